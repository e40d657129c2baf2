import { csvHead, csvRows } from "./csv.ts";
import type { CsvOptions, CsvRow } from "./csv.ts";
import { fixedRows, fixedShapeOf } from "./ofac-fixed.ts";

/** How the columns of one file are told apart: by `,`, `|` or `@` (`.CSV`, `.PIP`, `.DEL`), or by their widths (`.FF`). */
export type OfacForm =
  | { readonly kind: "delimited"; readonly separator: string }
  | { readonly kind: "fixed"; readonly widths: readonly number[] };

export interface OfacShape {
  readonly part: string;
  readonly form: OfacForm;
  /** the first rows, for telling the list */
  readonly rows: readonly (readonly string[])[];
}

/** part → how many columns it has */
export const COLUMNS: ReadonlyMap<string, number> = new Map([
  ["sdn", 12],
  ["alt", 5],
  ["add", 6],
  ["comments", 2],
]);

const NUMBER = /^\d{1,9}$/;
const REMARK = /[;:] |^[a-z ]|(?:DOB|POB|Linked To|a\.k\.a\.|Address|Number|No\.) /;

/** Which of the four files this is, by its columns alone; null: not one of OFAC's sets. */
export function shapeOf(head: string): OfacShape | null {
  for (const separator of [",", "|", "@"]) {
    const all = csvHead(head, { separator });
    const first = all[0]?.[0]?.trim() ?? "";
    const rows = all.filter((row) => !isEndMark(row)).slice(NUMBER.test(first) ? 0 : 1);
    if (rows.length === 0) continue;
    if (!NUMBER.test(first) && !/^(?:ent_?num|uid|id|entity_?number)$/i.test(first)) continue;
    const part = [...COLUMNS.keys()].find(
      (name) => rows.filter((row) => fits(name, row)).length > rows.length * (name === "comments" ? 0.8 : 0.5),
    );
    if (part !== undefined) return { part, form: { kind: "delimited", separator }, rows };
  }
  const fixed = fixedShapeOf(head);
  return fixed === null ? null : { part: fixed.part, form: { kind: "fixed", widths: fixed.widths }, rows: fixed.rows };
}

function fits(part: string, row: readonly string[]): boolean {
  const at = (column: number): string => (row[column] ?? "").trim();
  if (row.length !== COLUMNS.get(part) || !NUMBER.test(at(0))) return false;
  if (part === "sdn") return /^(?:individual|vessel|aircraft|entity|-0-)$/i.test(at(2)) && at(1) !== "";
  if (part === "alt") return NUMBER.test(at(1)) && /^(?:[afn]ka|strong|weak)$/i.test(at(2).replaceAll(".", ""));
  if (part === "add") return NUMBER.test(at(1)) && (at(5) === "-0-" || at(5) === "" || at(2) === "-0-" || at(3) === "-0-");
  return !NUMBER.test(at(1)) && REMARK.test(row[1] ?? "");
}

/** The 0x1A byte of OFAC's own files, or the `^Z` of a copy that went through a spreadsheet. */
export function isEndMark(row: readonly string[]): boolean {
  const first = (row[0] ?? "").replaceAll("\u001a", "").trim();
  return (first === "" || first === "^Z") && row.slice(1).every((cell) => cell.trim() === "");
}

/** The rows of one file of a set, whatever tells its columns apart. */
export function ofacRows(
  texts: AsyncIterable<string>,
  { form, ...options }: Pick<CsvOptions, "file" | "onProblem"> & { readonly form: OfacForm },
): AsyncGenerator<CsvRow> {
  return form.kind === "fixed"
    ? fixedRows(texts, { ...options, widths: form.widths })
    : csvRows(texts, { ...options, separator: form.separator });
}
