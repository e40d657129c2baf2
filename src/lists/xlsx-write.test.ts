import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { collect } from "../../test/fixtures/lists/xlsx/build.ts";
import { xlsxRows, xlsxSheets } from "./xlsx.ts";
import { xlsxSheet, type Cell, type SheetOptions } from "./xlsx-write.ts";
import { openArchive } from "./xlsx-zip.ts";

const header = ["id", "name", "weight"];

async function written(
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>,
  options: SheetOptions = { header },
): Promise<Buffer> {
  return buffer(xlsxSheet(rows, options));
}
async function partOf(bytes: Buffer, part: string): Promise<string> {
  const archive = await openArchive(bytes, "written.xlsx");
  return Buffer.concat(await collect(archive.bytes(part))).toString("utf8");
}
const cellsOf = async (bytes: Buffer, sheet?: string): Promise<(readonly string[])[]> =>
  (await collect(xlsxRows(bytes, sheet === undefined ? {} : { sheet }))).map(({ cells }) => cells);

test("what is written is read back, header first, numbers as numbers", async () => {
  const bytes = await written([["1", "Zarmina Invented", 18.4], ["2", null, 0], [], ["3", "محمد رضا", -1.5e-7]]);
  expect(await cellsOf(bytes)).toEqual([header, ["1", "Zarmina Invented", "18.4"], ["2", "", "0"], ["3", "محمد رضا", "-1.5e-7"]]);
});

test("a text that begins like a formula stays a text", async () => {
  const bytes = await written([
    ["=1+1", '=HYPERLINK("http://x.invalid";"y")', "+1"],
    ["-1", "@SUM(A1)", "\t=1"],
  ]);
  const xml = await partOf(bytes, "xl/worksheets/sheet1.xml");
  expect(xml).not.toContain("<f>");
  expect(xml.match(/t="inlineStr"/g)?.length).toBe(9);
  expect((await cellsOf(bytes))[1]?.[0]).toBe("=1+1");
});

test("the header is bold and frozen, the columns fit what stands in them", async () => {
  const xml = await partOf(await written([["1", "x".repeat(500), 1]]), "xl/worksheets/sheet1.xml");
  expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
  expect(xml).toContain('<c r="A1" s="1" t="inlineStr">');
  expect([...xml.matchAll(/width="(\d+)"/g)].map((match) => Number(match[1]))).toEqual([8, 60, 8]);
  const own = await partOf(await written([], { header, widths: [5, 6, 7] }), "xl/worksheets/sheet1.xml");
  expect([...own.matchAll(/width="(\d+)"/g)].map((match) => Number(match[1]))).toEqual([5, 6, 7]);
});

test("no rows, and more rows than a sheet takes", async () => {
  expect(await cellsOf(await written([]))).toEqual([header]);
  const bytes = await written(
    Array.from({ length: 7 }, (_, at) => [String(at)]),
    { header, rowsPerSheet: 4, name: "All [of] them" },
  );
  expect(await xlsxSheets(bytes)).toEqual(["All  of  them", "All  of  them (2)", "All  of  them (3)"]);
  expect(await cellsOf(bytes, "All  of  them (3)")).toEqual([header, ["6"]]);
});

test("a text too long for a cell is cut and says so", async () => {
  const cell = (await cellsOf(await written([["a".repeat(100_000)]])))[1]?.[0] ?? "";
  expect(cell.length).toBeLessThanOrEqual(32_767);
  expect(cell.endsWith(" … [cut here: 100000 characters in all]")).toBe(true);
});

test("any text comes back as it was, damaged characters replaced", async () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string(),
    fc.constantFrom("_x0041_", "_x_x0041__", "\u0000\u001F", "]]>", "\uD800", "\uFFFF", "__proto__", "\r\n"),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), async (rows) => {
      const back = await cellsOf(await written(rows, { header: ["first"] }));
      const trimmed = rows
        .map((row) => row.map((cell) => cell.toWellFormed()))
        .map((row) => row.slice(0, row.findLastIndex((cell) => cell !== "") + 1));
      expect(back.slice(1)).toEqual(trimmed.filter((row) => row.length > 0));
    }),
    { numRuns: 80 },
  );
});

test("rows are taken only as fast as bytes are, and given back when the reader stops", async () => {
  let given = 0;
  let closed = false;
  async function* rows(): AsyncGenerator<readonly Cell[]> {
    try {
      for (;;) yield [String(given++), `Invented ${Math.imul(given, 2654435761)}`, given / 7];
    } finally {
      closed = true;
    }
  }
  const stream = xlsxSheet(rows(), { header });
  for await (const _ of stream) break;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(given).toBeLessThan(200_000);
  const after = given;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(given).toBe(after);
  expect(closed).toBe(true);
});

test("an error among the rows is the stream's error", async () => {
  async function* rows(): AsyncGenerator<readonly Cell[]> {
    yield ["1"];
    throw new TypeError("the source broke");
  }
  await expect(written(rows())).rejects.toThrow("the source broke");
});
