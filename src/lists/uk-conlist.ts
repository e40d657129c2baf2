import { fail, listId, problem } from "../ground/index.ts";
import type { PartialDate } from "../ground/index.ts";
import type { ListFile, ListReader, ReadOptions, ReadResult } from "./reader.ts";
import { newTally, squeeze } from "./tally.ts";
import { layoutOf, type Layout } from "./uk-conlist-columns.ts";
import { entryOf } from "./uk-conlist-entry.ts";
import { ukDate } from "./uk-conlist-text.ts";
import { looksZipped, type SheetRow } from "./xlsx.ts";
import { tableRows } from "./xlsx-or-csv.ts";

const FIRST_LINE = /^\uFEFF?"?Last Updated"?,"?(\d{2}\/\d{2}\/\d{4})/;
const HEADER = /(?:^|\n)(?=[^\n]*\bGroup ID\b)(?=[^\n]*\bGroup Type\b)[^\n]*\bName 6\b/i;
/** four times the longest there was: a file beyond it is no ConList */
const ROWS_MOST = 1_000_000;

/**
 * HM Treasury's (OFSI) Consolidated List of Financial Sanctions Targets, closed 28 January 2026: CSV of 29 columns
 * (Windows-1252), CSV and XLSX of 36, and the layouts between. One entry per Group ID. Source: formats.md 5.1.
 */
export const ukConList: ListReader = {
  format: "uk-conlist",
  list: listId("uk"),
  title: "UK, OFSI Consolidated List of Financial Sanctions Targets",
  recognise: (file) => (HEADER.test(file.head.slice(0, 16_384)) ? "whole" : null),
  async read(parts, options) {
    const file = [...parts.values()][0] as ListFile;
    return readConList(file, options);
  },
};

async function readConList(file: ListFile, options: ReadOptions): Promise<ReadResult> {
  const tally = newTally(options);
  const list = options.as ?? options.list ?? ukConList.list;
  const groups = new Map<string, SheetRow[]>();
  let published: PartialDate | undefined;
  let layout: Layout | null = null;
  let count = 0;
  const rows = tableRows(file, {
    separator: ",",
    onProblem: tally.problem,
    onRead: (read) => options.onProgress?.(read, file.size),
  });
  try {
    for await (const row of rows) {
      if (layout === null) {
        const stated = FIRST_LINE.exec(row.cells.slice(0, 2).join(","))?.[1];
        if (stated !== undefined) published = ukDate(stated) ?? undefined;
        layout = layoutOf(row.cells);
        continue;
      }
      if (row.cells.every((cell) => cell.trim() === "")) continue;
      tally.row();
      if (++count > ROWS_MOST)
        fail("too-many", {
          file: file.name,
          line: row.line,
          message: `more than ${ROWS_MOST} rows`,
          remedy: "check where the file comes from",
        });
      const group = squeeze(row.cells[layout.at.get("group") as number] ?? "");
      if (group === "") {
        const remedy = "the row was left out; check the line in the file, or tell the publisher";
        tally.problem(
          problem("row-malformed", { file: file.name, line: row.line, field: "Group ID", message: "the row has no Group ID", remedy }),
        );
        continue;
      }
      const known = groups.get(group);
      if (known === undefined) groups.set(group, [row]);
      else known.push(row);
    }
  } catch (error) {
    tally.damage(error);
  }
  if (layout !== null)
    for (const [group, found] of groups) tally.entry(entryOf(group, found, { list, file: file.name, layout, onProblem: tally.problem }));
  const date = options.published ?? published;
  return tally.result({
    list,
    format: `uk-conlist-${looksZipped(file.headBytes) ? "xlsx" : "csv"}`,
    ...(date === undefined ? {} : { published: date }),
    missingParts: [],
  });
}
