import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fixture, readBytes, readFiles } from "../../test/read-list.ts";
import { listFileFromBytes, readPublication, recognise } from "./index.ts";

const SDN = ["sdn", "alt", "add", "sdn_comments"].map((name) => fixture(`ofac/${name}.csv`));
const CONS = ["cons_prim", "cons_alt", "cons_add", "cons_comments"].map((name) => fixture(`ofac/${name}.csv`));
const main = readFileSync(SDN[0]!, "latin1");
const [sdn] = await readFiles(SDN);
const { result, entries } = sdn!;
const [company, person, body, vessel, aircraft] = entries;

describe("an SDN set of four files", () => {
  test("is one publication, each file known by its columns", () => {
    expect([...sdn!.group.parts].map(([part, file]) => [part, file.name])).toEqual([
      ["sdn", "sdn.csv"],
      ["alt", "alt.csv"],
      ["add", "add.csv"],
      ["comments", "sdn_comments.csv"],
    ]);
    expect(result).toMatchObject({ list: "us-sdn", format: "ofac-csv", entries: 5, rows: 15, names: 9, missingParts: [], whole: true });
    expect(result.parts!.map(({ part, rows, keys, names }) => [part, rows, keys, names])).toEqual([
      ["alt", 4, 3, 4],
      ["add", 5, 4, 0],
      ["comments", 1, 1, 0],
      ["sdn", 5, 5, 5],
    ]);
  });

  test("[names] people in natural order, companies with their comma, weak names out of Remarks", () => {
    expect(person!.names.map(({ text, role, quality, printed }) => [text, role, quality, printed])).toEqual([
      ["Zariman QOLDASHT TEHVARI", "primary", "strong", "QOLDASHT TEHVARI, Zariman"],
      ["ABU ZARIM", "alias", "weak", "ABU ZARIM; THE QUIET"],
      ["THE QUIET", "alias", "weak", "ABU ZARIM; THE QUIET"],
      ["Z'HOUR", "alias", "weak", undefined],
      ["Zarim OLD", "former", "weak", "OLD, Zarim"],
      ["Zarimon TEHWARI", "alias", "strong", "TEHWARI, Zarimon"],
      ["Zaryman QALDASHT", "former", "strong", "QALDASHT, Zaryman"],
    ]);
    expect(company!.names.map(({ text, role }) => [text, role])).toEqual([
      ["BRIGHT HARBOUR CO., LTD.", "primary"],
      ["BHC", "alias"],
      ["HARBOUR BRIGHT (HB)", "alias"],
      ["HARBOUR BRIGHT", "alias"],
      ["HB", "acronym"],
    ]);
  });

  test("[facts] the person", () => {
    expect(person).toMatchObject({
      id: "90001",
      kind: "person",
      sex: "male",
      programmes: ["SDGT", "IFSR"],
      positions: ["Deputy Warden of the Salt Archive"],
      nationalities: ["pk", "ir"],
      birthPlaces: [{ text: "Mirkhan, Pakistan", country: "pk" }],
      source: { file: "sdn.csv", line: 2 },
      addresses: [{ text: "7 Copper Lane, Mirkhan 44001, Pakistan", street: "7 Copper Lane", city: "Mirkhan 44001", country: "pk" }],
    });
    expect(person!.births).toEqual([
      { from: "1968-12-10", to: "1968-12-10", circa: false, printed: "10 Dec 1968" },
      { from: "1969", to: "1969", circa: true },
      { from: "1967", to: "1971", circa: false, printed: "1967 to 1971" },
    ]);
    expect(person!.identifiers).toEqual([
      { type: "ofac-id", value: "90001" },
      { type: "passport", value: "ZZ0012345", country: "pk", note: "issued 06 May 2004 expires 05 May 2009" },
      { type: "cnic", value: "99999-0000000-9", country: "pk", note: "National ID No." },
      { type: "ssn", value: "900-00-0001", country: "us" },
      { type: "tax", value: "90001", country: "rs" },
      { type: "email", value: "zariman@example.org" },
      { type: "email", value: "valley@example.org" },
      { type: "website", value: "www.example.org" },
      { type: "wallet", value: "1InventedAddressForTestsOnly000001", note: "XBT" },
    ]);
  });

  test("[comments] the text goes on in the middle of a word", () => {
    expect(person!.relations).toEqual([{ kind: "linked-to", name: "FRONT OF QUIET VALLEYS" }]);
    expect(person!.measures).toEqual([
      "Secondary sanctions risk: section 1(b) of Invented Order 1",
      "Transactions Prohibited For Persons Owned or Controlled By U.S. Financial Institutions: Invented Regulations section 1",
    ]);
    expect(person!.remarks).toContain("Linked To: FRONT OF QUIET VALLEYS; Transactions");
  });

  test("[facts] bodies, ships and aircraft", () => {
    expect(company).toMatchObject({
      kind: "organisation",
      births: [{ from: "2017-03-21" }],
      addresses: [],
      identifiers: [
        { type: "ofac-id" },
        { type: "registration", value: "26740", country: "ir" },
        { type: "swift", value: "BHCLXX22" },
        { type: "other-number", value: "12-77", country: "mt" },
      ],
    });
    expect(body!.addresses).toEqual([
      { text: "Gaza", country: "ps", note: "as of 2012" },
      { text: "Hall 3, Dock Street, Port Veyl, Iran", street: "Hall 3, Dock Street", city: "Port Veyl", country: "ir" },
    ]);
    expect(vessel).toMatchObject({
      kind: "vessel",
      nationalities: ["pa"],
      relations: [
        { kind: "owned-by", name: "Heron Invented Shipping" },
        { kind: "linked-to", name: "BRIGHT HARBOUR CO., LTD." },
      ],
      identifiers: [
        { type: "ofac-id" },
        { type: "call-sign", value: "5XX000" },
        { type: "imo", value: "9999999" },
        { type: "mmsi", value: "999000111" },
      ],
      unmapped: [
        ["Vess_type", "Crude Oil Tanker"],
        ["Tonnage", "99000"],
        ["GRT", "55000"],
        ["Remarks: Former Vessel Flag", "Malta"],
      ],
    });
    expect(aircraft).toMatchObject({
      kind: "aircraft",
      births: [{ from: "1992" }],
      relations: [{ kind: "operator", name: "Invented Air" }],
      identifiers: [{ type: "ofac-id" }, { type: "tail-number", value: "ZZ-ABC" }, { type: "aircraft-serial", value: "99901" }],
    });
  });

  test("[unmapped] the remainder is kept and counted, orphans are told", () => {
    expect(person!.unmapped).toEqual([
      ["Remarks", "Keeper of the Third Gate"],
      ["alt_remarks", "seen once"],
      ["alt_num", "9001 9002"],
      ["add_num", "2"],
    ]);
    expect(result.unmapped.get("Remarks")).toBe(1);
    expect(result.problems).toEqual([expect.objectContaining({ code: "entry-unknown", file: "add.csv", line: 5, value: "90777" })]);
  });
});

test("the non-SDN list is told from the SDN list by its content, also when all eight files come at once in any order", async () => {
  const both = await readFiles([...CONS, ...SDN].toReversed());
  expect(new Map(both.map(({ group, result: read }) => [group.list as string, read.entries]))).toEqual(
    new Map([
      ["us-sdn", 5],
      ["us-cons", 2],
    ]),
  );
  const cons = both.find(({ group }) => group.list === "us-cons")!;
  expect(cons.result).toMatchObject({ missingParts: [], problemCount: 0, names: 4 });
  expect(cons.entries[1]).toMatchObject({
    names: [{ text: "PELLWORTH SAVINGS BANK" }, { text: "PSB", quality: "weak" }, { text: "PELLWORTH BANK" }],
    identifiers: [{ type: "ofac-id" }, { type: "bik", value: "099999999" }],
    measures: [
      "Executive Order 13662 Directive Determination - Subject to Directive 1",
      "Listing Date (EO 14024 Directive 3): 24 Feb 2022",
    ],
    unmapped: [
      ["Remarks: For more information on", "directives, please visit the following link: http://example.org/directives"],
      ["alt_num", "9702"],
      ["add_num", "9602"],
    ],
  });
});

test("missing siblings are named; a text that breaks off without its comments file is told", async () => {
  const alone = await readBytes(main.replace("Invented Order 1", "Invented Order 1".padEnd(300, "x")));
  expect(alone.result.missingParts).toEqual(["alt", "add"]);
  expect(alone.result.withoutParts).toEqual([expect.stringContaining("comments was not given")]);
  expect(alone.result.problems).toEqual([
    expect.objectContaining({
      code: "field-missing",
      field: "Remarks",
      value: "90001",
      message: "the remarks of 1 entry go on in the comments file, which was not given",
      remedy: expect.stringContaining("give sdn_comments.csv"),
    }),
  ]);
  const [alt] = await readFiles([SDN[1]!]);
  expect(alt!.result).toMatchObject({ entries: 0, rows: 4, missingParts: ["sdn", "add"], problemCount: 0 });
  expect(alt!.result.withoutParts).toBeUndefined();
});

test("[C7] however many remarks break off, one line says which file to give", async () => {
  const row = (id: number): string =>
    `${id},"INVENTED BODY ${id}",-0- ,"SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"${"Other Name ".repeat(100).slice(0, 1000)}"\r\n`;
  const { result } = await readBytes([90101, 90102, 90103].map(row).join(""));
  expect(result.entries).toBe(3);
  expect(result.problems.map(({ line, message }) => [line, message])).toEqual([
    [1, "the remarks of 3 entries go on in the comments file, which was not given"],
  ]);
});

test("one part given twice is refused", async () => {
  await expect(readFiles([SDN[0]!, SDN[0]!])).rejects.toMatchObject({ code: "usage" });
});

describe("copies that others saved again", () => {
  test("a header, no quotes, LF and a ^Z row", async () => {
    const copy = `ent_num,alt_num,alt_type,alt_name,alt_remarks\n36,12,aka,HARBOUR BRIGHT,-0- \n90001,9001,aka,"TEHWARI, Zarimon",\n^Z,,,,\n`;
    const read = await readBytes(copy);
    expect(read.result.parts).toEqual([{ part: "alt", file: "given.bin", rows: 2, keys: 2, names: 2 }]);
    expect(read.result.problemCount).toBe(0);
  });

  test("| and @ for the comma, honouring quotes", async () => {
    for (const separator of ["|", "@"]) {
      const read = await readBytes(
        `36${separator}"A${separator}B TRADING"${separator}-0- ${separator}"CUBA"${`${separator}-0- `.repeat(7)}${separator}"Email Address x@example.org."\r\n\u001a`,
      );
      expect(read.entries[0]).toMatchObject({
        names: [{ text: `A${separator}B TRADING` }],
        identifiers: [{ type: "ofac-id" }, { type: "email", value: "x@example.org" }],
      });
    }
  });

  test("a number used twice is one entry with both rows' names and facts, and is told", async () => {
    const read = await readBytes(
      main.replace("\u001a", `90002,"HAMMER INVENTED",-0- ,"IRAN"${",-0- ".repeat(7)},"Tax ID No. 77123 (Serbia)."\r\n\u001a`),
    );
    expect(read.result).toMatchObject({ entries: 5, rows: 6 });
    expect(read.entries[2]).toMatchObject({
      id: "90002",
      names: [
        { text: "FRONT OF QUIET VALLEYS", role: "primary" },
        { text: "HAMMER INVENTED", role: "variation" },
      ],
      programmes: ["SDGT", "IRAN"],
      identifiers: [{ type: "ofac-id" }, { type: "tax", value: "77123" }],
    });
    expect(read.result.problems).toContainEqual(expect.objectContaining({ code: "row-malformed", value: "90002", line: 6 }));
  });

  test("[L4] rows of odd widths and rows without a number are told; what can be read is kept", async () => {
    const read = await readBytes(
      `${main.replace("\u001a", "")}90010,"SHORT ROW LTD",-0- ,"CUBA"\r\nnonsense\r\n90011,LONG ROW,-0- ,CUBA${",-0- ".repeat(7)},DOB 1950, POB Mirkhan\r\n`,
    );
    expect(read.result.problems.filter(({ code }) => code === "row-malformed").map(({ line }) => line)).toEqual([6, 7, 8]);
    expect(read.entries.map(({ id }) => id)).toEqual(["36", "90001", "90002", "90003", "90004", "90010", "90011"]);
    expect(read.entries.at(-1)!.remarks).toBe("DOB 1950, POB Mirkhan");
  });

  test("[L13] an entry named __proto__ and a type nobody knows", async () => {
    const read = await readBytes(`${main.replace("\u001a", "")}90012,"__proto__","spaceship","constructor"${",-0- ".repeat(8)}\r\n`);
    expect(read.entries.at(-1)).toMatchObject({
      kind: "unknown",
      names: [{ text: "__proto__" }],
      programmes: ["constructor"],
      unmapped: [["SDN_Type", "spaceship"]],
    });
  });
});

test("reading tells how far it is", async () => {
  const bytes = Buffer.from(main, "latin1");
  const [group] = await recognise([await listFileFromBytes("x", bytes)]);
  let last = 0;
  await readPublication(group!, { onEntry: () => undefined, onProgress: (read, size) => void (last = read / size) });
  expect(last).toBe(1);
});
