import { plainSkeleton, skeleton } from "../names/index.ts";
import { costLimit, letterIn, UNIT, writtenLetters } from "./cost.ts";
import { grouped } from "./grouped.ts";
import { lowerBound } from "./lower-bound.ts";
import { LETTER_COSTS, PARAMETERS } from "./parameters.ts";
import { newSkeletons, placeOf, type Placed } from "./skeletons.ts";
import { buildKeyTable, KEYED, MOST_EDITS, type KeyTable } from "./dropped-keys.ts";

/**
 * Words, found by likeness without losing one.
 *
 * The error model, and the whole of it: a word is *within reach* of a query when a skeleton of the one (proper or plain) differs from
 * one of the other by at most `reach(query)` edits (insert, drop, change, swap neighbours; one at most, and TOGETHER_BITS, for words
 * run together) and the letters cost at most `costLimit(query)` bits.
 *
 * Words of the same skeletons stand together:
 *
 *     key of dropped signs ──▶ skeletons ──▶ groups ──▶ words      MHMD   mahmad mahmood mahmud mehmood mohamed muhammad …
 */
export interface Lexicon extends KeyTable {
  readonly size: number;
  readonly wordOffsets: Uint32Array;
  /** letters of all words as the cost table has them, each with what it costs to leave it out: `cost.ts` */
  readonly wordLetters: Uint8Array;
  /** where a letter is none of a–z, ascending, and the unit that it is */
  readonly otherAt: Uint32Array;
  readonly otherUnits: Uint16Array;
  /** bits UNVOWELLED, TOGETHER, LISTED, JOINS */
  readonly wordFlags: Uint8Array;
  /** words of group g, which have both skeletons in common: `groupWords[g] … groupWords[g + 1]` */
  readonly groupWords: Uint32Array;
  /** groups that have skeleton s, as the proper or the plain one: `skeletonGroups[skeletonStart[s]] … ` */
  readonly skeletonStart: Uint32Array;
  readonly skeletonGroups: Uint32Array;
  readonly skeletonOffsets: Uint32Array;
  readonly skeletonUnits: Uint16Array;
  /** which letters it has (26 bits), and above them how many signs: a cheap look before the exact one */
  readonly skeletonMarks: Uint32Array;
}

/** A word in Latin letters; `unvowelled`: out of a script that does not write them all. */
export interface Spelt {
  readonly text: string;
  readonly unvowelled: boolean;
}

/** from a script without vowels */
export const UNVOWELLED = 1;
/** words run together, and a word of its own nowhere: looked for within one edit, which keeps their many keys few */
export const TOGETHER = 2;
/** some listed name bears it */
export const LISTED = 4;
/** some listed name has it as words run together */
export const JOINS = 8;

/** the most that words run together may be changed, in bits and in UNITs */
export const TOGETHER_BITS = 5;
export const TOGETHER_LIMIT = TOGETHER_BITS * UNIT;

/** How many skeleton edits a query of this skeleton may be away. */
export function reach(skeletonLength: number): number {
  return skeletonLength <= 4 ? 1 : 2;
}

/** What a part of a query is: a word in Latin letters, one that was read out of another script, words run together. */
export const SOUGHT = ["written", "read", "joined"] as const;
export type Sought = (typeof SOUGHT)[number];

/** How far to look: the model's own reach and limit, farther for a word out of another script, less for words run together. */
export interface Within {
  readonly edits: number;
  readonly bits: number;
}
export function modelWithin(text: string, sought: Sought = "written"): Within {
  const signs = keyedSkeleton(text);
  const edits = isLatin(signs) ? reach(signs.length) : 0;
  return { edits: sought === "joined" ? Math.min(1, edits) : edits, bits: limitOf(text.length, sought) };
}

/** The most that so many letters may be changed, in bits. */
export function limitOf(letters: number, sought: Sought): number {
  if (sought === "joined") return PARAMETERS.joinLimit;
  return sought === "read" ? costLimit(letters) + LETTER_COSTS.limitRead : costLimit(letters);
}

/** The skeleton the index keys by: cut, for the rest of a very long word says nothing that its letters don't. */
export const keyedSkeleton = (text: string): string => skeleton(text).slice(0, KEYED);

/** Both skeletons, the proper one first; one where they are the same. */
export function keyedSkeletons(text: string): readonly string[] {
  const proper = keyedSkeleton(text);
  const plain = plainSkeleton(text).slice(0, KEYED);
  return proper === plain ? [proper] : [proper, plain];
}

/** Words that are not Latin are found by themselves alone. */
export const isLatin = (signs: string): boolean => signs === "" || (signs.charCodeAt(0) >= 65 && signs.charCodeAt(0) <= 90);

const LENGTH_AT = 26;
export const LETTER_MASK = (1 << LENGTH_AT) - 1;

/** Letters of a skeleton as bits, its length above them; signs that are no capital letters share no bit. */
export function marksOf(signs: string): number {
  let marks = signs.length << LENGTH_AT;
  for (let i = 0; i < signs.length; i++) {
    const letter = signs.charCodeAt(i) - 65;
    if (letter >= 0 && letter < LENGTH_AT) marks |= 1 << letter;
  }
  return marks >>> 0;
}
export const lengthOfMarks = (marks: number): number => marks >>> LENGTH_AT;

const byUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Skeletons of words that nobody has met before. */
function placed(texts: readonly string[]): Placed {
  const skeletons = newSkeletons();
  return { skeletons, places: Uint32Array.from(texts, (text) => placeOf(skeletons, text, keyedSkeletons)) };
}

/** Builds a lexicon; returns it with the new number of each given word. Words must be distinct in text and the flag UNVOWELLED. */
export function buildLexicon(
  texts: readonly string[],
  flags: Uint8Array,
  known: Placed = placed(texts),
): { readonly lexicon: Lexicon; readonly position: Uint32Array } {
  const size = texts.length;
  const skeletons = numberSkeletons(known);
  const { proper, plain } = skeletons;
  const bare = (i: number): number => (flags[i] as number) & UNVOWELLED;
  const order = inOrder(
    proper,
    skeletons.distinct.length,
    (i, j) => (plain[i] as number) - (plain[j] as number) || bare(i) - bare(j) || byUnits(texts[i] as string, texts[j] as string),
  );
  const position = new Uint32Array(size);
  const wordOffsets = new Uint32Array(size + 1);
  const wordFlags = new Uint8Array(size);
  let units = 0;
  for (const text of texts) units += text.length;
  const wordLetters = new Uint8Array(units);
  const otherAt: number[] = [];
  const otherUnits: number[] = [];
  const firsts: number[] = [];
  let at = 0;
  for (let w = 0; w < size; w++) {
    const i = order[w] as number;
    const before = order[w - 1];
    if (before === undefined || proper[i] !== proper[before] || plain[i] !== plain[before]) firsts.push(w);
    const text = texts[i] as string;
    position[i] = w;
    wordFlags[w] = flags[i] as number;
    wordLetters.set(writtenLetters(text), at);
    for (let j = 0; j < text.length; j++) {
      const unit = text.charCodeAt(j);
      if (unit >= A && unit < A + LETTERS) continue;
      otherAt.push(at + j);
      otherUnits.push(unit);
    }
    at += text.length;
    wordOffsets[w + 1] = at;
  }
  const groupWords = Uint32Array.from([...firsts, size]);
  return {
    lexicon: {
      size,
      wordOffsets,
      wordLetters,
      otherAt: Uint32Array.from(otherAt),
      otherUnits: Uint16Array.from(otherUnits),
      wordFlags,
      groupWords,
      ...laySkeletons(skeletons, order, groupWords, wordFlags),
    },
    position,
  };
}

/** Places of words by the number of their proper skeleton, of which there are nearly as many as words; `compare` orders those of one. */
function inOrder(numbers: Uint32Array, count: number, compare: (i: number, j: number) => number): Uint32Array {
  const { starts, values: order } = grouped(count, (put) => {
    for (let i = 0; i < numbers.length; i++) put(numbers[i] as number, i);
  });
  for (let s = 0; s < count; s++) {
    const [from, to] = [starts[s] as number, starts[s + 1] as number];
    if (to - from > FEW) order.subarray(from, to).sort(compare);
    else insertionSort(order, { from, to, compare });
  }
  return order;
}

/** below this, putting each in its place is faster than asking for a sort */
const FEW = 12;

function insertionSort(
  order: Uint32Array,
  { from, to, compare }: { readonly from: number; readonly to: number; readonly compare: (i: number, j: number) => number },
): void {
  for (let k = from + 1; k < to; k++) {
    const one = order[k] as number;
    let at = k;
    for (; at > from && compare(order[at - 1] as number, one) > 0; at--) order[at] = order[at - 1] as number;
    order[at] = one;
  }
}

/** Skeletons by number in the order of their signs; of word i the proper one and the plain one. */
interface NumberedSkeletons {
  readonly distinct: readonly string[];
  readonly proper: Uint32Array;
  readonly plain: Uint32Array;
}

function numberSkeletons({ skeletons: known, places }: Placed): NumberedSkeletons {
  const proper = places.map((place) => known.proper.at(place));
  const plain = places.map((place) => known.plain.at(place));
  // of all that are known only those that these words have
  const used = new Uint8Array(known.signs.length);
  for (let i = 0; i < places.length; i++) used[proper[i] as number] = used[plain[i] as number] = 1;
  const order = Uint32Array.from(known.signs.keys())
    .filter((number) => used[number] === 1)
    .sort((a, b) => byUnits(known.signs[a] as string, known.signs[b] as string));
  const sorted = new Uint32Array(known.signs.length);
  for (let s = 0; s < order.length; s++) sorted[order[s] as number] = s;
  for (let i = 0; i < places.length; i++) {
    proper[i] = sorted[proper[i] as number] as number;
    plain[i] = sorted[plain[i] as number] as number;
  }
  return { distinct: Array.from(order, (number) => known.signs[number] as string), proper, plain };
}

type SkeletonArrays = Pick<Lexicon, "skeletonStart" | "skeletonGroups" | "skeletonOffsets" | "skeletonUnits" | "skeletonMarks"> & KeyTable;

/** Each skeleton with the groups that have it, and the keys under which it is found. */
function laySkeletons(
  { distinct, proper, plain }: NumberedSkeletons,
  order: Uint32Array,
  groupWords: Uint32Array,
  wordFlags: Uint8Array,
): SkeletonArrays {
  const groups = groupWords.length - 1;
  const { starts, values } = grouped(distinct.length, (put) => {
    for (let g = 0; g < groups; g++) {
      const word = order[groupWords[g] as number] as number;
      put(proper[word] as number, g);
      if (plain[word] !== proper[word]) put(plain[word] as number, g);
    }
  });
  // groups of nothing but words run together are looked for within one edit, words that are not Latin by themselves alone
  const edits = Uint8Array.from(distinct, (signs, s) => {
    if (!isLatin(signs)) return 0;
    return values.subarray(starts[s], starts[s + 1]).some((g) => holdsWord(wordFlags, groupWords, g)) ? MOST_EDITS : 1;
  });
  const skeletonMarks = Uint32Array.from(distinct, marksOf);
  const skeletonOffsets = new Uint32Array(distinct.length + 1);
  for (const [s, signs] of distinct.entries()) skeletonOffsets[s + 1] = (skeletonOffsets[s] as number) + signs.length;
  const skeletonUnits = new Uint16Array(skeletonOffsets[distinct.length] as number);
  let to = 0;
  for (const signs of distinct) for (let j = 0; j < signs.length; j++) skeletonUnits[to++] = signs.charCodeAt(j);
  return {
    skeletonStart: starts,
    skeletonGroups: values,
    skeletonOffsets,
    skeletonUnits,
    skeletonMarks,
    ...buildKeyTable(distinct, edits),
  };
}

function holdsWord(wordFlags: Uint8Array, groupWords: Uint32Array, group: number): boolean {
  for (let w = groupWords[group] as number; w < (groupWords[group + 1] as number); w++)
    if (((wordFlags[w] as number) & TOGETHER) === 0) return true;
  return false;
}

export function lexiconWord(lexicon: Lexicon, id: number): string {
  let text = "";
  for (let k = lexicon.wordOffsets[id] as number; k < (lexicon.wordOffsets[id + 1] as number); k++)
    text += String.fromCharCode(unitAt(lexicon, k));
  return text;
}

/** The unit with which a word begins. */
export const firstUnit = (lexicon: Lexicon, id: number): number => unitAt(lexicon, lexicon.wordOffsets[id] as number);

function unitAt({ wordLetters, otherAt, otherUnits }: Lexicon, at: number): number {
  const letter = letterIn(wordLetters[at] as number);
  return letter < LETTERS ? A + letter : (otherUnits[lowerBound(otherAt, at)] as number);
}
const A = "a".charCodeAt(0);
const LETTERS = 26;
