import { exactKey, foldText, lately, type NameWord } from "../names/index.ts";

/** A stretch of a text, in UTF-16 units, half open. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A name as it stands on paper, word by word of what is read in it. */
export interface PaperName {
  readonly text: string;
  readonly words: readonly NameWord[];
  /** the key under which it is found to the letter */
  key(): string;
  /** so many words from a place on, as they stand there; where they cannot be found, as they were read */
  at(place: number, span?: number): string;
  /** words at several places, with what stands between neighbours without a blank: *r/o* */
  all(places: readonly number[]): string;
  /** how a word in other letters than Latin is read in those; null of any other */
  readingAt(place: number): string | null;
  /** whether a word of a reading is known only as read, since the name itself is not divided so */
  isReadOnly(place: number): boolean;
}

/** `words`: what was read, in the order in which it was; `text`: the paper, of which they may be a `part`, or of which they are a reading (`spoken`). */
export function paperName(text: string, words: readonly NameWord[], way: "written" | "part" | "spoken" = "written"): PaperName {
  let found: readonly (Stretch | null)[] | null = null;
  const bySigns = way === "spoken" && !LATIN.test(text);
  const stretches = (): readonly (Stretch | null)[] =>
    (found ??= bySigns ? signsOf(text, words) : (plainStretches(text, words) ?? stretchesOf(text, words, way === "part")));
  const native = (place: number): string => words[place]?.native ?? "";
  const all = (places: readonly number[]): string => {
    let out = "";
    let before: Stretch | null = null;
    for (const place of places) {
      const here = stretches()[place] ?? null;
      const between = here === null || before === null || here.from < before.to ? null : text.slice(before.to, here.from);
      const joint = between === null || between.length > LONGEST_JOINT || /\s|[\p{L}\p{N}]/u.test(between) ? " " : between;
      out += `${out === "" ? "" : joint}${here === null ? native(place) : text.slice(here.from, here.to)}`;
      before = here;
    }
    return out;
  };
  let known: string | null = null;
  return {
    text,
    words,
    key: () => (known ??= exactKey(text)),
    all,
    at(place, span = 1) {
      if (span > 1) return all(Array.from({ length: span }, (_, k) => place + k));
      const here = stretches()[place] ?? null;
      return here === null ? native(place) : text.slice(here.from, here.to);
    },
    readingAt(place) {
      const word = words[place];
      if (word === undefined) return null;
      const here = stretches()[place] ?? null;
      if (bySigns) return here === null ? null : word.native;
      if (way === "spoken") return here === null || foldText(text.slice(here.from, here.to)) === word.native ? null : word.native;
      const latin = word.readings[0]?.text ?? word.native;
      return word.script === "Latn" || latin === word.native || !/^[a-z0-9]+$/.test(latin) ? null : latin;
    },
    isReadOnly: (place) => bySigns && stretches()[place] === null,
  };
}
const LATIN = /\p{Script=Latin}/u;
/** what joins *r/o* and *Jaish-e*; more between two words is more than a joint */
const LONGEST_JOINT = 3;

/** A reading with as many words as the name has signs says one sign with each: 김정은, kim jong un. */
function signsOf(text: string, words: readonly NameWord[]): readonly (Stretch | null)[] {
  const signs = [...text.matchAll(/\p{L}\p{M}*/gu)].map((sign) => ({ from: sign.index, to: sign.index + sign[0].length }));
  return signs.length === words.length ? signs : words.map(() => null);
}

/** The same of most names, quickly: words of plain letters, each read as it stands, a surname before a comma last. Null of any other. */
function plainStretches(text: string, words: readonly NameWord[]): readonly Stretch[] | null {
  const found: Stretch[] = [];
  /** how many words stand before the comma */
  let surnames = 0;
  for (let at = 0; at < text.length;) {
    let to = at;
    while (to < text.length && isPlain(text.charCodeAt(to))) to++;
    if (to > at) found.push({ from: at, to });
    else if (text[at] === ",") {
      if (surnames > 0 || found.length === 0) return null;
      surnames = found.length;
      to++;
    } else if (DIVIDES.has(text[at] as string)) to++;
    // another letter, an apostrophe
    else return null;
    at = to;
  }
  if (found.length !== words.length) return null;
  const given = found.length - surnames;
  const isAsRead = (turned: boolean): boolean =>
    found.every(({ from, to }, k) => isRead(text, from, to, words[turned ? (k + given) % found.length : k]?.native ?? ""));
  if (isAsRead(false)) return found;
  if (surnames === 0 || !isAsRead(true)) return null;
  const turned = [...found.slice(surnames), ...found.slice(0, surnames)];
  // of two that begin alike the one may be taken for the other
  const areApart = words.slice(0, given).every(({ native }) => words.slice(given).every((surname) => !surname.native.startsWith(native)));
  return areApart ? turned : null;
}
const DIVIDES = new Set(" -.()");
const isPlain = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);

/** Whether plain letters are these in small ones. */
function isRead(text: string, from: number, to: number, native: string): boolean {
  if (native.length !== to - from) return false;
  for (let k = 0; k < native.length; k++) {
    const code = text.charCodeAt(from + k);
    if ((code >= 65 && code <= 90 ? code + 32 : code) !== native.charCodeAt(k)) return false;
  }
  return true;
}

/** The letters of a text as they are compared, and where each stands. */
interface Letters {
  readonly folded: string;
  /** where the sign begins that a letter is of, and where it ends */
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** begins a word of the text */
  readonly begins: readonly boolean[];
}

function lettersOf(text: string): Letters {
  let folded = "";
  const from: number[] = [];
  const to: number[] = [];
  const begins: boolean[] = [];
  let end = 0;
  const take = (letters: string, at: number, length: number): void => {
    // an apostrophe divides nothing
    const isApart = end === 0 || (end < at && (text[end] === " " || foldText(text.slice(end, at)) !== ""));
    for (let k = 0; k < letters.length; k++) {
      from.push(at);
      to.push(at + length);
      begins.push(isApart && k === 0);
    }
    folded += letters;
    end = at + length;
  };
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    // a plain letter that no mark may follow is itself
    if (isPlain(code) && (at + 1 === text.length || text.charCodeAt(at + 1) <= LAST_ASCII))
      take((text[at] as string).toLowerCase(), at++, 1);
    else if (code === AMPERSAND) take("and", at++, 1);
    else if (code <= LAST_ASCII && !isPlain(code)) at++;
    else {
      SIGN.lastIndex = at;
      const sign = SIGN.exec(text)?.[0];
      if (sign !== undefined) take(foldSign(sign), at, sign.length);
      at += sign?.length ?? ((text.codePointAt(at) as number) > LAST_UNIT ? 2 : 1);
    }
  }
  return { folded, from, to, begins };
}
/** a letter or a digit with its marks */
const SIGN = /[\p{L}\p{N}]\p{M}*|\p{M}+/uy;
const LAST_ASCII = 0x7e;
const LAST_UNIT = 0xffff;
const AMPERSAND = "&".charCodeAt(0);
const foldSign = lately(foldText);

/**
 * Where each word stands in the text it was read from. Words are read in their order, but that a surname before a comma comes last; an article
 * within a compound (*Abd al-Rahman*) is no letter of it; what lies between two words that were found is the one that was not (*Private Limited*).
 */
function stretchesOf(text: string, words: readonly NameWord[], isPart: boolean): readonly (Stretch | null)[] {
  const { folded, from: begin, to: end, begins } = lettersOf(text);
  const used = new Uint8Array(folded.length);
  const ends = words.map(() => -1);
  const starts = words.map(() => -1);
  let cursor = 0;
  for (const [w, word] of words.entries()) {
    // *Thirty-nine* is one word of two
    const native = word.native.replaceAll(" ", "");
    for (const from of [cursor, 0]) {
      for (let at = from; at < folded.length && ends[w] === -1; at++) {
        if (!(begins[at] as boolean) && at !== cursor) continue;
        ends[w] = endOf(native, at);
        if (ends[w] !== -1) starts[w] = at;
      }
      if (ends[w] !== -1) break;
    }
    if (ends[w] === -1) continue;
    used.fill(1, starts[w], ends[w]);
    cursor = ends[w] as number;
  }
  const missed = ends.flatMap((known, w) => (known === -1 ? [w] : []));
  // words of other letters than the paper has (*Xasan Cabdi* as Hasan Abdi) are those that stand there and are no other's
  const free = missed.length > 0 ? begins.flatMap((isBegin, at) => (isBegin && used[at] === 0 ? [at] : [])) : [];
  if (free.length === missed.length)
    for (const [k, w] of missed.entries()) {
      const at = free[k] as number;
      starts[w] = at;
      ends[w] = at + lengthOfWord(at);
      used.fill(1, at, ends[w]);
    }
  return words.map((_, w) => {
    const known = ends[w] as number;
    const from = known === -1 ? freeAfter(ends[w - 1] ?? (w === 0 ? 0 : -1)) : (starts[w] as number);
    let to = known === -1 ? from : known;
    if (from === -1) return null;
    // letters that stand behind the word and are of no other: the article's noun in *Salah ad-Din*, the rest of *S.A. de C.V.*
    const isRest = known === -1 || ends[w + 1] !== -1;
    if (isRest && !(isPart && w === words.length - 1)) while (to < folded.length && used[to] === 0 && to - from < LONGEST_GAP) to++;
    return to === from ? null : { from: begin[from] as number, to: end[to - 1] as number };
  });

  /** Where a word that begins at `at` ends; −1 where it does not stand there. */
  function endOf(native: string, at: number): number {
    let j = at;
    let skipped = false;
    for (let i = 0; i < native.length; i++) {
      if (j < folded.length && used[j] === 0 && folded.charCodeAt(j) === native.charCodeAt(i)) {
        j++;
        continue;
      }
      if (i === 0 || skipped || !(begins[j] ?? false)) return -1;
      // of an Arabic noun the article is a part of the written word
      const article = folded[j] === "ا" && folded[j + 1] === "ل" ? 2 : lengthOfWord(j);
      if (article > LONGEST_ARTICLE) return -1;
      skipped = true;
      j += article;
      i--;
    }
    return j;
  }
  function lengthOfWord(at: number): number {
    let to = at + 1;
    while (to < folded.length && !(begins[to] as boolean)) to++;
    return to - at;
  }
  function freeAfter(at: number): number {
    return at >= 0 && at < folded.length && used[at] === 0 ? at : -1;
  }
}
const LONGEST_ARTICLE = 3;
const LONGEST_GAP = 24;
