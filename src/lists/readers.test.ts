import fc from "fast-check";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { fixture, readBytes } from "../../test/read-list.ts";
import { WritError } from "../ground/index.ts";
import { listFileFromBytes, readPublication, recognise } from "./index.ts";
import { READERS } from "./readers.ts";
import { csvRows } from "./csv.ts";
import { ofacAdvanced } from "./ofac-advanced.ts";
import { ofacCsv } from "./ofac-csv.ts";
import { ofacEnhanced } from "./ofac-enhanced.ts";
import { ofacXml } from "./ofac-xml.ts";
import type { ListFile } from "./reader.ts";
import { unXml } from "./un-xml.ts";

const given = [
  "un/consolidated.xml",
  "un/consolidated-2018.xml",
  "ofac/sdn.csv",
  "ofac/alt.csv",
  "ofac/add.csv",
  "ofac/sdn_comments.csv",
  "ofac/cons_prim.csv",
  "ofac/sdn.ff",
  "ofac/sdn.xml",
  "ofac/sdn_enhanced.xml",
  "ofac/sdn_advanced.xml",
].map((path) => [path, readFileSync(fixture(path))] as const);

const FORMATS = new Map([
  ["ofac/sdn.xml", "ofac-xml"],
  ["ofac/sdn_enhanced.xml", "ofac-enhanced-xml"],
  ["ofac/sdn_advanced.xml", "ofac-advanced-xml"],
]);
const FUZZED = [unXml, ofacCsv, ofacXml, ofacEnhanced, ofacAdvanced];

describe("[L1] recognise", () => {
  test("every format has a name, a list and a title of its own", () => {
    expect(new Set(READERS.map(({ format }) => format)).size).toBe(READERS.length);
    for (const reader of READERS) expect(reader.title).toMatch(/\S/);
  });

  test.each(given)("%s is known under any name, gzipped or not", async (path, bytes) => {
    for (const copy of [bytes, gzipSync(bytes)]) {
      const [group] = await recognise([await listFileFromBytes("holiday.jpg", copy)]);
      expect(group!.reader.format).toBe(FORMATS.get(path) ?? (path.startsWith("un/") ? "un-xml" : "ofac-csv"));
    }
  });

  test.each([
    ["noise", Buffer.from([1, 2, 3, 250, 251, 0, 7])],
    ["a poem", Buffer.from("The list is long\nthe night is short\n")],
    ["XML of somebody else", Buffer.from("<rss><channel/></rss>")],
    ["XML whose root only begins alike", Buffer.from("<CONSOLIDATED_LISTS/>")],
    ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")],
  ])("neither the UN nor OFAC's reader takes %s", async (_name, bytes) => {
    const file = await listFileFromBytes("sdn.csv", bytes);
    expect([unXml.recognise(file), ofacCsv.recognise(file)]).toEqual([null, null]);
    await expect(recognise([file], [unXml, ofacCsv])).rejects.toMatchObject({
      code: "format-unknown",
      problem: { file: "sdn.csv", remedy: expect.any(String) },
    });
  });

  test("a namespace prefix on the root changes nothing", async () => {
    const read = await readBytes('<?xml version="1.0"?><un:CONSOLIDATED_LIST xmlns:un="urn:x"><un:INDIVIDUALS/></un:CONSOLIDATED_LIST>');
    expect(read.result).toMatchObject({ format: "un-xml", entries: 0, whole: true });
  });
});

/** Reads whatever it is; only a WritError may come out, and every entry must stand on its own feet. */
async function survive(bytes: Uint8Array): Promise<void> {
  try {
    const file = await listFileFromBytes("fuzz", bytes);
    for (const group of await recognise([file], FUZZED)) {
      let entries = 0;
      const result = await readPublication(group, {
        onEntry(entry) {
          entries++;
          expect(entry.id).not.toBe("");
          for (const birth of entry.births) expect(birth.from).toMatch(/^\d{4}/);
          for (const name of entry.names) expect(name.text.trim()).not.toBe("");
        },
      });
      expect(result.entries).toBe(entries);
      expect(result.problems.length).toBeLessThanOrEqual(1_000);
      if (!result.whole) expect(result.problemCount).toBeGreaterThan(0);
    }
  } catch (error) {
    if (!(error instanceof WritError)) throw error;
    expect(error.problem.message).toMatch(/\S/);
  }
}

describe("[L14] fuzz: nothing but a WritError comes out, and every reading ends", () => {
  const before = process.memoryUsage.rss();

  test("random bytes", async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ minLength: 0, maxLength: 300 }), survive), { numRuns: 300 });
  });

  test.each(given)("%s cut anywhere", async (_path, bytes) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: bytes.length - 1 }), (end) => survive(bytes.subarray(0, end))),
      { numRuns: 60 },
    );
  });

  test.each(given)("%s gzipped and cut anywhere", async (_path, bytes) => {
    const packed = gzipSync(bytes);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: packed.length - 1 }), (end) => survive(packed.subarray(0, end))),
      { numRuns: 20 },
    );
  });

  test.each(given)("%s with bytes changed, doubled and dropped", async (_path, bytes) => {
    const edit = fc.tuple(
      fc.nat(bytes.length - 1),
      fc.constantFrom("set", "drop", "insert", "repeat"),
      fc.constantFrom(0x22, 0x27, 0x2c, 0x3c, 0x3e, 0x26, 0x0a, 0x0d, 0x00, 0x1a, 0x3b, 0x28, 0x80, 0xe9, 0xff, 0x41),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
        let copy = Buffer.from(bytes);
        for (const [at, how, byte] of edits) {
          const [left, right] = [copy.subarray(0, at), copy.subarray(at)];
          if (how === "set") copy = Buffer.concat([left, Buffer.from([byte]), right.subarray(1)]);
          else if (how === "drop") copy = Buffer.concat([left, right.subarray(1 + (byte % 30))]);
          else if (how === "insert") copy = Buffer.concat([left, Buffer.alloc(1 + (byte % 5), byte), right]);
          else copy = Buffer.concat([left, right.subarray(0, 200), right]);
        }
        return copy.length === 0 ? Promise.resolve() : survive(copy);
      }),
      { numRuns: 120 },
    );
  });

  test.each([
    [
      "100,000 aliases in one entry",
      `<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><REFERENCE_NUMBER>QDi.999</REFERENCE_NUMBER><FIRST_NAME>X</FIRST_NAME>${"<INDIVIDUAL_ALIAS><ALIAS_NAME>A</ALIAS_NAME></INDIVIDUAL_ALIAS>".repeat(100_000)}</INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>`,
      "too-many",
    ],
    [
      "a comment of two million signs",
      `<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><REFERENCE_NUMBER>QDi.999</REFERENCE_NUMBER><FIRST_NAME>X</FIRST_NAME><COMMENTS1>${"Brother of A (QDi.001). ".repeat(80_000)}</COMMENTS1></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>`,
      "value-too-long",
    ],
    [
      "a tag of twenty million signs",
      `<CONSOLIDATED_LIST><INDIVIDUALS a="${"x".repeat(20_000_000)}"/></CONSOLIDATED_LIST>`,
      "xml-malformed",
    ],
    [
      "a row of a million columns",
      `36,"A",-0- ,"CUBA"${",-0- ".repeat(8)}\r\n37,${"x,".repeat(1_000_000)}\r\n38,"B",-0- ,"CUBA"${",-0- ".repeat(8)}\r\n`,
      "too-many",
    ],
    [
      "a quote that is never closed",
      `36,"A",-0- ,"CUBA"${",-0- ".repeat(8)}\r\n37,"B,-0- ,"CUBA"${",-0- ".repeat(8)}\r\n38,"C",-0- ,"CUBA"${",-0- ".repeat(8)}\r\n`,
      "csv-malformed",
    ],
  ])("hostile and large: %s", async (_name, text, code) => {
    const read = await readBytes(text);
    expect(read.result.problems.map((problem) => problem.code)).toContain(code);
  });

  test("all that left no more behind than it should", () => {
    expect(process.memoryUsage.rss() - before).toBeLessThan(700e6);
  });

  test("a lone surrogate in a name and a name of 100,000 letters", async () => {
    const row = `36,"SHORT",-0- ,"CUBA"${",-0- ".repeat(8)}\r\n`;
    const read = await readBytes(row + row.replace("36", "37").replace("SHORT", "N".repeat(100_000)));
    expect(read.entries[1]!.names[0]!.text).toHaveLength(100_000);
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(row + row.replace("SHORT", "N\ud800"), "utf16le")]);
    expect((await readBytes(bytes)).result).toMatchObject({ whole: false, problems: [{ code: "encoding-damaged" }] });
  });
});

describe("[L15] memory does not grow with the length of the file", () => {
  /** A file that is made while it is read: the head, then one record after another. */
  function made(
    head: string,
    record: (at: number) => string,
    { records, tail }: { readonly records: number; readonly tail: string },
  ): ListFile {
    const first = head + record(0);
    async function* chunks(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(first);
      for (let at = 1; at < records; at += 50)
        yield Buffer.from(Array.from({ length: Math.min(50, records - at) }, (_, step) => record(at + step)).join(""));
      yield Buffer.from(tail);
    }
    return { name: "made", head: first, headBytes: Buffer.from(first), size: first.length * records, chunks };
  }

  async function growth(file: ListFile): Promise<{ readonly entries: number; readonly grown: number }> {
    const start = process.memoryUsage().heapUsed;
    let most = 0;
    let entries = 0;
    const [group] = await recognise([file], FUZZED);
    await readPublication(group!, {
      onEntry() {
        if (++entries % 2_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed - start);
      },
    });
    return { entries, grown: most };
  }

  test("a UN list of 60 MB", { timeout: 60_000, tags: ["slow"] }, async () => {
    const prose = "He kept the tin archive and its seven keys. ".repeat(40);
    const record = (at: number): string =>
      `<INDIVIDUAL><REFERENCE_NUMBER>QDi.${at}</REFERENCE_NUMBER><FIRST_NAME>ORBEK</FIRST_NAME><COMMENTS1>${prose}</COMMENTS1></INDIVIDUAL>`;
    const { entries, grown } = await growth(
      made("<CONSOLIDATED_LIST><INDIVIDUALS>", record, { records: 30_000, tail: "</INDIVIDUALS></CONSOLIDATED_LIST>" }),
    );
    expect(entries).toBe(30_000);
    expect(grown).toBeLessThan(150e6);
  });

  test("OFAC's XML of 60 MB", { timeout: 60_000, tags: ["slow"] }, async () => {
    const prose = "Keeper of the tin archive and its seven keys. ".repeat(40);
    const record = (at: number): string =>
      `<sdnEntry><uid>${at + 1}</uid><lastName>ORBEK NUMBER ${at}</lastName><sdnType>Entity</sdnType><remarks>${prose}</remarks></sdnEntry>`;
    const { entries, grown } = await growth(made("<sdnList>", record, { records: 30_000, tail: "</sdnList>" }));
    expect(entries).toBe(30_000);
    expect(grown).toBeLessThan(150e6);
  });

  test("rows of 150 MB", { timeout: 60_000, tags: ["slow"] }, async () => {
    const row = Buffer.from(`${"cell of some length,".repeat(50)}\n`.repeat(64));
    async function* texts(): AsyncGenerator<string> {
      for (let at = 0; at < 2_300; at++) yield row.toString("latin1");
    }
    const start = process.memoryUsage().heapUsed;
    let rows = 0;
    let most = 0;
    for await (const found of csvRows(texts(), { file: "made", onProblem: () => undefined })) {
      if (++rows % 10_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed - start);
      if (found.cells.length !== 51) throw new TypeError(`row ${rows} has ${found.cells.length} cells`);
    }
    expect(rows).toBe(2_300 * 64);
    expect(most).toBeLessThan(120e6);
  });
});
