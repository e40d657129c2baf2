import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { docxOf, paragraph, pdfOf, zipOf } from "../../test/fixtures/screen/documents.ts";
import { WritError } from "../ground/index.ts";
import { readDocument, type ReadDocument } from "./document.ts";

const read = (bytes: Uint8Array | string): Promise<ReadDocument> => readDocument(Buffer.from(bytes), "test");

async function codeOf(bytes: Uint8Array | string): Promise<string> {
  try {
    await read(bytes);
  } catch (error) {
    if (error instanceof WritError) return error.code;
    throw error;
  }
  return "read";
}

describe("text", () => {
  test("is itself, Markdown too; a byte order mark is no part of it", async () => {
    expect(await read("\uFEFF# One\n\n**two** <b>three</b>")).toEqual({
      format: "text",
      text: "# One\n\n**two** <b>three</b>",
      unread: [],
    });
  });
  test("UTF-16, Windows-1252 and gzip", async () => {
    expect((await read(Buffer.from("\uFEFFجیش محمد", "utf16le"))).text).toBe("جیش محمد");
    expect((await read(Buffer.from([0x93, 0x41, 0x94, 0xe9]))).text).toBe("“A”é");
    expect((await read(gzipSync("zipped"))).text).toBe("zipped");
  });
  test("damaged bytes are said", async () => {
    const found = await read(Buffer.concat([Buffer.from("جیش محمد "), Buffer.from([0xff])]));
    expect(found.text).toBe("جیش محمد \uFFFD");
    expect(found.unread).toEqual(["1 characters of the document are damaged and could not be read"]);
  });
});

describe("HTML", () => {
  test("what a reader sees: blocks apart, inline marks not, references resolved, code left out", async () => {
    const html =
      "<!DOCTYPE html><html><head><title>A&amp;B</title><style>p{}</style></head><body><p>One <b>Lashkar</b>-e-Taiba,\n two&nbsp;<br>three</p><script>Jaish</script><ul><li>x<li>y</ul><img alt='a picture'></body></html>";
    const found = await read(html);
    expect(found.format).toBe("html");
    expect(found.text).toBe("A&B\n\nOne Lashkar-e-Taiba, two\u00a0\nthree\n\nx\n\ny\n\na picture");
  });
  test("depth and broken nesting do no harm", async () => {
    expect((await read(`<html>${"<div>".repeat(4_000)}deep`)).text).toBe("deep");
    expect((await read(`<html>${"<p>a</div></span>".repeat(50_000)}`)).text).toMatch(/^a\n\na/);
    expect(await codeOf(`<html>${"<div>".repeat(1_000_000)}deep`)).toBe("too-many");
  });
});

describe("DOCX", () => {
  test("paragraphs, runs, breaks, notes; deleted text and the second copy of a text box left out", async () => {
    const body =
      paragraph("Lash", "kar-e-Taiba", " and") +
      "<w:p><w:r><w:t>ul</w:t><w:noBreakHyphen/><w:t>Mujahidin</w:t><w:br/><w:t>next</w:t><w:tab/><w:t>tab</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>" +
      `<mc:AlternateContent><mc:Choice>${paragraph("box")}</mc:Choice><mc:Fallback>${paragraph("box")}</mc:Fallback></mc:AlternateContent>`;
    const found = await read(await docxOf(body, { "word/footnotes.xml": paragraph("a note") }));
    expect(found).toEqual({ format: "docx", text: "Lashkar-e-Taiba and\n\nul-Mujahidin\nnext tab\n\nbox\n\na note", unread: [] });
  });
  test("entities, damage, bombs and other archives are refused", async () => {
    const entity = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><w:document>&b;</w:document>';
    expect(await codeOf(await zipOf({ "word/document.xml": entity }))).toBe("xml-entity");
    expect(await codeOf(await zipOf({ "word/document.xml": "<w:document><w:p>" }))).toBe("xml-malformed");
    expect(await codeOf(await zipOf({ "readme.txt": "x" }))).toBe("format-unknown");
    const whole = await docxOf(paragraph("x".repeat(50_000)));
    expect(await codeOf(whole.subarray(0, whole.length - 100))).toBe("zip-malformed");
    expect(await codeOf(await zipOf({ "word/document.xml": Buffer.alloc(64 * 2 ** 20, "<a/>") }))).toBe("zip-bomb");
  });
});

describe("PDF", () => {
  test("pages and lines", async () => {
    const found = await read(pdfOf([["A stand against Lashkar-e-", "Taiba (LeT)"], ["Second page"]]));
    expect(found.format).toBe("pdf");
    expect(found.text.replace(/\s+/g, " ")).toBe("A stand against Lashkar-e- Taiba (LeT) Second page");
    expect(found.unread).toEqual([]);
  });
  test("a page without text is said", async () => {
    expect((await read(pdfOf([["x"], []]))).unread).toEqual(["page 2 of the PDF hold no text (a scan?) and were not screened"]);
  });
  test("damage is refused", async () => {
    expect(await codeOf("%PDF-1.7 nothing else")).toBe("file-unreadable");
  });
});

test.each([
  ["", "file-empty"],
  ["\u0000\u0001\u0002", "file-binary"],
  ["{\\rtf1 x}", "format-unknown"],
  ["<?xml version='1.0'?><a/>", "format-unknown"],
])("%j is refused", async (text, code) => {
  expect(await codeOf(text)).toBe(code);
});

test("old Word files are refused with a remedy", async () => {
  expect(await codeOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toBe("format-unknown");
});

describe("fuzz", () => {
  const bytes = fc.uint8Array({ maxLength: 3_000 });
  const head = fc.constantFrom("", "PK\u0003\u0004", "<html>", "\u001f\u008b\u0008", "<!doctype html><p>", "{", "\uFEFF");
  test("random bytes never crash: a text or a named error", async () => {
    await fc.assert(
      fc.asyncProperty(head, bytes, async (start, rest) => {
        await codeOf(Buffer.concat([Buffer.from(start, "latin1"), rest]));
      }),
      { numRuns: 500 },
    );
  });
  test("a document with flipped bytes never crashes", async () => {
    const whole = await docxOf(paragraph("Lashkar-e-Taiba").repeat(50));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }), async (flips) => {
        const copy = Buffer.from(whole);
        for (const [at, byte] of flips) copy[at] = byte;
        await codeOf(copy);
      }),
      { numRuns: 300 },
    );
  });
  test("a PDF with flipped bytes never crashes", { timeout: 60_000, tags: ["slow"] }, async () => {
    const whole = pdfOf([["Lashkar-e-Taiba", "x".repeat(300)], ["y"]]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }), async (flips) => {
        const copy = Buffer.from(whole);
        for (const [at, byte] of flips) copy[at] = byte;
        await codeOf(copy);
      }),
      { numRuns: 15 },
    );
  });
});
