import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { letterCost, neighboursByBruteForce, skeletonEdits } from "./brute-force.ts";
import { UNIT } from "./cost.ts";
import { createLayer } from "./lay-letters.ts";
import { buildLexicon, keyedSkeletons, lexiconWord, TOGETHER, UNVOWELLED } from "./lexicon.ts";
import { createFinder, neighbours, type Neighbours } from "./neighbours.ts";
import { patternOf, skeletonApart } from "./skeleton-apart.ts";
import { shippedPopulation } from "./vocabulary.ts";

const letters = fc.array(fc.constantFrom(..."aaeeiouhmnrlkqszdtbpfgjwvyxc"), { minLength: 1, maxLength: 11 }).map((a) => a.join(""));
const longWords = fc.array(fc.constantFrom(..."aeiourmnlkstd"), { minLength: 12, maxLength: 40 }).map((a) => a.join(""));
const signs = fc.array(fc.constantFrom(..."MHDKSRTNLBFGJPV"), { maxLength: 12 }).map((a) => a.join(""));

/** Costs of several words beside one, in bits; Infinity beyond the limit. */
function costsOf(a: string, words: readonly string[], { limit = 12, bareA = false, bareB = false } = {}): number[] {
  const { lexicon, position } = buildLexicon(
    words,
    Uint8Array.from(words, () => (bareB ? UNVOWELLED : 0)),
  );
  const layer = createLayer(lexicon);
  const costs = words.map(() => Infinity);
  layer.begin({ text: a, unvowelled: bareA });
  layer.lay(position, bareB ? "unvowelled" : "vowelled", limit * UNIT, (id, cost) => (costs[position.indexOf(id)] = cost / UNIT));
  return costs;
}
const costOf = (a: string, b: string): number => costsOf(a, [b])[0] as number;

const sorted = (n: Neighbours): readonly (readonly [number, number])[] =>
  [...n.ids].map((id, k) => [id, n.costs[k] as number] as const).sort((a, b) => a[0] - b[0]);

describe("the words of a lexicon", () => {
  test("stand by proper skeleton, plain skeleton, vowels and letters, few of one skeleton or many", () => {
    const same = fc.array(fc.constantFrom(..."aeiou"), { minLength: 1, maxLength: 5 }).map((a) => `m${a.join("")}d`);
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(fc.oneof(same, letters), fc.boolean()), { selector: String, maxLength: 60 }), (words) => {
        const { lexicon, position } = buildLexicon(
          words.map(([text]) => text),
          Uint8Array.from(words, ([, bare]) => (bare ? UNVOWELLED : 0)),
        );
        const keyOf = ([text, bare]: readonly [string, boolean]): string => {
          const [proper, plain = proper] = keyedSkeletons(text);
          return [proper, plain, bare ? 1 : 0, text].join("\0");
        };
        const places = words.map((_, i) => i);
        const byKey = places.toSorted((i, j) => {
          const [a, b] = [i, j].map((at) => keyOf(words[at] as [string, boolean])) as [string, string];
          return a < b ? -1 : 1;
        });
        expect(byKey.map((i) => position[i])).toEqual(places);
        expect(byKey.map((i) => words[i]?.[0])).toEqual(places.map((w) => lexiconWord(lexicon, w)));
      }),
    );
  });
});

describe("spelling costs", () => {
  test("the same word costs nothing, romanisations little, other words much", () => {
    expect(costOf("muhammad", "muhammad")).toBe(0);
    expect(costOf("muhammad", "mohamed")).toBeLessThan(3);
    expect(costOf("husayn", "hussein")).toBeLessThan(3);
    expect(costOf("khalid", "walid")).toBeGreaterThan(4);
  });
  test("sixteen at a time as by the textbook, whatever the script leaves unwritten, whatever the limit", () => {
    fc.assert(
      fc.property(
        letters,
        fc.uniqueArray(fc.oneof(letters, longWords), { minLength: 1, maxLength: 40 }),
        fc.boolean(),
        fc.boolean(),
        fc.integer({ min: 1, max: 11 }),
        (a, words, bareA, bareB, limit) => {
          const whole = words.map((b) => letterCost({ text: a, unvowelled: bareA }, { text: b, unvowelled: bareB }) / UNIT);
          const laid = costsOf(a, words, { limit, bareA, bareB });
          for (const [k, cost] of whole.entries()) expect(laid[k], `${a} ${words[k]}`).toBeCloseTo(cost <= limit ? cost : Infinity, 9);
        },
      ),
      { numRuns: 600 },
    );
  });
  test("symmetric", () => {
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        expect(costOf(a, b)).toBe(costOf(b, a));
      }),
      { numRuns: 1000 },
    );
  });
});

test("edits between skeletons, in the bits of one number, as by the textbook", () => {
  fc.assert(
    fc.property(signs, signs, (a, b) => {
      const units = Uint16Array.from(b, (_, i) => b.charCodeAt(i));
      expect(skeletonApart(patternOf(a), units, 0, units.length)).toBe(skeletonEdits(a, b));
    }),
    { numRuns: 3000 },
  );
});

describe("[M5] the index of words loses none", () => {
  test("random words", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(letters, { minLength: 1, maxLength: 120 }),
        fc.array(fc.constantFrom(0, TOGETHER, UNVOWELLED), { minLength: 120, maxLength: 120 }),
        letters,
        fc.boolean(),
        (words, flags, asked, bare) => {
          const word = { text: asked, unvowelled: bare };
          const { lexicon } = buildLexicon(
            words,
            Uint8Array.from(words, (_, i) => flags[i] as number),
          );
          expect(sorted(neighbours(createFinder(lexicon), word))).toEqual(sorted(neighboursByBruteForce(lexicon, word)));
        },
      ),
      { numRuns: 400 },
    );
  });
  test("real words, as they are and with an edit", () => {
    const words = shippedPopulation().words.filter((_, i) => i % 9 === 0);
    const { lexicon } = buildLexicon(words, new Uint8Array(words.length));
    const finder = createFinder(lexicon);
    for (let i = 0; i < 60; i++) {
      const word = lexiconWord(lexicon, (i * 7919) % lexicon.size);
      const asked = i % 2 === 0 ? word : word.slice(0, 2) + "abdrms"[i % 6] + word.slice(3);
      const spelt = { text: asked, unvowelled: i % 5 === 0 };
      const found = neighbours(finder, spelt);
      expect(sorted(found), asked).toEqual(sorted(neighboursByBruteForce(lexicon, spelt)));
      if (i % 2 === 0) expect([...found.ids].map((id) => lexiconWord(lexicon, id))).toContain(word);
    }
  });
});
