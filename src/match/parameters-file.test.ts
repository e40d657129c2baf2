import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { WritError } from "../ground/index.ts";
import { parameterValues } from "./parameter-values.ts";
import {
  checkParameterFile,
  parseParameterFile,
  sealOf,
  unsealedParameterFile,
  writtenParameterFile,
  type ParameterFile,
  type ParameterRow,
} from "./parameters-file.ts";
import { LETTER_COSTS, PARAMETERS, PARAMETERS_HASH } from "./parameters.ts";
import { POPULATION_HASH } from "./population-hash.ts";

const NAME = "parameters.json";
const TEXT = readFileSync(new URL("./parameters.json", import.meta.url), "utf8");
const PLACE = { file: NAME, population: POPULATION_HASH };
const FILE = parseParameterFile(TEXT, PLACE);
const read = (text: string) => parameterValues(parseParameterFile(text, PLACE), NAME);

/** The problem that a text is refused with; null if it is taken. */
function refusal(text: string): { code: string; file?: string; field?: string; message: string; remedy?: string } | null {
  try {
    read(text);
    return null;
  } catch (error) {
    if (error instanceof WritError) return error.problem;
    throw error;
  }
}

/** The file with its rows changed by somebody who knows how to seal it. */
const resealed = (rows: (rows: readonly ParameterRow[]) => readonly ParameterRow[]): string =>
  writtenParameterFile({ ...FILE, numbers: rows(FILE.numbers) });
const withValue = (id: string, value: number): string => resealed((rows) => rows.map((row) => (row.id === id ? { ...row, value } : row)));
/** The file with other fields at its head, sealed. */
const withHead = (head: Record<string, unknown>): string => {
  const changed = { ...FILE, ...head } as ParameterFile;
  // the shape is looked at before the hash
  return JSON.stringify({ ...changed, hash: Array.isArray(changed.numbers) ? sealOf(changed) : "none" });
};

describe("the file that ships", () => {
  test("is written as it is read, to the byte, and is what the engine runs on", () => {
    expect(writtenParameterFile(FILE)).toBe(TEXT);
    expect(read(TEXT)).toEqual({ parameters: PARAMETERS, letters: LETTER_COSTS });
    expect(FILE.hash).toBe(PARAMETERS_HASH);
    expect(new Set(FILE.numbers.map(({ id }) => id)).size).toBe(FILE.numbers.length);
  });

  test("order of fields and blanks are no change", () => {
    expect(refusal(JSON.stringify(Object.fromEntries(Object.entries(FILE).reverse())))).toBeNull();
  });
});

describe("[M15] a file that was altered, cut short or is another's", () => {
  test("every digit of it changed alone is refused", () => {
    const digits = [...TEXT.matchAll(/\d/g)].map(({ index, 0: digit }) => ({ index, digit: Number(digit) }));
    expect(digits.length).toBeGreaterThan(300);
    for (const { index, digit } of digits) {
      const other = (digit + 1 + (index % 9)) % 10;
      const found = refusal(TEXT.slice(0, index) + other + TEXT.slice(index + 1));
      expect(found, `place ${index}`).toMatchObject({ code: "parameters-damaged", file: NAME });
    }
  });

  test("any one character changed is refused, if JSON reads it as anything else", () => {
    fc.assert(
      fc.property(fc.nat(TEXT.length - 1), fc.string({ minLength: 1, maxLength: 1, unit: "grapheme-ascii" }), (at, other) => {
        const text = TEXT.slice(0, at) + other + TEXT.slice(at + 1);
        const found = refusal(text);
        // blanks between the fields may be others
        if (found === null) expect(JSON.parse(text)).toEqual(JSON.parse(TEXT));
        else expect(found).toMatchObject({ code: "parameters-damaged", file: NAME, remedy: expect.stringContaining("restore") });
      }),
      { numRuns: 500 },
    );
  });

  test("cut short at every tenth, and emptied", () => {
    for (let tenth = 0; tenth < 10; tenth++) {
      const found = refusal(TEXT.slice(0, Math.floor((TEXT.length * tenth) / 10)));
      expect(found).toMatchObject({ code: "parameters-damaged", file: NAME, message: expect.stringContaining("not JSON, or cut short") });
    }
  });

  test.each([
    ["schema", { schema: "writ-parameters/2" }, "reads writ-parameters/1"],
    ["version", { version: "2" }, "the version is 2"],
    ["population", { population: "0".repeat(32) }, "population table 00000000"],
    ["numbers", { numbers: {} }, "a list is needed"],
    ["numbers[0]", { numbers: [7] }, "an object is needed"],
    ["author", { author: "somebody" }, "not known"],
    ["numbers[0].note", { numbers: [{ ...FILE.numbers[0], note: "mine" }] }, "not known"],
    ["prior.from", { numbers: [{ ...FILE.numbers[0], from: "guessed" }] }, "none of learned, counted"],
    ["prior.learned[0].error", { numbers: [{ ...FILE.numbers[0], learned: [{ source: "x", value: 1, pairs: 1 }] }] }, "missing"],
  ])("another %s is refused though the hash fits", (field, head, message) => {
    const found = refusal(withHead(head));
    expect(found).toMatchObject({ code: "parameters-damaged", file: NAME, field, message: expect.stringContaining(message) });
  });

  test("a hash that does not fit names both", () => {
    const found = refusal(TEXT.replace(FILE.hash, "f".repeat(32)));
    expect(found).toMatchObject({ field: "hash", remedy: expect.stringContaining("npm run learn -- --seal") });
    expect(found?.message).toContain(FILE.hash);
  });

  test.each([[null], [[]], ["text"], [7]])("%j is no file", (given) => {
    expect(() => checkParameterFile(given, PLACE)).toThrow("an object is needed");
  });
});

const { bands } = PARAMETERS;

describe("[M16] a number that cannot be meant, under a hash that fits", () => {
  test("missing, each of them", () => {
    for (const { id } of FILE.numbers) {
      expect(refusal(resealed((rows) => rows.filter((row) => row.id !== id)))).toMatchObject({
        field: id,
        message: "this number is missing",
      });
    }
  });

  test("unknown, and twice given", () => {
    const [first] = FILE.numbers as [ParameterRow, ...ParameterRow[]];
    for (const id of ["constructor", "__proto__", "bands", "letters.pair.q/k", "letters.limit.8"])
      expect(refusal(resealed((rows) => [...rows, { ...first, id }]))).toMatchObject({
        field: id,
        message: "no number of this name is known",
      });
    expect(refusal(resealed((rows) => [...rows, first]))).toMatchObject({ field: first.id, message: "this number stands here twice" });
  });

  test.each([
    ["bands.strong", bands.possible - 0.5, `less than bands.possible, ${bands.possible}`],
    ["bands.identified", bands.strong - 0.5, `less than bands.strong, ${bands.strong}`],
    ["bands.possible", -1, "not from 0 to 100"],
    ["prior", 0, "not between 0 and 1"],
    ["prior", 1, "not between 0 and 1"],
    ["middle", 1.1, "not from 0 to 1"],
    ["kindDiffers", 1, "not from -100 to 0"],
    ["fact.sexDiffers", 0.5, "not from -100 to 0"],
    ["letters.vowelSwap", -0.05, "not from 0 to 12"],
    ["letters.pair.k/q", 0.52, "no multiple of 1/20"],
    ["letters.consonantSwap", 13, "not from 0 to 12"],
    ["letters.limit.7", 0, "less than letters.limit.6"],
    ["letters.limitRead", 1.5, "changed by 12.5 bits, and the most that is kept is 12"],
  ])("%s of %d", (id, value, message) => {
    expect(refusal(withValue(id, value))).toMatchObject({
      code: "parameters-damaged",
      field: id,
      message: expect.stringContaining(message),
    });
  });

  test("no number, and none that is finite", () => {
    for (const value of ['"7"', "null", "1e999", "-1e999", "[7]", "{}", "true"]) {
      const text = TEXT.replace(/"id":"charge","value":[\d.]+/, `"id":"charge","value":${value}`);
      expect(refusal(text)).toMatchObject({ field: "charge.value", message: expect.stringContaining("a finite number is needed") });
    }
  });

  test("learned, and not what was learned", () => {
    const learned = [{ source: "made up", value: 1.234, error: 0.1, pairs: 9 }];
    const as = (value: number, estimates: typeof learned): string =>
      resealed((rows) => rows.map((row) => (row.id === "firstLetter" ? { ...row, value, from: "learned", learned: estimates } : row)));
    expect(read(as(1.2, learned)).parameters.firstLetter).toBe(1.2);
    expect(refusal(as(1.3, learned))).toMatchObject({ field: "firstLetter", message: expect.stringContaining("not the estimate, 1.2") });
    expect(refusal(as(1.2, []))).toMatchObject({ field: "firstLetter", message: expect.stringContaining("no estimate stands beside it") });
  });

  test("a change that is sealed is taken", () => {
    const possible = bands.possible + 0.5;
    expect(read(withValue("bands.possible", possible)).parameters.bands).toEqual({ ...bands, possible });
    expect(read(withValue("letters.pair.l/r", 0.65)).letters.pairs.find(([a, b]) => a === "l" && b === "r")?.[2]).toBe(0.65);
    const edited = TEXT.replace(/("id":"bands.possible","value":)[\d.]+/, `$1${possible}`);
    expect(refusal(edited)).toMatchObject({ field: "hash" });
    expect(refusal(writtenParameterFile(unsealedParameterFile(edited, NAME)))).toBeNull();
  });
});

test("no number can be changed in a running engine", () => {
  const frozen = (value: unknown): boolean =>
    typeof value !== "object" || value === null || (Object.isFrozen(value) && Object.values(value).every(frozen));
  expect(frozen(PARAMETERS)).toBe(true);
  expect(frozen(LETTER_COSTS)).toBe(true);
});
