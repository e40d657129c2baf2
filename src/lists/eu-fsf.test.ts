import type { PartialDate } from "../ground/index.ts";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fixture, readBytes } from "../../test/read-list.ts";
import type { Entry } from "./entry.ts";
import { hijriYears } from "./eu-birth.ts";
import { euLayout } from "./eu-columns.ts";

const v10 = readFileSync(fixture("eu/fsf-1.0.csv"), "utf8");
const v11 = readFileSync(fixture("eu/fsf-1.1.csv"), "utf8");
const xml = readFileSync(fixture("eu/fsf-1.1.xml"), "utf8");

test("[L2] XML 1.1: every field of a person", async () => {
  const { entries, result } = await readBytes(xml);
  expect(result).toMatchObject({
    list: "eu",
    format: "eu-fsf-xml",
    published: "2025-04-15",
    rows: 2,
    entries: 2,
    names: 4,
    whole: true,
    problemCount: 0,
  });
  expect(entries[0]).toEqual({
    list: "eu",
    id: "900001",
    kind: "person",
    names: [
      { text: "Orbek Inventov", role: "alias", quality: "strong", script: "Latn" },
      { text: "Орбек Инвентов", role: "alias", quality: "weak", script: "Cyrl", language: "bg" },
    ],
    births: [
      { from: "1961-05-04", to: "1961-05-04", circa: false },
      { from: "1958", to: "1960", circa: true },
      { from: "1960", to: "1961", circa: true, printed: "1380 (ISLAMIC)" },
    ],
    birthPlaces: [{ text: "Spin Tangay, PAKISTAN", country: "pk" }, { text: "Kabul" }],
    identifiers: [
      { type: "eu-ref", value: "EU.9000.1" },
      { type: "un-ref", value: "ZZi.042" },
      { type: "phone", value: "+92 300 0000001" },
      { type: "passport", value: "AB1234567", country: "pk", note: "known to have expired; issued by Invented Office; issued 1999-05-03" },
    ],
    addresses: [
      {
        text: "Lane 4, 12, PO Box 7, Spin Tangay, 24800, PAKISTAN",
        street: "Lane 4, 12, PO Box 7",
        city: "Spin Tangay",
        postalCode: "24800",
        country: "pk",
        note: "at the time of listing",
      },
    ],
    nationalities: ["pk"],
    sex: "male",
    fathers: [],
    mothers: [],
    titles: ["Hajji"],
    positions: ["Head of the Invented Front"],
    programmes: ["TAQA"],
    legalBasis: ["900/2019 (OJ L900)", "901/2021 (OJ L901)"],
    measures: [],
    listedOn: "2001-02-23",
    amendedOn: ["2019-03-01", "2021-05-06"],
    relations: [],
    claims: [
      {
        what: "regulation",
        text: "900/2019 (OJ L900), in force 2019-03-02",
        from: "2019-03-01",
        source: "http://invented.invalid/900",
        by: "commission",
        basis: "900/2019 (OJ L900)",
        status: "regulation",
        confidence: "seen",
      },
      {
        what: "regulation",
        text: "901/2021 (OJ L901)",
        from: "2021-05-06",
        source: "http://invented.invalid/901",
        basis: "901/2021 (OJ L901)",
        status: "amendment",
        confidence: "seen",
      },
    ],
    remarks: "(UNSC RESOLUTION 0 BASIS)",
    unmapped: [
      ["citizenship@region", "Sindh"],
      ["birthdate/remark", "as printed in his passport"],
    ],
    source: { file: "given.bin", line: 3 },
  });
  expect(entries[1]!.names.map(({ text, role, language }) => [text, role, language])).toEqual([
    ["Invented Front (IFT)", "alias", undefined],
    ["Invented Front", "alias", undefined],
    ["IFT", "acronym", undefined],
    ["Keksitty rintama", "alias", "fi"],
  ]);
});

/** What the same publication says in each of its forms. */
function facts({
  id,
  kind,
  names,
  births,
  identifiers,
  nationalities,
  sex,
  titles,
  positions,
  programmes,
  legalBasis,
  remarks,
}: Entry): unknown {
  const numbers = identifiers.map(({ type, value }) => `${type} ${value}`).toSorted();
  return {
    id,
    kind,
    names: names.map(({ text, language }) => [text, language]),
    births,
    numbers,
    nationalities,
    sex,
    titles,
    positions,
    programmes,
    legalBasis,
    remarks,
  };
}

describe("[L42] the same publication in three forms", () => {
  test("CSV 1.1 gives the parties of the XML, but for the marks of weak names and the words of labels", async () => {
    const [table, tree] = [await readBytes(v11), await readBytes(xml)];
    expect(table.result).toMatchObject({
      list: "eu",
      format: "eu-fsf-csv-1.1",
      published: "2025-04-15",
      rows: 10,
      names: 4,
      whole: true,
      problemCount: 0,
    });
    expect(table.entries.map(facts)).toEqual(tree.entries.map(facts));
    // the CSV has no column for it
    expect(table.entries.flatMap(({ names }) => names.map(({ quality }) => quality)).every((quality) => quality === "unknown")).toBe(true);
    for (const at of [0, 1]) {
      expect(table.entries[at]!.addresses).toEqual(tree.entries[at]!.addresses);
      expect(table.entries[at]!.birthPlaces).toEqual(tree.entries[at]!.birthPlaces);
      expect(table.entries[at]!.listedOn).toBe(tree.entries[at]!.listedOn);
      expect(table.entries[at]!.amendedOn).toEqual(tree.entries[at]!.amendedOn);
      expect(table.entries[at]!.unmapped.map(([, text]) => text).toSorted()).toEqual(
        tree.entries[at]!.unmapped.map(([, text]) => text).toSorted(),
      );
    }
  });

  test("CSV 1.0 gives the same parties with what its columns can say", async () => {
    const [old, tree] = [await readBytes(v10), await readBytes(xml)];
    expect(old.result).toMatchObject({
      list: "eu",
      format: "eu-fsf-csv-1.0",
      published: "2025-04-15",
      rows: 9,
      names: 4,
      whole: true,
      problemCount: 0,
    });
    expect(old.entries.map(({ id, kind, names }) => [id, kind, names.map(({ text }) => text)])).toEqual(
      tree.entries.map(({ id, kind, names }) => [id, kind, names.map(({ text }) => text)]),
    );
    expect(old.entries[0]).toMatchObject({
      births: [{ from: "1961-05-04", to: "1961-05-04", circa: false }],
      birthPlaces: [{ text: "Spin Tangay, PAK", country: "pk" }, { text: "Kabul" }],
      identifiers: [
        { type: "eu-ref", value: "EU.9000.1" },
        { type: "phone", value: "+92 300 0000001" },
        { type: "passport", value: "AB1234567", country: "pk", note: "(issued 3 May 1999)" },
      ],
      addresses: [{ text: "Lane 4, 12, Spin Tangay, 24800, PAK", country: "pk" }],
      nationalities: ["pk"],
      legalBasis: ["900/2019 (OJ L900)", "901/2021 (OJ L901)"],
      unmapped: [],
    });
  });

  test("[L4] a copy with each line in quotes, padded with tabs and its commas turned into tabs reads as the file it came from, and says so", async () => {
    const wrapped = v10
      .split("\r\n")
      .filter((line) => line !== "")
      .map(
        (line, at) =>
          `"${line
            .replace(at === 0 ? "Date_file" : "", at === 0 ? "Date_filexxxx" : "")
            .replaceAll('"', '""')
            .replaceAll(",", "\t")}\t\t\t"`,
      )
      .concat("")
      .join("\n");
    const [copy, whole] = [await readBytes(wrapped), await readBytes(v10)];
    expect(copy.entries).toEqual(whole.entries);
    expect(copy.result).toMatchObject({ rows: 9, whole: true, problemCount: 1 });
    expect(copy.result.problems[0]).toMatchObject({ code: "csv-malformed", line: 1, message: expect.stringContaining("one cell") });
  });
});

describe("[L3, L42] nothing printed is lost", () => {
  test.each([
    ["1.0", v10],
    ["1.1", v11],
  ])("CSV %s: each column, filled with a word of its own, stands in the entry or is counted", async (form, text) => {
    const header = text.replace("\uFEFF", "").split("\r\n")[0]!.split(";");
    const word = (name: string, at: number): string => {
      if (/^(?:date_file|filegenerationdate)$/i.test(name)) return "15/04/2025";
      if (/^entity_logical_?id$/i.test(name)) return "900007";
      if (/subject_?type$/i.test(name)) return "P";
      if (/classificationcode$/i.test(name)) return "person";
      if (/circa|diplomatic|known|reported|revoked|aslisting|asat/i.test(name)) return "true";
      if (/date$|from$|to$|valid|year|force|(?:birt|publication)_date|publication_date/i.test(name)) return `${1900 + (at % 90)}`;
      if (/_(?:day|month)$/i.test(name)) return "07";
      if (/countryiso|_country$/i.test(name)) return "QQ";
      return `word${at}x`;
    };
    const words = header.map(word);
    const { entries, result } = await readBytes(`${header.join(";")}\r\n${words.join(";")}\r\n`);
    const everything = JSON.stringify(entries[0]).toLowerCase();
    const missing = header.filter((name, at) => {
      const said = words[at]!;
      // flags become words of ours, kinds codes; the day and month of a date that stands whole beside them say nothing more
      if (/^(?:true|P|person|07|15\/04\/2025)$/.test(said)) return false;
      return !everything.includes(said.toLowerCase()) && !result.unmapped.has(name);
    });
    expect(missing).toEqual([]);
    const flags = ["at the time of listing", "diplomatic", "known to have expired", "known to be false", "reported lost", "revoked"];
    if (form === "1.1") expect(flags.filter((flag) => !everything.includes(flag))).toEqual([]);
  });

  test("XML: each attribute, element and text, known or not, stands in the entry or is counted", async () => {
    let at = 0;
    const marked = xml
      .replace(
        /(?<=\s)(?!version|encoding|xmlns|generationDate|logicalId|code|classificationCode|circa|calendarType|strong|gender|nameLanguage|diplomatic|known\w+|reportedLost|revokedByIssuer|asAtListingTime|\w*[dD]ate|year\w*|dayOfMonth|monthOfYear|valid\w+|countryIso2Code)(\w+)="[^"]*"/g,
        (_, name: string) => `${name}="mark${at++}z"`,
      )
      .replace("<remark>(UNSC", `<colour shade="mark${at++}z">mark${at++}z<deep>mark${at++}z</deep></colour><remark>(UNSC`);
    const { entries, result } = await readBytes(marked);
    const everything = JSON.stringify(entries);
    const lost = Array.from({ length: at }, (_, number) => `mark${number}z`).filter((mark) => !everything.includes(mark));
    // counted and not kept: numbers of rows, languages of acts, the file's own number
    const counted = [...marked.matchAll(/(\w+)="(mark\d+z)"/g)]
      .filter(([, name]) => /^(?:regulationLanguage|globalFileId)$/.test(name!))
      .map(([, , mark]) => mark);
    expect(lost.filter((mark) => !counted.includes(mark))).toEqual([]);
    expect(at).toBeGreaterThan(60);
    expect([...result.unmapped.keys()]).toEqual(
      expect.arrayContaining(["export@globalFileId", "nameAlias@logicalId", "nameAlias@regulationLanguage", "colour@shade", "colour/deep"]),
    );
  });
});

test("years of the Islamic calendar are two of ours", () => {
  // 1 Muharram 1380 was 25 June 1960, 1400 began on 20 November 1979, 1446 on 7 July 2024
  expect([1380, 1400, 1446].map(hijriYears)).toEqual([
    [1960, 1961],
    [1979, 1980],
    [2024, 2025],
  ]);
});

test("a header of either form is known with its columns in any order; without id or whole name it is none", () => {
  const columns = v11.replace("\uFEFF", "").split("\r\n")[0]!.split(";");
  expect(columns).toHaveLength(118);
  expect(euLayout(columns.toReversed())?.width).toBe(118);
  expect(euLayout(columns.filter((name) => name !== "Entity_LogicalId"))).toBeNull();
  expect(euLayout(columns.filter((name) => name !== "NameAlias_WholeName"))).toBeNull();
  expect(euLayout([])).toBeNull();
});

describe("[L4] bad rows and fields", () => {
  const row = (fields: Readonly<Record<string, string>>): string => {
    const columns = v11.replace("\uFEFF", "").split("\r\n")[0]!.split(";");
    return columns.map((name) => fields[name] ?? (name === "fileGenerationDate" ? "15/04/2025" : "")).join(";");
  };
  const head = v11.replace("\uFEFF", "").split("\r\n")[0]!;
  test("dates in every wrong shape are kept as printed and told, and lose no year", async () => {
    const dates = ["1961-02-30", "31/02/1961", "soon", "1961-13-01", "0000-00-00", "1961", "04.05.1961"];
    const rows = dates.map((date, at) =>
      row({ Entity_LogicalId: String(at + 1), Entity_SubjectType: "P", NameAlias_WholeName: `Orbek ${at}`, BirthDate_BirthDate: date }),
    );
    const { entries, result } = await readBytes([head, ...rows, ""].join("\n"), { published: "2025-04-15" as PartialDate });
    expect(entries.map(({ births }) => births.map(({ from }) => from))).toEqual([
      ["1961"],
      ["1961"],
      [],
      ["1961"],
      [],
      ["1961"],
      ["1961-05-04"],
    ]);
    expect(result.problems.map(({ value }) => value)).toEqual(["1961-02-30", "31/02/1961", "soon", "1961-13-01", "0000-00-00"]);
    expect(result.problems.every(({ code, line, field }) => code === "field-invalid" && line !== undefined && field === "birthdate")).toBe(
      true,
    );
  });
  test("a row without an id, a block of somebody else, a name of question marks, an unknown kind", async () => {
    const { entries, result } = await readBytes(
      [
        head,
        row({ NameAlias_WholeName: "Nobody" }),
        row({ Entity_LogicalId: "7", Entity_SubjectType: "X", NameAlias_WholeName: "???? ??" }),
        row({ Entity_LogicalId: "7", NameAlias_WholeName: "Testgul" }),
        "",
      ].join("\n"),
      { published: "2025-04-15" as PartialDate },
    );
    expect(entries).toMatchObject([{ id: "7", kind: "unknown", names: [{ text: "Testgul" }] }]);
    expect(result.problems.map(({ line, field }) => [line, field])).toEqual([
      [2, "Entity_LogicalId"],
      [3, "subjectType"],
      [3, "wholeName"],
    ]);
    const [first, ...rest] = v10.split("\r\n");
    const astray = rest.map((line, at) => (at === 0 ? line.replace(";1;900001;", ";1;900999;") : line));
    const dangling = await readBytes([first, ...astray].join("\r\n"));
    expect(dangling.result.problems).toMatchObject([{ code: "entry-unknown", line: 2, value: "900999" }]);
    expect(dangling.entries).toHaveLength(2);
  });
  test("an entity that stands twice in the XML is told; one without an id is left out and told", async () => {
    const twice = await readBytes(xml.replace('logicalId="900002"', 'logicalId="900001"'));
    expect(twice.result.problems).toMatchObject([{ code: "row-malformed", field: "logicalId", value: "900001" }]);
    const none = await readBytes(xml.replace(' logicalId="900002"', ""));
    expect(none.result).toMatchObject({ entries: 1, problems: [{ code: "row-malformed", field: "logicalId" }] });
  });
});
