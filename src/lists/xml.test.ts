import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Problem } from "../ground/index.ts";
import { readXml, xmlRoot } from "./xml.ts";

async function read(
  text: string,
  limits?: { depth: number; text: number; token: number },
): Promise<{ whole: boolean; closed: string[]; problems: Problem[] }> {
  const closed: string[] = [];
  const problems: Problem[] = [];
  async function* pieces(): AsyncGenerator<string> {
    for (let at = 0; at < text.length; at += 5) yield text.slice(at, at + 5);
  }
  const { whole } = await readXml(pieces(), {
    file: "f.xml",
    ...(limits === undefined ? {} : { limits }),
    onClose: (name, own) => void closed.push(`${name}=${own}`),
    onProblem: (problem) => void problems.push(problem),
  });
  return { whole, closed, problems };
}

describe("readXml", () => {
  test("local names, own text only, CDATA, entities of XML itself", async () => {
    expect(await read('<?xml version="1.0"?><x:a xmlns:x="u"> 1<x:b>t &amp; &#233;</x:b><![CDATA[<2>]]></x:a>')).toEqual({
      whole: true,
      closed: ["b=t & é", "a= 1<2>"],
      problems: [],
    });
  });

  test.each([
    ["cut", "<a>\n<b>1</b>\n<c>", ["b=1"], 3],
    ["crossed tags", "<a>\n<b>1</b>\n<c></a>", ["b=1", "c="], 3],
    ["unknown entity", "<a>\n<b>1</b>&bomb;</a>", ["b=1"], 2],
    ["nothing at all", "   ", [], 1],
  ])("%s: what was read is kept, the line is named", async (_name, text, closed, line) => {
    const got = await read(text);
    expect(got).toMatchObject({ whole: false, closed, problems: [{ code: "xml-malformed", file: "f.xml", line }] });
  });

  test.each(["<!DOCTYPE a><a/>", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'])(
    "[L6] %s is refused",
    async (text) => {
      await expect(read(text)).rejects.toMatchObject({ code: "xml-entity", problem: { file: "f.xml", line: 1 } });
    },
  );

  test("limits of depth, text and token", async () => {
    const limits = { depth: 3, text: 10, token: 100 };
    expect((await read("<a><b><c><d/></c></b></a>", limits)).problems[0]!.code).toBe("xml-malformed");
    expect(await read(`<a>${"x".repeat(20)}</a>`, limits)).toMatchObject({
      whole: true,
      closed: [`a=${"x".repeat(10)}`],
      problems: [{ code: "value-too-long", field: "a" }],
    });
    expect((await read(`<a>${"x".repeat(500)}</a>`, limits)).whole).toBe(false);
  });

  test("attributes come as a Map: no name of theirs can reach a prototype", async () => {
    const seen: ReadonlyMap<string, string>[] = [];
    async function* one(): AsyncGenerator<string> {
      yield '<a __proto__="x" constructor="y"/>';
    }
    await readXml(one(), {
      file: "f",
      onOpen: (_name, attributes) => void seen.push(attributes),
      onClose: () => undefined,
      onProblem: () => undefined,
    });
    expect([...seen[0]!]).toEqual([
      ["__proto__", "x"],
      ["constructor", "y"],
    ]);
  });

  test("any text ends in an answer or a refusal", async () => {
    const piece = fc.constantFrom(
      "<a>",
      "</a>",
      "<b",
      ">",
      "/>",
      "&lt;",
      "&x;",
      "<!--",
      "-->",
      "<![CDATA[",
      "]]>",
      "<?x ?>",
      "t",
      '"',
      "=",
      "<!DOCTYPE",
      "\u0000",
      "\ud800",
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 15 }).map((parts) => parts.join("")),
        async (text) => {
          try {
            const got = await read(text);
            if (!got.whole) expect(got.problems).toHaveLength(1);
          } catch (error) {
            expect(error).toMatchObject({ code: "xml-entity" });
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

test.each([
  ["<a/>", "a"],
  ['\n<?xml version="1.0"?>\n<!-- <b> -->\n<x:root attr="1">', "root"],
  ["<!DOCTYPE html><html>", "html"],
  ["<!DOCTYPE a [<!ENTITY b 'c'>]><a>", "a"],
  ["text <a>", null],
  ["", null],
  ["<", null],
  ["<!--", null],
])("xmlRoot(%j) is %j", (head, root) => {
  expect(xmlRoot(head)).toBe(root);
});
