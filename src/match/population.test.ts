import { describe, expect, test } from "vitest";
import { isOfPopulation, readPopulation, sharesOf } from "./population.ts";

const { words, shares } = readPopulation();

describe("the shipped table of the population, looked into where it stands", () => {
  test("every word of it is found, with the shares that the table has", () => {
    const wrong = words.filter((word, id) => {
      const [from, to] = [shares.start[id] as number, shares.start[id + 1] as number];
      const there = sharesOf(word);
      if (!isOfPopulation(word) || there.size !== to - from) return true;
      for (let k = from; k < to; k++) if (Math.fround(there.get(shares.area[k] as number) ?? 0) !== shares.share[k]) return true;
      return false;
    });
    expect(wrong).toEqual([]);
  });

  test("and none that it has not: words with a letter more, fewer or other", () => {
    const all = new Set(words);
    const others = words.flatMap((word) => [`${word}a`, word.slice(1), word.slice(0, -1), `${word.slice(0, -1)}~`, `0${word}`]);
    expect(others.filter((word) => isOfPopulation(word) !== all.has(word))).toEqual([]);
    for (const nobody of ["", " ", "\n", "11:5", "muhammad 0", "ظ", "zzzzzz", "!"]) expect(isOfPopulation(nobody)).toBe(false);
  });
});
