import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { schelling, SCHELLING_LARGE, schellingNaive } from "./schelling.ts";

describe("the side check of speed", () => {
  test("kept counts give the digits of counting anew", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 12 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 2 }),
        fc.nat(9),
        fc.integer(),
        (side, share, reach, needed, seed) => {
          const settings = { side, agents: Math.floor(share * side * side), reach, needed, steps: 6 };
          expect(schelling(settings, seed)).toEqual(schellingNaive(settings, seed));
        },
      ),
    );
  });

  test("the large one does the whole work: all agents stay, most become content", () => {
    const { kinds, moves, content } = schelling(SCHELLING_LARGE, 1);
    expect(kinds.filter((kind) => kind === 1)).toHaveLength(4_000);
    expect(kinds.filter((kind) => kind === 2)).toHaveLength(4_000);
    expect(moves).toBeGreaterThan(4_000);
    expect(content).toBeGreaterThan(7_500);
  });
});
