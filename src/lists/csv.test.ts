import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Problem } from "../ground/index.ts";
import { csvHead, csvRows } from "./csv.ts";
import type { CsvOptions } from "./csv.ts";
import { workTime } from "../../test/work-time.ts";

async function* pieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function read(
  text: string,
  options: Partial<CsvOptions> & { readonly chunk?: number } = {},
): Promise<{ rows: (readonly string[])[]; lines: number[]; problems: Problem[] }> {
  const { chunk = 1 << 16, ...rest } = options;
  const problems: Problem[] = [];
  const rows: (readonly string[])[] = [];
  const lines: number[] = [];
  for await (const row of csvRows(pieces(text, chunk), { file: "f.csv", onProblem: (problem) => void problems.push(problem), ...rest })) {
    rows.push(row.cells);
    lines.push(row.line);
  }
  return { rows, lines, problems };
}

describe("csvRows", () => {
  test.each([
    [
      "plain",
      "a,b\nc,d\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "CRLF and no end",
      "a,b\r\nc,d",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "lone CR",
      "a,b\rc,d\r",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "quotes, commas, line breaks, doubled quotes",
      '"a,1","b\n2"\n"say ""hi""",""\n',
      [
        ["a,1", "b\n2"],
        ['say "hi"', ""],
      ],
    ],
    ["blank lines are no rows", "a\n\n  \nb\n", [["a"], ["b"]]],
    ["empty cells are cells", ",,\n", [["", "", ""]]],
    ["a quote within an unquoted field is a letter", 'x "y" z,1\n', [['x "y" z', "1"]]],
    ["blanks after a closing quote", '"a" ,b\n', [["a", "b"]]],
    ["nothing", "", []],
  ])("%s", async (_name, text, rows) => {
    for (const chunk of [1, 3, 1 << 16]) expect(await read(text, { chunk })).toMatchObject({ rows, problems: [] });
  });

  test("a quote that is not doubled is kept as a letter and told", async () => {
    expect(await read('1,"ABU "X" Y",z\n2,b,c\n')).toMatchObject({
      rows: [
        ["1", 'ABU "X" Y', "z"],
        ["2", "b", "c"],
      ],
      problems: [{ code: "csv-malformed", file: "f.csv", line: 1 }],
    });
  });

  test.each([
    ["at the end", '1,a\n2,"never closed\n3,c\n4,d\n'],
    ["before quoted rows", '1,a\n2,"never closed\n3,"c"\n4,d\n'],
    ["with a stray quote on its line", '1,a\n2,"never "closed\n3,c\n4,d\n'],
  ])("a quote that is never closed costs only its own line: %s", async (_name, text) => {
    const got = await read(text, { chunk: 7 });
    expect(got.rows.map((row) => row[0])).toEqual(["1", "2", "3", "4"]);
    expect(got.rows[2]).toEqual(["3", "c"]);
    expect(got.problems).toMatchObject([{ code: "csv-malformed", line: 2 }]);
  });

  test("lines are those of the file, also after line breaks within quotes", async () => {
    expect((await read('a,"b\nc\nd"\ne\n"f\n"\ng\n')).lines).toEqual([1, 4, 5, 7]);
  });

  test("a row of a million columns and a field of two million letters are left out and told, the rest goes on", async () => {
    const got = await read(
      `a,b\n${"x,".repeat(1_000_000)}\n${"y".repeat(2_000_000)},z\n"${"z".repeat(1_500_000)}",z\n${"w".repeat(5_000_000)}\nc,d\n`,
    );
    expect(got.rows).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
    expect(got.problems.map(({ code, line }) => [code, line])).toEqual([
      ["too-many", 2],
      ["value-too-long", 3],
      ["value-too-long", 4],
      ["value-too-long", 5],
    ]);
  });

  test("every table reads back as it was written, whatever the chunks", async () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "é", '"', ",", "\n", " ", ";", "漢", "x"), maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 }),
        fc.integer({ min: 1, max: 40 }),
        async (table, chunk) => {
          const text = table.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(",")).join("\r\n");
          const got = await read(text, { chunk });
          expect(got.rows).toEqual(table);
          expect(got.problems).toEqual([]);
        },
      ),
    );
  });

  test("any text ends, loses no letter that stands outside quotes and never throws", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom("a", "b", '"', ",", "\n", "\r", " "), maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        async (text, chunk) => {
          const whole = await read(text);
          const parted = await read(text, { chunk });
          // how a text is cut into chunks must not matter, but for a lone CR, which is told apart by the first chunk
          if (!text.includes("\r")) expect(parted.rows).toEqual(whole.rows);
          const letters = (value: string): number => value.match(/[ab]/g)?.length ?? 0;
          expect(whole.rows.flat().reduce((sum, value) => sum + letters(value), 0)).toBe(letters(text));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test("broken quotes on every line take no quadratic time", { tags: ["slow"] }, async () => {
    for (const line of ['""a\n', '"a\n', '"a""\n', ',"a\n', '"a"b"\n', '"""\n']) {
      const started = workTime();
      await read(line.repeat(200_000));
      expect(workTime() - started, JSON.stringify(line)).toBeLessThan(6_000);
    }
  });
});

test("csvHead reads the whole records of a text that ends anywhere", () => {
  expect(csvHead('a,b\n"c\nd",e\nf,g')).toEqual([
    ["a", "b"],
    ["c\nd", "e"],
    ["f", "g"],
  ]);
  expect(csvHead("a;b\nc;d\n", { separator: ";", most: 1 })).toEqual([["a", "b"]]);
});
