import { bits } from "../ground/index.ts";
import type { Evidence } from "./alert.ts";

/** One line of evidence. */
export const evidenceLine = (what: string, left: string | null, right: string | null, value: number, note: string): Evidence => ({
  what,
  left,
  right,
  bits: bits(value),
  note,
});
