import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { WritError } from "../../src/ground/index.ts";
import { parameterValues } from "../../src/match/parameter-values.ts";
import { parseParameterFile, type ParameterFile, type ParameterRow } from "../../src/match/parameters-file.ts";
import { POPULATION_HASH } from "../../src/match/population-hash.ts";
import type { Found } from "../evidence/found.ts";
import { FEATURES } from "../evidence/laid.ts";
import { inForce, lettersOf } from "./changes.ts";
import { costRows } from "./cost-rows.ts";
import { estimatesOf } from "./estimates.ts";
import { PARAMETER_FILE } from "./seal.ts";
import { changesBetween, sealedText, withEstimates } from "./sealing.ts";
import { SOURCES } from "./spellings.ts";
import type { Taught } from "./taught.ts";
import { expect as expectChanges } from "./transducer.ts";

const PLACE = { file: PARAMETER_FILE, population: POPULATION_HASH };
const FILE = parseParameterFile(readFileSync(new URL("../../src/match/parameters.json", import.meta.url), "utf8"), PLACE);
const IDS = new Set(FILE.numbers.map(({ id }) => id));
const rowOf = (file: ParameterFile, id: string): ParameterRow => file.numbers.find((row) => row.id === id) as ParameterRow;
const changed = (id: string, by: Partial<ParameterRow>): ParameterFile => ({
  ...FILE,
  numbers: FILE.numbers.map((row) => (row.id === id ? { ...row, ...by } : row)),
});
const values = (file: ParameterFile): number[] => file.numbers.map(({ value }) => value);

describe("[M16] what is learned goes beside each number, and into those alone that say so", () => {
  const estimates = new Map([
    // what the file calls learned stays so
    ...FILE.numbers.flatMap(({ id, from, learned }) => (from === "learned" && learned !== undefined ? [[id, learned] as const] : [])),
    ["firstLetter", [{ source: "made up", value: 1.234, error: 0.1, pairs: 9 }]] as const,
    ["letters.doubled", [{ source: "made up", value: 1.234, error: 0.1, pairs: 9 }]] as const,
  ]);

  test("beside a number that is set, assumed or counted: its value stays", () => {
    const next = withEstimates(FILE, estimates);
    expect(values(next)).toEqual(values(FILE));
    expect(rowOf(next, "firstLetter").learned).toEqual(estimates.get("firstLetter"));
    // an estimate of an earlier run that this one did not make is gone
    expect(
      next.numbers
        .filter(({ learned }) => learned !== undefined)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual([...estimates.keys()].toSorted());
  });

  test("a learned number takes the first estimate, to the parts that it is kept in; the file is sealed and read", () => {
    const asked = [changed("firstLetter", { from: "learned" }), changed("letters.doubled", { from: "learned" })];
    const [edge, letter] = asked.map((file) => withEstimates(file, estimates));
    expect(rowOf(edge as ParameterFile, "firstLetter").value).toBe(1.2);
    expect(rowOf(letter as ParameterFile, "letters.doubled").value).toBe(1.25);
    const text = sealedText(edge as ParameterFile, PARAMETER_FILE);
    expect(parameterValues(parseParameterFile(text, PLACE), PARAMETER_FILE).parameters.firstLetter).toBe(1.2);
    expect(sealedText(withEstimates(edge as ParameterFile, estimates), PARAMETER_FILE)).toBe(text);
  });

  test("what cannot be meant is not sealed", () => {
    const below = new Map([["letters.hGap", [{ source: "made up", value: -0.84, error: 0.1, pairs: 9 }]]]);
    const refused = (file: ParameterFile) => () => sealedText(file, PARAMETER_FILE);
    expect(refused(withEstimates(changed("letters.hGap", { from: "learned" }), below))).toThrow(WritError);
    expect(refused(withEstimates(changed("letters.hGap", { from: "learned" }), new Map()))).toThrow("no estimate stands beside it");
    expect(refused(changed("bands.possible", { value: 99 }))).toThrow("less than bands.possible, 99");
  });

  test("who seals is told each field that is another", () => {
    expect(changesBetween(FILE, FILE)).toEqual([]);
    const next = { ...changed("middle", { value: 0.99, meaning: "another" }), population: "0".repeat(32) };
    const { value, meaning } = rowOf(FILE, "middle");
    expect(changesBetween(FILE, next)).toEqual([
      `population: "${POPULATION_HASH}" → "${"0".repeat(32)}"`,
      `middle value: ${value} → 0.99`,
      `middle meaning: "${meaning}" → "another"`,
    ]);
    expect(changesBetween(FILE, { ...FILE, numbers: FILE.numbers.slice(1) })).toEqual(["prior: gone"]);
  });
});

describe("estimates by the number that they speak of", () => {
  const told = (what: string, how: string) => ({ what, how, taken: 1, same: 50, ofSame: 100, chance: 1, ofChance: 64 });
  const names: Found = {
    learnt: [
      {
        kind: "person",
        same: 20,
        chance: 10,
        rows: FEATURES.map((feature) => ({ feature, bits: feature === "first letter" ? -3 : 2, error: 0.4 })),
      },
    ],
    odds: [],
    told: [
      told("birth date", "the same day"),
      { ...told("sex", "differs"), same: 0 },
      told("address", "agrees"),
      told("birth place", "agrees"),
    ],
    ordinary: 1,
  };
  const taught = (counted: boolean): Taught => {
    const source = SOURCES.find((one) => one.counted === counted) as (typeof SOURCES)[number];
    const pair = { left: lettersOf("qadir"), right: lettersOf("kadir"), weight: 40 };
    const counts = expectChanges([pair], inForce({ level: 2 }));
    return { source, pairs: 7, counts, other: 0, level: 2, check: { pairs: 0, inForce: 0, learned: 0 } };
  };

  test("each price of a change and each feature speaks of a number of the file", () => {
    expect(costRows().filter(({ id }) => !IDS.has(id))).toEqual([]);
    const found = estimatesOf({ letters: [taught(true)], names });
    expect([...found.keys()].filter((id) => !IDS.has(id))).toEqual([]);
    expect([...found.keys()]).toEqual(expect.arrayContaining(["letters.pair.k/q", "leftQuery", "fact.birthDay"]));
  });

  test("on the number's own scale, with what the pairs leave open", () => {
    const found = estimatesOf({ letters: [taught(true), taught(false)], names });
    expect(found.get("firstLetter")).toEqual([{ source: "pairs of names, person", value: 1.5, error: 0.2, pairs: 30 }]);
    // half of those, and one in 64 by chance
    expect(found.get("fact.birthDay")).toMatchObject([{ value: 5, pairs: 100 }]);
    expect(found.get("fact.place")?.map(({ source }) => source)).toEqual(["joined people, birth place", "joined people, address"]);
    expect(found.has("fact.sexDiffers")).toBe(false);
    // one q for a k in each of forty pairs: −log2 of the share of places that is, less the level; the source of an order alone is left out
    const [pooled, swap, ...more] = found.get("letters.pair.k/q") ?? [];
    expect(more).toEqual([]);
    expect(swap?.value).toBeCloseTo(0 - 2, 1);
    // four fifths of what was assumed, a fifth of what was seen
    expect(pooled?.value).toBeCloseTo(0.8 * 0.5 + 0.2 * -2, 1);
    expect(swap?.error).toBeCloseTo(1 / (Math.LN2 * Math.sqrt(40)), 1);
  });
});
