import type { PartialDate } from "./brand.ts";
import type { Kind } from "./kind.ts";
import { dateOfParts, isListedYear } from "./partial-date.ts";

/**
 * When somebody was born, never more exact than the source.
 * `from`/`to` are inclusive partial dates: `1950`, `1950-06`, `1950-06-05`; equal unless the source gives a range.
 */
export interface Birth {
  readonly from: string;
  readonly to: string;
  /** "circa", "approximately": the years around are possible too. */
  readonly circa: boolean;
  /** as the publisher printed it, when that differs */
  readonly printed?: string;
}

const BORN: Readonly<Record<Kind, "born" | "founded" | "built">> = {
  person: "born",
  organisation: "founded",
  vessel: "built",
  aircraft: "built",
  unknown: "born",
};

/** Ships are built and firms founded: what publishers print as a birth is called what it is. */
export const bornWord = (kind: Kind): "born" | "founded" | "built" => BORN[kind];

const MONTHS: ReadonlyMap<string, string> = new Map(
  ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"].flatMap(
    (name, at) => {
      const number = String(at + 1).padStart(2, "0");
      return [[name, number], [name.slice(0, 3), number], ...(name === "september" ? [["sept", number]] : [])] as [string, string][];
    },
  ),
);
const CIRCA = /^(?:circa|approximately|approx\.?|about|around|probably|possibly|estimated|est\.|ca?\.(?=\s*\d)|c\s*(?=\d)|~)\s*/i;
const LONGEST = 80;

/**
 * Reads a date of birth (also of foundation or building) as lists and people write it, or null when it cannot be read.
 * `1950`, `1950-06`, `1950-06-05`, `05/06/1950` (day first), `00/00/1980` (zeros: not known), `10 Dec 1948`, `Dec 10, 1948`, `Oct 1975`,
 * ISO date-times and offset tails (cut, the day never shifted); `circa …`; ranges `1948/1952`, `1957 to 1961`, `1961-1962`, `1961-62`,
 * `between 1950 and 1955`, `from … to …`, `1950s`. `printed` is kept where `formatBirth` would not give the text back.
 */
export function parseBirth(text: string): Birth | null {
  const printed = text.replace(/\s+/gu, " ").trim();
  if (printed === "" || printed.length > LONGEST) return null;
  let rest = printed.replace(/[.,;]$/, "").replace(/^(?:born|dob:?|d\.o\.b\.:?)\s+/i, "");
  let circa = false;
  for (let match = CIRCA.exec(rest); match !== null && match[0] !== ""; match = CIRCA.exec(rest)) {
    circa = true;
    rest = rest.slice(match[0].length);
  }
  const range = readRange(rest);
  if (range === null) return null;
  const birth: Birth = { from: range.from, to: range.to, circa: circa || range.circa };
  return formatBirth(birth) === printed ? birth : { ...birth, printed };
}

/** The contract's form: `1950-06-05`, `circa 1950`, `1948/1952`, `circa 1948/1952`. */
export function formatBirth(birth: Birth): string {
  return `${birth.circa ? "circa " : ""}${birth.from === birth.to ? birth.from : `${birth.from}/${birth.to}`}`;
}

/** The year of a partial date, as a number. */
export function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

/** One partial date (no circa, no range) in any of the forms of `parseBirth`, as `1950`, `1950-06` or `1950-06-05`; else null. */
export function parseDate(text: string): PartialDate | null {
  const rest = text.trim().replace(/[.,;]$/, "");
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ]\d{1,2}:\d{2}.*|Z|[+-]\d{2}:\d{2})?$/.exec(rest);
  if (iso !== null) return dateOfParts(iso[1], iso[2], iso[3]);
  const dayFirst = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: \d{1,2}:\d{2}.*)?$/.exec(rest);
  if (dayFirst !== null) return dateOfParts(dayFirst[3], dayFirst[2], dayFirst[1]);
  const monthYear = /^(\d{1,2})[/.-](\d{4})$/.exec(rest);
  if (monthYear !== null) return dateOfParts(monthYear[2], monthYear[1]);
  const yearFirst = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/.exec(rest);
  if (yearFirst !== null) return dateOfParts(yearFirst[1], yearFirst[2], yearFirst[3]);
  const words = /^(?:(\d{1,2})(?:st|nd|rd|th)?[ -])?([a-z]{3,9})\.?,?[ -](?:(\d{1,2})(?:st|nd|rd|th)?,?[ -])?(\d{4})$/i.exec(rest);
  const month = words === null ? undefined : MONTHS.get((words[2] as string).toLowerCase());
  if (words === null || month === undefined || (words[1] !== undefined && words[3] !== undefined)) return null;
  return dateOfParts(words[4], month, words[1] ?? words[3]);
}

interface Range {
  readonly from: string;
  readonly to: string;
  readonly circa: boolean;
}

function readRange(text: string): Range | null {
  const one = parseDate(text);
  if (one !== null) return { from: one, to: one, circa: false };
  const decade = /^(\d{3})0'?s$/.exec(text);
  if (decade !== null) return ordered(`${decade[1]}0`, `${decade[1]}9`, false);
  const short = /^(\d{2})(\d{2}) ?[-–/] ?(\d{2})$/.exec(text);
  if (short !== null && Number(short[3]) > Number(short[2])) return ordered(`${short[1]}${short[2]}`, `${short[1]}${short[3]}`, false);
  const bare = text.replace(/^(?:between|from)\s+/i, "");
  const middle =
    / (?:to|and|until|or) | ?[–—] ?| - |(?<=\d{4})[-/](?=\d{4}(?:-|$))|(?<=\d{4}-\d\d(?:-\d\d)?)\/(?=\d{4})|(?<=\d{4})\/(?=\d{4})/i.exec(
      bare,
    );
  if (middle === null) return null;
  const left = bare.slice(0, middle.index);
  const right = bare.slice(middle.index + middle[0].length);
  const circa = CIRCA.test(right);
  const to = parseDate(right.replace(CIRCA, ""));
  const from = parseDate(left) ?? (to === null ? null : borrow(left, to));
  if (from === null || to === null) return null;
  // `1960 or 1965` names two years; the years between are the nearest range that loses neither
  return ordered(from, to, circa);
}

/** `Oct to Dec 1957`: the month takes the year of the other end. */
function borrow(left: string, to: string): string | null {
  const year = to.slice(0, 4);
  return /[a-z]/i.test(left) ? parseDate(`${left} ${year}`) : null;
}

function ordered(from: string, to: string, circa: boolean): Range | null {
  if (!isListedYear(from) || !isListedYear(to)) return null;
  return from <= to ? { from, to, circa } : { from: to, to: from, circa };
}
