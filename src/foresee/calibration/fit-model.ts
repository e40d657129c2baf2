import type { Strategy } from "../../strategy/index.ts";
import { createWorkspace, logPosterior, type History } from "../likelihood.ts";
import { parameterSpace, type ParameterSpace } from "../parameters.ts";
import { countMonths, quietPath } from "../path.ts";
import type { Situation } from "../situation.ts";
import { pathOf } from "../timeline.ts";
import type { LogDensity } from "./chain.ts";
import { attacksOf, type MonthlyCounts } from "./counts.ts";

/** What a fit needs; plain data, so that it can be handed to another thread. */
export interface FitModel {
  readonly space: ParameterSpace;
  readonly history: History;
}

/**
 * The situation's interval of attacks is of today, and the history begins years before: as a prior of the rate at its beginning it
 * is taken this wide (standard deviation of the logarithm).
 */
export const RATE_SD = 1;

/** Parameters as they are fitted: the situation's, but with the wider prior of each group's rate at the history's beginning. */
export function fitSpace(situation: Situation): ParameterSpace {
  const space = parameterSpace(situation.groups);
  return {
    ...space,
    parameters: space.parameters.map((parameter) =>
      parameter.id.startsWith("rate:") && parameter.prior.form === "log-normal"
        ? { ...parameter, prior: { ...parameter.prior, sd: Math.max(RATE_SD, parameter.prior.sd) } }
        : parameter,
    ),
  };
}

/** Counts and what was done in those months. `done`: null when nothing was. */
export function fitModel(situation: Situation, counts: MonthlyCounts, done: Strategy | null): FitModel {
  const space = fitSpace(situation);
  const path =
    done === null ? countMonths(quietPath(space.groups.length, counts.months)) : pathOf(done, space.groups, counts.begins, counts.months);
  return { space, history: { groups: space.groups.length, months: counts.months, counts: attacksOf(counts), path } };
}

/** The log posterior of a model, with room of its own. */
export function densityOf({ space, history }: FitModel): LogDensity {
  const workspace = createWorkspace(space, history.months);
  return (z) => logPosterior(space, z, history, workspace);
}
