import { looksLikeBody } from "./body-words.ts";
import type { SubjectKind } from "../ground/index.ts";

/** digits that stand for the letter they look like, in disguise or in what a scanner reads */
const LIKE: ReadonlyMap<string, string> = new Map([
  ["0", "o"],
  ["1", "i"],
  ["3", "e"],
  ["4", "a"],
  ["5", "s"],
  ["8", "b"],
]);
/** Latin letters with digits between them, none that looks like no letter; a number at an end is a number: *Unit731*, *2nd* */
const DISGUISED =
  /(?<![\p{L}\p{M}\p{N}])(?!\d+(?:st|nd|rd|th)(?![\p{L}\p{N}]))(?!\d\d)(?=\p{Script=Latin}*[013458])[\p{Script=Latin}013458]{3,40}(?<!\d\d)(?![\p{L}\p{M}\p{N}])/giu;
/** before a name: *A1-Akhtar* */
const ARTICLE = /(?<![\p{L}\p{M}\p{N}-])A1(?=[ -]\p{L}{3})/giu;
const MAY_DISGUISE = /\p{L}[013458]|[013458]\p{L}/u;

/** Letters outnumber digits: *A320*, *N0123* and *4x4* are no words. */
function isWord(word: string, leastLetters: number): boolean {
  const letters = word.match(/\p{L}/gu)?.length ?? 0;
  return letters >= leastLetters && letters >= 2 * (word.length - letters);
}

/**
 * A name with the digits in its words read as the letters they look like: *V1ct0r Test0v*; with a 1 two readings, for it is i or l. Empty where no word
 * is disguised. Ships and aircraft bear digits of their own; so do bodies, and what looks like one, in short words: *U3A*, *B3 Living*.
 */
export function withoutDigits(text: string, { kind }: { readonly kind: SubjectKind }): readonly string[] {
  if (!MAY_DISGUISE.test(text) || kind === "vessel" || kind === "aircraft") return [];
  // *A1i* is a person's, *U3A* anybody's
  const least = kind === "person" ? 2 : kind === "organisation" || looksLikeBody(text) ? 4 : 3;
  const read = (one: string): string =>
    (one === "l" ? text.replace(ARTICLE, "Al") : text).replace(DISGUISED, (word) =>
      isWord(word, least) ? word.replace(/\d/gu, (digit) => (digit === "1" ? one : (LIKE.get(digit) as string))) : word,
    );
  return [...new Set([read("i"), read("l")])].filter((each) => each !== text);
}
