import { createEffects, reckonEffects, type Effects } from "./effects.ts";
import { createTrack, runModel, type Track } from "./model.ts";
import { negativeBinomialLogSum } from "./negative-binomial.ts";
import { valuesAt, type ParameterSpace } from "./parameters.ts";
import type { Path } from "./path.ts";

/** Counts of attacks that were observed: cell `t * groups + g`, groups in the order of the parameter space. */
export interface History {
  readonly groups: number;
  readonly months: number;
  readonly counts: Int32Array;
  /** what was done in those months, on the same cells */
  readonly path: Path;
}

/** Room that a likelihood needs, made once and used for every evaluation. */
export interface Workspace {
  readonly values: Float64Array;
  readonly effects: Effects;
  readonly track: Track;
}

export function createWorkspace(space: ParameterSpace, months: number): Workspace {
  const groups = space.groups.length;
  return { values: new Float64Array(space.size), effects: createEffects(groups, months), track: createTrack(groups, months) };
}

/**
 * log P(counts | parameters), exactly: each count is negative binomial given the months before it. -Infinity when the
 * parameters cannot have brought these counts. `workspace.track.expected` then holds the one-month-ahead means.
 */
export function logLikelihood(values: Float64Array, history: History, { effects, track }: Workspace): number {
  reckonEffects(effects, values, history.path);
  runModel(effects, { from: "history", counts: history.counts, known: history.months, uniforms: null }, track);
  const { groups, months } = history;
  let sum = 0;
  for (let g = 0; g < groups; g++) {
    const column = { first: g, step: groups, end: groups * months, size: effects.size[g] as number };
    sum += negativeBinomialLogSum(history.counts, track.expected, column);
  }
  return Number.isNaN(sum) ? -Infinity : sum;
}

/** Log posterior at a point of the standard normal space, up to a constant: likelihood and a prior of variance 1 everywhere. */
export function logPosterior(space: ParameterSpace, z: Float64Array, history: History, workspace: Workspace): number {
  let prior = 0;
  for (let i = 0; i < space.size; i++) prior -= 0.5 * (z[i] as number) * (z[i] as number);
  return prior + logLikelihood(valuesAt(space, z, workspace.values), history, workspace);
}
