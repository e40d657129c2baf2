import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fixture, readBytes } from "../../test/read-list.ts";
import type { Entry } from "./entry.ts";
import { columnNamed } from "./uk-columns.ts";
import { regimeOf } from "./uk-text.ts";

const csv = readFileSync(fixture("uk/sanctions-list.csv"), "utf8");
const xml = readFileSync(fixture("uk/sanctions-list.xml"), "utf8");
const conlist = readFileSync(fixture("uk/conlist-36.csv"));
const header = csv.split("\r\n")[1]!.split(",");
const row = (fields: Readonly<Record<string, string>>): string =>
  header.map((name) => (/[",\n]/.test(fields[name] ?? "") ? `"${fields[name]!.replaceAll('"', '""')}"` : (fields[name] ?? ""))).join(",");
const list = (...rows: readonly Readonly<Record<string, string>>[]): string =>
  ["Report Date: 21-Sep-2026", header.join(","), ...rows.map(row), ""].join("\r\n");

test("[L2] CSV of 58 columns: every field of a person from her rows", async () => {
  const { entries, result } = await readBytes(csv);
  expect(header).toHaveLength(58);
  expect(result).toMatchObject({
    list: "uk",
    format: "uk-sanctions-list-csv",
    published: "2026-09-21",
    rows: 9,
    entries: 5,
    whole: true,
    missingParts: [],
  });
  expect(entries[0]).toEqual({
    list: "uk",
    id: "90001",
    kind: "person",
    names: [
      { text: "Zarmina Gul INVENTED", role: "primary", quality: "unknown", script: "Latn" },
      { text: "Zarmina INVENTED", role: "variation", quality: "unknown", script: "Latn" },
      { text: "Zari FABRICATED", role: "alias", quality: "weak", script: "Latn" },
      { text: "زرمینه مخترعه", role: "original", quality: "unknown", script: "Arab", language: "fa" },
    ],
    births: [
      { from: "1961-05", to: "1961-05", circa: false, printed: "dd/05/1961" },
      { from: "1962", to: "1962", circa: false, printed: "dd/mm/1962" },
    ],
    birthPlaces: [
      { text: "Spin Tangay, Pakistan", country: "pk" },
      { text: "Kabul, Afghanistan", country: "af" },
    ],
    identifiers: [
      { type: "passport", value: "AB1234567", country: "pk", note: "Pakistani. Issued on 3 May 1999" },
      { type: "cnic", value: "42101-1234567-1", country: "pk", note: "Pakistan" },
      { type: "uk-ref", value: "ZZQ0042" },
      { type: "un-ref", value: "ZZi.042" },
      { type: "phone", value: "+92 300 0000001" },
      { type: "email", value: "relief@invented.invalid" },
    ],
    addresses: [
      { text: "House 12, Spin Tangay, 24800, Pakistan", postalCode: "24800", country: "pk" },
      { text: "Karachi, Pakistan", country: "pk" },
    ],
    nationalities: ["pk", "af"],
    sex: "female",
    fathers: [],
    mothers: [],
    titles: ["Hajji"],
    positions: ["Head of Invented Relief"],
    programmes: ["ISIL (Da'esh) and Al-Qaida"],
    legalBasis: ["The ISIL (Da'esh) and Al-Qaida (United Nations Sanctions) (EU Exit) Regulations 2019"],
    measures: ["Asset freeze", "Travel Ban"],
    listedOn: "2001-02-23",
    amendedOn: ["2026-02-01"],
    relations: [],
    claims: [
      {
        what: "designated",
        text: "UK Sanctions List date designated",
        from: "2001-02-23",
        source: "UK Sanctions List",
        confidence: "seen",
      },
    ],
    remarks: "Associated with the Invented Front (ZZe.007).\nRaised funds for the Invented Front, said the Committee.",
    unmapped: [["Designation source", "UN"]],
    source: { file: "given.bin", line: 3 },
  });
});

test("[L41] a body and a ship; the XML says what the CSV says", async () => {
  const [table, tree] = [await readBytes(csv), await readBytes(xml)];
  expect(tree.result).toMatchObject({
    format: "uk-sanctions-list-xml",
    published: "2026-09-21",
    rows: 3,
    entries: 3,
    whole: true,
    // the indicator that the printed measures forgot
    problems: [{ code: "field-invalid", line: 67, field: "TrustServices" }],
  });
  const withoutLine = (entry: Entry): Entry => ({ ...entry, source: { file: "", line: 0 } });
  for (const at of [0, 2]) expect(withoutLine(tree.entries[at]!)).toEqual(withoutLine(table.entries[at]!));
  const { unmapped, ...body } = withoutLine(tree.entries[1]!);
  const { unmapped: expected, ...same } = withoutLine(table.entries[1]!);
  expect(body).toEqual(same);
  // an element and an attribute that nobody knows
  expect(unmapped).toEqual([...expected, ["EntityDetails/Entity/Colour@shade", "dark"], ["EntityDetails/Entity/Colour", "blue"]]);
  expect(body).toMatchObject({
    id: "ZZQ0113",
    kind: "organisation",
    names: [
      { text: "INVENTED FRONT (IFT)" },
      { text: "INVENTED FRONT" },
      { text: "OLD INVENTED FRONT", quality: "strong" },
      { text: "IFT" },
    ],
    measures: ["Asset freeze", "Trust Services"],
    relations: [
      { kind: "parent", name: "Invented Holding Ltd." },
      { kind: "subsidiary", name: "Invented Relief" },
      { kind: "subsidiary", name: "Invented School" },
    ],
  });
  expect(tree.entries[2]).toMatchObject({
    id: "90003",
    kind: "vessel",
    identifiers: [
      { type: "uk-ref", value: "ZZR0100" },
      { type: "un-ref", value: "ZZe.100" },
      { type: "imo", value: "9999993" },
    ],
    nationalities: ["kp"],
  });
});

describe("[L40] identity", () => {
  test("an entry keeps the key and the names that it had on the ConList", async () => {
    const [before, after] = [await readBytes(conlist), await readBytes(csv)];
    const old = before.entries.find(({ id }) => id === "90001")!;
    const now = after.entries.find(({ id }) => id === "90001")!;
    expect(now.identifiers.filter(({ type }) => /-ref$/.test(type))).toEqual(old.identifiers.filter(({ type }) => /-ref$/.test(type)));
    expect(now.names.filter(({ role }) => role !== "variation")).toEqual(old.names.filter(({ role }) => role !== "variation"));
    expect(after.result.list).toBe(before.result.list);
  });
  test("two designations under one Group ID are one entry when they share a name, else each its own, whatever their order", async () => {
    const straight = await readBytes(csv);
    const [title, head, ...rows] = csv.split("\r\n");
    const turned = await readBytes([title, head, ...rows.filter((line) => line !== "").toReversed(), ""].join("\r\n"));
    for (const { entries, result } of [straight, turned]) {
      expect(entries.find(({ id }) => id === "90004")).toMatchObject({
        programmes: expect.arrayContaining(["Other Invented", "Invented"]),
        measures: expect.arrayContaining(["Asset freeze", "Travel Ban"]),
      });
      // the number stays printed on both: who joins parties by it sees the contradiction
      expect(entries.find(({ id }) => id === "ZZG0002")).toMatchObject({
        names: [{ text: "Testgul OTHERMAN" }],
        identifiers: [
          { type: "uk-group-id", value: "90004" },
          { type: "uk-ref", value: "ZZG0002" },
        ],
      });
      expect(result.problems).toContainEqual(expect.objectContaining({ code: "field-invalid", field: "OFSI Group ID", value: "90004" }));
      expect(entries.map(({ id }) => id as string).toSorted()).toEqual(["90001", "90003", "90004", "ZZG0002", "ZZQ0113"]);
    }
  });
  test("a row without a Unique ID, with neither key, with two Group IDs", async () => {
    const { entries, result } = await readBytes(
      list(
        { "OFSI Group ID": "7", "Name 6": "INVENTED", "Designation Type": "Individual" },
        { "Name 6": "NOBODY", "Designation Type": "Individual" },
        { "Unique ID": "ZZQ0001", "OFSI Group ID": "8", "Name 6": "TWOFOLD", "Designation Type": "Entity" },
        { "Unique ID": "ZZQ0001", "OFSI Group ID": "9", "Name 6": "TWOFOLD", "Designation Type": "Entity" },
      ),
    );
    expect(entries.map(({ id }) => id)).toEqual(["7", "8"]);
    expect(result.problems.map(({ field, line }) => [field, line])).toEqual([
      ["Unique ID", 3],
      ["Unique ID", 4],
      ["OFSI Group ID", 5],
    ]);
  });
  test("a designation that stands twice in the XML is one entry, and told", async () => {
    const twice = xml.replace("<UniqueID>ZZR0100</UniqueID>", "<UniqueID>ZZQ0042</UniqueID>");
    const { entries, result } = await readBytes(twice);
    expect(entries.map(({ id }) => id)).toEqual(["90001", "ZZQ0113"]);
    expect(result.problems.filter(({ field }) => field !== "TrustServices").map(({ code, value }) => [code, value])).toEqual([
      ["row-malformed", "ZZQ0042"],
      ["field-invalid", "90001, 90003"],
    ]);
  });
});

describe("[L3, L41] nothing printed is lost", () => {
  test("each of the 58 columns, filled with a word of its own, stands in the entry", async () => {
    expect(header.filter((name) => columnNamed(name) === null)).toEqual([]);
    const words = header.map((name, at) => (/date|updated|D\.O\.B/i.test(name) ? `0${(at % 9) + 1}/11/19${at + 10}` : `Word${at}x7`));
    const { entries } = await readBytes(`Report Date: 21-Sep-2026\n${header.join(",")}\n${words.join(",")}\n`);
    const everything = JSON.stringify(entries[0]);
    const iso = (date: string): string => date.split("/").toReversed().join("-");
    // the script's name is told by the letters themselves
    const missing = header.filter(
      (name, at) => name !== "Non-latin script type" && !everything.includes(words[at]!) && !everything.includes(iso(words[at]!)),
    );
    expect(missing).toEqual([]);
  });
  test("each element and attribute of the XML, filled with a word of its own, stands in the entry or is counted", async () => {
    let at = 0;
    const marked = xml
      .replace(
        /<(?!DateGenerated|DateDesignated|LastUpdated|DOB\b|Gender|IndividualEntityShip|OFSIGroupID|UniqueID|NonLatinScriptType|AssetFreeze|ArmsEmbargo|TravelBan|TrustServices)(\w+)>([^<>\s][^<>]*)<\//g,
        (_, name: string) => `<${name}>Mark${at++}x7</`,
      )
      .replace("<Designation>", `<Designation kind="Mark${at++}x7">Mark${at++}x7`)
      .replace("<Name>", `<Name rank="Mark${at++}x7">`);
    const { entries } = await readBytes(marked);
    const everything = JSON.stringify(entries);
    expect(Array.from({ length: at }, (_, number) => `Mark${number}x7`).filter((mark) => !everything.includes(`${mark}`))).toEqual([]);
    expect(at).toBeGreaterThan(45);
  });
});

test("a regulation's name gives the regime as the ConList called it", () => {
  expect(
    [
      "The Russia (Sanctions) (EU Exit) Regulations 2019",
      "The Counter-Terrorism (International Sanctions) (EU Exit) Regulations 2019",
      "The Afghanistan (Sanctions) (EU Exit) Regulations 2020",
      "The Global Human Rights Sanctions Regulations 2020",
      "The ISIL (Da'esh) and Al-Qaida (United Nations Sanctions) (EU Exit) Regulations 2019",
      "Russia",
      "The Other Act 2001",
    ].map(regimeOf),
  ).toEqual([
    "Russia",
    "Counter-Terrorism (International)",
    "Afghanistan",
    "Global Human Rights",
    "ISIL (Da'esh) and Al-Qaida",
    "Russia",
    "The Other Act 2001",
  ]);
});

test("the ConList as XML: one element a row, names run together", async () => {
  const target = (fields: Readonly<Record<string, string>>): string =>
    `<FinancialSanctionsTarget>${Object.entries(fields)
      .map(([name, text]) => `<${name}>${text}</${name}>`)
      .join("")}</FinancialSanctionsTarget>`;
  const same = { GroupID: "90001", GroupType: "Individual", Regime: "Afghanistan", ListedOn: "23/02/2001", LastUpdated: "01/02/2021" };
  const { entries, result } = await readBytes(
    `<?xml version="1.0"?><ArrayOfFinancialSanctionsTarget xmlns="http://schemas.hmtreasury.gov.uk/ofsi/consolidatedlist">${target({ Name6: "INVENTED", Name1: "Zarmina", AliasType: "Primary name", DOB: "00/05/1961", PostZipCode: "24800", Country: "Pakistan", OtherInformation: "(UK Sanctions List Ref):ZZQ0042. (Gender):Female", ...same })}${target({ Name6: "FABRICATED", AliasType: "AKA", AliasQuality: "Low quality", Colour: "blue", ...same })}${target({ Name6: "NOBODY", GroupType: "Entity" })}</ArrayOfFinancialSanctionsTarget>`,
  );
  expect(result).toMatchObject({ list: "uk", format: "uk-conlist-xml", rows: 3, entries: 1, whole: true });
  expect(result.problems).toMatchObject([{ code: "row-malformed", field: "Group ID" }]);
  expect(entries[0]).toMatchObject({
    id: "90001",
    names: [
      { text: "Zarmina INVENTED", role: "primary" },
      { text: "FABRICATED", role: "alias", quality: "weak" },
    ],
    births: [{ from: "1961-05" }],
    identifiers: [{ type: "uk-ref", value: "ZZQ0042" }],
    sex: "female",
    listedOn: "2001-02-23",
    unmapped: [["Colour", "blue"]],
  });
});
