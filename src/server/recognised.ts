import { allReaders, mapColumns, openListFile, tableRows, type ListFile } from "../lists/index.ts";
import type { Recognised, UploadUse } from "./shapes.ts";

/** The reader that takes any table: what it takes may as well be a file of names. */
const ANY_TABLE = "custom-table";
const SHOWN_COLUMNS = 40;
const LOOKED_AT_ROWS = 5;
/** A table that says why or since when somebody is listed is more likely a list than a book of customers. */
const LIST_FIELDS = ["programme", "legalBasis", "measure", "listedOn", "endedOn"] as const;

const result = (uses: readonly UploadUse[], more: Partial<Recognised> = {}): Recognised => ({
  uses,
  format: null,
  list: null,
  columns: [],
  understood: true,
  ...more,
});

/** What a file is for, by its content alone; more than one use means that the person must say. */
export async function recogniseUpload(path: string): Promise<Recognised> {
  const file = await openListFile(path);
  for (const reader of await allReaders()) {
    const part = reader.recognise(file);
    if (part === null || (reader.format === ANY_TABLE && part === "table")) continue;
    return result(["list"], { format: part === "whole" ? reader.format : `${reader.format}/${part}`, list: reader.list });
  }
  const magic = Buffer.from(file.headBytes.subarray(0, 5)).toString("latin1");
  const head = file.head.trimStart();
  if (magic.startsWith("%PDF")) return result(["text"], { format: "pdf" });
  // a workbook's head is its first rows; another zip archive has none
  if (magic.startsWith("PK") && file.head.startsWith("PK")) return result(["text"], { format: "docx" });
  if (head.startsWith("{")) return result(looksLikeSubject(head) ? ["names"] : ["text", "names"], { format: "json-lines" });
  // some publisher's, of a kind that no reader knows: the register's refusal says so best
  if (/^<\?xml\b/.test(head) && !/<html\b|<!doctype html/i.test(head)) return result(["list"], { format: "xml" });
  if (head.startsWith("<")) return result(["text"], { format: "html" });
  return tableOrText(file, magic.startsWith("PK") ? "xlsx" : "csv");
}

async function tableOrText(file: ListFile, format: "csv" | "xlsx"): Promise<Recognised> {
  const rows = await firstRows(file);
  const columns = (rows[0] ?? []).slice(0, SHOWN_COLUMNS);
  const fields = fieldsOf(rows[0] ?? [], file.name);
  if (fields !== null) return result(LIST_FIELDS.some((field) => fields.has(field)) ? ["list", "names"] : ["names"], { format, columns });
  const even = rows.length > 1 && columns.length > 1 && rows.every((row) => row.length === rows[0]?.length);
  if (format === "xlsx" || even)
    return result(format === "xlsx" ? ["names", "list"] : ["names", "list", "text"], { format, columns, understood: false });
  return result(["text"], { format: "text" });
}

/** A first line that names somebody; one that is longer than the head is given the benefit of the doubt. */
function looksLikeSubject(head: string): boolean {
  const [line = ""] = head.split("\n", 1);
  try {
    const value = JSON.parse(line) as object;
    return ["name", "names", "identifiers", "properties"].some((key) => Object.hasOwn(value, key));
  } catch {
    return true;
  }
}

/** What the header says its columns hold; null when no column is known for a name. */
function fieldsOf(header: readonly string[], file: string): { has(field: (typeof LIST_FIELDS)[number]): boolean } | null {
  try {
    return mapColumns(header, undefined, { file }).fields;
  } catch {
    return null;
  }
}

async function firstRows(file: ListFile): Promise<(readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  try {
    for await (const { cells } of tableRows(file, { onProblem: () => {} })) {
      rows.push(cells);
      if (rows.length === LOOKED_AT_ROWS) break;
    }
  } catch {
    // broken quotes and the like: no table, so it is read as text
    return [];
  }
  return rows;
}
