import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { PassThrough, pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { fail, WritError } from "../ground/index.ts";
import { headText } from "./text.ts";
import type { ListFile } from "./reader.ts";
import { looksZipped, workbookHead } from "./xlsx.ts";

/** How much of a file is taken before it is refused. */
export interface FileLimits {
  /** bytes after unzipping */
  readonly unpacked: number;
  /** unpacked bytes for each packed byte, looked at once 16 MiB are out: published lists stay under 40 */
  readonly ratio: number;
}

export const FILE_LIMITS: FileLimits = { unpacked: 2 * 1024 ** 3, ratio: 200 };

export interface OpenOptions {
  readonly limits?: FileLimits;
  /** what the file is called in messages once it is open; default: the last part of its path */
  readonly as?: string;
}

/** bytes that are enough to know a format */
export const HEAD_BYTES = 64 * 1024;
const RATIO_FROM = 16 * 1024 ** 2;
const GZIP_HEAD = [0x1f, 0x8b, 0x08] as const;

/**
 * Opens a list file; gzip is known by its first bytes, never by the name.
 * Errors: file-not-found, file-empty, file-unreadable (directories too), file-too-large, zip-malformed, zip-bomb.
 */
export async function openListFile(path: string, { limits = FILE_LIMITS, as }: OpenOptions = {}): Promise<ListFile> {
  const name = as ?? basename(path);
  const info = await stat(path).catch((cause: unknown) => refuse(cause, path));
  if (info.isDirectory()) fail("file-unreadable", { file: path, message: "this is a folder, not a file", remedy: "name a file in it" });
  if (info.isFile() && info.size === 0) fail("file-empty", { file: path, remedy: "download it again" });
  if (info.size > limits.unpacked)
    fail("file-too-large", { file: path, value: `${info.size} bytes`, remedy: `the limit is ${limits.unpacked} bytes` });
  const first = await firstBytes(path);
  const packed = isGzip(first);
  const chunks = (): AsyncIterable<Uint8Array> => {
    const raw = createReadStream(path, { highWaterMark: HEAD_BYTES });
    return packed ? unzip(raw, { file: as ?? path, limits }) : limited(raw, as ?? path);
  };
  const file = await describe(name, packed ? await unpackedSize(path, info.size) : info.size, chunks);
  return { ...file, beside: (other) => besideOf(path, { other, limits }) };
}

async function besideOf(
  path: string,
  { other, limits }: { readonly other: string; readonly limits: FileLimits },
): Promise<ListFile | null> {
  const beside = join(dirname(path), basename(other));
  const found = await stat(beside).catch(() => null);
  return found?.isFile() === true ? openListFile(beside, { limits }) : null;
}

/** The same over bytes that are already in memory (an upload, a test). */
export async function listFileFromBytes(name: string, bytes: Uint8Array, limits: FileLimits = FILE_LIMITS): Promise<ListFile> {
  if (bytes.length === 0) fail("file-empty", { file: name, remedy: "send the file again" });
  if (bytes.length > limits.unpacked)
    fail("file-too-large", { file: name, value: `${bytes.length} bytes`, remedy: `the limit is ${limits.unpacked} bytes` });
  const packed = isGzip(bytes);
  const chunks = (): AsyncIterable<Uint8Array> => {
    if (!packed) return slices(bytes);
    const raw = new PassThrough();
    raw.end(bytes);
    return unzip(raw, { file: name, limits });
  };
  const size =
    packed && bytes.length > 18
      ? new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(bytes.length - 4, true)
      : bytes.length;
  return describe(name, size, chunks);
}

async function describe(name: string, size: number, chunks: () => AsyncIterable<Uint8Array>): Promise<ListFile> {
  const parts: Uint8Array[] = [];
  let have = 0;
  for await (const chunk of chunks()) {
    parts.push(chunk);
    have += chunk.length;
    if (have >= HEAD_BYTES) break;
  }
  if (have === 0) fail("file-empty", { file: name, remedy: "download it again" });
  const headBytes = Buffer.concat(parts).subarray(0, HEAD_BYTES);
  const file: ListFile = { name, size, headBytes, head: headText(headBytes), chunks };
  // a workbook's bytes say nothing: its head is its first rows as CSV, so that one recogniser knows a table in both dresses
  const rows = looksZipped(headBytes) ? await workbookHead(file) : null;
  return rows === null ? file : { ...file, head: rows };
}

function isGzip(bytes: Uint8Array): boolean {
  return GZIP_HEAD.every((byte, at) => bytes[at] === byte);
}

async function firstBytes(path: string): Promise<Uint8Array> {
  const handle = await open(path, "r").catch((cause: unknown) => refuse(cause, path));
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } catch (cause) {
    return refuse(cause, path);
  } finally {
    await handle.close();
  }
}

/** What gzip's trailer says (modulo 4 GiB): good enough for a progress bar, never trusted for a limit. */
async function unpackedSize(path: string, size: number): Promise<number> {
  if (size < 18) return size;
  const handle = await open(path, "r").catch((cause: unknown) => refuse(cause, path));
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, size - 4);
    return buffer.readUInt32LE(0);
  } finally {
    await handle.close();
  }
}

async function* slices(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += HEAD_BYTES) yield bytes.subarray(at, at + HEAD_BYTES);
}

async function* limited(raw: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of raw) yield chunk;
  } catch (cause) {
    refuse(cause, file);
  }
}

async function* unzip(raw: NodeJS.ReadableStream, { file, limits }: { file: string; limits: FileLimits }): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: HEAD_BYTES });
  // pipeline, not pipe: an early stop by the reader must close the file too
  pipeline(raw, gunzip, () => undefined);
  let out = 0;
  try {
    for await (const chunk of gunzip as AsyncIterable<Uint8Array>) {
      out += chunk.length;
      const allowed = Math.max(RATIO_FROM, limits.ratio * (gunzip.bytesWritten || 1));
      if (out > limits.unpacked || out > allowed)
        fail("zip-bomb", { file, value: `${out} bytes so far`, remedy: "check where the file comes from" });
      yield chunk;
    }
  } catch (cause) {
    if (cause instanceof WritError) throw cause;
    if (String((cause as NodeJS.ErrnoException).code).startsWith("Z_"))
      fail("zip-malformed", { file, message: "the gzip file is damaged or cut short", remedy: "download it again" }, cause);
    refuse(cause, file);
  } finally {
    gunzip.destroy();
  }
}

function refuse(cause: unknown, file: string): never {
  if (cause instanceof WritError) throw cause;
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === "ENOENT" || code === "ENOTDIR") fail("file-not-found", { file, remedy: "check the path" }, cause);
  if (code === "EISDIR") fail("file-unreadable", { file, message: "this is a folder, not a file", remedy: "name a file in it" }, cause);
  if (code === "EACCES" || code === "EPERM")
    fail("file-unreadable", { file, message: "the file may not be read", remedy: "check its permissions" }, cause);
  return fail("file-unreadable", { file, value: code ?? String(cause), remedy: "check the file and the disk" }, cause);
}
