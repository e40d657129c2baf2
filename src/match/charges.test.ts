import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare } from "./compare.ts";
import { namedSubject } from "./subject.ts";

/** What a body's second word is worth beside a listed one. */
function worth(asked: string, listed: string): number {
  const { evidence } = compare(namedSubject([`Quixworth ${asked}`], "organisation"), namedSubject([`Quixworth ${listed}`], "organisation"));
  return evidence.find(({ what, left }) => what === "name" && left !== "Quixworth")?.bits ?? 0;
}

const COMMON = ["bank", "trading", "enterprises", "international", "oil", "industries", "national", "shipping", "foundation"];

describe("[M25] a misspelt word brings no less than its own rarity, less what the spelling costs", () => {
  test.each([
    // common words stand all round it, the word itself is seldom written
    ["banj", "bank", 2],
    ["kafal", "kafak", 6],
    ["enterprjses", "enterprises", 8],
  ])("%s tells of %s", (asked, listed, least) => {
    expect(worth(asked, listed)).toBeGreaterThan(least);
  });

  test("a common word misspelt never brings a bit more than the word to the letter", () => {
    const letter = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz");
    const slip = fc.record({ word: fc.constantFrom(...COMMON), at: fc.nat(20), letter, instead: fc.boolean() });
    fc.assert(
      fc.property(slip, ({ word, at, letter: sign, instead }) => {
        const place = at % word.length;
        const slipped = `${word.slice(0, place)}${sign}${word.slice(place + (instead ? 1 : 0))}`;
        // the misspelt word tells less of where the name is from, which the other words are weighed by
        expect(worth(slipped, word)).toBeLessThan(worth(word, word) + 1);
      }),
      { numRuns: 150, seed: 20190305 },
    );
  });
});
