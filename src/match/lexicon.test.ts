import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { classCounts, costedWord, editCost, FAR, gapCosts, leastCost, letterOf, UNIT } from "./cost.ts";
import { buildLexicon, lexiconWord, neighbours, neighboursByBruteForce, type Neighbours } from "./lexicon.ts";
import { shippedPopulation } from "./vocabulary.ts";

const letters = fc.array(fc.constantFrom(..."aaeeiouhmnrlkqszdtbpfgjwvyxc"), { minLength: 1, maxLength: 11 }).map((a) => a.join(""));

function costOf(a: string, b: string, limit = 100): number {
  const cost = editCost(
    costedWord(a, false),
    Uint8Array.from(b, (_, i) => letterOf(b.charCodeAt(i))),
    gapCosts(b),
    0,
    b.length,
    false,
    limit * UNIT,
  );
  return cost === FAR ? Infinity : cost / UNIT;
}

const sorted = (n: Neighbours): readonly (readonly [number, number])[] =>
  [...n.ids].map((id, k) => [id, n.costs[k] as number] as const).sort((a, b) => a[0] - b[0]);

describe("spelling costs", () => {
  test("the same word costs nothing, romanisations little, other words much", () => {
    expect(costOf("muhammad", "muhammad")).toBe(0);
    expect(costOf("muhammad", "mohamed")).toBeLessThan(3);
    expect(costOf("husayn", "hussein")).toBeLessThan(3);
    expect(costOf("khalid", "walid")).toBeGreaterThan(4);
  });
  test("symmetric, and never below the bound by classes of consonants", () => {
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        expect(costOf(a, b)).toBeCloseTo(costOf(b, a), 6);
        expect(leastCost(classCounts(a), classCounts(b)) / UNIT).toBeLessThanOrEqual(costOf(a, b) + 1e-9);
      }),
      { numRuns: 3000 },
    );
  });
  test("a limit changes nothing but what lies beyond it", () => {
    fc.assert(
      fc.property(letters, letters, fc.integer({ min: 1, max: 12 }), (a, b, limit) => {
        const whole = costOf(a, b);
        expect(costOf(a, b, limit)).toBe(whole <= limit ? whole : Infinity);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("[M5] the index of words loses none", () => {
  test("random words", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(letters, { minLength: 1, maxLength: 120 }),
        fc.array(fc.boolean(), { minLength: 120, maxLength: 120 }),
        letters,
        fc.boolean(),
        (words, flags, asked, bare) => {
          const { lexicon } = buildLexicon(words.map((text, i) => ({ text, unvowelled: false, together: flags[i] as boolean })));
          expect(sorted(neighbours(lexicon, asked, bare))).toEqual(sorted(neighboursByBruteForce(lexicon, asked, bare)));
        },
      ),
      { numRuns: 400 },
    );
  });
  test("real words, as they are and with an edit", () => {
    const words = shippedPopulation().words.filter((_, i) => i % 9 === 0);
    const { lexicon } = buildLexicon(words.map((text) => ({ text, unvowelled: false })));
    for (let i = 0; i < 60; i++) {
      const word = lexiconWord(lexicon, (i * 7919) % lexicon.size);
      const asked = i % 2 === 0 ? word : word.slice(0, 2) + "abdrms"[i % 6] + word.slice(3);
      const found = neighbours(lexicon, asked, i % 5 === 0);
      expect(sorted(found), asked).toEqual(sorted(neighboursByBruteForce(lexicon, asked, i % 5 === 0)));
      if (i % 2 === 0) expect([...found.ids].map((id) => lexiconWord(lexicon, id))).toContain(word);
    }
  });
});
