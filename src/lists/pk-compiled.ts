import { entryId, parseDate } from "../ground/index.ts";
import type { ListId, Problem } from "../ground/index.ts";
import { addIdentifier, addName, addText, newDraft } from "./draft.ts";
import type { Draft } from "./draft.ts";
import { namesOfCell } from "./name-cell.ts";
import { addNameOnce } from "./once.ts";
import { namesWithPlace } from "./place-name.ts";
import type { CompiledColumn } from "./pk-columns.ts";
import type { PlacedRow } from "./publisher-table.ts";
import { badRow } from "./tally.ts";

/** `UN QDe.118` in a note: the entry of the Council's list that is meant */
const UN_REFERENCE = /\bUN ([A-Z]{2}[ie]\.\d{3})\b/;
const PRECISION: ReadonlyMap<string, number> = new Map([
  ["year", 4],
  ["month", 7],
  ["day", 10],
]);
/** under watch is no ban: reporting and monitoring, no freeze by itself */
const STATUS: readonly (readonly [RegExp, string])[] = [
  [/^proscribed/i, "proscribed"],
  [/^under watch|observ|2nd schedule|second schedule/i, "observed"],
];

/** One row of the compiled table as an entry, or null (told) where it has no key or no name. */
export function compiledOrganisation(
  row: PlacedRow<CompiledColumn>,
  { list, file, onProblem }: { readonly list: ListId; readonly file: string; readonly onProblem: (problem: Problem) => void },
): Draft | null {
  const { of, line } = row;
  const told = (code: Problem["code"], field: CompiledColumn, message: string): void =>
    onProblem(badRow(code, { file, line, field, value: of(field), message }));
  if (of("key") === "" || of("name") === "") {
    told("field-missing", of("key") === "" ? "key" : "name", "the row has no key or no name and was left out");
    return null;
  }
  const draft = newDraft({ list, id: entryId(of("key")), kind: "organisation", source: { file, line } });
  const keep = (key: string, text: string): void => void (text === "" ? 0 : draft.unmapped.push([key, text]));
  for (const name of namesWithPlace(of("name"))) addName(draft.names, name);
  for (const name of namesOfCell({ cell: of("acronym"), role: "acronym", quality: "unknown", person: false }))
    addNameOnce(draft.names, name);
  const date = of("date") === "" ? null : parseDate(of("date"));
  if (date !== null) draft.listedOn = date;
  else if (of("date") !== "") {
    told("field-invalid", "date", `"${of("date").slice(0, 60)}" is no date: kept as printed`);
    keep("date", of("date"));
  }
  const precision = of("date_precision");
  if (precision !== "" && PRECISION.get(precision.toLowerCase()) !== date?.length) {
    told("field-invalid", "date_precision", `the date is not exact to the ${precision.slice(0, 20)}`);
    keep("date_precision", precision);
  }
  const status = of("status");
  addText(draft.programmes, status);
  const known = STATUS.find(([words]) => words.test(status))?.[1];
  if (of("source_url") !== "" || known !== undefined)
    draft.claims.push({
      what: "designated",
      text: status === "" ? "named by the source" : status,
      ...(date === null ? {} : { from: date }),
      source: of("source_url") === "" ? file : of("source_url"),
      by: "Pakistan",
      ...(known === undefined ? {} : { status: known }),
      confidence: "seen",
    });
  if (of("affiliate_of") !== "") draft.relations.push({ kind: "affiliate-of", to: entryId(of("affiliate_of")) });
  if (of("note") !== "") {
    draft.remarks = of("note");
    const reference = UN_REFERENCE.exec(of("note"))?.[1];
    if (reference !== undefined) addIdentifier(draft.identifiers, { type: "un-ref", value: reference });
  }
  for (const [name, text] of row.besides) keep(name, text);
  return draft;
}
