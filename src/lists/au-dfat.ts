import { fail, listId } from "../ground/index.ts";
import type { PartialDate } from "../ground/index.ts";
import { layoutOf, type Layout } from "./au-columns.ts";
import { controlDate, entryOfAu, rowWithoutReference } from "./au-entry.ts";
import { csvHead } from "./csv.ts";
import { watchEnd, withLast } from "./line-end.ts";
import { rowGate } from "./row-gate.ts";
import { dated } from "./own-date.ts";
import type { ListFile, ListReader, ReadOptions, ReadResult } from "./reader.ts";
import { badRow, newTally, squeeze } from "./tally.ts";
import { looksZipped, type SheetRow } from "./xlsx.ts";
import { separatorOf, tableRows } from "./xlsx-or-csv.ts";

/** titles may stand above the header */
const HEADER_ROWS = 10;
/** twenty times the list of 2026: a file beyond it is no DFAT list */
const ROWS_MOST = 250_000;

/**
 * Australia, DFAT Consolidated List: XLSX of 12 columns (to 2025) and of 19 (since), or the same table as CSV. One entry per number of
 * Reference. Source: formats.md 7. The file prints no date of its own: its newest Control Date, the last change, stands for it.
 */
export const auDfat: ListReader = {
  format: "au-dfat",
  list: listId("au"),
  title: "Australia, DFAT Consolidated List",
  recognise: (file) => (headerOf(file) === null ? null : "whole"),
  read: (parts, options) => readDfat(parts.get("whole") as ListFile, options),
};

function headerOf(file: Pick<ListFile, "head" | "headBytes">): Layout | null {
  const separator = looksZipped(file.headBytes) ? "," : separatorOf(file.head).separator;
  for (const cells of csvHead(file.head, { separator, most: HEADER_ROWS })) {
    const layout = layoutOf(cells);
    if (layout !== null) return layout;
  }
  return null;
}

async function readDfat(file: ListFile, options: ReadOptions): Promise<ReadResult> {
  const tally = newTally(options);
  const list = options.as ?? options.list ?? auDfat.list;
  const groups = new Map<string, SheetRow[]>();
  let newest: PartialDate | undefined;
  let layout: Layout | null = null;
  const { file: watched, ended } = watchEnd(file);
  const gate = rowGate(file, { tally, most: ROWS_MOST, ended, endsInLine: true });
  const rows = tableRows(watched, { onProblem: tally.problem, onRead: (read) => options.onProgress?.(read, file.size) });
  try {
    for await (const { row, last } of withLast(rows)) {
      if (row.cells.every((cell) => cell.trim() === "")) continue;
      const header = layoutOf(row.cells);
      if (layout === null) {
        layout = header;
        for (const field of layout?.needed ?? [])
          fail("field-missing", {
            file: file.name,
            line: row.line,
            field,
            message: `the column "${field}" is missing`,
            remedy: "take the publisher's own file",
          });
        for (const field of layout?.absent ?? [])
          tally.problem(badRow("field-missing", { file: file.name, line: row.line, field, message: `the column "${field}" is missing` }));
        continue;
      }
      if (header !== null) {
        const message = "a second header: the row was left out, the columns of the first one hold";
        tally.problem(badRow("row-malformed", { file: file.name, line: row.line, message }));
        continue;
      }
      if (!gate.passes(row, { width: layout.width, last })) continue;
      if (row.cells.slice(layout.width).some((cell) => cell.trim() !== "")) {
        const message = `the row has ${row.cells.length} cells where the header has ${layout.width}: they may stand in wrong columns`;
        tally.problem(badRow("row-malformed", { file: file.name, line: row.line, message }));
      }
      const reference = squeeze(row.cells[layout.at.get("reference") as number] ?? "");
      const number = /^\d+/.exec(reference)?.[0];
      if (number === undefined) {
        tally.problem(rowWithoutReference(file.name, row, reference));
        continue;
      }
      const known = groups.get(number);
      if (known === undefined) groups.set(number, [row]);
      else known.push(row);
      const date = controlDate(row.cells[layout.at.get("controlDate") ?? -1] ?? "");
      if (date !== null && (newest === undefined || date > newest)) newest = date;
    }
  } catch (error) {
    tally.damage(error);
  }
  gate.end();
  if (layout !== null) {
    const place = layout.at.get("name") as number;
    for (const [number, found] of groups)
      tally.entry(
        entryOfAu(number, found, { list, file: file.name, layout, onProblem: tally.problem }),
        found.map(({ cells }) => squeeze(cells[place] ?? "")).filter((name) => name !== ""),
      );
  }
  // its newest Control Date is at most the day of the file: what the caller knows goes before it
  const own = newest === undefined ? dated(null, options) : { published: options.published ?? newest };
  return tally.result({ list, format: auDfat.format, missingParts: [], ...own });
}
