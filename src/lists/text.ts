import { isAscii, isUtf8 } from "node:buffer";
import { fail, WritError } from "../ground/index.ts";
import type { ListFile } from "./reader.ts";

const LEAVE = "save the file as UTF-8, or download it again from the publisher";
/** bytes that Windows-1252 does not define */
const HOLES = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** A decoder of chunks: whole characters out, the rest kept for the next call. `line` counts from 1. */
type Decode = (bytes: Uint8Array, last: boolean) => { readonly text: string; readonly broken: string | null };

/** Why decoding stopped, after everything before it was given out. */
interface Damage {
  readonly text: string;
  readonly broken: string;
}

/** The head of a file for recognition only: decoded leniently, without its byte order mark. */
export function headText(bytes: Uint8Array): string {
  const wide = wideEncoding(bytes);
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  const tail = incompleteTail(bytes, bytes.length);
  const whole = bytes.subarray(0, bytes.length - tail);
  return new TextDecoder(isUtf8(whole) ? "utf-8" : "windows-1252").decode(whole);
}

/**
 * The text of a file, chunk by chunk, without its byte order mark.
 * UTF-8 strictly; UTF-16 where a byte order mark says so; what an XML declaration names; else Windows-1252, but only for a
 * file that says nothing, holds pure ASCII up to the first odd byte and fits Windows-1252 from there on.
 * Throws encoding-damaged (file, line) after having given everything before the damage, and file-binary.
 */
export async function* decodeText(chunks: AsyncIterable<Uint8Array>, file: Pick<ListFile, "name" | "headBytes">): AsyncGenerator<string> {
  const { decode, encoding } = chooseDecoder(file);
  if (!encoding.startsWith("utf-16") && file.headBytes.includes(0))
    fail("file-binary", { file: file.name, remedy: "give the list as the publisher's CSV, XML, XLSX or JSON" });
  let line = 1;
  let first = true;
  const stop = (broken: string, cause?: unknown): never =>
    fail("encoding-damaged", { file: file.name, line, message: `the bytes do not fit ${encoding}: ${broken}`, remedy: LEAVE }, cause);
  const take = (bytes: Uint8Array, last: boolean): { text: string; broken: string | null } => {
    const got = decode(bytes, last);
    const text = first && got.text.startsWith("\uFEFF") ? got.text.slice(1) : got.text;
    if (got.text.length > 0) first = false;
    line += count(text, "\n");
    return { text, broken: got.broken };
  };
  for await (const chunk of chunks) {
    const { text, broken } = take(chunk, false);
    if (text.length > 0) yield text;
    if (broken !== null) stop(broken);
  }
  const { text, broken } = take(new Uint8Array(0), true);
  if (text.length > 0) yield text;
  if (broken !== null) stop(broken);
}

/** How often a one-character needle stands in a text. */
export function count(text: string, needle: string): number {
  let n = 0;
  for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at + 1)) n++;
  return n;
}

function chooseDecoder(file: Pick<ListFile, "name" | "headBytes">): { decode: Decode; encoding: string } {
  const head = file.headBytes;
  const wide = wideEncoding(head);
  if (wide !== null) return { decode: platform(wide), encoding: wide };
  const marked = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 200))
    .toString("latin1")
    .slice(marked ? 3 : 0);
  const declared = /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1]?.toLowerCase();
  if (declared !== undefined && !/^utf-?8$|^us-ascii$/.test(declared)) {
    if (/^utf-?16/.test(declared)) return { decode: utf8({ strict: true }), encoding: "UTF-8" };
    try {
      return { decode: platform(declared), encoding: declared };
    } catch (cause) {
      fail("encoding-damaged", { file: file.name, line: 1, value: declared, message: "the encoding is not known", remedy: LEAVE }, cause);
    }
  }
  const strict = marked || /^\s*</.test(start);
  return { decode: utf8({ strict }), encoding: "UTF-8" };
}

function wideEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

/** Encodings that the platform knows. Byte-wise ones cannot break; UTF-16 can: then the chunk is given leniently up to the damage. */
function platform(label: string): Decode {
  const decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
  return (bytes, last) => {
    try {
      return { text: decoder.decode(bytes, { stream: !last }), broken: null };
    } catch (cause) {
      if (!(cause instanceof TypeError)) throw cause;
      const lenient = new TextDecoder(label, { ignoreBOM: true }).decode(bytes);
      const cut = lenient.indexOf("\uFFFD");
      return { text: cut === -1 ? "" : lenient.slice(0, cut), broken: last ? "the file ends inside a character" : "a lone surrogate" };
    }
  };
}

function utf8({ strict }: { readonly strict: boolean }): Decode {
  let carry: Uint8Array = new Uint8Array(0);
  let ascii = true;
  let narrow: Decode | null = null;
  return (bytes, last) => {
    if (narrow !== null) return narrow(bytes, last);
    const all = carry.length === 0 ? bytes : Buffer.concat([carry, bytes]);
    const tail = last ? 0 : incompleteTail(all, all.length);
    const body = all.subarray(0, all.length - tail);
    carry = all.slice(all.length - tail);
    if (isUtf8(body)) {
      ascii &&= isAscii(body);
      return { text: textOf(body), broken: null };
    }
    const at = firstBreak(body);
    const before = textOf(body.subarray(0, at));
    // a file cut inside a character is damage; a lone last byte may be one Windows-1252 letter
    const cut = last && body.length - at > 1 && incompleteTail(body, body.length) === body.length - at;
    if (strict || cut || !ascii || /[^\0-\x7f]/.test(before)) {
      return { text: before, broken: cut ? "the file ends inside a character" : `byte 0x${(body[at] as number).toString(16)}` };
    }
    narrow = windows1252();
    const rest = narrow(Buffer.concat([body.subarray(at), carry]), last);
    return { text: before + rest.text, broken: rest.broken };
  };
}

/** Windows-1252 that mistrusts itself: undefined bytes and long UTF-8 sequences show that the file is a mixture. */
function windows1252(): Decode {
  const decoder = new TextDecoder("windows-1252");
  const seen: Seen = { pairs: 0, single: 0 };
  return (bytes, last) => {
    const damage = mixture(bytes, { decoder, seen });
    return damage ?? { text: decoder.decode(bytes, { stream: !last }), broken: null };
  };
}

/** Odd bytes so far: pairs that are one UTF-8 letter (Cyrillic, Arabic, é), and bytes that stand by themselves, as in Windows-1252. */
interface Seen {
  pairs: number;
  single: number;
}

/** so many pairs, and more of them than single bytes: the file is UTF-8 with a damaged byte before them */
const PAIRS = 3;

function mixture(bytes: Uint8Array, { decoder, seen }: { decoder: InstanceType<typeof TextDecoder>; seen: Seen }): Damage | null {
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte < 0x80) continue;
    if (HOLES.has(byte))
      return { text: decoder.decode(bytes.subarray(0, at)), broken: `byte 0x${byte.toString(16)} (Windows-1252 does not fit either)` };
    const next = bytes[at + 1] ?? 0;
    if (byte >= 0xc2 && byte < 0xe0 && next >= 0x80 && next < 0xc0 && !HOLES.has(next)) {
      seen.pairs++;
      if (seen.pairs >= PAIRS && seen.pairs > seen.single)
        return { text: decoder.decode(bytes.subarray(0, at)), broken: "it mixes UTF-8 and Windows-1252" };
      at++;
      continue;
    }
    seen.single++;
    // three bytes that are one UTF-8 character, such as a curly quote or an Arabic sign, do not happen in Windows-1252 text
    if (byte >= 0xe0 && byte < 0xf5 && at + 2 < bytes.length && isUtf8(bytes.subarray(at, at + (byte < 0xf0 ? 3 : 4))))
      return { text: decoder.decode(bytes.subarray(0, at)), broken: "it mixes UTF-8 and Windows-1252" };
  }
  return null;
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8");
}

/** How many bytes at the end begin a UTF-8 character that does not end there: 0 to 3. */
function incompleteTail(bytes: Uint8Array, end: number): number {
  for (let back = 1; back <= 3 && back <= end; back++) {
    const byte = bytes[end - back] as number;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4) ? back : 0;
  }
  return 0;
}

/** Where the bytes stop to be UTF-8, by halving: isUtf8 is native and fast. */
function firstBreak(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    const part = bytes.subarray(0, middle);
    if (isUtf8(part.subarray(0, middle - incompleteTail(part, middle)))) good = middle;
    else bad = middle;
  }
  return good - incompleteTail(bytes, good);
}

/** True for what decoding and parsing throw when the file itself is damaged and what came before may be kept. */
export function isDamage(error: unknown): error is WritError {
  return (
    error instanceof WritError &&
    ["encoding-damaged", "xml-malformed", "csv-malformed", "zip-malformed", "value-too-long", "json-malformed"].includes(error.code)
  );
}
