import { describe, expect, test } from "vitest";
import { makeMaterial } from "./material.ts";

describe("what is measured with", () => {
  const make = (seed: number) => makeMaterial({ shared: null, listedNames: 500, questions: 60, seed });

  test("the same seed gives the same bytes, another seed others", () => {
    expect(JSON.stringify(make(1))).toBe(JSON.stringify(make(1)));
    expect(JSON.stringify(make(1))).not.toBe(JSON.stringify(make(2)));
  });

  test("exactly the names asked for; half of the questions planted, each with an entry to find", () => {
    const { entries, ordinary, planted } = make(3);
    expect(entries.reduce((sum, { names }) => sum + names.length, 0)).toBe(500);
    expect([ordinary.length, planted.length]).toEqual([30, 30]);
    for (const { expect: ids, from, query, change } of planted) {
      expect(ids.length).toBeGreaterThan(0);
      expect(change === "as listed").toBe(query === from || change === "as listed");
    }
    expect(planted.filter(({ query, from }) => query !== from).length).toBeGreaterThan(15);
  });
});
