import { readArabic } from "./arabic.ts";
import { readArmenian } from "./armenian.ts";
import { readBengali } from "./bengali.ts";
import { readCyrillic } from "./cyrillic.ts";
import { readDevanagari } from "./devanagari.ts";
import { readEthiopic } from "./ethiopic.ts";
import { readGeorgian } from "./georgian.ts";
import { readGreek } from "./greek.ts";
import { readGujarati } from "./gujarati.ts";
import { readGurmukhi } from "./gurmukhi.ts";
import { readHebrew } from "./hebrew.ts";
import { readKana } from "./kana.ts";
import { readKannada } from "./kannada.ts";
import { readKhmer } from "./khmer.ts";
import { readLao } from "./lao.ts";
import { readMalayalam } from "./malayalam.ts";
import { readSinhala } from "./sinhala.ts";
import { readTamil } from "./tamil.ts";
import { readTelugu } from "./telugu.ts";
import { readThai } from "./thai.ts";

/** One way to say a word in Latin letters. */
export interface Reading {
  /** `a`–`z` only for the scripts that are read; else the folded word itself */
  readonly text: string;
  /** the script does not write (all) vowels: those of the other side cost nothing */
  readonly unvowelled: boolean;
  /** what the word means in English, where it is a generic word of bodies (meanings.ts) */
  readonly meaning?: true;
}

/** Scripts with a reading; words in others are compared letter by letter with words of their own script. */
export const READ_SCRIPTS = [
  "Latn",
  "Arab",
  "Cyrl",
  "Deva",
  "Grek",
  "Hebr",
  "Armn",
  "Beng",
  "Ethi",
  "Geor",
  "Gujr",
  "Guru",
  "Kana",
  "Knda",
  "Khmr",
  "Laoo",
  "Mlym",
  "Sinh",
  "Taml",
  "Telu",
  "Thai",
  // read as whole names, not word by word (latin-forms.ts)
  "Hang",
  "Hani",
  "Mymr",
] as const;

/** Scripts of one table each that write their vowels. */
const VOWELLED: ReadonlyMap<string, (word: string) => readonly string[]> = new Map([
  ["Armn", readArmenian],
  ["Beng", readBengali],
  ["Ethi", readEthiopic],
  ["Geor", (word) => [readGeorgian(word)]],
  ["Gujr", readGujarati],
  ["Guru", readGurmukhi],
  ["Kana", readKana],
  ["Knda", readKannada],
  ["Khmr", readKhmer],
  ["Laoo", readLao],
  ["Mlym", readMalayalam],
  ["Sinh", readSinhala],
  ["Taml", readTamil],
  ["Telu", readTelugu],
  ["Thai", readThai],
]);

/** Readings of one folded word, the likeliest first, never empty, at most three. */
export function readWord(word: string, script: string): readonly Reading[] {
  switch (script) {
    case "Arab":
      return readArabic(word).map((text) => ({ text, unvowelled: true }));
    case "Hebr":
      return readHebrew(word).map((text) => ({ text, unvowelled: true }));
    case "Cyrl":
      return readCyrillic(word).map((text) => ({ text, unvowelled: false }));
    case "Grek":
      return [{ text: readGreek(word), unvowelled: false }];
    case "Deva":
      return readDevanagari(word).map((text) => ({ text, unvowelled: false }));
    default: {
      const texts = VOWELLED.get(script)?.(word) ?? [word];
      return texts.map((text) => ({ text, unvowelled: false }));
    }
  }
}
