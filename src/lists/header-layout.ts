import { squeeze } from "./tally.ts";
import { foldHeader } from "./mapping-fields.ts";

/** Where the columns of a table stand, found by the words of its header. */
export interface HeaderLayout<Column extends string> {
  readonly at: ReadonlyMap<Column, number>;
  /** places and names of columns that the reader does not know, and of a second column with a known name */
  readonly unknown: readonly (readonly [place: number, name: string])[];
  readonly width: number;
}

/** Header words, folded (case, signs and blanks aside) → the column. */
export type HeaderWords<Column extends string> = ReadonlyMap<string, Column>;

/** `{ name: "name|full name" }` → each folded word to its column. */
export function headerWords<Column extends string>(words: Readonly<Record<Column, string>>): HeaderWords<Column> {
  const map = new Map<string, Column>();
  for (const [column, alternatives] of Object.entries(words) as [Column, string][])
    for (const word of alternatives.split("|")) map.set(foldHeader(word), column);
  return map;
}

/** The layout that a row of header words gives, or null where one of the needed columns is not there. */
export function headerLayout<Column extends string>(
  header: readonly string[],
  { words, needed }: { readonly words: HeaderWords<Column>; readonly needed: readonly Column[] },
): HeaderLayout<Column> | null {
  const at = new Map<Column, number>();
  const unknown: [number, string][] = [];
  header.forEach((cell, place) => {
    const column = cell.length > LONGEST ? undefined : words.get(foldHeader(cell));
    const name = squeeze(cell);
    if (column !== undefined && !at.has(column)) at.set(column, place);
    else unknown.push([place, name === "" ? `column ${place + 1}` : name]);
  });
  return needed.every((column) => at.has(column)) ? { at, unknown, width: header.length } : null;
}

/** longer is prose */
const LONGEST = 200;

/** What a row holds: by column, and what stands in columns that are not known or beyond the header. */
export interface RowCells<Column extends string> {
  /** squeezed; empty where the column or the cell is not there */
  readonly of: (column: Column) => string;
  readonly besides: readonly (readonly [name: string, text: string])[];
}

/** A row read by its layout; `-0-` and its like are the caller's to judge. */
export function rowCells<Column extends string>(cells: readonly string[], layout: HeaderLayout<Column>): RowCells<Column> {
  const besides: [string, string][] = [];
  const keep = (name: string, text: string | undefined): void => {
    const tidy = squeeze(text ?? "");
    if (tidy !== "") besides.push([name, tidy]);
  };
  for (const [place, name] of layout.unknown) keep(name, cells[place]);
  for (const extra of cells.slice(layout.width)) keep("beyond the header", extra);
  return {
    of: (column) => {
      const place = layout.at.get(column);
      return place === undefined ? "" : squeeze(cells[place] ?? "");
    },
    besides,
  };
}
