import { parseDate } from "../ground/index.ts";
import type { Birth, PartialDate } from "../ground/index.ts";
import { placeOf, type Draft } from "./draft.ts";
import { euCountry } from "./eu-country.ts";
import { isTrue, type EuFields } from "./eu-fields.ts";

/** `2025-04-15`, `15/04/2025`, with a time behind it or not; null for what is none. */
export function isoDate(text: string): PartialDate | null {
  return text === "" ? null : parseDate(text);
}

/** A year that a Gregorian calendar cannot mean of a living person, but the Islamic one can. */
const HIJRI_MOST = 1600;

/** Year of the Islamic calendar → the two years of ours in which it lies (a lunar year is 354.367 days long, the first began in July 622). */
export function hijriYears(year: number): readonly [number, number] {
  const from = Math.floor(622.54 + (year - 1) * 0.970224);
  return [from, from + 1];
}

export interface BirthNotes {
  /** something is said that a birth has no place for */
  readonly keep: (label: string, text: string) => void;
  readonly invalid: (field: string, value: string) => void;
  /** whether it is said for the first time */
  readonly first: (key: string) => boolean;
}

/** A birth block: a whole date, or its parts, or a range of years; `circa`; the place. */
export function addBirthBlock(draft: Draft, fields: EuFields, { keep, invalid, first }: BirthNotes): void {
  const circa = isTrue(fields.take("circa"));
  const calendar = fields.take("calendartype");
  const given = {
    date: fields.take("birthdate") || fields.take("date"),
    day: part(fields, "day", "dayofmonth"),
    month: part(fields, "month", "monthofyear"),
    year: part(fields, "year", "year"),
  };
  const [low, high] = [part(fields, "yearrangefrom", "yearrangefrom"), part(fields, "yearrangeto", "yearrangeto")];
  const parts = [given.year, given.month.padStart(2, "0"), given.day.padStart(2, "0")];
  // a month without its day counts, a day without its month says nothing
  const joined =
    given.year === "" ? "" : given.month === "" ? given.year : given.day === "" ? parts.slice(0, 2).join("-") : parts.join("-");
  const islamic = /islam|hijri/i.test(calendar);
  const year = Number(/^\d{4}/.exec(isoDate(given.date || joined) ?? given.date)?.[0] ?? 0);
  const converted = islamic && year > 0 && year < HIJRI_MOST;
  if (calendar !== "" && !converted && !/^gregorian$/i.test(calendar)) keep("calendarType", calendar);
  // a date that stands whole beside its parts says the same, or the parts are a second opinion
  if (given.date !== "" && joined !== "" && !(isoDate(given.date) ?? "").startsWith(joined)) keep("year, month, day", joined);
  if (given.year === "" && (given.month !== "" || given.day !== "") && given.date === "") keep("month, day", `${given.month}-${given.day}`);
  const put = (birth: Birth): void => {
    if (first(`birth\n${birth.from}\n${birth.to}\n${birth.circa}`)) draft.births.push(birth);
  };
  const printed = given.date || joined;
  if (printed !== "") {
    const date = isoDate(printed);
    if (converted) {
      const [from, to] = hijriYears(year);
      put({ from: String(from), to: String(to), circa: true, printed: `${printed} (${calendar})` });
    } else if (date === null) {
      invalid("birthdate", printed);
      // a day that never was still tells the year
      const bare = isoDate(given.year || (/\d{4}/.exec(printed)?.[0] ?? ""));
      if (bare !== null) put({ from: bare, to: bare, circa, printed });
    } else put({ from: date, to: date, circa, ...(date === printed ? {} : { printed }) });
  }
  const [from, to] = [isoDate(low), isoDate(high)];
  if (from !== null || to !== null) {
    const ends = [from ?? (to as PartialDate), to ?? (from as PartialDate)].sort();
    put({ from: ends[0] as string, to: ends[1] as string, circa });
  }
  if (low !== "" && from === null) invalid("yearRangeFrom", low);
  if (high !== "" && to === null) invalid("yearRangeTo", high);
  const country = euCountry(fields);
  const place = placeOf([fields.take("city"), fields.take("place"), fields.take("region"), fields.take("zipcode")], country?.text ?? "");
  if (place === null) return;
  const coded = country?.code === null || country === null ? place : { ...place, country: country.code };
  if (first(`place\n${coded.text}`)) draft.birthPlaces.push(coded);
}

/** A number of the date; 0 and blanks are none. */
function part(fields: EuFields, name: string, other: string): string {
  const text = fields.take(name) || fields.take(other);
  return /^0*$/.test(text) ? "" : text;
}
