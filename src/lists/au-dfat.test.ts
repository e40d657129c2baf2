import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { collect, tableWorkbook } from "../../test/fixtures/lists/xlsx/build.ts";
import { fixture, readBytes } from "../../test/read-list.ts";
import { birthsOf, citizenshipsOf, lettered, listingDates } from "./au-text.ts";
import { otherInformation } from "./au-other.ts";
import { csvRows } from "./csv.ts";
import { recognise } from "./readers.ts";
import { listFileFromBytes } from "./source.ts";

const [old, today] = ["au/dfat-12.csv", "au/dfat-19.csv"].map((path) => readFileSync(fixture(path), "utf8")) as [string, string];

async function table(csv: string): Promise<string[][]> {
  async function* texts(): AsyncGenerator<string> {
    yield csv;
  }
  const rows = await collect(csvRows(texts(), { file: "x", onProblem: () => undefined }));
  return rows.map(({ cells }) => [...cells]);
}

/** As DFAT gives it out: a workbook, here wider than its columns and with blank rows at its end. */
async function asWorkbook(csv: string): Promise<Buffer> {
  const rows = await table(csv);
  return tableWorkbook([...rows.map((cells, at) => (at === 0 ? [...cells, "", "", ""] : cells)), [" "], ["", ""]]);
}

const given = await readBytes(await asWorkbook(old));
const [first, body, third] = given.entries;

describe("[L20] Australia, the 12 columns", () => {
  test("is counted and dated by its newest Control Date; letters are names of one party", () => {
    expect(given.result).toMatchObject({
      list: "au",
      format: "au-dfat",
      published: "2024-01-12",
      entries: 3,
      rows: 7,
      names: 7,
      whole: true,
      problemCount: 0,
    });
    expect(given.entries.map(({ id, kind }) => [id, kind])).toEqual([
      ["9002", "person"],
      ["9003", "organisation"],
      ["9010", "person"],
    ]);
  });

  test("names: roles in any case, cells turned round, each letter kept with its name", () => {
    expect(first!.names.map(({ text, role, quality }) => [text, role, quality])).toEqual([
      ["ZARIMAN QOLDASHT TEHVARI", "primary", "unknown"],
      ["Zariman TEHVARI", "alias", "unknown"],
      ["Zarim Q", "former", "unknown"],
      ["زریمان قلدشت تهوری", "original", "unknown"],
    ]);
    expect(first!.unmapped.filter(([key]) => key === "Reference").map(([, value]) => value)).toEqual([
      "9002a زریمان قلدشت تهوری",
      "9002b TEHVARI, Zariman",
      "9002b1 Zarim Q",
    ]);
    expect(body!.names.map(({ text, role }) => [text, role])).toEqual([
      ["Front of Quiet Valleys (FQV)", "primary"],
      ["Front of Quiet Valleys", "alias"],
      ["Valley Front", "alias"],
      ["FQV", "acronym"],
    ]);
  });

  test("births, places, citizenships, documents, parents, dates", () => {
    expect(first).toMatchObject({
      births: [
        { from: "1955", to: "1958", circa: true },
        { from: "1950-03-12", to: "1950-03-12", circa: false },
      ],
      birthPlaces: [
        { text: "Mirkhan, Afghanistan", country: "af" },
        { text: "Lower Veyl, Pakistan", country: "pk" },
      ],
      nationalities: ["af", "pk"],
      addresses: [],
      titles: ["Mullah", "Haji"],
      positions: ["Warden of the Salt Archive", "Keeper of the Third Gate"],
      mothers: ["Gul Invented"],
      sex: "male",
      programmes: ["1988 (Taliban)"],
      listedOn: "2001-01-25",
      amendedOn: ["2005-12-20", "2011-11-29", "2014-12-15"],
    });
    expect(first!.identifiers.map(({ type, value, country }) => [type, value, country])).toEqual(
      [
        ["passport", "ZZ9157521", "pk"],
        ["passport", "A-333602", "af"],
        ["cnic", "99999-0000000-9", "pk"],
        ["email", "salt@example.org"],
        ["website", "http://example.org/salt"],
      ].map(([type, value, country]) => [type, value, country]),
    );
    expect(first!.remarks).toContain("Warden of the Salt Archive");
    expect(body!.addresses.map(({ country }) => country)).toEqual(["af", "pk"]);
    expect(body!.legalBasis).toEqual(["Autonomous Sanctions (Designated Persons and Entities) Amendment (No. 1) Instrument 2022"]);
    expect(body!.amendedOn).toEqual(["2022-02-26", "2022-03-01"]);
    expect(third).toMatchObject({
      nationalities: ["ru", "ua"],
      listedOn: "2021-02-26",
      births: [{ from: "1961-03-01" }, { from: "1960-06-16" }],
    });
  });

  test("the same table as CSV, with a byte order mark and other line ends, gives the same entries", async () => {
    const plain = (entries: readonly object[]): unknown => entries.map((entry) => ({ ...entry, source: null }));
    for (const text of [old, `\uFEFF${old.replaceAll("\n", "\r\n")}`]) {
      const read = await readBytes(text);
      expect(plain(read.entries)).toEqual(plain(given.entries));
      expect(read.result.problemCount).toBe(0);
    }
  });
});

describe("[L20] Australia, the 19 columns", () => {
  test("strength of an alias, IMO number, instrument, measures, former names of a ship", async () => {
    const { entries, result } = await readBytes(await asWorkbook(today));
    expect(result).toMatchObject({ published: "2026-02-24", entries: 2, rows: 4, problemCount: 0 });
    expect(entries[0]!.names.map(({ text, quality }) => [text, quality])).toEqual([
      ["ZARIMAN QOLDASHT TEHVARI", "unknown"],
      ["Zarim the Grey", "weak"],
      ["Zaryman Tehvari", "strong"],
    ]);
    expect(entries[0]).toMatchObject({
      measures: ["Targeted Financial Sanction", "Travel Ban"],
      legalBasis: ["Instrument of Saltland 2012"],
      listedOn: "2012-03-02",
    });
    expect(entries[1]).toMatchObject({
      id: "9500",
      kind: "vessel",
      identifiers: [{ type: "imo", value: "9999993" }],
      measures: ["Maritime Restriction"],
      names: [{ text: "SALT PEARL" }, { text: "PEARL OF SALT", role: "former" }],
    });
  });
});

describe("[L4] Australia, bad tables", () => {
  const codes = async (text: string): Promise<readonly (readonly [string, string | undefined])[]> =>
    (await readBytes(text)).result.problems.map(({ code, field }) => [code, field]);

  test("a missing column is told, one that nothing can be read without is refused, an unknown one is kept", async () => {
    const without = old.replace("Name Type,", "Nickname Type,");
    expect(await codes(without)).toContainEqual(["field-missing", "Name type"]);
    expect((await readBytes(without)).entries[0]!.unmapped).toContainEqual(["Nickname Type", "Primary Name"]);
    await expect(readBytes(old.replace("Reference,", "Number,"))).rejects.toMatchObject({
      code: "field-missing",
      problem: { field: "Reference", line: 1, remedy: expect.any(String) },
    });
  });

  test("rows without a reference, a second header, a reference twice, words for a date, no primary name", async () => {
    const row = (text: string): string => `${old}${text}\n`;
    expect(await codes(row(",Nobody,Individual,aka,,,,,,,,"))).toEqual([["row-malformed", "Reference"]]);
    expect(await codes(row(old.split("\n")[0]!))).toEqual([["row-malformed", undefined]]);
    expect(await codes(row("9003a,Valley Front,Entity,aka,,,,,,,,"))).toEqual([["field-invalid", "Reference"]]);
    expect(await codes(row("9003b,Valley Fount,Entity,aka,,,,,,,,the thirteenth"))).toEqual([["field-invalid", "Control Date"]]);
    expect(await codes(row("9077b,Valley Fount,Thing,byname,,,,,,,,"))).toEqual([
      ["field-invalid", "Type"],
      ["field-invalid", "Name Type"],
      ["field-missing", "Name Type"],
    ]);
  });

  test("[L5] a cut workbook is refused, a cut table is told by its last row", async () => {
    const bytes = await asWorkbook(old);
    await expect(listFileFromBytes("cut", bytes.subarray(0, bytes.length - 60))).rejects.toMatchObject({ code: "zip-malformed" });
  });

  test("another table that shares some words is none", async () => {
    const file = await listFileFromBytes("x", Buffer.from("Reference,Name,Type,Control Date\n1,Invented Order,Entity,2024\n"));
    expect((await recognise([file]))[0]!.reader.format).toBe("custom-table");
  });
});

describe("[L3] Australia, texts", () => {
  test.each([
    ["1961; 5 May 1964", ["1961", "1964-05-05"], [], []],
    ["c. 1946 or 1949 or 1960", ["1946", "1949", "1960"], [], []],
    ["28/03/1953; alt DOB: 28/09/1953", ["1953-03-28", "1953-09-28"], [], []],
    ["14 Mar 1974 >> 13 Apr 1974", ["1974-03-14", "1974-04-13"], [], []],
    ["01/10/1983,15/10/1983", ["1983-10-01", "1983-10-15"], [], []],
    ["5/06/1953   15/06/1953", ["1953-06-05", "1953-06-15"], ["5/06/1953 15/06/1953"], []],
    ["21. Jul 1997", ["1997-07-21"], [], []],
    ["a) Dec.1973 b) 09/11/ 1954", ["1973-12", "1954-11-09"], [], []],
    ["24/06/1402 (Hijri Calendar)", [], [], ["24/06/1402 (Hijri Calendar"]],
    ["23-Apr-68", [], [], ["23-Apr-68"]],
    ["na", [], [], []],
  ])("births of %j", (cell, from, kept, unread) => {
    const read = birthsOf(cell);
    expect([read.births.map((birth) => birth.from), read.kept, read.unread]).toEqual([from, kept, unread]);
  });

  test("listing dates", () => {
    expect(listingDates("Listed 11 May 2010 (amended on 15 Apr. 2014, 24 Jun. 2016)")).toEqual({
      listedOn: "2010-05-11",
      amendedOn: ["2014-04-15", "2016-06-24"],
    });
    expect(listingDates("Autonomous Sanctions Instrument 2022")).toEqual({ listedOn: null, amendedOn: [] });
    expect(listingDates("Instrument of first listing: List 2002 (No 3). Last listed on: 16/09/2022")).toEqual({
      listedOn: null,
      amendedOn: ["2022-09-16"],
    });
  });

  test("citizenships and lettered cells", () => {
    expect(citizenshipsOf("Turkish/Jordanian")).toEqual(["tr", "jo"]);
    expect(citizenshipsOf("Trinidad and Tobago")).toEqual(["tt"]);
    expect(citizenshipsOf("Possibly Ethiopian")).toEqual(["Possibly Ethiopian"]);
    expect(lettered("a) Ghazni, Afghanistan; b) Logar, Afghanistan,")).toEqual(["Ghazni, Afghanistan", "Logar, Afghanistan"]);
  });

  test("the country of the longer name goes before that of the shorter", () => {
    const [passport] = otherInformation("Passport No: 654133553 (issued by the Democratic People's Republic of Korea).").identifiers;
    expect(passport).toMatchObject({ type: "passport", value: "654133553", country: "kp" });
    expect(otherInformation("Born in 1954. No papers.").identifiers).toEqual([]);
  });
});
