import { listId, problem } from "../ground/index.ts";
import { dated } from "./own-date.ts";
import type { ListFile, ListReader, ReadOptions, ReadResult } from "./reader.ts";
import { badRow, newTally, squeeze, type Tally } from "./tally.ts";
import { entryOf, type UkRow } from "./uk-entry.ts";
import { cellOf, identities } from "./uk-identity.ts";
import { gatherRows, readUkTable } from "./uk-table.ts";
import { readUkXml } from "./uk-xml.ts";
import { looksZipped } from "./xlsx.ts";
import { xmlRoot } from "./xml.ts";

const HEADER = /(?:^|\n)(?=[^\n]*\bUnique ID\b)(?=[^\n]*\bDesignation Type\b)[^\n]*\bName 6\b/i;
const ROOT = "Designations";

/**
 * The UK Sanctions List of the FCDO, since 28 January 2026 the only one: CSV of 58 columns (a workbook of the same shape is taken, too) and XML.
 * An entry keeps the key that it had on the ConList: its OFSI Group ID; one that has none is known by its Unique ID. Source: formats.md 5.2.
 */
export const ukSanctionsList: ListReader = {
  format: "uk-sanctions-list",
  list: listId("uk"),
  title: "UK Sanctions List (FCDO)",
  recognise: (file) =>
    HEADER.test(file.head.slice(0, 16_384)) || (xmlRoot(file.head) === ROOT && /<(?:\w+:)?Designation\b/.test(file.head)) ? "whole" : null,
  async read(parts, options) {
    const file = [...parts.values()][0] as ListFile;
    return readSanctionsList(file, options);
  },
};

async function readSanctionsList(file: ListFile, options: ReadOptions): Promise<ReadResult> {
  const tally = newTally(options);
  const list = options.as ?? options.list ?? ukSanctionsList.list;
  const designations = gatherRows(file.name, tally.problem);
  const xml = xmlRoot(file.head) === ROOT;
  const stated = xml
    ? await readUkXml(
        file,
        { root: ROOT, record: "Designation" },
        {
          tally,
          options,
          onRecord(rows) {
            const key = keyOf(rows, file, tally);
            if (key === null) return;
            if (designations.byKey.has(key))
              tally.problem(
                badRow("row-malformed", {
                  file: file.name,
                  line: rows[0]?.line ?? 0,
                  field: "UniqueID",
                  value: key,
                  message: `${key} stands in the file twice: both are one entry`,
                }),
              );
            designations.add(key, rows);
          },
        },
      )
    : (
        await readUkTable(file, "sanctions-list", {
          tally,
          options,
          onRow(row) {
            const key = keyOf([row], file, tally);
            if (key !== null) designations.add(key, [row]);
          },
        })
      ).published;
  for (const { id, rows } of identities(designations.byKey, { file: file.name, onProblem: tally.problem })) {
    const entry = entryOf(id, rows, { list, file: file.name, onProblem: tally.problem });
    if (xml && entry.names.length === 0)
      tally.problem(
        badRow("field-missing", { file: file.name, line: entry.source.line, field: "Name6", value: id, message: "the entry has no name" }),
      );
    tally.entry(entry);
  }
  return tally.result({
    list,
    format: `uk-sanctions-list-${xml ? "xml" : looksZipped(file.headBytes) ? "xlsx" : "csv"}`,
    ...dated(stated ?? null, options),
    missingParts: [],
  });
}

/** Rows of one designation share its Unique ID; where that is missing the Group ID still tells whose they are. */
function keyOf(rows: readonly UkRow[], file: ListFile, tally: Tally): string | null {
  const [first] = rows;
  if (first === undefined) return null;
  const unique = cellOf(first, "uniqueId");
  const group = cellOf(first, "group");
  if (unique !== "") return unique;
  const message =
    group === "" ? "the row has neither Unique ID nor Group ID and was left out" : "the row has no Unique ID: its Group ID stands for it";
  const remedy = "check the line in the file, or tell the publisher";
  tally.problem(problem("field-missing", { file: file.name, line: first.line, field: "Unique ID", message, remedy }));
  return squeeze(group) === "" ? null : `group ${group}`;
}
