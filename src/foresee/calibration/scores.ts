/**
 * How good a forecast by draws was, once the count is known; less is better. As the VIEWS prediction competition of 2023 has them:
 * CRPS, ignorance over bins, interval score of the middle 90 %.
 */
export interface Scores {
  readonly crps: number;
  /** bits; a forecast that gave its bin no draw is not infinitely bad: each bin has one draw of its own */
  readonly ignorance: number;
  readonly interval: number;
}

const BINS = [0, 0.5, 2.5, 5.5, 10.5, 25.5, 50.5, 100.5, 250.5, 500.5, 1000.5] as const;
const ALPHA = 0.1;

/** `forecast`: draws of the count, in any order; `count`: what came. */
export function scoresOf(forecast: ArrayLike<number>, count: number): Scores {
  const sorted = Float64Array.from(forecast).toSorted();
  return { crps: crps(sorted, count), ignorance: ignorance(sorted, count), interval: intervalScore(sorted, count) };
}

/** E|X - y| - E|X - X'| / 2, over the draws */
function crps(sorted: Float64Array, count: number): number {
  const draws = sorted.length;
  let [apart, spread] = [0, 0];
  for (let at = 0; at < draws; at++) {
    const value = sorted[at] as number;
    apart += Math.abs(value - count) / draws;
    spread += ((2 * at + 1 - draws) * value) / (draws * draws);
  }
  return apart - spread;
}

const binOf = (value: number): number => BINS.findLastIndex((edge) => value >= edge);

function ignorance(sorted: Float64Array, count: number): number {
  const bin = binOf(count);
  let inside = 1;
  for (const value of sorted) if (binOf(value) === bin) inside++;
  return -Math.log2(inside / (sorted.length + BINS.length));
}

function intervalScore(sorted: Float64Array, count: number): number {
  const level = (share: number): number => {
    const place = share * (sorted.length - 1);
    const below = sorted[Math.floor(place)] as number;
    return below + ((sorted[Math.ceil(place)] as number) - below) * (place - Math.floor(place));
  };
  const [low, high] = [level(ALPHA / 2), level(1 - ALPHA / 2)];
  return high - low + (2 / ALPHA) * (Math.max(0, low - count) + Math.max(0, count - high));
}
