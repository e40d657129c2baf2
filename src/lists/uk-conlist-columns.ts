import { squeeze } from "./tally.ts";

/** What a column of the list is to us. Several layouts exist, so columns are found by their names. */
export const COLUMNS = {
  "name 1": "name1",
  "name 2": "name2",
  "name 3": "name3",
  "name 4": "name4",
  "name 5": "name5",
  "name 6": "name6",
  title: "title",
  "name non-latin script": "original",
  "non-latin script type": "originalScript",
  "non-latin script language": "originalLanguage",
  dob: "birth",
  "date of birth": "birth",
  "town of birth": "birthTown",
  "country of birth": "birthCountry",
  nationality: "nationality",
  "passport number": "passport",
  "passport details": "passportDetails",
  "national identification number": "nationalId",
  "national identification details": "nationalIdDetails",
  "ni number": "ni",
  position: "position",
  "address 1": "address1",
  "address 2": "address2",
  "address 3": "address3",
  "address 4": "address4",
  "address 5": "address5",
  "address 6": "address6",
  "post/zip code": "postalCode",
  country: "country",
  "other information": "other",
  "group type": "kind",
  "alias type": "aliasType",
  "alias quality": "aliasQuality",
  regime: "regime",
  "listed on": "listedOn",
  "uk sanctions list date designated": "designatedOn",
  "last updated": "updatedOn",
  "group id": "group",
} as const;
export type Column = (typeof COLUMNS)[keyof typeof COLUMNS];

const BY_NAME = new Map<string, Column>(Object.entries(COLUMNS));
const NEEDED: readonly Column[] = ["name6", "kind", "group"];

export interface Layout {
  readonly at: ReadonlyMap<Column, number>;
  /** places and names of columns that this reader does not know */
  readonly unknown: readonly (readonly [place: number, name: string])[];
  readonly width: number;
}

/** The places of the columns by the header's names, or null when it is no ConList header. */
export function layoutOf(header: readonly string[]): Layout | null {
  const at = new Map<Column, number>();
  const unknown: [number, string][] = [];
  header.forEach((cell, place) => {
    const name = squeeze(cell);
    const column = BY_NAME.get(name.toLowerCase());
    if (column !== undefined && !at.has(column)) at.set(column, place);
    else unknown.push([place, name === "" ? `column ${place + 1}` : name]);
  });
  return NEEDED.every((column) => at.has(column)) ? { at, unknown, width: header.length } : null;
}
