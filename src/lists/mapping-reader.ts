import { fail, listId, problem, WritError } from "../ground/index.ts";
import type { ListId, Problem } from "../ground/index.ts";
import { csvRows } from "./csv.ts";
import { asHandedOn, type ListFacts } from "./handed-on.ts";
import { keyedByColumn } from "./id-column.ts";
import { noLineEnd, watchEnd } from "./line-end.ts";
import { looksLikeMapping, parseMapping, type Mapping } from "./mapping.ts";
import { gatherRows } from "./mapping-entry.ts";
import { plainField } from "./mapping-fields.ts";
import { pairTables } from "./mapping-pairs.ts";
import { mapColumns, type ColumnPlan } from "./mapping-plan.ts";
import { refuseOfficial } from "./official-tables.ts";
import { dated } from "./own-date.ts";
import type { ListFile, ListReader, ReadOptions, ReadResult } from "./reader.ts";
import { TABLE_COLUMNS } from "./register-table.ts";
import { badRow, newTally, squeeze } from "./tally.ts";
import { decodeText } from "./text.ts";
import { looksZipped, type SheetRow } from "./xlsx.ts";
import { separatorOf, tableRows } from "./xlsx-or-csv.ts";

/** The names of the columns may stand below a title: so many rows are tried. */
const HEADER_ROWS = 10;
const ROWS_MOST = 2_000_000;

/**
 * Any other CSV or workbook: by a mapping given beside it (a YAML or JSON file), or by plain header words. Asked last.
 * The list is the mapping's `list`, else the file's name. Source: docs/mapping.md.
 */
export const customTable: ListReader = {
  format: "custom-table",
  list: listId("custom"),
  title: "Table of your own",
  recognise(file) {
    if (looksZipped(file.headBytes)) return file.head === "" || !file.head.includes("\0") ? "table" : null;
    if (file.headBytes.includes(0) && !/^(?:\xff\xfe|\xfe\xff)/.test(Buffer.from(file.headBytes.subarray(0, 2)).toString("latin1")))
      return null;
    if (looksLikeMapping(file.head)) return "mapping";
    const head = file.head.trimStart();
    if (/^(?:[<{[]|%PDF-|---)/.test(head)) return null;
    const first = (head.split(/[\r\n]/, 1)[0] ?? "").replace(/^"|"$/g, "");
    return separatorOf(head).cells > 1 || plainField(first) !== null ? "table" : null;
  },
  async group(files) {
    const of = (wanted: string): ListFile[] => files.filter(({ part }) => part === wanted).map(({ file }) => file);
    const [tables, mappings] = [of("table"), of("mapping")];
    if (mappings[0] !== undefined && tables.length === 0)
      fail("usage", {
        file: mappings[0].name,
        message: "a mapping was given without its table",
        remedy: "give the CSV or XLSX file beside it",
      });
    const groups: Awaited<ReturnType<NonNullable<ListReader["group"]>>>[number][] = [];
    const named = new Map<string, string>();
    for (const { table, mapping: mappingFile, found } of await pairTables(tables, mappings)) {
      const mapping = mappingFile === undefined ? undefined : await mappingOf(mappingFile);
      // without a mapping the headers must speak: told here, before anybody takes the file for a list
      if (mapping === undefined) {
        refuseOfficial(table);
        await speakingHeader(table);
      }
      if (mapping?.list !== undefined && mappingFile !== undefined && named.get(mapping.list) === mappingFile.name)
        fail("usage", {
          file: table.name,
          message: `the mapping makes both tables the list ${mapping.list}`,
          remedy: "give one table, or leave `list` out of the mapping",
        });
      if (mapping?.list !== undefined) named.set(mapping.list, mappingFile?.name ?? "");
      const parts = new Map([["table", table], ...(mappingFile === undefined ? [] : [["mapping", mappingFile] as const])]);
      const told = found ? { told: [`${mappingFile?.name} beside ${table.name} says what its columns hold`] } : {};
      if (mapping?.register !== undefined)
        for (const facts of mapping.register.lists) groups.push({ list: listId(facts.id), parts, ...told, reader: registerTable(facts) });
      else groups.push({ list: mapping?.list === undefined ? listOf(table.name) : listId(mapping.list), parts, ...told });
    }
    return groups;
  },
  read: (parts, options) => readParts(parts, options, undefined),
};

/** One list of a table that a register wrote: it has its title and date as before. */
const registerTable = (facts: ListFacts): ListReader => ({
  ...customTable,
  list: listId(facts.id),
  title: facts.title,
  read: (parts, options) => readParts(parts, options, facts.id),
});

async function readParts(parts: ReadonlyMap<string, ListFile>, options: ReadOptions, only: string | undefined): Promise<ReadResult> {
  const table = parts.get("table") ?? fail("usage", { message: "the table is missing", remedy: "give the CSV or XLSX file" });
  const mapping = parts.get("mapping");
  return readTable(table, mapping === undefined ? undefined : await mappingOf(mapping), options, only);
}

async function speakingHeader(file: ListFile): Promise<void> {
  async function* head(): AsyncGenerator<string> {
    yield file.head;
  }
  const separator = looksZipped(file.headBytes) ? "," : separatorOf(file.head).separator;
  const rows = csvRows(head(), { file: file.name, separator, onProblem: () => undefined });
  for await (const { header } of withPlan(rows, undefined, { file: file.name, onProblem: () => undefined })) {
    // whether it is half a list, and of which day, stands in its mapping
    if (TABLE_COLUMNS.every((column, at) => squeeze(header[at] ?? "") === column))
      fail("format-unknown", {
        file: file.name,
        message: "a table that writ export wrote, without the mapping that it wrote beside it",
        remedy: "put its .mapping.yaml beside it, or name it with --mapping; or write the register out again",
      });
    return;
  }
}

/** `Blocked customers (2026).csv` → `blocked-customers-2026`. */
function listOf(name: string): ListId {
  const slug = name
    .normalize("NFKD")
    .replace(/(?:\.(?:csv|tsv|txt|xlsx|xlsm|gz))+$/i, "")
    .replace(/[^\p{L}\p{N}._]+/gu, "-")
    .replace(/^[-._]+|[-._]+$/g, "")
    .toLowerCase();
  return slug === "" ? customTable.list : listId(slug.slice(0, 64));
}

async function mappingOf(file: ListFile): Promise<Mapping> {
  let text = "";
  for await (const piece of decodeText(file.chunks(), file)) {
    text += piece;
    if (text.length > 1_000_000) break;
  }
  return parseMapping(text, file.name);
}

/**
 * Reads a table by a mapping, or by its headers; the rest as `ListReader.read`. `only`: of a register's table the rows of one list.
 * Throws `mapping-invalid`, `format-unknown`.
 */
export async function readTable(
  file: ListFile,
  mapping: Mapping | undefined,
  options: ReadOptions,
  only: string | undefined = mapping?.register?.lists[0]?.id,
): Promise<ReadResult> {
  const tally = newTally(options);
  const told = mapping?.register?.lists ?? [];
  const facts = told.find(({ id }) => id === only);
  const names = new Set(told.map(({ id }) => id));
  const list = options.as ?? options.list ?? (mapping?.list === undefined ? listOf(file.name) : listId(mapping.list));
  let gathered: ReturnType<typeof gatherRows> | null = null;
  const { file: watched, ended } = watchEnd(file);
  const workbook = looksZipped(file.headBytes);
  const rows = tableRows(watched, {
    ...(mapping?.sheet === undefined ? {} : { sheet: mapping.sheet }),
    ...(mapping?.separator === undefined ? {} : { separator: mapping.separator }),
    onProblem: tally.problem,
    onRead: (read) => options.onProgress?.(read, file.size),
  });
  let count = 0;
  let last = 0;
  let width = 0;
  let widest = 0;
  try {
    for await (const { plan, row, header } of withPlan(rows, mapping, { file: file.name, onProblem: tally.problem })) {
      if (gathered === null) {
        const keyed = await keyedByColumn(plan, file);
        if (keyed.told !== null) tally.problem(keyed.told);
        gathered = gatherRows({ list, file: file.name, plan: keyed.plan, onProblem: tally.problem });
      }
      if (row.cells.every((cell) => cell.trim() === "")) continue;
      if (header.length > 1 && row.cells.length === header.length && row.cells.every((cell, at) => cell.trim() === header[at]?.trim())) {
        const message = "the names of the columns stand here again: the row was left out";
        tally.problem(badRow("row-malformed", { file: file.name, line: row.line, message }));
        continue;
      }
      if (facts !== undefined && plan.register !== null) {
        const rowList = squeeze(row.cells[plan.register.list] ?? "");
        if (rowList !== facts.id) {
          // each list is read by itself; what belongs to none is told once
          if (!names.has(rowList) && facts === told[0]) {
            const message = "the row is of no list that the mapping names: left out";
            tally.problem(badRow("row-malformed", { file: file.name, line: row.line, field: "list", value: rowList, message }));
          }
          last = row.line;
          widest = Math.max(widest, row.cells.length);
          width = header.length;
          continue;
        }
      }
      width = header.length;
      if (width > 0 && row.cells.slice(width).some((cell) => cell.trim() !== "")) {
        const message = `the row has ${row.cells.length} cells where there are ${width} columns: they may stand in wrong ones`;
        tally.problem(badRow("row-malformed", { file: file.name, line: row.line, message }));
      }
      tally.row();
      if (++count > ROWS_MOST)
        fail("too-many", { file: file.name, line: row.line, message: `more than ${ROWS_MOST} rows`, remedy: "split the file" });
      gathered.add(row);
      last = row.line;
      widest = Math.max(widest, row.cells.length);
    }
    if (count === 0 && facts?.entries !== 0) {
      const message = "the table has no rows below the names of its columns";
      tally.problem(problem("row-malformed", { file: file.name, message, remedy: "give the whole file" }));
      tally.broken();
    } else if (!workbook && !ended()) tally.problem(noLineEnd(file.name, last));
    if (!workbook && count > 0 && widest < width) {
      const message = `there are ${width} columns, and no row has more than ${widest} cells: a line's end may be missing above`;
      tally.problem(badRow("row-malformed", { file: file.name, line: last, message }));
    }
  } catch (error) {
    tally.damage(error);
  }
  let entries = 0;
  if (gathered !== null)
    for (const entry of gathered.entries()) {
      tally.entry(entry);
      entries++;
    }
  if (facts !== undefined && entries !== facts.entries) {
    const message = `the table has ${entries} entries of ${facts.id} where its mapping says ${facts.entries}`;
    const remedy = "write it out again; where rows were added or taken out on purpose, put `entries` right in the mapping";
    tally.problem(problem("row-malformed", { file: file.name, message, remedy }));
    if (entries < facts.entries) tally.broken();
  }
  const result = tally.result({ list, format: "custom-table", ...dated(undefined, options), missingParts: [] });
  return facts === undefined ? result : asHandedOn(result, facts);
}

/** Finds the header and hands on the rows below it. */
const filled = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== "").length;

async function* withPlan(
  rows: AsyncIterable<SheetRow>,
  mapping: Mapping | undefined,
  { file, onProblem }: { readonly file: string; readonly onProblem: (problem: Problem) => void },
): AsyncGenerator<{ readonly plan: ColumnPlan; readonly row: SheetRow; readonly header: readonly string[] }> {
  let plan: ColumnPlan | null = null;
  let header: readonly string[] = [];
  let tried = 0;
  let refused: WritError | undefined;
  const passed: SheetRow[] = [];
  for await (const row of rows) {
    if (plan !== null) {
      yield { plan, row, header };
      continue;
    }
    if (mapping?.header === 0) {
      plan = mapColumns(
        row.cells.map((_, place) => String(place + 1)),
        mapping,
        { file, line: row.line },
      );
      yield { plan, row, header };
      continue;
    }
    if (mapping?.header !== undefined && row.line < mapping.header) continue;
    try {
      header = row.cells;
      plan = mapColumns(row.cells, mapping, { file, line: row.line });
      for (const { line, cells } of passed)
        if (filled(cells) > 1 && filled(cells) >= filled(header) - 1) {
          const message = `the row was left out: the names of the columns were found below it, in line ${row.line}`;
          onProblem(badRow("row-malformed", { file, line, message }));
        }
    } catch (error) {
      if (!(error instanceof WritError)) throw error;
      refused ??= error;
      passed.push(row);
      // a stated header that does not fit is an error; one that is looked for may stand further down
      if (mapping?.header !== undefined || ++tried >= HEADER_ROWS) throw refused;
    }
  }
  if (plan === null && refused !== undefined) throw refused;
}
