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
  readonly extrapolated: { readonly share: number; readonly low: number; readonly high: number; readonly from: number } | null;
  readonly holds: boolean;
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
export function tail(
  weights: readonly number[],
  from: number,
  to: number,
): { readonly share: number; readonly low: number; readonly high: number; readonly from: number } {
  const over = weights.filter((w) => w >= from);
  if (over.length < 2) return { share: 0, low: 0, high: shareInterval(over.length, weights.length)[1], from: over.length };
  const mean = over.reduce((sum, w) => sum + w - from, 0) / over.length;
  const error = (1.96 * mean) / Math.sqrt(over.length);
  const at = (m: number): number => (m <= 0 ? 0 : (over.length / weights.length) * Math.exp(-(to - from) / m));
  return { share: at(mean), low: at(mean - error), high: at(mean + error), from: over.length };
}

export function bandTable(population: string, sets: string, screened: readonly Screened[]): BandTable {
  const weights = screened.map(({ hits }) => hits.reduce((top, [, weight]) => Math.max(top, weight), 0));
  const { bands } = PARAMETERS;
  const rows = (Object.keys(BAND_LIMITS) as AskedBand[]).map((band): BandRow => {
    const alerted = weights.filter((w) => w >= bands[band]).length;
    const extrapolated = band === "identified" ? tail(weights, bands.possible, bands[band]) : null;
    const share = extrapolated === null ? alerted / weights.length : Math.max(extrapolated.share, alerted / weights.length);
    return {
      band,
      least: bands[band],
      alerted,
      n: weights.length,
      ci: shareInterval(alerted, weights.length),
      limit: BAND_LIMITS[band],
      extrapolated,
      holds: share <= BAND_LIMITS[band],
    };
  });
  const byRuleAlone = screened.filter(({ byRule }, i) => byRule && (weights[i] as number) < bands.possible).length;
  return { population, sets, n: weights.length, rows, byRuleAlone };
}
