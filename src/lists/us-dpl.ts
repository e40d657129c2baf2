import { createHash } from "node:crypto";
import { countryCode, entryId, listId, parseDate } from "../ground/index.ts";
import type { PartialDate } from "../ground/index.ts";
import { akaNames } from "./aka-cell.ts";
import { addName, addText, addressOf, finish, newDraft } from "./draft.ts";
import type { Draft } from "./draft.ts";
import { headerWords } from "./header-layout.ts";
import type { RowCells } from "./header-layout.ts";
import { headerSeparator, readHeaderTable } from "./header-table.ts";
import type { TableHeader } from "./header-table.ts";
import { dated } from "./own-date.ts";
import type { ListFile, ListReader, ReadOptions, ReadResult } from "./reader.ts";
import { badRow, newTally } from "./tally.ts";
import type { Tally } from "./tally.ts";

const COLUMNS = [
  "Name",
  "Street_Address",
  "City",
  "State",
  "Country",
  "Postal_Code",
  "Effective_Date",
  "Expiration_Date",
  "Standard_Order",
  "Last_Update",
  "Action",
  "FR_Citation",
] as const;
type Column = (typeof COLUMNS)[number];

const HEADER: TableHeader<Column> = {
  words: headerWords(Object.fromEntries(COLUMNS.map((column) => [column, column])) as Record<Column, string>),
  needed: ["Name", "Effective_Date", "Standard_Order", "FR_Citation"],
  expected: COLUMNS,
};
const PROGRAMME = "Denied Persons List (DPL) - Bureau of Industry and Security";
/** with no country printed, `CY` in the column of states is Cyprus; these are states, territories and provinces */
const STATES = new Set(
  (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV " +
    "WI WY DC AS GU MP PR VI UM AA AE AP AB BC MB NB NL NS NT NU ON PE QC SK YT"
  ).split(" "),
);

/** US Bureau of Industry and Security, Denied Persons List, tab-separated text (formats.md 4). */
export const usDpl: ListReader = {
  format: "us-dpl",
  list: listId("us-dpl"),
  title: "US BIS Denied Persons List",
  recognise: (file) => (headerSeparator(file, HEADER) === null ? null : "whole"),
  read,
};

async function read(parts: ReadonlyMap<string, ListFile>, options: ReadOptions): Promise<ReadResult> {
  const file = parts.get("whole") as ListFile;
  const list = options.as ?? options.list ?? usDpl.list;
  const tally = newTally(options);
  const taken = new Map<string, number>();
  await readHeaderTable(file, {
    header: HEADER,
    tally,
    options,
    onRow(row, line) {
      const name = row.of("Name");
      if (name === "") {
        tally.problem(badRow("field-missing", { file: file.name, line, field: "Name", message: "the row has no name and was left out" }));
        return;
      }
      // nobody can tell from the list whether somebody is a person or a firm
      const draft = newDraft({ list, id: entryId(keyOf(row, taken)), kind: "unknown", source: { file: file.name, line } });
      takeRow(draft, row, { file: file.name, line, tally });
      tally.entry(finish(draft), [name]);
    },
  });
  return tally.result({
    list,
    format: usDpl.format,
    missingParts: [],
    ...dated(undefined, options),
  });
}

/**
 * The list has no key: name and address, the address as eight letters made from it. The dates and the citation are no part of it, because a
 * renewed order changes them and the party stays. Rows that are alike in both are numbered.
 */
function keyOf({ of }: RowCells<Column>, taken: Map<string, number>): string {
  const address = (["Street_Address", "City", "State", "Country", "Postal_Code"] as const).map((column) => of(column).toLowerCase());
  const key = `${of("Name")}|${createHash("sha256").update(address.join("\n")).digest("hex").slice(0, 8)}`;
  const times = (taken.get(key) ?? 0) + 1;
  taken.set(key, times);
  return times === 1 ? key : `${key}|${times}`;
}

function takeRow(
  draft: Draft,
  row: RowCells<Column>,
  { file, line, tally }: { readonly file: string; readonly line: number; readonly tally: Tally },
): void {
  const { of } = row;
  const keep = (column: string, text: string): void => void (text === "" ? 0 : draft.unmapped.push([column, text]));
  const date = (column: Column): PartialDate | undefined => {
    if (of(column) === "") return undefined;
    const read = americanDate(of(column));
    if (read !== null) return read;
    keep(column, of(column));
    const message = `"${of(column).slice(0, 60)}" is no date: kept as printed`;
    tally.problem(badRow("field-invalid", { file, line, field: column, value: of(column), message }));
    return undefined;
  };
  for (const name of akaNames({ cell: of("Name"), role: "primary", quality: "unknown", person: false })) addName(draft.names, name);
  const state = of("State");
  const abroad = of("Country") === "" && !STATES.has(state.toUpperCase()) && countryCode(state) !== null;
  const address = addressOf({
    street: of("Street_Address"),
    city: of("City"),
    region: abroad ? "" : state,
    postalCode: of("Postal_Code"),
    country: abroad ? state : of("Country"),
  });
  if (address !== null) draft.addresses.push(address);
  draft.programmes.push(PROGRAMME);
  addText(draft.legalBasis, of("FR_Citation"));
  const [from, to, updated] = [date("Effective_Date"), date("Expiration_Date"), date("Last_Update")];
  if (from !== undefined) draft.listedOn = from;
  if (to !== undefined) draft.endedOn = to;
  if (updated !== undefined) draft.amendedOn = [updated];
  keep("Standard_Order", of("Standard_Order"));
  if (of("Action") !== "") draft.remarks = of("Action");
  for (const [name, text] of row.besides) keep(name, text);
}

/** `MM/DD/YYYY` as the order is dated, `YYYY-MM-DD` as the last update is; never the day first. */
function americanDate(text: string): PartialDate | null {
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (slashed !== null) return parseDate(`${slashed[3]}-${slashed[1]}-${slashed[2]}`);
  return /^\d{4}-\d{2}-\d{2}/.test(text) ? parseDate(text) : null;
}
