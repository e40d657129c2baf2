import { ROLE_AT, WORD, WORD_MASK } from "./cells.ts";
import { draftName, drafted, dropDrafts, newDrafting, orderOf, type Forms } from "./form-drafts.ts";
import { grouped } from "./grouped.ts";
import { growing, type Growing } from "./growing.ts";
import { JOINS, LISTED, type Lexicon } from "./lexicon.ts";
import type { IndexedName } from "./name-forms.ts";
import { newReadings, readingOf, type Readings } from "./readings.ts";
import { buildVocabulary, type Scope, type Vocabulary } from "./vocabulary.ts";

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
  /** bits WEAK, DERIVED, SPOKEN and ALONE */
  readonly nameFlags: Uint8Array;
}

/** the publisher calls it weak */
export const WEAK = 1;
/** made by us from a part of a printed cell */
export const DERIVED = 2;
/** a reading in Latin letters of a name that is printed in others: near to what is printed, never it to the letter */
export const SPOKEN = 4;
/** compared as it is printed alone: it has no other form */
export const ALONE = 8;

export interface Reading {
  readonly readings?: Readings;
  /** All names have been read: of the readings only the skeletons are still needed. */
  readonly whenRead?: () => void;
}

/** Names as they were read, in the order in which they stand. */
export interface ReadNames {
  /** its number among the readings */
  readonly read: Growing<Uint32Array>;
  readonly entry: Growing<Uint32Array>;
  /** bits WEAK, DERIVED, SPOKEN and ALONE */
  readonly flags: Growing<Uint8Array>;
}

export const newReadNames = (): ReadNames => ({ read: growing(Uint32Array), entry: growing(Uint32Array), flags: growing(Uint8Array) });

/** Reads a name, unless the readings know it. */
export function takeName(names: ReadNames, readings: Readings, { text, kind, entry, weak, derived, spoken, alone }: IndexedName): void {
  names.read.push(readingOf(readings, text, kind));
  names.entry.push(entry);
  names.flags.push((weak ? WEAK : 0) | (derived ? DERIVED : 0) | (spoken === true ? SPOKEN : 0) | (alone === true ? ALONE : 0));
}

/** The index of a few names by themselves. */
export function buildNameIndex(
  names: Iterable<IndexedName>,
  scope: Scope = "with population",
  { readings = newReadings(scope), ...reading }: Reading = {},
): NameIndex {
  const taken = newReadNames();
  for (const name of names) takeName(taken, readings, name);
  return indexNames(taken, scope, { ...reading, readings });
}

/** The index of names that were read before; `names` is used up. */
export function indexNames(
  { read, entry, flags }: ReadNames,
  scope: Scope,
  { readings, whenRead }: Reading & { readonly readings: Readings },
): NameIndex {
  const drafting = newDrafting(readings);
  const draftOf = growing(Uint32Array);
  for (let name = 0; name < read.length; name++) draftOf.push(draftName(drafting, read.at(name)));
  read.drop();
  const { words, drafts } = drafted(drafting);
  whenRead?.();
  const { vocabulary, position } = buildVocabulary(
    { texts: words.texts, flags: words.flags.taken(), places: words.places.taken(), skeletons: readings.skeletons },
    scope,
  );
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
  const firstWithInitial = drafts.initials.taken().reduce((count, initial) => count + 1 - initial, 0);
  dropDrafts(drafts, words);
  const nameForm = draftOf.taken().map((draft) => formOf[draft] as number);
  draftOf.drop();
  return {
    names: nameForm.length,
    forms: order.length,
    firstWithInitial,
    vocabulary,
    lexicon,
    selfBits,
    nameForm,
    ...namesByForm(nameForm, order.length),
    ...laid,
    ...invert(lexicon.size, laid.cellStart, laid.cells),
    nameEntry: entry.taken(),
    nameFlags: flags.taken(),
  };
}

/** Each word of a listed name that is neither title, particle, legal form nor initial: its number, and its place among all. */
export function eachWord(
  { nameForm, cellStart, formWords, cells }: Pick<NameIndex, "nameForm" | "cellStart" | "formWords" | "cells">,
  name: number,
  use: (word: number, at: number) => void,
): void {
  const form = nameForm[name] as number;
  const from = cellStart[form] as number;
  const count = formWords[form] as number;
  for (let at = 0; at < count; at++) {
    const cell = cells[from + at] as number;
    if (cell >>> ROLE_AT === WORD) use(cell & WORD_MASK, at);
  }
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
  const { starts, values } = grouped(forms, (put) => nameForm.forEach((form, name) => put(form, name)));
  return { formStart: starts, formNames: values };
}

/** word → forms that have it, each once, ascending. */
function invert(size: number, cellStart: Uint32Array, cells: Uint32Array): Pick<NameIndex, "postStart" | "postings"> {
  const last = new Int32Array(size);
  const { starts, values } = grouped(size, (put) => {
    last.fill(-1);
    for (let f = 0; f + 1 < cellStart.length; f++)
      for (let k = cellStart[f] as number; k < (cellStart[f + 1] as number); k++) {
        const word = (cells[k] as number) & WORD_MASK;
        if (last[word] === f) continue;
        last[word] = f;
        put(word, f);
      }
  });
  return { postStart: starts, postings: values };
}
