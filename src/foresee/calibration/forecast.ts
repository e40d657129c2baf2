import { reckonEffects } from "../effects.ts";
import { createWorkspace } from "../likelihood.ts";
import { runModel } from "../model.ts";
import { valuesAt } from "../parameters.ts";
import { keyOf, uniform } from "../random.ts";
import type { FitModel } from "./fit-model.ts";

/** Parts of the keys of random numbers that no simulation uses. */
export const LUCK = { replicate: 102, forecast: 103, truth: 104, rank: 105, rival: 106 } as const;

/**
 * Counts that the model brings with each of these draws: the first `known` months as they were observed, the others by chance.
 * Rows as the draws, cells `t * groups + g`.
 */
export function simulated(
  draws: readonly Float64Array[],
  { space, history }: FitModel,
  { known, seed, purpose }: { readonly known: number; readonly seed: number; readonly purpose: number },
): Int32Array[] {
  const workspace = createWorkspace(space, history.months);
  const uniforms = new Float64Array(history.groups * history.months);
  return draws.map((draw, at) => {
    const key = keyOf(seed, purpose, at);
    for (let cell = known * history.groups; cell < uniforms.length; cell++) uniforms[cell] = uniform(key, purpose, cell);
    reckonEffects(workspace.effects, valuesAt(space, draw, workspace.values), history.path);
    runModel(workspace.effects, { from: "history", counts: history.counts, known, uniforms }, workspace.track);
    return Int32Array.from(workspace.track.attacks);
  });
}
