import { readIndic, type IndicScript } from "./indic.ts";

/** Kannada: words end in the vowel that is written. Own table after ISO 15919. */
const KANNADA: IndicScript = { block: 0xc80, letters: new Map([["ಃ", ""]]), finalVowel: "spoken", inherent: "a" };

/** One folded word. */
export const readKannada = (word: string): readonly string[] => readIndic(word, KANNADA);
