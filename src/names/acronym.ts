import type { SubjectKind } from "../ground/index.ts";
import { formClass } from "./forms.ts";
import { isPlace } from "./places.ts";
import { roleOf } from "./roles.ts";

/** letters; longer ones in capitals are as a rule places and plain words: `(OFFSHORE)`, `(JERUSALEM)` */
const MOST_LETTERS = 6;
/** words before the bracket that are looked at */
const MOST_WORDS = 14;
/** letters that one word gives besides its first: `PEtroiran Development COmpany`, `PetroChemical` */
const MOST_MORE = 2;

/**
 * Whether a bracket of capitals abbreviates the name before it. Between small letters its capitals say so by themselves; in a cell that the
 * publisher prints all in capitals they say nothing (`NIOC INTERNATIONAL AFFAIRS (LONDON) LIMITED`), and it must fit the initials of the
 * words before it: `TEHRIK-E TALIBAN PAKISTAN (TTP)`. A legal form is none, unless it fits.
 */
export function isAcronymAfter(inside: string, before: string): boolean {
  const letters = lettersOf(inside);
  if (letters.length < 2) return false;
  const shouted = /\p{Lu}/u.test(before) && !/\p{Ll}/u.test(before);
  if (!shouted || /\p{Ll}/u.test(inside)) return formClass(letters.toLowerCase()) === null;
  return letters.length <= MOST_LETTERS && fitsInitials(letters, before.match(/\p{L}+/gu) ?? []);
}

/** What may be a body's short form by itself: from a capital to a capital, with dots or none between them: *TTP*, *B.T.F.*, *LeT*. */
const SHORT = /^\p{Lu}(?:\.?\p{L}){0,4}\.?\p{Lu}\.?$/u;

/**
 * The letters of a name that is nothing but a short form of the other, by all its words: *BTF* of *Bright Tolvan Foundation*, *B.T.F. Pakistan*
 * with a place behind it. Particles may give their letter; so may legal forms, which stand at an end. Null where it is none.
 */
export function shortFormOf(short: string, whole: string): string | null {
  const [first = "", ...behind] = short.trim().split(/\s+/u);
  if (!SHORT.test(first) || (behind.length > 0 && !isPlace(behind.join(" ")))) return null;
  const letters = lettersOf(first).toUpperCase();
  const words = whole.match(/[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu) ?? [];
  const may = words.map((word): boolean => ["particle", "form"].includes(roleOf(word.toLowerCase(), word.toLowerCase())));
  const fits = (at: number, word: number): boolean => {
    const text = words[word];
    if (text === undefined) return at === letters.length;
    if (text[0]?.toUpperCase() === letters[at] && fits(at + 1, word + 1)) return true;
    return may[word] === true && fits(at, word + 1);
  };
  return words.length >= 2 && words.length <= MOST_WORDS && fits(0, 0) ? letters : null;
}

/** behind a short form, beside a place: *TTP Swat chapter* */
const BRANCH = new Set("chapter branch wing office zone circle region division district province city unit command faction".split(" "));

/** A short form with nothing but places and words of branches behind it, without them: *FIF Lahore* is FIF. Null where it is none. */
export function withoutBranch(text: string, { kind }: { readonly kind: SubjectKind }): string | null {
  if (kind !== "organisation" && kind !== "any") return null;
  const [first = "", ...behind] = text.trim().split(/[\s,]+/u);
  if (behind.length === 0 || !SHORT.test(first) || lettersOf(first).length < LEAST_SHORT) return null;
  const places = behind.filter((word) => !BRANCH.has(word.toLowerCase()));
  const isBranch = places.length > 0 && (isPlace(places.join(" ")) || places.every(isPlace));
  return isBranch ? first : null;
}
/** of two letters there are as many as names */
const LEAST_SHORT = 3;

const lettersOf = (text: string): string => text.replace(/[^\p{L}]+/gu, "");

/** Each word gives its first letter, or that and one or two more in order; any may be passed over, and two at least must give. */
function fitsInitials(letters: string, all: readonly string[]): boolean {
  const words = all.slice(-MOST_WORDS);
  const fits = (at: number, word: number, gave: number): boolean => {
    if (at === letters.length) return gave >= 2;
    const text = words[word];
    if (text === undefined) return false;
    const particle = roleOf(text.toLowerCase(), text.toLowerCase()) === "particle";
    for (let taken = Math.min(given(text, letters.slice(at)), letters.length - at); taken >= 1; taken--)
      // a particle may give its letter and is no evidence by itself
      if (fits(at + taken, word + 1, gave + (particle ? 0 : 1))) return true;
    return fits(at, word + 1, gave);
  };
  return fits(0, 0, 0);
}

/** How many of the letters the word can give: 0 where it does not begin with the first. */
function given(word: string, letters: string): number {
  if (word[0] !== letters[0]) return 0;
  let count = 1;
  for (let at = 1; at < word.length && count <= MOST_MORE && count < letters.length; at++) if (word[at] === letters[count]) count++;
  return count;
}
