import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatBirth, parseBirth, parseDate } from "./birth.ts";

const same = (text: string): [string, string] => [text, text];

describe("parseBirth", () => {
  test.each([
    same("1950"),
    same("1950-06"),
    same("1950-06-05"),
    same("circa 1950"),
    same("1948/1952"),
    same("circa 1948/1952"),
    same("1948-01/1949-02-03"),
    ["05/06/1950", "1950-06-05"],
    ["00/00/1980", "1980"],
    ["00/05/1980", "1980-05"],
    ["1/1/1950", "1950-01-01"],
    ["10 Dec 1948", "1948-12-10"],
    ["Oct 1975", "1975-10"],
    ["Dec 10, 1948", "1948-12-10"],
    ["3rd of", null],
    ["10 December 1948.", "1948-12-10"],
    ["1957 to 1961", "1957/1961"],
    ["01 Jan 1957 to 31 Dec 1958", "1957-01-01/1958-12-31"],
    ["Oct 1957 to Feb 1958", "1957-10/1958-02"],
    ["Oct to Dec 1957", "1957-10/1957-12"],
    ["circa 1961-1962", "circa 1961/1962"],
    ["1961-62", "1961/1962"],
    ["circa 12 Mar 1958", "circa 1958-03-12"],
    ["Approximately 1955-1958", "circa 1955/1958"],
    ["between 1950 and 1955", "1950/1955"],
    ["Between 1950 and 1955.", "1950/1955"],
    ["1950s", "1950/1959"],
    ["1961 to 1957", "1957/1961"],
    ["2015-04-07-04:00", "2015-04-07"],
    ["2018-06-07T19:03:43.97-04:00", "2018-06-07"],
    ["2012/02/29", "2012-02-29"],
    ["", null],
    ["-0-", null],
    ["x", null],
    ["31/02/1950", null],
    ["1950-13", null],
    ["29 Feb 1951", null],
    ["0000", null],
    ["12", null],
    ["__proto__", null],
    ["\ud800", null],
  ])("%j is %j", (text, expected) => {
    const birth = parseBirth(text);
    expect(birth === null ? null : formatBirth(birth)).toBe(expected);
  });

  test("what was printed is kept when it differs, and only then", () => {
    expect(parseBirth("10 Dec 1948")).toEqual({ from: "1948-12-10", to: "1948-12-10", circa: false, printed: "10 Dec 1948" });
    expect(parseBirth("1948-12-10")).toEqual({ from: "1948-12-10", to: "1948-12-10", circa: false });
  });

  test("every birth reads back from its own form", () => {
    const date = fc
      .tuple(
        fc.integer({ min: 1000, max: 2999 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        fc.constantFrom(4, 7, 10),
      )
      .map(([year, month, day, length]) => `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`.slice(0, length));
    fc.assert(
      fc.property(date, date, fc.boolean(), (one, other, circa) => {
        const birth = one <= other ? { from: one, to: other, circa } : { from: other, to: one, circa };
        expect(parseBirth(formatBirth(birth))).toEqual(birth);
      }),
    );
  });

  test("any text gives a birth in order or null, and never throws", () => {
    const pieces = fc.array(
      fc.oneof(fc.constantFrom("circa ", "-", "/", " to ", "between ", "Dec ", "1950", "00", "12", "."), fc.string({ maxLength: 4 })),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(
        pieces.map((parts) => parts.join("")),
        (text) => {
          const birth = parseBirth(text);
          if (birth === null) return;
          expect(birth.from <= birth.to || birth.to.startsWith(birth.from) || birth.from.startsWith(birth.to)).toBe(true);
          expect(birth.from).toMatch(/^\d{4}(-\d\d(-\d\d)?)?$/);
        },
      ),
      { numRuns: 500 },
    );
  });
});

test("parseDate reads no ranges and no circa", () => {
  expect(parseDate("21 Mar 2017")).toBe("2017-03-21");
  expect(parseDate("circa 1950")).toBeNull();
  expect(parseDate("1948/1952")).toBeNull();
});
