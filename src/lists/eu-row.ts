import type { EuColumn, EuLayout } from "./eu-columns.ts";
import { euFields, type EuBlockKind, type EuField, type EuFields } from "./eu-fields.ts";
import { squeeze } from "./tally.ts";
import type { SheetRow } from "./xlsx.ts";

/** What a row says of its entity. */
export interface EuRowEntity {
  readonly id: string;
  /** the day of the file */
  readonly date: string;
  readonly fields: EuFields;
  readonly regulation: EuFields;
}

/** One block that a row fills. */
export interface EuRowBlock {
  readonly kind: EuBlockKind;
  /** the entity's id where the block repeats it (1.0) */
  readonly entity: string;
  /** the whole name as printed, for counting */
  readonly name: string;
  readonly fields: EuFields;
  readonly regulation: EuFields;
  /** the act's fields where the block holds nothing else: kept, though they speak of nothing */
  readonly loose: readonly EuField[];
}

const KINDS: readonly EuBlockKind[] = ["name", "address", "birth", "document", "citizenship"];

function fieldsOf(row: SheetRow, columns: readonly EuColumn[]): Map<string, EuField> {
  const fields = new Map<string, EuField>();
  for (const column of columns) {
    const text = row.cells[column.place] ?? "";
    if (text !== "") fields.set(column.field, { label: column.label, text });
  }
  return fields;
}

export function entityOf(row: SheetRow, layout: EuLayout): EuRowEntity {
  const fields = fieldsOf(row, layout.part("entity", "own"));
  const take = (name: string): string => {
    const text = squeeze(fields.get(name)?.text ?? "");
    fields.delete(name);
    return text;
  };
  const file = fieldsOf(row, layout.part("file", "own"));
  for (let place = layout.columns.length; place < row.cells.length; place++)
    if (squeeze(row.cells[place] ?? "") !== "") fields.set(`?${place}`, { label: "beyond the header", text: row.cells[place] as string });
  return {
    id: take("id"),
    date: squeeze(file.get("date")?.text ?? ""),
    fields: euFields(fields),
    regulation: euFields(fieldsOf(row, layout.part("entity", "act"))),
  };
}

/** Whether a row says of its entity what the row before said: rows of an entity stand together and differ in their block alone. */
export function sameEntity(row: SheetRow, before: SheetRow, layout: EuLayout): boolean {
  const same = (column: EuColumn): boolean => row.cells[column.place] === before.cells[column.place];
  if (row.cells.length > layout.columns.length || before.cells.length > layout.columns.length) return false;
  return layout.part("entity", "own").every(same) && layout.part("entity", "act").every(same) && layout.part("file", "own").every(same);
}

/** The blocks that a row fills; one that holds nothing but its legal act comes with `loose`. */
export function* eachBlock(row: SheetRow, layout: EuLayout): Generator<EuRowBlock> {
  for (const kind of KINDS) {
    const fields = fieldsOf(row, layout.part(kind, "own"));
    const act = fieldsOf(row, layout.part(kind, "act"));
    if (fields.size === 0 && act.size === 0) continue;
    const loose = fields.size > 0 ? [] : [...act.values()];
    const entity = squeeze(fields.get("entity")?.text ?? "");
    fields.delete("entity");
    const name = kind === "name" ? squeeze(fields.get("wholename")?.text ?? "") : "";
    yield { kind, entity, name, fields: euFields(fields), regulation: euFields(act), loose };
  }
}
