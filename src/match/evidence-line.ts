import { bits } from "../ground/index.ts";
import type { Evidence } from "./alert.ts";
import { rounded } from "./rounded.ts";

/** The lines as they are told: bits to the thousandth. */
export const toldLines = (lines: readonly Evidence[]): readonly Evidence[] =>
  lines.map(({ what, left, right, bits: value, note }) => evidenceLine(what, left, right, rounded(value), note));

/** One line of evidence. */
export const evidenceLine = (what: string, left: string | null, right: string | null, value: number, note: string): Evidence => ({
  what,
  left,
  right,
  bits: bits(value),
  note,
});
