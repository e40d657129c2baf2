/** Median and extremes of repeated measurements. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly runs: number;
}

export function quantile(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((left, right) => left - right);
  return { median: quantile(sorted, 0.5), least: sorted[0] ?? Number.NaN, most: sorted.at(-1) ?? Number.NaN, runs: sorted.length };
}

/** Milliseconds of each call, sorted. */
export function timings(count: number, call: (at: number) => void): Float64Array {
  const taken = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    const before = performance.now();
    call(at);
    taken[at] = performance.now() - before;
  }
  return taken.sort();
}

export const megabytes = (bytes: number): number => Math.round(bytes / 1e5) / 10;
