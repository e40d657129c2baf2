import { squeeze } from "./tally.ts";

/** What a column of the list is to us. Two layouts exist (12 columns to 2025, 19 since), so columns are found by their names. */
export const COLUMNS = {
  reference: "reference",
  "name of individual or entity": "name",
  type: "kind",
  "name type": "nameType",
  "alias strength": "strength",
  "date of birth": "birth",
  "place of birth": "birthPlace",
  citizenship: "citizenship",
  address: "address",
  "additional information": "other",
  "listing information": "listing",
  "imo number": "imo",
  committees: "committees",
  "control date": "controlDate",
  "instrument of designation": "instrument",
  "targeted financial sanction": "freeze",
  "travel ban": "travelBan",
  "arms embargo": "armsEmbargo",
  "maritime restriction": "maritime",
} as const;
export type Column = (typeof COLUMNS)[keyof typeof COLUMNS];

const BY_NAME = new Map<string, Column>(Object.entries(COLUMNS));
const PRINTED = new Map<Column, string>(Object.entries(COLUMNS).map(([name, column]) => [column, name]));
/** without these no row can be read */
const NEEDED: readonly Column[] = ["reference", "name"];
/** both layouts have these: one that is not there is told */
const USUAL: readonly Column[] = [
  "kind",
  "nameType",
  "birth",
  "birthPlace",
  "citizenship",
  "address",
  "other",
  "listing",
  "committees",
  "controlDate",
];
/** the layout of 2026 has these besides: with one of them all are looked for */
const LATER: readonly Column[] = ["strength", "imo", "instrument", "freeze", "travelBan", "armsEmbargo", "maritime"];
/** words that stand together in no other table */
const SIGNS: readonly Column[] = ["reference", "name", "nameType", "controlDate", "committees", "listing"];
const SIGNS_ENOUGH = 4;

export interface Layout {
  readonly at: ReadonlyMap<Column, number>;
  /** places and names of columns that this reader does not know */
  readonly unknown: readonly (readonly [place: number, name: string])[];
  readonly width: number;
  /** columns without which nothing can be read, by their printed names */
  readonly needed: readonly string[];
  /** columns that its layout has and this header has not */
  readonly absent: readonly string[];
}

/** The places of the columns by the header's names, or null when the row is no header of this list. */
export function layoutOf(header: readonly string[]): Layout | null {
  const at = new Map<Column, number>();
  const unknown: [number, string][] = [];
  header.forEach((cell, place) => {
    const name = squeeze(cell);
    const column = BY_NAME.get(name.toLowerCase());
    if (column !== undefined && !at.has(column)) at.set(column, place);
    else unknown.push([place, name === "" ? `column ${place + 1}` : name]);
  });
  const signs = SIGNS.filter((column) => at.has(column)).length;
  // nobody else calls a column `Name of Individual or Entity`
  if (signs < (at.has("name") ? 2 : SIGNS_ENOUGH)) return null;
  const missing = (columns: readonly Column[]): string[] => columns.filter((column) => !at.has(column)).map(printed);
  const later = LATER.some((column) => at.has(column)) ? LATER : [];
  return { at, unknown, width: widthOf(header), needed: missing(NEEDED), absent: missing([...USUAL, ...later]) };
}

/** DFAT's sheets are 255 columns wide, and empty from the last name of a column on. */
function widthOf(header: readonly string[]): number {
  return header.findLastIndex((cell) => squeeze(cell) !== "") + 1;
}

function printed(column: Column): string {
  const name = PRINTED.get(column) ?? column;
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
