import { align, type Alignment } from "./align.ts";
import { bound } from "./bound.ts";
import { INITIAL, isLight, ROLE_AT, ROLE_COSTS, WORD, WORD_MASK } from "./cells.ts";
import type { NameIndex } from "./nameindex.ts";
import { enoughPlaces, mostOf, neededPlaces, type Most } from "./needed.ts";
import { PARAMETERS } from "./parameters.ts";
import type { Query, QueryPart } from "./query.ts";
import { isReached, reachWords, type Reached, type Scratch } from "./scratch.ts";
import { meetForms, met } from "./walk.ts";

export interface NameHit {
  readonly name: number;
  readonly alignment: Alignment;
}

/** One listed name against the query that was searched last, or, if another, after its words were looked up. */
export function alignOne(query: Query, index: NameIndex, scratch: Scratch, name: number): Alignment {
  if (scratch.query !== query) reachWords(query, scratch);
  return align(query, index, index.nameForm[name] as number, scratch, -Infinity) as Alignment;
}

/** A form that reaches the weight. */
interface FormHit {
  readonly form: number;
  readonly alignment: Alignment;
  /** the first agreement of the query, in the order of its words, that alone leads to the form; asked for where there are several forms */
  first: number;
}

/**
 * All listed names whose alignment with the query is worth at least `least` bits: none is lost. In phases, after MaxScore
 * (Turtle & Flood 1995):
 *
 *  1 reach   for each part of the query the listed words within reach, and the bits of each
 *  2 needed  the places of the query with the shortest postings, until a form that agrees with none of them cannot reach
 *            `least`: it lacks what they would bring and pays for each that is left over
 *  3 walk    the postings of their words, but of words that bring too little whatever the other places bring
 *  4 cover   of each form met the places of the query that its words cover, by its words or by further postings, whichever is less
 *            to read: one table says which sets of places are enough
 *  5 sum     what the words of the form can bring, each for itself, less what the words cost that bring nothing
 *  6 bound   each place of the query with its best word, as if no two wanted the same
 *  7 align   those that none of these rules out, exactly
 *
 * Returns what the words reached. Hits come in the order of the query's words, not in that of the walk, so that how the walk is shortened changes no answer.
 */
export function searchNames(query: Query, index: NameIndex, scratch: Scratch, least: number, found: (hit: NameHit) => void): Reached {
  const reached = reachWords(query, scratch);
  const most = mostOf(query, reached, least);
  if (most.allBesideInitial < most.floor) return reached;
  const needed = neededPlaces(query, most);
  const plainly = enoughPlaces(query, most, 0);
  const enough = [plainly];
  const left = meetForms(query, index, scratch, reached, most, needed, plainly);
  const hits: FormHit[] = [];
  for (let n = 0; n < left; n++) {
    const form = met[n] as number;
    if (form >= index.firstWithInitial && !coversEnough(query, index, scratch, form, most, enough)) continue;
    if (!mayReach(query, index, scratch, form, most.floor)) continue;
    if (bound(query, index, form, scratch) < least) continue;
    const alignment = align(query, index, form, scratch, least);
    if (alignment !== null) hits.push({ form, alignment, first: 0 });
  }
  if (hits.length > 1) {
    for (const hit of hits) hit.first = firstLinkTo(query, index, scratch, hit.form, most, needed.plain);
    hits.sort((a, b) => a.first - b.first || b.form - a.form);
  }
  for (const { form, alignment } of hits) eachName(index, form, alignment, found);
  return reached;
}

/** Whether the words of a form with initials cover enough places, which the words of any place may lead to. `enough`: tables by the number of initials, as far as they were asked for. */
function coversEnough(query: Query, index: NameIndex, scratch: Scratch, form: number, most: Most, enough: Uint8Array[]): boolean {
  const { cellStart, cells, formWords } = index;
  const { firstLink, links } = scratch;
  const from = cellStart[form] as number;
  const words = from + (formWords[form] as number);
  let covered = 0;
  let initials = 0;
  for (let k = from; k < (cellStart[form + 1] as number); k++) {
    const cell = cells[k] as number;
    const word = cell & WORD_MASK;
    if (k < words && cell >>> ROLE_AT === INITIAL) initials++;
    if (isReached(scratch, word) === 0) continue;
    for (let link = firstLink[word] as number; link >= 0; link = links.next[link] as number) covered |= links.places[link] as number;
  }
  const table = (enough[initials] ??= enoughPlaces(query, most, initials));
  return table[covered] === 1;
}

/** Whether what the words of a form bring, each for itself, less what those cost that bring nothing, may reach `floor`. */
function mayReach(query: Query, index: NameIndex, scratch: Scratch, form: number, floor: number): boolean {
  const { cellStart, cells, formWords } = index;
  const { firstLink, links, covers } = scratch;
  const { covered, sameOrder, exact, exactUntitled, initial, leftListed, middle } = PARAMETERS;
  const initials = form >= index.firstWithInitial;
  const from = cellStart[form] as number;
  const end = cellStart[form + 1] as number;
  const words = from + (formWords[form] as number);
  let sum = query.coverage + sameOrder + exact;
  let leftOver = 0;
  let lone = false;
  let others = false;
  let toTheLetter = exactUntitled;
  for (let k = from; k < end; k++) {
    const cell = cells[k] as number;
    const word = cell & WORD_MASK;
    if (initials ? isReached(scratch, word) === 1 : covers[word] !== 0) {
      others ||= k >= words;
      let most = 0;
      for (let link = firstLink[word] as number; link >= 0; link = links.next[link] as number)
        if ((links.worth[link] as number) > most) most = links.worth[link] as number;
      sum += most;
    } else if (k < words) {
      const role = cell >>> ROLE_AT;
      leftOver += ROLE_COSTS[role] as number;
      lone ||= role === WORD;
      if (!isLight(query, role)) toTheLetter = 0;
    }
  }
  if (initials || query.initials > 0) return sum + initial * query.words.length >= floor;
  // another reading, or words run together, may take the place of what brings nothing
  if (leftOver === 0 || others) return sum >= floor;
  return sum - exact + toTheLetter - (lone ? query.coverage - covered : 0) - leftListed * leftOver * (query.bodies ? 1 : middle) >= floor;
}

/** The first of the agreements that lead to a form. */
function firstLinkTo(query: Query, index: NameIndex, scratch: Scratch, form: number, most: Most, needed: Uint8Array): number {
  const { firstLink, links } = scratch;
  const initials = form >= index.firstWithInitial;
  let first = Infinity;
  for (let k = index.cellStart[form] as number; k < (index.cellStart[form + 1] as number); k++) {
    const word = (index.cells[k] as number) & WORD_MASK;
    if (isReached(scratch, word) === 0) continue;
    for (let link = firstLink[word] as number; link >= 0; link = links.next[link] as number) {
      if (link >= first) continue;
      const q = links.part[link] as number;
      const { at, span } = query.parts[q] as QueryPart;
      if (initials || ((links.worth[link] as number) + (most.others[q] as number) >= most.floor && isNeeded(needed, at, span)))
        first = link;
    }
  }
  return first;
}

function isNeeded(needed: Uint8Array, at: number, span: number): boolean {
  for (let w = at; w < at + span; w++) if (needed[w] === 1) return true;
  return false;
}

export function eachName(index: NameIndex, form: number, alignment: Alignment, found: (hit: NameHit) => void): void {
  for (let k = index.formStart[form] as number; k < (index.formStart[form + 1] as number); k++)
    found({ name: index.formNames[k] as number, alignment });
}
