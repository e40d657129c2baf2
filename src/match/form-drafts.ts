import type { Kind } from "../ground/index.ts";
import { readName, type NameWord } from "../names/index.ts";
import { ANOTHER, ROLE_AT, roleNumber, SPAN_AT, WORD_MASK } from "./cells.ts";
import { growing, type Growing } from "./growing.ts";
import { joinsOf } from "./joins.ts";
import { JOINS, TOGETHER, UNVOWELLED } from "./lexicon.ts";
import type { IndexedName } from "./name-forms.ts";
import { selfBitsOf } from "./self-bits.ts";

/** Words as they are met, each with a number. */
export interface Words {
  readonly texts: string[];
  /** bits UNVOWELLED, TOGETHER, JOINS */
  readonly flags: Growing<Uint8Array>;
  readonly selfBits: Growing<Float32Array>;
  readonly written: Map<string, number>;
  readonly bare: Map<string, number>;
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

/** Reads each name that was not read before; `draftOf[name]` is its form. */
export function readForms(
  names: readonly IndexedName[],
  kinds: (entry: number) => Kind,
): { readonly words: Words; readonly drafts: Forms; readonly draftOf: Uint32Array } {
  const words: Words = {
    texts: [],
    flags: growing(Uint8Array),
    selfBits: growing(Float32Array),
    written: new Map(),
    bare: new Map(),
  };
  const drafts: Forms = {
    starts: growing(Uint32Array),
    cells: growing(Uint32Array),
    places: growing(Uint8Array),
    words: growing(Uint8Array),
    initials: growing(Uint8Array),
    byHash: new Map(),
    before: growing(Uint32Array),
  };
  const byText = new Map<Kind, Map<string, number>>();
  const draftOf = new Uint32Array(names.length);
  for (let n = 0; n < names.length; n++) {
    const { text, entry } = names[n] as IndexedName;
    const kind = kinds(entry);
    let known = byText.get(kind);
    if (known === undefined) byText.set(kind, (known = new Map()));
    let number = known.get(text);
    if (number === undefined) known.set(text, (number = readForm(words, drafts, text, kind)));
    draftOf[n] = number;
  }
  drafts.starts.push(drafts.cells.length);
  return { words, drafts, draftOf };
}

/** Number of a word that was met before, or −1. */
function knownNumber(words: Words, text: string, { unvowelled, together }: { unvowelled: boolean; together: boolean }): number {
  const id = (unvowelled ? words.bare : words.written).get(text);
  if (id === undefined) return -1;
  // what is a word of its own somewhere is looked for as such
  words.flags.set(id, together ? words.flags.at(id) | JOINS : words.flags.at(id) & ~TOGETHER);
  return id;
}

function newNumber(words: Words, text: string, flags: number, selfBits: number): number {
  const id = words.texts.push(text) - 1;
  ((flags & UNVOWELLED) !== 0 ? words.bare : words.written).set(text, id);
  words.flags.push(flags);
  words.selfBits.push(selfBits);
  return id;
}

const cellsRead: number[] = [];
const placesRead: number[] = [];
const othersRead: number[] = [];
const otherPlaces: number[] = [];

function readForm(words: Words, drafts: Forms, text: string, kind: Kind): number {
  const read = readName(text, kind).words;
  cellsRead.length = placesRead.length = othersRead.length = otherPlaces.length = 0;
  let initial = 0;
  for (let at = 0; at < read.length; at++) {
    const w = read[at] as NameWord;
    if (w.role === "initial") initial = 1;
    for (let r = 0; r < w.readings.length; r++) {
      const { text: reading, unvowelled } = w.readings[r] as NameWord["readings"][number];
      let id = knownNumber(words, reading, { unvowelled, together: false });
      if (id < 0) id = newNumber(words, reading, unvowelled ? UNVOWELLED : 0, selfBitsOf(w, w.readings[r] as NameWord["readings"][number]));
      if (r === 0) {
        cellsRead.push(id | (roleNumber(w.role) << ROLE_AT));
        placesRead.push(at | (1 << SPAN_AT));
      } else {
        othersRead.push(id);
        otherPlaces.push(at | (1 << SPAN_AT));
      }
    }
  }
  for (const { text: joined, unvowelled, at, span } of joinsOf(read)) {
    let id = knownNumber(words, joined, { unvowelled, together: true });
    if (id < 0) {
      let parts = 0;
      for (let k = at; k < at + span; k++) parts += words.selfBits.at((cellsRead[k] as number) & WORD_MASK);
      id = newNumber(words, joined, TOGETHER | JOINS | (unvowelled ? UNVOWELLED : 0), parts);
    }
    othersRead.push(id);
    otherPlaces.push(at | (span << SPAN_AT));
  }
  for (const id of othersRead) cellsRead.push(id | (ANOTHER << ROLE_AT));
  placesRead.push(...otherPlaces);
  const hash = hashInHand(read.length);
  const last = drafts.byHash.get(hash);
  for (let known = last; known !== undefined;) {
    if (isInHand(drafts, known, read.length)) return known;
    const before = drafts.before.at(known);
    known = before === known ? undefined : before;
  }
  const number = drafts.starts.length;
  drafts.byHash.set(hash, number);
  drafts.before.push(last ?? number);
  drafts.starts.push(drafts.cells.length);
  for (const cell of cellsRead) drafts.cells.push(cell);
  for (const place of placesRead) drafts.places.push(place);
  drafts.words.push(read.length);
  drafts.initials.push(initial);
  return number;
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
