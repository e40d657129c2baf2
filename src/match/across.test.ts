import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { KINDS } from "../ground/index.ts";
import { createAcross } from "./across.ts";
import { acrossByBruteForce } from "./brute-force.ts";
import { buildNameIndex } from "./nameindex.ts";
import { peopleByWord } from "./people.ts";
import { readQuery } from "./query.ts";
import { createScratch } from "./scratch.ts";
import { searchNames } from "./search.ts";
import { createLookup } from "./vocabulary.ts";

const population = createLookup(buildNameIndex([]).vocabulary);

/** People with their names; every fourth name is one that the publisher calls weak. */
function listed(people: readonly (readonly string[])[]): Parameters<typeof createAcross> {
  const names = people.flatMap((texts, entry) =>
    texts.map((text, n) => ({ text, entry, kind: "person" as const, weak: n % 4 === 3, derived: false })),
  );
  const index = buildNameIndex(names, "alone");
  const entryNames = Uint32Array.from({ length: people.length + 1 }, (_, e) =>
    people.slice(0, e).reduce((sum, { length }) => sum + length, 0),
  );
  const entryKind = new Uint8Array(people.length).fill(KINDS.indexOf("person"));
  return [index, createScratch(index), { people: peopleByWord(index, { entryKind, entryNames }), entryNames }];
}

function found(people: readonly (readonly string[])[], asked: string, least: number): Map<number, number> {
  const [index, scratch, inside] = listed(people);
  const query = readQuery(population, asked, "person");
  const out = new Map<number, number>();
  const reached = searchNames(query, index, scratch, least, () => undefined);
  createAcross(index, scratch, inside)(query, reached, least, ({ entry, bits }) => out.set(entry, bits));
  return out;
}

describe("[M20] a person's names are taken together", () => {
  test("random people against brute force: none is lost, none is there twice or for more", () => {
    const words =
      "sanaullah ghafari ghaffari shahab shihab muhajir muhajer kaskar dawood daud hasan ibrahim abdul karim al haji j testov".split(" ");
    const name = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }).map((each) => each.join(" "));
    const people = fc.array(fc.array(name, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(people, name, (all, asked) => {
        const [index, , { entryNames }] = listed(all);
        const query = readQuery(population, asked, "person");
        const slow = all.map((_, entry) => {
          const from = entryNames[entry] as number;
          return acrossByBruteForce(
            query,
            index,
            Array.from({ length: (entryNames[entry + 1] as number) - from }, (__, n) => from + n),
          );
        });
        // just below what each is worth, so that whatever is struck out too early is missed
        for (const least of [1e-6, ...slow.map((bits) => bits - 1e-3)].filter((bits) => bits > 0)) {
          const fast = found(all, asked, least);
          expect(fast.size).toBe(slow.filter((bits) => bits >= least).length);
          for (const [entry, bits] of fast) expect(bits).toBeCloseTo(slow[entry] as number, 4);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("the more words of the names used stay over, the less it is worth", () => {
    const worth = (...names: string[]): number => found([names], "Karimullah Muhajirov", 1e-6).get(0) as number;
    const two = worth("Karimullah Testov", "Farid Muhajirov");
    expect(worth("Karimullah", "Farid Muhajirov")).toBeCloseTo(two + 2, 4);
    expect(worth("Karimullah Testov Farid Gul", "Farid Muhajirov")).toBeCloseTo(two - 4, 4);
    // of two names that have the word the shorter one is taken
    expect(worth("Karimullah Testov", "Karimullah Testov Farid Gul", "Farid Muhajirov")).toBeCloseTo(two, 4);
  });

  test.each([
    ["two spellings of one word are not two words", ["Harith Testov", "Haris Gul"], "Harith Haris"],
    ["one name has them all", ["Karimullah Muhajirov"], "Karimullah Muhajirov"],
    ["a word that no name has", ["Karimullah Testov", "Farid Muhajirov"], "Karimullah Muhajirov Zubaidov"],
    ["one word alone", ["Karimullah Testov", "Farid Muhajirov"], "Karimullah"],
  ])("nothing where %s", (_, names, asked) => {
    expect(found([names], asked, 1e-6).size).toBe(0);
  });
});
