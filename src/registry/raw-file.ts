import { closeSync, createReadStream, existsSync, fsyncSync, mkdirSync, openSync, rmSync } from "node:fs";
import { dataTrouble, guarded, renameDurably, writeWhole } from "../ledger/index.ts";
import { fail, type Sha256, sha256Hex, WritError } from "../ground/index.ts";
import { type ListFile, openListFile } from "../lists/index.ts";
import { createHash } from "node:crypto";
import { join } from "node:path";

export interface RawFile {
  readonly sha256: Sha256;
  /** bytes as they came, gzip included */
  readonly size: number;
  /** false: these bytes were kept before */
  readonly fresh: boolean;
}

/**
 * Copies a publisher's file into the folder of raw files, byte by byte as it came, under its SHA-256. What is read later is the copy:
 * the bytes that were hashed are the bytes that were read. Throws `file-unreadable` for the source, `data-full` and its kin for the copy.
 */
export async function keepRawFile(source: RawSource, rawDir: string): Promise<RawFile> {
  const temporary = join(rawDir, `${process.pid}-${copies++}.tmp`);
  const fd = guarded(rawDir, () => {
    mkdirSync(rawDir, { recursive: true, mode: 0o700 });
    return openSync(temporary, "w", 0o600);
  });
  const hash = createHash("sha256");
  let size = 0;
  try {
    for await (const chunk of sourceBytes(source)) {
      hash.update(chunk);
      size += chunk.length;
      writeWhole(fd, chunk);
    }
    fsyncSync(fd);
    const sha256 = sha256Hex(hash.digest("hex"));
    const kept = join(rawDir, sha256);
    const fresh = !existsSync(kept);
    if (fresh) renameDurably(temporary, kept);
    return { sha256, size, fresh };
  } catch (error) {
    return dataTrouble(error, rawDir);
  } finally {
    closeSync(fd);
    rmSync(temporary, { force: true });
  }
}

/** numbers the temporary files of this process: two copies may be under way at once */
let copies = 0;

/** Where raw bytes come from. */
export interface RawSource {
  readonly name: string;
  /** as they came, gzip included */
  bytes(): AsyncIterable<Uint8Array>;
}

export const rawSourceAt = (path: string): RawSource => ({ name: path, bytes: () => createReadStream(path, { highWaterMark: 1 << 18 }) });

/** Trouble with the source must not be taken for trouble with the data folder. */
async function* sourceBytes({ name, bytes }: RawSource): AsyncIterable<Uint8Array> {
  try {
    yield* bytes();
  } catch (error) {
    if (error instanceof WritError) throw error;
    fail("file-unreadable", { file: name, message: `the file cannot be read (${(error as Error).message})` }, error);
  }
}

/** Opens a kept file under the name it came with. Throws `data-damaged` when it is gone. */
export async function openRawFile(rawDir: string, part: { readonly sha256: string; readonly name: string }): Promise<ListFile> {
  const path = join(rawDir, part.sha256);
  if (!existsSync(path))
    fail("data-damaged", { file: path, message: `the kept file ${part.name} is gone`, remedy: "run writ verify; add the file again" });
  return openListFile(path, { as: part.name });
}

/** One hash for a publication: that of its only file, or of the lines `part sha256` of its files, sorted. */
export function publicationHash(parts: readonly { readonly part: string; readonly sha256: Sha256 }[]): Sha256 {
  const only = parts[0];
  if (parts.length === 1 && only !== undefined) return only.sha256;
  const lines = parts.map(({ part, sha256 }) => `${part} ${sha256}\n`).toSorted();
  return sha256Hex(createHash("sha256").update(lines.join("")).digest("hex"));
}
