import type { Bits, EntryId, Kind, ListId, PartyId } from "../ground/index.ts";

export const BANDS = ["weak", "possible", "strong", "identified"] as const;
export type Band = (typeof BANDS)[number];

/** One observed agreement or disagreement. `left` is the subject's side, `right` the list's; null = nothing there. */
export interface Evidence {
  /** name, name-order, coverage, left-over, birth date, identifier, country, sex, father, mother, address, birth place, kind, look-alike … */
  readonly what: string;
  readonly left: string | null;
  readonly right: string | null;
  readonly bits: Bits;
  readonly note: string;
}

export interface EntryWeight {
  readonly list: ListId;
  readonly id: EntryId;
  readonly weight: Bits;
}

export interface Comparison {
  readonly weight: Bits;
  readonly probability: number;
  /** null at or below zero */
  readonly band: Band | null;
  readonly evidence: readonly Evidence[];
  /** what disagrees, in words; each has its line in `evidence` too */
  readonly conflicts: readonly string[];
  /** facts that one side lacks and that would settle it */
  readonly missing: readonly string[];
  readonly matched: { readonly query: string; readonly listed: string; readonly exact: boolean };
}

/** One subject against one party. */
export interface Alert extends Comparison {
  readonly party: PartyId;
  readonly caption: string;
  readonly kind: Kind;
  readonly entries: readonly EntryWeight[];
  readonly band: Band;
  /** in its band by the rule of exact names alone (`interface.md`, Bands): the subject bears a listed name to the letter, or one of a body stands within its own */
  readonly byExactRule: boolean;
}

export interface ScreenOptions {
  /** parties; those that tie with the last are given too. Default 10 */
  readonly limit?: number;
  /** default possible */
  readonly minBand?: Band;
  /** only entries of these lists */
  readonly lists?: readonly ListId[];
  /** `asked`: names as they stand; default: also those within them, of listed bodies to the letter (M19), without what a clerk writes behind (N12), as desks get them (N13), and across the names of one person (M20) */
  readonly names?: "asked" | "and within";
}
