/** How a word is written: what tells a name from prose in scripts with case. `caseless`: Arabic, Hebrew, Devanagari … */
export type Look = "capital" | "upper" | "lower" | "digit" | "caseless";

/** What stands before a word: nothing that divides a name, a hyphen, a bracket or comma (a name may go on for a legal form only), or an end. */
export type Joint = "space" | "hyphen" | "comma" | "stop";

/** One word of a text. Offsets are UTF-16 units into the text, half open; a possessive ’s is left outside. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly look: Look;
  readonly joint: Joint;
}

// letters, their marks, digits; apostrophes, ʿayn signs, zero-width joiners and soft hyphens within a word divide nothing
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’‘ʼʻ`´ʿʾ\u00ad\u200b-\u200f\u2060]+\p{L}[\p{L}\p{M}\p{N}]*)*/gu;
const POSSESSIVE = /['’ʼ`´][sS]$/u;
const SHORT_TITLE = /^(?:\p{L}|\p{Lu}\p{L}{1,2}|Capt|Corp|Prof|Engr|Maulana)$/u;
const STOPS = /[;:!?…•|·*[\]{}<>=#~^\\—–―؛؟।]|\n[^\S\n]*\n|\s-+\s|\s-|-\s(?!\s*\n)/u;

/** Cuts a text into words, with what stands between them. Linear in the text. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let before = 0;
  for (const found of text.matchAll(WORD)) {
    const start = found.index;
    const printed = found[0].replace(POSSESSIVE, "");
    const previous = words.at(-1);
    const joint = previous === undefined ? "stop" : jointOf(text.slice(before, start), previous);
    const end = start + printed.length;
    words.push({ start, end, text: printed, look: lookOf(printed), joint });
    before = end;
  }
  return words;
}

function jointOf(gap: string, previous: Word): Joint {
  // a hyphen at a line's end joins; so does one with a zero-width mark beside it
  if (/^[-‐‑־\u2212][\u200b-\u200f]*(?:[^\S\n]*\n[^\S\n]*)?$/u.test(gap)) return "hyphen";
  if (STOPS.test(gap)) return "stop";
  if (gap.includes(".")) return SHORT_TITLE.test(previous.text) && !gap.includes("..") ? (gap.includes(",") ? "comma" : "space") : "stop";
  if (/[,،()/]/u.test(gap)) return "comma";
  return "space";
}

function lookOf(word: string): Look {
  const first = String.fromCodePoint(word.codePointAt(0) as number);
  if (/\p{N}/u.test(first)) return /\p{L}/u.test(word) && word === word.toUpperCase() ? "upper" : "digit";
  if (/\p{Lo}/u.test(first)) return "caseless";
  if (first === first.toLowerCase()) {
    // iPhone is prose, but eLeT is not worth a rule
    return "lower";
  }
  const letters = [...word].filter((ch) => /\p{L}/u.test(ch));
  return letters.length > 1 && word === word.toUpperCase() ? "upper" : "capital";
}
