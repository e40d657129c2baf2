import { entryId, type ListId } from "../ground/index.ts";
import { withGuards } from "./csv-write.ts";
import { finish, newDraft } from "./draft.ts";
import type { Entry } from "./entry.ts";
import { parseMapping } from "./mapping.ts";
import { gatherRows } from "./mapping-entry.ts";
import { mapColumns } from "./mapping-plan.ts";
import { rowRest, TABLE_COLUMNS, tableMapping } from "./register-table.ts";

/**
 * Makes what a row of a register's table holds beside its columns: the row is read as it will be when it comes back, and what that gives
 * otherwise is told. `cells`: those of the columns, in their order.
 */
export function restWriter(): (entry: Entry, cells: readonly string[]) => string {
  const plan = mapColumns(TABLE_COLUMNS, parseMapping(tableMapping([])), { file: "" });
  const readBack = (list: ListId, cells: readonly string[]): Entry => {
    const gathered = gatherRows({ list, file: "", plan, onProblem: () => undefined });
    gathered.add({ line: 0, cells: cells.map((cell) => withGuards(cell, { runs: true })) });
    const [entry] = gathered.entries();
    return entry ?? finish(newDraft({ list, id: entryId(""), kind: "unknown", source: { file: "", line: 0 } }));
  };
  return (entry, cells) =>
    rowRest(entry, readBack(entry.list, cells), (column) => cells[TABLE_COLUMNS.indexOf(column as (typeof TABLE_COLUMNS)[number])] ?? "");
}

/** A text for so many cells of at most `most` characters each; null: it does not fit. No cut falls beside a blank or within a sign. */
export function inCells(text: string, { count, most }: { readonly count: number; readonly most: number }): string[] | null {
  const cells: string[] = [];
  let rest = text;
  while (rest.length > most) {
    let end = most;
    while (end > 1 && /\s|[\ud800-\udfff]/.test(rest.slice(end - 1, end + 1))) end--;
    cells.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  cells.push(rest);
  if (cells.length > count) return null;
  return [...cells, ...Array<string>(count - cells.length).fill("")];
}
