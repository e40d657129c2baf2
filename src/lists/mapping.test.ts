import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tableWorkbook } from "../../test/fixtures/lists/xlsx/build.ts";
import { shared } from "../../test/shared.ts";
import { WritError, type Problem } from "../ground/index.ts";
import type { Entry } from "./entry.ts";
import { looksLikeMapping, parseMapping, type Mapping } from "./mapping.ts";
import { FIELDS, foldHeader, plainField } from "./mapping-fields.ts";
import { mapColumns } from "./mapping-plan.ts";
import { readTable } from "./mapping-reader.ts";
import { datesOf, readRow, subjectOfRow } from "./mapping-row.ts";
import type { ReadResult } from "./reader.ts";
import { readPublication, recognise } from "./publications.ts";
import { listFileFromBytes, openListFile } from "./source.ts";
import { squeeze } from "./tally.ts";
import { workTime } from "../../test/work-time.ts";

const folder = join(import.meta.dirname, "../../test/fixtures/lists/mapping");
const fixture = (name: string): Buffer => readFileSync(join(folder, name));

interface Read {
  readonly entries: readonly Entry[];
  readonly result: ReadResult;
}
async function read(bytes: Uint8Array | string, mapping?: Mapping, name = "table.csv"): Promise<Read> {
  const file = await listFileFromBytes(name, Buffer.from(bytes as string));
  const entries: Entry[] = [];
  return { result: await readTable(file, mapping, { onEntry: (entry) => entries.push(entry) }), entries };
}
async function refusal(work: Promise<unknown> | (() => unknown)): Promise<Problem> {
  const error = await (async () => (typeof work === "function" ? work() : work))().then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof WritError)) return expect.fail(`not refused as it should be: ${String(error)}`);
  return error.problem;
}
const plan = (headers: readonly string[], mapping?: Mapping): ReturnType<typeof mapColumns> =>
  mapColumns(headers, mapping, { file: "table.csv" });

describe("[L12] by a mapping", () => {
  test("a table and its mapping given together are one publication, in any order and under any names", async () => {
    const files = [await listFileFromBytes("b.bin", fixture("blocked.yaml")), await listFileFromBytes("a.bin", fixture("blocked.csv"))];
    const [group, ...more] = await recognise(files);
    expect(more).toEqual([]);
    if (group === undefined) return expect.fail("no group");
    const entries: Entry[] = [];
    const result = await readPublication(group, { onEntry: (entry) => entries.push(entry) });
    expect(result).toMatchObject({ list: "invented-bank", format: "custom-table", rows: 2, entries: 2, names: 4, problemCount: 0 });
    expect(entries[0]).toEqual({
      list: "invented-bank",
      id: "K-1",
      kind: "person",
      names: [
        { text: "Zarmina INVENTED", printed: "INVENTED, Zarmina", role: "primary", quality: "unknown", script: "Latn" },
        { text: "Zari Fabricated", role: "alias", quality: "unknown", script: "Latn" },
        { text: "Zee", role: "alias", quality: "unknown", script: "Latn" },
      ],
      births: [{ from: "1961-03-02", to: "1961-03-02", circa: false }],
      birthPlaces: [],
      identifiers: [{ type: "cnic", value: "42101-1234567-1", country: "pk" }],
      addresses: [],
      nationalities: ["pk"],
      fathers: [],
      mothers: [],
      titles: [],
      positions: [],
      programmes: [],
      legalBasis: [],
      measures: [],
      relations: [],
      claims: [],
      unmapped: [["Bemerkung", "note one"]],
      source: { file: "a.bin", line: 3 },
    });
    expect(entries[1]).toMatchObject({ id: "K-2", kind: "organisation", nationalities: ["ae"] });
  });
  test("the same as JSON, on a workbook's sheet, joined columns, no header line", async () => {
    const mapping = parseMapping(
      '{"header":0,"sheet":"Liste","kind":"organisation","columns":{"name":{"join":["2","1"]},"alias":["3","4"]}}',
    );
    const { entries } = await read(await tableWorkbook([["Front", "Invented", "IFT", "Old Front"]], "Liste"), mapping);
    expect(entries[0]).toMatchObject({ kind: "organisation", names: [{ text: "Invented Front" }, { text: "IFT" }, { text: "Old Front" }] });
  });
  test("every field finds its place", async () => {
    const own = FIELDS.filter(
      (field) =>
        ![
          "kind",
          "firstName",
          "middleName",
          "lastName",
          "nameSuffix",
          "aliasFirstName",
          "aliasMiddleName",
          "aliasLastName",
          "aliasSuffix",
        ].includes(field),
    );
    const dates = new Set(["birth", "listedOn", "amendedOn", "endedOn"]);
    const mapping = { columns: Object.fromEntries(own.map((field) => [field, `col ${field}`])), dates: "dmy" } as Mapping;
    const cells = own.map((field, at) =>
      dates.has(field)
        ? `0${(at % 9) + 1}/11/20${String(at).padStart(2, "0")}`
        : field === "sex"
          ? "F"
          : /ountry|nationality/.test(field)
            ? "Pakistan"
            : `Word${at}x`,
    );
    const { entries, result } = await read(
      [own.map((field) => `col ${field}`), cells].map((row) => `${row.join(",")}\n`).join(""),
      mapping,
    );
    const everything = JSON.stringify(entries[0]);
    const iso = (cell: string): string => cell.split("/").toReversed().join("-");
    expect(
      own.filter(
        (field, at) =>
          !["sex", "nationality", "country", "birthCountry", "addressCountry", "identifierCountry"].includes(field) &&
          !everything.includes((cells[at] as string).toLowerCase()) &&
          !everything.includes(cells[at] as string) &&
          !everything.includes(iso(cells[at] as string)),
      ),
    ).toEqual([]);
    expect(entries[0]).toMatchObject({
      sex: "female",
      nationalities: ["pk"],
      listedOn: expect.stringMatching(/^20/) as string,
      relations: [{ kind: "affiliated-with" }],
    });
    expect(result.unmapped.size).toBe(0);
    expect(result.problemCount).toBe(0);
  });
  test("mistakes name the field, the value and what there is", async () => {
    const headers = ["Kundennr", "Vollname"];
    expect(await refusal(() => plan(headers, parseMapping("columns: {name: Nachname}")))).toMatchObject({
      code: "mapping-invalid",
      field: "columns.name",
      value: "Nachname",
      remedy: "the columns found: “Kundennr”, “Vollname”",
    });
    expect(await refusal(() => plan(headers, parseMapping("columns: {id: kundennr}")))).toMatchObject({
      code: "mapping-invalid",
      field: "columns",
    });
    expect(
      await refusal(() => plan(headers, parseMapping("{columns: {name: vollname}, identifiers: [{column: Pass, type: passport}]}"))),
    ).toMatchObject({ field: "identifiers.0.column", value: "Pass" });
    expect(await refusal(() => parseMapping("columns: {nmae: Vollname}"))).toMatchObject({
      code: "mapping-invalid",
      value: "nmae",
      remedy: expect.stringContaining("name, firstName") as string,
    });
    expect(await refusal(() => parseMapping("colums: {name: Vollname}"))).toMatchObject({ code: "mapping-invalid", value: "colums" });
    expect(await refusal(() => parseMapping("kind: dragon\ncolumns: {name: a}"))).toMatchObject({ code: "mapping-invalid", field: "kind" });
    expect(await refusal(() => parseMapping("columns: {name: [}"))).toMatchObject({ code: "mapping-invalid" });
    expect(await refusal(() => parseMapping("just words"))).toMatchObject({ code: "mapping-invalid" });
    expect(await refusal(() => parseMapping("list: x"))).toMatchObject({
      code: "mapping-invalid",
      field: "columns",
      message: "the mapping names no column",
    });
    expect(await refusal(() => parseMapping("x".repeat(1_000_001)))).toMatchObject({ code: "mapping-invalid" });
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [${"*a,".repeat(9)}]\nc: &c [${"*b,".repeat(9)}]\nd: [${"*c,".repeat(9)}]`;
    expect(await refusal(() => parseMapping(bomb))).toMatchObject({ code: "mapping-invalid" });
  });
  test("docs/mapping.md: its example is a mapping, its fields are the fields", () => {
    const page = readFileSync(join(import.meta.dirname, "../../docs/mapping.md"), "utf8");
    const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
    expect(parseMapping(example)).toMatchObject({ list: "invented-bank", columns: { name: { join: ["Vorname", "Nachname"] } } });
    expect(
      page
        .slice(page.indexOf("The fields:") + 11)
        .replace(/\.\s*$/, "")
        .split(",")
        .map((field) => field.trim()),
    ).toEqual([...FIELDS]);
  });
  test("a mapping alone, two mappings, one list for two tables", async () => {
    const mapping = await listFileFromBytes("m.yaml", fixture("blocked.yaml"));
    const table = await listFileFromBytes("t.csv", fixture("blocked.csv"));
    expect(await refusal(recognise([mapping]))).toMatchObject({ code: "usage", file: "m.yaml" });
    expect(await refusal(recognise([mapping, mapping, table]))).toMatchObject({ code: "usage" });
    expect(await refusal(recognise([mapping, table, table]))).toMatchObject({ code: "usage", file: "t.csv" });
  });
});

describe("by plain headers", () => {
  test("header words are told from each other however they are written", () => {
    expect(
      [
        "Full Name",
        "FULL_NAME",
        "fullName",
        "Father's Name",
        "fatherName",
        "S/O",
        "D.O.B.",
        "date of birth",
        "CNIC No.",
        "Alias 2",
        "Passport_Number",
        "IMO number",
        "Address 1",
        "Addresses",
        "Zip Code",
      ].map(plainField),
    ).toEqual([
      "name",
      "name",
      "name",
      "father",
      "father",
      "father",
      "birth",
      "birth",
      "cnic",
      "alias",
      "passport",
      "imo",
      "street",
      "address",
      "postalCode",
    ]);
    expect(["", "  ", "Colour", "__proto__", "constructor", "2"].map(plainField)).toEqual([null, null, null, null, null, null]);
    expect(foldHeader("  Father’s—Name ")).toBe("fathers name");
  });
  test("the table of Pakistan's Fourth Schedule: aliases by @, rows without a key told apart by the father", async () => {
    const { entries, result } = await read(fixture("nacta.csv"));
    expect(result).toMatchObject({ list: "table", rows: 3, entries: 3, problemCount: 0 });
    expect(entries[0]).toMatchObject({
      id: "Zarmina Gul|Gul Invented|42101-1234567-1",
      kind: "unknown",
      names: [
        { text: "Zarmina Gul", role: "primary" },
        { text: "Zari", role: "alias" },
      ],
      fathers: ["Gul Invented", "Baba"],
      identifiers: [{ type: "cnic", value: "42101-1234567-1" }],
      addresses: [{ text: "Karachi, Sindh", city: "Karachi", region: "Sindh" }],
      unmapped: [["Sr No.", "1"]],
    });
    expect(entries.slice(1).map(({ id }) => id)).toEqual(["Fabricated Khan|Invented Khan", "Fabricated Khan|Other Khan"]);
  });
  test("names in parts, typed numbers, American dates; rows of one key are one entry", async () => {
    const { entries } = await read(
      "tracking_number,last_name,first_name,suffix,alias_last_name,alias_first_name,number,number_type,dob,street,city,zip,country\n7,Invented,Zari,Jr,Fabricated,Zee,123456789,SSN/ITIN,02/14/1992,9 Lane,Town,90210,US\n7,Invented,Zarina,,,,X1,Passport,2/8/1988,8 Lane,Town,90210,US\n",
    );
    expect(entries.length).toBe(1);
    expect(entries[0]).toMatchObject({
      id: "7",
      names: [
        { text: "Zari Invented Jr", role: "primary" },
        { text: "Zee Fabricated", role: "alias" },
        { text: "Zarina Invented", role: "alias" },
      ],
      identifiers: [
        { type: "ssn", value: "123456789" },
        { type: "passport", value: "X1" },
      ],
      births: [{ from: "1992-02-14" }, { from: "1988-08-02" }, { from: "1988-02-08" }],
      addresses: [{ street: "9 Lane", country: "us" }, { street: "8 Lane" }],
      nationalities: [],
    });
  });
  test("a row as wide as the table above the names of the columns was the header, or an entry: told", async () => {
    const { entries, result } = await read("key,name=alias,note\na,Invented Front,x\nb,name,y\nc,Invented Relief,z\n");
    expect(entries.map(({ names }) => names[0]?.text)).toEqual(["Invented Relief"]);
    expect(result.problems.map(({ code, line }) => [code, line])).toEqual([
      ["row-malformed", 1],
      ["row-malformed", 2],
    ]);
  });

  test("a title above the header, a relation by key, unreadable dates and kinds kept", async () => {
    const { entries, result } = await read(
      "Our list;;\n\nKey;Name;Parent;Date listed;Type\na;Invented Front;;soon;group\nb;Invented Relief;a;2019-03;robot\n;;;2020;\n",
    );
    expect(entries).toMatchObject([
      { id: "a", kind: "organisation", unmapped: [["listedOn", "soon"]] },
      {
        id: "b",
        kind: "unknown",
        relations: [{ kind: "affiliated-with", to: "a", name: "Invented Front" }],
        listedOn: "2019-03",
        unmapped: [["Type", "robot"]],
      },
    ]);
    expect(result.problems).toMatchObject([
      { code: "field-invalid", line: 4, field: "listedOn", value: "soon" },
      { code: "field-missing", line: 6 },
    ]);
  });
  test("headers that say nothing: the columns found and what to do", async () => {
    const problem = await refusal(read("Vollname;Geb.\nx;y\n"));
    expect(problem).toMatchObject({ code: "format-unknown", file: "table.csv", line: 1 });
    expect(problem.message).toContain("“Vollname”, “Geb.”");
    expect(problem.remedy).toContain("columns: {name: THE COLUMN WITH THE NAMES}");
    const book = await tableWorkbook([
      ["Vollname", "Geb."],
      ["x", "y"],
    ]);
    for (const bytes of [Buffer.from("Vollname;Geb.\nx;y\n"), book])
      expect(await refusal(recognise([await listFileFromBytes("t", bytes)]))).toMatchObject({ code: "format-unknown" });
  });
});

describe("for files of subjects", () => {
  test("the fields of the contract", () => {
    const headers = [
      "id",
      "name",
      "alias",
      "dob",
      "nationality",
      "passport",
      "type",
      "sex",
      "father",
      "mother",
      "city",
      "place of birth",
      "colour",
    ];
    const { raw, unmapped } = subjectOfRow(plan(headers), [
      "r1",
      "Zari Invented",
      "Zee; Zed",
      "circa 1950",
      "Pakistan",
      "AB1, AB2",
      "individual",
      "f",
      "Gul",
      "Bibi",
      "Swat",
      "Kabul",
      "blue",
    ]);
    expect(raw).toEqual({
      id: "r1",
      kind: "person",
      names: ["Zari Invented", "Zee", "Zed"],
      births: ["circa 1950"],
      countries: ["Pakistan"],
      identifiers: [
        { type: "passport", value: "AB1" },
        { type: "passport", value: "AB2" },
      ],
      sex: "f",
      father: ["Gul"],
      mother: ["Bibi"],
      addresses: ["Swat"],
      birthPlaces: ["Kabul"],
    });
    expect(unmapped).toEqual([["colour", "blue"]]);
    expect(subjectOfRow(plan(["name"]), ["Zari", "beyond"])).toEqual({
      raw: {
        kind: "any",
        names: ["Zari"],
        births: [],
        countries: [],
        identifiers: [],
        father: [],
        mother: [],
        addresses: [],
        birthPlaces: [],
      },
      unmapped: [["beyond the header", "beyond"]],
    });
  });
  test("dates by the stated order, or both readings", () => {
    expect(datesOf(["02/03/1980"], "dmy")).toEqual(["1980-03-02"]);
    expect(datesOf(["02/03/1980"], "mdy")).toEqual(["1980-02-03"]);
    expect(datesOf(["02/03/1980", "14/02/1980", "2.14.1980", "1980/2/3", "1980"], null)).toEqual([
      "1980-03-02",
      "1980-02-03",
      "1980-02-14",
      "1980",
    ]);
    expect(datesOf(["31/31/1980", "circa 1950"], null)).toEqual(["31/31/1980", "circa 1950"]);
  });
});

describe("bad input", () => {
  test("a million columns, a name of 100,000 characters, __proto__ everywhere", async () => {
    const wide = await refusal(
      read(`name,${"x,".repeat(1_000_000)}\nZari\n`).then(({ result }) => {
        if (result.entries === 0) throw new WritError(result.problems[0] as Problem);
      }),
    );
    expect(["too-many", "format-unknown"]).toContain(wide.code);
    const { entries } = await read(`name,__proto__,constructor\n${"a".repeat(100_000)},__proto__,x\n__proto__,y,z\n`);
    expect(entries.map(({ names }) => names[0]?.text.length)).toEqual([100_000, 9]);
    expect((entries[0]?.id ?? "").length).toBeLessThanOrEqual(200);
    expect(entries[1]).toMatchObject({
      id: "__proto__",
      unmapped: [
        ["__proto__", "y"],
        ["constructor", "z"],
      ],
    });
    expect(
      plan(["name"], parseMapping('{"columns":{"name":"name"},"kind":{"column":"name","values":{"__proto__":"person"}}}')).kind.place,
    ).toBe(0);
  });
  test("long runs of anything, and a million rows of one id, take no long time", { tags: ["slow"] }, async () => {
    for (const unit of [" ", "\n", ";", "@", " @", ",", "(", "a,", "1/1/"]) {
      const started = workTime();
      const cell = `"x${unit.repeat(400_000 / unit.length)}y"`;
      await read(`name,alias,father,dob,nationality,address,type,number,number type\n${Array(9).fill(cell).join(",")}\n`);
      expect(workTime() - started, JSON.stringify(unit)).toBeLessThan(6000);
    }
    const started = workTime();
    const { entries, result } = await read(
      `id,name,colour\n${Array.from({ length: 200_000 }, (_, at) => `7,Zari ${at},c${at}\n`).join("")}`,
    );
    expect(workTime() - started).toBeLessThan(10_000);
    expect(entries.length).toBe(1);
    expect(result.problemCount).toBe(190_000);
  });
  test("[N5] a name of which only the beginning is read is a counted problem with its place, and the entry is kept", async () => {
    const words = Array.from({ length: 10_000 }, (_, at) => `zilt${at}`).join(" ");
    const { entries, result } = await read(
      `id,name\n1,${words}\n2,Zarmina Invented\n3,${"zilt".repeat(20)}\n4,${words.split(" ").slice(0, 48).join(" ")}\n`,
    );
    expect(entries.map(({ names }) => names[0]?.text.length)).toEqual([words.length, 16, 80, expect.any(Number)]);
    expect(result).toMatchObject({ whole: true, problemCount: 2 });
    expect(result.problems.map(({ code, file, line, field, message }) => ({ code, file, line, field, message }))).toEqual([
      {
        code: "field-invalid",
        file: "table.csv",
        line: 2,
        field: "name",
        message: "a name has 9952 words beyond the first 48, which are not compared",
      },
      {
        code: "field-invalid",
        file: "table.csv",
        line: 4,
        field: "name",
        message: "a name has a word of more than 40 letters, whose rest is not compared",
      },
    ]);
    expect(result.problems[0]?.remedy).toContain("kept as printed");
    expect(result.problems[0]?.value).toHaveLength(200);
  });

  test("any headers: a plan or a clear refusal; every column is used or told", { tags: ["slow"] }, () => {
    const header = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("name", "id", "dob", "number", "number type", "country", "city", "__proto__", "", "alias first name"),
    );
    fc.assert(
      fc.property(fc.array(header, { maxLength: 12 }), fc.array(fc.string({ unit: "binary" }), { maxLength: 14 }), (headers, cells) => {
        let found: ReturnType<typeof plan>;
        try {
          found = plan(headers);
        } catch (error) {
          expect(error instanceof WritError && error.code).toBe("format-unknown");
          return;
        }
        const row = readRow(found, cells);
        const told = row.unmapped.map(([, value]) => value);
        const owed = cells
          .filter((cell, place) => (found.unused.includes(place) || place >= headers.length) && squeeze(cell) !== "")
          .map(squeeze);
        expect(told.filter((value) => owed.includes(value)).length).toBeGreaterThanOrEqual(owed.length);
        subjectOfRow(found, cells);
      }),
      { numRuns: 500 },
    );
  });
  test("any text as a mapping: a mapping or mapping-invalid", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.jsonValue().map((value) => JSON.stringify(value)),
      fc.constantFrom("columns:", "columns: {name: [a, {join: []}]}", "? {}: x", "&a [*a]", "!!js/function x", "columns: {__proto__: x}"),
    );
    fc.assert(
      fc.property(text, (value) => {
        looksLikeMapping(value);
        try {
          parseMapping(value);
        } catch (error) {
          expect(error instanceof WritError && error.code, String(error)).toBe("mapping-invalid");
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe.skipIf(shared === null)("tables that there are (skipped where ../shared is not there)", () => {
  const lists = join(shared ?? "", "data/lists");
  test.each([
    ["pk/pk-proscribed-spelling-variants-dev.csv", 34, 21, 0],
    ["watchman/tiny-fixtures/custom-csv/Person12.09.2025.csv", 2, 2, 0],
    ["watchman/tiny-fixtures/custom-csv/fincen-business.csv", 3, 2, 0],
    // its last line has no end: told, because its last cell may be cut
    ["watchman/tiny-fixtures/custom-csv/fincen-person.csv", 4, 3, 1],
  ])("%s: %d rows, %d entries, from the headers alone", async (path, rows, count, problemCount) => {
    const [group] = await recognise([await openListFile(join(lists, path))]);
    if (group === undefined) return expect.fail("no group");
    const entries: Entry[] = [];
    const result = await readPublication(group, { onEntry: (entry) => entries.push(entry) });
    expect(group.reader.format).toBe("custom-table");
    expect(result).toMatchObject({ rows, entries: count, problemCount, whole: true });
    expect(entries.every(({ names }) => names.length > 0)).toBe(true);
  });
});
