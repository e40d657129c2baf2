import { describe, expect as that, it } from "vitest";
import { seeded } from "../speed/seeded.ts";
import { GAPS, inForce, LETTERS, lettersOf, pairName, swapKind } from "./changes.ts";
import { expect, learnChances, type Pair } from "./transducer.ts";

const at = (letter: string): number => letter.charCodeAt(0) - 97;
const swapBits = (swap: Float64Array, a: string, b: string): number => -Math.log2(swap[at(a) * LETTERS + at(b)] as number);

/** Pairs of made-up words in which q stands for k once in `every` k, and a vowel is dropped once in ten. */
function made(every: number): Pair[] {
  const { next: random } = seeded(7);
  const draw = (from: string): string => from[Math.floor(random() * from.length)] as string;
  return Array.from({ length: 600 }, () => {
    const word = Array.from({ length: 4 }, () => draw("kmntrs") + draw("aiu")).join("");
    const spelt = [...word]
      .map((letter) => (letter === "k" && random() < 1 / every ? "q" : "aiu".includes(letter) && random() < 0.1 ? "" : letter))
      .join("");
    return { left: lettersOf(word), right: lettersOf(spelt), weight: 1 };
  });
}

describe("learning the costs of letters", () => {
  it("finds the rate at which a letter was dropped, and orders swaps by how often they were made", () => {
    const rare = learnChances(made(12), inForce({ level: 3 })).chances;
    const often = learnChances(made(3), inForce({ level: 3 })).chances;
    // a place on either side counts, so one drop in ten letters is one change in some nineteen places
    that(-Math.log2(rare.gap[GAPS.indexOf("vowel")] as number)).toBeCloseTo(Math.log2(19), 0);
    that(swapBits(often.swap, "k", "q")).toBeLessThan(swapBits(rare.swap, "k", "q") - 0.5);
    that(swapBits(often.swap, "m", "t")).toBeGreaterThan(swapBits(often.swap, "k", "q") + 4);
  });

  it("tells other pairs of the same kind better than the costs it began with", () => {
    const begun = inForce({ level: 3 });
    const pairs = made(3);
    const learned = learnChances(pairs.slice(0, 300), begun);
    const checks = pairs.slice(300);
    that(expect(checks, learned.chances, learned.other).bits).toBeGreaterThan(expect(checks, begun, learned.other).bits + 40);
  });

  it("takes a word and quite another one for two names", () => {
    const { other } = learnChances(
      made(3).map((pair, i) => (i % 3 === 0 ? { ...pair, right: lettersOf("olzigbevdo") } : pair)),
      inForce({ level: 3 }),
    );
    that(other).toBeGreaterThan(0.28);
    that(other).toBeLessThan(0.38);
  });

  it("counts a letter as src/match/cost.ts prices it", () => {
    that([...lettersOf("bahha").gaps].map((gap) => GAPS[gap])).toEqual(["consonant", "vowel", "h", "doubled", "vowel"]);
    that([...lettersOf("aish").gaps].map((gap) => GAPS[gap])).toEqual(["vowel beside vowel", "vowel beside vowel", "consonant", "final h"]);
    that([swapKind(at("q"), at("k")), swapKind(at("a"), at("o")), swapKind(at("m"), at("t")), pairName(1, 0)]).toEqual([
      "k/q",
      "other vowels",
      "other letters",
      "a/b",
    ]);
  });
});
