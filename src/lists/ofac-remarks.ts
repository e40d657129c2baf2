import type { Problem } from "../ground/index.ts";
import type { Draft } from "./draft.ts";
import { readFact } from "./ofac-fact.ts";
import { squeeze } from "./tally.ts";

const QUOTED_NAME = /^(?:alt\. )?[afn]\.k\.a\. ['"‘]/;

export interface RemarksContext {
  readonly file: string;
  readonly line: number;
  readonly onProblem: (problem: Problem) => void;
}

/**
 * Reads OFAC's Remarks (with its continuation in the comments file) into the draft. The whole text stays in `remarks`;
 * parts without a known label stay under `unmapped` as `Remarks`, known labels that no field fits under `Remarks: LABEL`.
 */
export function readRemarks(draft: Draft, text: string, context: RemarksContext): void {
  const remarks = squeeze(text);
  if (remarks === "") return;
  draft.remarks = draft.remarks === undefined ? remarks : `${draft.remarks} ${remarks}`;
  for (const part of partsOf(remarks)) readFact(draft, part, { ...context, field: "Remarks" });
}

/** The parts of a text divided by `;`, except inside the quotes of a weak name; the final full stop is no part of the last. */
export function partsOf(remarks: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  while (from < remarks.length) {
    while (remarks[from] === " " || remarks[from] === ";") from++;
    let end = remarks.indexOf(";", from);
    if (QUOTED_NAME.test(remarks.slice(from, from + 16))) {
      const open = remarks.slice(from, from + 16).search(/['"‘]/) + from;
      const close = closingQuote(remarks, open);
      if (close !== -1) end = remarks.indexOf(";", close);
    }
    if (end === -1) end = remarks.length;
    const part = remarks.slice(from, end).trim();
    if (part !== "") parts.push(part);
    from = end + 1;
  }
  const last = parts.at(-1);
  if (last !== undefined && last.endsWith(".") && remarks.endsWith(".")) {
    const bare = last.slice(0, -1).trim();
    parts[parts.length - 1] = bare;
    if (bare === "") parts.pop();
  }
  return parts;
}

/** no weak name is longer; beyond it a quote belongs to something else, and the search stays short on hostile text */
const LONGEST_NAME = 400;

/** The quote that ends a name: one before `;`, a final full stop, a bracket or the end; apostrophes within the name are passed over. */
function closingQuote(text: string, open: number): number {
  const mark = text[open] === "‘" ? "’" : (text[open] as string);
  for (let at = text.indexOf(mark, open + 1); at !== -1 && at - open <= LONGEST_NAME; at = text.indexOf(mark, at + 1)) {
    const rest = text.slice(at + 1, at + 4);
    if (rest === "" || /^(?:;|\.$|\. ?$|\.;| ?\(|\s*$)/.test(rest)) return at;
  }
  return -1;
}
