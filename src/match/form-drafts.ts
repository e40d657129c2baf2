import { ANOTHER, AT_MASK, ROLE_AT, SPAN_AT, WORD_MASK } from "./cells.ts";
import { giveBack } from "./give-back.ts";
import { growing, type Growing } from "./growing.ts";
import { JOINS, TOGETHER, UNVOWELLED } from "./lexicon.ts";
import { fillBits, type Readings } from "./readings.ts";

/** Words as they are met, each with a number. */
export interface Words {
  readonly texts: string[];
  /** its place among the skeletons of the readings */
  readonly places: Growing<Uint32Array>;
  /** bits UNVOWELLED, TOGETHER, JOINS */
  readonly flags: Growing<Uint8Array>;
  readonly selfBits: Growing<Float32Array>;
}

/** Forms as they are met, while their words have the numbers in which they came. */
export interface Forms {
  /** cells of form f: from `starts[f]` on */
  readonly starts: Growing<Uint32Array>;
  readonly cells: Growing<Uint32Array>;
  readonly places: Growing<Uint8Array>;
  readonly words: Growing<Uint8Array>;
  /** 1: has an initial */
  readonly initials: Growing<Uint8Array>;
  /** hash of what makes a form → the form met last with it; `before[form]` is the one before, or itself */
  readonly byHash: Map<number, number>;
  readonly before: Growing<Uint32Array>;
}

/** Words and forms in the making. */
export interface Drafting {
  readonly readings: Readings;
  readonly words: Words;
  readonly drafts: Forms;
  /** word of the readings → 1 + its number here, or 0 */
  readonly met: Numbers;
  /** name of the readings → 1 + its form, or 0 */
  readonly formOf: Numbers;
}

/** A table of numbers that has room for any place: what was never set is 0. */
interface Numbers {
  numbers: Uint32Array;
}

function withRoom(table: Numbers, place: number): Uint32Array {
  if (place >= table.numbers.length) {
    const larger = new Uint32Array(2 * place);
    larger.set(table.numbers);
    giveBack(table.numbers);
    table.numbers = larger;
  }
  return table.numbers;
}

export function newDrafting(readings: Readings): Drafting {
  return {
    readings,
    words: { texts: [], places: growing(Uint32Array), flags: growing(Uint8Array), selfBits: growing(Float32Array) },
    drafts: {
      starts: growing(Uint32Array),
      cells: growing(Uint32Array),
      places: growing(Uint8Array),
      words: growing(Uint8Array),
      initials: growing(Uint8Array),
      byHash: new Map(),
      before: growing(Uint32Array),
    },
    met: { numbers: new Uint32Array(readings.texts.length + ROOM) },
    formOf: { numbers: new Uint32Array(readings.words.length + ROOM) },
  };
}
const ROOM = 1024;

/** The number of the form of a name of the readings. */
export function draftName(drafting: Drafting, name: number): number {
  const forms = withRoom(drafting.formOf, name);
  if (forms[name] === 0) forms[name] = 1 + layForm(drafting, name);
  return (forms[name] as number) - 1;
}

/** All names have come. */
export function drafted({ words, drafts, met, formOf }: Drafting): { readonly words: Words; readonly drafts: Forms } {
  drafts.starts.push(drafts.cells.length);
  for (const { numbers } of [met, formOf]) giveBack(numbers);
  return { words, drafts };
}

/** Once forms and words stand in their order, what they were drafted in makes room for what is laid out beside them. */
export function dropDrafts({ starts, cells, places, words, initials, byHash, before }: Forms, listed: Words): void {
  for (const grown of [starts, cells, places, words, initials, before, listed.places, listed.flags, listed.selfBits]) grown.drop();
  byHash.clear();
  listed.texts.length = 0;
}

/** The number of a word that this build has met before, or −1. */
function knownNumber({ met, words }: Drafting, word: number, together: boolean): number {
  const id = (withRoom(met, word)[word] as number) - 1;
  // what is a word of its own somewhere is looked for as such
  if (id >= 0) words.flags.set(id, together ? words.flags.at(id) | JOINS : words.flags.at(id) & ~TOGETHER);
  return id;
}

const cellsRead: number[] = [];
const placesRead: number[] = [];
const othersRead: number[] = [];
const otherPlaces: number[] = [];

function layForm(drafting: Drafting, name: number): number {
  const { readings, words, drafts, met } = drafting;
  cellsRead.length = placesRead.length = othersRead.length = otherPlaces.length = 0;
  const end = readings.starts.at(name + 1);
  for (let k = readings.starts.at(name); k < end; k++) {
    const item = readings.items.at(k);
    const place = readings.places.at(k);
    const word = item & WORD_MASK;
    const span = place >> SPAN_AT;
    let id = knownNumber(drafting, word, span > 1);
    if (id < 0) {
      if (span === 1 && Number.isNaN(readings.bits.at(k))) fillBits(readings, name);
      id = words.texts.push(readings.texts[word] as string) - 1;
      met.numbers[word] = id + 1;
      words.places.push(readings.skeletonOf.at(word));
      words.flags.push((readings.bare.at(word) === 1 ? UNVOWELLED : 0) | (span > 1 ? TOGETHER | JOINS : 0));
      words.selfBits.push(span > 1 ? bitsTogether(words, place & AT_MASK, span) : readings.bits.at(k));
    }
    const role = item >>> ROLE_AT;
    if (role === ANOTHER) {
      othersRead.push(id);
      otherPlaces.push(place);
    } else {
      cellsRead.push(id | (role << ROLE_AT));
      placesRead.push(place);
    }
  }
  const wordCount = readings.words.at(name);
  for (const id of othersRead) cellsRead.push(id | (ANOTHER << ROLE_AT));
  placesRead.push(...otherPlaces);
  const hash = hashInHand(wordCount);
  const last = drafts.byHash.get(hash);
  for (let known = last; known !== undefined;) {
    if (isInHand(drafts, known, wordCount)) return known;
    const before = drafts.before.at(known);
    known = before === known ? undefined : before;
  }
  const number = drafts.starts.length;
  drafts.byHash.set(hash, number);
  drafts.before.push(last ?? number);
  drafts.starts.push(drafts.cells.length);
  for (const cell of cellsRead) drafts.cells.push(cell);
  for (const place of placesRead) drafts.places.push(place);
  drafts.words.push(wordCount);
  drafts.initials.push(readings.initials.at(name));
  return number;
}

/** Of the name in hand. */
function bitsTogether(words: Words, at: number, span: number): number {
  let parts = 0;
  for (let k = at; k < at + span; k++) parts += words.selfBits.at((cellsRead[k] as number) & WORD_MASK);
  return parts;
}

/** FNV-1a of the form in hand. */
function hashInHand(words: number): number {
  let h = Math.imul(0x811c9dc5 ^ words, 0x01000193);
  for (let k = 0; k < cellsRead.length; k++) {
    h = Math.imul(h ^ (cellsRead[k] as number), 0x01000193);
    h = Math.imul(h ^ (placesRead[k] as number), 0x01000193);
    h ^= h >>> 15;
  }
  return h;
}

function isInHand({ starts, cells, places, words }: Forms, form: number, wordCount: number): boolean {
  const from = starts.at(form);
  const end = form + 1 < starts.length ? starts.at(form + 1) : cells.length;
  if (words.at(form) !== wordCount || end - from !== cellsRead.length) return false;
  for (let k = 0; k < cellsRead.length; k++)
    if (cells.at(from + k) !== (cellsRead[k] as number) >>> 0 || places.at(from + k) !== placesRead[k]) return false;
  return true;
}

/** Forms without an initial first; of those, such as share their rarest word stand together: who comes near one comes near all. */
export function orderOf(drafts: Forms, words: Words, position: Uint32Array): Uint32Array {
  const count = drafts.words.length;
  const rarest = new Uint32Array(count);
  for (let f = 0; f < count; f++) {
    let most = -Infinity;
    const start = drafts.starts.at(f);
    for (let k = start; k < start + drafts.words.at(f); k++) {
      const word = drafts.cells.at(k) & WORD_MASK;
      if (words.selfBits.at(word) <= most) continue;
      most = words.selfBits.at(word);
      rarest[f] = position[word] as number;
    }
  }
  return Uint32Array.from({ length: count }, (_, f) => f).sort(
    (a, b) => drafts.initials.at(a) - drafts.initials.at(b) || (rarest[a] as number) - (rarest[b] as number) || a - b,
  );
}
