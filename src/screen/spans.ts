import type { Word } from "./words.ts";

/** A stretch of text that may be a name: words `from` to `to` (inclusive) of the text's words. */
export interface Span {
  readonly from: number;
  readonly to: number;
  /** what is screened: blanks squeezed, quotes and line-end hyphens gone */
  readonly query: string;
}

/** Words that carry meaning; what joins them (of, the, bin, e …) is not counted. */
const MOST_WORDS = 8;
const MOST_PARTS = 14;
/** A caseless script gives no hint where a name begins, so every window is tried and the windows are shorter. */
const MOST_CASELESS = 6;
/** UTF-16 units: a longer run without blanks is a script that is not cut into words here, or no name. */
export const LONGEST_WORD = 60;

// lower-case words that may stand within a name
const JOINING = new Set(
  (
    "of the for and in to de la le les du des di da del della do dos y e i o u a an on against with von van der den zu bin ibn bint ben al el ul ud uz us ur as ash at an ad ar az " +
    "oul ould abd abu abou umm um el-din ud-din wa wal w fi li bi min und et en na per"
  ).split(" "),
);
// lower-case words that may open a name when a capital follows
const OPENING = new Set("al el ul ud as ash at an ad ar az abu abou bin ibn bint ben umm abd de la van von der di da del".split(" "));
const LEGAL_FORM =
  /^(?:ltd|limited|llc|inc|incorporated|co|company|corp|corporation|gmbh|sa|sarl|spa|srl|plc|llp|lp|pvt|pte|bv|nv|ag|kg|ooo|oao|pao|zao|ao|jsc|pjsc|fze|fzc|fzco|fzllc|jr|sr)$/iu;

/** Whether the text uses capitals at all; a chat in lower case hints at no names, so every window is tried. */
export function usesCapitals(words: readonly Word[]): boolean {
  let lower = 0;
  let capital = 0;
  for (const word of words) {
    if (word.look === "lower") lower++;
    else if (word.look === "capital" || word.look === "upper") capital++;
  }
  return capital > 0 && capital * 50 >= lower;
}

/**
 * Every stretch of words that may be a name: runs of capitalised words with the particles between them, hyphenated compounds,
 * acronyms; in scripts without case, all windows. Overlaps are meant: which one it is the weights decide.
 */
export function* spansOf(text: string, words: readonly Word[]): Generator<Span> {
  const anyCase = !usesCapitals(words);
  for (let from = 0; from < words.length; from++) {
    const first = words[from] as Word;
    if (first.text.length > LONGEST_WORD || !opens(words, from, anyCase)) continue;
    const most = first.look === "caseless" || anyCase ? MOST_CASELESS : MOST_WORDS;
    let counted = 0;
    for (let to = from; to < words.length && to - from < MOST_PARTS; to++) {
      const word = words[to] as Word;
      if (to > from && !goesOn(words, to, anyCase)) break;
      if (word.text.length > LONGEST_WORD) break;
      if (!joins(word)) counted++;
      if (counted > most) break;
      if (!closes(words, from, to, anyCase)) continue;
      for (const query of queriesOf(text.slice(first.start, word.end), first)) yield { from, to, query };
    }
  }
}

function opens(words: readonly Word[], at: number, anyCase: boolean): boolean {
  const word = words[at] as Word;
  if (word.look === "capital" || word.look === "upper" || word.look === "caseless") return true;
  const next = words[at + 1];
  if (next === undefined || next.joint === "stop" || next.joint === "comma")
    return word.look === "lower" && anyCase && word.text.length > 2;
  if (word.look === "digit") return next.look !== "lower" || anyCase;
  if (anyCase) return true;
  if (OPENING.has(word.text.toLowerCase()) && next.look !== "lower") return true;
  return next.joint === "hyphen" && compound(words, at);
}

/** lashkar-e-taiba, al-Shabaab: a hyphenated compound is tried even without capitals when it has three parts or a capital after its article. */
function compound(words: readonly Word[], at: number): boolean {
  const word = words[at] as Word;
  const second = words[at + 1] as Word;
  const third = words[at + 2];
  if (word.joint === "hyphen") return false;
  return (second.look !== "lower" && joins(word)) || third?.joint === "hyphen";
}

function goesOn(words: readonly Word[], at: number, anyCase: boolean): boolean {
  const word = words[at] as Word;
  if (word.joint === "stop") return false;
  if (word.joint === "hyphen") return true;
  if (word.joint === "comma") return LEGAL_FORM.test(word.text);
  return word.look !== "lower" || anyCase || JOINING.has(word.text);
}

function closes(words: readonly Word[], from: number, to: number, anyCase: boolean): boolean {
  const word = words[to] as Word;
  const next = words[to + 1];
  // "Abu" of "Abu-Bakr" is no name of its own
  if (joins(word) && next?.joint === "hyphen") return false;
  if (word.look !== "lower" || anyCase) return true;
  return word.joint === "hyphen" && to > from && !joins(word);
}

function joins(word: Word): boolean {
  return JOINING.has(word.text.toLowerCase());
}

const ARABIC_CLITIC = /^[وفبلك](?=\p{L}{3})/u;

function queriesOf(printed: string, first: Word): string[] {
  const query = printed
    .replace(/([-‐‑־])[^\S\n]*\n\s*/gu, "$1")
    .replace(/["“”„«»()\u00ad\u200b]/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  // و, ب, ل … are written onto the word that they precede
  if (first.look === "caseless" && ARABIC_CLITIC.test(query)) return [query, query.slice(1)];
  return [query];
}
