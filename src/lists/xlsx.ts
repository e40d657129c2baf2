import { basename } from "node:path";
import { stat } from "node:fs/promises";
import { fail, WritError } from "../ground/index.ts";
import type { ListFile } from "./reader.ts";
import { CELL_LENGTH, readBook, unescapeCell, type Book, type Sheet } from "./xlsx-book.ts";
import { PLAIN_NUMBER, printNumber } from "./xlsx-number.ts";
import { xmlPump, type XmlSink } from "./xlsx-xml.ts";
import { ARCHIVE_LIMITS, openArchive, type ArchiveLimits } from "./xlsx-zip.ts";

/** A workbook: an open list file, a path, or all its bytes. */
export type XlsxSource = ListFile | string | Uint8Array;

export interface XlsxOptions {
  /** by name, case aside; default: the first sheet that is not hidden */
  readonly sheet?: string;
  /** the file's name in messages; default: that of the source */
  readonly name?: string;
  /** rows beyond are an error `too-many`; default 1,048,576, what a spreadsheet can hold */
  readonly maxRows?: number;
  /** columns beyond are an error `too-many`; default 16,384 */
  readonly maxColumns?: number;
  readonly limits?: Partial<ArchiveLimits>;
  /** only this many shared texts are read, cells that point beyond are ""; default all. For a look at the first rows. */
  readonly texts?: number;
}

/** One row that holds anything. `line` is the row's number in the sheet, from 1; empty cells are "", trailing ones left out. */
export interface SheetRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A zip archive's first bytes. */
export const looksZipped = (head: Uint8Array): boolean =>
  head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5 || head[2] === 7);

async function load(source: XlsxSource, file: string, limit: number): Promise<string | Uint8Array> {
  if (typeof source === "string") {
    const info = await stat(source).catch((error: unknown) => fail("file-not-found", { file, remedy: "check the path" }, error));
    if (info.size > limit) fail("file-too-large", { file, remedy: `the limit is ${Math.round(limit / 2 ** 20)} MiB` });
    return source;
  }
  if (source instanceof Uint8Array) return source;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source.chunks()) {
    size += chunk.byteLength;
    if (size > limit) fail("file-too-large", { file, remedy: `the limit is ${Math.round(limit / 2 ** 20)} MiB` });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function choose(book: Book, name: string | undefined, file: string): Sheet {
  if (name === undefined)
    return (
      book.sheets.find((sheet) => !sheet.hidden) ??
      book.sheets[0] ??
      fail("format-unknown", { file, message: "the workbook has no sheet of rows" })
    );
  const found = book.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  const names = book.sheets.map((sheet) => sheet.name).join(", ");
  return (
    found ??
    fail("field-invalid", {
      file,
      field: "sheet",
      value: name,
      message: "the workbook has no such sheet",
      remedy: `its sheets: ${names.slice(0, 1000)}`,
    })
  );
}

/** `A` → 0, `IV` → 255; -1 for what is no reference. */
function columnOf(reference: string): number {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at++) {
    const code = reference.charCodeAt(at);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
    if (column > 1e7) break;
  }
  return at === 0 ? -1 : column - 1;
}

const ZERO = 0x30;
const QUOTE = 0x22;

/** The place after the digits that begin at `at`. */
function digitsEnd(text: string, at: number): number {
  let place = at;
  for (let code; (code = text.charCodeAt(place)) >= ZERO && code <= ZERO + 9;) place++;
  return place;
}

interface Limits {
  readonly rows: number;
  readonly columns: number;
}

/** Turns a sheet's XML into rows; `out` is emptied by the caller as it fills. */
function sheetSink(file: string, part: string, book: Book, limits: Limits, out: SheetRow[]): XmlSink {
  let line = 0;
  let rows = 0;
  let cells: string[] = [];
  let column = -1;
  let type = "n";
  let style = 0;
  let text = "";
  let taking = false;
  let phonetic = 0;
  let inRow = false;

  const value = (): string => {
    if (type === "s") {
      const index = Number(text);
      return (
        book.strings[index] ??
        (book.partial ? "" : null) ??
        fail("zip-malformed", { file, line, field: part, value: text, message: "a cell points to a text that the workbook does not hold" })
      );
    }
    if (type === "n") return printNumber(text, book.forms[style] ?? PLAIN_NUMBER, book);
    if (type === "b") return text.trim() === "1" || text.trim() === "true" ? "TRUE" : "FALSE";
    return unescapeCell(text);
  };
  return {
    // most of a sheet are cells that point to a shared text: `<c r="B7" s="0" t="s"><v>38</v></c>`, or that hold nothing
    leap(source, at, parent) {
      if (parent !== "row" || !source.startsWith('<c r="', at)) return 0;
      let place = at + 6;
      let here = 0;
      for (let code; (code = source.charCodeAt(place)) >= 65 && code <= 90; place++) here = here * 26 + code - 64;
      const digits = digitsEnd(source, place);
      if (here === 0 || here > limits.columns || digits === place || source.charCodeAt(digits) !== QUOTE) return 0;
      place = digits + 1;
      if (source.startsWith(' s="', place)) {
        const styled = digitsEnd(source, place + 4);
        if (source.charCodeAt(styled) !== QUOTE) return 0;
        place = styled + 1;
      }
      if (source.startsWith("/>", place)) {
        column = here - 1;
        return place + 2;
      }
      if (!source.startsWith(' t="s"><v>', place)) return 0;
      const from = place + 10;
      const end = digitsEnd(source, from);
      if (end === from || end - from > 9 || !source.startsWith("</v></c>", end)) return 0;
      let index = 0;
      for (let digit = from; digit < end; digit++) index = index * 10 + source.charCodeAt(digit) - ZERO;
      const printed = book.strings[index];
      // an error is told where any cell is read
      if (printed === undefined) return 0;
      column = here - 1;
      if (printed !== "") {
        while (cells.length < column) cells.push("");
        cells[column] = printed;
      }
      return end + 8;
    },
    open(name, attributes) {
      switch (name) {
        case "row": {
          const stated = attributes.get("r");
          line = stated === undefined ? line + 1 : Number(stated);
          if (!Number.isSafeInteger(line) || line < 1)
            fail("xml-malformed", { file, field: part, value: stated ?? "", message: "a row has no number" });
          if (++rows > limits.rows)
            fail("too-many", { file, line, message: `more than ${limits.rows} rows`, remedy: "split the file or save it as CSV" });
          cells = [];
          column = -1;
          inRow = true;
          break;
        }
        case "c": {
          const reference = attributes.get("r");
          column = reference === undefined ? column + 1 : columnOf(reference);
          if (column < 0) fail("xml-malformed", { file, line, field: part, value: reference ?? "", message: "a cell has no place" });
          if (column >= limits.columns)
            fail("too-many", {
              file,
              line,
              message: `more than ${limits.columns} columns`,
              remedy: "delete the columns that hold nothing",
            });
          type = attributes.get("t") ?? "n";
          style = Number(attributes.get("s") ?? 0);
          text = "";
          break;
        }
        case "v":
          taking = true;
          break;
        case "rPh":
          phonetic++;
          break;
        case "t":
          taking = phonetic === 0 && type === "inlineStr";
          break;
      }
    },
    text(piece) {
      if (!taking) return;
      text += piece;
      if (text.length > CELL_LENGTH)
        fail("value-too-long", { file, line, field: part, message: `a cell is longer than ${CELL_LENGTH} characters` });
    },
    close(name) {
      switch (name) {
        case "v":
        case "t":
          taking = false;
          break;
        case "rPh":
          phonetic--;
          break;
        case "c":
          if (inRow && text !== "") {
            const printed = value();
            if (printed !== "") {
              while (cells.length < column) cells.push("");
              cells[column] = printed;
            }
          }
          break;
        case "row":
          inRow = false;
          if (cells.length > 0) out.push({ line, cells });
          break;
      }
    },
  };
}

/**
 * The rows of one sheet of an XLSX workbook, in order, rows that hold nothing left out. Numbers come as a person sees them,
 * dates as ISO 8601, booleans as TRUE and FALSE, errors as printed (`#N/A`), formulas as their last value.
 * Memory holds the packed file (not for a path), the shared texts and a few rows.
 * Errors: `zip-malformed`, `zip-bomb`, `xml-malformed`, `xml-entity`, `encoding-damaged`, `file-unreadable` (password),
 * `file-too-large`, `too-many`, `value-too-long`, `format-unknown` (no workbook). Rows before a damaged place are delivered.
 * Source: ECMA-376 part 1, 18.
 */
export async function* xlsxRows(source: XlsxSource, options: XlsxOptions = {}): AsyncGenerator<SheetRow> {
  const file = options.name ?? (typeof source === "string" ? basename(source) : source instanceof Uint8Array ? "workbook" : source.name);
  const limits = { ...ARCHIVE_LIMITS, ...options.limits };
  const archive = await openArchive(await load(source, file, limits.packed), file, limits);
  try {
    const book = await readBook(archive, file, { strings: options.texts ?? Infinity });
    const sheet = choose(book, options.sheet, file);
    const rows: SheetRow[] = [];
    const pump = xmlPump(
      file,
      sheet.part,
      sheetSink(file, sheet.part, book, { rows: options.maxRows ?? 1_048_576, columns: options.maxColumns ?? 16_384 }, rows),
    );
    for await (const chunk of archive.bytes(sheet.part)) {
      for (const _ of pump.write(chunk)) {
        if (rows.length === 0) continue;
        yield* rows;
        rows.length = 0;
      }
    }
    pump.end();
    yield* rows;
  } finally {
    archive.close();
  }
}

/** The names of a workbook's sheets of rows, in order, hidden ones too. */
export async function xlsxSheets(source: XlsxSource, name = "workbook"): Promise<readonly string[]> {
  const archive = await openArchive(await load(source, name, ARCHIVE_LIMITS.packed), name);
  try {
    return (await readBook(archive, name)).sheets.map((sheet) => sheet.name);
  } finally {
    archive.close();
  }
}

const HEAD_ROWS = 20;
const HEAD_LENGTH = 65_536;
/** spreadsheets number their texts in the order of the cells, so the first rows need the first few */
const HEAD_TEXTS = 5_000;

/**
 * The first rows of a workbook's first sheet as CSV, so that one recogniser knows a table in both dresses;
 * null for a zip archive that is no workbook. Damaged archives and bombs throw.
 */
export async function workbookHead(file: ListFile): Promise<string | null> {
  const lines: string[] = [];
  let length = 0;
  try {
    for await (const row of xlsxRows(file, { texts: HEAD_TEXTS })) {
      const line = row.cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",");
      length += line.length + 1;
      if (length > HEAD_LENGTH) break;
      lines.push(line);
      if (lines.length === HEAD_ROWS) break;
    }
  } catch (error) {
    if (error instanceof WritError && error.code === "format-unknown") return null;
    // a sheet that breaks after its first rows can still be recognised; the reader will meet the damage again
    if (lines.length === 0) throw error;
  }
  return lines.join("\n");
}
