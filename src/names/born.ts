import { foldText } from "./fold.ts";

/** a cheap look: most names have none of it */
const MAY_TELL = /born|birth|d\.? ?o\.? ?b|\byob\b|(?:^|[\s,;([])b[. ] ?(?:c[a-z]*[. ] ?)?\p{Nd}|پیدائش|متولد|مواليد/iu;
/** before a date only: *Born* and *B* are words of names, too */
const BORN =
  /(?:b(?:\. ?| )(?=(?:circa |c\. ?)?\p{Nd}{4}|\p{Nd}{1,2}[./-]\p{Nd})|(?:born(?: on| in)?|dob|d\. ?o\. ?b\.?|d o b|yob)[\s.:=-]{0,4}(?=(?:[a-z]{1,13}[.\s]{0,2}|~ ?)?\p{Nd}))/u;
/** whatever stands behind */
const TOLD =
  /(?:date of birth|year of birth|birth ?date|(?:dob|d\. ?o\. ?b\.?|d o b) ?[:=]|born (?:in|at)\s|تاریخ پیدائش|پیدائش|متولد|مواليد)[\s.:=-]{0,4}/u;
const MARKER = new RegExp(`(?:^|[\\s,;(\\[])(?:${TOLD.source}|${BORN.source})`, "iu");
const DATE =
  /^(?:(?:circa|about|around|approx\.?|ca?\.?|~) ?)?(?:\d{4}-\d{2}(?:-\d{2})?|\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{1,2}(?:st|nd|rd|th)?[ .-]{1,2}[a-z]{3,9}[.,]?[ -]{1,2}\d{4}|[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|[a-z]{3,9}\.? \d{4}|\d{4}(?: ?[-/] ?\d{4})?)(?![\p{L}\p{N}])/u;

/** A name, and what is said behind it of a birth. */
interface Told {
  readonly before: string;
  readonly date: string;
  readonly behind: string;
}

function toldIn(text: string): Told | null {
  if (!MAY_TELL.test(text)) return null;
  const marker = MARKER.exec(text);
  if (marker === null) return null;
  const rest = text.slice(marker.index + marker[0].length);
  // digits of any script are read; where folding changes the length, a place in the one is none in the other
  const folded = foldText(rest);
  const date = DATE.exec(folded)?.[0] ?? "";
  return { before: text.slice(0, marker.index), date, behind: (folded.length === rest.length ? rest : folded).slice(date.length) };
}

/** The name without what is said of its birth: *Farid Testov born 1970*, *DOB 01/02/1970 Farid Testov*; null where nothing is. */
export function withoutBirth(text: string): string | null {
  const told = toldIn(text);
  if (told === null) return null;
  return /\p{L}/u.test(told.before) ? told.before : told.behind;
}

/** The date of birth that stands in a name, as `parseBirth` takes it, or null. */
export function birthIn(text: string): string | null {
  const date = toldIn(text)?.date ?? "";
  return date === "" ? null : date.replace(/(?<=\d)(?:st|nd|rd|th)/gu, "");
}
