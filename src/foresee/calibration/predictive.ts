import { rounded } from "../quantile.ts";
import { LUCK, simulated } from "./forecast.ts";
import type { FitModel } from "./fit-model.ts";

/** One feature of the counts of one group, as observed and as the fitted model brings it. */
export interface PredictiveCheck {
  readonly group: string;
  readonly feature: string;
  readonly observed: number;
  /** 5 %, 50 %, 95 % of the model's own histories */
  readonly expected: readonly [number, number, number];
  /** share of the model's histories that lie below, ties by half */
  readonly p: number;
  /** p within .02 and .98 */
  readonly fits: boolean;
}

const BOUND = 0.02;

const mean = (values: Int32Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function dispersion(values: Int32Array): number {
  const middle = mean(values);
  return middle > 0 ? values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1) / middle : 0;
}

function echo(values: Int32Array, lag: number): number {
  const middle = mean(values);
  let [both, all] = [0, 0];
  for (let t = 0; t < values.length; t++) {
    const slip = (values[t] as number) - middle;
    all += slip * slip;
    if (t >= lag) both += slip * ((values[t - lag] as number) - middle);
  }
  return all > 0 ? both / all : 0;
}

/** the longest time without a single attack */
function quietRun(values: Int32Array): number {
  let [most, now] = [0, 0];
  for (const value of values) {
    now = value === 0 ? now + 1 : 0;
    most = Math.max(most, now);
  }
  return most;
}

interface Feature {
  readonly feature: string;
  of(values: Int32Array): number;
}

const FEATURES: readonly Feature[] = [
  { feature: "mean", of: mean },
  { feature: "variance / mean", of: dispersion },
  { feature: "months without", of: (values) => values.filter((value) => value === 0).length / values.length },
  { feature: "largest month", of: (values) => values.reduce((most, value) => Math.max(most, value), 0) },
  { feature: "longest quiet", of: quietRun },
  ...[1, 2, 3, 4, 5, 6].map((lag): Feature => ({ feature: `echo after ${lag}`, of: (values) => echo(values, lag) })),
];

/** Months in which anything that is done to a group begins to be done. */
function startsOf({ history: { path, months, groups } }: FitModel, group: number): number[] {
  const active = (t: number): boolean =>
    (["force", "money", "closed", "takeover", "talks", "severed"] as const).some(
      (input) => (path[input][t * groups + group] as number) > 0,
    );
  return Array.from({ length: months }, (_, t) => t).filter((t) => t >= YEAR && t + YEAR <= months && active(t) && !active(t - 1));
}

const YEAR = 12;
const changeAt = (t: number): Feature => ({
  feature: `change, year after month ${t}`,
  of: (values) => mean(values.subarray(t, t + YEAR)) - mean(values.subarray(t - YEAR, t)),
});

/** Whole histories brought by the fitted model alone, compared with the one that was observed. */
export function predictiveChecks(draws: readonly Float64Array[], model: FitModel, seed: number): PredictiveCheck[] {
  const { history, space } = model;
  const { groups, months } = history;
  const replicas = simulated(draws, model, { known: 0, seed, purpose: LUCK.replicate });
  const of = (cells: Int32Array, g: number): Int32Array => Int32Array.from({ length: months }, (_, t) => cells[t * groups + g] as number);
  return space.groups.flatMap((group, g) => {
    const seen = of(history.counts, g);
    const brought = replicas.map((cells) => of(cells, g));
    return [...FEATURES, ...startsOf(model, g).map(changeAt)].map(({ feature, of: figure }): PredictiveCheck => {
      const observed = figure(seen);
      const values = brought.map(figure).toSorted((left, right) => left - right);
      const below = values.reduce((sum, value) => sum + (value < observed ? 1 : value === observed ? 0.5 : 0), 0) / values.length;
      const level = (share: number): number => rounded(values[Math.floor(share * (values.length - 1))] as number);
      return {
        group,
        feature,
        observed: rounded(observed),
        expected: [level(0.05), level(0.5), level(0.95)],
        p: rounded(below),
        fits: below >= BOUND && below <= 1 - BOUND,
      };
    });
  });
}
