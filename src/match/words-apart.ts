import { exactWords, skeleton } from "../names/index.ts";
import { cutLike, type Cut } from "./cut-like.ts";

/** fewer signs are one word as often as several: *Muhammadali* has five, *alqaida* four */
const LEAST_SIGNS = 5;
/** of shorter words the engine finds the two that they are by itself, and longer ones are no name */
const LEAST_LETTERS = 8;
const MOST_LETTERS = 64;
/** a name with more behind it or before it, *jamaatuddawapakistan*, has more of both, and what is left is a word, too */
const LEAST_PART = 10;
const LEAST_PART_SIGNS = 6;
const LEAST_REST = 2;
/** words of one name that are looked up */
const MOST_WORDS = 4;
/** names of one skeleton that are looked at, and ways to cut a word that are asked */
const MOST_NAMES = 64;
const MOST_WAYS = 2;

/** The listed names of several words, by the letters of all their words run together. */
export interface WholeNames {
  /** the texts of the names with this key */
  named(key: string): Iterable<string>;
  /** words that people and bodies bear: within such a one there is no name */
  isKnown(word: string): boolean;
}

/** The key under which *jamaatuddawa* and *Jama'at ud-Dawah* are the same; null where a name has one word, or too few letters. */
export function wholeKey(name: string): string | null {
  const words = exactWords(name);
  if (words.length < 2) return null;
  return keyOf(words.join(""));
}

function keyOf(letters: string, leastSigns = LEAST_SIGNS): string | null {
  if (letters.length < LEAST_LETTERS || letters.length > MOST_LETTERS) return null;
  const key = skeleton(letters);
  return key.length < leastSigns ? null : `=${key}`;
}

/**
 * A name with a word of it cut as a listed name that sounds like it is divided: *jamatuldawah* → *jamat ul dawah*; or all of it divided so, where
 * its words are cut elsewhere: *ahlesunnatwal jamaat*. Empty where none is.
 */
export function wordsApart(text: string, listed: WholeNames): readonly string[] {
  const words = exactWords(text);
  const asked = words.join(" ");
  const found = new Map<string, number>();
  const keep = (cut: Cut, before: readonly string[], behind: readonly string[]): void => {
    const apart = [...before, ...cut.words, ...behind].join(" ");
    if (apart !== asked && cut.edits < (found.get(apart) ?? Infinity)) found.set(apart, cut.edits);
  };
  if (words.length > 1) for (const cut of cutsOf(words.join(""), listed)) keep(cut, [], []);
  const long = [...words.entries()].filter(([, word]) => word.length >= LEAST_LETTERS && word.length <= MOST_LETTERS).slice(0, MOST_WORDS);
  for (const [at, word] of long) {
    const [before, behind] = [words.slice(0, at), words.slice(at + 1)];
    const whole = cutsOf(word, listed);
    for (const cut of whole) keep(cut, before, behind);
    if (whole.length > 0 || word.length < LEAST_PART + LEAST_REST || listed.isKnown(word)) continue;
    const part = partWithin(word, listed);
    if (part !== null) keep(part.cut, [...before, ...part.before], [...part.behind, ...behind]);
  }
  return [...found]
    .toSorted((a, b) => a[1] - b[1])
    .slice(0, MOST_WAYS)
    .map(([apart]) => apart);
}

/** How listed names that sound like these letters divide them. */
function cutsOf(letters: string, listed: WholeNames, leastSigns?: number): readonly Cut[] {
  const key = keyOf(letters, leastSigns);
  if (key === null) return [];
  const cuts: Cut[] = [];
  const seen = new Set<string>();
  let looked = 0;
  for (const name of listed.named(key)) {
    if (looked++ === MOST_NAMES) break;
    const like = exactWords(name);
    const way = like.join(" ");
    if (seen.has(way)) continue;
    seen.add(way);
    const cut = cutLike(letters, like);
    if (cut !== null) cuts.push(cut);
  }
  return cuts;
}

interface PartWithin {
  readonly before: readonly string[];
  readonly cut: Cut;
  readonly behind: readonly string[];
}

/** The longest name at the beginning or the end of a word, and the rest of it. */
function partWithin(word: string, listed: WholeNames): PartWithin | null {
  let best: PartWithin | null = null;
  const closest = (letters: string): Cut | undefined => cutsOf(letters, listed, LEAST_PART_SIGNS).toSorted((a, b) => a.edits - b.edits)[0];
  const isCloser = (cut: Cut | undefined): cut is Cut => cut !== undefined && (best === null || cut.edits < best.cut.edits);
  for (let length = word.length - LEAST_REST; length >= LEAST_PART; length--) {
    const [first, last] = [closest(word.slice(0, length)), closest(word.slice(-length))];
    if (isCloser(first)) best = { before: [], cut: first, behind: [word.slice(length)] };
    if (isCloser(last)) best = { before: [word.slice(0, -length)], cut: last, behind: [] };
  }
  return best;
}
