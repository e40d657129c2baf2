import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shared } from "../../test/shared.ts";
import type { Entry } from "./entry.ts";
import { ftm } from "./ftm.ts";
import type { ReadResult } from "./reader.ts";
import { recognise } from "./readers.ts";
import { listFileFromBytes, openListFile } from "./source.ts";
import { workTime } from "../../test/work-time.ts";

const fixture = readFileSync(join(import.meta.dirname, "../../test/fixtures/lists/ftm/entities.ftm.json"));

async function read(
  bytes: Uint8Array | string,
): Promise<{ entries: readonly Entry[]; result: ReadResult; byId: ReadonlyMap<string, Entry> }> {
  const file = await listFileFromBytes("entities.ftm.json", typeof bytes === "string" ? Buffer.from(bytes) : bytes);
  const entries: Entry[] = [];
  const result = await ftm.read(new Map([["whole", file]]), { onEntry: (entry) => entries.push(entry) });
  return { entries, result, byId: new Map(entries.map((entry) => [entry.id as string, entry])) };
}
const line = (entity: object): string => `${JSON.stringify(entity)}\n`;

test("[L12] a person with everything that names her", async () => {
  const { byId } = await read(fixture);
  expect(byId.get("ZZ-person-1")).toEqual({
    list: "invented_list",
    id: "ZZ-person-1",
    kind: "person",
    names: [
      { text: "INVENTED, Zarmina Gul", role: "variation", quality: "unknown", script: "Latn" },
      { text: "Zarmina Gul Invented", role: "primary", quality: "unknown", script: "Latn" },
      { text: "زرمینه گل", role: "variation", quality: "unknown", script: "Arab" },
      { text: "Zari Fabricated", role: "alias", quality: "unknown", script: "Latn" },
      { text: "Zee", role: "alias", quality: "weak", script: "Latn" },
      { text: "Zarmina Former", role: "former", quality: "unknown", script: "Latn" },
    ],
    births: [
      { from: "1961-05", to: "1961-05", circa: false },
      { from: "1962", to: "1962", circa: false },
    ],
    birthPlaces: [
      { text: "Spin Tangay, Pakistan", country: "pk" },
      { text: "af", country: "af" },
    ],
    identifiers: [
      { type: "passport", value: "AB1234567" },
      { type: "national-id", value: "42101-1234567-1" },
      { type: "email", value: "relief@invented.invalid" },
      { type: "un-ref", value: "ZZi.042" },
      { type: "passport", value: "CD7654321", country: "af", note: "issued 1999-05-03; expires 2009-05-02" },
      { type: "national-id", value: "F-703443", country: "af", note: "Tazkira" },
    ],
    addresses: [
      { text: "ae", country: "ae" },
      { text: "Lane 4, Kabul, Afghanistan", country: "af" },
      { text: "House 12, Karachi, Pakistan", street: "House 12", city: "Karachi", postalCode: "74000", country: "pk" },
    ],
    nationalities: ["pk"],
    sex: "female",
    fathers: ["Gul Invented"],
    mothers: ["Bibi Invented"],
    titles: ["Hajji"],
    positions: ["Head of Invented Relief"],
    programmes: ["ZZ-TERR", "Invented Terrorism Act"],
    legalBasis: [],
    measures: ["sanction", "Asset freeze", "Travel ban"],
    listedOn: "2019-03-01",
    relations: [
      { kind: "family", to: "ZZ-person-2", name: "Gulalai Invented", note: "sister" },
      { kind: "director-of", to: "ZZ-front", name: "Invented Front", note: "treasurer" },
    ],
    claims: [
      {
        what: "designated",
        text: "Invented Terrorism Act",
        from: "2019-03-01",
        by: "Invented Ministry",
        status: "active",
        reference: "7",
        source: "https://lists.invalid/7",
        confidence: "seen",
      },
    ],
    remarks: "Said to be retired.\nRaised funds for the Invented Front.",
    unmapped: [
      ["firstName", "Zarmina"],
      ["addressEntity", "addr-missing"],
      ["topics", "crime.terror"],
      ["height", "1.6"],
      ["createdAt", "2024-02-23"],
      ["referents", "zz-1"],
      ["first_seen", "2024-02-26T16:57:25"],
      ["Sanction.country", "pk"],
      ["Passport.givenName", "Zarmina"],
    ],
    source: { file: "entities.ftm.json", line: 2 },
  });
});

test("bodies, vessels, aircraft, wallets; a relation is told from both ends", async () => {
  const { byId } = await read(fixture);
  expect(byId.get("ZZ-front")).toMatchObject({
    kind: "organisation",
    names: [
      { text: "Invented Front", role: "primary" },
      { text: "IFT", role: "acronym" },
    ],
    births: [{ from: "1999" }],
    identifiers: [
      { type: "registration", value: "R-1" },
      { type: "tax", value: "5408100018" },
      { type: "phone", value: "+92 300 0000001" },
    ],
    nationalities: ["pk"],
    listedOn: "2001-02-23",
    endedOn: "2021-01-01",
    relations: [
      { kind: "owned-by", to: "ZZ-firm", name: "Invented Holding", note: "51 %; until 2012, since 2010" },
      { kind: "director", to: "ZZ-person-1", name: "Zarmina Gul Invented", note: "treasurer" },
    ],
  });
  expect(byId.get("ZZ-ship")).toMatchObject({
    kind: "vessel",
    identifiers: [
      { type: "imo", value: "IMO9999993" },
      { type: "mmsi", value: "999999999" },
    ],
    nationalities: ["kp"],
    births: [{ from: "1975" }],
    relations: [{ kind: "owned-by", to: "ZZ-front" }],
    unmapped: [["pastFlags", "pa"]],
  });
  expect(byId.get("ZZ-plane")).toMatchObject({ kind: "aircraft", identifiers: [{ type: "serial", value: "123" }] });
  // a wallet's caption is its key: no name is made of it
  expect(byId.get("ZZ-wallet")).toMatchObject({
    kind: "unknown",
    names: [],
    identifiers: [{ type: "wallet", value: "1InventedKey" }],
    unmapped: [
      ["currency", "XBT"],
      ["schema", "CryptoWallet"],
    ],
  });
  expect(byId.get("ZZ-person-2")).toMatchObject({
    names: [{ text: "Gulalai Invented", role: "primary" }],
    fathers: [],
    unmapped: [
      ["topics", "role.rca"],
      ["fatherName", "Николаевна"],
      ["birthDate", "no date"],
    ],
  });
});

test("the sum: every line counted, context and unknown schemata too", async () => {
  const { result } = await read(gzipSync(fixture));
  expect(result).toMatchObject({ list: "invented_list", format: "ftm", rows: 16, entries: 6, whole: true, missingParts: [] });
  expect(result.unmapped.get("context Company")).toBe(1);
  expect(result.unmapped.get("schema Position")).toBe(1);
  expect(result.problems).toMatchObject([
    { code: "entry-unknown", line: 2, field: "addressEntity", value: "addr-missing" },
    { code: "field-invalid", line: 12, field: "birthDate", value: "no date" },
  ]);
});

test("no property goes unaccounted: one of each, with a word of its own", async () => {
  const known = [
    "name",
    "alias",
    "weakAlias",
    "previousName",
    "abbreviation",
    "birthPlace",
    "nationality",
    "citizenship",
    "flag",
    "jurisdiction",
    "country",
    "address",
    "addressEntity",
    "fatherName",
    "motherName",
    "title",
    "position",
    "program",
    "topics",
    "notes",
    "summary",
    "gender",
    "imoNumber",
    "passportNumber",
    "owner",
    "parent",
    "__proto__",
    "constructor",
    "birthDate",
    "whatever",
  ];
  const properties = `{${known.map((property, at) => `${JSON.stringify(property)}:["Word${at}x"]`).join(",")}}`;
  const { entries } = await read(`{"id":"a","schema":"Person","datasets":["d"],"properties":${properties},"other":{"k":"Word99x"}}\n`);
  const everything = JSON.stringify(entries[0]);
  expect(known.filter((_, at) => !everything.includes(`Word${at}x`))).toEqual([]);
  expect(everything).toContain("Word99x");
});

describe("recognition", () => {
  test("by content; the first dataset is the list, each file one of its own", async () => {
    const other = Buffer.from(line({ id: "x", schema: "Person", datasets: ["second"], properties: { name: ["Zari"] } }));
    const groups = await recognise([await listFileFromBytes("one.bin", fixture), await listFileFromBytes("two.bin", other)]);
    expect(groups.map(({ reader, list }) => [reader.format, list])).toEqual([
      ["ftm", "invented_list"],
      ["ftm", "second"],
    ]);
    const none = await listFileFromBytes("x", Buffer.from(line({ id: "x", schema: "Person", properties: {} })));
    expect((await recognise([none]))[0]?.list).toBe("ftm");
  });
});

describe("bad input", () => {
  const sound = line({ id: "x", schema: "Person", datasets: ["d"], properties: { name: ["Zari"] } });
  test("bad lines are told and left out, the others read", async () => {
    const { entries, result } = await read(
      `${sound}{bad}\n[1]\n{"id":"","schema":"Person","properties":{}}\n{"id":"y","properties":{}}\n{"id":"y","schema":"Person"}\n\n${sound.replace('"x"', '"z"')}`,
    );
    expect(entries.map(({ id }) => id)).toEqual(["x", "z"]);
    expect(result.problems.map(({ code, line: at, message }) => [code, at, message])).toEqual([
      ["json-malformed", 2, "the line is no JSON"],
      ["row-malformed", 3, "the line is no JSON object"],
      ["row-malformed", 4, "the entity has no id"],
      ["row-malformed", 5, "the entity has no schema"],
      ["row-malformed", 6, "the entity has no properties"],
    ]);
    expect(result).toMatchObject({ rows: 7, whole: true });
  });
  test("a file cut short says so", async () => {
    const { entries, result } = await read(`${sound}${sound.slice(0, 30)}`);
    expect(entries.length).toBe(1);
    expect(result).toMatchObject({ whole: false, problems: [{ code: "json-malformed", line: 2, message: "the last line is cut short" }] });
  });
  test("a sanction or a relation of nobody is told", async () => {
    const { result } = await read(
      `${sound}${line({ id: "s", schema: "Sanction", datasets: ["d"], properties: { entity: ["nobody"] } })}${line({ id: "f", schema: "Family", datasets: ["d"], properties: { person: ["x"], relative: ["gone"] } })}`,
    );
    expect(result.problems.map(({ value, message }) => [value, message])).toEqual([
      ["nobody", "a sanction or document names a party that the file does not hold"],
      ["gone", "a relation names a party that the file does not hold"],
    ]);
  });
  test("a line without end, a name of 100,000 characters, lone surrogates", async () => {
    const long = await read(`${sound}{"id":"${"a".repeat(17_000_000)}"}\n${sound.replace('"x"', '"z"')}`);
    expect(long.result.problems).toMatchObject([{ code: "value-too-long", line: 2 }]);
    expect(long.entries.map(({ id }) => id)).toEqual(["x", "z"]);
    const { entries } = await read(
      line({ id: "x", schema: "Person", datasets: ["d"], properties: { name: ["b".repeat(100_000), "Zari \uD800"] } }),
    );
    expect(entries[0]?.names.map(({ text }) => text.length)).toEqual([100_000, 6]);
    expect(entries[0]?.names[1]?.text.isWellFormed()).toBe(true);
  });
  test("a million aliases take no long time, and what is left out is told", { tags: ["slow"] }, async () => {
    const alias = Array.from({ length: 1_000_000 }, (_, at) => `Z${at}`);
    const started = workTime();
    const { entries, result } = await read(line({ id: "x", schema: "Person", datasets: ["d"], properties: { name: ["Zari"], alias } }));
    expect(workTime() - started).toBeLessThan(6000);
    expect(entries[0]?.names.length).toBe(5001);
    expect(result.problems).toMatchObject([{ code: "too-many", field: "alias" }]);
  });
  test("any JSON at all: no error but as a problem", async () => {
    const entity = fc.record(
      {
        id: fc.oneof(fc.string(), fc.jsonValue()),
        schema: fc.oneof(fc.constantFrom("Person", "Sanction", "Family", "Address", "Passport", "__proto__"), fc.jsonValue()),
        properties: fc.oneof(
          fc.dictionary(
            fc.constantFrom("name", "entity", "person", "relative", "holder", "number", "birthDate", "addressEntity", "__proto__", "full"),
            fc.oneof(fc.array(fc.string({ unit: "binary" })), fc.jsonValue()),
          ),
          fc.jsonValue(),
        ),
        datasets: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(entity, fc.jsonValue()), { minLength: 1, maxLength: 6 }), async (values) => {
        const { result, entries } = await read(values.map((value) => JSON.stringify(value)).join("\n"));
        expect(result.entries).toBe(entries.length);
        expect(result.rows).toBe(values.length);
      }),
      { numRuns: 300 },
    );
  });
});

describe.skipIf(shared === null)("the yardstick's lists (skipped where ../shared is not there)", () => {
  const lines = new Map([
    ["AU-2024-11-11", 3062],
    ["CA-2025-05", 4759],
    ["EU-2025-04-15", 5307],
    ["UK-2025-04-14", 4688],
    ["UN-2025-11-20", 1000],
    ["US-SDN-2024-05-03", 14965],
    ["pk-facts", 57],
    ["pk-groups", 87],
    ["world", 33781],
  ]);
  test.each([...lines])("%s: each of its %d lines is an entry", async (name, count) => {
    const folder = join(shared ?? "", "yardstick/tasks/lists", name);
    const file = await openListFile(join(folder, `entities.ftm.json${name.startsWith("pk-") ? "" : ".gz"}`));
    const ids = new Set<string>();
    const groups = await ftm.group?.([{ part: "whole", file }]);
    const result = await ftm.read(new Map([["whole", file]]), { onEntry: ({ id }) => ids.add(id) });
    expect(groups?.[0]?.list).toBe(name);
    expect(result).toMatchObject({ entries: count, rows: count, problemCount: 0, whole: true, list: name });
    expect(ids.size).toBe(count);
    expect(result.unmapped.size).toBe(0);
  });
});
