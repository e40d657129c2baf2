/** The statistics of the yardstick's score.py, one for one: the test compares the two. */

const Z = 1.96;

/** Like Python's `round`: to the nearest by the exact value, and to the even one where it lies between two. */
export function round(value: number, digits = 4): number {
  const scaled = value * 10 ** digits;
  // only a sum of few powers of two can lie exactly between
  const isBetween = Math.abs(scaled % 1) === 0.5 && Number.isInteger(value * 2 ** 20);
  if (isBetween) return (2 * Math.round(scaled / 2)) / 10 ** digits;
  return Number(value.toFixed(digits));
}

/** Hits and asked, of one party. */
export type Part = readonly [hits: number, asked: number];

/**
 * Wilson's interval of a share at 95 %. Questions about one party are not independent: the number asked is cut down to what as many
 * independent ones would tell (design effect).
 */
export function interval(parts: readonly Part[]): readonly [low: number, high: number] {
  const asked = parts.reduce((sum, [, n]) => sum + n, 0);
  const hits = parts.reduce((sum, [k]) => sum + k, 0);
  const share = hits / asked;
  const parties = parts.length;
  const squares = parts.reduce((sum, [k, n]) => sum + (k - share * n) ** 2, 0);
  const spread = ((squares / asked ** 2) * parties) / Math.max(parties - 1, 1);
  const n = spread > 0 ? Math.min(asked, Math.max(parties, (share * (1 - share)) / spread)) : parties;
  const whole = 1 + (Z * Z) / n;
  const middle = (share + (Z * Z) / (2 * n)) / whole;
  const half = (Z * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n))) / whole;
  return [round(Math.max(middle - half, 0)), round(Math.min(middle + half, 1))];
}

/** Interval of a plain share, each question of a party of its own. */
export function shareInterval(hits: number, asked: number): readonly [low: number, high: number] {
  if (asked === 0) return [0, 1];
  return interval(Array.from({ length: asked }, (_, i) => [i < hits ? 1 : 0, 1] as const));
}

/** Area under the curve: the chance that a pair that is the same scores higher than one that is not. */
export function auc(same: readonly number[], other: readonly number[]): number {
  const both = [...same.map((s) => [s, 1] as const), ...other.map((s) => [s, 0] as const)].toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  let rank = 0;
  for (let i = 0; i < both.length;) {
    let j = i;
    let matches = 0;
    while (j < both.length && both[j]?.[0] === both[i]?.[0]) matches += (both[j++] as readonly [number, number])[1];
    rank += (matches * (i + 1 + j)) / 2;
    i = j;
  }
  return same.length > 0 && other.length > 0 ? (rank - (same.length * (same.length + 1)) / 2) / (same.length * other.length) : Number.NaN;
}

/** Precision, recall and F1 when a pair counts as the same from `least` on. */
export function precisionRecall(
  items: readonly (readonly [score: number, match: boolean])[],
  least: number,
): readonly [number, number, number] {
  let truly = 0;
  let falsely = 0;
  let missed = 0;
  for (const [score, match] of items) {
    if (score >= least && match) truly++;
    else if (score >= least) falsely++;
    else if (match) missed++;
  }
  const precision = truly + falsely > 0 ? truly / (truly + falsely) : 0;
  const recall = truly + missed > 0 ? truly / (truly + missed) : 0;
  return [precision, recall, precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0];
}

/** The best of the F1 over all thresholds. */
export function bestF1(items: readonly (readonly [score: number, match: boolean])[]): number {
  return Math.max(...[...new Set(items.map(([score]) => score))].map((least) => precisionRecall(items, least)[2]));
}

/** The score from which on pairs count as the same where the F1 is best; of several the highest. */
export function bestThreshold(items: readonly (readonly [score: number, match: boolean])[]): number {
  const best = bestF1(items);
  return Math.max(...items.map(([score]) => score).filter((least) => precisionRecall(items, least)[2] === best));
}

/** The score that only this share of the best scores reaches. */
export function threshold(best: readonly number[], rate: number): number {
  const falling = best.toSorted((a, b) => b - a);
  return (falling[Math.trunc(falling.length * rate)] as number) + 1e-9;
}
