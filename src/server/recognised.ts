import { READERS, openListFile, tableRows, type ListFile } from "../lists/index.ts";
import type { Recognised, UploadUse } from "./shapes.ts";

/** Header words under which a file of people to screen, or a list of one's own, keeps its names. */
const NAME_HEADER =
  /^(full[ _-]?)?names?$|^(customer|client|payee|owner|account|company|first|last|family|given|sur)[ _-]?names?$|^name\d?$|^caption$|نام|اسم|नाम/iu;
const SHOWN_COLUMNS = 20;
const LOOKED_AT_LINES = 5;

interface Table {
  readonly columns: readonly string[];
  /** rows in the beginning have the width of the first */
  readonly even: boolean;
}

const result = (uses: readonly UploadUse[], more: Partial<Recognised> = {}): Recognised => ({
  uses,
  format: null,
  list: null,
  columns: [],
  note: null,
  ...more,
});

/** What a file is for, by its content alone; more than one use means that the person must say. */
export async function recogniseUpload(path: string): Promise<Recognised> {
  const file = await openListFile(path);
  for (const reader of READERS) {
    const part = reader.recognise(file);
    if (part !== null)
      return result(["list"], { format: part === "whole" ? reader.format : `${reader.format}/${part}`, list: reader.list });
  }
  const magic = Buffer.from(file.headBytes.subarray(0, 5)).toString("latin1");
  const head = file.head.trimStart();
  if (magic.startsWith("%PDF")) return result(["text"], { format: "pdf" });
  // a workbook's head is its first rows; another zip archive has none
  if (magic.startsWith("PK") && file.head.startsWith("PK")) return result(["text"], { format: "docx" });
  if (head.startsWith("{")) return result(["names"], { format: "json-lines" });
  if (head.startsWith("<")) return result(["text"], { format: "html" });
  const table = await tableOf(file);
  const columns = table.columns.slice(0, SHOWN_COLUMNS);
  const format = magic.startsWith("PK") ? "xlsx" : "csv";
  const named = table.columns.some((column) => NAME_HEADER.test(column.trim()));
  if (format === "xlsx") return result(named ? ["names"] : ["names", "list"], { format, columns });
  if (table.columns.length > 1 && table.even) return result(named ? ["names"] : ["names", "list", "text"], { format, columns });
  if (named) return result(["names"], { format, columns });
  return result(["text", "names"], {
    format: "text",
    note: "The file could be a document, or a list of names with one name on each line.",
  });
}

async function tableOf(file: ListFile): Promise<Table> {
  const widths: number[] = [];
  let columns: readonly string[] = [];
  try {
    for await (const { cells } of tableRows(file, { onProblem: () => {} })) {
      if (widths.length === 0) columns = cells;
      widths.push(cells.length);
      if (widths.length === LOOKED_AT_LINES) break;
    }
  } catch {
    // broken quotes and the like: no table, so it is read as text
    return { columns: [], even: false };
  }
  return { columns, even: widths.length > 1 && widths.every((width) => width === widths[0]) };
}
