import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fixture, readBytes, readFiles } from "../../test/read-list.ts";
import { bilingual, bothNames, regimeOf, scheduleOf } from "./ca-bilingual.ts";
import { fieldOf } from "./ca-entry.ts";
import { aliasesOf } from "./ca-names.ts";

const [given] = await readFiles([fixture("ca/sema-2025.xml")]);
const { result, entries } = given!;
const [person, body, ship, zimbabwe] = entries;

describe("[L21] Canada, the list of 2025", () => {
  test("is counted; it has no date of its own", () => {
    expect(result).toMatchObject({ list: "ca", format: "ca-sema-xml", entries: 4, rows: 4, names: 6, whole: true, missingParts: [] });
    expect(result.published).toBeUndefined();
    expect(entries.map(({ id, kind }) => [id, kind])).toEqual([
      ["Saltland|1, Part 1|1", "person"],
      ["Russia|1, Part 2|7", "organisation"],
      ["Russia|1, Part 3|1", "vessel"],
      ["Zimbabwe||3", "person"],
    ]);
  });

  test("a person: names, aliases with their languages, births, title, dates", () => {
    expect(person!.names.map(({ text, role, language }) => [text, role, language])).toEqual([
      ["Zariman Tehvar QOLDASHT", "primary", undefined],
      ["Zaryman KOLDASHT", "alias", undefined],
      ["Abu Zarim", "alias", undefined],
      ["Зарыман Кoлдашт", "alias", "be"],
      ["Зариман Колдашт", "alias", "ru"],
    ]);
    expect(person).toMatchObject({
      births: [
        { from: "1971-02-03", to: "1971-02-03" },
        { from: "1969-09", to: "1969-09" },
      ],
      titles: ["Major General"],
      programmes: ["Saltland"],
      listedOn: "2020-09-28",
      nationalities: [],
      unmapped: [["TitleOrShip", "Major General/major-général"]],
    });
  });

  test("a body in two languages: both names and the cell; a ship: number, type and year of build", () => {
    expect(body!.names.map(({ text, role }) => [text, role])).toEqual([
      ["Quiet Valley Navy (QVN)", "primary"],
      ["Quiet Valley Navy", "alias"],
      ["QVN", "acronym"],
      ["Force navale des vallées tranquilles", "alias"],
      ["Quiet Valley Navy (QVN)/Force navale des vallées tranquilles;", "alias"],
      ["Valley Boats Co., Ltd.", "alias"],
      ["VBC", "alias"],
    ]);
    expect(ship).toMatchObject({
      identifiers: [{ type: "imo", value: "9999993" }],
      births: [{ from: "1997" }],
      unmapped: [["TitleOrShip", "Oil Tanker | Pétrolier"]],
    });
  });

  test("[L4] words for a date are kept as printed and told", () => {
    expect(zimbabwe!.unmapped).toEqual([["DateOfBirthOrShipBuildDate", "born in the early 1970s"]]);
    expect(result.problems).toMatchObject([{ code: "field-invalid", field: "DateOfBirthOrShipBuildDate", line: 32 }]);
  });
});

describe("[L21] Canada through the years: one key, whatever the elements are called", () => {
  test("2026, with bilingual elements, and a file that prints French", async () => {
    const [read] = await readFiles([fixture("ca/sema-2026.xml")]);
    expect(read!.entries.map(({ id }) => id)).toEqual(["Saltland|1, Part 1|1", "Russia|1, Part 3|1"]);
    const plain = (entry: object): unknown => ({ ...entry, source: null, unmapped: null });
    expect(plain(read!.entries[0]!)).toEqual(plain(person!));
  });

  test("2020: Entity, DateOfBirth, no date of listing", async () => {
    const [read] = await readFiles([fixture("ca/sema-2020.xml")]);
    expect(read!.entries).toMatchObject([
      { id: "Saltland|1, Part 1|1", kind: "person", births: [{ from: "1971-02-03" }] },
      { id: "Russia|1, Part 2|9", kind: "organisation" },
    ]);
    expect(read!.entries.every(({ listedOn }) => listedOn === undefined)).toBe(true);
    expect(read!.result.problemCount).toBe(0);
  });

  test.each([
    ["Syria / Syrie", "Syria"],
    ["Syrie", "Syria"],
    ["Syrie / Syria", "Syria"],
    ["Myanmar (Burma) / Myanmar (Birmanie)", "Myanmar (Burma)"],
    ["Venezuela ", "Venezuela"],
    ["Saltland / Pays du sel", "Saltland"],
  ])("the regime of %j is %s", (printed, english) => expect(regimeOf(printed)).toBe(english));

  test("halves of cells", () => {
    expect(bilingual("General Cargo / Multi Purpose")).toEqual({ english: "General Cargo", french: "Multi Purpose" });
    expect(scheduleOf("Annexe 1, Partie 2")).toBe("1, Part 2");
    expect(bothNames("Steel Mills (North/South/East)").french).toBe("");
    expect(bothNames("J/V Corporation").french).toBe("");
    expect([fieldOf("Country-Pays"), fieldOf("Pays"), fieldOf("LastName"), fieldOf("Colour")]).toEqual([
      "country",
      "country",
      "lastName",
      null,
    ]);
  });

  test("aliases: legal forms stay with their names, labels are no names", () => {
    const texts = (cell: string): string[] => aliasesOf(cell).map(({ text }) => text);
    expect(texts("Invented Mills, JSC; Invented Wells, АО")).toEqual(["Invented Mills, JSC", "Invented Wells, АО"]);
    expect(texts("Al Inventum \nArabic: المخترع")).toEqual(["Al Inventum", "المخترع"]);
    expect(texts("")).toEqual([]);
    expect(aliasesOf("One Name, Other Name")[1]!.printed).toBe("One Name, Other Name");
  });
});

describe("[L4] Canada, bad records", () => {
  const around = (records: string): string => `<data-set>${records}</data-set>`;
  const record = (fields: string): string =>
    `<record><Country>Saltland</Country><LastName>Inventum</LastName><Schedule>1</Schedule>${fields}</record>`;

  test("a key twice: both parties are there, and it is told", async () => {
    const { entries: found, result: sum } = await readBytes(around(record("<Item>1</Item>").repeat(2) + record("<Item>2</Item>")));
    expect(found.map(({ id }) => id)).toEqual(["Saltland|1|1", "Saltland|1|1#2", "Saltland|1|2"]);
    expect(sum.problems).toMatchObject([{ code: "row-malformed", field: "Item", value: "Saltland|1|1" }]);
  });

  test("no item, no name, a number that is none, strangers, nested and second elements", async () => {
    const { entries: found, result: sum } = await readBytes(
      around(
        record("") +
          "<record/>" +
          record("<Item>3</Item><ShipIMONumber>under repair</ShipIMONumber><DateOfListing>soon</DateOfListing>") +
          record('<Item a="b">4</Item><Item>5</Item><Colour>red</Colour><Aliases>X Y<b>Z</b></Aliases>'),
      ),
    );
    expect(found.map(({ id }) => id)).toEqual(["Saltland|1|Inventum", "Saltland|1|3", "Saltland|1|4"]);
    expect(sum.problems.map(({ code, field }) => [code, field])).toEqual([
      ["field-missing", "Item"],
      ["field-missing", "Country"],
      ["field-invalid", "ShipIMONumber"],
      ["field-invalid", "DateOfListing"],
    ]);
    expect(found[1]!.kind).toBe("vessel");
    expect(found[2]!.unmapped).toEqual([
      ["Item@a", "b"],
      ["Item", "5"],
      ["Colour", "red"],
      ["Aliases/b", "Z"],
    ]);
  });

  test("[L5] a cut file is not whole, another data-set is none of ours", async () => {
    const bytes = readFileSync(fixture("ca/sema-2025.xml"));
    const cut = await readBytes(bytes.subarray(0, bytes.length - 200));
    expect(cut.result).toMatchObject({ whole: false, entries: 3 });
    await expect(
      readBytes("<data-set><record><Country>Saltland</Country><City>Port Invent</City></record></data-set>"),
    ).rejects.toMatchObject({
      code: "format-unknown",
    });
  });
});
