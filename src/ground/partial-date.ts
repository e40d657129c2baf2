import type { PartialDate } from "./brand.ts";

const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
/** years that lists print lie within; outside them a number is something else */
const FIRST_YEAR = 1000;
const LAST_YEAR = 2999;

/** `2019`, `2019-03`, `2019-03-05`, as the calendar has it; null for anything else, `2025-13-45` and `2025-02-30` too. The one way to a `PartialDate`. */
export function partialDate(text: string): PartialDate | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? [];
  const date = dateOfParts(year, month, day);
  return date === text ? date : null;
}

/** `2025-02-29` looks like a day and is none. */
export const isDay = (text: string): boolean => text.length === 10 && partialDate(text) !== null;

/** A date of figures as printed, in parts; zeros are not known and left out. Null where the calendar has none such. */
export function dateOfParts(year: string | undefined, month?: string, day?: string): PartialDate | null {
  if (year === undefined || !isListedYear(year)) return null;
  const monthNumber = Number(month ?? 0);
  const dayNumber = Number(day ?? 0);
  if (monthNumber === 0) return dayNumber === 0 ? (year as PartialDate) : null;
  if (monthNumber > 12) return null;
  const upToMonth = `${year}-${String(monthNumber).padStart(2, "0")}`;
  if (dayNumber === 0) return upToMonth as PartialDate;
  if (dayNumber > (DAYS_IN_MONTH[monthNumber - 1] as number)) return null;
  if (monthNumber === 2 && dayNumber === 29 && !isLeap(Number(year))) return null;
  return `${upToMonth}-${String(dayNumber).padStart(2, "0")}` as PartialDate;
}

/** Whether the year that a date begins with is one that lists print. */
export function isListedYear(date: string): boolean {
  const year = Number(date.slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
