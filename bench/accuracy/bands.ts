import { PARAMETERS } from "../../src/match/parameters.ts";
import { shareInterval } from "./figures.ts";
import type { Screened } from "./jobs.ts";

/** What the contract allows each band, of ordinary people or bodies against about 100,000 listed names. */
export const BAND_LIMITS = { possible: 1 / 50, strong: 1 / 1000, identified: 1 / 100_000 } as const;
export type AskedBand = keyof typeof BAND_LIMITS;

/** How many ordinary subjects have an alert at or above a band by its weight. */
export interface BandRow {
  readonly band: AskedBand;
  readonly least: number;
  readonly alerted: number;
  readonly n: number;
  readonly ci: readonly [number, number];
  readonly limit: number;
  /** of `identified`: the tail carried on, with its interval; null where it was counted */
  readonly extrapolated: Tail | null;
  readonly holds: boolean;
  /** weight from which the band would hold, where it does not */
  readonly wouldHoldFrom: number | null;
}

export interface BandTable {
  readonly population: string;
  readonly sets: string;
  readonly n: number;
  readonly rows: readonly BandRow[];
  /** alerted at *possible* by the rule of exact names alone, counted apart */
  readonly byRuleAlone: number;
}

/**
 * Too few are asked to count 1 in 100,000: above *possible* the shares fall like an exponential (a random agreement of so many bits more
 * is so much rarer), so its mean excess, by maximum likelihood, carries the count on. The interval is that of the mean.
 */
export function tail(weights: readonly number[], from: number, to: number): Tail {
  const over = weights.filter((w) => w >= from);
  if (over.length < 2)
    return { share: 0, low: 0, high: shareInterval(over.length, weights.length)[1], from: over.length, reach: () => from };
  const mean = over.reduce((sum, w) => sum + w - from, 0) / over.length;
  const error = (1.96 * mean) / Math.sqrt(over.length);
  const begin = over.length / weights.length;
  const at = (m: number): number => (m <= 0 ? 0 : begin * Math.exp(-(to - from) / m));
  return {
    share: at(mean),
    low: at(mean - error),
    high: at(mean + error),
    from: over.length,
    reach: (share) => from + mean * Math.log(begin / share),
  };
}

export interface Tail {
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** how many weights it was read off */
  readonly from: number;
  /** the weight that only this share reaches */
  reach(share: number): number;
}

export function bandTable(population: string, sets: string, screened: readonly Screened[]): BandTable {
  const weights = screened.map(({ hits }) => hits.reduce((top, [, weight]) => Math.max(top, weight), 0));
  const { bands } = PARAMETERS;
  const falling = weights.toSorted((a, b) => b - a);
  const rows = (Object.keys(BAND_LIMITS) as AskedBand[]).map((band): BandRow => {
    const limit = BAND_LIMITS[band];
    const least = bands[band];
    const alerted = weights.filter((w) => w >= least).length;
    const extrapolated = band === "identified" ? tail(weights, bands.possible, least) : null;
    const holds = Math.max(extrapolated?.share ?? 0, alerted / weights.length) <= limit;
    const needed = extrapolated?.reach(limit) ?? falling[Math.trunc(weights.length * limit)] ?? least;
    return {
      band,
      least,
      alerted,
      n: weights.length,
      ci: shareInterval(alerted, weights.length),
      limit,
      extrapolated,
      holds,
      wouldHoldFrom: holds ? null : Math.ceil((needed + 1e-9) * 10) / 10,
    };
  });
  const byRuleAlone = screened.filter(({ byRule }, i) => byRule && (weights[i] as number) < bands.possible).length;
  return { population, sets, n: weights.length, rows, byRuleAlone };
}
