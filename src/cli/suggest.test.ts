import { expect, test } from "vitest";
import fc from "fast-check";
import { editDistance, nearest } from "./suggest.ts";

test.each([
  ["scren", "screen"],
  ["lsits add", "lists add"],
  ["comapre", "compare"],
  ["xyzzy", null],
  ["", null],
])("nearest to %j is %j", (typed, wanted) => {
  expect(nearest(typed, ["screen", "compare", "lists add", "verify"])).toBe(wanted);
});

test("the distance is one: same, either way round, at most the longer word, 1 for one slip", () => {
  const word = fc.string({ maxLength: 12 });
  fc.assert(
    fc.property(word, word, (left, right) => {
      const distance = editDistance(left, right);
      expect(distance).toBe(editDistance(right, left));
      expect(distance).toBeLessThanOrEqual(Math.max(left.length, right.length));
      expect(distance === 0).toBe(left === right);
    }),
  );
  expect(editDistance("ab", "ba")).toBe(1);
  expect(editDistance("screen", "scren")).toBe(1);
});
