import type { HeaderWords } from "./header-layout.ts";
import { foldHeader } from "./mapping-fields.ts";

/** Whether a cell, folded, is one of the words of a header. Asked of each row of a table: most are told apart without folding. */
export function isHeaderWord(cell: string, words: HeaderWords<string>): boolean {
  return mayBeWord(cell, words) && words.has(foldHeader(cell));
}

/** False where a cell has not as many letters and digits as any of the words that begin alike: folding, which takes long, changes neither. */
function mayBeWord(cell: string, words: HeaderWords<string>): boolean {
  const looks = lookOf(cell);
  if (looks === null) return true;
  let known = looksOfWords.get(words);
  if (known === undefined) looksOfWords.set(words, (known = new Set(Array.from(words.keys(), lookOf))));
  return known.has(looks);
}

const looksOfWords = new WeakMap<HeaderWords<string>, ReadonlySet<number | null>>();
/** above every ASCII code */
const LOOKS = 128;

/** How many letters and digits a text has, and the first of them, as a small letter; null: it is not ASCII. */
function lookOf(text: string): number | null {
  let count = 0;
  let first = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= LOOKS) return null;
    const small = code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
    if ((small < 0x61 || small > 0x7a) && (small < 0x30 || small > 0x39)) continue;
    if (count++ === 0) first = small;
  }
  return count * LOOKS + first;
}
