import { readIndic, type IndicScript } from "./indic.ts";

/** Telugu: words end in the vowel that is written. Own table after ISO 15919. */
const TELUGU: IndicScript = {
  block: 0xc00,
  letters: new Map([
    ["ౘ", "ts"],
    ["ౙ", "dz"],
    ["ః", ""],
  ]),
  finalVowel: "spoken",
  inherent: "a",
};

/** One folded word. */
export const readTelugu = (word: string): readonly string[] => readIndic(word, TELUGU);
