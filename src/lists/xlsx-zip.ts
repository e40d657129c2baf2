import { crc32 } from "node:zlib";
import type { Readable } from "node:stream";
import * as yauzl from "yauzl";
import { fail, WritError } from "../ground/index.ts";

/** What an archive may cost us. All sizes in bytes; each field has the default of `ARCHIVE_LIMITS`. */
export interface ArchiveLimits {
  /** the file as it came */
  readonly packed: number;
  /** all parts that were read, together */
  readonly unpacked: number;
  /** unpacked by packed size of one part, looked at beyond the first 16 MiB */
  readonly ratio: number;
  /** parts in the archive's directory */
  readonly parts: number;
}

export const ARCHIVE_LIMITS: ArchiveLimits = { packed: 256 * 2 ** 20, unpacked: 2 ** 31, ratio: 400, parts: 10_000 };

/** Below this size a high ratio is no danger: an almost empty table packs very well. */
const RATIO_FROM = 16 * 2 ** 20;

export interface Archive {
  readonly names: readonly string[];
  has(part: string): boolean;
  /** the part's bytes; throws `zip-malformed` or `zip-bomb` on the way */
  bytes(part: string, limit?: number): AsyncGenerator<Uint8Array>;
  close(): void;
}

const damaged = (file: string, cause: unknown, part?: string): never => {
  if (cause instanceof WritError) throw cause;
  const said = cause instanceof Error ? cause.message : String(cause);
  // yauzl's words for a part that unpacks to more than its directory entry declares
  if (said.startsWith("too many bytes"))
    fail("zip-bomb", { file, field: part ?? "", remedy: "get the file again from its publisher" }, cause);
  return fail(
    "zip-malformed",
    {
      file,
      ...(part === undefined ? {} : { field: part }),
      message: `the zip archive is damaged or cut short: ${said}`,
      remedy: "get the file again, whole",
    },
    cause,
  );
};

const EIGHT_OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Office puts a workbook with a password into an OLE container, which is also what `.xls` was. */
function refuseOle(head: Uint8Array, whole: Uint8Array | null, file: string): void {
  if (!EIGHT_OLE.every((byte, at) => head[at] === byte)) return;
  const locked =
    whole !== null && Buffer.from(whole.buffer, whole.byteOffset, whole.byteLength).includes(Buffer.from("EncryptedPackage", "utf16le"));
  fail("file-unreadable", {
    file,
    message: locked ? "the workbook is protected by a password" : "the file is a password-protected workbook or an old .xls",
    remedy: locked ? "save it without a password" : "save it as .xlsx without a password",
  });
}

type Opened = (error: Error | null, zip: yauzl.ZipFile) => void;

function openZip(source: string | Uint8Array): Promise<yauzl.ZipFile> {
  const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true };
  return new Promise((resolve, reject) => {
    const done: Opened = (error, zip) => (error ? reject(error) : resolve(zip));
    if (typeof source === "string") yauzl.open(source, options, done);
    else yauzl.fromBuffer(Buffer.from(source.buffer, source.byteOffset, source.byteLength), options, done);
  });
}

function directory(zip: yauzl.ZipFile, limits: ArchiveLimits, file: string): Promise<Map<string, yauzl.Entry>> {
  const parts = new Map<string, yauzl.Entry>();
  return new Promise((resolve, reject) => {
    zip.on("error", reject);
    zip.on("end", () => resolve(parts));
    zip.on("entry", (entry: yauzl.Entry) => {
      try {
        // part names of a package are compared without case
        const name = entry.fileName.toLowerCase();
        if (parts.has(name)) fail("zip-malformed", { file, field: entry.fileName, message: "two parts of the archive have one name" });
        if (parts.size >= limits.parts) fail("zip-bomb", { file, message: `the archive has more than ${limits.parts} parts` });
        parts.set(name, entry);
        zip.readEntry();
      } catch (error) {
        reject(error);
      }
    });
    zip.readEntry();
  });
}

function openPart(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> {
  return new Promise((resolve, reject) => zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream))));
}

const mebibytes = (bytes: number): string => `${Math.ceil(bytes / 2 ** 20)} MiB`;

/**
 * Opens a zip archive from a path or from its bytes; `file` is its name in messages.
 * Refuses damaged, encrypted and bomb-like archives: `zip-malformed`, `file-unreadable`, `zip-bomb`, `file-too-large`.
 */
export async function openArchive(source: string | Uint8Array, file: string, limits: ArchiveLimits = ARCHIVE_LIMITS): Promise<Archive> {
  if (typeof source !== "string") {
    if (source.byteLength === 0) fail("file-empty", { file });
    if (source.byteLength > limits.packed) fail("file-too-large", { file, remedy: `the limit is ${mebibytes(limits.packed)}` });
    refuseOle(source, source, file);
  }
  const zip = await openZip(source).catch((error: unknown) => damaged(file, error));
  const parts = await directory(zip, limits, file).catch((error: unknown) => {
    zip.close();
    return damaged(file, error);
  });
  let unpacked = 0;

  const tooBig = (part: string, size: number): never =>
    fail("zip-bomb", {
      file,
      field: part,
      message: `the part unpacks to ${mebibytes(size)} or more`,
      remedy: `the limits are ${mebibytes(limits.unpacked)} in all and ${limits.ratio} times the packed size; split the file`,
    });
  const check = (part: string, entry: yauzl.Entry, size: number, limit: number): void => {
    if (size > limit || (size > RATIO_FROM && size > limits.ratio * Math.max(1, entry.compressedSize))) tooBig(part, size);
  };

  async function* bytes(part: string, limit = limits.unpacked): AsyncGenerator<Uint8Array> {
    const entry = parts.get(part.toLowerCase()) ?? fail("zip-malformed", { file, field: part, message: `the archive has no part ${part}` });
    if ((entry.generalPurposeBitFlag & 1) !== 0)
      fail("file-unreadable", { file, field: part, message: "the archive is encrypted", remedy: "save it without a password" });
    const room = Math.min(limit, limits.unpacked - unpacked);
    check(part, entry, entry.uncompressedSize, room);
    let size = 0;
    let sum = 0;
    let stream: Readable | undefined;
    try {
      stream = await openPart(zip, entry);
      for await (const chunk of stream as AsyncIterable<Uint8Array>) {
        size += chunk.byteLength;
        unpacked += chunk.byteLength;
        check(part, entry, size, room);
        sum = crc32(chunk, sum);
        yield chunk;
      }
    } catch (error) {
      damaged(file, error, part);
    } finally {
      stream?.destroy();
    }
    // yauzl compares sizes only: a flipped bit that still inflates is found here
    if (sum >>> 0 !== entry.crc32 >>> 0) damaged(file, new Error("the checksum differs"), part);
  }

  return {
    names: [...parts.values()].map((entry) => entry.fileName),
    has: (part) => parts.has(part.toLowerCase()),
    bytes,
    close: () => zip.close(),
  };
}
