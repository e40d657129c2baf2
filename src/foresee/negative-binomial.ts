import { normalQuantile } from "./normal.ts";

/** No month has more attacks than this: a guard of the search, four orders above what the model is for. */
const MOST = 100_000;
/** Below this the chance of no attack is lost to rounding and the search would never end. */
const LEAST_CHANCE = 1e-290;

/**
 * The number of attacks below which the share `u` of a negative binomial lies: mean `mean`, size `size`, so that the
 * variance is mean + mean²/size. By inverse distribution function, so that one uniform number gives one count and a
 * larger mean never gives a smaller count: this is what couples two strategies.
 */
export function negativeBinomialQuantile(u: number, mean: number, size: number): number {
  if (!(mean > 0)) return 0;
  const ratio = mean / (size + mean);
  let chance = Math.exp(-size * Math.log1p(mean / size));
  if (chance < LEAST_CHANCE) return farQuantile(u, mean, size);
  let below = chance;
  let count = 0;
  while (u > below && count < MOST) {
    chance *= (ratio * (size + count)) / (count + 1);
    count++;
    below += chance;
    // beyond the mean the rest is smaller than rounding: u is as good as reached
    if (chance < 1e-17 && count > mean) break;
  }
  return count;
}

/** Where the mean is in the hundreds at least: by bisection on the chance of at most `n`, Wilson and Hilferty's cube root of a gamma. */
function farQuantile(u: number, mean: number, size: number): number {
  // a gamma with the same mean and variance; monotone in u and in mean, which is what is needed here
  const variance = mean + (mean * mean) / size;
  const shape = (mean * mean) / variance;
  const z = normalQuantile(u);
  const root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
  return Math.min(MOST, Math.max(0, Math.round(mean * root * root * root)));
}

/** log P(Y = count) of the same distribution. `count` is a whole number from 0 on. */
export function negativeBinomialLog(count: number, mean: number, size: number): number {
  if (!(mean > 0)) return count === 0 ? 0 : -Infinity;
  let sum = -size * Math.log1p(mean / size);
  const ratio = mean / (size + mean);
  // the product of (size + i) / (i + 1) without a gamma function: counts of a month are small
  let product = 1;
  for (let i = 0; i < count; i++) {
    product *= ((size + i) / (i + 1)) * ratio;
    if (product < 1e-250 || product > 1e250) {
      sum += Math.log(product);
      product = 1;
    }
  }
  sum += Math.log(product);
  return sum;
}

/** Which cells are of one column, and its size. */
export interface CountColumn {
  readonly first: number;
  readonly step: number;
  readonly end: number;
  readonly size: number;
}

/**
 * The sum of `negativeBinomialLog` over a column of counts and their means. Chances are multiplied, and a logarithm is taken only where a
 * product would soon be too large or too small: logarithms are what takes the time, and a likelihood has one for each group and month.
 */
export function negativeBinomialLogSum(counts: Int32Array, means: Float64Array, { first, step, end, size }: CountColumn): number {
  let sum = 0;
  // of (1 + mean / size), to the power of -size
  let spread = 1;
  // of what comes with each attack
  let product = 1;
  for (let cell = first; cell < end; cell += step) {
    const count = counts[cell] as number;
    const mean = means[cell] as number;
    if (!(mean > 0)) {
      if (count === 0) continue;
      return -Infinity;
    }
    spread *= 1 + mean / size;
    if (spread > 1e150) {
      sum -= size * Math.log(spread);
      spread = 1;
    }
    const ratio = mean / (size + mean);
    for (let i = 0; i < count; i++) {
      product *= ((size + i) / (i + 1)) * ratio;
      if (product < 1e-150 || product > 1e150) {
        sum += Math.log(product);
        product = 1;
      }
    }
  }
  return sum + Math.log(product) - size * Math.log(spread);
}
