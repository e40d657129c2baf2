import type { NameWord } from "../names/index.ts";
import { UNIT } from "./cost.ts";
import type { Sought } from "./lexicon.ts";
import { PARAMETERS } from "./parameters.ts";
import { STEP, STEPS } from "./population.ts";

/** How a word is looked for: one out of another script than the lists are mostly printed in, as what was read. */
export const soughtOf = ({ script }: NameWord): Sought => (script === "Latn" ? "written" : "read");

/** Bits of a cost at so much each, and so much more for those beyond `farFrom`. */
const bent = (cost: number, { bit, far, farFrom }: { readonly bit: number; readonly far: number; readonly farFrom: number }): number =>
  bit * cost + far * Math.max(0, cost - farFrom);

/**
 * What a spelling costs on top of the mass it opens, in bits, for every cost in UNITs that a word can have: lightly while it is one of
 * the usual changes, dear when it is far.
 */
function charges({ charge, far }: { readonly charge: number; readonly far: number }): Float64Array {
  return Float64Array.from({ length: 256 }, (_, units) => bent(units / UNIT, { bit: charge, far, farFrom: PARAMETERS.farFrom }));
}
const CHARGES = charges(PARAMETERS);
/** two offices that romanise one word differ more often than two that copy it */
const READ_CHARGES = charges({ charge: PARAMETERS.chargeRead, far: PARAMETERS.farRead });
export const chargesOf = (word: NameWord): Float64Array => (soughtOf(word) === "read" ? READ_CHARGES : CHARGES);

/**
 * What being a misspelling takes off a word's own rarity, in bits, by step, but for the charge, which is taken of every spelling. A word around
 * which common ones lie (*Banj*, beside *Bank*) is itself seldom written: that it was is likelier of somebody who meant the listed word. (The
 * ratio of likelihoods; a mass of neighbours alone is the chance that anything so near is written, which common neighbours decide.)
 */
function misspelt(charges: Float64Array): Float64Array {
  const { once, ...prices } = PARAMETERS.misspelt;
  return Float64Array.from({ length: STEPS }, (_, s) => {
    const cost = s * STEP;
    return once + bent(cost, prices) - (charges[Math.round(cost * UNIT)] as number);
  });
}
const MISSPELT = misspelt(CHARGES);
const MISREAD = misspelt(READ_CHARGES);
export const misspeltOf = (word: NameWord): Float64Array => (soughtOf(word) === "read" ? MISREAD : MISSPELT);
