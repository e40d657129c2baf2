import { countryCode } from "../ground/index.ts";
import { addIdentifier, addText, newDraft } from "./draft.ts";
import type { Draft } from "./draft.ts";
import { ruleOf } from "./ofac-labels.ts";
import { addOnce } from "./once.ts";
import { readRemarks } from "./ofac-remarks.ts";
import type { RemarksContext } from "./ofac-remarks.ts";
import { squeeze } from "./tally.ts";

const COUNTRY = /^[A-Z]{2}$/;
const ISO = /^\d{4}-\d\d-\d\d$/;
/** `08 Sep 2006`, `Jul 1997`, `1997` */
const DAY = /^(?:(?:\d{1,2} )?[A-Z][a-z]{2} )?\d{4}$/;

/** One part of the cell: what it is, its number or text, and what stands around that. */
interface Part {
  readonly label: string;
  readonly value: string;
  readonly country: string;
  readonly issued: string;
  readonly expires: string;
}

/**
 * The `ids` cell: OFAC's labelled facts by `; `. To 2022 `country, [expiry, [issue,]] number, label`; since 2023 `label, number, country,
 * [issue, [expiry]]`, each with parts missing. The labels are those of OFAC's Remarks, so each part is put into their words and read there.
 */
export function readIds(draft: Draft, cell: string, context: RemarksContext): void {
  for (const printed of cell.split(/;\s*/)) {
    const text = squeeze(printed);
    if (text === "") continue;
    const part = partOf(text);
    if (part === null) keep(draft, "ids", text);
    else take(draft, part, { ...context, printed: text });
  }
}

function partOf(text: string): Part | null {
  const fields = text.split(", ");
  const first = fields[0] as string;
  const last = fields.at(-1) as string;
  const strict = (label: string): boolean => ruleOf(label)?.value === "" || NUMBER_LABEL.test(label);
  // `Digital Currency Address - XBT` and `Listing Date (CMIC)` carry a word of their own; `License 1234` is no label beside a real one
  const loose = (label: string): boolean => label.length < LONGEST_LABEL && ruleOf(label) !== null;
  if (fields.length < 2) return loose(text) ? { label: text, value: "", country: "", issued: "", expires: "" } : null;
  for (const isLabel of [strict, loose]) {
    if (isLabel(first)) return labelFirst(first, fields.slice(1));
    if (isLabel(last)) return labelLast(last, fields.slice(0, -1));
  }
  return null;
}

/** a label that OFAC's labels do not hold but that says it is one of a number: `Immigration No.` */
const NUMBER_LABEL = /^\p{Lu}[^\d]{1,60}(?: (?:No\.?|Number|Code|ID|#)|#)$/u;
const LONGEST_LABEL = 120;

function labelFirst(label: string, fields: readonly string[]): Part {
  const rest = [...fields];
  const dates: string[] = [];
  while (rest.length > 1 && dates.length < 2 && (ISO.test(rest.at(-1) as string) || DAY.test(rest.at(-1) as string)))
    dates.unshift(rest.pop() as string);
  const country = rest.length > 1 && COUNTRY.test(rest.at(-1) as string) ? (rest.pop() as string) : "";
  return { label, value: rest.join(", "), country, issued: dates[0] ?? "", expires: dates[1] ?? "" };
}

function labelLast(label: string, fields: readonly string[]): Part {
  const rest = [...fields];
  const country = rest.length > 1 && COUNTRY.test(rest[0] as string) ? (rest.shift() as string) : "";
  const dates: string[] = [];
  while (rest.length > 1 && dates.length < 2 && ISO.test(rest[0] as string)) dates.push(rest.shift() as string);
  return { label, value: rest.join(", "), country, issued: dates[1] ?? "", expires: dates[0] ?? "" };
}

function take(draft: Draft, part: Part, context: RemarksContext & { readonly printed: string }): void {
  const around = [
    part.country !== "" && countryCode(part.country) !== null ? ` (${part.country})` : "",
    part.issued === "" ? "" : ` issued ${part.issued}`,
    part.expires === "" ? "" : ` expires ${part.expires}`,
  ];
  const scratch = newDraft({ list: draft.list, id: draft.id, kind: draft.kind, source: draft.source });
  // with a semicolon behind it a final full stop (`Co., Ltd.`) is part of the value
  readRemarks(scratch, `${part.label} ${part.value}${around.join("")};`, {
    ...context,
    onProblem: (found) => context.onProblem({ ...found, field: "ids", value: context.printed }),
  });
  if (part.country !== "" && countryCode(part.country) === null) keep(draft, "ids: country", part.country);
  for (const identifier of scratch.identifiers) addIdentifier(draft.identifiers, identifier);
  for (const birth of scratch.births)
    addOnce(draft.births, birth, ({ from, to, circa }) => from === birth.from && to === birth.to && circa === birth.circa);
  for (const place of scratch.birthPlaces) addOnce(draft.birthPlaces, place, ({ text }) => text === place.text);
  for (const nationality of scratch.nationalities) addText(draft.nationalities, nationality);
  for (const measure of scratch.measures) addText(draft.measures, measure);
  for (const relation of scratch.relations)
    addOnce(draft.relations, relation, ({ kind, name }) => kind === relation.kind && name === relation.name);
  if (scratch.sex !== undefined) draft.sex ??= scratch.sex;
  for (const [key, value] of scratch.unmapped) keep(draft, key.replace(/^Remarks/, "ids"), key === "Remarks" ? context.printed : value);
}

/** Keeps a text under a key once: rows of one party repeat it. */
export function keep(draft: Draft, key: string, value: string): void {
  if (value !== "") addOnce(draft.unmapped, [key, value], ([there, text]) => there === key && text === value);
}
