import { problem } from "../ground/index.ts";
import type { Problem } from "../ground/index.ts";

/** One record. `line` is the 1-based line of the file where it begins. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** the place of a cell whose quote is never closed: from there on the cells may be pieces of one */
  readonly unclosed?: number;
}

export interface CsvLimits {
  readonly columns: number;
  /** characters of one field */
  readonly field: number;
  /** characters of one record */
  readonly record: number;
}

export const CSV_LIMITS: CsvLimits = { columns: 1_000, field: 1_000_000, record: 4_000_000 };

export interface CsvOptions {
  /** for messages */
  readonly file: string;
  /** one character; default `,` */
  readonly separator?: string;
  readonly limits?: CsvLimits;
  readonly onProblem: (problem: Problem) => void;
}

const QUOTE = 0x22;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** What scanning from one place gave: a record and where the next begins, or that more text is needed. */
interface Scanned {
  readonly cells: string[] | null;
  readonly next: number;
  readonly newlines: number;
  readonly unclosed?: number;
  readonly bad: { readonly code: "csv-malformed" | "value-too-long" | "too-many"; readonly message: string } | null;
}

/**
 * Rows of a CSV file as RFC 4180 has it, with any one-character separator and LF, CRLF or CR ends. Blank lines are left out.
 * Nothing stops the rest of the file: a quote that is not doubled is kept as a letter; a quote that is never closed makes its
 * line be read without quotes; rows over a limit are left out; each is told to `onProblem` with file and line.
 * Why not a library: none of those at hand finds its way back after an unclosed quote, and this is five times as fast.
 */
export async function* csvRows(texts: AsyncIterable<string>, options: CsvOptions): AsyncGenerator<CsvRow> {
  const limits = options.limits ?? CSV_LIMITS;
  const separator = (options.separator ?? ",").charCodeAt(0);
  const report = (line: number, bad: NonNullable<Scanned["bad"]>): void =>
    options.onProblem(
      problem(bad.code, { file: options.file, line, message: bad.message, remedy: "correct the line or tell the publisher" }),
    );
  let text = "";
  let line = 1;
  let skipping = false;
  let oldMac: boolean | null = null;
  let waitFor = 0;

  function* drain(last: boolean): Generator<CsvRow> {
    let at = 0;
    while (at < text.length) {
      if (skipping) {
        const end = text.indexOf("\n", at);
        if (end === -1) {
          at = text.length;
          break;
        }
        at = end + 1;
        line++;
        skipping = false;
        continue;
      }
      const got = scan(text, { at, last, separator, limits });
      if (got === null) break;
      if (got.bad !== null) report(line, got.bad);
      if (got.cells !== null && !(got.cells.length === 1 && (got.cells[0] as string).trim() === ""))
        yield { line, cells: got.cells, ...(got.unclosed === undefined ? {} : { unclosed: got.unclosed }) };
      line += got.newlines;
      at = got.next;
    }
    text = text.slice(at);
    if (text.length > limits.record) {
      report(line, { code: "value-too-long", message: `the record is longer than ${limits.record} characters and was left out` });
      text = "";
      skipping = true;
    }
  }

  for await (const piece of texts) {
    text += oldMac === true ? piece.replaceAll("\r", "\n") : piece;
    if (oldMac === null && (text.includes("\n") || /\r[^\n]/.test(text))) {
      oldMac = !text.includes("\n");
      if (oldMac) text = text.replaceAll("\r", "\n");
    }
    // a record that did not end is looked at again only when the text has grown well: no quadratic time on long records
    if (text.length < waitFor) continue;
    yield* drain(false);
    waitFor = text.length > 65_536 ? text.length * 2 : 0;
  }
  if (oldMac === null) text = text.replaceAll("\r", "\n");
  yield* drain(true);
}

/** The whole records at the beginning of a text that may end anywhere: for recognising a format. */
export function csvHead(
  head: string,
  { separator = ",", most = 50 }: { readonly separator?: string; readonly most?: number } = {},
): readonly (readonly string[])[] {
  const text = head.includes("\n") ? head : head.replaceAll("\r", "\n");
  const rows: string[][] = [];
  for (let at = 0; at < text.length && rows.length < most;) {
    // a head that holds the whole of a small file ends with its last record
    const got = scan(text, { at, last: text.length < 60_000, separator: separator.charCodeAt(0), limits: CSV_LIMITS });
    if (got === null) break;
    if (got.cells !== null && got.cells.some((cell) => cell.trim() !== "")) rows.push(got.cells);
    at = got.next;
  }
  return rows;
}

function scan(
  text: string,
  { at, last, separator, limits }: { at: number; last: boolean; separator: number; limits: CsvLimits },
): Scanned | null {
  const cells: string[] = [];
  let place = at;
  let newlines = 0;
  let tooMany = false;
  let bad: Scanned["bad"] = null;
  for (;;) {
    let value: string;
    if (text.charCodeAt(place) === QUOTE) {
      const quoted = scanQuoted(text, { at: place, last, separator, limit: limits.field });
      if (quoted === "more") return null;
      if (quoted === "unclosed") return literalLine(text, { at, last, separator, limits });
      ({ value } = quoted);
      place = quoted.next;
      newlines += quoted.newlines;
      if (quoted.stray) bad ??= { code: "csv-malformed", message: "a quote inside a quoted field is not doubled: kept as a letter" };
    } else {
      const end = endOfPlain(text, { at: place, separator });
      if (end === text.length && !last) return null;
      value = text.slice(place, end);
      if (value.endsWith("\r") && (end === text.length || text.charCodeAt(end) === NEWLINE)) value = value.slice(0, -1);
      place = end;
    }
    if (value.length > limits.field) {
      bad = {
        code: "value-too-long",
        message: `field ${cells.length + 1} is longer than ${limits.field} characters: the row was left out`,
      };
      tooMany = true;
    }
    if (cells.length < limits.columns) cells.push(value);
    else if (!tooMany) {
      tooMany = true;
      bad = { code: "too-many", message: `the row has more than ${limits.columns} columns and was left out` };
    }
    if (place >= text.length) return { cells: tooMany ? null : cells, next: text.length, newlines, bad };
    if (text.charCodeAt(place) === NEWLINE) return { cells: tooMany ? null : cells, next: place + 1, newlines: newlines + 1, bad };
    place++;
  }
}

function endOfPlain(text: string, { at, separator }: { at: number; separator: number }): number {
  let place = at;
  while (place < text.length) {
    const code = text.charCodeAt(place);
    if (code === separator || code === NEWLINE) return place;
    place++;
  }
  return place;
}

type Quoted = { readonly value: string; readonly next: number; readonly newlines: number; readonly stray: boolean };

function scanQuoted(
  text: string,
  { at, last, separator, limit }: { at: number; last: boolean; separator: number; limit: number },
): Quoted | "more" | "unclosed" {
  const parts: string[] = [];
  let from = at + 1;
  let newlines = 0;
  let stray = false;
  let counted = from;
  for (;;) {
    const quote = text.indexOf('"', from);
    const end = quote === -1 ? text.length : quote;
    for (let nl = text.indexOf("\n", counted); nl !== -1 && nl < end; nl = text.indexOf("\n", nl + 1)) {
      newlines++;
      // a stray quote and then a line's end: the field was never meant to go on
      if (stray) return "unclosed";
    }
    counted = end;
    if (quote === -1) return last || text.length - at > limit + 2 ? "unclosed" : "more";
    if (quote + 1 >= text.length && !last) return "more";
    const after = quote + 1 >= text.length ? NEWLINE : text.charCodeAt(quote + 1);
    if (after === QUOTE) {
      parts.push(text.slice(from, quote + 1));
      from = counted = quote + 2;
      continue;
    }
    let next = quote + 1;
    let code = after;
    // blanks between the closing quote and the separator are dropped
    while (next < text.length && code !== separator && (code === 0x20 || code === 0x09 || code === RETURN)) code = text.charCodeAt(++next);
    if (next >= text.length && !last) return "more";
    if (next >= text.length || code === separator || code === NEWLINE) {
      parts.push(text.slice(from, quote));
      return { value: parts.join(""), next: Math.min(next, text.length), newlines, stray };
    }
    const before = text.charCodeAt(quote - 1);
    // on a later line a quote that opens a field shows that the first was never closed
    if (newlines > 0 && (before === separator || before === NEWLINE)) return "unclosed";
    stray = true;
    parts.push(text.slice(from, quote + 1));
    from = counted = quote + 1;
  }
}

/** The physical line read without quotes, after a quote that is never closed. */
function literalLine(
  text: string,
  { at, last, separator, limits }: { at: number; last: boolean; separator: number; limits: CsvLimits },
): Scanned | null {
  const newline = text.indexOf("\n", at);
  if (newline === -1 && !last) return null;
  const end = newline === -1 ? text.length : newline;
  const line = text.slice(at, end).replace(/\r$/, "");
  const { cells, unclosed } = splitOutsideQuotes(line, String.fromCharCode(separator), limits.columns + 1);
  const fits = cells.length <= limits.columns && cells.every((cell) => cell.length <= limits.field);
  const message = fits
    ? "a quote is never closed: the line was read without it"
    : "a quote is never closed and the line is over a limit: left out";
  return {
    cells: fits ? cells : null,
    next: Math.min(end + 1, text.length),
    newlines: 1,
    ...(unclosed === null ? {} : { unclosed }),
    bad: { code: "csv-malformed", message },
  };
}

/** Splits at the separator, honouring the quotes that do close on this line; the one that does not is a letter. */
function splitOutsideQuotes(line: string, separator: string, most: number): { readonly cells: string[]; readonly unclosed: number | null } {
  const cells: string[] = [];
  let unclosed: number | null = null;
  let at = 0;
  while (at <= line.length && cells.length < most) {
    if (line[at] === '"') {
      const close = line.indexOf(`"${separator}`, at + 1);
      if (close !== -1) {
        cells.push(line.slice(at + 1, close).replaceAll('""', '"'));
        at = close + 2;
        continue;
      }
      if (line.endsWith('"') && line.length - 1 > at) {
        cells.push(line.slice(at + 1, -1).replaceAll('""', '"'));
        return { cells, unclosed };
      }
      unclosed ??= cells.length;
    }
    const end = line.indexOf(separator, at);
    const cell = line.slice(at, end === -1 ? line.length : end);
    cells.push(cell.startsWith('"') ? cell.slice(1) : cell);
    if (end === -1) return { cells, unclosed };
    at = end + 1;
  }
  return { cells, unclosed };
}
