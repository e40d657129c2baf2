import type { EuBlockKind } from "./eu-fields.ts";
import { squeeze } from "./tally.ts";

/** Where a column belongs: the entity, one of its blocks, or the legal act of either. */
export interface EuColumn {
  readonly place: number;
  readonly of: "file" | "entity" | EuBlockKind;
  readonly regulation: boolean;
  /** in small letters, as the XML calls its attribute */
  readonly field: string;
  readonly label: string;
}

export interface EuLayout {
  readonly columns: readonly EuColumn[];
  /** the columns of the entity, of a block, or of the legal act of either */
  readonly part: (of: EuColumn["of"], regulation: "act" | "own") => readonly EuColumn[];
  readonly width: number;
  /** columns that a whole header of its form has more; 0 when all are there */
  readonly absent: number;
}

/** columns of 1.0 and of 1.1 */
const WIDTHS = { old: 59, now: 118 } as const;
/** a header with more columns is of 1.1 */
const BETWEEN = 70;

const BLOCKS: readonly (readonly [RegExp, EuColumn["of"]])[] = [
  [/^(?:namealias|naal)_/, "name"],
  [/^(?:address|addr)_/, "address"],
  [/^(?:birthdate|birt)_/, "birth"],
  [/^(?:identification|iden)_/, "document"],
  [/^(?:citizenship|citi)_/, "citizenship"],
  [/^(?:entity|leba)_/, "entity"],
];
/** names of 1.0 → those of 1.1 */
const SAME = new Map<string, string>([
  ["leba_numtitle", "numbertitle"],
  ["leba_publication_date", "publicationdate"],
  ["leba_url", "publicationurl"],
  ["numtitle", "numbertitle"],
  ["publication_date", "publicationdate"],
  ["url", "publicationurl"],
  ["programme", "programme"],
  ["language", "namelanguage"],
  ["logical_id", "logicalid"],
  ["subjecttype_classificationcode", "classificationcode"],
  ["eu_referencenumber", "eureferencenumber"],
]);
const REGULATION = new Set(["numbertitle", "publicationdate", "publicationurl", "programme"]);

/** What a header's cell says. The entity's id repeats in each block of 1.0: those are read as the block's. */
function columnOf(cell: string, place: number, block: EuColumn["of"]): EuColumn {
  const label = squeeze(cell);
  const name = label.toLowerCase();
  // damaged copies blank a part of the first cell
  if (/^(?:date_file|filegenerationdate)/.test(name)) return { place, of: "file", regulation: false, field: "date", label };
  if (name === "subject_type") return { place, of: "entity", regulation: false, field: "subjecttype", label };
  if (name === "programme") return { place, of: "entity", regulation: true, field: "programme", label };
  if (name === "eu_ref_num") return { place, of: "entity", regulation: false, field: "eureferencenumber", label };
  if (name === "entity_logical_id" || name === "entity_logicalid")
    return { place, of: block, regulation: false, field: block === "entity" ? "id" : "entity", label };
  const found = BLOCKS.find(([prefix]) => prefix.test(name));
  if (found === undefined)
    return { place, of: "entity", regulation: false, field: `?${name}`, label: label === "" ? `column ${place + 1}` : label };
  const rest = name.replace(found[0], "");
  const act = /^regulation_(?!language)(.+)$/.exec(rest)?.[1];
  if (act !== undefined) return { place, of: found[1], regulation: true, field: act === "type" ? "regulationtype" : act, label };
  const field = name.startsWith("leba_") ? (SAME.get(name) ?? rest) : (SAME.get(rest) ?? rest);
  return { place, of: found[1], regulation: REGULATION.has(field), field, label };
}

/** The layout of a header of either form, or null when it is none: an entity's id and a whole name must be there. */
export function euLayout(header: readonly string[]): EuLayout | null {
  const columns: EuColumn[] = [];
  let block: EuColumn["of"] = "entity";
  const seen = new Set<string>();
  let width = 0;
  header.forEach((cell, place) => {
    const column = columnOf(cell, place, block);
    if (column.of !== "file" && column.field !== "id" && column.field !== "entity" && !column.field.startsWith("?")) block = column.of;
    if (squeeze(cell) !== "") width = place + 1;
    const key = `${column.of} ${column.regulation} ${column.field}`;
    // a second column of one name is kept under its own
    columns.push(seen.has(key) ? { ...column, field: `?${place}` } : column);
    seen.add(key);
  });
  const has = (of: EuColumn["of"], field: string): boolean => columns.some((column) => column.of === of && column.field === field);
  if (!has("entity", "id") || !has("name", "wholename")) return null;
  const parts = new Map(
    [...Map.groupBy(columns, (column) => column.of)].map(([of, all]) => [
      of,
      { own: all.filter(({ regulation }) => !regulation), act: all.filter(({ regulation }) => regulation) },
    ]),
  );
  const absent = Math.max(0, (width > BETWEEN ? WIDTHS.now : WIDTHS.old) - width);
  return { columns, width, absent, part: (of, regulation) => parts.get(of)?.[regulation] ?? [] };
}
