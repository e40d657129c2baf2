import { meanOf, quantilesOf, rounded, type Quantiles } from "./quantile.ts";

/** Share of runs in which the first has less; ties count half. Runs are paired: the same parameters, the same luck. */
export function shareLess(left: Float64Array, right: Float64Array): number {
  let less = 0;
  for (let run = 0; run < left.length; run++) {
    const difference = (left[run] as number) - (right[run] as number);
    if (difference < 0) less += 1;
    else if (difference === 0) less += 0.5;
  }
  return rounded(less / left.length);
}

/** `matrix[a][b]`: share of runs in which a has less than b; one half on the diagonal. */
export function pairMatrix(columns: readonly Float64Array[]): number[][] {
  return columns.map((left) => columns.map((right) => (left === right ? 0.5 : shareLess(left, right))));
}

export interface Regret {
  /** run by run */
  readonly values: Float64Array;
  /** how much more than under the strategy that would have been best, on average over all runs */
  readonly mean: number;
  readonly quantiles: Quantiles;
  /** share of runs in which this strategy was the best; ties are shared out */
  readonly best: number;
}

/** What it costs, run by run, not to have chosen the strategy that turned out to have least. */
export function regretsOf(columns: readonly Float64Array[]): Regret[] {
  const runs = columns[0]?.length ?? 0;
  const regrets = columns.map(() => new Float64Array(runs));
  const best = new Float64Array(columns.length);
  for (let run = 0; run < runs; run++) {
    let least = Infinity;
    let ties = 0;
    for (const column of columns) {
      const value = column[run] as number;
      if (value < least) {
        least = value;
        ties = 1;
      } else if (value === least) ties++;
    }
    columns.forEach((column, at) => {
      const more = (column[run] as number) - least;
      (regrets[at] as Float64Array)[run] = more;
      if (more === 0) best[at] = (best[at] as number) + 1 / ties;
    });
  }
  return regrets.map((values, at) => ({
    values,
    mean: rounded(meanOf(values)),
    quantiles: quantilesOf(values),
    best: rounded((best[at] as number) / runs),
  }));
}

/** Value against value of the same draw, replicates summed: how many times as much. 1 where both are nothing. */
export function ratiosOf(values: Float64Array, reference: Float64Array, draws: number): Float64Array {
  const each = values.length / draws;
  return Float64Array.from({ length: draws }, (_, draw) => {
    let top = 0;
    let below = 0;
    for (let at = draw * each; at < (draw + 1) * each; at++) {
      top += values[at] as number;
      below += reference[at] as number;
    }
    // half an attack stands in for none, so that a ratio exists; with five runs a draw it hardly ever counts
    return top === below ? 1 : top / Math.max(below, 0.5);
  });
}
