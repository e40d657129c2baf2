import { parseDate } from "../ground/index.ts";
import type { PartialDate } from "../ground/index.ts";
import { squeeze } from "./tally.ts";

/** Without separators at its end; "" where nothing but marks stands. A loop, because a pattern takes quadratic time on a long run of them. */
function trimPoint(cell: string): string {
  const text = squeeze(cell);
  if (/^[-–;,.\s]*$/.test(text)) return "";
  let end = text.length;
  while (end > 0 && /[;,\s]/.test(text[end - 1] as string)) end--;
  return text.slice(0, end);
}

/**
 * The values of a cell that numbers them: `(1) Syria. (2) United Kingdom` → by place, so that two such cells can be read
 * side by side. `(1)-(3) Algeria (4) Morocco` and `(1) to (3) …` repeat the value. A cell without numbers is one value.
 * Places that hold nothing (`(1) - (2) Syrian`: blanks around the stroke) are "".
 */
export function numbered(cell: string): string[] {
  const text = cell.trim();
  if (text === "") return [];
  if (!text.startsWith("(1)")) return [trimPoint(text)].filter((value) => value !== "");
  const values: string[] = [];
  let at = 0;
  for (let number = 1; ;) {
    const mark = `(${number})`;
    let from = at + mark.length;
    let last = number;
    const range = /^(?:[-–]|\s*to\s*)\((\d{1,2})\)/.exec(text.slice(from, from + 20));
    if (range !== null && Number(range[1]) > number) {
      last = Number(range[1]);
      from += range[0].length;
    }
    const next = text.indexOf(`(${last + 1})`, from);
    const value = trimPoint(text.slice(from, next === -1 ? text.length : next));
    for (; number <= last; number++) values.push(value);
    if (next === -1) return values;
    at = next;
  }
}

/** `numbered` without empty places and repetitions. */
export const listed = (cell: string): string[] => [...new Set(numbered(cell))].filter((value) => value !== "");

/** A point at the end that belongs to the sentence, not to the value. */
export const withoutPoint = (text: string): string => text.replace(/(?<!\b(?:Co|Ltd|Inc|Jr|Sr|Dr|No|St|Corp|\p{Lu}))\.$/u, "");

/** The labels of Other Information that OFSI uses; any other bracket before a colon is part of the text. */
export const LABELS = [
  "UK Sanctions List Ref",
  "UN Ref",
  "UK Statement of Reasons",
  "Gender",
  "Phone number",
  "Fax",
  "Email address",
  "Website",
  "Type of entity",
  "Parent company",
  "Business Reg No",
  "Subsidiaries",
  "IMO number",
  "Flag of ship",
  "Type of ship",
  "Tonnage of ship",
  "Length of ship",
  "Year built",
  "Current owners",
  "Previous owners",
  "Previous flags",
  "Hull identification number",
] as const;
export type Label = (typeof LABELS)[number];

const AT_LABEL = new RegExp(`\\((${LABELS.join("|")})\\)\\s*:`, "i");
const BY_FOLDED = new Map<string, Label>(LABELS.map((label) => [label.toLowerCase(), label]));

/** Other Information cut at its labels; `free` is what stands before the first. */
export function labelled(text: string): { readonly free: string; readonly values: readonly (readonly [Label, string])[] } {
  const pieces = text.split(AT_LABEL);
  const values: [Label, string][] = [];
  for (let at = 1; at + 1 < pieces.length; at += 2) {
    const label = BY_FOLDED.get((pieces[at] as string).toLowerCase());
    if (label !== undefined) values.push([label, (pieces[at + 1] as string).trim()]);
  }
  return { free: (pieces[0] ?? "").trim(), values };
}

/** A reference at the head of a text and what follows it: `QDi.300. Associated with …`, `RUS0461. Financial …`. */
export function reference(text: string): { readonly ref: string | null; readonly rest: string } {
  const match = /^\s*((?:[A-Z]{1,3}[ie]?\.\s?\d{3}|[A-Z]{1,3}(?:\.[A-Z0-9]{1,4}){2,}|[A-Z]{2,5}\d{3,5}))\b\.?\s*/.exec(text);
  if (match === null) return { ref: null, rest: text.trim() };
  return { ref: (match[1] as string).replace(/\s/g, ""), rest: text.slice(match[0].length).trim() };
}

/** `dd/mm/yyyy`, `00/05/1980`, `dd/mm/1980`, `05/1980`, `1980` → `1980-05-06`, `1980-05`, `1980`; null for anything else. Letters stand for what is not known. */
export function ukDate(text: string): PartialDate | null {
  return parseDate(
    text
      .replace(/^(?:dd|xx)\b/i, "00")
      .replace(/\/(?:mm|xx)\//i, "/00/")
      .replace(/^(?:mm|xx)\//i, "00/"),
  );
}

/**
 * The regime that a regulation is named after, as the ConList called it: `The Russia (Sanctions) (EU Exit) Regulations 2019` → `Russia`,
 * `The Counter-Terrorism (International Sanctions) …` → `Counter-Terrorism (International)`. Anything else comes back as it is.
 */
export function regimeOf(printed: string): string {
  const named = /^The (.{2,200}?) (?:\((?:([^()]{2,40}) )?Sanctions\)|Sanctions)(?: \(EU Exit\))? Regulations \d{4}$/i.exec(printed);
  if (named === null) return printed;
  const kind = named[2];
  return kind === undefined || /^United Nations$/i.test(kind) ? (named[1] as string) : `${named[1]} (${kind})`;
}
