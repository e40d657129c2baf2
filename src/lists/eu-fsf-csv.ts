import { listId, problem } from "../ground/index.ts";
import type { PartialDate } from "../ground/index.ts";
import { csvHead } from "./csv.ts";
import { isoDate } from "./eu-birth.ts";
import { euLayout, type EuLayout } from "./eu-columns.ts";
import { newEuEntity, type EuEntity } from "./eu-entity.ts";
import { eachBlock, entityOf, sameEntity } from "./eu-row.ts";
import { watchEnd, withLast } from "./line-end.ts";
import { rowGate } from "./row-gate.ts";
import { ownDate } from "./own-date.ts";
import type { ListFile, ListReader, ReadOptions, ReadResult } from "./reader.ts";
import { badRow, newTally, squeeze } from "./tally.ts";
import type { SheetRow } from "./xlsx.ts";
import { tableRows } from "./xlsx-or-csv.ts";

const HEADER = /^(?=[^\n]*\bEntity_logical_?id\b)[^\n]*\b(?:Naal|NameAlias)_wholename\b/im;
/** ten times the longest there was */
const ROWS_MOST = 2_000_000;
/** more than any entity has: a damaged file, or an attack */
const ROWS_OF_ONE = 10_000;

/**
 * EU Financial Sanctions Files as CSV: 1.0 (59 columns) and 1.1 (118 columns), semicolons. A row fills one block of an entity: a name, an
 * address, a birth, a document or a citizenship. One entry per entity's logical id. Source: formats.md 6.1 and 6.2.
 */
export const euFsfCsv: ListReader = {
  format: "eu-fsf-csv",
  list: listId("eu"),
  title: "European Union, consolidated financial sanctions",
  recognise: (file) => (HEADER.test(file.head.slice(0, 32_768)) ? "whole" : null),
  async read(parts, options) {
    const file = [...parts.values()][0] as ListFile;
    return readEuCsv(file, options);
  },
};

async function readEuCsv(given: ListFile, options: ReadOptions): Promise<ReadResult> {
  const tally = newTally(options);
  const { file, ended } = watchEnd(given);
  const list = options.as ?? options.list ?? euFsfCsv.list;
  const context = { list, file: file.name, onProblem: tally.problem, onUnmapped: tally.unmapped };
  const entities = new Map<string, { readonly entity: EuEntity; rows: number }>();
  const gate = rowGate(file, { tally, most: ROWS_MOST, ended, endsInLine: true });
  const names = new Set<string>();
  let layout: EuLayout | null = null;
  let generated: string | undefined;
  let published: PartialDate | null = null;
  let wrapped = 0;

  let before: { readonly row: SheetRow; readonly layout: EuLayout; readonly id: string } | null = null;
  const take = (row: SheetRow, by: EuLayout): void => {
    const repeated: boolean = before !== null && before.layout === by && sameEntity(row, before.row, by);
    const entity = repeated && before !== null ? { id: before.id, date: "" } : entityOf(row, by);
    before = { row, layout: by, id: entity.id };
    if (entity.date !== "" && published === null) {
      generated ??= entity.date;
      published = isoDate(entity.date);
    }
    if (entity.id === "") {
      tally.problem(
        badRow("row-malformed", {
          file: file.name,
          line: row.line,
          field: "Entity_LogicalId",
          message: "the row has no logical id and was left out",
        }),
      );
      return;
    }
    const held = entities.get(entity.id) ?? { entity: newEuEntity(entity.id, row.line, context), rows: 0 };
    entities.set(entity.id, held);
    if (++held.rows > ROWS_OF_ONE) {
      const message = `more than ${ROWS_OF_ONE} rows have this id: the row was left out`;
      tally.problem(badRow("too-many", { file: file.name, line: row.line, field: "Entity_LogicalId", value: entity.id, message }));
      return;
    }
    const known = held.entity;
    if ("fields" in entity) {
      known.takeEntity(entity.fields, row.line);
      known.takeRegulation(entity.regulation);
    }
    for (const block of eachBlock(row, by)) {
      for (const { label, text } of block.loose) known.keep(label, squeeze(text));
      if (block.loose.length > 0) continue;
      if (block.entity !== "" && block.entity !== entity.id) {
        const message = `a ${block.kind} of entity ${block.entity} stands in a row of entity ${entity.id}: taken as the row's`;
        tally.problem(
          badRow("entry-unknown", { file: file.name, line: row.line, field: "Entity_logical_id", value: block.entity, message }),
        );
      }
      known.takeBlock(block.kind, block.fields, row.line);
      known.takeRegulation(block.regulation);
      if (block.name !== "") names.add(block.name);
    }
  };

  try {
    const rows = tableRows(file, {
      ...(HEADER_SEMICOLON.test(file.head) ? { separator: ";" } : {}),
      onProblem: tally.problem,
      onRead: (read) => options.onProgress?.(read, file.size),
    });
    for await (const { row: raw, last } of withLast(rows)) {
      const row = unwrap(raw);
      if (row !== raw && ++wrapped === 1) {
        const message = "each line stands in quotes as one cell: unwrapped, and tabs inside values read as the commas that they were";
        tally.problem(problem("csv-malformed", { file: file.name, line: raw.line, message, remedy: "take the publisher's own file" }));
      }
      if (layout === null) {
        layout = euLayout(row.cells);
        if (layout !== null && layout.absent > 0) {
          const message = `the header has ${layout.width} columns, and ${layout.absent} are missing: what they hold is in no entry`;
          tally.problem(badRow("field-missing", { file: file.name, line: row.line, message }));
        }
        continue;
      }
      if (row.cells.every((cell) => cell.trim() === "")) continue;
      const again = row.cells.some((cell) => /_wholename$/i.test(cell)) ? euLayout(row.cells) : null;
      if (again !== null) {
        layout = again;
        const message = "the header stands a second time: rows below are read by it";
        tally.problem(badRow("row-malformed", { file: file.name, line: row.line, message }));
        continue;
      }
      if (gate.passes(row, { width: layout.width, last })) take(row, layout);
    }
    gate.end();
  } catch (error) {
    tally.damage(error);
  }
  let printed: readonly string[] = [...names];
  for (const { entity } of entities.values()) {
    const { draft } = entity;
    if (draft.names.length === 0)
      tally.problem(
        badRow("field-missing", {
          file: file.name,
          line: draft.source.line,
          field: "wholename",
          value: draft.id,
          message: "the entity has no name",
        }),
      );
    // names are counted once for the file, as printed
    tally.entry(entity.entry(), printed);
    printed = [];
  }
  const own = ownDate({ file: file.name, field: "fileGenerationDate", text: generated, date: published }, { tally, options });
  return tally.result({
    list,
    format: `eu-fsf-${layout !== null && layout.width > 70 ? "csv-1.1" : "csv-1.0"}`,
    ...own,
    missingParts: [],
  });
}

const HEADER_SEMICOLON = /\bEntity_logical_?id;/i;

/** A copy went through a spreadsheet: each line in quotes as one cell, padded with tabs, commas turned into tabs. */
function unwrap(row: SheetRow): SheetRow {
  const [cell] = row.cells;
  if (cell === undefined || row.cells.length !== 1 || !cell.includes(";")) return row;
  const line = cell.replace(/\t+$/, "").replaceAll("\t", ",").replaceAll("\r", "");
  return {
    line: row.line,
    cells: (csvHead(`${line}\n`, { separator: ";", most: 1 })[0] ?? [squeeze(line)]).map((text) => text.replaceAll("\\n", "\n")),
  };
}
