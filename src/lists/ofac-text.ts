import type { Kind } from "../ground/index.ts";
import { addName } from "./draft.ts";
import type { Draft } from "./draft.ts";
import type { NameQuality, NameRole } from "./entry.ts";
import { namesOfCell } from "./name-cell.ts";

/** The kind of an entry from OFAC's word for it; in the tables an organisation has none. */
export function kindOfWord(word: string): Kind {
  const type = word.toLowerCase();
  if (type === "individual") return "person";
  if (type === "vessel" || type === "aircraft") return type;
  return type === "" || type === "entity" ? "organisation" : "unknown";
}

/** `a.k.a.`, `F.K.A.`, `nka` → the role of a name; null for a word that OFAC does not use. */
export function roleOfWord(word: string): NameRole | null {
  const type = word.toLowerCase().replaceAll(".", "");
  if (type === "fka") return "former";
  return type === "aka" || type === "nka" ? "alias" : null;
}

/** A name whose surname and given names stand apart, written as the tables write it: `SURNAME, Given`. */
export function nameCell(last: string, first: string): string {
  return first === "" ? last : last === "" ? first : `${last}, ${first}`;
}

/** Adds the names of one cell. False: there is no name in it. */
export function addNames(
  draft: Draft,
  { cell, role, quality }: { readonly cell: string; readonly role: NameRole; readonly quality: NameQuality },
): boolean {
  const names = namesOfCell({ cell, role, quality, person: draft.kind === "person" });
  for (const name of names) addName(draft.names, name);
  return names.length > 0;
}

/** `Region: Gaza` is printed where others have a country. */
export function countryCell(text: string): string {
  return text.replace(/^Region:\s*/i, "");
}

/** Numbers of rows and nodes by which OFAC keeps its records: one value for each kind of them, in the order of the file. */
export interface KeptNumbers {
  add(key: string, number: string): void;
  /** puts them under `unmapped` */
  into(draft: Draft): void;
}

export function newKeptNumbers(): KeptNumbers {
  const kept = new Map<string, string[]>();
  return {
    add(key, number) {
      if (number === "") return;
      const there = kept.get(key);
      if (there === undefined) kept.set(key, [number]);
      else there.push(number);
    },
    into(draft) {
      for (const [key, numbers] of kept) draft.unmapped.push([key, numbers.join(" ")]);
    },
  };
}
