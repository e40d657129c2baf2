import type { Agreement } from "./convergence.ts";
import type { Fit } from "./fit.ts";
import type { FitModel } from "./fit-model.ts";
import { valueAt } from "../belief.ts";
import { rounded, varianceOf } from "../quantile.ts";

/** What the counts have taught of one parameter, and what of it is still the literature's. */
export interface Learnt extends Agreement {
  readonly parameter: string;
  readonly title: string;
  readonly group: string | null;
  readonly unit: string;
  /** 5 %, 50 %, 95 % before and after */
  readonly before: readonly [number, number, number];
  readonly after: readonly [number, number, number];
  /**
   * 1 - variance after / variance before, 0 to 1: the part that is from your data. 0 when it is less than three of its own standard
   * errors: some thirty beliefs are looked at, and luck must not be sold as learning.
   */
  readonly contraction: number;
  /** standard error of that share, from the effective draws */
  readonly error: number;
  /** the rest: from the literature, not from your data */
  readonly literature: number;
}

/** standard errors */
const SURE = 3;
/** 5 % and 95 % of a standard normal */
const TAIL = 1.6448536269514722;

export function learntOf({ draws, agreement }: Fit, { space }: FitModel): Learnt[] {
  return space.parameters.map(({ id, title, group, unit, prior }, at): Learnt => {
    const column = Float64Array.from(draws, (draw) => draw[at] as number);
    const sorted = column.toSorted();
    const level = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] as number;
    const value = (z: number): number => rounded(valueAt(prior, z));
    const { rHat, bulk, tail } = agreement[at] as Agreement;
    const variance = varianceOf(column);
    const error = variance * Math.sqrt(2 / Math.max(bulk, 1));
    const raw = Math.min(1, 1 - variance);
    const contraction = raw > SURE * error ? rounded(raw) : 0;
    return {
      parameter: id,
      title,
      group,
      unit,
      before: [value(-TAIL), value(0), value(TAIL)],
      after: [value(level(0.05)), value(level(0.5)), value(level(0.95))],
      contraction,
      error: rounded(error),
      literature: rounded(1 - contraction),
      rHat: rounded(rHat),
      bulk: Math.round(bulk),
      tail: Math.round(tail),
    };
  });
}
