import { readIndic, type IndicScript } from "./indic.ts";

/** Malayalam: chillu letters are consonants that carry no vowel. Own table after ISO 15919. */
const MALAYALAM: IndicScript = { block: 0xd00, letters: new Map([["ഃ", ""]]), finalVowel: "spoken", inherent: "a" };
const CHILLU: ReadonlyMap<string, string> = new Map([
  ["ൺ", "ണ്"],
  ["ൻ", "ന്"],
  ["ർ", "ര്"],
  ["ൽ", "ല്"],
  ["ൾ", "ള്"],
  ["ൿ", "ക്"],
]);

/** One folded word. A virama at its end is half a vowel that names do not show. */
export const readMalayalam = (word: string): readonly string[] =>
  readIndic(
    word.replace(/[ൺൻർൽൾൿ]/gu, (sign) => CHILLU.get(sign) as string),
    MALAYALAM,
  );
