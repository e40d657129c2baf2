import { exactWords, skeleton } from "../names/index.ts";
import { cutLike } from "./cut-like.ts";

/** fewer signs are one word as often as several: *Muhammadali* has five, *alqaida* four */
const LEAST_SIGNS = 5;
/** of shorter words the engine finds the two that they are by itself, and longer ones are no name */
const LEAST_LETTERS = 8;
const MOST_LETTERS = 64;
/** words of one name that are looked up */
const MOST_WORDS = 4;
/** names of one skeleton that are looked at, and ways to cut a word that are asked */
const MOST_NAMES = 64;
const MOST_WAYS = 2;

/** The listed names of several words, by the letters of all their words run together. */
export interface WholeNames {
  /** the texts of the names with this key */
  named(key: string): Iterable<string>;
}

/** The key under which *jamaatuddawa* and *Jama'at ud-Dawah* are the same; null where a name has one word, or too few letters. */
export function wholeKey(name: string): string | null {
  const words = exactWords(name);
  if (words.length < 2) return null;
  return keyOf(words.join(""));
}

function keyOf(letters: string): string | null {
  if (letters.length < LEAST_LETTERS || letters.length > MOST_LETTERS) return null;
  const key = skeleton(letters);
  return key.length < LEAST_SIGNS ? null : `=${key}`;
}

/** A name with a word of it cut as a listed name that sounds like it is divided: *jamatuldawah* → *jamat ul dawah*. Empty where no word is such. */
export function wordsApart(text: string, listed: WholeNames): readonly string[] {
  const words = exactWords(text);
  const found = new Map<string, number>();
  let looked = 0;
  for (const [at, word] of words.entries()) {
    const key = keyOf(word);
    if (key === null) continue;
    if (++looked > MOST_WORDS) break;
    let left = MOST_NAMES;
    const seen = new Set<string>();
    for (const name of listed.named(key)) {
      if (left-- === 0) break;
      const like = exactWords(name);
      if (seen.has(like.join(" "))) continue;
      seen.add(like.join(" "));
      const cut = cutLike(word, like);
      if (cut === null) continue;
      const asked = words.with(at, cut.words.join(" ")).join(" ");
      if (cut.edits < (found.get(asked) ?? Infinity)) found.set(asked, cut.edits);
    }
  }
  return [...found]
    .toSorted((a, b) => a[1] - b[1])
    .slice(0, MOST_WAYS)
    .map(([asked]) => asked);
}
