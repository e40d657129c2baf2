import { readIndic, type IndicScript } from "./indic.ts";

/** Gurmukhi: vowels on bearers, ੱ doubles the next consonant, which a name in Latin letters seldom shows. Own table after ISO 15919. */
const GURMUKHI: IndicScript = {
  block: 0xa00,
  letters: new Map([
    ["ਚ", "ch"],
    ["ਛ", "chh"],
    ["ਵ", "v"],
    ["ੜ", "r"],
    ["ੲ", ""],
    ["ੳ", ""],
    ["ੴ", "ikonkar"],
  ]),
  finalVowel: "silent",
  inherent: "a",
};

/** One folded word: as spoken (last `a` silent), then with it. A closing ਿ or ੁ of the old spelling is silent, too. */
export const readGurmukhi = (word: string): readonly string[] => readIndic(word.replace(/\u0a71/gu, ""), GURMUKHI);
