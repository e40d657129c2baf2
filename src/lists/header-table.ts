import { csvHead, csvRows } from "./csv.ts";
import type { CsvRow } from "./csv.ts";
import { headerLayout, rowCells } from "./header-layout.ts";
import { isHeaderWord } from "./header-word.ts";
import type { HeaderLayout, HeaderWords, RowCells } from "./header-layout.ts";
import type { ListFile, ReadOptions } from "./reader.ts";
import { badRow, watched } from "./tally.ts";
import type { Tally } from "./tally.ts";
import { decodeText } from "./text.ts";
import { looksZipped, xlsxRows } from "./xlsx.ts";

/** The header of a publisher's table. */
export interface TableHeader<Column extends string> {
  readonly words: HeaderWords<Column>;
  /** columns that together tell this table from any other */
  readonly needed: readonly Column[];
  /** columns that the layouts have had at all times: one that is not there is told, because what it holds is missing everywhere */
  readonly expected: readonly Column[];
}

/** rows that are looked at for doubles, so that memory stays bounded */
const SEEN = 200_000;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const SEPARATORS = [",", "\t", ";", "|"] as const;
/** titles may stand above the header */
const LINES = 10;

/** The separator under which one of the first lines is such a header, or null. A workbook's head is its first rows as CSV. */
export function headerSeparator<Column extends string>({ head }: Pick<ListFile, "head">, header: TableHeader<Column>): string | null {
  const found = SEPARATORS.find((separator) => csvHead(head, { separator, most: LINES }).some((row) => headerLayout(row, header) !== null));
  return found ?? null;
}

/**
 * Reads a table (CSV, TSV or XLSX) by its header. Told as problems: a header that lacks columns, a second header (its order holds from there
 * on), rows that are shorter or longer, a quote that never closes. A last row that breaks off, a damaged encoding or archive mark the
 * reading as not whole. `onRow` gets each row in turn; rows are counted here.
 */
export async function readHeaderTable<Column extends string>(
  file: ListFile,
  {
    header,
    tally,
    options,
    onRow,
  }: {
    readonly header: TableHeader<Column>;
    readonly tally: Tally;
    readonly options: Pick<ReadOptions, "onProgress">;
    readonly onRow: (row: RowCells<Column>, line: number) => void;
  },
): Promise<void> {
  const workbook = looksZipped(file.headBytes);
  let layout: HeaderLayout<Column> | null = null;
  let held: { readonly row: CsvRow; readonly layout: HeaderLayout<Column> } | null = null;
  let lastMalformed = 0;
  let lastByte = NEWLINE;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of watched(file.chunks(), (bytes) => options.onProgress?.(bytes, file.size))) {
      // of UTF-16 the last byte of a line end may be its zero
      lastByte = chunk.findLast((byte) => byte !== 0) ?? lastByte;
      yield chunk;
    }
  }
  const rows: AsyncIterable<CsvRow> = workbook
    ? xlsxRows({ ...file, chunks })
    : csvRows(decodeText(chunks(), file), {
        file: file.name,
        separator: headerSeparator(file, header) ?? ",",
        onProblem(found) {
          if (found.code === "csv-malformed") lastMalformed = found.line ?? 0;
          tally.problem(found);
        },
      });
  const seen = new Set<string>();
  const take = (row: CsvRow, by: HeaderLayout<Column>): void => {
    tally.row();
    const printed = row.cells.join("\u001f");
    if (seen.has(printed))
      tally.problem(badRow("row-malformed", { file: file.name, line: row.line, message: "the row stands in the file twice" }));
    if (seen.size < SEEN) seen.add(printed);
    const { length } = row.cells;
    // a workbook's rows end with their last full cell
    if (workbook ? length > by.width : length !== by.width)
      tally.problem(
        badRow("row-malformed", {
          file: file.name,
          line: row.line,
          message: `the row has ${length} columns instead of ${by.width}: what could be read was kept`,
        }),
      );
    onRow(rowCells(row.cells, by), row.line);
  };
  try {
    for await (const row of rows) {
      const found: HeaderLayout<Column> | null =
        layout === null || beginsLikeHeader(row.cells, header) ? headerLayout(row.cells, header) : null;
      if (found !== null) {
        const before: HeaderLayout<Column> | null = layout;
        announce(tally, {
          file,
          line: row.line,
          again: before !== null,
          missing: header.expected.filter((column) => !found.at.has(column) && (before === null || before.at.has(column))),
        });
        layout = found;
        continue;
      }
      if (layout === null || row.cells.every((cell) => cell.trim() === "")) continue;
      if (held !== null) take(held.row, held.layout);
      held = { row, layout };
    }
  } catch (error) {
    if (held !== null) take(held.row, held.layout);
    held = null;
    tally.damage(error);
  }
  if (held === null) return;
  const { row } = held;
  // in a last row a quote that never closes is a cell that was cut, whatever commas stand in it
  const cells = row.unclosed === undefined ? row.cells : [...row.cells.slice(0, row.unclosed), row.cells.slice(row.unclosed).join(", ")];
  take({ line: row.line, cells }, held.layout);
  if (workbook) return;
  if (cells.length < held.layout.width || (lastMalformed > 0 && lastMalformed >= row.line)) tally.broken();
  else if (lastByte !== NEWLINE && lastByte !== RETURN) {
    // some of the publishers' own files are so: a problem, and no more
    const message = "the last line has no end: it may have been cut in its last cell";
    tally.problem(badRow("row-malformed", { file: file.name, line: row.line, message }));
  }
}

/** A second header has a known word in one of its first cells; rows that have none are not looked at whole, which is most of the time. */
function beginsLikeHeader<Column extends string>(cells: readonly string[], { words }: TableHeader<Column>): boolean {
  for (let at = 0; at < 3 && at < cells.length; at++) {
    const cell = cells[at] as string;
    if (cell.length < 100 && isHeaderWord(cell, words)) return true;
  }
  return false;
}

function announce(
  tally: Tally,
  {
    file,
    line,
    again,
    missing,
  }: { readonly file: ListFile; readonly line: number; readonly again: boolean; readonly missing: readonly string[] },
): void {
  if (again) tally.problem(badRow("row-malformed", { file: file.name, line, message: "the header stands here again: it is no party" }));
  for (const field of missing)
    tally.problem(
      badRow("field-missing", {
        file: file.name,
        line,
        field,
        message: `there is no column ${field}: what it holds is missing in all entries`,
      }),
    );
}
