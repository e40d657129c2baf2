import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fixture, readBytes } from "../../test/read-list.ts";
import type { Entry } from "./entry.ts";

const enhanced = readFileSync(fixture("ofac/sdn_enhanced.xml"), "utf8");
const advanced = readFileSync(fixture("ofac/sdn_advanced.xml"), "utf8");
const person = async (text: string): Promise<Entry> => (await readBytes(text)).entries.find(({ id }) => id === "90001")!;
const unmapped = (entry: Entry, key: string): readonly string[] =>
  entry.unmapped.filter(([name]) => name === key).map(([, value]) => value);

describe("[L50] what only the enhanced file says", () => {
  test("lists with their days, orders, laws; remarks about a value; who issued a document", async () => {
    const entry = await person(enhanced);
    expect(entry).toMatchObject({
      listedOn: "2021-05-04",
      legalBasis: ["Invented Order 1 (Terrorism)"],
      positions: ["Deputy Warden of the Salt Archive"],
      remarks: "Keeper of the Third Gate",
      source: { file: "given.bin" },
    });
    expect(entry.measures[0]).toBe("Block");
    expect(unmapped(entry, "sanctionsList")).toEqual(["SDN List, 2021-05-04"]);
    expect(unmapped(entry, "feature/comments")).toEqual(["Website www.example.org: In the language of the valleys"]);
    expect(unmapped(entry, "reliability")).toEqual(["Website www.example.org: Confirmed"]);
    expect(unmapped(entry, "issuingAuthority")).toEqual(["Tax ID No. 90001: Office of Invented Taxes"]);
    expect(unmapped(entry, "translation/script")).toEqual(["Arabic: زریمان قلدشت تهواری"]);
  });

  test("a party of both lists has the day of the list that is read", async () => {
    const both = enhanced.replace(
      /(<sanctionsList refId="\d+" id="\d+" datePublished=")2021-05-04(">SDN List<\/sanctionsList>)/,
      '$12021-05-04$2<sanctionsList refId="0" id="1" datePublished="2006-04-12">Non-SDN Invented List</sanctionsList><sanctionsList refId="0" id="2" datePublished="2014-10-10">Consolidated List</sanctionsList>',
    );
    expect((await person(both)).listedOn).toBe("2021-05-04");
    expect((await person(both.replace(/(<filters>[\s\S]*?)SDN List/, "$1Consolidated List"))).listedOn).toBe("2006-04-12");
  });

  test("a document that is not valid, and one under a name that the party does not have", async () => {
    const entry = await person(
      enhanced
        .replace(/(<documentNumber>ZZ0012345<\/documentNumber>\s*<isValid>)true/, "$1false")
        .replace(
          /(<name nameId="\d+" nameTranslationId="\d+">)QOLDASHT TEHVARI, Zariman(<\/name>\s*<documentNumber>900-00)/,
          "$1SOMEBODY ELSE$2",
        ),
    );
    expect(unmapped(entry, "isValid")).toEqual(["Passport ZZ0012345: false"]);
    expect(unmapped(entry, "identityDocument/name")).toEqual(["SOMEBODY ELSE: SSN 900-00-0001"]);
  });

  test("a surname in Han letters stands first and close", async () => {
    const entry = await person(
      enhanced.replace(
        /<formattedLastName>زریمان[^<]*<\/formattedLastName>\s*<formattedFullName>[^<]*/,
        "<formattedFirstName>小明</formattedFirstName><formattedLastName>谷</formattedLastName><formattedFullName>谷, 小明",
      ),
    );
    expect(entry.names[1]).toEqual({ text: "谷小明", printed: "谷, 小明", role: "original", quality: "strong", script: "Hani" });
  });

  test("addresses in another script stand beside the Latin one", async () => {
    const copy = /(<address id="2">[\s\S]*?)(<translation id="\d+">[\s\S]*?<\/translation>)/.exec(enhanced)![2]!;
    const other = copy
      .replace("<isPrimary>true", "<isPrimary>false")
      .replace(">Latin<", ">Arabic<")
      .replace("7 Copper Lane", "کوچه مس ۷")
      .replace("Mirkhan", "میرخان");
    const entry = await person(enhanced.replace(copy, `${other}${copy}`));
    expect(entry.addresses.map(({ text, note }) => [text, note])).toEqual([
      ["7 Copper Lane, Mirkhan, 44001, Pakistan", undefined],
      ["کوچه مس ۷, میرخان, 44001, Pakistan", "in Arabic script"],
    ]);
  });
});

describe("[L50] what only the advanced file says", () => {
  test("the same of lists, orders, laws; kinds by sub-type and type", async () => {
    const { entries, result } = await readBytes(advanced);
    expect(entries.map(({ kind, listedOn, legalBasis }) => [kind, listedOn, legalBasis])).toEqual([
      ["organisation", "1986-12-10", ["Invented Order 515 (Cuba)"]],
      ["person", "2021-05-04", ["Invented Order 1 (Terrorism)"]],
      ["organisation", "2020-02-29", ["Invented Order 1 (Terrorism)"]],
      ["vessel", "2019-01-15", ["Invented Order 7 (Iran)"]],
      ["aircraft", "2018-10-01", ["Invented Order 9 (Syria)"]],
    ]);
    expect(result).toMatchObject({ published: "2025-11-20", rows: 5, problemCount: 0 });
    expect(unmapped(entries[1]!, "IssuingAuthority")).toEqual(["Tax ID No. 90001: Office of Invented Taxes"]);
    expect(unmapped(entries[1]!, "FeatureVersion/Comment")).toEqual(["Website www.example.org: In the language of the valleys"]);
    // numbers of nodes are kept, those that only repeat the party's own and codes that mean `Unknown` are not
    const keys = entries[1]!.unmapped.map(([key]) => key);
    expect(keys).toContain("Profile/Feature@ID");
    expect(keys.filter((key) => /FixedRef|ScriptStatus|Fixed$|@Former/.test(key))).toEqual([]);
  });

  test("middle names and a father's name after the given ones, a mother's name with the surname; each kept with its kind", async () => {
    const kinds = `<NamePartType ID="1522">Middle Name</NamePartType><NamePartType ID="91708">Patronymic</NamePartType><NamePartType ID="91709">Matronymic</NamePartType></NamePartTypeValues>`;
    const group = (id: number, type: number): string =>
      `<MasterNamePartGroup><NamePartGroup ID="${id}" NamePartTypeID="${type}" /></MasterNamePartGroup>`;
    const part = (id: number, text: string): string =>
      `<DocumentedNamePart><NamePartValue NamePartGroupID="${id}" ScriptID="" ScriptStatusID="" Acronym="false">${text}</NamePartValue></DocumentedNamePart>`;
    const entry = await person(
      advanced
        .replace("</NamePartTypeValues>", kinds)
        .replace(/(Zariman<\/NamePartValue>\s*<\/DocumentedNamePart>)/, `$1${part(1, "Noor")}${part(2, "Tehvarovich")}${part(3, "HALVEN")}`)
        .replace(/(<DistinctParty FixedRef="90001">[\s\S]*?<NamePartGroups>)/, `$1${group(1, 1522)}${group(2, 91708)}${group(3, 91709)}`),
    );
    expect(entry.names[0]).toMatchObject({
      text: "Zariman Noor Tehvarovich QOLDASHT TEHVARI HALVEN",
      printed: "QOLDASHT TEHVARI HALVEN, Zariman Noor Tehvarovich",
    });
    expect([
      unmapped(entry, "namePart: Middle Name"),
      unmapped(entry, "namePart: Patronymic"),
      unmapped(entry, "namePart: Matronymic"),
    ]).toEqual([["Noor"], ["Tehvarovich"], ["HALVEN"]]);
  });

  test("a second identity gives aliases, never a second primary name", async () => {
    const second = `<Identity ID="88001" FixedRef="90001" Primary="false" False="true"><Alias FixedRef="90001" AliasTypeID="" Primary="true" LowQuality="false"><DocumentedName ID="88002" FixedRef="90001" DocNameStatusID=""><DocumentedNamePart><NamePartValue NamePartGroupID="88003" ScriptID="" ScriptStatusID="" Acronym="false">MASKED NAME</NamePartValue></DocumentedNamePart></DocumentedName></Alias></Identity>`;
    const entry = await person(advanced.replace(/(<Profile ID="90001"[^>]*>)/, `$1${second}`));
    expect(entry.names.filter(({ role }) => role === "primary")).toHaveLength(1);
    expect(entry.names).toContainEqual(expect.objectContaining({ text: "MASKED NAME", role: "alias" }));
    expect(unmapped(entry, "Profile/Identity@False")).toEqual(["true"]);
  });

  test("a former relation and its quality; a document that is not valid; a country that is not determined", async () => {
    const entry = await person(
      advanced
        .replace(/(To-ProfileID="90002"[^>]*)Former="false"/, '$1Former="true"')
        .replace(/<Validity ID="(\d+)">Valid</, '<Validity ID="$1">Fraudulent<')
        .replace(/>Serbia</, ">undetermined<"),
    );
    expect(entry.relations).toEqual([
      { kind: "acting-for", to: "90002", name: "FRONT OF QUIET VALLEYS", note: "Acting for or on behalf of; former" },
    ]);
    expect(unmapped(entry, "Validity")[0]).toBe("Passport ZZ0012345: Fraudulent");
    expect(entry.identifiers).toContainEqual({ type: "tax", value: "90001", note: "undetermined" });
  });

  test("a file that ends after the parties gives them without their listings, and is not whole", async () => {
    const { result, entries } = await readBytes(advanced.slice(0, advanced.indexOf("<SanctionsEntries>")));
    expect(result).toMatchObject({ entries: 5, whole: false });
    expect(entries.every(({ programmes }) => programmes.length === 0)).toBe(true);
  });
});
