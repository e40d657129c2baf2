import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tableWorkbook } from "../../test/fixtures/lists/xlsx/build.ts";
import { csvRows } from "./csv.ts";
import type { Entry } from "./entry.ts";
import type { ReadResult } from "./reader.ts";
import { listFileFromBytes } from "./source.ts";
import { columnNamed } from "./uk-columns.ts";
import { documents, documentsIn } from "./uk-document.ts";
import { otherInformation } from "./uk-other.ts";
import { labelled, numbered, reference, ukDate } from "./uk-text.ts";
import { ukConList } from "./uk-conlist.ts";
import { recognise } from "./readers.ts";
import { workTime } from "../../test/work-time.ts";

const folder = join(import.meta.dirname, "../../test/fixtures/lists/uk");
const csv36 = readFileSync(join(folder, "conlist-36.csv"));
/** the columns of all layouts of the ConList */
const HEADERS =
  `name 1,name 2,name 3,name 4,name 5,name 6,title,name non-latin script,non-latin script type,non-latin script language,dob,date of birth,
town of birth,country of birth,nationality,passport number,passport details,national identification number,national identification details,ni number,position,
address 1,address 2,address 3,address 4,address 5,address 6,post/zip code,country,other information,group type,alias type,alias quality,regime,listed on,
uk sanctions list date designated,last updated,group id`.split(/,\s*/);

async function read(bytes: Uint8Array, name = "conlist"): Promise<{ entries: readonly Entry[]; result: ReadResult }> {
  const file = await listFileFromBytes(name, bytes);
  expect(ukConList.recognise(file)).toBe("whole");
  const entries: Entry[] = [];
  const result = await ukConList.read(new Map([["whole", file]]), { onEntry: (entry) => entries.push(entry) });
  return { entries, result };
}
async function table(bytes: Buffer): Promise<string[][]> {
  const rows: string[][] = [];
  async function* texts(): AsyncGenerator<string> {
    yield bytes.toString("utf8").replace(/^\uFEFF/, "");
  }
  for await (const { cells } of csvRows(texts(), { file: "x", onProblem: () => undefined })) rows.push([...cells]);
  return rows;
}

test("[L11] the 36 columns: every field of a person", async () => {
  const { entries, result } = await read(csv36);
  expect(result).toMatchObject({
    list: "uk",
    format: "uk-conlist-csv",
    published: "2026-01-28",
    entries: 3,
    rows: 7,
    whole: true,
    missingParts: [],
  });
  expect(entries[0]).toEqual({
    list: "uk",
    id: "90001",
    kind: "person",
    names: [
      { text: "Zarmina Gul INVENTED", role: "primary", quality: "unknown", script: "Latn" },
      { text: "Zarmina Gul INVENTED", role: "variation", quality: "unknown", script: "Latn" },
      { text: "Zari FABRICATED", role: "alias", quality: "weak", script: "Latn" },
      { text: "زرمینه مخترعه", role: "original", quality: "unknown", script: "Arab", language: "fa" },
    ],
    births: [
      { from: "1961-05", to: "1961-05", circa: false, printed: "00/05/1961" },
      { from: "1962", to: "1962", circa: false, printed: "31/02/1962" },
    ],
    birthPlaces: [
      { text: "Spin Tangay, Pakistan", country: "pk" },
      { text: "Kabul, Afghanistan", country: "af" },
    ],
    identifiers: [
      { type: "passport", value: "AB1234567", country: "pk", note: "Pakistani. Issued on 3 May 1999" },
      { type: "cnic", value: "42101-1234567-1", country: "pk", note: "Pakistan" },
      { type: "national-id", value: "F-703443", country: "af", note: "(Afghan) (tazkira)" },
      { type: "uk-ref", value: "ZZQ0042" },
      { type: "un-ref", value: "ZZi.042" },
      { type: "phone", value: "+92 300 0000001" },
      { type: "phone", value: "+92 300 0000002" },
      { type: "email", value: "relief@invented.invalid" },
    ],
    addresses: [
      { text: "House 12, Lane 4, Spin Tangay, 24800, Pakistan", postalCode: "24800", country: "pk" },
      { text: "Karachi, Pakistan", country: "pk" },
    ],
    nationalities: ["pk", "af"],
    sex: "female",
    fathers: [],
    mothers: [],
    titles: ["Hajji", "Mullah"],
    positions: ["Head of Invented Relief", "Treasurer"],
    programmes: ["ISIL (Da'esh) and Al-Qaida", "Afghanistan"],
    legalBasis: [],
    measures: [],
    listedOn: "2001-02-23",
    amendedOn: ["2021-02-01", "2022-03-05"],
    relations: [],
    claims: [
      {
        what: "listed",
        text: "listed under ISIL (Da'esh) and Al-Qaida",
        from: "2001-02-23",
        source: "OFSI Consolidated List",
        confidence: "seen",
      },
      { what: "listed", text: "listed under Afghanistan", from: "2004-10-05", source: "OFSI Consolidated List", confidence: "seen" },
      {
        what: "designated",
        text: "UK Sanctions List date designated",
        from: "2001-02-24",
        source: "UK Sanctions List",
        confidence: "seen",
      },
    ],
    remarks: "Associated with the Invented Front (ZZe.007).",
    unmapped: [["DOB", "31/02/1962"]],
    source: { file: "conlist", line: 3 },
  });
  expect(result.problems).toMatchObject([
    { code: "row-malformed", line: 9, field: "Group ID" },
    { code: "field-invalid", line: 5, field: "DOB", value: "31/02/1962" },
  ]);
});

test("the 36 columns: a body with its relations and numbers, a ship with its facts", async () => {
  const [, body, ship] = (await read(csv36)).entries;
  expect(body).toMatchObject({
    kind: "organisation",
    names: [
      { text: "INVENTED FRONT (IFT)", role: "primary" },
      { text: "INVENTED FRONT", role: "alias", printed: "INVENTED FRONT (IFT)" },
      { text: "OLD INVENTED FRONT", role: "former", quality: "strong" },
      { text: "IFT", role: "acronym", printed: "INVENTED FRONT (IFT)" },
    ],
    identifiers: [
      { type: "uk-ref", value: "ZZQ0043" },
      { type: "ogrn", value: "1025403641900" },
      { type: "tax", value: "5408100018" },
      { type: "website", value: "www.invented.invalid" },
    ],
    relations: [
      { kind: "parent", name: "Invented Holding Ltd." },
      { kind: "subsidiary", name: "Invented Relief" },
      { kind: "subsidiary", name: "Invented School" },
    ],
    measures: ["Asset freeze", "Trust services"],
    unmapped: [["Type of entity", "Charity"]],
  });
  expect(body?.remarks).toContain("The INVENTED FRONT (see 2022): raises funds.");
  expect(ship).toMatchObject({
    kind: "vessel",
    identifiers: [
      { type: "uk-ref", value: "ZZR0100" },
      { type: "un-ref", value: "ZZe.100" },
      { type: "imo", value: "9999993" },
    ],
    nationalities: ["kp"],
    relations: [{ kind: "owned-by", name: "Invented Shipping Co" }],
    unmapped: [
      ["Type of ship", "Oil tanker"],
      ["Tonnage of ship", "1676"],
      ["Length of ship", "80"],
      ["Year built", "1975"],
      ["Previous flags", "Panama. South Korea"],
    ],
  });
});

test("[L11] the workbook gives what the CSV gives", async () => {
  const rows = await table(csv36);
  const book = await read(await tableWorkbook(rows));
  const text = await read(csv36);
  const withoutLine = (entry: Entry): Entry => ({ ...entry, source: { file: "", line: 0 } });
  expect(book.entries.map(withoutLine)).toEqual(text.entries.map(withoutLine));
  expect(book.result).toMatchObject({ format: "uk-conlist-xlsx", published: "2026-01-28", rows: 7, names: text.result.names });
});

test("[L11] the 29 columns in Windows-1252, with documents and the UN's number in free text", async () => {
  const { entries, result } = await read(readFileSync(join(folder, "conlist-29.csv")));
  expect(result).toMatchObject({ published: "2014-04-02", rows: 2, entries: 1, names: 1, problemCount: 0 });
  expect(entries[0]).toMatchObject({
    names: [
      { text: "André FABRIQUÉ", role: "primary" },
      { text: "André FABRIQUÉ", role: "alias" },
    ],
    births: [{ from: "1957-08-17" }, { from: "1958-08-17" }],
    birthPlaces: [
      { text: "Tirpas, Indonesia", country: "id" },
      { text: "Korleko, Indonesia", country: "id" },
    ],
    identifiers: [
      { type: "passport", value: "A12345", country: "id", note: "(Indonesian). Issued on 3 May 2001" },
      { type: "passport", value: "D-001829-00" },
      { type: "national-id", value: "3603251708570001" },
      { type: "un-ref", value: "QI.Z.86.03" },
    ],
    sex: "male",
    titles: ["Dr"],
    programmes: ["Al-Qaida"],
    remarks: "Member of the Invented Front. Male.",
  });
});

test("layouts between, columns in any order, a column that nobody knows", async () => {
  const head = ["Group ID", "Name 6", "Group Type", "Colour", "Name 1"];
  const { entries, result } = await read(
    await tableWorkbook([["Last Updated", "01/02/2020"], head, ["7", "INVENTED", "Individual", "blue", "Zari", "beyond"]]),
  );
  expect(entries[0]).toMatchObject({
    id: "7",
    names: [{ text: "Zari INVENTED", role: "alias" }],
    unmapped: [
      ["Colour", "blue"],
      ["beyond the header", "beyond"],
    ],
  });
  expect(result.unmapped).toEqual(
    new Map([
      ["Colour", 1],
      ["beyond the header", 1],
    ]),
  );
});

test("no column goes unaccounted: each of the 36, filled with a word of its own, is somewhere in the entry", async () => {
  const names = HEADERS;
  expect(names.filter((name) => columnNamed(name) === null)).toEqual([]);
  const words = names.map((name, at) =>
    /^(?:dob|date of birth|listed on|uk sanctions list date designated|last updated)$/.test(name)
      ? `0${(at % 9) + 1}/11/19${String(at + 10)}`
      : `Word${at}x7`,
  );
  const { entries } = await read(await tableWorkbook([["Last Updated", "01/02/2020"], names, words]));
  const everything = JSON.stringify(entries[0]);
  const iso = (date: string): string => date.split("/").toReversed().join("-");
  const missing = names.filter((name, at) => {
    const word = words[at] as string;
    // a second name of one column stands under unmapped; the script's name is told by the letters themselves
    return name !== "non-latin script type" && !everything.includes(word) && !everything.includes(iso(word));
  });
  expect(missing).toEqual([]);
});

describe("parts of cells", () => {
  test("numbered values keep their places", () => {
    expect(numbered("(1) Syria. (2) United Kingdom")).toEqual(["Syria.", "United Kingdom"]);
    expect(numbered("(1) - (2) Syrian. Issued 25 May 2011.")).toEqual(["", "Syrian. Issued 25 May 2011."]);
    expect(numbered("(1) 203037 (2) 347834(3) 434021161")).toEqual(["203037", "347834", "434021161"]);
    expect(numbered("(1)-(2) Indonesia")).toEqual(["Indonesia", "Indonesia"]);
    expect(numbered("(1) to (3) Algeria (4) Morocco")).toEqual(["Algeria", "Algeria", "Algeria", "Morocco"]);
    expect(numbered("Kuwait (2) Iraq")).toEqual(["Kuwait (2) Iraq"]);
    expect(numbered(" - ")).toEqual([]);
  });
  test("dates with what is not known left out", () => {
    expect(
      ["17/08/1957", "00/05/1980", "00/00/1980", "dd/mm/1980", "xx/05/1980", "05/1980", "1980", "31/02/1980", "soon", ""].map(ukDate),
    ).toEqual(["1957-08-17", "1980-05", "1980", "1980", "1980-05", "1980-05", "1980", null, null, null]);
  });
  test("references at the head of a text, not those in passing", () => {
    expect(reference("CDi. 037. Listed under KPe.001")).toEqual({ ref: "CDi.037", rest: "Listed under KPe.001" });
    expect(reference("E.29.I.11. Owned")).toEqual({ ref: "E.29.I.11", rest: "Owned" });
    expect(reference("Associated with QDi.001")).toEqual({ ref: null, rest: "Associated with QDi.001" });
  });
  test("only the labels that there are cut the text", () => {
    expect(labelled("free (2022): text (Gender):Male (УНН/ИНН): 7 (Website) : x")).toEqual({
      free: "free (2022): text",
      values: [
        ["Gender", "Male (УНН/ИНН): 7"],
        ["Website", "x"],
      ],
    });
    expect(otherInformation("(Email address):a@b.invalid and www.c.invalid (Business Reg No):1 149 102 007 933").identifiers).toEqual([
      { type: "email", value: "a@b.invalid", note: "a@b.invalid and www.c.invalid" },
      { type: "registration", value: "1149102007933", note: "1 149 102 007 933" },
    ]);
    expect(otherInformation("(Gender):unknown (IMO number):none (UN Ref):see above").unmapped).toEqual([
      ["Gender", "unknown"],
      ["IMO number", "none"],
      ["UN Ref", "see above"],
    ]);
  });
  test("documents, numbers and details apart or together", () => {
    expect(documents("passport", "766045998. 652758341", "").identifiers).toEqual([
      { type: "passport", value: "766045998" },
      { type: "passport", value: "652758341" },
    ]);
    expect(documents("national-id", "6110125312507", "Pakistan. Cancelled.").identifiers).toEqual([
      { type: "cnic", value: "6110125312507", country: "pk", note: "Pakistan. Cancelled." },
    ]);
    expect(documents("national-id", "42", "(1) Iraqi. (2) Birth certificate").rest).toEqual(["Birth certificate"]);
    expect(documentsIn("passport", "German travel document (Reiseausweis) A 0139243 (revoked)")).toEqual([
      { type: "travel-document", value: "A 0139243", country: "de", note: "German travel document (Reiseausweis) (revoked)" },
    ]);
    expect(documentsIn("national-id", "Italian Fiscal Code BNSDLA70L14Z352B")).toEqual([
      { type: "tax", value: "BNSDLA70L14Z352B", country: "it", note: "Italian Fiscal Code" },
    ]);
    expect(documentsIn("passport", "not known")).toEqual([{ type: "passport", value: "not known" }]);
  });
});

describe("bad input", () => {
  test("a list cut in the middle of a line keeps what came before", async () => {
    const { entries } = await read(csv36.subarray(0, csv36.indexOf("OLD INVENTED") + 30));
    expect(entries.map(({ id }) => id)).toEqual(["90001", "90002"]);
  });
  test("groups and names called __proto__ and constructor are entries like any other", async () => {
    const rows = ["__proto__", "constructor", "toString"].map((word) => [word, word, "Individual", word]);
    const { entries } = await read(
      await tableWorkbook([["Last Updated", "x"], ["Group ID", "Name 6", "Group Type", "__proto__"], ...rows]),
    );
    expect(entries.map(({ id, names, unmapped }) => [id, names[0]?.text, unmapped[0]])).toEqual(
      rows.map(([word]) => [word, word, ["__proto__", word]]),
    );
  });
  test("any cells at all: an entry for each group, and nothing thrown", async () => {
    const cell = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.constantFrom(
        "(1)",
        "(1) (2)",
        "(Gender):",
        "(UN Ref):QDi.001.",
        "00/00/0000",
        "(1)-(9) x",
        "\uD800",
        "(1) to (99999999999) y",
        "=1",
      ),
    );
    const row = fc.tuple(...HEADERS.map(() => cell));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 4 }), async (rows) => {
        const quoted = [["Last Updated", "x"], HEADERS, ...rows]
          .map((cells) => cells.map((text) => `"${text.replaceAll('"', '""').replaceAll("\0", "")}"`).join(","))
          .join("\n");
        const { result, entries } = await read(Buffer.from(quoted));
        expect(entries.length).toBe(result.entries);
        expect(entries.every(({ id }) => id !== "")).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
  test("a very long cell takes no long time", { tags: ["slow"] }, async () => {
    const units = ["(1)", "(Gender):", "A1 ", "1", ";", "A", "A-", "a@", "( ", ". ", "\n", "IMO", "Co."];
    for (const text of units.map((unit) => `${unit.repeat(200_000 / unit.length)}x`)) {
      const started = workTime();
      await read(await tableWorkbook([["Last Updated", "x"], HEADERS, HEADERS.map((name) => (name === "group id" ? "1" : text))]));
      expect(workTime() - started).toBeLessThan(3000);
    }
  });
  test("other tables are not this list", async () => {
    const file = await listFileFromBytes("x.csv", Buffer.from("Name 6,Name 1\nA,B\n"));
    expect(ukConList.recognise(file)).toBeNull();
    expect((await recognise([await listFileFromBytes("any.bin", csv36)]))[0]?.reader.format).toBe("uk-conlist");
  });
});
