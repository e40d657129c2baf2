import { describe, expect, test } from "vitest";
import { fixture, readBytes, readFiles } from "../../test/read-list.ts";
import { readFileSync } from "node:fs";

const [given] = await readFiles([fixture("un/consolidated.xml")]);
const { result, entries, group } = given!;
const [first, second, third, body] = entries;

describe("[L10] a UN list of today's form", () => {
  test("is recognised by its root, dated by itself and counted", () => {
    expect(group.list).toBe("un");
    expect(result).toMatchObject({
      list: "un",
      format: "un-xml",
      published: "2025-03-04",
      entries: 4,
      rows: 4,
      names: 10,
      whole: true,
      missingParts: [],
    });
  });

  test("[names] four positions are joined, cells are divided, the original script and the weak names are marked", () => {
    expect(first!.names.map(({ text, role, quality, script }) => [text, role, quality, script])).toEqual([
      ["ZARIMAN QOLDASHT TEHVARI al-Morvani", "primary", "strong", "Latn"],
      ["زریمان قلدشت تهوری", "original", "strong", "Arab"],
      ["Zariman Tehvari", "alias", "strong", "Latn"],
      ["Zarimon Tehwari", "alias", "strong", "Latn"],
      ["Abu Zarim", "alias", "weak", "Latn"],
      ["أبو زريم", "alias", "weak", "Arab"],
      ["Zariman Q.", "former", "strong", "Latn"],
      ["Zarim", "alias", "weak", "Latn"],
      ["Зарим", "original", "weak", "Cyrl"],
    ]);
    expect(first!.names[2]!.printed).toBe("Tehvari, Zariman; Zarimon Tehwari");
    expect(body!.names.map(({ text, role }) => [text, role])).toEqual([
      ["FRONT OF QUIET VALLEYS (FQV)", "primary"],
      ["FRONT OF QUIET VALLEYS", "alias"],
      ["FQV", "acronym"],
      ["Valley Front / VFX", "alias"],
      ["Valley Front", "alias"],
      ["VFX", "acronym"],
      ["Party of Still Water", "former"],
    ]);
  });

  test("[births] exact, approximate, between, and that of an alias", () => {
    expect(first!.births).toEqual([
      { from: "1971-02-03", to: "1971-02-03", circa: false },
      { from: "1970-12-31", to: "1970-12-31", circa: false },
      { from: "1969", to: "1969", circa: true },
      { from: "1967", to: "1972", circa: false },
    ]);
    expect(first!.birthPlaces).toEqual([
      { text: "Mirkhan, Afghanistan", country: "af" },
      { text: "Mirkhan, Lower Veyl, Pakistan", country: "pk" },
    ]);
  });

  test("[identifiers] the reference, old reference, notice and documents", () => {
    expect(first!.id).toBe("QDi.901");
    expect(first!.identifiers).toEqual([
      { type: "un-ref", value: "QDi.901" },
      { type: "un-old-ref", value: "I.99.Z.7" },
      { type: "interpol-notice", value: "9999901" },
      { type: "passport", value: "ZZ 0012345", country: "pk", note: "issued 2004-05-06; in Mirkhan; expired 5 May 2009" },
      { type: "cnic", value: "99999-0000000-9", country: "pk" },
      { type: "national-id", value: "900012", country: "af", note: "Afghan national identification card (tazkira) number 900012" },
    ]);
  });

  test("[facts] everything else in its field", () => {
    expect(first).toMatchObject({
      kind: "person",
      sex: "male",
      nationalities: ["pk", "ir"],
      titles: ["Ustad", "Dr."],
      positions: ["Deputy Warden of the Salt Archive", "Keeper of the Third Gate"],
      programmes: ["Al-Qaida"],
      listedOn: "2011-02-03",
      amendedOn: ["2013-05-06", "2015-04-07"],
      legalBasis: ["resolution 1970 (2011)"],
      measures: ["Travel Ban", "Asset Freeze"],
      fathers: ["Orbek Tehvari"],
      mothers: ["Lumina bint Sarvoh"],
      source: { file: "consolidated.xml", line: 4 },
    });
    expect(first!.addresses).toEqual([
      {
        text: "7 Copper Lane, Mirkhan, Lower Veyl, 44 001, Pakistan",
        street: "7 Copper Lane",
        city: "Mirkhan",
        region: "Lower Veyl",
        postalCode: "44 001",
        country: "pk",
        note: "as at June 2012",
      },
      { text: "Reportedly in the border hills", note: "Reportedly in the border hills" },
    ]);
    expect(body).toMatchObject({ kind: "organisation", id: "QDe.902", addresses: [{ city: "Mirkhan", country: "pk" }] });
  });

  test("[relations] cross-references by number, with the sentence; the remarks keep all of it", () => {
    expect(first!.relations.map(({ kind, to, name }) => [kind, to, name])).toEqual([
      ["leader", "QDe.902", "Front of Quiet Valleys"],
      ["family", "QDi.903", "Halvi Qoldasht"],
      ["associated-with", "QDe.904", "BOT"],
      ["associated-with", "QDi.905", "Sarmad Veylani"],
    ]);
    expect(first!.relations[1]!.note).toBe("Brother of Halvi Qoldasht (QDi.903).");
    expect(first!.remarks).toContain("Brother of Halvi Qoldasht (QDi.903).");
  });

  test("[unmapped] what no field fits is kept under its tag and counted", () => {
    expect(first!.unmapped).toEqual([
      ["DATAID", "9900001"],
      ["VERSIONNUM", "1"],
      ["LIST_TYPE", "UN List"],
      ["INDIVIDUAL_ALIAS/NOTE", "nom de guerre"],
      ["INDIVIDUAL_DATE_OF_BIRTH/NOTE", "from a seized diary"],
      ["INDIVIDUAL_DOCUMENT", "Passport; issued to him under another name"],
      ["INDIVIDUAL_FAVOURITE_COLOUR@SHADE", "pale"],
      ["INDIVIDUAL_FAVOURITE_COLOUR", "teal"],
      ["SORT_KEY", "QOLDASHT"],
    ]);
    expect(result.unmapped.get("INDIVIDUAL_FAVOURITE_COLOUR")).toBe(1);
    expect(result.unmapped.get("CONSOLIDATED_LIST@xsi:noNamespaceSchemaLocation")).toBe(1);
  });

  test("[problems] a date that is none and an entry without its number are told with file and line, and kept", () => {
    expect(result.problems.map(({ code, file, line, field }) => [code, file, line, field])).toEqual([
      ["field-invalid", "consolidated.xml", 49, "INDIVIDUAL_DATE_OF_BIRTH"],
      ["field-missing", "consolidated.xml", 51, "REFERENCE_NUMBER"],
    ]);
    expect(second!.unmapped).toContainEqual(["INDIVIDUAL_DATE_OF_BIRTH", "sometime in spring"]);
    expect(second!.nationalities).toEqual([]);
    expect(third!.id).toBe("DATAID 9900004");
    expect(third!.names[0]!.text).toBe("__proto__");
  });
});

test("a UN list of the form of 2018: single quotes, empty elements, offsets that must not shift the day", async () => {
  const [old] = await readFiles([fixture("un/consolidated-2018.xml")]);
  expect(old!.result).toMatchObject({ published: "2018-06-07", entries: 1, whole: true, problemCount: 0 });
  expect(old!.entries[0]).toMatchObject({
    id: "QDi.901",
    listedOn: "2011-02-03",
    births: [],
    addresses: [],
    birthPlaces: [],
    identifiers: [{ type: "un-ref", value: "QDi.901" }],
    names: [{ text: "ZARIMAN QOLDASHT", role: "primary" }],
    unmapped: [
      ["DATAID", "9900001"],
      ["VERSIONNUM", "1"],
      ["SUBMITTED_BY", "Veyland"],
    ],
  });
  expect(old!.entries[0]!.remarks).toBeUndefined();
});

const text = readFileSync(fixture("un/consolidated.xml"), "utf8");

test("--as goes before what the file says; --published stands only where the file prints no date that can be read", async () => {
  const options = { as: "mine" as never, published: "2020-01-01" as never };
  const read = await readBytes(text, options);
  expect(read.result).toMatchObject({ list: "mine", published: "2025-03-04", prints: "2025-03-04" });
  expect(read.entries[0]!.list).toBe("mine");
  const undated = text.replace(/ dateGenerated="[^"]*"/, "");
  expect((await readBytes(undated, options)).result).toMatchObject({ published: "2020-01-01", prints: null });
  const bad = await readBytes(text.replace(/dateGenerated="[^"]*"/, 'dateGenerated="2025-13-45T00:00:00Z"'), options);
  expect(bad.result).toMatchObject({ published: "2020-01-01", prints: null });
  expect(bad.result.problems).toContainEqual(
    expect.objectContaining({ code: "field-invalid", field: "dateGenerated", value: "2025-13-45T00:00:00Z" }),
  );
});

describe("[L5] a damaged UN list is never taken for a whole one", () => {
  test("cut short: what was read is kept, the problem names the line", async () => {
    const read = await readBytes(text.slice(0, text.indexOf("<ENTITIES>")));
    expect(read.result).toMatchObject({ entries: 3, whole: false });
    expect(read.result.problems.at(-1)).toMatchObject({ code: "xml-malformed", line: 57 });
  });

  test("Windows-1252 bytes in a file that says UTF-8", async () => {
    const bytes = Buffer.from(text);
    const at = bytes.indexOf("Unknown");
    const read = await readBytes(Buffer.concat([bytes.subarray(0, at), Buffer.from([0x92]), bytes.subarray(at)]));
    expect(read.result).toMatchObject({ entries: 1, whole: false });
    expect(read.result.problems.at(-1)).toMatchObject({ code: "encoding-damaged", line: 47 });
  });

  test("entity bombs are refused", async () => {
    const bomb = text.replace("<CONSOLIDATED_LIST", '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><CONSOLIDATED_LIST');
    await expect(readBytes(bomb)).rejects.toMatchObject({ code: "xml-entity" });
  });

  test("an undeclared entity, a million levels, an element after the end", async () => {
    for (const bad of [text.replace("Ustad", "&bomb;"), text.replace("Ustad", "<a>".repeat(1_000_000)), `${text}<more/>`]) {
      const read = await readBytes(bad);
      expect(read.result.whole).toBe(false);
      expect(read.result.problems.at(-1)!.code).toBe("xml-malformed");
    }
  });

  test("a name of 100,000 letters and a lone surrogate are kept as they are", async () => {
    const read = await readBytes(text.replace("<FIRST_NAME>HALVI", `<FIRST_NAME>${"H".repeat(100_000)}&#xD800;`));
    expect(read.result.whole).toBe(false);
    const long = await readBytes(text.replace("<FIRST_NAME>HALVI", `<FIRST_NAME>${"H".repeat(100_000)}`));
    expect(long.entries[1]!.names[0]!.text).toHaveLength(100_009);
  });

  test("the same number twice is told", async () => {
    const read = await readBytes(text.replace("TAi.903", "QDi.901"));
    expect(read.result.problems.map(({ value }) => value)).toContain("QDi.901");
  });
});

test("[L3] the publisher's own word for a document, and that an unreadable birth is about, are kept", async () => {
  const { entries } = await readBytes(`<?xml version="1.0"?>
<CONSOLIDATED_LIST dateGenerated="2026-01-01T00:00:00.000Z"><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>ZORVAN</FIRST_NAME>
<REFERENCE_NUMBER>QDi.901</REFERENCE_NUMBER>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><NOTE>30-35 years old</NOTE></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1961</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>National Identification Number</TYPE_OF_DOCUMENT><TYPE_OF_DOCUMENT2>Ration card</TYPE_OF_DOCUMENT2><NUMBER>0094</NUMBER></INDIVIDUAL_DOCUMENT>
</INDIVIDUAL></INDIVIDUALS><ENTITIES></ENTITIES></CONSOLIDATED_LIST>`);
  expect(entries[0]?.births).toEqual([{ from: "1961", to: "1961", circa: true }]);
  expect(entries[0]?.unmapped.filter(([key]) => key.endsWith("TYPE_OF_DATE"))).toEqual([
    ["INDIVIDUAL_DATE_OF_BIRTH/TYPE_OF_DATE", "APPROXIMATELY"],
  ]);
  expect(entries[0]?.identifiers).toContainEqual({
    type: "ration-card",
    value: "0094",
    note: "National Identification Number; Ration card",
  });
});
