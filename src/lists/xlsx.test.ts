import { Worker } from "node:worker_threads";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collect, tableWorkbook, workbook, workbookParts, zipOf } from "../../test/fixtures/lists/xlsx/build.ts";
import { WritError } from "../ground/index.ts";
import { listFileFromBytes } from "./source.ts";
import { numberForm, printNumber } from "./xlsx-number.ts";
import { xlsxRows, xlsxSheets, type SheetRow, type XlsxOptions, type XlsxSource } from "./xlsx.ts";

async function rowsOf(source: XlsxSource, options?: XlsxOptions): Promise<SheetRow[]> {
  return collect(xlsxRows(source, options));
}
async function cellsOf(sheetData: string, rest: Partial<Parameters<typeof workbook>[0]> = {}): Promise<(readonly string[])[]> {
  return (await rowsOf(await workbook({ sheets: { Data: sheetData }, ...rest }))).map(({ cells }) => cells);
}
/** The code and place of what goes wrong. */
async function refusal(source: XlsxSource, options?: XlsxOptions): Promise<WritError["problem"]> {
  const error = await rowsOf(source, options).then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof WritError)) return expect.fail(`not refused as it should be: ${String(error)}`);
  return error.problem;
}

describe("cells", () => {
  test("shared texts: plain, in runs, without their reading aid, escaped", async () => {
    const strings =
      '<si><t>one</t></si><si><r><t>t</t></r><r><rPr><b/></rPr><t xml:space="preserve">wo </t></r><rPh sb="0" eb="1"><t>reading</t></rPh></si><si/><si><t>a_x000D_b_x005F_x0041_</t></si><si><t>&lt;b&gt; &amp; ﺝ</t></si>';
    const row = [0, 1, 2, 3, 4].map((at) => `<c t="s"><v>${at}</v></c>`).join("");
    expect(await cellsOf(`<row>${row}</row>`, { strings })).toEqual([["one", "two ", "", "a\rb_x0041_", "<b> & ﺝ"]]);
  });
  test("inline texts, formulas' last values, booleans, errors, ISO dates", async () => {
    const row =
      '<c t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c><c t="str"><f>A1&amp;"x"</f><v>told</v></c><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c><c t="d"><v>1950-06-05</v></c>';
    expect(await cellsOf(`<row>${row}</row>`)).toEqual([["inline", "told", "TRUE", "FALSE", "#N/A", "1950-06-05"]]);
  });
  test("numbers as a person sees them, dates by their format", async () => {
    const formats = [
      0,
      14,
      "dd/mm/yyyy",
      "yyyy",
      "mmm\\ yy",
      "00000\\-0000000\\-0",
      "0.00%",
      "h:mm",
      "[$-409]dd\\-mmm\\-yyyy\\ hh:mm;@",
      "General",
    ];
    const numbers = [
      ["4210112345671", 0],
      ["15.199999999999999", 0],
      ["1E+21", 0],
      ["18419", 1],
      ["18419", 2],
      ["18419", 3],
      ["18419", 4],
      ["4210112345671", 5],
      ["0.5", 6],
      ["0.75", 7],
      ["18419.25", 8],
      ["1955", 9],
    ];
    const row = numbers.map(([value, style]) => `<c s="${style}"><v>${value}</v></c>`).join("");
    expect(await cellsOf(`<row>${row}</row>`, { formats })).toEqual([
      [
        "4210112345671",
        "15.2",
        "1e+21",
        "1950-06-05",
        "1950-06-05",
        "1950",
        "1950-06",
        "42101-1234567-1",
        "0.5",
        "18:00:00",
        "1950-06-05T06:00:00",
        "1955",
      ],
    ]);
  });
  test("the day that never was, the other calendar of dates, dates outside of it", () => {
    const date = numberForm(14, undefined);
    expect(["1", "59", "61", "36526"].map((raw) => printNumber(raw, date, { from1904: false }))).toEqual([
      "1900-01-01",
      "1900-02-28",
      "1900-03-01",
      "2000-01-01",
    ]);
    expect(printNumber("0", date, { from1904: true })).toBe("1904-01-01");
    expect(["-1", "99999999", "12a", ""].map((raw) => printNumber(raw, date, { from1904: false }))).toEqual(["-1", "99999999", "12a", ""]);
    expect(["#,##0.00", "0.00E+00", '"day" 0', "[h]:mm", "[Red]0"].map((code) => numberForm(200, code).form)).toEqual([
      "plain",
      "plain",
      "plain",
      "plain",
      "plain",
    ]);
  });
  test("sparse rows and cells keep their places; rows that hold nothing are left out", async () => {
    const rows = await rowsOf(
      await workbook({
        sheets: {
          Data: '<row r="3"><c r="C3"><v>1</v></c><c r="AB3"><v>2</v></c><c r="AC3" s="0"/></row><row r="4"/><row r="7"><c><v>3</v></c></row>',
        },
      }),
    );
    expect(rows.map(({ line }) => line)).toEqual([3, 7]);
    expect(rows[0]?.cells.length).toBe(28);
    expect([rows[0]?.cells[2], rows[0]?.cells[3], rows[0]?.cells[27]]).toEqual(["1", "", "2"]);
  });
  test("cells that are read in one leap say what the same cells say in any other dress", async () => {
    const strings = ["zero", "", "two &amp; more"].map((text) => `<si><t>${text}</t></si>`).join("");
    const leapt =
      '<row r="1"><c r="A1" s="0" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" s="12"/><c r="E1" s="0" t="s"><v>2</v></c></row>';
    const dresses = [
      leapt,
      leapt.replaceAll('"', "'"),
      leapt.replaceAll(' t="s"', ' t = "s"'),
      leapt.replaceAll("<v>", "<v >"),
      leapt.replaceAll("<v>", "<!-- a note --><v>"),
      leapt
        .replaceAll(/<v>(\d)/g, "<v>&#4$1;")
        .replaceAll("&#40;", "0")
        .replaceAll("&#41;", "1")
        .replaceAll("&#42;", "2"),
      leapt.replaceAll(/(<c) (r="\w+")([^>/]*)/g, "$1$3 $2"),
    ];
    for (const dress of dresses) expect([dress, await cellsOf(dress, { strings })]).toEqual([dress, [["zero", "", "", "", "two & more"]]]);
    // what points to nothing, or stands nowhere, is an error in either
    for (const cell of ['<c r="A1" t="s"><v>3</v></c>', "<c r='A1' t='s'><v>3</v></c>"])
      expect((await refusal(await workbook({ sheets: { Data: `<row r="1">${cell}</row>` }, strings }))).code).toBe("zip-malformed");
    for (const cell of ['<c r="ZZZZZ1" t="s"><v>0</v></c>', "<c r='ZZZZZ1' t='s'><v>0</v></c>"])
      expect((await refusal(await workbook({ sheets: { Data: `<row r="1">${cell}</row>` }, strings }))).code).toBe("too-many");
  });
  test("a namespace prefix, a byte order mark and UTF-16 make no difference", async () => {
    const parts = workbookParts({ sheets: { Data: "" } });
    parts.set(
      "xl/worksheets/sheet1.xml",
      '\uFEFF<x:worksheet xmlns:x="u"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>محمد</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>',
    );
    expect((await rowsOf(await zipOf(parts)))[0]?.cells).toEqual(["محمد"]);
    const wide = Buffer.from(`\uFEFF${parts.get("xl/worksheets/sheet1.xml")?.slice(1)}`, "utf16le");
    expect(
      (
        await rowsOf(
          await zipOf(
            [...parts, ["xl/worksheets/sheet1.xml", wide] as const].filter(
              ([name, content]) => name !== "xl/worksheets/sheet1.xml" || content === wide,
            ),
          ),
        )
      )[0]?.cells,
    ).toEqual(["محمد"]);
  });
});

describe("sheets and sources", () => {
  const book = workbook({ sheets: { Cover: "<row><c><v>1</v></c></row>", Data: "<row><c><v>2</v></c></row>" }, hidden: ["Cover"] });
  test("the first that shows, or one by name", async () => {
    expect((await rowsOf(await book))[0]?.cells).toEqual(["2"]);
    expect((await rowsOf(await book, { sheet: "cover" }))[0]?.cells).toEqual(["1"]);
    expect(await xlsxSheets(await book)).toEqual(["Cover", "Data"]);
    expect(await refusal(await book, { sheet: "Else" })).toMatchObject({
      code: "field-invalid",
      field: "sheet",
      remedy: "its sheets: Cover, Data",
    });
  });
  test("from bytes, from an opened file and from a path", async () => {
    const bytes = await tableWorkbook([["a", "b"], ["c"]]);
    const folder = await mkdtemp(join(tmpdir(), "writ-xlsx-"));
    try {
      const path = join(folder, "table.xlsx");
      await writeFile(path, bytes);
      const opened = await listFileFromBytes("table.xlsx", bytes);
      for (const source of [bytes, path, opened]) expect((await rowsOf(source)).map(({ cells }) => cells)).toEqual([["a", "b"], ["c"]]);
      expect(opened.head).toBe("a,b\nc");
      expect(await refusal(join(folder, "none.xlsx"))).toMatchObject({ code: "file-not-found", file: "none.xlsx" });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe("refusals", () => {
  test("what is no workbook, by what it is", async () => {
    const messages = await Promise.all([
      refusal(await zipOf([["word/document.xml", "<d/>"]])),
      refusal(await zipOf([["content.xml", "<d/>"]])),
      refusal(await zipOf([["xl/workbook.bin", ""]])),
      refusal(await zipOf([["photo.jpg", "x"]])),
    ]);
    expect(messages.map(({ code }) => code)).toEqual(["format-unknown", "format-unknown", "format-unknown", "format-unknown"]);
    expect(messages.map(({ message }) => message.replace(", not an XLSX workbook", ""))).toEqual([
      "the file is a Word document",
      "the file is an OpenDocument file",
      "the file is a binary workbook (.xlsb)",
      "the file is a zip archive without a workbook",
    ]);
  });
  test("a workbook with a password, an old .xls, an encrypted archive", async () => {
    const ole = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    expect(await refusal(Buffer.concat([ole, Buffer.from("EncryptedPackage", "utf16le")]))).toMatchObject({
      code: "file-unreadable",
      message: "the workbook is protected by a password",
    });
    expect(await refusal(Buffer.concat([ole, Buffer.alloc(600)]))).toMatchObject({
      code: "file-unreadable",
      remedy: "save it as .xlsx without a password",
    });
    const locked = await zipOf(workbookParts({ sheets: { Data: "" } }));
    // the flag of encryption in every entry of the directory
    for (let at = locked.indexOf("PK\x01\x02"); at !== -1; at = locked.indexOf("PK\x01\x02", at + 4))
      locked[at + 8] = (locked[at + 8] as number) | 1;
    expect(await refusal(locked)).toMatchObject({ code: "file-unreadable", message: "the archive is encrypted" });
  });
  test("empty, too large, cut short, a flipped bit", async () => {
    const bytes = await tableWorkbook([["a", "b"]]);
    expect(await refusal(new Uint8Array(0))).toMatchObject({ code: "file-empty" });
    expect(await refusal(bytes, { limits: { packed: 100 } })).toMatchObject({ code: "file-too-large" });
    expect(await refusal(bytes.subarray(0, bytes.length - 30), { name: "cut.xlsx" })).toMatchObject({
      code: "zip-malformed",
      file: "cut.xlsx",
    });
    const stored = await zipOf(workbookParts({ sheets: { Data: '<row><c t="inlineStr"><is><t>Invented</t></is></c></row>' } }), {
      stored: true,
    });
    stored[stored.indexOf("Invented")] = 0x4a;
    expect(await refusal(stored)).toMatchObject({ code: "zip-malformed", field: "xl/worksheets/sheet1.xml" });
  });
  test("zip bombs: by the declared size, the ratio, and a size that lies", async () => {
    const bomb = await workbook({ sheets: { Data: `<row>${" ".repeat(40 * 2 ** 20)}</row>` } });
    expect(bomb.length).toBeLessThan(60_000);
    expect(await refusal(bomb)).toMatchObject({ code: "zip-bomb", field: "xl/worksheets/sheet1.xml" });
    expect(await refusal(bomb, { limits: { unpacked: 2 ** 20, ratio: 1e9 } })).toMatchObject({ code: "zip-bomb" });
    // the directory says 1,000 bytes
    const at = bomb.lastIndexOf("xl/worksheets/sheet1.xml") - 46;
    expect(bomb.toString("latin1", at, at + 4)).toBe("PK\x01\x02");
    bomb.writeUInt32LE(1000, at + 24);
    expect(await refusal(bomb)).toMatchObject({ code: "zip-bomb" });
    const many = await zipOf(Array.from({ length: 50 }, (_, part) => [`part${part}`, ""] as const));
    expect(await refusal(many, { limits: { parts: 20 } })).toMatchObject({ code: "zip-bomb" });
  });
  test("document types, entities and malformed XML", async () => {
    const sheet = "xl/worksheets/sheet1.xml";
    const withSheet = async (xml: string): Promise<Buffer> => zipOf(new Map([...workbookParts({ sheets: { Data: "" } }), [sheet, xml]]));
    const lol = '<!DOCTYPE w [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>';
    expect(await refusal(await withSheet(`${lol}<worksheet>&b;</worksheet>`))).toMatchObject({ code: "xml-entity", field: sheet });
    expect(await refusal(await withSheet("<worksheet>&b;</worksheet>"))).toMatchObject({ code: "xml-malformed" });
    expect(await refusal(await withSheet("<worksheet><sheetData>"))).toMatchObject({ code: "xml-malformed" });
    expect(await refusal(await withSheet(`${"<a>".repeat(200)}`))).toMatchObject({
      code: "xml-malformed",
      message: "elements are nested more than 64 deep",
    });
    const sheetBytes = Buffer.concat([Buffer.from("<worksheet>"), Buffer.from([0xe9, 0x41]), Buffer.from("</worksheet>")]);
    expect(
      await refusal(
        await zipOf(
          [...workbookParts({ sheets: { Data: "" } }), [sheet, sheetBytes] as const].filter(
            ([name, content]) => name !== sheet || content === sheetBytes,
          ),
        ),
      ),
    ).toMatchObject({ code: "encoding-damaged" });
  });
  test("a million columns, too many rows, a cell without end, a text that is not there", { tags: ["slow"] }, async () => {
    expect(
      await refusal(await workbook({ sheets: { Data: `<row>${"<c><v>1</v></c>".repeat(1_000_000)}</row>` } }), { limits: { ratio: 1e9 } }),
    ).toMatchObject({ code: "too-many", line: 1 });
    expect(await refusal(await workbook({ sheets: { Data: '<row><c r="ZZZZ1"><v>1</v></c></row>' } }))).toMatchObject({ code: "too-many" });
    expect(await refusal(await workbook({ sheets: { Data: "<row/>".repeat(11) } }), { maxRows: 10 })).toMatchObject({
      code: "too-many",
      line: 11,
    });
    expect(await refusal(await workbook({ sheets: { Data: `<row><c t="str"><v>${"a".repeat(1_500_000)}</v></c></row>` } }))).toMatchObject({
      code: "value-too-long",
      line: 1,
    });
    expect(await refusal(await workbook({ sheets: { Data: `<row><c x="${"a".repeat(9_000_000)}"/></row>` } }))).toMatchObject({
      code: "value-too-long",
    });
    expect(await refusal(await workbook({ sheets: { Data: '<row r="4"><c t="s"><v>7</v></c></row>' } }))).toMatchObject({
      code: "zip-malformed",
      line: 4,
      value: "7",
    });
    expect((await cellsOf(`<row><c t="str"><v>${"a".repeat(100_000)}</v></c></row>`))[0]?.[0]?.length).toBe(100_000);
  });
  test("rows before the damage are delivered", async () => {
    const bytes = await zipOf(
      new Map([
        ...workbookParts({ sheets: { Data: "" } }),
        ["xl/worksheets/sheet1.xml", `<worksheet><sheetData>${"<row><c><v>1</v></c></row>".repeat(3000)}<row><`],
      ]),
    );
    const seen: SheetRow[] = [];
    await expect(
      (async () => {
        for await (const row of xlsxRows(bytes)) seen.push(row);
      })(),
    ).rejects.toThrow("malformed");
    expect(seen.length).toBe(3000);
  });
  test("memory stays small on the widest rows", { tags: ["slow"] }, async () => {
    const bytes = await workbook({ sheets: { Data: '<row><c r="XFD1"><v>1</v></c></row>'.repeat(5_000) } });
    // all rows at once would take 650 MB; a thread that may hold 200 dies of it, however seldom garbage is collected here
    const read = `const { parentPort, workerData } = require("node:worker_threads");
      import(workerData.reader).then(async ({ xlsxRows }) => {
        let count = 0;
        for await (const row of xlsxRows(workerData.bytes)) count += row.cells.length;
        parentPort.postMessage(count);
      });`;
    const reader = new URL("./xlsx.ts", import.meta.url).href;
    const thread = new Worker(read, { eval: true, workerData: { bytes, reader }, resourceLimits: { maxOldGenerationSizeMb: 200 } });
    expect(await new Promise((resolve, reject) => thread.once("message", resolve).once("error", reject))).toBe(5_000 * 16_384);
    await thread.terminate();
  });
});

describe("hostile bytes", () => {
  const sound = tableWorkbook([
    ["Name", "DOB", "__proto__"],
    ["Zarmina Invented", "1950", "x"],
    ["محمد", "", "y"],
  ]);
  const survives = async (bytes: Uint8Array): Promise<void> => {
    try {
      for await (const { cells } of xlsxRows(bytes, { limits: { unpacked: 2 ** 24 } }))
        expect(cells.every((cell) => typeof cell === "string")).toBe(true);
    } catch (error) {
      expect(error, String(error instanceof Error ? error.stack : error)).toBeInstanceOf(WritError);
      expect((error as WritError).code).not.toBe("internal");
    }
  };
  test("random bytes, with and without a zip's beginning", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (bytes, zip) =>
        survives(zip ? Buffer.concat([Buffer.from("PK\x03\x04"), bytes]) : bytes),
      ),
      { numRuns: 300 },
    );
  });
  test("a workbook cut anywhere", async () => {
    const bytes = await sound;
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), async (end) => survives(bytes.subarray(0, end))),
      { numRuns: 150 },
    );
  });
  test("a workbook with bytes changed anywhere", async () => {
    const bytes = await sound;
    const change = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(change, async (changes) => {
        const mutated = Buffer.from(bytes);
        for (const [at, value] of changes) mutated[at] = value;
        await survives(mutated);
      }),
      { numRuns: 400 },
    );
  });
  test("any XML in the sheet", async () => {
    const piece = fc.constantFrom(
      "<row>",
      "</row>",
      '<c r="A1" t="s">',
      '<c t="inlineStr">',
      "</c>",
      "<v>",
      "</v>",
      "<is>",
      "</is>",
      "<t>",
      "</t>",
      "<rPh>",
      "</rPh>",
      "0",
      "-1",
      "1e999",
      "&#0;",
      "&#xD800;",
      "]]>",
      "<![CDATA[x]]>",
      "text",
      '<row r="__proto__">',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) =>
        survives(await workbook({ sheets: { Data: pieces.join("") }, strings: "<si><t>a</t></si>" })),
      ),
      { numRuns: 300 },
    );
  });
});
