import type { Kind } from "../ground/index.ts";
import { addName } from "./draft.ts";
import type { Draft } from "./draft.ts";
import type { NameQuality, NameRole } from "./entry.ts";
import { namesOfCell } from "./name-cell.ts";
import { scriptOf } from "../names/index.ts";

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

/** What OFAC numbers its records by: rows of the tables, nodes of the XML files. */
const NUMBER_KEY = /(?:^|[/@])(?:uid|id|ID|FixedRef|\w+(?:Id|ID))$|^a(?:lt|dd)_num$/;

/**
 * Puts what no field fits under `unmapped`: each text by itself, and the numbers of one kind as one value, in the order of the file
 * (`alt_num: 9001 9002`), because a party may have hundreds of them.
 */
export function keepRest(draft: Draft, rest: Iterable<readonly [key: string, value: string]>): void {
  const numbers = new Map<string, string[]>();
  for (const pair of rest) {
    const [key, value] = pair;
    if (!NUMBER_KEY.test(key)) {
      draft.unmapped.push(pair);
      continue;
    }
    const there = numbers.get(key);
    if (there === undefined) numbers.set(key, [value]);
    else there.push(value);
  }
  for (const [key, values] of numbers) draft.unmapped.push([key, values.join(" ")]);
}

/** scripts in which a surname stands before the given name, without a blank or comma between */
const SURNAME_FIRST = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\s,·・]+$/u;

/** Adds a name of any script whose parts stand apart. False: there is no name in it. */
export function addScriptName(
  draft: Draft,
  {
    cell,
    last,
    given,
    ...as
  }: { readonly cell: string; readonly last: string; readonly given: string; readonly role: NameRole; readonly quality: NameQuality },
): boolean {
  if (draft.kind !== "person" || given === "" || !SURNAME_FIRST.test(cell)) return addNames(draft, { cell, ...as });
  const text = `${last}${given}`;
  addName(draft.names, { text, ...(text === cell ? {} : { printed: cell }), ...as, script: scriptOf(text) });
  return true;
}

/** The same text as a string of its own: one cut out of the file's text keeps its whole piece of the file in memory as long as it lives. */
export const ownText = (text: string): string => Buffer.from(text).toString();
