import { foldHeader } from "./mapping-fields.ts";
import { headerLayout, rowCells } from "./header-layout.ts";
import type { HeaderLayout, RowCells } from "./header-layout.ts";
import { headerSeparator, readHeaderTable } from "./header-table.ts";
import type { TableHeader } from "./header-table.ts";
import { isHtml, readHtml } from "./html-table.ts";
import type { HtmlRow } from "./html-table.ts";
import { jsonRecords } from "./json-records.ts";
import type { ListFile, ReadOptions } from "./reader.ts";
import { badRow, squeeze, watched } from "./tally.ts";
import type { Tally } from "./tally.ts";
import { decodeText } from "./text.ts";

/** A publisher's table as it is saved from a page (HTML), exported (CSV, TSV, XLSX) or served (JSON). */
export interface PublisherTable<Column extends string> extends TableHeader<Column> {
  /** The columns of an HTML row in a table without a header (`1 | a name | a date`), or null. */
  readonly implied?: (cells: readonly string[]) => readonly Column[] | null;
}

export interface PlacedRow<Column extends string> extends RowCells<Column> {
  readonly line: number;
  /** what stands above the table on its page; empty elsewhere */
  readonly heading: string;
  /** the cell as printed, with its line ends */
  readonly printed: (column: Column) => string;
}

/** Whether the first 64 KiB are such a table; of a page the head must hold the header or a row that needs none. */
export function isPublisherTable<Column extends string>(file: ListFile, table: PublisherTable<Column>): boolean {
  if (isHtml(file.head)) return false;
  if (isJson(file.head)) return jsonHasColumns(file.head, table);
  return headerSeparator(file, table) !== null;
}

const isJson = (head: string): boolean => /^[\s\uFEFF]*[[{]/.test(head);

function jsonHasColumns<Column extends string>(head: string, { words, needed }: PublisherTable<Column>): boolean {
  const columns = new Set<Column | undefined>();
  for (const [, key] of head.matchAll(/"([^"\\]{1,60})"\s*:/g)) columns.add(words.get(foldHeader(key as string)));
  return needed.every((column) => columns.has(column));
}

/**
 * Reads all rows of such a file. Of a page each table with a fitting header is read; one that has none is told where it looks like a list.
 * A page or JSON that breaks off marks the reading as not whole; rows are counted here.
 */
export async function readPublisherTable<Column extends string>(
  file: ListFile,
  {
    table,
    tally,
    options,
    onRow,
  }: {
    readonly table: PublisherTable<Column>;
    readonly tally: Tally;
    readonly options: Pick<ReadOptions, "onProgress">;
    readonly onRow: (row: PlacedRow<Column>) => void;
  },
): Promise<void> {
  if (isHtml(file.head) || isJson(file.head)) {
    const chunks = watched(file.chunks(), (bytes) => options.onProgress?.(bytes, file.size));
    if (isJson(file.head)) return readJson(file, { chunks, table, tally, onRow });
    return readPage(file, { chunks, table, tally, onRow });
  }
  return readHeaderTable(file, {
    header: table,
    tally,
    options,
    onRow: (row, line) => onRow({ ...row, line, heading: "", printed: row.of }),
  });
}

interface Reading<Column extends string> {
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly table: PublisherTable<Column>;
  readonly tally: Tally;
  readonly onRow: (row: PlacedRow<Column>) => void;
}

async function readJson<Column extends string>(file: ListFile, { chunks, table, tally, onRow }: Reading<Column>): Promise<void> {
  try {
    for await (const { line, value } of jsonRecords(decodeText(chunks, file), { file: file.name, onProblem: tally.problem })) {
      tally.row();
      const cells = new Map<Column, string>();
      const besides: [string, string][] = [];
      for (const [key, content] of value) {
        const column = key.length > 200 ? undefined : table.words.get(foldHeader(key));
        const text = textOf(content);
        if (column !== undefined && !cells.has(column)) cells.set(column, text);
        else if (squeeze(text) !== "") besides.push([squeeze(key), squeeze(text)]);
      }
      const of = (column: Column): string => squeeze(cells.get(column) ?? "");
      onRow({ of, besides, line, heading: "", printed: (column) => cells.get(column) ?? "" });
    }
  } catch (error) {
    tally.damage(error);
  }
}

function textOf(content: unknown): string {
  if (typeof content === "string") return content;
  return content === null || content === undefined ? "" : JSON.stringify(content);
}

interface OpenTable<Column extends string> {
  layout: HeaderLayout<Column> | null;
  rows: number;
  unread: number;
  narrow: number;
  /** rows without a header were read */
  implied: boolean;
  readonly first: HtmlRow;
}

/** a menu or a frame of the page has fewer rows or columns; a list has more */
const LOOKS_LIKE_A_LIST = { rows: 4, columns: 2 } as const;

async function readPage<Column extends string>(file: ListFile, { chunks, table, tally, onRow }: Reading<Column>): Promise<void> {
  const tables = new Map<number, OpenTable<Column>>();
  let read = 0;
  const { whole } = await readHtml(decodeText(chunks, file), {
    file: file.name,
    onProblem: tally.problem,
    onRow(row) {
      const texts = row.cells.map(({ text }) => text);
      const known: OpenTable<Column> = tables.get(row.table) ?? { layout: null, rows: 0, unread: 0, narrow: 0, implied: false, first: row };
      tables.set(row.table, known);
      const header = headerLayout(texts, table);
      if (header !== null) {
        // the two rows of one header are one: the second only says more
        if (known.layout !== null && known.layout.width === header.width && row.line - known.first.line > header.width * 2)
          tally.problem(
            badRow("row-malformed", { file: file.name, line: row.line, message: "the header stands here again: it is no party" }),
          );
        const missing = table.expected.filter((column) => !header.at.has(column));
        if (known.layout === null)
          for (const field of missing) {
            const message = `there is no column ${field}: what it holds is missing in all entries of this table`;
            tally.problem(badRow("field-missing", { file: file.name, line: row.line, field, message }));
          }
        known.layout = header;
        return;
      }
      const cells = texts.map(squeeze);
      if (cells.every((cell) => cell === "")) return;
      if (known.layout !== null && cells.every((cell) => cell === "" || table.words.has(foldHeader(cell.slice(0, 200))))) return;
      const layout = known.layout ?? impliedLayout(cells, table);
      if (known.layout === null && layout !== null) known.implied = true;
      if (layout === null) {
        if (row.cells.length >= LOOKS_LIKE_A_LIST.columns) known.unread++;
        else known.narrow++;
        return;
      }
      tally.row();
      read++;
      known.rows++;
      if (texts.length !== layout.width) {
        const message = `the row has ${texts.length} cells instead of ${layout.width}: what could be read was kept`;
        tally.problem(badRow("row-malformed", { file: file.name, line: row.line, value: cells.join(" | "), message }));
      }
      const printed = (column: Column): string => texts[layout.at.get(column) ?? -1] ?? "";
      onRow({ ...rowCells(texts, layout), line: row.line, heading: row.heading, printed });
    },
  });
  for (const { layout, rows, unread: wide, narrow, first, implied } of tables.values()) {
    if (layout !== null && rows === 0)
      tally.problem(badRow("row-malformed", { file: file.name, line: first.line, message: "a table with the list's header has no rows" }));
    const unread = implied ? wide + narrow : wide;
    // a header of words that nobody knows above rows that could be read is one row
    if (unread < (implied ? 1 : LOOKS_LIKE_A_LIST.rows)) continue;
    const value = first.cells.map(({ text }) => squeeze(text)).join(" | ");
    const message = implied
      ? `${unread} rows of a table are not like the others and were not read`
      : `a table of ${unread} rows has no header that the list has had so far and was not read`;
    tally.problem(badRow(implied ? "row-malformed" : "format-unknown", { file: file.name, line: first.line, value, message }));
  }
  if (read === 0)
    tally.problem(
      badRow("format-unknown", {
        file: file.name,
        line: 1,
        message: "no table on the page has a header or rows that the list has had so far",
      }),
    );
  if (!whole) tally.broken();
}

function impliedLayout<Column extends string>(cells: readonly string[], table: PublisherTable<Column>): HeaderLayout<Column> | null {
  const columns = table.implied?.(cells) ?? null;
  if (columns === null) return null;
  return { at: new Map(columns.map((column, place) => [column, place])), unknown: [], width: columns.length };
}
