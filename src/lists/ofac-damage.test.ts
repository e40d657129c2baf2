import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fixture, readBytes } from "../../test/read-list.ts";
import { WritError } from "../ground/index.ts";
import type { Entry } from "./entry.ts";
import { ofacAdvanced } from "./ofac-advanced.ts";
import { ofacCsv } from "./ofac-csv.ts";
import { ofacEnhanced } from "./ofac-enhanced.ts";
import { ofacXml } from "./ofac-xml.ts";
import type { ListReader, ReadResult } from "./reader.ts";
import { readPublication, recognise } from "./publications.ts";
import { listFileFromBytes } from "./source.ts";

const OURS: readonly ListReader[] = [ofacCsv, ofacXml, ofacEnhanced, ofacAdvanced];
const text = (path: string): string => readFileSync(fixture(`ofac/${path}`), "utf8");
const XML = ["sdn.xml", "sdn_enhanced.xml", "sdn_advanced.xml"] as const;
const TABLES = ["sdn.csv", "alt.csv", "add.csv", "sdn.ff", "alt.ff", "add.ff", "sdn_comments.ff"] as const;

interface Read {
  readonly entries: readonly Entry[];
  readonly result: ReadResult;
}

/** Reads by these readers alone, or gives the error of the closed table; any other error fails the test. */
async function read(bytes: Uint8Array | string): Promise<Read | WritError> {
  try {
    const [group] = await recognise([await listFileFromBytes("given.bin", Buffer.from(bytes as string))], OURS);
    const entries: Entry[] = [];
    const result = await readPublication(group!, { onEntry: (entry) => void entries.push(entry) });
    expect(result.entries).toBe(entries.length);
    for (const { id, names, births, list } of entries) {
      expect(id).toMatch(/^\d{1,12}$/);
      expect(list).toMatch(/^us-(?:sdn|cons)$/);
      for (const name of names) expect(name.text.trim()).not.toBe("");
      for (const { from } of births) expect(from).toMatch(/^\d{4}/);
    }
    if (!result.whole) expect(result.problemCount).toBeGreaterThan(0);
    return { entries, result };
  } catch (error) {
    if (!(error instanceof WritError)) throw error;
    expect(error.problem.message).toMatch(/\S/);
    return error;
  }
}

async function full(bytes: Uint8Array | string): Promise<Read> {
  const got = await read(bytes);
  if (got instanceof WritError) throw got;
  return got;
}

const codes = ({ result }: Read): readonly string[] => result.problems.map(({ code }) => code);
const bare = (entries: readonly Entry[]): readonly unknown[] => entries.map(({ source: _source, ...entry }) => entry);
/** a small generator with a seed: the same damage at every run */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

describe("[L5] [L52] cut at every tenth", () => {
  test.each(XML)("%s is never whole, and each party that it gives is one of the list", async (path) => {
    const whole = text(path);
    const all = new Map((await full(whole)).entries.map((entry) => [entry.id, entry]));
    for (let tenth = 1; tenth < 10; tenth++) {
      const got = await read(whole.slice(0, (whole.length * tenth) / 10));
      if (got instanceof WritError) continue;
      expect(got.result.whole).toBe(false);
      expect(codes(got)).toContain("xml-malformed");
      for (const { id, names } of got.entries) expect(names).toEqual(all.get(id)!.names);
    }
  });

  test.each(TABLES)("%s", async (path) => {
    const whole = text(path);
    for (let tenth = 1; tenth < 10; tenth++) {
      const cut = whole.slice(0, (whole.length * tenth) / 10);
      const got = await read(cut);
      // within the padding of the last column nothing is missing but blanks
      if (got instanceof WritError || /(?:\r\n|\s)$/.test(cut)) continue;
      expect(got.result.problems.filter(({ message }) => /break|no end|columns/.test(message))).not.toEqual([]);
    }
    const rows = whole.split("\r\n");
    if (rows.length <= 3) return;
    const got = await full(`${rows.slice(0, -2).join("\r\n")}\r\n${rows.at(-2)!.slice(0, 14)}`);
    expect(got.result.whole).toBe(false);
  });
});

// `npm run damage` flips 1,000 bytes of each
describe("[L14] [L52] one byte flipped in 250 places", () => {
  test.each([...XML, "sdn.csv", "sdn.ff"])(
    "%s: an answer every time, and no party vanishes without a word",
    { timeout: 60_000 },
    async (path) => {
      const whole = readFileSync(fixture(`ofac/${path}`));
      const before = await full(whole);
      const chance = seeded(20_251_120);
      let differing = 0;
      for (let round = 0; round < 250; round++) {
        const copy = Buffer.from(whole);
        const at = chance(copy.length);
        copy[at] = copy[at]! ^ (1 << chance(8));
        const got = await read(copy);
        if (got instanceof WritError) continue;
        if (got.entries.length < before.entries.length) expect(got.result.problemCount, `byte ${at}`).toBeGreaterThan(0);
        if (JSON.stringify(bare(got.entries)) !== JSON.stringify(bare(before.entries)) || got.result.problemCount > 0) differing++;
      }
      expect(differing).toBeGreaterThan(50);
    },
  );
});

describe("[L52] elements and columns that are renamed, missing or doubled", () => {
  test.each([
    ["sdn.xml", "lastName", "surname", "field-missing"],
    ["sdn.xml", "uid", "number", "row-malformed"],
    ["sdn.xml", "sdnType", "kind", "field-missing"],
    ["sdn.xml", "idType", "type", "field-missing"],
    ["sdn_enhanced.xml", "names", "appellations", "field-missing"],
    ["sdn_enhanced.xml", "entityType", "kind", "field-missing"],
    ["sdn_enhanced.xml", "relatedEntity", "other", "field-invalid"],
    ["sdn_enhanced.xml", "fromDateBegin", "from", "field-invalid"],
    ["sdn_advanced.xml", "DocumentedName", "Spelling", "field-missing"],
    ["sdn_advanced.xml", "SanctionsEntries", "Listings", "field-invalid"],
    ["sdn_advanced.xml", "IDRegDocument", "Paper", "field-invalid"],
    ["sdn_advanced.xml", "IDRegistrationNo", "Number", "field-missing"],
    ["sdn_advanced.xml", "Location", "Place", "entry-unknown"],
    ["sdn_enhanced.xml", "documentNumber", "number", "field-missing"],
    ["sdn_enhanced.xml", "referenceValue", "code", "field-invalid"],
    ["sdn_advanced.xml", "SanctionsEntry", "Listing", "field-missing"],
    ["sdn_advanced.xml", "FeatureType", "Kind", "field-invalid"],
  ] as const)("%s: %s as %s", async (path, from, to, code) => {
    const got = await full(text(path).replaceAll(new RegExp(`(</?)${from}(?=[\\s>])`, "g"), `$1${to}`));
    expect(codes(got)).toContain(code);
    if (code !== "row-malformed") expect(got.entries).toHaveLength(5);
  });

  test.each([
    ["sdn.xml", "sdnEntry"],
    ["sdn_enhanced.xml", "entity"],
    ["sdn_advanced.xml", "DistinctParty"],
  ] as const)("%s: no party under another name of %s is read, and that is told", async (path, element) => {
    const got = await full(text(path).replaceAll(new RegExp(`(</?)${element}(?=[\\s>])`, "g"), "$1party"));
    expect(got.entries).toEqual([]);
    expect(got.result.problemCount).toBeGreaterThan(0);
  });

  test("what an unknown element or attribute says is kept with the entry", async () => {
    const got = await full(text("sdn.xml").replace("<uid>36</uid>", '<uid checked="twice">36</uid><uid>37</uid><lei>INVENTED</lei>'));
    expect(got.entries[0]!.unmapped).toEqual(
      expect.arrayContaining([
        ["uid@checked", "twice"],
        ["lei", "INVENTED"],
        ["uid", "37"],
      ]),
    );
    const advanced = await full(
      text("sdn_advanced.xml").replace('Primary="true" LowQuality="false">', 'Primary="true" LowQuality="false" Seen="1990">'),
    );
    expect(advanced.entries[0]!.unmapped).toContainEqual(["Identity/Alias@Seen", "1990"]);
  });

  test.each([
    ["sdn.xml", /<uid>90002<\/uid>/, "<uid>90001</uid>"],
    ["sdn_enhanced.xml", /<entity id="90002"/, '<entity id="90001"'],
    ["sdn_advanced.xml", /<DistinctParty FixedRef="90002"/, '<DistinctParty FixedRef="90001"'],
  ] as const)("%s: one number for two parties gives two entries and a problem", async (path, from, to) => {
    const got = await full(text(path).replace(from, to));
    expect(got.entries).toHaveLength(5);
    expect(got.result.problems).toContainEqual(
      expect.objectContaining({ code: "row-malformed", value: "90001", message: expect.stringContaining("twice") }),
    );
  });

  test("a number that is none leaves the party out, and says so", async () => {
    for (const [path, from, to] of [
      ["sdn.xml", "<uid>90002</uid>", "<uid>9o002</uid>"],
      ["sdn_enhanced.xml", '<entity id="90002"', "<entity"],
      ["sdn_advanced.xml", '<DistinctParty FixedRef="90002"', '<DistinctParty FixedRef=""'],
    ] as const) {
      const got = await full(text(path).replace(from, to));
      expect(got.entries).toHaveLength(4);
      expect(codes(got)).toContain("row-malformed");
    }
  });
});

describe("[L52] references to what is not there", () => {
  test.each([
    ["a location", /VersionLocation LocationID="1"/, 'VersionLocation LocationID="999"', "VersionLocation"],
    ["the party a relation leads to", /To-ProfileID="90002"/, 'To-ProfileID="99999"', "To-ProfileID"],
    ["the party a relation goes out from", /From-ProfileID="90001"/, 'From-ProfileID="99999"', "From-ProfileID"],
    ["the party of a listing", /ProfileID="90004" ListID/, 'ProfileID="99999" ListID', "ProfileID"],
    ["the identity of a document", /IDRegDocTypeID="(\d+)" IdentityID="\d+"/, 'IDRegDocTypeID="$1" IdentityID="99999"', "IDRegDocument"],
    ["the meaning of a code", /AliasTypeID="\d+"/, 'AliasTypeID="99999"', "AliasType"],
  ] as const)("advanced: %s", async (_name, from, to, field) => {
    const got = await full(text("sdn_advanced.xml").replace(from, to));
    expect(got.entries).toHaveLength(5);
    expect(got.result.problems.map((problem) => problem.field)).toContain(field);
  });

  test("advanced: a relation to a party that is not there keeps its number as printed", async () => {
    const got = await full(text("sdn_advanced.xml").replace('To-ProfileID="90002"', 'To-ProfileID="99999"'));
    expect(got.entries[1]!.relations).toEqual([{ kind: "acting-for", name: "profile 99999", note: "Acting for or on behalf of" }]);
  });

  test("enhanced: a relation out of the SDN list is told, one out of the non-SDN list is not: it may lead to the SDN list", async () => {
    const broken = text("sdn_enhanced.xml").replace('entityId="90002"', 'entityId="99999"');
    const got = await full(broken);
    expect(got.result.problems).toEqual([expect.objectContaining({ code: "entry-unknown", value: "99999", field: "relatedEntity" })]);
    expect(got.entries[1]!.relations[0]).toMatchObject({ to: "99999", name: "FRONT OF QUIET VALLEYS" });
    const other = await full(broken.replaceAll(">SDN List<", ">Consolidated List<"));
    expect(other.result).toMatchObject({ list: "us-cons", problemCount: 0 });
  });

  test("enhanced: a code beside words that it does not mean is told, and the words are taken", async () => {
    const got = await full(text("sdn_enhanced.xml").replace(">CUBA</sanctionsProgram>", ">KUBA</sanctionsProgram>"));
    expect(got.result.problems).toEqual([expect.objectContaining({ code: "field-invalid", field: "sanctionsProgram", value: "KUBA" })]);
    expect(got.entries[0]!.programmes).toEqual(["KUBA"]);
  });

  test("enhanced: a date whose words and days differ gives both", async () => {
    const got = await full(text("sdn_enhanced.xml").replace("<value>10 Dec 1968</value>", "<value>10 Dec 1986</value>"));
    expect(got.entries[1]!.births.map(({ from }) => from)).toEqual(["1986-12-10", "1968-12-10", "1969", "1967"]);
    expect(codes(got)).toEqual(["field-invalid"]);
  });
});

describe("[L52] counts, dates, ends and marks", () => {
  test("fewer parties than the file counts: not whole; more: told", async () => {
    const fewer = await full(text("sdn.xml").replace("<Record_Count>5<", "<Record_Count>6<"));
    expect(fewer.result).toMatchObject({ whole: false, entries: 5 });
    expect(codes(fewer)).toEqual(["list-incomplete"]);
    const more = await full(text("sdn.xml").replace("<Record_Count>5<", "<Record_Count>4<"));
    expect(more.result).toMatchObject({ whole: true, problemCount: 1 });
    expect(codes(await full(text("sdn.xml").replace("<Record_Count>5<", "<Record_Count>five<")))).toEqual(["field-invalid"]);
  });

  test.each([
    ["sdn.xml", "11/20/2025", ["20/11/2025", "11/31/2025", "yesterday", "2025"]],
    ["sdn_enhanced.xml", "2025-11-20T00:00:00", ["2025-13-01T00:00:00", "20.11.2025", "x"]],
    ["sdn_advanced.xml", "<Month>11</Month>\n    <Day>20<", ["<Month>13</Month>\n    <Day>20<", "<Month>2</Month>\n    <Day>30<"]],
  ] as const)("%s: a date of the list in a wrong shape is told and not taken", async (path, right, wrong) => {
    expect((await full(text(path))).result.published).toBe("2025-11-20");
    for (const date of wrong) {
      const got = await full(text(path).replace(right, date));
      expect(got.result.published, date).toBeUndefined();
      expect(codes(got), date).toEqual(["field-invalid"]);
    }
  });

  test.each(XML)("%s: byte order mark, other ends of lines and another namespace change nothing", async (path) => {
    const plain = bare((await full(text(path))).entries);
    for (const copy of [
      `\uFEFF${text(path)}`,
      text(path).replaceAll("\n", "\r\n"),
      text(path).replace(/xmlns="[^"]*"/, 'xmlns="http://tempuri.org/other.xsd"'),
      text(path).replaceAll(/(<\/?)(?=[A-Za-z])/g, "$1o:"),
    ])
      expect(bare((await full(copy)).entries)).toEqual(plain);
    const wide = Buffer.from(`\uFEFF${text(path).replace(/ encoding="utf-8"/, ' encoding="utf-16"')}`, "utf16le");
    expect(bare((await full(wide)).entries)).toEqual(plain);
  });

  test("ten times the size, the same problems and parties", async () => {
    const head = text("sdn.xml").split(/(?=<sdnEntry>)/);
    const entries = head.slice(1).join("").replace("</sdnList>", "");
    const many = Array.from({ length: 10 }, (_, copy) =>
      entries.replaceAll(/(<sdnEntry>\s*<uid>)(\d+)/g, (_all, tag: string, id: string) => `${tag}${Number(id) + copy * 100_000}`),
    );
    const got = await full(`${head[0]!.replace(">5<", ">50<")}${many.join("")}</sdnList>`);
    expect(got.result).toMatchObject({ entries: 50, whole: true, problemCount: 0 });
  });

  test("[L13] __proto__ and constructor are plain data", async () => {
    const got = await full(
      text("sdn.xml")
        .replaceAll(/<idType>[^<]*/g, "<idType>__proto__")
        .replace("<program>CUBA", "<program>constructor"),
    );
    expect(got.entries[0]!.programmes).toEqual(["constructor"]);
    expect(got.entries[0]!.unmapped.map(([key]) => key)).toContain("id: __proto__");
    const coded = await full(text("sdn_advanced.xml").replace(/AliasTypeID="\d+"/, 'AliasTypeID="__proto__"'));
    expect(coded.result.problems.map(({ value }) => value)).toContain("__proto__");
  });

  test("which list it is: by the lists it names, by its numbers, by its programmes", async () => {
    const other = (path: string): string => text(path).replaceAll(/(["'>])36(?=["'<])/g, "$190036");
    expect((await full(other("sdn_advanced.xml"))).result.problems.map(({ field }) => field)).toContain("ListID");
    const programmes = other("sdn.xml").replaceAll(/<program>[^<]*/g, "<program>NS-PLC");
    expect((await readBytes(programmes)).result.list).toBe("us-cons");
    expect((await readBytes(text("sdn_enhanced.xml").replace(/<filters>[\s\S]*<\/filters>/, ""))).result.list).toBe("us-sdn");
    expect((await readBytes(other("sdn_enhanced.xml").replace(/<filters>[\s\S]*<\/filters>/, ""))).result.list).toBe("us-cons");
  });
});

describe("[L52] fixed width", () => {
  test("the width of Program is found, also where trailing blanks are lost", async () => {
    const narrow = text("sdn.ff").replaceAll(/^(.{372})(.{50}).{150}/gm, "$1$2");
    const bytes = [text("sdn.ff"), narrow, narrow.replaceAll(/ +\r\n/g, "\r\n"), text("sdn.ff").replaceAll(/ +\r\n/g, "\n")];
    const reads = await Promise.all(bytes.map(full));
    for (const got of reads) expect([got.result.problemCount, bare(got.entries)]).toEqual([0, bare(reads[0]!.entries)]);
  });

  test("widths that nobody knows are refused", async () => {
    const got = await read(text("sdn.ff").replaceAll(/^(.{100}).{30}/gm, "$1"));
    expect(got).toMatchObject({ problem: { code: "format-unknown" } });
  });

  test("a line that lost its end or its number is told", async () => {
    const lines = text("sdn.ff").split("\r\n");
    const got = await full([lines[0], lines[1]!.slice(0, 400), `x${lines[2]}`, ...lines.slice(3)].join("\r\n"));
    expect(got.result.problems.map(({ line, code }) => [line, code])).toEqual([
      [2, "row-malformed"],
      [3, "row-malformed"],
    ]);
    expect(got.entries.map(({ id }) => id)).toEqual(["36", "90001", "90003", "90004"]);
  });
});
