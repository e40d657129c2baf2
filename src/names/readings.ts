import { readArabic } from "./arabic.ts";
import { readCyrillic } from "./cyrillic.ts";
import { readDevanagari } from "./devanagari.ts";
import { readGreek } from "./greek.ts";
import { readHebrew } from "./hebrew.ts";

/** One way to say a word in Latin letters. */
export interface Reading {
  /** `a`–`z` only for the scripts that are read; else the folded word itself */
  readonly text: string;
  /** the script does not write (all) vowels: those of the other side cost nothing */
  readonly unvowelled: boolean;
}

/** Scripts with a reading; words in others are compared letter by letter with words of their own script. */
export const READ_SCRIPTS = ["Latn", "Arab", "Cyrl", "Deva", "Grek", "Hebr"] as const;

/** Readings of one folded word, the likeliest first, never empty, at most three. */
export function readWord(word: string, script: string): readonly Reading[] {
  switch (script) {
    case "Arab":
      return readArabic(word).map((text) => ({ text, unvowelled: true }));
    case "Hebr":
      return readHebrew(word).map((text) => ({ text, unvowelled: true }));
    case "Cyrl":
      return [{ text: readCyrillic(word), unvowelled: false }];
    case "Grek":
      return [{ text: readGreek(word), unvowelled: false }];
    case "Deva":
      return readDevanagari(word).map((text) => ({ text, unvowelled: false }));
    default:
      return [{ text: word, unvowelled: false }];
  }
}
