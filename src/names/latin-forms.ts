import { burmeseForms } from "./burmese.ts";
import { hanForms } from "./han.ts";
import { hangulForms } from "./hangul.ts";
import type { LatinForm } from "./latin-form.ts";

/**
 * Scripts that do not divide words as Latin does: a name in them is read as a whole, and its Latin forms stand beside it as names of
 * their own. In its own letters it is compared besides, sign by sign or word by word.
 */
const WHOLE = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Myanmar}]/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** signs of a name beyond this many are not read: no name has so many, and a page of text should cost no more than a line */
const MOST_SIGNS = 80;

/** How a printed name is written in Latin letters: at most three ways, the likeliest first; none in scripts that are read word by word. */
export function latinForms(text: string): readonly LatinForm[] {
  if (!WHOLE.test(text) || text.length > MOST_SIGNS) return [];
  if (/\p{Script=Hangul}/u.test(text)) return hangulForms(text);
  if (/\p{Script=Myanmar}/u.test(text)) return burmeseForms(text);
  // signs beside kana are Japanese, and read otherwise
  return KANA.test(text) ? [] : hanForms(text.normalize("NFKC"));
}
