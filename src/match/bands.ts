import type { Band } from "./alert.ts";
import { PARAMETERS } from "./parameters.ts";

/** The band of a weight, or null at or below zero. */
export function bandOf(weight: number): Band | null {
  const { possible, strong, identified } = PARAMETERS.bands;
  return weight >= identified ? "identified" : weight >= strong ? "strong" : weight >= possible ? "possible" : weight > 0 ? "weak" : null;
}

/** The least weight of a band. */
export function leastWeight(band: Band): number {
  return band === "weak" ? Number.MIN_VALUE : PARAMETERS.bands[band];
}

/** Chance that subject and party are the same, under the prior of the parameter file. */
export function probabilityOf(weight: number): number {
  const odds = (PARAMETERS.prior / (1 - PARAMETERS.prior)) * 2 ** Math.max(-500, Math.min(500, weight));
  return odds / (1 + odds);
}
