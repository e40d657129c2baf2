import { setsKin } from "../names/index.ts";
import { AT_MASK, PARTICLE, PLACED, ROLE_AT, SPAN_AT, WORD_MASK } from "./cells.ts";
import { chosen, listedAtOf, queryAtOf, usedListed, usedQuery } from "./in-hand.ts";
import { lexiconWord } from "./lexicon.ts";
import type { NameIndex } from "./nameindex.ts";
import type { Query } from "./query.ts";

/**
 * What tells the two names in hand apart however much of them agrees: each has a number, and not the same (*Maru No. 8*, *Maru No. 6*); or
 * the listed one is the father's or the husband's of whom is asked (*Nasreen w/o Gul Testov*). Such a name is worth `toldApart` at most.
 */
export type ToldApart = "number" | "kin";

export function toldApart(query: Query, index: NameIndex, form: number): ToldApart | null {
  if (query.numerals.length > 0 && isNumberedOtherwise(query, index, form)) return "number";
  return query.kin.length > 0 && isOfKin(query, index, form) ? "kin" : null;
}

/** a year, a house, a card have more digits than ships and brigades have numbers */
const MOST_DIGITS = 3;

/** Whether a word as it is read is a number that tells one ship, one brigade from the next. */
export const isNumeral = (text: string): boolean => text.length <= MOST_DIGITS && /^\d+$/.test(text);

function isNumberedOtherwise(query: Query, { cells, cellPlaces, cellStart, lexicon }: NameIndex, form: number): boolean {
  if (query.numerals.every((w) => usedQuery[w] === 1)) return false;
  for (let k = cellStart[form] as number; k < (cellStart[form + 1] as number); k++) {
    const place = cellPlaces[k] as number;
    if (place >>> SPAN_AT === 1 && usedListed[place & AT_MASK] !== 1 && isNumeral(lexiconWord(lexicon, (cells[k] as number) & WORD_MASK)))
      return true;
  }
  return false;
}

/** Whether nothing agrees before the first *bin* of the query, and the listed name is no one's son's itself up to there: *Ibn al-Shaykh*. */
function isOfKin(query: Query, index: NameIndex, form: number): boolean {
  const at = query.kin[0] as number;
  for (let w = 0; w < at; w++) if (usedQuery[w] === 1 && PLACED[query.roles[w] as number] === true) return false;
  let first = Infinity;
  for (let c = 0; c < chosen.count; c++)
    if (PLACED[query.roles[queryAtOf(query, c)] as number] === true) first = Math.min(first, listedAtOf(c));
  if (first === Infinity) return false;
  for (let k = 0; k < first; k++) if (isKin(index, (index.cellStart[form] as number) + k)) return false;
  return true;
}

/** Whether father and son have changed places: *Ahmad bin Hasan* beside *Hasan bin Ahmad*. */
export function isFatherTurned(query: Query, index: NameIndex, form: number): boolean {
  for (const at of query.kin) {
    let son = -1;
    let father = -1;
    for (let c = 0; c < chosen.count; c++) {
      if (queryAtOf(query, c) === at - 1) son = listedAtOf(c);
      if (queryAtOf(query, c) === at + 1) father = listedAtOf(c);
    }
    if (son >= 0 && father >= 0 && son === father + 2 && isKin(index, (index.cellStart[form] as number) + father + 1)) return true;
  }
  return false;
}

function isKin(index: NameIndex, at: number): boolean {
  const cell = index.cells[at] as number;
  return cell >>> ROLE_AT === PARTICLE && setsKin(lexiconWord(index.lexicon, cell & WORD_MASK));
}
