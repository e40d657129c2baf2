import { countryCode, parseBirth, parseDate } from "../ground/index.ts";
import type { Birth, PartialDate } from "../ground/index.ts";
import { squeeze } from "./tally.ts";

const NOTHING = /^(?:na|n\/a|n\.a\.|none|unknown|-+)?$/i;
const LETTER = /(?:^|[\s;,])\(?[a-z]\)\s*/;

/** A cell that holds something: squeezed, without the list's marks for nothing (`NA`, `na`). */
export function held(cell: string): string {
  const text = squeeze(cell);
  return NOTHING.test(text) ? "" : text;
}

/** `a) Ghazni, Afghanistan b) Logar, Afghanistan` is two values; any other cell is one. Marks at the ends are gone. */
export function lettered(cell: string): string[] {
  const text = held(cell);
  const pieces = /^\(?a\)/.test(text) ? text.split(LETTER) : [text];
  return pieces
    .flatMap((piece) => piece.split(/,?\s*\balt\.? POB:?\s*/i))
    .map((piece) => held(piece.replace(/^[\s;,]+|[\s;,]+$/g, "")))
    .filter((piece) => piece !== "");
}

/** Births of a cell, and the pieces of it that could not be read whole. */
export interface Births {
  readonly births: readonly Birth[];
  /** kept as printed: a date was found in them, and more words */
  readonly kept: readonly string[];
  /** no date could be found in them */
  readonly unread: readonly string[];
}

const DATES =
  /\d{1,2}[./-] ?\d{1,2}[./-] ?\d{4}(?!\d)|\d{4}-\d{2}-\d{2}(?!\d)|\d{1,2}[. ] ?[A-Z][a-z]{2,8}\.? ?\d{4}(?!\d)|[A-Z][a-z]{2,8}\.? ?\d{4}(?!\d)|(?<![\d/.-])(?:19|20)\d{2}(?!\d)/g;
/** years of other calendars would be read as years long ago */
const OTHER_CALENDAR = /hijri|solar|shamsi|lunar|persian/i;

/** `a) Approximately 1955- 1958 b) 12/03/1950`, `1961; 5 May 1964`, `1963 or 1964`, `28/03/1953; alt DOB: 28/09/1953`. */
export function birthsOf(cell: string): Births {
  const births: Birth[] = [];
  const kept: string[] = [];
  const unread: string[] = [];
  for (const value of lettered(cell)) {
    for (const piece of alternatives(value)) {
      const birth = OTHER_CALENDAR.test(piece) ? null : readBirth(piece);
      if (birth !== null) {
        births.push(birth);
        continue;
      }
      const dates = OTHER_CALENDAR.test(piece) ? [] : [...piece.matchAll(DATES)].map(([date]) => readBirth(date));
      const found = dates.filter((date) => date !== null);
      births.push(...found.map((date) => (/^(?:approx|circa|about)/i.test(piece) ? { ...date, circa: true } : date)));
      (found.length === 0 ? unread : kept).push(piece);
    }
  }
  return { births, kept, unread };
}

function alternatives(value: string): string[] {
  return value
    .split(/;|>>|,?\s+or\s+|,?\s*\balt\.? ?DOB:?\s*/i)
    .flatMap((piece) => {
      const listed = piece.split(",").map(squeeze);
      return listed.length > 1 && listed.every((date) => readBirth(date) !== null) ? listed : [piece];
    })
    .map((piece) => piece.trim().replace(/^\(|\)$|[,;]+$/g, ""))
    .filter((piece) => piece !== "");
}

/** Blanks are put where people leave them out and taken from where they slip in; what is printed stays with the birth. */
function readBirth(piece: string): Birth | null {
  const birth = parseBirth(withBlanks(squeeze(piece)));
  if (birth === null) return null;
  const { printed: _, ...plain } = birth;
  const printed = squeeze(piece);
  return plain.from === plain.to && plain.from === printed && !plain.circa ? plain : { ...plain, printed };
}

function withBlanks(date: string): string {
  return date
    .replace(/(\d)\. ?(?=[A-Z])/, "$1 ")
    .replace(/([A-Za-z]\.)(?=\d{4})/, "$1 ")
    .replace(/ ?([-–/]) ?/g, "$1");
}

/** One or more citizenships as codes, words that name no country as printed. */
export function citizenshipsOf(cell: string): string[] {
  return lettered(cell).flatMap((value) => {
    const whole = countryCode(value);
    if (whole !== null) return [whole];
    const parts = value
      .split(/\s*[;,/]\s*|\s+and\s+/i)
      .map((part) => part.trim())
      .filter((part) => part !== "");
    const codes = parts.map((part) => countryCode(part));
    return codes.length > 1 && codes.some((code) => code !== null) ? parts.map((part, at) => codes[at] ?? part) : [value];
  });
}

const DAY = /\d{1,2}(?:st|nd|rd|th)?\.? [A-Z][a-z]{2,8}\.?,? ?\d{4}|\d{1,2}\/\d{1,2}\/\d{4}/g;
const AGAIN = /\b(?:amended|re-?listed|last listed|re-?designated)\b/i;

/** When the text says that the party was first listed, and when the entry was amended or listed anew; a text without such words says nothing. */
export function listingDates(text: string): { readonly listedOn: PartialDate | null; readonly amendedOn: readonly PartialDate[] } {
  const again = AGAIN.exec(text)?.index ?? Infinity;
  const amendedOn: PartialDate[] = [];
  let listedOn: PartialDate | null = null;
  for (const match of text.matchAll(DAY)) {
    const date = parseDate(withBlanks(match[0].replace(/(?<=\d)(?:st|nd|rd|th)/, "")));
    if (date === null) continue;
    const before = text.slice(Math.max(0, match.index - 200), match.index);
    if (match.index > again) amendedOn.push(date);
    else if (
      listedOn === null &&
      (/^\s*$/.test(before) || /\b(?:listed|designated|listing)\b(?:.{0,120}\bon:?|.{0,40})\s*$/is.test(before))
    )
      listedOn = date;
  }
  return { listedOn, amendedOn };
}
