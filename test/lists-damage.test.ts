import { describe, expect, test } from "vitest";
import { READERS } from "../src/lists/index.ts";
import { fixtureCases, realCases } from "./damage/case.ts";
import { damage, KINDS } from "./damage/suite.ts";
import { shared } from "./shared.ts";

const fixtures = await fixtureCases();
const real = await realCases();
/** each fixture is harmed in fewer places than `npm run damage` takes, which is the same suite with 1,000 of them */
const FIXTURE = { seed: 20190304, flips: 100 } as const;
const REAL = { seed: 20190305, flips: 20 } as const;

describe("[L23] damaged lists: never a crash, never a silent loss", () => {
  test("every reader but the register's own has a fixture to damage", () => {
    const formats = new Set(fixtures.map(({ format }) => format));
    expect(READERS.map(({ format }) => format).filter((format) => format !== "starter" && !formats.has(format))).toEqual([]);
  });

  test.each(fixtures.map((given) => [given.name, given] as const))("%s", { timeout: 120_000 }, async (_name, given) => {
    for (const kind of KINDS) {
      const { wrong } = await damage(given, kind, FIXTURE);
      expect(wrong.slice(0, 5), kind).toEqual([]);
    }
  });
});

describe.skipIf(shared === null)("[L23] damaged cuts of real lists (skipped where ../shared is not there)", () => {
  test("there are real lists", () => {
    expect(real.length).toBeGreaterThanOrEqual(shared === null ? 0 : 15);
  });
  test.each(real.map((given) => [given.name, given] as const))("%s", { timeout: 120_000 }, async (_name, given) => {
    for (const kind of KINDS) {
      const { wrong } = await damage(given, kind, REAL);
      expect(wrong.slice(0, 5), kind).toEqual([]);
    }
  });
});
