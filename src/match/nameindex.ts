import { latinForms, readName, skeleton, splitCell, type NameWord } from "../names/index.ts";
import type { Kind } from "../ground/index.ts";
import { joinsOf } from "./joins.ts";
import { growing, type Growing } from "./growing.ts";
import { JOINS, LISTED, TOGETHER, UNVOWELLED, type Lexicon } from "./lexicon.ts";
import { PARAMETERS } from "./parameters.ts";
import { floorBits } from "./pricing.ts";
import { AREA_COUNT } from "./population.ts";
import { buildVocabulary, populationNumbers, shippedPopulation, type Vocabulary } from "./vocabulary.ts";

/** Roles as small numbers, in the order of `leftRole`. */
export const ROLES = ["word", "honorific", "particle", "form", "initial", "number"] as const;
const ROLE_NUMBER: ReadonlyMap<string, number> = new Map(ROLES.map((r, i) => [r, i]));
export const roleNumber = (role: (typeof ROLES)[number]): number => ROLE_NUMBER.get(role) as number;

/**
 * All listed names as flat arrays. Many lists print the same name, so what is compared is its *form*, the words as they are read;
 * a form is laid beside a query once, for all who bear it.
 *
 *     names 7, 90   Hafiz Muhammad SAEED      form 5   cells  hafiz · muhammad · saeed | hafizmuhammad@0+2 · muhammadsaeed@1+2
 *     word `saeed`                            postings → … 5 …
 *
 * The cells of a form: its words in their order, then other readings of a word, then neighbours run together.
 */
export interface NameIndex {
  readonly names: number;
  readonly forms: number;
  /** forms from this one on have an initial */
  readonly firstWithInitial: number;
  readonly vocabulary: Vocabulary;
  /** the vocabulary's */
  readonly lexicon: Lexicon;
  /** bits of each word by itself, at its commonest: caps what a joined word may bring */
  readonly selfBits: Float32Array;
  readonly nameForm: Uint32Array;
  /** names of form f: `formNames[formStart[f]] … formNames[formStart[f + 1]]` */
  readonly formStart: Uint32Array;
  readonly formNames: Uint32Array;
  readonly formWords: Uint8Array;
  readonly cellStart: Uint32Array;
  /** `word | role << ROLE_AT`, ANOTHER for what is not a word of the name itself */
  readonly cells: Uint32Array;
  /** `at | span << SPAN_AT` */
  readonly cellPlaces: Uint8Array;
  /** forms that have word w, ascending, each once */
  readonly postStart: Uint32Array;
  readonly postings: Uint32Array;
  readonly nameEntry: Uint32Array;
  /** bits WEAK and DERIVED */
  readonly nameFlags: Uint8Array;
}

export const ROLE_AT = 28;
export const WORD_MASK = (1 << ROLE_AT) - 1;
/** another reading, or words run together */
export const ANOTHER = 7;
export const SPAN_AT = 6;
export const AT_MASK = (1 << SPAN_AT) - 1;

/** the publisher calls it weak */
export const WEAK = 1;
/** made by us from a part of a printed cell */
export const DERIVED = 2;
/** a reading in Latin letters of a name that is printed in others: near to what is printed, never it to the letter */
export const SPOKEN = 4;

export interface IndexedName {
  readonly text: string;
  readonly entry: number;
  readonly weak: boolean;
  readonly derived: boolean;
  readonly spoken?: boolean;
}

/** One name under which a printed one is compared. */
export interface NameForm {
  readonly text: string;
  readonly derived: boolean;
  /** a reading of the printed name in Latin letters */
  readonly spoken: boolean;
  /** bits that each of its words can tell at most, as `LatinForm` says */
  readonly atMost: readonly number[] | null;
}

/** The forms under which a printed name is compared: itself, the names inside its cell, and how those are read that do not divide words as Latin does. */
export function nameForms(text: string): readonly NameForm[] {
  const printed: NameForm[] = [
    { text, derived: false, spoken: false, atMost: null },
    ...splitCell(text).map((t) => ({ text: t, derived: true, spoken: false, atMost: null })),
  ];
  const own = LATIN.test(text) ? printed.slice(1).filter((form) => !LATIN.test(form.text)) : printed.slice(0, 1);
  for (const form of own) for (const read of latinForms(form.text)) printed.push({ ...read, derived: true, spoken: true });
  return printed;
}
const LATIN = /\p{Script=Latin}/u;

/** Words as they are met, each with a number. */
interface Words {
  readonly texts: string[];
  /** bits UNVOWELLED, TOGETHER, JOINS */
  readonly flags: Growing<Uint8Array>;
  readonly selfBits: Growing<Float32Array>;
  readonly written: Map<string, number>;
  readonly bare: Map<string, number>;
}

/** Forms as they are met, while their words have the numbers in which they came. */
interface Forms {
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

export function buildNameIndex(
  names: readonly IndexedName[],
  kinds: (entry: number) => Kind,
  scope: "with population" | "alone" = "with population",
): NameIndex {
  const words: Words = {
    texts: [],
    flags: growing(Uint8Array),
    selfBits: growing(Float32Array),
    written: new Map(),
    bare: new Map(),
  };
  const { drafts, draftOf } = readForms(words, names, kinds);
  const { vocabulary, position } = buildVocabulary(words.texts, words.flags.taken(), scope);
  const { lexicon } = vocabulary;
  const selfBits = new Float32Array(lexicon.size);
  for (let i = 0; i < words.texts.length; i++) {
    const w = position[i] as number;
    lexicon.wordFlags[w] = (lexicon.wordFlags[w] as number) | LISTED | (words.flags.at(i) & JOINS);
    selfBits[w] = words.selfBits.at(i);
  }
  const order = orderOf(drafts, words, position);
  const formOf = new Uint32Array(order.length);
  for (let to = 0; to < order.length; to++) formOf[order[to] as number] = to;
  const laid = layForms(drafts, order, position);
  const nameForm = draftOf.map((draft) => formOf[draft] as number);
  const flags = Uint8Array.from(names, (n) => (n.weak ? WEAK : 0) | (n.derived ? DERIVED : 0) | (n.spoken === true ? SPOKEN : 0));
  return {
    names: names.length,
    forms: order.length,
    firstWithInitial: drafts.initials.taken().reduce((count, initial) => count + 1 - initial, 0),
    vocabulary,
    lexicon,
    selfBits,
    nameForm,
    ...namesByForm(nameForm, order.length),
    ...laid,
    ...invert(lexicon.size, laid.cellStart, laid.cells),
    nameEntry: Uint32Array.from(names, (n) => n.entry),
    nameFlags: flags,
  };
}

/** Reads each name that was not read before; `draftOf[name]` is its form. */
function readForms(
  words: Words,
  names: readonly IndexedName[],
  kinds: (entry: number) => Kind,
): { readonly drafts: Forms; readonly draftOf: Uint32Array } {
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
  return { drafts, draftOf };
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
      if (id < 0) id = newNumber(words, reading, unvowelled ? UNVOWELLED : 0, selfBitsOf(w, reading, unvowelled));
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
function orderOf(drafts: Forms, words: Words, position: Uint32Array): Uint32Array {
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

/** Bits of a word where it is commonest: no rarer than its letters let it be, than the population has it, than its frame of consonants. */
function selfBitsOf(w: NameWord, text: string, unvowelled: boolean): number {
  const { shares } = shippedPopulation();
  let share = unvowelled ? (frameShares().get(skeleton(text)) ?? 0) : 0;
  const id = populationNumbers().get(text);
  if (id !== undefined)
    for (let p = shares.start[id] as number; p < (shares.start[id + 1] as number); p++) share = Math.max(share, shares.share[p] as number);
  const rare = Math.max(0, floorBits(w));
  const most = w.role === "particle" ? PARAMETERS.cap.particle : w.role === "honorific" ? PARAMETERS.cap.honorific : Infinity;
  return Math.min(share > 0 ? Math.min(rare, -Math.log2(Math.min(1, share))) : rare, most);
}

function layForms(
  drafts: Forms,
  order: Uint32Array,
  position: Uint32Array,
): Pick<NameIndex, "formWords" | "cellStart" | "cells" | "cellPlaces"> {
  const cellStart = new Uint32Array(order.length + 1);
  const cells = new Uint32Array(drafts.cells.length);
  const cellPlaces = new Uint8Array(cells.length);
  let to = 0;
  for (let f = 0; f < order.length; f++) {
    const draft = order[f] as number;
    for (let k = drafts.starts.at(draft); k < drafts.starts.at(draft + 1); k++) {
      const cell = drafts.cells.at(k);
      cells[to] = (position[cell & WORD_MASK] as number) | (cell & ~WORD_MASK);
      cellPlaces[to++] = drafts.places.at(k);
    }
    cellStart[f + 1] = to;
  }
  return { formWords: Uint8Array.from(order, (draft) => drafts.words.at(draft)), cellStart, cells, cellPlaces };
}

function namesByForm(nameForm: Uint32Array, forms: number): Pick<NameIndex, "formStart" | "formNames"> {
  const formStart = new Uint32Array(forms + 1);
  for (const form of nameForm) formStart[form + 1] = (formStart[form + 1] as number) + 1;
  for (let f = 0; f < forms; f++) formStart[f + 1] = (formStart[f + 1] as number) + (formStart[f] as number);
  const filled = formStart.slice(0, forms);
  const formNames = new Uint32Array(nameForm.length);
  for (const [name, form] of nameForm.entries()) {
    formNames[filled[form] as number] = name;
    filled[form] = (filled[form] as number) + 1;
  }
  return { formStart, formNames };
}

/** word → forms that have it, each once, ascending. */
function invert(size: number, cellStart: Uint32Array, cells: Uint32Array): Pick<NameIndex, "postStart" | "postings"> {
  const last = new Int32Array(size).fill(-1);
  const postStart = new Uint32Array(size + 1);
  const forms = cellStart.length - 1;
  for (let f = 0; f < forms; f++)
    for (let k = cellStart[f] as number; k < (cellStart[f + 1] as number); k++) {
      const word = (cells[k] as number) & WORD_MASK;
      if (last[word] === f) continue;
      last[word] = f;
      postStart[word + 1] = (postStart[word + 1] as number) + 1;
    }
  for (let w = 0; w < size; w++) postStart[w + 1] = (postStart[w + 1] as number) + (postStart[w] as number);
  const filled = postStart.slice(0, size);
  const postings = new Uint32Array(postStart[size] as number);
  last.fill(-1);
  for (let f = 0; f < forms; f++)
    for (let k = cellStart[f] as number; k < (cellStart[f + 1] as number); k++) {
      const word = (cells[k] as number) & WORD_MASK;
      if (last[word] === f) continue;
      last[word] = f;
      const at = filled[word] as number;
      postings[at] = f;
      filled[word] = at + 1;
    }
  return { postStart, postings };
}

let shippedFrames: Map<string, number> | null = null;
/** Share of the population, in the area where it is largest, that has each skeleton: how common a word is that shows its consonants only. */
function frameShares(): Map<string, number> {
  if (shippedFrames !== null) return shippedFrames;
  const { words, shares } = shippedPopulation();
  const frames = new Map<string, number>();
  const frameOf = Uint32Array.from(words, (word) => {
    const signs = skeleton(word);
    const known = frames.get(signs);
    if (known !== undefined) return known;
    frames.set(signs, frames.size);
    return frames.size - 1;
  });
  const sums = new Float64Array(frames.size * AREA_COUNT);
  for (let id = 0; id < words.length; id++)
    for (let p = shares.start[id] as number; p < (shares.start[id + 1] as number); p++) {
      const at = (frameOf[id] as number) * AREA_COUNT + (shares.area[p] as number);
      sums[at] = (sums[at] as number) + (shares.share[p] as number);
    }
  for (const [signs, frame] of frames) {
    let most = 0;
    for (let a = 0; a < AREA_COUNT; a++) most = Math.max(most, sums[frame * AREA_COUNT + a] as number);
    frames.set(signs, most);
  }
  return (shippedFrames = frames);
}
