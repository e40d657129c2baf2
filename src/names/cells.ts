import { isAcronymAfter } from "./acronym.ts";
import { looksLikeBody } from "./body-words.ts";
import { printedWords } from "./printed-words.ts";
import { roleOf } from "./roles.ts";

/**
 * One printed cell may hold several names: `A / B`, `A; B`, `A alias B`, `A @ B`, `A (ABC)`, `A urf B`. The whole cell is always
 * kept as a name of its own; what is returned here comes besides it.
 */
const DIVIDERS = /\s+\/\s+|\s*;\s*|\s+(?:alias|a\.k\.a\.?|aka|f\.k\.a\.?|urf|عرف|المعروف|उर्फ)\s+|\s*@\s*|\s+or\s+(?=\p{Lu})/giu;
/** a cheap look: nothing without a bracket, a divider or a word that divides holds several names */
const MAY_DIVIDE = /[([{/;@]|alias|a\.?k\.?a|f\.?k\.?a|urf|عرف|المعروف|उर्फ|\sor\s/iu;
const BRACKETS = /[([{]([^()[\]{}]*)[)\]}]/gu;

/** Names inside a cell beside the cell itself; empty where there is only one. Order as printed, no repeats. */
export function splitCell(cell: string): readonly string[] {
  if (!MAY_DIVIDE.test(cell)) return [];
  const found: string[] = [];
  const add = (s: string): void => {
    const t = s.replace(/\s+/gu, " ").trim();
    if (t !== "" && t !== cell && !found.includes(t)) found.push(t);
  };
  const outside = cell.replace(BRACKETS, " ");
  if (outside !== cell && outside.trim() !== "") add(outside);
  for (const bracket of cell.matchAll(BRACKETS)) {
    const inside = (bracket[1] as string).trim();
    // an acronym or the name in other letters; a word of explanation is no name
    if (isShortForm(inside, cell.slice(0, bracket.index))) add(inside);
    else if (inside !== "" && /\p{L}/u.test(inside) && !/\p{Script=Latin}/u.test(inside)) add(inside);
  }
  for (const part of strokeParts(outside)) add(part);
  const parts = outside.split(DIVIDERS);
  if (parts.length > 1) for (const part of parts) if ((part.match(/\p{L}/gu)?.length ?? 0) >= 3) add(part);
  return found.slice(0, 12);
}

/** a stroke without blanks around it */
const STROKE = /(?<=[\p{L}\p{M}.]{2})\/(?=[\p{L}\p{M}]{2})/u;

/**
 * *Al-Tolvan/Army of Tolvan* is two names; *Haji Mohammad/Muhammad Khan* one with a word in two spellings, as is what has a side of one word.
 */
function strokeParts(cell: string): readonly string[] {
  const parts = cell.split(STROKE);
  const sides = parts.map(printedWords);
  if (parts.length === 1 || !sides.every(isWhole)) return [];
  const respelt = sides.some((words, i) => i > 0 && sides[i - 1]?.at(-1)?.[0]?.toLowerCase() === words[0]?.[0]?.toLowerCase());
  return respelt && !looksLikeBody(cell) ? [] : parts;
}
/** two words that are names, or one of two parts: *Import/Export Company*, *Syria/the Levant* have a side that is none */
function isWhole(words: readonly string[]): boolean {
  const own = words.filter((word) => ARTICLE.test(word) || roleOf(word.toLowerCase(), word.toLowerCase()) !== "particle");
  return words.length === 1 ? HYPHENED.test(words[0] as string) : own.length >= 2 && own.some((word) => !looksLikeBody(word));
}
/** a part of the name, as *the* and *of* are not */
const ARTICLE = /^(?:al|el)$/i;
/** two words in one, *Al-Tolvan* */
const HYPHENED = /^\p{L}{2,}-\p{L}{2,}/u;

const isShortForm = (inside: string, before: string): boolean =>
  /^(?=.{2,12}$)(\p{Lu}[\p{L}.-]*\p{Lu}[\p{L}.]*)$/u.test(inside) && isAcronymAfter(inside, before);

/** What a cell says in brackets that is neither a short form of its name nor the name in other letters: a place, a branch, a note. */
export function asidesIn(cell: string): readonly string[] {
  if (!/[([{]/u.test(cell)) return [];
  return [...cell.matchAll(BRACKETS)].flatMap(({ 1: said, index }) => {
    const inside = (said as string).trim();
    return LATIN_LETTER.test(inside) && !isShortForm(inside, cell.slice(0, index)) ? [inside] : [];
  });
}

/**
 * A cell that prints one name in two scripts without setting them apart: `حسن غول (Hassan Ghul`. The words in Latin letters and the
 * others, each a name of its own; empty where there are not both, or a word mixes them (that is a disguise, not a second name).
 */
export function splitScripts(cell: string): readonly string[] {
  if (!OTHER_LETTER.test(cell) || !LATIN_LETTER.test(cell)) return [];
  const words = printedWords(cell);
  const latin: string[] = [];
  const other: string[] = [];
  for (const word of words) {
    const isLatin = LATIN_LETTER.test(word);
    const isOther = OTHER_LETTER.test(word);
    if (isLatin && isOther) return [];
    (isOther ? other : latin).push(word);
  }
  return [latin, other].every((side) => lettersOf(side) >= LEAST_NAME) ? [latin.join(" "), other.join(" ")] : [];
}

const LATIN_LETTER = /\p{Script=Latin}/u;
const OTHER_LETTER = /(?!\p{Script=Latin})\p{L}/u;
/** fewer letters are a note beside the name, no name */
const LEAST_NAME = 5;
const lettersOf = (words: readonly string[]): number => words.join("").match(/\p{L}/gu)?.length ?? 0;
