import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseBirth } from "../ground/index.ts";
import { periodText } from "./ofac-period.ts";

const period = (fromBegin: string, fromEnd: string, toBegin: string, toEnd: string, approximate: boolean): string | null =>
  periodText({ fromBegin, fromEnd, toBegin, toEnd, approximate });

describe("[L50] a period in the words of Remarks", () => {
  test.each([
    ["1948-12-10", "1948-12-10", "1948-12-10", "1948-12-10", false, "10 Dec 1948"],
    ["1962-01-01", "1962-01-01", "1962-12-31", "1962-12-31", false, "1962"],
    ["1975-10-01", "1975-10-01", "1975-10-31", "1975-10-31", false, "Oct 1975"],
    ["1972-02-01", "1972-02-01", "1972-02-29", "1972-02-29", false, "Feb 1972"],
    ["1958-01-01", "1958-01-01", "1958-12-31", "1958-12-31", true, "circa 1958"],
    ["1957-01-01", "1957-12-31", "1961-01-01", "1961-12-31", false, "1957 to 1961"],
    ["1957-01-01", "1957-01-01", "1961-12-31", "1961-12-31", false, "1957 to 1961"],
    ["1957-10-01", "1957-10-31", "1958-02-01", "1958-02-28", false, "Oct 1957 to Feb 1958"],
    ["1957-03-04", "1957-03-04", "1958-05-06", "1958-05-06", false, "04 Mar 1957 to 06 May 1958"],
  ])("%s %s %s %s %s is %s", (fromBegin, fromEnd, toBegin, toEnd, approximate, text) => {
    expect(period(fromBegin, fromEnd, toBegin, toEnd, approximate)).toBe(text);
  });

  test.each([
    ["", "", "", "", false],
    ["1962-01-01", "1962-01-01", "1961-12-31", "1961-12-31", false],
    ["1962", "1962", "1962", "1962", false],
  ])("%s %s %s %s is none", (fromBegin, fromEnd, toBegin, toEnd, approximate) => {
    expect(period(fromBegin, fromEnd, toBegin, toEnd, approximate)).toBeNull();
  });

  test("what it says is read back as the same days: nothing is made more exact than it was", () => {
    const day = fc
      .date({ min: new Date("1900-01-01"), max: new Date("2020-12-31"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const whole = (text: string, last: boolean): string => {
      if (text.length === 10) return text;
      const [year, month] = text.split("-") as [string, string | undefined];
      const end = new Date(Date.UTC(Number(year), month === undefined ? 12 : Number(month), 0)).toISOString().slice(0, 10);
      return last ? end : `${text}-01${month === undefined ? "-01" : ""}`;
    };
    fc.assert(
      fc.property(fc.tuple(day, day), fc.boolean(), (days, approximate) => {
        const [from, to] = days.toSorted() as [string, string];
        const birth = parseBirth(period(from, from, to, to, approximate)!)!;
        expect([whole(birth.from, false), whole(birth.to, true), birth.circa]).toEqual([from, to, approximate]);
      }),
    );
  });
});
