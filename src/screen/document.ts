import { gunzipSync } from "node:zlib";
import { fail } from "../ground/index.ts";
import { readDocx } from "./docx.ts";
import { htmlText, looksLikeHtml } from "./html.ts";
import { readPdf } from "./pdf.ts";

export type DocumentFormat = "text" | "html" | "docx" | "pdf";

/** A document as text. Offsets of mentions count code points of `text`; for text files that is the file's own text without its byte order mark. */
export interface ReadDocument {
  readonly format: DocumentFormat;
  readonly text: string;
  /** in words: what could not be read, so that the answer is incomplete */
  readonly unread: readonly string[];
}

/** Bytes of a document as it comes and after unzipping. */
export const LARGEST_DOCUMENT = 64 * 1024 * 1024;
/** UTF-16 units of extracted text; what is beyond is not screened, and the answer says so. */
export const LONGEST_DOCUMENT_TEXT = 20_000_000;

/**
 * Reads `.txt`, `.md`, `.html`, `.docx` and `.pdf`, recognised from the content, never from `name` (which is for messages). Gzip too.
 * Errors: file-empty, file-too-large, file-binary, format-unknown, file-unreadable, zip-malformed, zip-bomb, xml-malformed, xml-entity, too-many.
 */
export async function readDocument(bytes: Uint8Array, name: string): Promise<ReadDocument> {
  if (bytes.length === 0) fail("file-empty", { file: name, remedy: "give a document that holds text" });
  if (bytes.length > LARGEST_DOCUMENT)
    fail("file-too-large", { file: name, message: `a document may have ${LARGEST_DOCUMENT / 1_048_576} MiB`, remedy: "split it" });
  const read = await readPlain(unzipped(bytes, name), name);
  if (read.text.length <= LONGEST_DOCUMENT_TEXT) return read;
  const unread = [...read.unread, `only the first ${LONGEST_DOCUMENT_TEXT} characters of the document were screened`];
  return { ...read, text: read.text.slice(0, LONGEST_DOCUMENT_TEXT).toWellFormed(), unread };
}

async function readPlain(bytes: Uint8Array, name: string): Promise<ReadDocument> {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1_024)).toString("latin1");
  if (head.includes("%PDF-")) return { format: "pdf", ...(await readPdf(bytes, name)) };
  if (head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006")) return { format: "docx", ...(await readDocx(bytes, name)) };
  const old = OLD_FORMATS.find(([start]) => head.startsWith(start));
  if (old !== undefined) fail("format-unknown", { file: name, message: `${old[1]} is not read`, remedy: "save it as .docx, .pdf or text" });
  const { text, unread } = decodeDocument(bytes, name);
  if (looksLikeHtml(text)) return { format: "html", text: htmlText(text, name), unread };
  if (/^\s*<\?xml\b/.test(text))
    fail("format-unknown", { file: name, message: "XML is no document that is read", remedy: "give text, Markdown, HTML, DOCX or PDF" });
  return { format: "text", text, unread };
}

const OLD_FORMATS: readonly (readonly [start: string, name: string])[] = [
  ["\u00d0\u00cf\u0011\u00e0", "the old Word format (.doc) or a file with a password"],
  ["{\\rtf", "RTF"],
  ["\u00ff\u00d8\u00ff", "a JPEG picture"],
  ["\u0089PNG", "a PNG picture"],
  ["GIF8", "a GIF picture"],
  ["II*\u0000", "a TIFF picture"],
  ["MM\u0000*", "a TIFF picture"],
  ["7z\u00bc\u00af", "a 7-Zip archive"],
  ["Rar!", "a RAR archive"],
];

function unzipped(bytes: Uint8Array, file: string): Uint8Array {
  if (!(bytes[0] === 0x1f && bytes[1] === 0x8b)) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST_DOCUMENT });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE")
      fail(
        "zip-bomb",
        { file, message: `unpacks to more than ${LARGEST_DOCUMENT / 1_048_576} MiB`, remedy: "give the document itself" },
        cause,
      );
    return fail("file-unreadable", { file, message: "the gzip data is damaged or cut short", remedy: "send the file again" }, cause);
  }
}

/** UTF-8, UTF-16 by its mark, what an HTML head names, else Windows-1252; bytes that fit none become U+FFFD, which is said. */
function decodeDocument(bytes: Uint8Array, file: string): { text: string; unread: string[] } {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
  if (wide !== null) return said(new TextDecoder(wide).decode(bytes));
  if (isBinary(bytes)) fail("file-binary", { file, remedy: "give text, Markdown, HTML, DOCX or PDF" });
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), unread: [] };
  } catch {
    const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4_096)).toString("latin1");
    const named = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})/i.exec(head)?.[1];
    if (named !== undefined) {
      try {
        return said(new TextDecoder(named).decode(bytes));
      } catch {
        // an encoding that nobody knows: go on as if none were named
      }
    }
    // mostly UTF-8 with a few broken bytes is a damaged file; else the usual Windows text
    const lenient = new TextDecoder("utf-8").decode(bytes);
    const broken = lenient.split("\uFFFD").length - 1;
    const fitting = lenient.match(/[^\0-\x7f\uFFFD]/gu)?.length ?? 0;
    return fitting > broken ? said(lenient) : said(new TextDecoder("windows-1252").decode(bytes));
  }
}

function said(text: string): { text: string; unread: string[] } {
  const broken = text.split("\uFFFD").length - 1;
  return {
    text: text.toWellFormed(),
    unread: broken === 0 ? [] : [`${broken} characters of the document are damaged and could not be read`],
  };
}

/** A NUL, or many control characters, in the beginning: no text in any encoding that ASCII is part of. */
function isBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 65_536);
  let control = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) control++;
  }
  return control * 100 > head.length;
}
