import { readName, skeleton, splitCell, type NameWord } from "../names/index.ts";
import type { Kind } from "../ground/index.ts";
import { joinsOf } from "./joins.ts";
import { JOINS, LISTED, type Lexicon } from "./lexicon.ts";
import { PARAMETERS } from "./parameters.ts";
import { floorShare } from "./pricing.ts";
import { AREA_COUNT } from "./population.ts";
import { buildVocabulary, shippedPopulation, type Vocabulary } from "./vocabulary.ts";

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

export interface IndexedName {
  readonly text: string;
  readonly entry: number;
  readonly weak: boolean;
  readonly derived: boolean;
}

/** The forms under which a printed name is compared: itself, then the names inside its cell. */
export function nameForms(text: string): readonly { readonly text: string; readonly derived: boolean }[] {
  return [{ text, derived: false }, ...splitCell(text).map((t) => ({ text: t, derived: true }))];
}

/** A form while its words have the numbers in which they came. */
interface DraftForm {
  readonly cells: readonly number[];
  readonly places: readonly number[];
  readonly words: number;
  readonly initial: boolean;
}

export function buildNameIndex(
  names: readonly IndexedName[],
  kinds: (entry: number) => Kind,
  scope: "with population" | "alone" = "with population",
): NameIndex {
  const words = newWords();
  const forms: DraftForm[] = [];
  const byCells = new Map<string, number>();
  const byText = new Map<Kind, Map<string, number>>();
  const draftOf = new Uint32Array(names.length);
  for (const [n, { text, entry }] of names.entries()) {
    const kind = kinds(entry);
    let known = byText.get(kind);
    if (known === undefined) byText.set(kind, (known = new Map()));
    let number = known.get(text);
    if (number === undefined) {
      const form = readForm(words, text, kind);
      const key = keyOf(form);
      number = byCells.get(key);
      if (number === undefined) byCells.set(key, (number = forms.push(form) - 1));
      known.set(text, number);
    }
    draftOf[n] = number;
  }
  const { vocabulary, position } = buildVocabulary(words.drafts, scope);
  const { lexicon } = vocabulary;
  for (let i = 0; i < words.drafts.length; i++) {
    const w = position[i] as number;
    lexicon.wordFlags[w] = (lexicon.wordFlags[w] as number) | LISTED | (words.drafts[i]?.joins === true ? JOINS : 0);
  }
  const selfBits = new Float32Array(lexicon.size);
  for (let i = 0; i < words.selfBits.length; i++) selfBits[position[i] as number] = words.selfBits[i] as number;
  // forms that share their rarest word stand together: who comes near one comes near all
  const rarest = Uint32Array.from(forms, (form) => position[rarestWord(form, words.selfBits)] ?? 0);
  const order = [...forms.keys()].sort(
    (a, b) => Number(forms[a]?.initial) - Number(forms[b]?.initial) || (rarest[a] as number) - (rarest[b] as number) || a - b,
  );
  const formOf = new Uint32Array(forms.length);
  for (const [to, from] of order.entries()) formOf[from] = to;
  const laid = layForms(
    order.map((f) => forms[f] as DraftForm),
    position,
  );
  const nameForm = draftOf.map((draft) => formOf[draft] as number);
  const nameFlags = Uint8Array.from(names, (n) => (n.weak ? WEAK : 0) | (n.derived ? DERIVED : 0));
  return {
    names: names.length,
    forms: forms.length,
    firstWithInitial: forms.reduce((count, f) => count + (f.initial ? 0 : 1), 0),
    vocabulary,
    lexicon,
    selfBits,
    nameForm,
    ...namesByForm(nameForm, forms.length),
    ...laid,
    ...invert(lexicon.size, laid.cellStart, laid.cells),
    nameEntry: Uint32Array.from(names, (n) => n.entry),
    nameFlags,
  };
}

/** The cells of a form as one short text. */
function keyOf({ cells, places, words }: DraftForm): string {
  const units = [words];
  for (const cell of cells) units.push(cell >>> 16, cell & 0xffff);
  units.push(...places);
  return String.fromCharCode(...units);
}

interface Words {
  readonly drafts: { text: string; unvowelled: boolean; together: boolean; joins: boolean }[];
  readonly selfBits: number[];
  readonly written: Map<string, number>;
  readonly bare: Map<string, number>;
}
const newWords = (): Words => ({ drafts: [], selfBits: [], written: new Map(), bare: new Map() });

/** Number of a word that was met before, or −1. */
function knownNumber(words: Words, text: string, unvowelled: boolean, together: boolean): number {
  const id = (unvowelled ? words.bare : words.written).get(text);
  if (id === undefined) return -1;
  const draft = words.drafts[id] as Words["drafts"][number];
  // what is a word of its own somewhere is looked for as such
  if (together) draft.joins = true;
  else draft.together = false;
  return id;
}

function newNumber(words: Words, text: string, unvowelled: boolean, together: boolean, selfBits: number): number {
  const id = words.drafts.push({ text, unvowelled, together, joins: together }) - 1;
  (unvowelled ? words.bare : words.written).set(text, id);
  words.selfBits.push(selfBits);
  return id;
}

function readForm(words: Words, text: string, kind: Kind): DraftForm {
  const read = readName(text, kind).words;
  const first: number[] = [];
  const cells: number[] = [];
  const places: number[] = [];
  const others: [word: number, place: number][] = [];
  for (const [at, w] of read.entries()) {
    for (const [r, { text: reading, unvowelled }] of w.readings.entries()) {
      let id = knownNumber(words, reading, unvowelled, false);
      if (id < 0) id = newNumber(words, reading, unvowelled, false, selfBitsOf(w, reading, unvowelled));
      if (r > 0) others.push([id, at | (1 << SPAN_AT)]);
      else {
        first.push(id);
        cells.push(id | (roleNumber(w.role) << ROLE_AT));
        places.push(at | (1 << SPAN_AT));
      }
    }
  }
  for (const j of joinsOf(read)) {
    let id = knownNumber(words, j.text, j.unvowelled, true);
    if (id < 0) {
      let parts = 0;
      for (let k = j.at; k < j.at + j.span; k++) parts += words.selfBits[first[k] as number] as number;
      id = newNumber(words, j.text, j.unvowelled, true, parts);
    }
    others.push([id, j.at | (j.span << SPAN_AT)]);
  }
  for (const [id, place] of others) {
    cells.push(id | (ANOTHER << ROLE_AT));
    places.push(place);
  }
  return { cells, places, words: read.length, initial: read.some((w) => w.role === "initial") };
}

function rarestWord({ cells, words }: DraftForm, selfBits: readonly number[]): number {
  let rarest = -1;
  let most = -Infinity;
  for (let k = 0; k < words; k++) {
    const word = (cells[k] as number) & WORD_MASK;
    if ((selfBits[word] as number) <= most) continue;
    most = selfBits[word] as number;
    rarest = word;
  }
  return rarest;
}

function selfBitsOf(w: NameWord, text: string, unvowelled: boolean): number {
  const { shares } = shippedPopulation();
  let share = floorShare(w, 0);
  if (unvowelled) share = Math.max(share, frameShares().get(skeleton(text)) ?? 0);
  const id = idsOfPopulation().get(text);
  if (id !== undefined)
    for (let p = shares.start[id] as number; p < (shares.start[id + 1] as number); p++) share = Math.max(share, shares.share[p] as number);
  const most = w.role === "particle" ? PARAMETERS.cap.particle : w.role === "honorific" ? PARAMETERS.cap.honorific : Infinity;
  return Math.min(-Math.log2(Math.min(1, share)), most);
}

function layForms(forms: readonly DraftForm[], position: Uint32Array): Pick<NameIndex, "formWords" | "cellStart" | "cells" | "cellPlaces"> {
  const cellStart = new Uint32Array(forms.length + 1);
  for (const [f, form] of forms.entries()) cellStart[f + 1] = (cellStart[f] as number) + form.cells.length;
  const cells = new Uint32Array(cellStart[forms.length] as number);
  const cellPlaces = new Uint8Array(cells.length);
  let to = 0;
  for (const form of forms) {
    for (let k = 0; k < form.cells.length; k++) {
      const cell = form.cells[k] as number;
      cells[to] = (position[cell & WORD_MASK] as number) | (cell & ~WORD_MASK);
      cellPlaces[to++] = form.places[k] as number;
    }
  }
  return { formWords: Uint8Array.from(forms, (f) => f.words), cellStart, cells, cellPlaces };
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

let shippedIds: Map<string, number> | null = null;
function idsOfPopulation(): Map<string, number> {
  return (shippedIds ??= new Map(shippedPopulation().words.map((w, i) => [w, i])));
}

let shippedFrames: Map<string, number> | null = null;
/** Share of the population, in the area where it is largest, that has each skeleton: how common a word is that shows its consonants only. */
function frameShares(): Map<string, number> {
  if (shippedFrames !== null) return shippedFrames;
  const { words, shares } = shippedPopulation();
  const byArea = new Map<string, Float64Array>();
  for (const [id, word] of words.entries()) {
    const signs = skeleton(word);
    let sums = byArea.get(signs);
    if (sums === undefined) byArea.set(signs, (sums = new Float64Array(AREA_COUNT)));
    for (let p = shares.start[id] as number; p < (shares.start[id + 1] as number); p++)
      sums[shares.area[p] as number] = (sums[shares.area[p] as number] as number) + (shares.share[p] as number);
  }
  return (shippedFrames = new Map([...byArea].map(([signs, sums]) => [signs, Math.max(...sums)])));
}
