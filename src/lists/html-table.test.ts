import { describe, expect, test } from "vitest";
import type { Problem } from "../ground/index.ts";
import { isHtml, readHtml } from "./html-table.ts";
import type { HtmlRow } from "./html-table.ts";
import { jsonRecords } from "./json-records.ts";

async function* pieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function rows(
  html: string,
  size = 7,
): Promise<{ readonly found: readonly HtmlRow[]; readonly problems: readonly Problem[]; readonly whole: boolean }> {
  const found: HtmlRow[] = [];
  const problems: Problem[] = [];
  const { whole } = await readHtml(pieces(html, size), {
    file: "x",
    onRow: (row) => found.push(row),
    onProblem: (problem) => problems.push(problem),
  });
  return { found, problems, whole };
}
const texts = (found: readonly HtmlRow[]): readonly (readonly string[])[] => found.map(({ cells }) => cells.map(({ text }) => text.trim()));

describe("[L36] rows of an HTML page", () => {
  test("entities, line ends, cells without end tags, in pieces of any size", async () => {
    const html =
      "<html><body><h1>A list</h1><table><tr><td>Tin &amp; Bell<br>Kiln<td>O&#39;Bell\n<tr><td>2<td>caf&eacute;</table></body></html>";
    for (const size of [1, 3, 1_000]) {
      const { found, whole, problems } = await rows(html, size);
      expect(texts(found)).toEqual([
        ["Tin & Bell\nKiln", "O'Bell"],
        ["2", "café"],
      ]);
      expect(found.map(({ line, table, heading }) => [line, table, heading])).toEqual([
        [1, 0, "A list"],
        [2, 0, "A list"],
      ]);
      expect([whole, problems]).toEqual([true, []]);
    }
  });

  test("cells that span columns and rows are filled in, also at the end of a row", async () => {
    const { found } = await rows(
      '<table><tr><td rowspan="3">a</td><td colspan="2">b</td><td rowspan=2>c</td></tr><tr><td>d</td><td>e</td></tr><tr><td>f</td></tr></table>',
    );
    expect(texts(found)).toEqual([
      ["a", "b", "", "c"],
      ["a", "d", "e", "c"],
      ["a", "f"],
    ]);
  });

  test("tables within tables, each with its own rows; scripts and styles are no text", async () => {
    const { found } = await rows(
      "<table><tr><td>out<table><tr><td>in</td></tr></table><script>var a = '<td>no</td>'</script></td></tr></table>",
    );
    expect(found.map(({ table, cells }) => [table, cells.map(({ text }) => text.trim())])).toEqual([
      [1, ["in"]],
      [0, ["out"]],
    ]);
  });

  test("bold pieces stay apart", async () => {
    const { found } = await rows("<table><tr><td><strong>a</strong><strong>b</strong>c<b>d</b></td></tr></table>");
    expect(found[0]?.cells[0]?.runs).toEqual([
      { text: "a", strong: true },
      { text: "b", strong: true },
      { text: "c", strong: false },
      { text: "d", strong: true },
    ]);
  });

  test("what is cut, stands outside cells or is nested without end is told", async () => {
    const cut = await rows("<html><table><tr><td>1</td></tr><tr><td>2</td>");
    expect([texts(cut.found), cut.whole, cut.problems.map(({ code }) => code)]).toEqual([[["1"]], false, ["xml-malformed"]]);
    const stray = await rows("<table><tr><td>1</td></tr>lost<tr><td>2</td></tr></table>");
    expect(stray.problems).toMatchObject([{ code: "xml-malformed", value: "lost" }]);
    const outside = await rows("<div><tr><td>1</td></tr></div>");
    expect(outside.problems).toMatchObject([{ message: expect.stringContaining("outside any table") }]);
    const deep = await rows("<table><tr><td>".repeat(5_000), 100_000);
    expect([deep.whole, deep.problems.map(({ code }) => code)]).toEqual([false, ["xml-malformed"]]);
    const long = await rows(`<table><tr><td>${"x".repeat(1_100_000)}</td></tr></table>`, 100_000);
    expect([long.whole, long.problems.map(({ code }) => code)]).toEqual([false, ["value-too-long"]]);
  });

  test("a table of 1,000 columns that reach down 10,000 rows ends", async () => {
    const { found } = await rows(
      `<table><tr><td colspan="99999" rowspan="99999">a</td></tr>${"<tr><td>b</td></tr>".repeat(200)}</table>`,
      100_000,
    );
    expect(found).toHaveLength(201);
    expect(found.every(({ cells }) => cells.length <= 1_000)).toBe(true);
  });

  test.each([
    ["<!DOCTYPE html><html>", true],
    ["<!-- x --><table>", true],
    ["<?xml version='1.0'?><CONSOLIDATED_LIST>", false],
    ["name,date", false],
    ['[{"a":1}]', false],
  ])("%s", (head, html) => expect(isHtml(head)).toBe(html));
});

describe("[L36] objects of a JSON", () => {
  async function records(
    json: string,
    size = 5,
  ): Promise<{ readonly values: readonly unknown[]; readonly problems: readonly Problem[]; readonly error: unknown }> {
    const values: unknown[] = [];
    const problems: Problem[] = [];
    try {
      for await (const { value, line } of jsonRecords(pieces(json, size), { file: "x", onProblem: (problem) => problems.push(problem) }))
        values.push([line, Object.fromEntries(value)]);
      return { values, problems, error: null };
    } catch (error) {
      return { values, problems, error };
    }
  }

  test("wherever the array stands, with brackets, quotes and escapes inside texts", async () => {
    const json = '{"a":{"rows":[\n{"n":"a]}\\"{","m":{"deep":[{"x":1}]}},\n{"__proto__":"plain","n":null}]}}';
    for (const size of [1, 2, 1_000])
      expect(await records(json, size)).toEqual({
        values: [
          [2, { n: 'a]}"{', m: { deep: [{ x: 1 }] } }],
          [
            3,
            Object.fromEntries([
              ["__proto__", "plain"],
              ["n", null],
            ]),
          ],
        ],
        problems: [],
        error: null,
      });
  });

  test.each(['[{"a":1},{"a":2', '[{"a":1}', "[", '[{"a":1}]]', '{"a":[}', '[{"a":1}] x [1]', '["open'])(
    "%s: given up, what came before is there",
    async (json) => {
      const { values, error } = await records(json);
      expect(error).toMatchObject({ code: "json-malformed", problem: { file: "x", line: 1, remedy: expect.any(String) } });
      expect(values.length).toBeLessThanOrEqual(1);
    },
  );

  test("an object that is none is told and left out", async () => {
    const { values, problems, error } = await records('[{"a":1},\n{"a":},{"a":3}]');
    expect(values).toEqual([
      [1, { a: 1 }],
      [2, { a: 3 }],
    ]);
    expect([problems.map(({ code, line }) => [code, line]), error]).toEqual([[["row-malformed", 2]], null]);
  });
});
