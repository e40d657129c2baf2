import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLuck, drawBelow, drawShare, reserve } from "./luck.ts";

describe("a stream of chance", () => {
  test("is xoshiro128**: its first words from the state 1, 2, 3, 4 are those that its authors' program gives", () => {
    const luck = { words: new Uint32Array(1024), state: Int32Array.of(1, 2, 3, 4), used: 1024 };
    reserve(luck, 1);
    expect([...luck.words.subarray(0, 4)]).toEqual([11520, 0, 5927040, 70819200]);
  });

  test("does not depend on how many words are asked for ahead", () => {
    fc.assert(
      fc.property(fc.integer(), fc.array(fc.integer({ min: 0, max: 1024 }), { maxLength: 40 }), (seed, ahead) => {
        const plain = createLuck(seed);
        const hasty = createLuck(seed);
        for (const count of ahead) {
          reserve(hasty, count);
          for (let i = 0; i < 97; i++) expect(drawBelow(hasty, 1 << 30)).toBe(drawBelow(plain, 1 << 30));
        }
      }),
      { numRuns: 20 },
    );
  });

  test("is even: each of 148 sites as often as the other, and shares strictly between 0 and 1", () => {
    const luck = createLuck(1);
    const drawn = new Int32Array(148);
    for (let i = 0; i < 148_000; i++) {
      const k = drawBelow(luck, 148);
      drawn[k] = (drawn[k] as number) + 1;
    }
    // chi-square of 147 degrees of freedom: 99.9 % lie below 204
    expect(drawn.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(204);
    const shares = Array.from({ length: 100_000 }, () => drawShare(luck));
    expect(shares.every((share) => share > 0 && share < 1)).toBe(true);
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeCloseTo(0.5, 2);
  });
});
