import type { Cell } from "./xlsx-write.ts";

/** A spreadsheet runs a text that begins so as a formula. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/u;
const MAYBE_GUARDED = /^'*[=+\-@\t\r＝＋－＠]/u;
const GUARDED = /^'+[=+\-@\t\r＝＋－＠]/u;

/**
 * Every line of a cell with an apostrophe before what would run as a formula, and before what looks as if it had one already, so that
 * `withoutGuards` gives exactly the text back. `runs`: whether the format runs texts at all; a workbook's text cells never do.
 */
export function withGuards(cell: string, { runs }: { readonly runs: boolean }): string {
  const guarded = runs ? MAYBE_GUARDED : GUARDED;
  return cell.replace(/[^\n]+/g, (line) => (guarded.test(line) ? `'${line}` : line));
}

export const withoutGuards = (cell: string): string =>
  cell.includes("'") ? cell.replace(/[^\n]+/g, (line) => (GUARDED.test(line) ? line.slice(1) : line)) : cell;

/** One CSV line (RFC 4180, CRLF). Texts that a spreadsheet would run get an apostrophe before them; numbers stay numbers. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map((cell) => csvCell(cell)).join(",")}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n;\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
