import { entryId, parseDate } from "../ground/index.ts";
import type { EntryId, ListId, PartialDate, Problem } from "../ground/index.ts";
import { addName, newDraft } from "./draft.ts";
import type { Draft } from "./draft.ts";
import { namesWithPlace } from "./place-name.ts";
import type { OrganisationColumn } from "./pk-columns.ts";
import type { PlacedRow } from "./publisher-table.ts";
import { badRow, squeeze } from "./tally.ts";

/** The organisation under which the affiliates that follow stand. */
export interface Parent {
  readonly id: EntryId;
  readonly name: string;
  readonly date: PartialDate | null;
}

interface Context {
  readonly list: ListId;
  readonly file: string;
  readonly parent: Parent | null;
  readonly onProblem: (problem: Problem) => void;
}

export interface ScheduleRow {
  readonly drafts: readonly { readonly draft: Draft; readonly printed: string }[];
  readonly parent: Parent | null;
}

/** `(a) `, `a) `, `(iv) ` at the beginning of an affiliate's line */
const LETTER = /^\(?([a-z]|[ivx]{1,4})[).]\s*/i;
const INSIDE = /\s\(([a-z])\)\s+(?=\p{L})/gu;
/** what may have been such a letter, or is part of the name: `(1)`, `a)`, `(a`, `Trust;(b)Press` */
const LIKE_INSIDE = /\s(?:\S{0,2}[()]\S{0,2}|\S*\([a-z]\)\S*)\s+(?=\p{L})/u;
const DATE = /\b(?:\d{1,2}(?:st|nd|rd|th)?[-/. ](?:\d{1,2}|[A-Za-z]{3,9})[-/., ]+\d{4}|[A-Za-z]{3,9}[ ,]+\d{4}|\d{4}-\d\d-\d\d|\d{4})\b/;

/**
 * The organisations of one row of the First Schedule: the one with the number, and the affiliates nested below it as `(a)`, `(b)` in its cell
 * or in rows of their own. Each affiliate is an entry with a relation to its parent. No key is printed: the name as printed is the key.
 */
export function scheduleOrganisations(row: PlacedRow<OrganisationColumn>, context: Context): ScheduleRow {
  const { of, line } = row;
  const { file, onProblem } = context;
  const lines = row
    .printed("name")
    .split("\n")
    .flatMap(inLetters)
    .map(squeeze)
    .filter((text) => text !== "");
  if (lines.length === 0) {
    onProblem(badRow("field-missing", { file, line, field: "name", message: "the row has no name and was left out" }));
    return { drafts: [], parent: context.parent };
  }
  const date = dateIn(row, context);
  // a row whose number is a letter, or without one below a lettered one, is an affiliate of the row above
  const nested = context.parent !== null && (LETTER.test(of("number")) || LETTER.test(lines[0] as string)) && !/^\d/.test(of("number"));
  if (/\S/.test(of("number")) && !/^\d/.test(of("number")) && !LETTER.test(of("number")))
    onProblem(
      badRow("field-invalid", {
        file,
        line,
        field: "number",
        value: of("number"),
        message: "the row's number or letter cannot be read: it may be an affiliate of the row above",
      }),
    );
  const suspect = (value: string, message: string): void =>
    onProblem(badRow("row-malformed", { file, line, field: "name", value, message }));
  const drafts: { draft: Draft; printed: string }[] = [];
  let parent = context.parent;
  for (const [at, text] of lines.entries()) {
    const affiliate = nested || (at > 0 && LETTER.test(text));
    const name = text.replace(affiliate ? LETTER : /^\d{1,3}[.)]\s+/, "");
    if (!/\p{L}/u.test(name)) {
      onProblem(badRow("field-missing", { file, line, field: "name", value: text, message: "a line without a name was left out" }));
      continue;
    }
    if (!affiliate && at > 0) {
      // a line that goes on: part of the name above
      const above = drafts.at(-1);
      if (above !== undefined) above.draft.unmapped.push(["name", text]);
      // a bracket stands where a letter of an affiliate stands: it may be one
      if (/^\S{0,4}[()]/.test(text) && /^(?:\W?\w{1,4}\W|[()]\s*[()])/.test(text))
        suspect(text, "the line may be an affiliate: its letter cannot be read");
      continue;
    }
    if (LIKE_INSIDE.test(name)) suspect(text, "the name may hold an affiliate: a letter in it cannot be read");
    const draft = newDraft({ list: context.list, id: entryId(name), kind: "organisation", source: { file, line } });
    for (const found of namesWithPlace(name)) addName(draft.names, found);
    draft.programmes.push(programmeOf(row.heading, of("remarks")));
    if (date !== null) draft.listedOn = date;
    else if (affiliate && parent !== null && parent.date !== null && of("date") === "") draft.listedOn = parent.date;
    if (affiliate && parent !== null) draft.relations.push({ kind: "affiliate-of", to: parent.id, name: parent.name });
    if (of("remarks") !== "") draft.remarks = of("remarks");
    if (date === null && of("date") !== "") draft.unmapped.push(["date", of("date")]);
    else if (date !== null && squeeze(of("date").replace(DATE, "")) !== "") draft.unmapped.push(["date", of("date")]);
    for (const pair of row.besides) draft.unmapped.push(pair);
    drafts.push({ draft, printed: name });
    if (!affiliate) parent = { id: draft.id, name, date };
  }
  return { drafts, parent };
}

/** `Jamaat (a) Trust (b) School` in one line; the letters must come in their order, else they are part of a name. */
function inLetters(text: string): readonly string[] {
  const cuts: number[] = [];
  for (const match of text.matchAll(INSIDE)) if (match[1] === String.fromCharCode(97 + cuts.length)) cuts.push(match.index);
  if (cuts.length === 0) return [text];
  return [0, ...cuts].map((from, at) => text.slice(from, cuts[at]));
}

function dateIn(row: PlacedRow<OrganisationColumn>, { file, onProblem }: Context): PartialDate | null {
  const printed = row.of("date");
  if (printed === "" || /^(?:-+|n\/?a|nil)$/i.test(printed)) return null;
  const found = parseDate(printed) ?? parseDate(DATE.exec(printed)?.[0] ?? "");
  if (found === null)
    onProblem(
      badRow("field-invalid", {
        file,
        line: row.line,
        field: "date",
        value: printed,
        message: `"${printed.slice(0, 60)}" is no date: kept as printed`,
      }),
    );
  return found;
}

function programmeOf(heading: string, remarks: string): string {
  // the nearest words decide: a page may hold both schedules
  const near = `${heading.slice(-300)} ${remarks}`;
  if (/\b(?:under watch|under observation|observation|(?:2nd|second) schedule)\b/i.test(near))
    return "Anti-Terrorism Act 1997, Second Schedule (under observation)";
  return "Anti-Terrorism Act 1997, First Schedule (proscribed)";
}
