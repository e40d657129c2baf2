import { SaxesParser } from "saxes";
import { fail, WritError } from "../ground/index.ts";
import { openArchive } from "../lists/index.ts";

const PARTS = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$/i;
/** Bytes: far above any real document, far below what would hurt. */
const LIMITS = { packed: 64 * 2 ** 20, unpacked: 256 * 2 ** 20, ratio: 400, parts: 10_000 };

/**
 * The text of a Word document: body, headers, footers, notes and comments, in that order; deleted text and field codes left out.
 * Source: ECMA-376 part 1, 17. Errors: format-unknown, zip-malformed, zip-bomb, xml-malformed, xml-entity, file-unreadable (password).
 */
export async function readDocx(bytes: Uint8Array, file: string): Promise<{ text: string; unread: string[] }> {
  const archive = await openArchive(bytes, file, LIMITS);
  try {
    const parts = archive.names
      .filter((name) => PARTS.test(name))
      .sort((left, right) => rank(left) - rank(right) || (left < right ? -1 : 1));
    if (!parts.some((name) => name.toLowerCase() === "word/document.xml"))
      fail("format-unknown", {
        file,
        message: "the zip archive is no Word document",
        remedy: "give text, Markdown, HTML, DOCX or PDF; a workbook is screened with --file",
      });
    const texts: string[] = [];
    for (const part of parts) {
      const text = (await partText(archive.bytes(part), file, part)).trim();
      if (text !== "") texts.push(text);
    }
    return { text: texts.join("\n\n").toWellFormed(), unread: [] };
  } finally {
    archive.close();
  }
}

const ORDER = ["document", "header", "footer", "footnotes", "endnotes", "comments"];

function rank(part: string): number {
  const name = part
    .toLowerCase()
    .replace(/^word\//, "")
    .replace(/\d*\.xml$/, "");
  return ORDER.indexOf(name);
}

async function partText(bytes: AsyncIterable<Uint8Array>, file: string, part: string): Promise<string> {
  const out: string[] = [];
  let taking = false;
  let fallback = 0;
  const parser = new SaxesParser({ xmlns: false, position: true });
  parser.on("doctype", () => fail("xml-entity", { file, field: part, remedy: "save the document again with Word or LibreOffice" }));
  parser.on("error", (error) =>
    fail("xml-malformed", { file, field: part, message: `the document is damaged: ${error.message}`, remedy: "save it again" }, error),
  );
  parser.on("opentag", ({ name }) => {
    switch (local(name)) {
      case "t":
        taking = true;
        break;
      // the same text box twice: once for new readers, once for old ones
      case "Fallback":
        fallback++;
        break;
      case "tab":
        if (isWord(name)) out.push(" ");
        break;
      case "br":
      case "cr":
        out.push("\n");
        break;
      case "noBreakHyphen":
        out.push("-");
        break;
      case "footnoteReference":
      case "endnoteReference":
        out.push(" ");
        break;
    }
  });
  parser.on("text", (text) => {
    if (taking && fallback === 0) out.push(text);
  });
  parser.on("closetag", ({ name }) => {
    switch (local(name)) {
      case "t":
        taking = false;
        break;
      case "Fallback":
        fallback--;
        break;
      case "p":
        out.push("\n\n");
        break;
    }
  });
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of bytes) parser.write(decoder.decode(chunk, { stream: true }));
    parser.write(decoder.decode());
    parser.close();
  } catch (error) {
    if (error instanceof WritError) throw error;
    fail("encoding-damaged", { file, field: part, message: "the document is not UTF-8", remedy: "save it again" }, error);
  }
  return out
    .join("")
    .replace(/[ \t]+/gu, " ")
    .replace(/\n{3,}/gu, "\n\n");
}

const local = (name: string): string => name.slice(name.indexOf(":") + 1);
const isWord = (name: string): boolean => name.startsWith("w:") || !name.includes(":");
