import { describe, expect, test } from "vitest";
import { allowedLoss, type Change, GUARD_BOUNDS, type PastStep, suspicionsOf } from "./guard-rules.ts";
import type { PartialDate } from "../ground/index.ts";
import type { Shape } from "./guard-shape.ts";
import fc from "fast-check";

const shape = (more: Partial<Shape> = {}): Shape => ({
  entries: 1000,
  names: 4000,
  facts: [
    ["births", 700],
    ["kind organisation", 300],
    ["kind person", 700],
    ["sex", 40],
  ],
  keys: [
    ["DATAID", 1000],
    ["SORT_KEY", 200],
  ],
  harmed: 1,
  newest: "2026-01-10" as PartialDate,
  ...more,
});

const change = (more: Partial<Change> = {}): Change => ({
  before: shape(),
  after: shape(),
  lost: 0,
  gained: 1,
  days: 7,
  undated: null,
  past: [],
  keysMet: new Set(["DATAID", "SORT_KEY"]),
  comparable: true,
  ...more,
});

const rulesOf = (more: Partial<Change>): string[] => suspicionsOf(change(more)).map(({ rule }) => rule);
/** `years` of monthly steps with this share lost in each */
const years = (count: number, share: number, entries = 1000): PastStep[] =>
  Array.from({ length: count * 12 }, (_, step) => ({ days: 30, ago: 31 + step * 30, entries, lost: Math.round(share * entries) }));

describe("[G1] what the guard stops", () => {
  test("nothing that stays as it is, and nothing that only grows", () => {
    expect(rulesOf({})).toEqual([]);
    expect(
      rulesOf({
        after: shape({
          entries: 2000,
          names: 8000,
          facts: [
            ["births", 1400],
            ["kind person", 2000],
            ["kind organisation", 600],
          ],
        }),
        gained: 1000,
      }),
    ).toEqual([]);
  });

  test.each<[string, Partial<Change>, string[]]>([
    ["5 % within a month is the first bound", { lost: 50 }, []],
    ["one more is not", { lost: 51 }, ["fall"]],
    ["a cut file adds nothing: half of it", { lost: 26, gained: 0 }, ["fall"]],
    ["what time makes likely: two years", { lost: 150, days: 730 }, []],
    ["a third in two years", { lost: 400, days: 730 }, ["fall"]],
    ["three of a small list", { before: shape({ entries: 4, names: 8 }), after: shape({ entries: 2, names: 4 }), lost: 3 }, []],
    ["four of five", { before: shape({ entries: 5 }), after: shape({ entries: 1 }), lost: 4 }, ["fall"]],
    ["a list that bleeds by 4 % a week", { lost: 40, past: [{ days: 7, ago: 7, entries: 1040, lost: 40 }] }, ["fall"]],
    ["which is forgotten after a month", { lost: 40, past: [{ days: 7, ago: 40, entries: 1040, lost: 40 }] }, []],
    ["a calm history allows less", { lost: 30, past: years(3, 0) }, ["fall"]],
    ["a lively one more", { lost: 60, past: years(5, 0.03) }, []],
    ["aliases are gone, all else is there", { after: shape({ names: 3000 }) }, ["names"]],
    [
      "a fact is gone",
      {
        after: shape({
          facts: [
            ["kind person", 700],
            ["kind organisation", 300],
            ["sex", 40],
          ],
        }),
      },
      ["gone"],
    ],
    [
      "a rare fact may go",
      {
        after: shape({
          facts: [
            ["births", 700],
            ["kind person", 700],
            ["kind organisation", 300],
          ],
        }),
      },
      [],
    ],
    ["a mandatory column is gone", { after: shape({ keys: [["SORT_KEY", 200]] }) }, ["gone"]],
    ["an optional one may go", { after: shape({ keys: [["DATAID", 1000]] }) }, []],
    [
      "a column never met",
      {
        after: shape({
          keys: [
            ["DATAID", 1000],
            ["CASE_ID", 1000],
          ],
        }),
      },
      ["unknown"],
    ],
    [
      "one that an earlier version had",
      {
        after: shape({
          keys: [
            ["DATAID", 1000],
            ["CASE_ID", 1000],
          ],
        }),
        keysMet: new Set(["DATAID", "CASE_ID"]),
      },
      [],
    ],
    ["another format has other columns", { after: shape({ keys: [["uid", 1000]] }), keysMet: null }, []],
    ["half a list in force is no measure", { after: shape({ names: 1, facts: [], keys: [] }), comparable: false }, []],
    ["harmed letters", { after: shape({ harmed: 12 }) }, ["letters"]],
    ["one more slip of the publisher", { after: shape({ harmed: 2 }) }, []],
    ["older content under a newer date", { after: shape({ newest: "2025-11-01" as PartialDate }) }, ["older"]],
    ["the newest entry was delisted", { after: shape({ newest: "2026-01-02" as PartialDate }) }, []],
  ])("%s", (_, more, rules) => expect(rulesOf(more)).toEqual(rules));

  test("reasons give the numbers a person needs", () => {
    expect(suspicionsOf(change({ lost: 200, gained: 0 }))).toEqual([
      { rule: "fall", text: "200 of 1000 entries are gone in 7 days, and none is new; at most 25 are likely" },
    ]);
  });
});

describe("[G1] how many may go", () => {
  const step = fc.record({
    days: fc.integer({ min: 0, max: 400 }),
    ago: fc.nat(3000),
    entries: fc.integer({ min: 1, max: 20_000 }),
    lost: fc.nat(300),
  });
  const anyCase = fc.record({
    entries: fc.nat(100_000),
    gained: fc.nat(3),
    days: fc.float({ min: 0, max: 20_000, noNaN: true }),
    past: fc.array(step, { maxLength: 30 }),
  });

  test("never fewer than the few that may always go, never more than there are, never fewer with more time", () => {
    fc.assert(
      fc.property(anyCase, fc.float({ min: 0, max: 5000, noNaN: true }), ({ entries, gained, days, past }, more) => {
        const before = shape({ entries });
        const allowed = allowedLoss({ before, gained, days, past });
        expect(allowed).toBeGreaterThanOrEqual(GUARD_BOUNDS.alwaysAllowed);
        expect(allowed).toBeLessThanOrEqual(Math.max(GUARD_BOUNDS.alwaysAllowed, entries * (1 + GUARD_BOUNDS.firstMonth)));
        expect(allowedLoss({ before, gained, days: days + more, past })).toBeGreaterThanOrEqual(allowed);
      }),
      { numRuns: 500, seed: 20190305 },
    );
  });

  test("within a month it lies between 2 and 5 %, or at what the list's own rate makes likely", () => {
    const month = (past: readonly PastStep[]): number => allowedLoss({ before: shape(), gained: 1, days: 1, past });
    expect(month([])).toBe(50);
    expect(month(years(3, 0))).toBe(20);
    expect(month(years(3, 0.01))).toBeGreaterThan(20);
    expect(month(years(10, 0.05))).toBeGreaterThan(100);
  });
});
