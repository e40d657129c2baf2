import { createHash } from "node:crypto";
import { entryId, listId } from "../ground/index.ts";
import { finish, newDraft } from "./draft.ts";
import type { Draft } from "./draft.ts";
import type { RowCells } from "./header-layout.ts";
import { headerSeparator, readHeaderTable } from "./header-table.ts";
import { dated } from "./own-date.ts";
import type { ListFile, ListReader, ReadOptions, ReadResult } from "./reader.ts";
import { badRow, newTally } from "./tally.ts";
import { CSL_HEADER } from "./us-csl-columns.ts";
import type { Column } from "./us-csl-columns.ts";
import { cslKind, cslPrintedNames, isTreasury, settleListings, takeCslRow } from "./us-csl-entry.ts";

/** entries held back so that the rows of one party come out as one entry; beyond it they go out as they come */
const HELD = 100_000;

/** US Consolidated Screening List (Commerce, State and Treasury together), CSV or TSV, 28 or 29 columns (formats.md 3). */
export const usCsl: ListReader = {
  format: "us-csl",
  list: listId("us-csl"),
  title: "US Consolidated Screening List",
  recognise: (file) => (headerSeparator(file, CSL_HEADER) === null ? null : "whole"),
  read,
};

interface Held {
  readonly draft: Draft;
  readonly printed: string[];
  /** what its rows say of who it is: names without case and signs, and the source's own numbers */
  readonly marks: Set<string>;
}

async function read(parts: ReadonlyMap<string, ListFile>, options: ReadOptions): Promise<ReadResult> {
  const file = parts.get("whole") as ListFile;
  const list = options.as ?? options.list ?? usCsl.list;
  const tally = newTally(options);
  const held = new Map<string, Held>();
  const taken = new Map<string, number>();
  const gone = new Set<string>();
  const letGo = (): void => {
    for (const { draft, printed } of held.values()) {
      settleListings(draft);
      tally.entry(finish(draft), printed);
    }
    for (const key of held.keys()) gone.add(key);
    held.clear();
  };
  await readHeaderTable(file, { header: CSL_HEADER, tally, options, onRow: takeRow });
  letGo();
  return tally.result({
    list,
    format: usCsl.format,
    missingParts: [],
    ...dated(undefined, options),
  });

  function takeRow(row: RowCells<Column>, line: number): void {
    const { of } = row;
    const told = (code: "row-malformed" | "field-missing", field: Column, message: string): void =>
      tally.problem(badRow(code, { file: file.name, line, field, value: of(field), message }));
    const nameless = of("name") === "" && of("alt_names") === "";
    // a piece of a cell that was cut at a line end: neither a name nor a list that it would be of
    if (nameless && of("source") === "") return told("row-malformed", "name", "the row has neither name nor source and was left out");
    if (nameless) told("field-missing", "name", "the row has no name: its other facts were kept");
    if (of("source") === "") told("field-missing", "source", "the row does not say which list it is of");
    const printedKey = keyOf(row, taken);
    // a party that went out already cannot be joined any more: told, and kept apart
    const key = gone.has(printedKey) ? `${printedKey}|${line}` : printedKey;
    if (key !== printedKey) told("row-malformed", "_id", `${printedKey} stands too far apart from its other rows to be joined`);
    const known = held.get(key);
    const kind = cslKind(of("type"));
    if (known !== undefined && kind !== known.draft.kind && of("type") !== "")
      told("row-malformed", "type", `the rows of ${key} do not agree: it stays ${known.draft.kind}`);
    const party: Held = known ?? {
      draft: newDraft({ list, id: entryId(key), kind, source: { file: file.name, line } }),
      printed: [],
      marks: new Set(),
    };
    const marks = marksOf(row);
    if (known !== undefined && !marks.some((mark) => party.marks.has(mark)))
      told("row-malformed", "_id", `${key} stands at rows that share neither a name nor a number: they were kept as one party, as printed`);
    for (const mark of marks) party.marks.add(mark);
    takeCslRow(party.draft, row, { file: file.name, line, onProblem: tally.problem });
    for (const name of cslPrintedNames(row)) party.printed.push(name);
    if (known === undefined) held.set(key, party);
    if (held.size >= HELD) letGo();
  }
}

/** What two rows of one party have in common at least: all of the published ones do. */
function marksOf(row: RowCells<Column>): readonly string[] {
  const names = cslPrintedNames(row).map((name) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, " "));
  const number = row.of("entity_number");
  return number === "" ? names : [...names, `#${number}`];
}

/**
 * The publisher's `_id`, which the rows of one party on several source lists share. The layout of 2019 has none: OFAC's number for the
 * Treasury's rows; for others the source's letters, the name, and letters made from address, date and notice, because nothing printed is a key.
 */
function keyOf({ of }: RowCells<Column>, taken: Map<string, number>): string {
  if (of("_id") !== "") return of("_id");
  if (of("entity_number") !== "" && isTreasury(of("source"))) return of("entity_number");
  const letters = /\(([^()]{2,12})\)/.exec(of("source"))?.[1] ?? "row";
  const mark = createHash("sha256")
    .update([of("addresses"), of("start_date"), of("federal_register_notice")].join("\n"))
    .digest("hex");
  const key = `${letters}|${of("name")}|${mark.slice(0, 8)}`;
  const times = (taken.get(key) ?? 0) + 1;
  taken.set(key, times);
  return times === 1 ? key : `${key}|${times}`;
}
