import { skeleton } from "../names/index.ts";
import { costLimit, gapCosts, letterOf, UNIT } from "./cost.ts";
import { buildKeyTable, KEYED, MOST_EDITS, type KeyTable } from "./dropped-keys.ts";

/**
 * Words, found by likeness without losing one.
 *
 * The error model, and the whole of it: a word is *within reach* of a query when their skeletons differ by at most
 * `reach(query)` edits (insert, drop, change, swap neighbours; one at most, and TOGETHER_BITS, for words run together) and the
 * letters cost at most `costLimit(query)` bits.
 *
 * Words of one skeleton stand together:
 *
 *     key of dropped signs ──▶ skeletons ──▶ words      MHMD   mahmad mahmood mahmud mehmood mohamed muhammad …
 */
export interface Lexicon extends KeyTable {
  readonly size: number;
  readonly wordOffsets: Uint32Array;
  readonly wordUnits: Uint16Array;
  /** the same as letters of the cost table */
  readonly wordLetters: Uint8Array;
  /** cost of leaving out each unit, in UNITs */
  readonly wordGaps: Uint8Array;
  /** bits UNVOWELLED, TOGETHER, LISTED, JOINS */
  readonly wordFlags: Uint8Array;
  /** words of skeleton s: `skeletonWords[s] … skeletonWords[s + 1]` */
  readonly skeletonWords: Uint32Array;
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

export interface LexiconWord extends Spelt {
  /** several words run together: they are looked for within one edit, which keeps their many keys few */
  readonly together?: boolean;
}

/** from a script without vowels */
export const UNVOWELLED = 1;
/** words run together, and a word of its own nowhere */
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
  return skeletonLength <= 1 ? 0 : skeletonLength <= 4 ? 1 : 2;
}

/** How far to look: the model's own reach and limit, or less. */
export interface Within {
  readonly edits: number;
  readonly bits: number;
}
export function modelWithin(text: string): Within {
  const signs = keyedSkeleton(text);
  return { edits: isLatin(signs) ? reach(signs.length) : 0, bits: costLimit(text.length) };
}

/** The skeleton the index keys by: cut, for the rest of a very long word says nothing that its letters don't. */
export const keyedSkeleton = (text: string): string => skeleton(text).slice(0, KEYED);

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

/** Builds a lexicon; returns it with the new number of each given word. Words must be distinct in (text, unvowelled). */
export function buildLexicon(words: readonly LexiconWord[]): { readonly lexicon: Lexicon; readonly position: Uint32Array } {
  const skeletons = words.map((w) => keyedSkeleton(w.text));
  const groups = new Map<string, number[]>();
  let units = 0;
  for (let i = 0; i < words.length; i++) {
    units += (words[i] as LexiconWord).text.length;
    const group = groups.get(skeletons[i] as string);
    if (group === undefined) groups.set(skeletons[i] as string, [i]);
    else group.push(i);
  }
  const byText = (i: number, j: number): number => {
    const [a, b] = [words[i] as LexiconWord, words[j] as LexiconWord];
    return Number(a.unvowelled) - Number(b.unvowelled) || byUnits(a.text, b.text);
  };
  const distinct = [...groups.keys()].sort(byUnits);
  const position = new Uint32Array(words.length);
  const wordOffsets = new Uint32Array(words.length + 1);
  const wordUnits = new Uint16Array(units);
  const wordGaps = new Uint8Array(units);
  const wordLetters = new Uint8Array(units);
  const wordFlags = new Uint8Array(words.length);
  const skeletonWords = new Uint32Array(distinct.length + 1);
  const skeletonOffsets = new Uint32Array(distinct.length + 1);
  const skeletonMarks = new Uint32Array(distinct.length);
  const edits = new Uint8Array(distinct.length);
  let at = 0;
  let k = 0;
  for (let s = 0; s < distinct.length; s++) {
    const signs = distinct[s] as string;
    const latin = isLatin(signs);
    skeletonMarks[s] = marksOf(signs);
    skeletonOffsets[s + 1] = (skeletonOffsets[s] as number) + signs.length;
    skeletonWords[s] = k;
    for (const i of (groups.get(signs) as number[]).sort(byText)) {
      const w = words[i] as LexiconWord;
      position[i] = k;
      wordOffsets[k] = at;
      wordFlags[k] = (w.unvowelled ? UNVOWELLED : 0) | (w.together === true ? TOGETHER : 0);
      wordGaps.set(gapCosts(w.text), at);
      for (let j = 0; j < w.text.length; j++) {
        const unit = w.text.charCodeAt(j);
        wordUnits[at + j] = unit;
        wordLetters[at + j] = letterOf(unit);
      }
      at += w.text.length;
      if (latin) edits[s] = Math.max(edits[s] as number, w.together === true ? 1 : MOST_EDITS);
      k++;
    }
  }
  wordOffsets[words.length] = at;
  skeletonWords[distinct.length] = k;
  const skeletonUnits = new Uint16Array(skeletonOffsets[distinct.length] as number);
  for (let s = 0, to = 0; s < distinct.length; s++) {
    const signs = distinct[s] as string;
    for (let j = 0; j < signs.length; j++) skeletonUnits[to++] = signs.charCodeAt(j);
  }
  return {
    lexicon: {
      size: words.length,
      wordOffsets,
      wordUnits,
      wordLetters,
      wordGaps,
      wordFlags,
      skeletonWords,
      skeletonOffsets,
      skeletonUnits,
      skeletonMarks,
      ...buildKeyTable(distinct, edits),
    },
    position,
  };
}

export function lexiconWord(lexicon: Lexicon, id: number): string {
  return String.fromCharCode(...lexicon.wordUnits.subarray(lexicon.wordOffsets[id], lexicon.wordOffsets[id + 1]));
}
