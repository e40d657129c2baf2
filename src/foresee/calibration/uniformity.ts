import { normalCdf } from "../normal.ts";

/** P(a chi-square with this many degrees of freedom is larger than `x`): the closed form by steps of two. */
export function chiSquareTail(x: number, freedom: number): number {
  if (!(x > 0)) return 1;
  const half = x / 2;
  const odd = freedom % 2 === 1;
  let tail = odd ? 2 * (1 - normalCdf(Math.sqrt(x))) : Math.exp(-half);
  // half^a exp(-half) / gamma(a + 1), from the smallest a on
  let term = odd ? (Math.sqrt(half) * Math.exp(-half)) / (Math.sqrt(Math.PI) / 2) : half * Math.exp(-half);
  for (let a = odd ? 0.5 : 1; a < freedom / 2; a++) {
    tail += term;
    term *= half / (a + 1);
  }
  return Math.min(1, tail);
}

/** How far ranks are from being spread evenly. */
export interface Uniformity {
  /** of a chi-square over `bins` bins of the same width */
  readonly p: number;
  /** largest distance of the ranks' distribution from a straight line, in units of what chance alone allows in 999 of 1,000 */
  readonly ecdf: number;
}

/** `ranks`: whole numbers from 0 to `most`, `most + 1` divisible by `bins`. */
export function uniformityOf(ranks: ArrayLike<number>, most: number, bins: number): Uniformity {
  const counts = new Int32Array(bins);
  const each = new Int32Array(most + 1);
  for (let at = 0; at < ranks.length; at++) {
    const rank = ranks[at] as number;
    each[rank] = (each[rank] as number) + 1;
    const bin = Math.floor((rank * bins) / (most + 1));
    counts[bin] = (counts[bin] as number) + 1;
  }
  const expected = ranks.length / bins;
  const square = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  let [below, farthest] = [0, 0];
  for (let rank = 0; rank <= most; rank++) {
    below += each[rank] as number;
    farthest = Math.max(farthest, Math.abs(below / ranks.length - (rank + 1) / (most + 1)));
  }
  // Kolmogorov's bound for p = .001: 1.95 / sqrt(n)
  return { p: chiSquareTail(square, bins - 1), ecdf: farthest / (1.95 / Math.sqrt(ranks.length)) };
}
