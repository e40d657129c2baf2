import fc from "fast-check";
import { expect, test } from "vitest";
import { isDay, partialDate } from "./partial-date.ts";

test.each(["2019", "2019-03", "2019-03-05", "2024-02-29", "2000-02-29"])("%s is a date", (text) => expect(partialDate(text)).toBe(text));

test.each([
  "",
  "2025-13-45",
  "2025-02-30",
  "2025-02-29",
  "1900-02-29",
  "2025-00-00",
  "2025-13",
  "2025-1-1",
  "0000",
  "20250101",
  "2025-11-18T00:00",
])("%j is none", (text) => {
  expect(partialDate(text)).toBeNull();
  expect(isDay(text)).toBe(false);
});

test("a day is what the calendar has, and nothing else is", () => {
  const two = fc.integer({ min: 0, max: 99 }).map((number) => String(number).padStart(2, "0"));
  fc.assert(
    fc.property(fc.integer({ min: 1000, max: 2999 }), two, two, (year, month, day) => {
      const text = `${year}-${month}-${day}`;
      const at = new Date(`${text}T00:00:00Z`);
      expect(isDay(text)).toBe(!Number.isNaN(at.getTime()) && at.toISOString().startsWith(text));
    }),
  );
});
