import fc from "fast-check";
import { expect, test } from "vitest";
import { letterCost } from "./brute-force.ts";
import type { Spelt } from "./lexicon.ts";
import { spellingCost, spellingOf } from "./spelling-cost.ts";

const spelt = fc.record({ text: fc.stringMatching(/^[a-hkqxy]{1,9}$/), unvowelled: fc.boolean() });
const near = (a: Spelt, b: Spelt, limit: number): number => spellingCost(spellingOf(a), spellingOf(b), limit);

test("[M23] two words at hand cost what the textbook says, or are beyond the limit", () => {
  fc.assert(
    fc.property(spelt, spelt, fc.integer({ min: 0, max: 400 }), (a, b, limit) => {
      const cost = letterCost(a, b);
      expect(near(a, b, limit)).toBe(cost > limit ? Infinity : cost);
    }),
    { numRuns: 2000 },
  );
});

test("[M23] words run together may be long", () => {
  const long = { text: "karimbakhsh".repeat(30), unvowelled: false };
  expect(near(long, long, 10)).toBe(0);
});
