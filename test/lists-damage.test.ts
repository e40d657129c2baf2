import { describe, expect, test } from "vitest";
import { allReaders } from "../src/lists/index.ts";
import { fixtureCases, realCases } from "./damage/case.ts";
import { complains } from "./damage/oracle.ts";
import { readWith } from "./damage/outcome.ts";
import { damage, KINDS } from "./damage/suite.ts";
import { type Chance, tenthsFor } from "./damage/wound.ts";
import { shared } from "./shared.ts";

const fixtures = await fixtureCases();
const real = await realCases();
/** of the 1,000 places that `npm run damage -- 20190304 1000` takes of each fixture one tenth, which one by its name */
const fixtureChance = (name: string): Chance => ({ seed: 20190304, flips: 1000, tenths: tenthsFor(name, 1) });
const realChance = (name: string): Chance => ({ seed: 20190305, flips: 200, tenths: tenthsFor(name, 1) });

describe("[L23] damaged lists: never a crash, never a silent loss", () => {
  test("every tenth of the 1,000 places is some fixture's, and each fixture has 100 of its own", () => {
    const taken = fixtures.map(({ name }) => tenthsFor(name, 1));
    expect(taken.every((tenths) => new Set(tenths).size === 1)).toBe(true);
    expect(new Set(taken.flat()).size).toBe(10);
  });

  test("every reader but the register's own has a fixture to damage", async () => {
    const formats = new Set(fixtures.map(({ format }) => format));
    expect((await allReaders()).map(({ format }) => format).filter((format) => format !== "starter" && !formats.has(format))).toEqual([]);
  });

  test.each(fixtures.map((given) => [given.name, given] as const))("%s", { timeout: 120_000 }, async (_name, given) => {
    for (const kind of KINDS) {
      const { wrong } = await damage(given, kind, fixtureChance(given.name));
      expect(wrong.slice(0, 5), kind).toEqual([]);
    }
  });
});

describe("[L23] a list's own date that is no day of the calendar is told, and the list has none", () => {
  test.each([
    ["un/consolidated.xml", /dateGenerated="\d{4}-\d\d-\d\d/, 'dateGenerated="'],
    ["ch/whole-list.xml", / date="\d{4}-\d\d-\d\d/, ' date="'],
    ["eu/fsf-1.1.xml", /generationDate="\d{4}-\d\d-\d\d/, 'generationDate="'],
    ["ofac/sdn_enhanced.xml", /<dataAsOf>\d{4}-\d\d-\d\d/, "<dataAsOf>"],
  ])("%s", async (name, own, before) => {
    const given = fixtures.find((found) => found.name === name)!;
    const text = given.files[given.target]!.bytes.toString("utf8");
    expect(text).toMatch(own);
    for (const day of ["2025-13-45", "2025-02-30", "0000-00-00"]) {
      const got = await readWith(given, Buffer.from(text.replace(own, `${before}${day}`)));
      if (got.kind === "refused") expect.fail(got.message);
      expect(got.result.published).toBeUndefined();
      expect(got.result.problems).toContainEqual(expect.objectContaining({ code: "field-invalid", value: expect.stringContaining(day) }));
    }
  });
});

describe("[L23] bytes whose change once lost an entry in silence", () => {
  test.each([
    ["ch/whole-list.xml", '<modification modification-type="listed" effective-date="2022-01-01"/>', "<modificatiOn"],
    ["ch/whole-list.xml", '<modification modification-type="listed" effective-date="2022-01-01"/>', "\nmodification"],
    ["ftm/entities.ftm.json", '{"id":"addr-1"', '{"id":"aAdr-1"'],
    ["pk/first-schedule.html", "(a) Al-Kiln Trust", "/a) Al-Kiln Trust"],
    ["pk/first-schedule.html", "Marnik Front (a) Marnik", "Marnik Front (1) Marnik"],
    ["pk/first-schedule.html", "<br>(b) Bell", "<br:(b) Bell"],
    ["pk/first-schedule.html", "<td>(c)</td>", "<td>(/)</td>"],
    ["uk/conlist-36.csv", ",90001\n", ",/0001\n"],
    ["uk/sanctions-list.xml", "<TravelBan>true</TravelBan>", "<TravelBin>true</TravelBin>"],
    [
      "uk/sanctions-list.xml",
      "<Name><Name6>SEA INVENTION</Name6><NameType>Primary Name</NameType></Name>",
      "<Nome><Name6>SEA INVENTION</Name6></Nome>",
    ],
    ["ofac/sdn_advanced.xml", 'RelationTypeID="2601"', 'RelationTypoID="2601"'],
    ["csl/csl-29.csv", "_id,source", "xid,source"],
    ["csl/csl-29.csv", "\n90003,", "\n90001,"],
    ["ftm/entities.ftm.json", '"owner":["ZZ-firm"]', '"owner":["ZZ-firn"]'],
  ])("%s: %s", async (name, was, is) => {
    const given = fixtures.find((found) => found.name === name)!;
    const bytes = given.files[given.target]!.bytes;
    const at = bytes.lastIndexOf(was);
    expect(at).toBeGreaterThan(-1);
    const damaged = Buffer.concat([bytes.subarray(0, at), Buffer.from(is), bytes.subarray(at + is.length)]);
    const base = await readWith(given, bytes);
    if (base.kind === "refused") expect.fail(base.message);
    expect(complains(base, await readWith(given, damaged))).toBe(true);
  });
});

describe.skipIf(shared === null)("[L23] damaged cuts of real lists (skipped where ../shared is not there)", () => {
  test("there are real lists", () => {
    expect(real.length).toBeGreaterThanOrEqual(shared === null ? 0 : 15);
  });
  test.each(real.map((given) => [given.name, given] as const))("%s", { timeout: 120_000 }, async (_name, given) => {
    for (const kind of KINDS) {
      const { wrong } = await damage(given, kind, realChance(given.name));
      expect(wrong.slice(0, 5), kind).toEqual([]);
    }
  });
});
