import { readIndic, type IndicScript } from "./indic.ts";

/** Gujarati: Devanagari's letters at Devanagari's places. Own table after ISO 15919. */
const GUJARATI: IndicScript = {
  block: 0xa80,
  letters: new Map([
    ["ઑ", "o"],
    ["ઍ", "e"],
    ["ઃ", ""],
  ]),
  finalVowel: "silent",
  inherent: "a",
};

/** One folded word: as spoken (last `a` silent), then with it. */
export const readGujarati = (word: string): readonly string[] => readIndic(word, GUJARATI);
