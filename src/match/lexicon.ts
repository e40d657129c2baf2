import { skeleton } from "../names/index.ts";
import { classCounts, costedWord, costLimit, editCost, gapCosts, leastCost, letterOf, UNIT } from "./cost.ts";

/**
 * Words, found by likeness without losing one.
 *
 * The error model, and the whole of it: a word is *within reach* of a query when their skeletons differ by at most
 * `reach(query)` edits (insert, drop, change, swap neighbours; one at most, and TOGETHER_BITS, for words run together) and the letters cost at most `costLimit(query)` bits.
 *
 * Words of one skeleton stand together. Two skeletons within k edits of one another have a string in common when each drops up
 * to k signs (Mor & Fraenkel 1982; Garbe's SymSpell), so all such strings are keys:
 *
 *     MHMD → MHMD · HMD MMD MHD MHM · MD MM MH HD HM …        key → skeletons → words
 *
 * A key is a 32-bit hash: a collision brings a candidate too many, which the check of the skeletons throws out; never one too few.
 */
export interface Lexicon {
  readonly size: number;
  readonly wordOffsets: Uint32Array;
  readonly wordUnits: Uint16Array;
  /** the same as letters of the cost table */
  readonly wordLetters: Uint8Array;
  /** counts of consonants by class */
  readonly wordClasses: Uint16Array;
  /** cost of leaving out each unit, in UNITs */
  readonly wordGaps: Uint8Array;
  /** bit 0: from a script without vowels; bit 1: found within one skeleton edit only */
  readonly wordFlags: Uint8Array;
  /** words of skeleton s: `skeletonWords[s] … skeletonWords[s + 1]` */
  readonly skeletonWords: Uint32Array;
  readonly skeletonOffsets: Uint32Array;
  readonly skeletonUnits: Uint16Array;
  /** open addressing over keys: hash, and where its skeletons are */
  readonly keyHash: Uint32Array;
  readonly keyStart: Uint32Array;
  readonly keySkeletons: Uint32Array;
}

export interface LexiconWord {
  readonly text: string;
  readonly unvowelled: boolean;
  /** several words run together: they are looked for within one edit, which keeps their many keys few */
  readonly together?: boolean;
}

/** the most that words run together may be changed, in bits and in UNITs */
export const TOGETHER_BITS = 5;
const TOGETHER_LIMIT = TOGETHER_BITS * UNIT;

export const UNVOWELLED = 1;
export const TOGETHER = 2;

/** How many skeleton edits a query of this skeleton may be away. */
export function reach(skeletonLength: number): number {
  return skeletonLength <= 1 ? 0 : skeletonLength <= 4 ? 1 : 2;
}
/** The longest list of signs that takes part in dropping two: beyond it the keys would be many and the first signs decide. */
const KEYED = 12;
const MOST_EDITS = 2;

/** FNV-1a over UTF-16 units; zero is kept for the empty place of the table. */
function hashUnits(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
    h ^= h >>> 15;
  }
  return h >>> 0 || 1;
}

/** Strings left when up to `edits` signs are dropped, each once. Beyond KEYED signs only the first KEYED are dropped from; the rest is cut. */
function droppedKeys(signs: string, edits: number): Set<string> {
  const keys = new Set([signs]);
  let last = [signs];
  for (let e = 0; e < edits; e++) {
    const next: string[] = [];
    for (const s of last) {
      for (let i = 0; i < s.length; i++) {
        const key = s.slice(0, i) + s.slice(i + 1);
        if (keys.has(key)) continue;
        keys.add(key);
        next.push(key);
      }
    }
    last = next;
  }
  return keys;
}

const byUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The skeleton the index keys by: cut, for the rest of a very long word says nothing that its letters don't. */
const keyedSkeleton = (text: string): string => skeleton(text).slice(0, KEYED);

/** Builds a lexicon; returns it with the new number of each given word. Words must be distinct in (text, unvowelled). */
export function buildLexicon(words: readonly LexiconWord[]): { readonly lexicon: Lexicon; readonly position: Uint32Array } {
  const skeletons = words.map((w) => keyedSkeleton(w.text));
  const groups = new Map<string, number[]>();
  for (let i = 0; i < words.length; i++) {
    const group = groups.get(skeletons[i] as string);
    if (group === undefined) groups.set(skeletons[i] as string, [i]);
    else group.push(i);
  }
  const byText = (i: number, j: number): number => {
    const [a, b] = [words[i] as LexiconWord, words[j] as LexiconWord];
    return byUnits(a.text, b.text) || Number(a.unvowelled) - Number(b.unvowelled);
  };
  const order: number[] = [];
  for (const signs of [...groups.keys()].sort(byUnits)) for (const i of (groups.get(signs) as number[]).sort(byText)) order.push(i);
  const position = new Uint32Array(words.length);
  const wordOffsets = new Uint32Array(words.length + 1);
  let units = 0;
  for (const w of words) units += w.text.length;
  const wordUnits = new Uint16Array(units);
  const wordGaps = new Uint8Array(units);
  const wordFlags = new Uint8Array(words.length);
  const wordLetters = new Uint8Array(units);
  const wordClasses = new Uint16Array(words.length);
  const distinct: string[] = [];
  const starts: number[] = [];
  const edits: number[] = [];
  let at = 0;
  for (const [k, i] of order.entries()) {
    const w = words[i] as LexiconWord;
    position[i] = k;
    wordOffsets[k] = at;
    wordGaps.set(gapCosts(w.text), at);
    wordClasses[k] = classCounts(w.text);
    for (let j = 0; j < w.text.length; j++) {
      const unit = w.text.charCodeAt(j);
      wordUnits[at] = unit;
      wordLetters[at++] = letterOf(unit);
    }
    wordFlags[k] = (w.unvowelled ? UNVOWELLED : 0) | (w.together === true ? TOGETHER : 0);
    const s = skeletons[i] as string;
    if (distinct.length === 0 || distinct[distinct.length - 1] !== s) {
      distinct.push(s);
      starts.push(k);
      edits.push(0);
    }
    if (isLatin(s)) edits[edits.length - 1] = Math.max(edits[edits.length - 1] as number, w.together === true ? 1 : MOST_EDITS);
  }
  wordOffsets[words.length] = at;
  starts.push(words.length);
  const skeletonOffsets = new Uint32Array(distinct.length + 1);
  for (const [s, text] of distinct.entries()) skeletonOffsets[s + 1] = (skeletonOffsets[s] as number) + text.length;
  const skeletonUnits = new Uint16Array(skeletonOffsets[distinct.length] as number);
  for (const [s, text] of distinct.entries())
    for (let j = 0; j < text.length; j++) skeletonUnits[(skeletonOffsets[s] as number) + j] = text.charCodeAt(j);
  return {
    lexicon: {
      size: words.length,
      wordOffsets,
      wordUnits,
      wordLetters,
      wordClasses,
      wordGaps,
      wordFlags,
      skeletonWords: Uint32Array.from(starts),
      skeletonOffsets,
      skeletonUnits,
      ...buildKeys(distinct, edits),
    },
    position,
  };
}

/** Words that are not Latin are found by themselves alone. */
const isLatin = (signs: string): boolean => signs === "" || (signs.charCodeAt(0) >= 65 && signs.charCodeAt(0) <= 90);

function buildKeys(distinct: readonly string[], edits: readonly number[]): Pick<Lexicon, "keyHash" | "keyStart" | "keySkeletons"> {
  let hashes = new Uint32Array(1 << 16);
  let owners = new Uint32Array(1 << 16);
  let count = 0;
  for (let s = 0; s < distinct.length; s++) {
    for (const key of droppedKeys(distinct[s] as string, edits[s] as number)) {
      if (count === hashes.length) {
        hashes = grown(hashes, new Uint32Array(count * 2));
        owners = grown(owners, new Uint32Array(count * 2));
      }
      hashes[count] = hashUnits(key);
      owners[count++] = s;
    }
  }
  let size = 16;
  while (size < count * 1.2) size *= 2;
  let keys = openTable(hashes, count, size);
  // the first table is made for keys that are all different; most are not
  let fitting = 16;
  while (fitting < keys.distinct * 1.35) fitting *= 2;
  if (fitting < size) keys = openTable(hashes, count, (size = fitting));
  const keyStart = new Uint32Array(size + 1);
  for (let p = 0; p < size; p++) keyStart[p + 1] = (keyStart[p] as number) + (keys.counts[p] as number);
  const keySkeletons = new Uint32Array(count);
  const filled = keyStart.slice(0, size);
  for (let k = 0; k < count; k++) {
    const p = keys.place[k] as number;
    keySkeletons[filled[p] as number] = owners[k] as number;
    filled[p] = (filled[p] as number) + 1;
  }
  return { keyHash: keys.hashes, keyStart, keySkeletons };
}

function openTable(
  all: Uint32Array,
  count: number,
  size: number,
): { hashes: Uint32Array; counts: Uint32Array; place: Uint32Array; distinct: number } {
  const hashes = new Uint32Array(size);
  const counts = new Uint32Array(size);
  const place = new Uint32Array(count);
  let distinct = 0;
  for (let k = 0; k < count; k++) {
    const h = all[k] as number;
    let p = h & (size - 1);
    while (hashes[p] !== 0 && hashes[p] !== h) p = (p + 1) & (size - 1);
    if (hashes[p] === 0) distinct++;
    hashes[p] = h;
    counts[p] = (counts[p] as number) + 1;
    place[k] = p;
  }
  return { hashes, counts, place, distinct };
}

export function lexiconWord(lexicon: Lexicon, id: number): string {
  return String.fromCharCode(...lexicon.wordUnits.subarray(lexicon.wordOffsets[id], lexicon.wordOffsets[id + 1]));
}

/** Words within reach of a query: `ids[k]` at `costs[k]` bits. */
export interface Neighbours {
  readonly ids: Uint32Array;
  readonly costs: Float32Array;
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

let seen = new Int32Array(0);
let round = 0;
let foundIds = new Uint32Array(4096);
let foundCosts = new Float32Array(4096);

/** All words within reach of `text`. */
export function neighbours(lexicon: Lexicon, text: string, unvowelled: boolean, within: Within = modelWithin(text)): Neighbours {
  const signs = keyedSkeleton(text);
  const word = costedWord(text, unvowelled);
  const classes = classCounts(text);
  const limit = Math.floor(within.bits * UNIT + 1e-9);
  const {
    keyHash,
    keyStart,
    keySkeletons,
    skeletonWords,
    skeletonOffsets,
    skeletonUnits,
    wordOffsets,
    wordLetters,
    wordClasses,
    wordGaps,
    wordFlags,
  } = lexicon;
  const distinct = skeletonWords.length - 1;
  if (seen.length < distinct) seen = new Int32Array(distinct);
  round++;
  let found = 0;
  for (const key of droppedKeys(signs, within.edits)) {
    const h = hashUnits(key);
    let p = h & (keyHash.length - 1);
    while (keyHash[p] !== 0 && keyHash[p] !== h) p = (p + 1) & (keyHash.length - 1);
    if (keyHash[p] === 0) continue;
    const end = keyStart[p + 1] as number;
    for (let k = keyStart[p] as number; k < end; k++) {
      const s = keySkeletons[k] as number;
      if (seen[s] === round) continue;
      seen[s] = round;
      const apart = skeletonApart(signs, skeletonUnits, skeletonOffsets[s] as number, skeletonOffsets[s + 1] as number, within.edits);
      if (apart > within.edits) continue;
      for (let w = skeletonWords[s] as number; w < (skeletonWords[s + 1] as number); w++) {
        const together = ((wordFlags[w] as number) & TOGETHER) !== 0;
        if (together && apart > 1) continue;
        const most = together && limit > TOGETHER_LIMIT ? TOGETHER_LIMIT : limit;
        if (leastCost(classes, wordClasses[w] as number) > most) continue;
        const cost = editCost(
          word,
          wordLetters,
          wordGaps,
          wordOffsets[w] as number,
          wordOffsets[w + 1] as number,
          ((wordFlags[w] as number) & UNVOWELLED) !== 0,
          most,
        );
        if (cost > most) continue;
        if (found === foundIds.length) {
          foundIds = grown(foundIds, new Uint32Array(found * 2));
          foundCosts = grown(foundCosts, new Float32Array(found * 2));
        }
        foundIds[found] = w;
        foundCosts[found++] = cost / UNIT;
      }
    }
  }
  return { ids: foundIds.slice(0, found), costs: foundCosts.slice(0, found) };
}

function grown<T extends Uint32Array | Float32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

const dp = new Int32Array(3 * (KEYED + 2));

/** Edits between two skeletons (optimal string alignment); any number beyond `edits` once it is more. */
function skeletonApart(a: string, units: Uint16Array, start: number, end: number, edits: number): number {
  const n = a.length;
  const m = end - start;
  if (n - m > edits || m - n > edits) return edits + 1;
  if (edits === 0) {
    for (let i = 0; i < n; i++) if (a.charCodeAt(i) !== units[start + i]) return 1;
    return 0;
  }
  const width = KEYED + 2;
  let before = 0;
  let previous = width;
  let current = 2 * width;
  for (let j = 0; j <= m; j++) dp[previous + j] = j;
  for (let i = 1; i <= n; i++) {
    const c = a.charCodeAt(i - 1);
    let least = (dp[current] = i);
    for (let j = 1; j <= m; j++) {
      const u = units[start + j - 1] as number;
      let best = (dp[previous + j - 1] as number) + (c === u ? 0 : 1);
      const gap = Math.min(dp[previous + j] as number, dp[current + j - 1] as number) + 1;
      if (gap < best) best = gap;
      if (i > 1 && j > 1 && c === units[start + j - 2] && a.charCodeAt(i - 2) === u)
        best = Math.min(best, (dp[before + j - 2] as number) + 1);
      dp[current + j] = best;
      if (best < least) least = best;
    }
    if (least > edits) return least;
    const spare = before;
    before = previous;
    previous = current;
    current = spare;
  }
  return dp[previous + m] as number;
}

/** The same by looking at every word: the oracle of the property test. */
export function neighboursByBruteForce(
  lexicon: Lexicon,
  text: string,
  unvowelled: boolean,
  within: Within = modelWithin(text),
): Neighbours {
  const ids: number[] = [];
  const costs: number[] = [];
  const word = costedWord(text, unvowelled);
  const limit = Math.floor(within.bits * UNIT + 1e-9);
  const signs = keyedSkeleton(text);
  for (let w = 0; w < lexicon.size; w++) {
    const flags = lexicon.wordFlags[w] as number;
    if (skeletonEdits(signs, keyedSkeleton(lexiconWord(lexicon, w))) > Math.min(within.edits, (flags & TOGETHER) !== 0 ? 1 : MOST_EDITS))
      continue;
    const most = (flags & TOGETHER) !== 0 ? Math.min(limit, TOGETHER_LIMIT) : limit;
    const cost = editCost(
      word,
      lexicon.wordLetters,
      lexicon.wordGaps,
      lexicon.wordOffsets[w] as number,
      lexicon.wordOffsets[w + 1] as number,
      ((lexicon.wordFlags[w] as number) & UNVOWELLED) !== 0,
      most,
    );
    if (cost > most) continue;
    ids.push(w);
    costs.push(cost / UNIT);
  }
  return { ids: Uint32Array.from(ids), costs: Float32Array.from(costs) };
}

/** Optimal string alignment, each edit 1, by the textbook. */
export function skeletonEdits(a: string, b: string): number {
  const d: number[][] = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  for (let j = 1; j <= b.length; j++) (d[0] as number[])[j] = j;
  const at = (x: number, y: number): number => (d[x] as number[])[y] as number;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, at(i - 2, j - 2) + 1);
      (d[i] as number[])[j] = best;
    }
  }
  return at(a.length, b.length);
}
