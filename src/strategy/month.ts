import type { Brand } from "../ground/index.ts";

/** A month of the calendar as text: `2026-01`. */
export type Month = Brand<string, "Month">;

export const MONTH_PATTERN = /^[0-9]{4}-(0[1-9]|1[0-2])$/;

/** Months since the year 0, so that months can be counted with. The text must be a month. */
export function monthNumber(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
}

/** The month `count` months after `month`; `count` may be negative. */
export function monthAfter(month: Month, count: number): Month {
  const number = monthNumber(month) + count;
  return `${String(Math.floor(number / 12)).padStart(4, "0")}-${String((number % 12) + 1).padStart(2, "0")}` as Month;
}

/** Whole months from `from` to `to`; negative when `to` is earlier. */
export function monthsBetween(from: Month, to: Month): number {
  return monthNumber(to) - monthNumber(from);
}
