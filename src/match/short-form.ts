import { shortFormOf } from "../names/index.ts";
import type { Comparison, Evidence } from "./alert.ts";
import { evidenceLine } from "./evidence-line.ts";
import { PARAMETERS } from "./parameters.ts";
import type { Subject } from "./subject.ts";

/** Two bodies of which one is called by the first letters of the other: the evidence, and the two names. */
export interface ShortForm {
  readonly line: Evidence;
  readonly matched: Comparison["matched"];
}

/**
 * The short form that one of two bodies is called by, with as many bits as a word of so many letters has at most. Where two names are laid
 * side by side only: of thousands that are listed, some have any three letters.
 */
export function shortForm(left: Subject, right: Subject): ShortForm | null {
  if (left.kind === "person" || right.kind === "person") return null;
  let best: ShortForm | null = null;
  for (const query of left.names)
    for (const listed of right.names) {
      const letters = shortFormOf(query, listed) ?? shortFormOf(listed, query);
      if (letters === null) continue;
      const bits = Math.min(PARAMETERS.floorBits, PARAMETERS.floorPerLetter * letters.length);
      if (best !== null && best.line.bits >= bits) continue;
      const line = evidenceLine("short form", query, listed, bits, `${letters}: the first letters of the other's words`);
      best = { line, matched: { query, listed, exact: false } };
    }
  return best;
}
