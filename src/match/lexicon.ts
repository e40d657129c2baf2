import { plainSkeleton, skeleton } from "../names/index.ts";
import { costLimit, gapCosts, letterOf, UNIT } from "./cost.ts";
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
  readonly wordUnits: Uint16Array;
  /** the same as letters of the cost table */
  readonly wordLetters: Uint8Array;
  /** cost of leaving out each unit, in UNITs */
  readonly wordGaps: Uint8Array;
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

/** Words of the same skeletons, by their place among those given. */
interface Group {
  readonly skeletons: readonly string[];
  readonly words: number[];
}

function groupsOf(words: readonly LexiconWord[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (let i = 0; i < words.length; i++) {
    const skeletons = keyedSkeletons((words[i] as LexiconWord).text);
    const key = skeletons.join(" ");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { skeletons, words: [i] });
    else group.words.push(i);
  }
  return [...groups.keys()].sort(byUnits).map((key) => groups.get(key) as Group);
}

/** Builds a lexicon; returns it with the new number of each given word. Words must be distinct in (text, unvowelled). */
export function buildLexicon(words: readonly LexiconWord[]): { readonly lexicon: Lexicon; readonly position: Uint32Array } {
  const groups = groupsOf(words);
  const position = new Uint32Array(words.length);
  const groupWords = new Uint32Array(groups.length + 1);
  let k = 0;
  let units = 0;
  for (const [g, group] of groups.entries()) {
    group.words.sort((i, j) => compareWords(words[i] as LexiconWord, words[j] as LexiconWord));
    for (const i of group.words) {
      position[i] = k++;
      units += (words[i] as LexiconWord).text.length;
    }
    groupWords[g + 1] = k;
  }
  const wordOffsets = new Uint32Array(words.length + 1);
  const wordUnits = new Uint16Array(units);
  const wordGaps = new Uint8Array(units);
  const wordLetters = new Uint8Array(units);
  const wordFlags = new Uint8Array(words.length);
  let at = 0;
  let w = 0;
  for (const group of groups)
    for (const i of group.words) {
      const { text, unvowelled, together } = words[i] as LexiconWord;
      wordFlags[w] = (unvowelled ? UNVOWELLED : 0) | (together === true ? TOGETHER : 0);
      wordGaps.set(gapCosts(text), at);
      for (let j = 0; j < text.length; j++) {
        const unit = text.charCodeAt(j);
        wordUnits[at] = unit;
        wordLetters[at++] = letterOf(unit);
      }
      wordOffsets[++w] = at;
    }
  return {
    lexicon: { size: words.length, wordOffsets, wordUnits, wordLetters, wordGaps, wordFlags, groupWords, ...laySkeletons(groups, words) },
    position,
  };
}

const compareWords = (a: LexiconWord, b: LexiconWord): number => Number(a.unvowelled) - Number(b.unvowelled) || byUnits(a.text, b.text);

type SkeletonArrays = Pick<Lexicon, "skeletonStart" | "skeletonGroups" | "skeletonOffsets" | "skeletonUnits" | "skeletonMarks"> & KeyTable;

/** Each skeleton once, with the groups that have it, and the keys under which it is found. */
function laySkeletons(groups: readonly Group[], words: readonly LexiconWord[]): SkeletonArrays {
  const having = new Map<string, number[]>();
  for (const [g, { skeletons }] of groups.entries())
    for (const signs of skeletons) {
      const there = having.get(signs);
      if (there === undefined) having.set(signs, [g]);
      else there.push(g);
    }
  const distinct = [...having.keys()].sort(byUnits);
  const skeletonStart = new Uint32Array(distinct.length + 1);
  const skeletonOffsets = new Uint32Array(distinct.length + 1);
  const skeletonMarks = new Uint32Array(distinct.length);
  const edits = new Uint8Array(distinct.length);
  const skeletonGroups: number[] = [];
  for (const [s, signs] of distinct.entries()) {
    skeletonMarks[s] = marksOf(signs);
    skeletonOffsets[s + 1] = (skeletonOffsets[s] as number) + signs.length;
    const latin = isLatin(signs);
    for (const g of having.get(signs) as number[]) {
      skeletonGroups.push(g);
      // groups of nothing but words run together are looked for within one edit
      const alone = latin && (groups[g] as Group).words.some((i) => words[i]?.together !== true);
      edits[s] = Math.max(edits[s] as number, alone ? MOST_EDITS : latin ? 1 : 0);
    }
    skeletonStart[s + 1] = skeletonGroups.length;
  }
  const skeletonUnits = new Uint16Array(skeletonOffsets[distinct.length] as number);
  let to = 0;
  for (const signs of distinct) for (let j = 0; j < signs.length; j++) skeletonUnits[to++] = signs.charCodeAt(j);
  return {
    skeletonStart,
    skeletonGroups: Uint32Array.from(skeletonGroups),
    skeletonOffsets,
    skeletonUnits,
    skeletonMarks,
    ...buildKeyTable(distinct, edits),
  };
}

export function lexiconWord(lexicon: Lexicon, id: number): string {
  return String.fromCharCode(...lexicon.wordUnits.subarray(lexicon.wordOffsets[id], lexicon.wordOffsets[id + 1]));
}
