/** Shares of runs that lie below: the middle half, and nine of ten. */
export const LEVELS = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** 5 %, 25 %, 50 %, 75 % and 95 % of something, in this order. */
export type Quantiles = readonly [number, number, number, number, number];

/** Quantiles by linear interpolation between the two nearest values (Hyndman and Fan 1996, type 7). Not for empty columns. */
export function quantilesOf(values: Float32Array | Float64Array): Quantiles {
  const sorted = values.toSorted();
  const [low, lower, middle, upper, high] = LEVELS.map((level) => {
    const place = level * (sorted.length - 1);
    const below = sorted[Math.floor(place)] as number;
    const above = sorted[Math.ceil(place)] as number;
    return rounded(below + (above - below) * (place - Math.floor(place)));
  });
  return [low, lower, middle, upper, high] as Quantiles;
}

/** Nine digits: enough for any reader, and the last bit in which engines may differ is gone. */
export function rounded(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(9)) : value;
}

export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at] as number;
  return sum / values.length;
}

/** Variance of a sample; 0 where there is only one value. */
export function varianceOf(values: ArrayLike<number>): number {
  if (values.length < 2) return 0;
  const mean = meanOf(values);
  let squares = 0;
  for (let at = 0; at < values.length; at++) squares += ((values[at] as number) - mean) ** 2;
  return squares / (values.length - 1);
}
