import { problem } from "../ground/index.ts";
import { CSV_LIMITS } from "./csv.ts";
import type { CsvOptions, CsvRow } from "./csv.ts";

/** Widths of the columns of OFAC's fixed-width files (`.FF`), from OFAC's data specification; the width of Program changed over the years. */
const SDN_BEFORE = [10, 350, 12];
const SDN_AFTER = [200, 8, 25, 14, 8, 40, 150, 1_000];
const PROGRAM_WIDTHS = [200, 50];
const ALT = [10, 10, 8, 350, 200];
const ADD = [10, 10, 750, 116, 250, 200];
const COMMENTS = [10, 1_000];

const KINDS = /^(?:individual|vessel|aircraft|entity|-0-)$/i;
const ALIASES = /^(?:[afn]\.?k\.?a\.?|strong|weak)$/i;
const REMARK = /[;:] |(?:DOB|POB|Linked To|a\.k\.a\.|Address|Number|No\.) /;
const HEAD = 60_000;

export interface FixedShape {
  readonly part: string;
  readonly widths: readonly number[];
  readonly rows: readonly (readonly string[])[];
}

/** Which of the four fixed-width files this is, its widths taken from its first rows; null: it is none, or no known widths fit. */
export function fixedShapeOf(head: string): FixedShape | null {
  const lines = head.split(/\r?\n|\r/);
  // the last line of a head may be cut
  if (head.length >= HEAD && lines.length > 1) lines.pop();
  const rows = lines.filter((line) => line.replaceAll("\u001a", "").trim() !== "").slice(0, 50);
  if (rows.length === 0 || rows.filter((line) => isNumber(line.slice(0, 10))).length * 2 <= rows.length) return null;
  const found =
    programWidths(rows)
      .map((width) => ({ part: "sdn", widths: [...SDN_BEFORE, width, ...SDN_AFTER] }))
      .find(({ widths }) => most(rows, (line) => KINDS.test(line.slice(360, 372).trim())) && aligned(rows, widths)) ??
    (most(rows, (line) => isNumber(line.slice(10, 20)) && ALIASES.test(line.slice(20, 28).trim())) ? { part: "alt", widths: ALT } : null) ??
    (most(rows, (line) => isNumber(line.slice(10, 20))) && aligned(rows, ADD) ? { part: "add", widths: ADD } : null) ??
    (rows.every((line) => /^(?=.{9} )\d+ +\S/.test(line) && line[10] !== " " && REMARK.test(line))
      ? { part: "comments", widths: COMMENTS }
      : null);
  return found === null ? null : { ...found, rows: rows.map((line) => cellsOf(line, found.widths)) };
}

const isNumber = (text: string): boolean => /^\d{1,9}$/.test(text.trim());
const most = (rows: readonly string[], test: (line: string) => boolean): boolean => rows.filter(test).length * 2 > rows.length;
const sum = (widths: readonly number[]): number => widths.reduce((all, width) => all + width, 0);

/** Known widths first, then what the length of the lines leaves for it. */
function programWidths(rows: readonly string[]): readonly number[] {
  const longest = Math.max(...rows.map((line) => line.length));
  const left = longest - sum(SDN_BEFORE) - sum(SDN_AFTER);
  return left > 0 && left <= 1_000 ? [left, ...PROGRAM_WIDTHS] : PROGRAM_WIDTHS;
}

/** Lines of just that length, or (where trailing blanks were lost) every column begins with a sign: an empty one holds `-0-`. */
function aligned(rows: readonly string[], widths: readonly number[]): boolean {
  if (rows.every((line) => line.length === sum(widths))) return true;
  const starts = widths.map((_, column) => sum(widths.slice(0, column))).slice(1);
  return most(rows, (line) => starts.every((at) => at < line.length && line[at] !== " " && (line[at - 1] === " " || line[at] === "-")));
}

function cellsOf(line: string, widths: readonly number[]): readonly string[] {
  const cells: string[] = [];
  let at = 0;
  for (const [column, width] of widths.entries()) {
    if (at >= line.length && column > 0) break;
    cells.push(column === widths.length - 1 ? lastCell(line.slice(at), width) : line.slice(at, at + width));
    at += width;
  }
  return cells;
}

/** The last column holds text that may go on in another file: its padding goes, a blank of the text itself at the very end stays. */
function lastCell(text: string, width: number): string {
  const bare = text.trimEnd();
  return bare.length === width - 1 ? text.slice(0, width) : bare;
}

/**
 * Rows of a fixed-width file, with the numbers of their lines. A line that ends before its columns do has fewer cells; what stands beyond
 * the last column belongs to it. Blank lines are left out.
 */
export async function* fixedRows(
  texts: AsyncIterable<string>,
  options: Pick<CsvOptions, "file" | "onProblem"> & { readonly widths: readonly number[] },
): AsyncGenerator<CsvRow> {
  let text = "";
  let line = 1;
  let skipping = false;
  function* drain(last: boolean): Generator<CsvRow> {
    let at = 0;
    for (let end = text.indexOf("\n", at); ; end = text.indexOf("\n", at)) {
      if (end === -1 && (!last || at >= text.length)) break;
      const stop = end === -1 ? text.length : end;
      const row = text.slice(at, text[stop - 1] === "\r" ? stop - 1 : stop);
      if (!skipping && row.trim() !== "") yield { line, cells: cellsOf(row, options.widths) };
      skipping = false;
      line++;
      at = stop + 1;
    }
    text = text.slice(at);
    if (text.length <= CSV_LIMITS.record) return;
    if (!skipping)
      options.onProblem(
        problem("value-too-long", {
          file: options.file,
          line,
          message: `the line is longer than ${CSV_LIMITS.record} characters and was left out`,
          remedy: "check the line in the file, or tell the publisher",
        }),
      );
    text = "";
    skipping = true;
  }
  for await (const piece of texts) {
    text += piece;
    yield* drain(false);
  }
  yield* drain(true);
}
