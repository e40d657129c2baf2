import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fixture, readBytes, readFiles } from "../../test/read-list.ts";
import { shared } from "../../test/shared.ts";

const page = readFileSync(fixture("un/by-name.html"), "utf8");

describe("[L35] the UN list as HTML page", () => {
  test("a row becomes the entry that its XML would give", async () => {
    const { entries, result } = await readBytes(page);
    expect(result).toMatchObject({
      list: "un",
      format: "un-html",
      published: "2025-08-02",
      entries: 2,
      rows: 2,
      names: 7,
      problemCount: 0,
      whole: true,
    });
    const [person, body] = entries;
    expect(person).toMatchObject({
      id: "QDi.991",
      kind: "person",
      sex: "male",
      titles: ["Maulavi", "Mullah"],
      positions: ["Treasurer"],
      fathers: ["Olas Veldrane"],
      nationalities: ["pk"],
      listedOn: "2012-10-18",
      amendedOn: ["2019-05-01", "2022-11-08"],
      birthPlaces: [{ text: "Zarquat, Punjab, Pakistan", country: "pk" }],
      addresses: [
        { text: "12 Copper Lane, Zarquat, Pakistan", street: "12 Copper Lane, Zarquat", country: "pk", note: "previous address" },
      ],
    });
    expect(person?.names.map(({ text, role, quality }) => [text, role, quality])).toEqual([
      ["TORVIK OLAS VELDRANE", "primary", "strong"],
      ["تورفك", "original", "strong"],
      ["Torvick Veldrane", "alias", "strong"],
      ["Olas Veldrane", "alias", "strong"],
      ["Abu Kiln", "alias", "weak"],
    ]);
    expect(person?.births).toEqual([
      { from: "1961", to: "1961", circa: true },
      { from: "1960", to: "1963", circa: false },
    ]);
    expect(person?.identifiers).toMatchObject([
      { type: "un-ref", value: "QDi.991" },
      { type: "passport", value: "ZQ 4117921", country: "pk" },
      { type: "cnic", value: "12101-1234567-1", country: "pk" },
    ]);
    expect(body).toMatchObject({ id: "QDe.991", kind: "organisation", unmapped: [["A label of tomorrow", "kept"]] });
    expect(body?.relations.map(({ to }) => to)).toEqual(["QDi.991"]);
  });

  test("[L4] a row that looks like an entry and cannot be read, and a reference twice, are told", async () => {
    const odd = page.replace("<strong>QDe.991&nbsp;</strong><strong>Name: </strong>", "QDe.991 Name: ");
    expect((await readBytes(odd)).result).toMatchObject({ entries: 1, rows: 2, problems: [{ code: "row-malformed" }] });
    const undated = await readBytes(page.replace("2 August 2025", "some day"));
    expect(undated.result.problems).toMatchObject([
      { code: "field-missing", field: "Generated on", remedy: expect.stringContaining("--published") },
    ]);
    expect(undated.result.published).toBeUndefined();
    const twice = page.replace(/(<tr class="rowtext"><td><strong>QDe[\s\S]*?<\/tr>)/, "$1$1");
    expect((await readBytes(twice)).result.problems.map(({ field }) => field)).toEqual(["REFERENCE_NUMBER"]);
  });
});

describe.skipIf(shared === null)("[L35] the real page beside the XML of the same year (skipped where ../shared is not there)", () => {
  test("what differs are edits between April and August 2025, and cells that hold prose", async () => {
    const paths = ["un/un-consolidated-by-name-2025-08.html.gz", "un/un-consolidated-2025-04-19.xml.gz"];
    const [html, xml] = await Promise.all(paths.map((path) => readFiles([join(shared ?? "", "data/lists", path)])));
    const known = new Map(xml?.[0]?.entries.map((entry) => [entry.id, entry]));
    const same = { all: 0, nationalities: 0, listedOn: 0, relations: 0, names: 0, births: 0, identifiers: 0 };
    const set = (values: readonly string[]): string => [...new Set(values)].sort().join("\n").toLowerCase();
    for (const entry of html?.[0]?.entries ?? []) {
      const there = known.get(entry.id);
      if (there === undefined) continue;
      same.all++;
      if (set(entry.nationalities) === set(there.nationalities)) same.nationalities++;
      if (entry.listedOn === there.listedOn) same.listedOn++;
      if (set(entry.relations.map(({ kind, to }) => `${kind} ${to}`)) === set(there.relations.map(({ kind, to }) => `${kind} ${to}`)))
        same.relations++;
      if (set(entry.names.map(({ text }) => text)) === set(there.names.map(({ text }) => text))) same.names++;
      if (set(entry.births.map(({ from, to }) => `${from} ${to}`)) === set(there.births.map(({ from, to }) => `${from} ${to}`)))
        same.births++;
      if (set(entry.identifiers.map(({ value }) => value)) === set(there.identifiers.map(({ value }) => value))) same.identifiers++;
    }
    expect(same.all).toBe(876);
    expect(same).toMatchObject({ nationalities: 876, listedOn: 876, relations: 876 });
    expect(same.names).toBeGreaterThanOrEqual(855);
    expect(same.births).toBeGreaterThanOrEqual(850);
    expect(same.identifiers).toBeGreaterThanOrEqual(850);
  });
});
