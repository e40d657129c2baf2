import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { fail, WritError } from "../ground/index.ts";
import { type Cell, csvLine, TABLE_COLUMNS, tableMapping, withGuards, xlsxSheet } from "../lists/index.ts";
import { registerFtm } from "./register-ftm.ts";
import { registerJson } from "./register-json.ts";
import { writeSqlite } from "./register-sqlite.ts";
import { tableRows } from "./register-table.ts";
import { chosenLists, type ExportSource, type Leaving } from "./source.ts";

export const EXPORT_FORMATS = ["json", "ftm", "csv", "xlsx", "sqlite"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const ENDINGS: Readonly<Record<ExportFormat, string>> = { json: ".jsonl", ftm: ".ftm.json", csv: ".csv", xlsx: ".xlsx", sqlite: ".sqlite" };
const BOM = "\uFEFF";

/** What was written: the files, and what the format has no place for. */
export interface ExportReport {
  readonly files: readonly string[];
  readonly entries: number;
  /** stands where only Writ reads it back */
  readonly left: ReadonlyMap<string, number>;
  /** is not written at all */
  readonly lost: ReadonlyMap<string, number>;
}

/** The format that a file's name asks for, or null. */
export function formatOfName(path: string): ExportFormat | null {
  const name = basename(path).toLowerCase().replace(/\.gz$/, "");
  if (/\.ftm\.(json|jsonl|ndjson)$|\.ftm$/.test(name)) return "ftm";
  if (/\.(json|jsonl|ndjson)$/.test(name)) return "json";
  if (name.endsWith(".csv")) return "csv";
  if (name.endsWith(".xlsx")) return "xlsx";
  return /\.(sqlite|sqlite3|db)$/.test(name) ? "sqlite" : null;
}

/** Whether a format is text that can go to a pipe as it is made. */
export const isStreamed = (format: ExportFormat): boolean => format === "json" || format === "ftm" || format === "csv";

function textOf(source: ExportSource, format: ExportFormat, leaving: Leaving): Iterable<string> {
  if (format === "json") return registerJson(source);
  if (format === "ftm") return registerFtm(source, leaving);
  return csvText(source, leaving);
}

function* csvText(source: ExportSource, leaving: Leaving): IterableIterator<string> {
  yield `${BOM}${csvLine([...TABLE_COLUMNS])}`;
  for (const row of tableRows(source, { ...leaving, most: CSV_CELL })) yield csvLine(guarded(row, true));
}

const guarded = (row: readonly Cell[], runs: boolean): Cell[] =>
  row.map((cell) => (typeof cell === "string" ? withGuards(cell, { runs }) : cell));

function* sheetRows(source: ExportSource, leaving: Leaving): IterableIterator<readonly Cell[]> {
  for (const row of tableRows(source, { ...leaving, most: SHEET_CELL })) yield guarded(row, false);
}

/** characters of a cell that are read back; an apostrophe before each line may come on top */
const CSV_CELL = 900_000;
const SHEET_CELL = 32_000;

/** small lines are joined: one write a block */
const BLOCK = 1 << 16;

function* blocks(texts: Iterable<string>): IterableIterator<string> {
  let block = "";
  for (const text of texts) {
    block += text;
    if (block.length < BLOCK) continue;
    yield block;
    block = "";
  }
  if (block !== "") yield block;
}

/** Writes to a stream as fast as it takes it; memory stays that of one block. The stream is left open. */
export async function exportToStream(source: ExportSource, format: ExportFormat, out: Writable): Promise<ExportReport> {
  const leaving: Leaving = { left: new Map(), lost: new Map() };
  for (const block of blocks(textOf(source, format, leaving)))
    await new Promise<void>((resolve, reject) => out.write(block, (error) => (error instanceof Error ? reject(error) : resolve())));
  return { files: [], entries: countOf(source), ...leaving };
}

/**
 * Writes files: `path` itself, or for a folder one file (`json`, `sqlite`) or one for each list (`ftm`, `csv`, `xlsx`), so that each can be read
 * back as its list. A table has its mapping beside it. A file is there whole or not at all. Throws `data-full` and its kin.
 */
export async function exportToFiles(
  source: ExportSource,
  format: ExportFormat,
  { path, folder }: { readonly path: string; readonly folder: boolean },
): Promise<ExportReport> {
  const leaving: Leaving = { left: new Map(), lost: new Map() };
  const files: string[] = [];
  const ending = ENDINGS[format];
  try {
    if (folder) mkdirSync(path, { recursive: true });
    const whole = !folder || format === "json" || format === "sqlite";
    const parts = whole
      ? [{ file: folder ? join(path, `register${ending}`) : path, lists: source.lists }]
      : source.lists.map((list) => ({ file: join(path, `${list}${ending}`), lists: [list] }));
    let before = 0;
    const total = countOf(source);
    for (const { file, lists } of parts) {
      const start = before;
      const one: ExportSource = { ...source, lists, onEntry: (done) => source.onEntry?.(start + done, total) };
      await writeFile(one, { format, file, leaving });
      before += countOf(one);
      files.push(file);
      if (format === "csv" || format === "xlsx") files.push(await writeMapping(file, one));
    }
  } catch (error) {
    return cannotWrite(error, path);
  }
  return { files, entries: countOf(source), ...leaving };
}

/** In words of the file that was to be written: the data folder has no part in it. */
function cannotWrite(error: unknown, file: string): never {
  if (error instanceof WritError) throw error;
  switch ((error as NodeJS.ErrnoException).code) {
    case "ENOENT":
    case "ENOTDIR":
      return fail("file-not-found", { file, message: "the folder for the file is not there", remedy: "make it first" }, error);
    case "EACCES":
    case "EPERM":
    case "EROFS":
    case "EISDIR":
    case "EEXIST":
      return fail("forbidden", { file, message: "the file cannot be written there", remedy: "choose another place" }, error);
    case "ENOSPC":
    case "EDQUOT":
      return fail("data-full", { file }, error);
    default:
      throw error;
  }
}

const countOf = ({ content, lists }: ExportSource): number =>
  content.lists.filter(({ id }) => lists.includes(id)).reduce((sum, { entries }) => sum + entries, 0);

interface Written {
  readonly format: ExportFormat;
  readonly file: string;
  readonly leaving: Leaving;
}

async function writeFile(source: ExportSource, { format, file, leaving }: Written): Promise<void> {
  if (!existsSync(dirname(file)))
    fail("file-not-found", { file, message: "the folder for the file is not there", remedy: "make it first, or end --out with a stroke" });
  const temporary = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  try {
    if (format === "sqlite") {
      rmSync(temporary, { force: true });
      writeSqlite(temporary, source);
    } else if (format === "xlsx") {
      await pipeline(xlsxSheet(sheetRows(source, leaving), { header: [...TABLE_COLUMNS], name: "Register" }), createWriteStream(temporary));
    } else {
      const text = Readable.from(blocks(textOf(source, format, leaving)));
      if (file.toLowerCase().endsWith(".gz")) await pipeline(text, createGzip(), createWriteStream(temporary));
      else await pipeline(text, createWriteStream(temporary));
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

async function writeMapping(file: string, source: ExportSource): Promise<string> {
  const path = file.replace(/\.(csv|xlsx)(\.gz)?$/i, "") + ".mapping.yaml";
  await pipeline(Readable.from([tableMapping(chosenLists(source))]), createWriteStream(path));
  return path;
}
