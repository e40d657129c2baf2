import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shared } from "../../test/shared.ts";
import { searchByBruteForce } from "./brute-force.ts";
import { nameForms, type IndexedName } from "./name-forms.ts";
import { buildNameIndex } from "./nameindex.ts";
import { readQuery } from "./query.ts";
import { createScratch } from "./scratch.ts";
import { searchNames } from "./search.ts";
import { createLookup } from "./vocabulary.ts";

const population = createLookup(buildNameIndex([]).vocabulary);
const PARTS =
  "abdul rahman al ul din ullah muhammad mohamed ahmad khan ali hassan hussein zawahiri testov karimov j k jamaat dawa lashkar trading company ltd 8 6 محمد جیش Иванов".split(
    " ",
  );
const anyName = fc.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 5 }).map((w) => w.join(" "));
const indexed = (texts: readonly string[]): IndexedName[] =>
  texts.flatMap((t, entry) => nameForms(t).map((f) => ({ text: f.text, entry, kind: "person", weak: false, derived: f.derived })));

function same(names: readonly IndexedName[], asked: readonly string[], least: readonly number[]): void {
  const index = buildNameIndex(names, "alone");
  const scratch = createScratch(index);
  for (const text of asked)
    for (const kind of ["person", "any", "organisation"] as const) {
      const query = readQuery(population, text, kind);
      for (const bits of least) {
        const fast = new Map<number, number>();
        const slow = new Map<number, number>();
        searchNames(query, index, scratch, bits, (h) => fast.set(h.name, h.alignment.bits));
        searchByBruteForce(query, index, scratch, bits, (h) => slow.set(h.name, h.alignment.bits));
        expect(
          [...fast].sort((a, b) => a[0] - b[0]),
          `${text} as ${kind} from ${bits}`,
        ).toEqual([...slow].sort((a, b) => a[0] - b[0]));
      }
    }
}

describe("[M5] the search loses no name that reaches the weight asked for", () => {
  test("random names against brute force", () => {
    fc.assert(
      fc.property(fc.array(anyName, { minLength: 1, maxLength: 30 }), anyName, (listed, asked) =>
        same(indexed(listed), [asked], [1e-6, 4, 9, 13, 19]),
      ),
      { numRuns: 120 },
    );
  });
  test("many names of few words, some with initials, so that postings and words both tell what a form covers", () => {
    const words = fc.constantFrom(
      ..."muhammad mohamed ahmad khan ali hassan hussein j k a al said testov karimov ahmed hasan trading ltd".split(" "),
    );
    const name = fc.array(words, { minLength: 2, maxLength: 5 }).map((w) => w.join(" "));
    fc.assert(
      fc.property(fc.array(name, { minLength: 200, maxLength: 400 }), name, (listed, asked) => same(indexed(listed), [asked], [4, 9, 13])),
      { numRuns: 25 },
    );
  });
  test("names with many words before and behind, so that what is left over costs the most it can", () => {
    const words = fc.constantFrom(
      ..."rehmat rahmat testgul trust trusts org bahawal pur karachi karachy office no 8 j ambulance services service of the welfare".split(
        " ",
      ),
    );
    const some = fc.array(words, { minLength: 1, maxLength: 4 }).map((w) => w.join(" "));
    const long = fc.array(words, { minLength: 5, maxLength: 10 }).map((w) => w.join(" "));
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 60 }), long, (listed, asked) =>
        same(indexed(listed), [asked], [1e-6, 4, 9, 13]),
      ),
      { numRuns: 120 },
    );
  });
  test.skipIf(shared === null)(
    "real names against brute force (skipped without the shared lists)",
    { timeout: 120_000, tags: ["slow"] },
    () => {
      const folder = join(shared as string, "yardstick/tasks/lists/UN-2025-11-20");
      const entities = readdirSync(folder).flatMap((f) => {
        const bytes = readFileSync(join(folder, f));
        return (f.endsWith(".gz") ? gunzipSync(bytes) : bytes)
          .toString("utf8")
          .split("\n")
          .filter((l) => l !== "")
          .map((l) => JSON.parse(l) as { properties: Record<string, string[]> });
      });
      const texts = entities
        .flatMap((e) => [...(e.properties["name"] ?? []), ...(e.properties["alias"] ?? [])])
        .filter((_, i) => i % 4 === 0);
      const asked = texts.filter((_, i) => i % 70 === 0).map((t, i) => (i % 2 === 0 ? t : t.replace(/(?<=\p{L}{2})\p{L}/u, "e")));
      same(indexed(texts), asked, [1e-6, 13]);
    },
  );
});
