import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { tableWorkbook } from "../../test/fixtures/lists/xlsx/build.ts";
import { fixture, readBytes, readFiles } from "../../test/read-list.ts";

const text = (path: string): string => readFileSync(fixture(path), "utf8");

describe("[L32] Pakistan, organisations", () => {
  test("the compiled table: key, names, dates as exact as printed, affiliates, the Council's reference", async () => {
    const { entries, result } = await readBytes(text("pk/compiled.csv"));
    expect(result).toMatchObject({
      list: "pk",
      format: "pk-ata",
      entries: 3,
      rows: 3,
      names: 3,
      problemCount: 0,
      whole: true,
      missingParts: [],
    });
    expect(result.withoutParts).toEqual(["the persons (Fourth Schedule) were not given"]);
    expect(entries.map(({ id, kind, listedOn, programmes }) => [id, kind, listedOn, programmes])).toEqual([
      ["tov", "organisation", "2001-08-14", ["proscribed"]],
      ["kcs", "organisation", "2019-05", ["proscribed"]],
      ["cbs", "organisation", undefined, ["under watch (2nd Schedule)"]],
    ]);
    expect(entries[0]?.names.map(({ text: name, role }) => [name, role])).toEqual([
      ["Tin Order of Veldra", "primary"],
      ["TVO", "acronym"],
    ]);
    expect(entries[0]?.identifiers).toEqual([{ type: "un-ref", value: "QDe.991" }]);
    expect(entries[1]?.names.map(({ text: name, role }) => [name, role])).toEqual([
      ["Kiln Charity Society, Zarquat", "primary"],
      ["Kiln Charity Society", "variation"],
    ]);
    expect(entries[1]?.relations).toEqual([{ kind: "affiliate-of", to: "tov" }]);
    expect(entries.map(({ claims }) => claims[0]?.status)).toEqual(["proscribed", "proscribed", "observed"]);
  });

  test("[L4] a parent that is not there, a key twice, a date that says less than it claims", async () => {
    const { result } = await readBytes(
      text("pk/compiled.csv").replace(",tov,https", ",nobody,https").replace("2019-05,month", "2019-05,day") +
        "tov,Again,,,,proscribed,,,\n,Nameless key,,,,,,,\n",
    );
    expect(result.problems.map(({ code, field, line }) => [code, field, line])).toEqual([
      ["field-invalid", "date_precision", 3],
      ["row-malformed", "key", 5],
      ["field-missing", "key", 6],
      ["entry-unknown", "affiliate_of", 3],
    ]);
    expect(result.entries).toBe(3);
  });

  test("the page: affiliates nested in a cell, in a line or in rows are entries with a parent; a second table under its own heading", async () => {
    const { entries, result } = await readBytes(text("pk/first-schedule.html"));
    expect(result).toMatchObject({ list: "pk", entries: 10, rows: 6, whole: true, problemCount: 1 });
    expect(entries.map(({ id, listedOn, relations }) => [id, listedOn, relations[0]?.to])).toEqual([
      ["Tin Order of Veldra (TVO)", "2001-08-14", undefined],
      ["Copper Bell Society", "2019-03-05", undefined],
      ["Al-Kiln Trust, Zarquat", "2019-03-05", "Copper Bell Society"],
      ["Bell & Tin Foundation", "2019-03-05", "Copper Bell Society"],
      ["Kestrel School System", "2019-03-05", "Copper Bell Society"],
      ["Marnik Front", "2019-05-10", undefined],
      ["Marnik Relief", "2019-05-10", "Marnik Front"],
      ["Marnik Press", "2019-05-10", "Marnik Front"],
      ["Orbek Brigade", undefined, undefined],
      ["Olda Watch Group", "2016-06-30", undefined],
    ]);
    expect(entries[0]?.names.map(({ text: name }) => name)).toEqual(["Tin Order of Veldra (TVO)", "Tin Order of Veldra", "TVO"]);
    expect(entries.at(-1)?.programmes).toEqual(["Anti-Terrorism Act 1997, Second Schedule (under observation)"]);
    expect(entries[0]?.programmes).toEqual(["Anti-Terrorism Act 1997, First Schedule (proscribed)"]);
    expect(result.problems).toMatchObject([{ code: "field-invalid", field: "date", value: "not known yet" }]);
  });

  test("a list of a user's own with plain headers stays a table of his own", async () => {
    expect((await readBytes("Organisation,Date of listing\nMarnik Front,2019-05-10\n")).result.format).toBe("custom-table");
  });
});

describe("[L32] Pakistan, persons", () => {
  const html = text("pk/fourth-schedule.html");

  test("the page: CNIC as key, aliases after @ and alias, fathers, places; cells that span rows", async () => {
    const { entries, result } = await readBytes(html);
    expect(result).toMatchObject({ list: "pk", entries: 6, rows: 7, names: 6, whole: true, problemCount: 3 });
    expect(entries.map(({ id }) => id)).toEqual([
      "1210112345671",
      "1210112345673",
      "Kestrel Marnik|Olda Marnik|Old Town",
      "1210112345673|Another Name Entirely",
      "Old Card||Bell",
      "Bad Card|Olda|Bell",
    ]);
    expect(entries[0]?.names.map(({ text: name, role, printed }) => [name, role, printed])).toEqual([
      ["Torvik Veldrane", "primary", "Torvik Veldrane @ Abu Kiln"],
      ["Abu Kiln", "alias", "Torvik Veldrane @ Abu Kiln"],
    ]);
    expect(entries[0]).toMatchObject({
      kind: "person",
      fathers: ["Olas Veldrane"],
      identifiers: [{ type: "cnic", value: "12101-1234567-1", country: "pk" }],
      addresses: [{ city: "ZARQUAT", region: "Punjab", country: "pk" }],
      programmes: ["Anti-Terrorism Act 1997, Fourth Schedule (proscribed person)"],
    });
    expect(entries[1]?.names.map(({ text: name }) => name)).toEqual(["Orbek Marnik", "Tin"]);
    expect(entries[1]?.fathers).toEqual(["Olda Marnik", "Bell"]);
    expect(entries[2]?.addresses[0]?.region).toBe("Sindh");
    expect(entries[4]?.identifiers).toMatchObject([{ type: "national-id", value: "121-55-123456" }]);
    expect(entries[4]?.fathers).toEqual([]);
    expect(entries[5]?.unmapped).toEqual([["CNIC", "12AB"]]);
    expect(result.problems.map(({ field, line }) => [field, line])).toEqual([
      ["cnic", 8],
      ["cnic", 10],
      ["name", 11],
    ]);
  });

  test("the export as JSON and as a workbook says the same", async () => {
    const page = await readBytes(html);
    const json = await readBytes(text("pk/fourth-schedule.json"));
    const sheet = await readBytes(
      await tableWorkbook([
        ["Sr#", "Name", "Father Name", "CNIC", "Province", "District"],
        ["1", "Torvik Veldrane @ Abu Kiln", "Olas Veldrane", "12101-1234567-1", "Punjab", "ZARQUAT"],
        ["2", "Orbek Marnik alias Tin", "Olda Marnik @ Bell", "1210112345673", "Sindh", "Old Town"],
      ]),
    );
    const bare = ({ entries }: typeof page): readonly unknown[] => entries.map(({ source: _source, unmapped: _unmapped, ...rest }) => rest);
    expect(bare(json)).toEqual(bare(page).slice(0, 3));
    expect(bare(sheet)).toEqual(bare(page).slice(0, 2));
    expect(json.entries[2]?.unmapped).toEqual([["Remark", "new"]]);
  });

  test("organisations and persons given together are one publication", async () => {
    const [both, more] = await readFiles([fixture("pk/compiled.csv"), fixture("pk/fourth-schedule.json")]);
    expect(more).toBeUndefined();
    expect(both?.result).toMatchObject({ list: "pk", entries: 6, rows: 6, withoutParts: [], missingParts: [] });
    expect(both?.result.parts?.map(({ part, rows, keys }) => [part, rows, keys])).toEqual([
      ["organisations", 3, 3],
      ["persons", 3, 3],
    ]);
  });

  test("[L8] the page of persons removed from the schedule is refused: nobody on it is banned", async () => {
    const removed = html
      .replace("NACTA :: Proscribed Persons", "NACTA :: Denotified Persons")
      .replace("Proscribed Persons (4th", "De-Notified Persons (4th");
    await expect(readBytes(removed)).rejects.toMatchObject({
      code: "format-unknown",
      problem: { message: expect.stringContaining("removed"), remedy: expect.any(String), file: "given.bin" },
    });
  });
});
