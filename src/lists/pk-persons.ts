import type { Problem } from "../ground/index.ts";
import { addIdentifier, addText, addressOf } from "./draft.ts";
import type { Draft } from "./draft.ts";
import { namesOfCell } from "./name-cell.ts";
import type { PersonColumn } from "./pk-columns.ts";
import { addNameOnce } from "./once.ts";
import type { PlacedRow } from "./publisher-table.ts";
import { badRow, squeeze } from "./tally.ts";

interface Context {
  readonly file: string;
  readonly line: number;
  readonly onProblem: (problem: Problem) => void;
}

const NO_VALUE = /^(?:-+|n\/?a|nil|null|none|unknown|not available|\.|0+)$/i;
/** before a further name in one cell */
const OTHERWISE = /\s*@\s*|\s+alias\s+|\s+urf\s+/i;

const value = (text: string): string => (NO_VALUE.test(text) ? "" : text);
const digitsOf = (text: string): string => text.replace(/\D/g, "");

/**
 * The key of a row: nothing is printed as one. The CNIC's 13 digits; where it is missing or no CNIC, name, father and district; where two names
 * share a CNIC, CNIC and name. Null (told) for a row without a name, and for the same person again.
 */
export function personKey(
  { of }: PlacedRow<PersonColumn>,
  { taken, file, line, onProblem }: Context & { readonly taken: Map<string, string> },
): string | null {
  const name = value(of("name"));
  if (name === "") {
    onProblem(badRow("field-missing", { file, line, field: "name", message: "the row has no name and was left out" }));
    return null;
  }
  const digits = digitsOf(of("cnic"));
  const person = [name, value(of("father")), value(of("district"))].map((text) => text.toLowerCase()).join("|");
  const key = digits.length === 13 ? digits : [name, value(of("father")), value(of("district"))].join("|");
  const there = taken.get(key);
  if (there === undefined) {
    taken.set(key, person);
    return key;
  }
  if (there === person) {
    onProblem(
      badRow("row-malformed", { file, line, field: "name", value: name, message: "the same person stands on the list twice: one entry" }),
    );
    return null;
  }
  onProblem(
    badRow("row-malformed", {
      file,
      line,
      field: "cnic",
      value: digits,
      message: "this CNIC is printed for two names: each is an entry, and the number may be wrong",
    }),
  );
  const both = `${key}|${name}`;
  if (taken.has(both)) return `${both}|${value(of("father"))}|${line}`;
  taken.set(both, person);
  return both;
}

/** What a row of the Fourth Schedule prints about a person. */
export function takePerson(draft: Draft, row: PlacedRow<PersonColumn>, { file, line, onProblem }: Context): void {
  const { of } = row;
  const cell = squeeze(of("name"));
  for (const [at, part] of cell.split(OTHERWISE).entries())
    for (const name of namesOfCell({
      cell: part,
      role: at === 0 && draft.names.length === 0 ? "primary" : "alias",
      quality: "unknown",
      person: false,
    }))
      addNameOnce(draft.names, name.text === cell ? name : { ...name, printed: cell });
  for (const father of value(of("father")).split(OTHERWISE)) addText(draft.fathers, father);
  takeNumber(draft, of("cnic"), { file, line, onProblem });
  const address = addressOf({ city: value(of("district")), region: value(of("province")) });
  if (address !== null) draft.addresses.push({ ...address, country: "pk" });
  draft.programmes.push("Anti-Terrorism Act 1997, Fourth Schedule (proscribed person)");
  for (const pair of row.besides) draft.unmapped.push(pair);
}

function takeNumber(draft: Draft, printed: string, { file, line, onProblem }: Context): void {
  if (value(printed) === "") return;
  const digits = digitsOf(printed);
  if (/^[\d\s-]+$/.test(printed) && digits.length === 13) addIdentifier(draft.identifiers, { type: "cnic", value: printed, country: "pk" });
  else if (/^[\d\s-]+$/.test(printed) && digits.length === 11)
    addIdentifier(draft.identifiers, { type: "national-id", value: printed, country: "pk", note: "identity card number of the old form" });
  else {
    draft.unmapped.push(["CNIC", printed]);
    onProblem(
      badRow("field-invalid", {
        file,
        line,
        field: "cnic",
        value: printed,
        message: `"${printed.slice(0, 40)}" is no CNIC of 13 digits: kept as printed`,
      }),
    );
  }
}
