import { createWorkspace, logLikelihood } from "../likelihood.ts";
import { groupAt, parameterSpace, valuesAt, type Parameter } from "../parameters.ts";
import type { Situation } from "../situation.ts";
import type { FitModel } from "./fit-model.ts";

/** What a posterior may hold; beyond it a prior says "impossible" and the two should be looked at. */
export const MOST_Z = 12;

/**
 * Draws as a comparison begins with them. A comparison takes today as capacity 1, while the history had its own first month; so a
 * group's rate becomes what is left of it at the end (rate times capacity) and its support what it has become. Coordinates are those
 * of the situation's priors. `held`: how many coordinates lay beyond what a posterior may hold.
 */
export function today(
  draws: readonly Float64Array[],
  model: FitModel,
  situation: Situation,
): { readonly rows: readonly (readonly number[])[]; readonly held: number } {
  const { space, history } = model;
  const stated = parameterSpace(situation.groups);
  const workspace = createWorkspace(space, history.months);
  let held = 0;
  const bounded = (z: number): number => {
    const within = Number.isNaN(z) ? 0 : Math.min(MOST_Z, Math.max(-MOST_Z, z));
    if (within !== z) held++;
    return Number(within.toFixed(6));
  };
  const rows = draws.map((draw) => {
    const values = valuesAt(space, draw, workspace.values);
    const rates = space.groups.map((_, g) => values[groupAt(g, "rate")] as number);
    logLikelihood(values, history, workspace);
    const { state } = workspace.track;
    const row = Array.from(draw, bounded);
    space.groups.forEach((_, g) => {
      const [rate, support] = [groupAt(g, "rate"), groupAt(g, "support")];
      row[rate] = bounded(coordinate(stated.parameters[rate] as Parameter, (rates[g] as number) * (state[3 * g] as number)));
      row[support] = bounded(coordinate(stated.parameters[support] as Parameter, state[3 * g + 1] as number));
    });
    return row;
  });
  return { rows, held };
}

/** The standard normal number at which an amount or a share has this value. */
function coordinate({ prior }: Parameter, value: number): number {
  switch (prior.form) {
    case "log-normal":
      return (Math.log(value) - Math.log(prior.median)) / prior.sd;
    case "logit-normal":
      return (Math.log(value / (1 - value)) - Math.log(prior.median / (1 - prior.median))) / prior.sd;
    case "normal":
      return (value - prior.mean) / prior.sd;
    case "beta":
      return NaN;
  }
}
