import { exactWords, keyOfWords } from "../names/index.ts";

/** Words that stand together in a name, fewer than all. */
export interface Part {
  /** as `exactKey` says */
  readonly key: string;
  readonly text: string;
}

/** a name of one word within another is a place, a trade or a surname too often */
const LEAST_WORDS = 2;
/** of a text without end the beginning is looked through */
const MOST_WORDS = 40;
const LONGEST = 10;

/** Parts of a name in which a listed one may stand to the letter: *Al Qaida* in *Al-Qaida Karachi*. Longer ones first. */
export function* partsOf(name: string): Generator<Part> {
  const words = exactWords(name).slice(0, MOST_WORDS);
  for (const [from, end] of stretches(words.length, LONGEST)) {
    const part = words.slice(from, end);
    yield { text: part.join(" "), key: keyOfWords(part) };
  }
}

/** From where to where fewer than all of so many words stand together, and no more than `most`: the longest first. */
export function* stretches(words: number, most: number): Generator<readonly [from: number, end: number]> {
  for (let length = Math.min(most, words - 1); length >= LEAST_WORDS; length--)
    for (let from = 0; from + length <= words; from++) yield [from, from + length];
}
