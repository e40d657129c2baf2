import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fixture, readBytes } from "../../test/read-list.ts";

const text = readFileSync(fixture("dpl/dpl.txt"), "utf8");
const given = await readBytes(text);

describe("[L31] US BIS Denied Persons List", () => {
  test("a row is an entry: name and address are the key, and alike rows are numbered", () => {
    expect(given.result).toMatchObject({ list: "us-dpl", format: "us-dpl", entries: 5, rows: 5, names: 3, whole: true, problemCount: 1 });
    const ids = given.entries.map(({ id }) => id as string);
    expect(new Set(ids).size).toBe(5);
    expect(ids[0]).toMatch(/^OLDA KESTREL\|[0-9a-f]{8}$/);
    expect(ids[4]).toBe(`${ids[3]}|2`);
  });

  test("a renewed order changes dates and citation, not the key", async () => {
    const renewed = await readBytes(
      text.replaceAll("10/16/2017", "10/16/2018").replace("82 F.R. 48792 10/20/2017", "83 F.R. 1 10/20/2018"),
    );
    expect(renewed.entries.map(({ id }) => id)).toEqual(given.entries.map(({ id }) => id));
    expect(renewed.entries[0]).toMatchObject({ listedOn: "2018-10-16", legalBasis: ["83 F.R. 1 10/20/2018"] });
  });

  test("each column: names after A.K.A., address, dates with the month first, order, notice", () => {
    const [first, second, third, fourth, fifth] = given.entries;
    expect(first).toMatchObject({
      kind: "unknown",
      programmes: ["Denied Persons List (DPL) - Bureau of Industry and Security"],
      legalBasis: ["82 F.R. 48792 10/20/2017"],
      listedOn: "2017-10-16",
      endedOn: "2027-10-13",
      amendedOn: ["2017-10-23"],
      remarks: "FR NOTICE ADDED",
      unmapped: [["Standard_Order", "Y"]],
      addresses: [{ street: "INMATE NUMBER 1, FCI TINTOWN", city: "TINTOWN", region: "TX", postalCode: "75000", country: "us" }],
    });
    expect(second?.names.map(({ text: name, role, printed }) => [name, role, printed])).toEqual([
      ["PEARL ORBEK", "primary", "PEARL (A.K.A. NEI VELDRANE) ORBEK"],
      ["NEI VELDRANE", "alias", "PEARL (A.K.A. NEI VELDRANE) ORBEK"],
    ]);
    // Cyprus stands in the column of states
    expect(third?.addresses).toEqual([{ text: "5 HARBOUR WAY, LIMASSOL, CY", street: "5 HARBOUR WAY", city: "LIMASSOL", country: "cy" }]);
    expect(third?.endedOn).toBeUndefined();
    expect(fourth?.addresses[0]?.country).toBe("ae");
    expect(fifth?.unmapped).toContainEqual(["Last_Update", "3016-02-11"]);
    expect(given.result.problems).toMatchObject([{ code: "field-invalid", field: "Last_Update", line: 6, value: "3016-02-11" }]);
  });

  test("Windows-1252, and a row without a name", async () => {
    const latin = Buffer.from(text.replace("OLDTOWN", "OLDT\u00d6WN").replace('" OLDA KESTREL"', '" "'), "latin1");
    const { entries, result } = await readBytes(latin);
    expect(entries[0]?.addresses[0]?.city).toBe("OLDTÖWN");
    expect(result.problems[0]).toMatchObject({ code: "field-missing", field: "Name", line: 2 });
    expect(result).toMatchObject({ entries: 4, rows: 5 });
  });
});
