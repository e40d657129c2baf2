import { problem } from "../ground/index.ts";
import type { PartialDate, Problem } from "../ground/index.ts";
import { watchEnd, withLast } from "./line-end.ts";
import { rowGate } from "./row-gate.ts";
import type { ListFile, ReadOptions } from "./reader.ts";
import { badRow, noDate, squeeze, type Tally } from "./tally.ts";
import { layoutOf, type Column, type Layout, type UkList } from "./uk-columns.ts";
import type { UkRow } from "./uk-entry.ts";
import { ukDate } from "./uk-text.ts";
import type { SheetRow } from "./xlsx.ts";
import { tableRows } from "./xlsx-or-csv.ts";

const FIRST_LINE = /^(?:Last Updated|Report Date|Date Generated)\W*(\d{1,2}[/-](?:\d{2}|[A-Za-z]{3,9})[/-]\d{4})/i;
/** four times the longest there was: a file beyond it is none of these lists */
export const ROWS_MOST = 1_000_000;
/** more than any party has: a damaged file, or an attack */
const ROWS_OF_ONE = 10_000;

/** Rows by their key. What is beyond the most that one party may have is told and left out. */
export function gatherRows(file: string, onProblem: (problem: Problem) => void): GatheredRows {
  const byKey = new Map<string, UkRow[]>();
  return {
    byKey,
    add(key, rows) {
      const known = byKey.get(key) ?? [];
      byKey.set(key, known);
      for (const row of rows) {
        if (known.length < ROWS_OF_ONE) known.push(row);
        else {
          const message = `more than ${ROWS_OF_ONE} rows have this key: the row was left out`;
          onProblem(badRow("too-many", { file, line: row.line, value: key, message }));
        }
      }
    },
  };
}

export interface GatheredRows {
  readonly byKey: ReadonlyMap<string, readonly UkRow[]>;
  readonly add: (key: string, rows: readonly UkRow[]) => void;
}

const NAMES: readonly Column[] = ["name1", "name2", "name3", "name4", "name5", "name6", "original"];

export interface UkTable {
  readonly published: PartialDate | undefined;
}

/**
 * The rows of a ConList or of a UK Sanctions List that came as CSV or workbook, below their title line and header.
 * A header that stands again, rows too short or without a name are problems; a last row that breaks off is a damage.
 */
export async function readUkTable(
  given: ListFile,
  of: UkList,
  { tally, options, onRow }: { readonly tally: Tally; readonly options: ReadOptions; readonly onRow: (row: UkRow) => void },
): Promise<UkTable> {
  const { file, ended } = watchEnd(given);
  // HM Treasury wrote its own files without the last line's end
  const gate = rowGate(file, { tally, most: ROWS_MOST, ended, endsInLine: of === "sanctions-list" });
  let published: PartialDate | undefined;
  let layout: Layout | null = null;
  const rows = tableRows(file, {
    separator: ",",
    onProblem: tally.problem,
    onRead: (read) => options.onProgress?.(read, file.size),
  });
  try {
    for await (const { row, last } of withLast(rows)) {
      if (layout === null) {
        const stated = FIRST_LINE.exec(row.cells.slice(0, 2).join(" "))?.[1];
        if (stated !== undefined) published = ukDate(stated) ?? undefined;
        layout = layoutOf(row.cells, of);
        for (const field of layout?.absent ?? []) {
          const message = `there is no column "${field}": what it holds is missing in all entries`;
          tally.problem(badRow("field-missing", { file: file.name, line: row.line, field, message }));
        }
        continue;
      }
      if (row.cells.every((cell) => cell.trim() === "")) continue;
      const again = row.cells.includes("Name 6") ? layoutOf(row.cells, of) : null;
      if (again !== null) {
        layout = again;
        const message = "the header stands a second time: rows below are read by it";
        tally.problem(badRow("row-malformed", { file: file.name, line: row.line, message }));
        continue;
      }
      if (!gate.passes(row, { width: layout.width, last })) continue;
      if (!named(row, layout)) {
        const remedy = "the row's other facts were kept; tell the publisher";
        tally.problem(
          problem("field-missing", { file: file.name, line: row.line, field: "Name 6", message: "the row has no name", remedy }),
        );
      }
      onRow({ line: row.line, cells: row.cells, layout });
    }
    gate.end();
    if (published === undefined && options.published === undefined) tally.problem(noDate(file.name, "Last Updated"));
  } catch (error) {
    tally.damage(error);
  }
  return { published };
}

function named({ cells }: SheetRow, { at }: Layout): boolean {
  return NAMES.some((column) => squeeze(cells[at.get(column) ?? -1] ?? "") !== "");
}
