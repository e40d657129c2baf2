import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { tableWorkbook } from "../../test/fixtures/lists/xlsx/build.ts";
import { fixture, readBytes } from "../../test/read-list.ts";

const text = (path: string): string => readFileSync(fixture(path), "utf8");

describe("[L34] World Bank, ineligible firms and individuals", () => {
  test("the JSON: key, footnotes, other names, address, periods, no end", async () => {
    const { entries, result } = await readBytes(text("wb/debarred.json"));
    expect(result).toMatchObject({ list: "wb", format: "wb-debarred", entries: 3, rows: 3, names: 3, whole: true, problemCount: 1 });
    expect(entries.map(({ id, kind, listedOn, endedOn }) => [id, kind, listedOn, endedOn])).toEqual([
      ["70001", "organisation", "2021-01-03", "2027-01-02"],
      ["70002", "person", "2019-05-05", undefined],
      ["70003", "organisation", undefined, undefined],
    ]);
    expect(entries[0]?.names.map(({ text: name, role, printed }) => [name, role, printed])).toEqual([
      ["MARNIK BUILDERS LTD.", "primary", "MARNIK BUILDERS LTD.*12"],
      ["MARNIK CONSTRUCTION", "alias", "a.k.a. MARNIK CONSTRUCTION"],
    ]);
    expect(entries[0]?.addresses).toEqual([
      {
        text: "7 TIN ROAD, ZARQUAT, PUNJAB, 54000, Pakistan",
        street: "7 TIN ROAD",
        city: "ZARQUAT",
        region: "PUNJAB",
        postalCode: "54000",
        country: "pk",
      },
    ]);
    expect(entries[0]).toMatchObject({
      legalBasis: ["Procurement Guidelines 1.16(a)(ii)"],
      measures: ["ineligible to be awarded World Bank contracts"],
    });
    expect(entries[1]?.programmes).toEqual(["World Bank debarment (cross-debarment)"]);
    expect(entries[1]?.unmapped).toEqual(
      expect.arrayContaining([
        ["ADD_SUPP_INFO", "*7"],
        ["LAND1", "XX"],
        ["INELIGIBLY_STATUS", "Permanent"],
      ]),
    );
    // 05/06/2019 could be May or June: told, kept, not guessed
    expect(entries[2]?.unmapped).toContainEqual(["from", "05/06/2019"]);
    expect(result.problems).toMatchObject([{ code: "field-invalid", field: "from", line: 4 }]);
  });

  test("the page with its two-line header, and the Excel export, say the same; a second table is told", async () => {
    const page = await readBytes(text("wb/debarred.html"));
    const sheet = await readBytes(
      await tableWorkbook([
        ["World Bank Listing of Ineligible Firms and Individuals"],
        [
          "Firm Name",
          "Additional Firm Info",
          "Address",
          "Country",
          "Ineligibility Period From Date",
          "Ineligibility Period To Date",
          "Grounds",
        ],
        [
          "MARNIK BUILDERS LTD.*12",
          "a.k.a. MARNIK CONSTRUCTION",
          "7 TIN ROAD, ZARQUAT",
          "Pakistan",
          "03-JAN-2021",
          "02-JAN-2027",
          "Procurement Guidelines 1.16(a)(ii)",
        ],
        ["MR. OLDA KESTREL", "*7", "BELL", "Nowhere Land", "05-MAY-2019", "Permanent", "Cross Debarment: ADB"],
      ]),
    );
    expect(page.result).toMatchObject({ entries: 2, rows: 2, whole: true });
    expect(page.entries.map(({ listedOn, endedOn, kind }) => [listedOn, endedOn, kind])).toEqual([
      ["2021-01-03", "2027-01-02", "unknown"],
      ["2019-05-05", undefined, "unknown"],
    ]);
    const bare = ({ entries }: typeof page): readonly unknown[] => entries.map(({ source: _source, ...rest }) => rest);
    expect(bare(sheet)).toEqual(bare(page));
    expect(page.result.problems).toMatchObject([{ code: "format-unknown", line: 10, value: "Entity | Kind of letter" }]);
    expect(page.entries[0]?.id).toMatch(/^MARNIK BUILDERS LTD\.\|Pakistan\|[0-9a-f]{8}$/);
  });

  test("[L4] an id twice is told and both stay; a row without a name is left out", async () => {
    const { entries, result } = await readBytes(text("wb/debarred.json").replace('"70002"', '"70001"').replace("ORBEK TIN WORKS", ""));
    expect(entries.map(({ id }) => id)).toEqual(["70001", "70001|2"]);
    expect(result.problems.map(({ code, field }) => [code, field])).toEqual([
      ["row-malformed", "SUPP_ID"],
      ["field-missing", "name"],
    ]);
  });
});
