import { canonicalJson, guarded, renameDurably, writeWhole } from "../ledger/index.ts";
import { closeSync, existsSync, fstatSync, fsyncSync, mkdirSync, openSync, readSync, rmSync } from "node:fs";
import { fail, type Sha256, sha256Hex } from "../ground/index.ts";
import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { createHash } from "node:crypto";
import type { Entry } from "../lists/index.ts";
import { join } from "node:path";

/*
 * What a reader made of a publication is kept beside the raw file, and the ledger names its hash: a rebuild must give the same tables
 * even when a later version of the reader would read the same bytes otherwise. One entry a line, canonical JSON, in blocks that are zstd
 * frames of their own: any zstd tool unpacks the whole file, and one entry is found by unpacking one block. A year of daily lists fits.
 */

/** characters of JSON in a block: an answer unpacks one for each of its entries, in a tenth of a millisecond; still large enough to pack to a seventh */
const BLOCK = 1 << 16;
/** as fast as the levels below it, and packs a quarter better */
const LEVEL = 1;
/** bytes of UTF-8 for a unit of UTF-16, at most */
const MOST_BYTES = 3;
/** bytes that say how long the packed block behind them is, so that a file is walked without unpacking it */
const FRAME_PREFIX = 4;

/** Where an entry stands in its file. */
export interface EntryPlace {
  /** byte at which its block begins */
  readonly block: number;
  /** line in the block, from 0 */
  readonly line: number;
}

export interface EntryFileWriter {
  /** Says where the entry will stand. */
  add(entry: Entry): EntryPlace;
  /**
   * Puts the file in place; returns the hash of its unpacked lines, which is its name. Not `fresh`: the same entries were kept before, in
   * blocks that may have been cut elsewhere, so the places that were told do not hold.
   */
  finish(): { readonly sha256: Sha256; readonly count: number; readonly fresh: boolean };
  /** Throws away what was written; harmless after `finish`. */
  discard(): void;
}

/** Memory: one block. `onBlock`: hears of each block, packed. Throws `data-full` and its kin. */
export function writeEntryFile(entriesDir: string, onBlock?: (packed: Uint8Array) => void): EntryFileWriter {
  const temporary = join(entriesDir, `${process.pid}-${files++}.tmp`);
  const fd = guarded(entriesDir, () => {
    mkdirSync(entriesDir, { recursive: true, mode: 0o700 });
    return openSync(temporary, "w", 0o600);
  });
  const hash = createHash("sha256");
  // each line becomes bytes at once: text that waits for its block would outlive the young and be tidied up late
  let lines = Buffer.allocUnsafe(2 * BLOCK);
  let filled = 0;
  let characters = 0;
  let count = 0;
  let block = 0;
  let line = 0;
  let open = true;
  const flush = (): void => {
    if (filled === 0) return;
    const bytes = lines.subarray(0, filled);
    hash.update(bytes);
    const packed = zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: LEVEL } });
    onBlock?.(packed);
    const size = Buffer.alloc(FRAME_PREFIX);
    size.writeUInt32LE(packed.length);
    const frame = Buffer.concat([skippable(size), packed]);
    guarded(entriesDir, () => writeWhole(fd, frame));
    block += frame.length;
    line = 0;
    filled = characters = 0;
  };
  const room = (needed: number): void => {
    if (lines.length - filled >= needed) return;
    const larger = Buffer.allocUnsafe(2 * (filled + needed));
    larger.set(lines.subarray(0, filled));
    lines = larger;
  };
  const close = (): void => {
    if (open) closeSync(fd);
    open = false;
  };
  return {
    add(entry) {
      // full blocks are flushed before and not after, so that the place is known at once
      if (characters >= BLOCK) flush();
      const text = canonicalJson(entry);
      room(MOST_BYTES * text.length + 1);
      filled += lines.write(text, filled, "utf8");
      lines[filled++] = LINE_FEED;
      characters += text.length + 1;
      count += 1;
      return { block, line: line++ };
    },
    finish() {
      flush();
      const sha256 = sha256Hex(hash.digest("hex"));
      const fresh = guarded(entriesDir, () => {
        fsyncSync(fd);
        close();
        const kept = join(entriesDir, sha256);
        if (existsSync(kept)) {
          rmSync(temporary);
          return false;
        }
        renameDurably(temporary, kept);
        return true;
      });
      return { sha256, count, fresh };
    },
    discard() {
      close();
      rmSync(temporary, { force: true });
    },
  };
}

/** numbers the temporary files of this process */
let files = 0;

/** A skippable frame (RFC 8878, 3.1.2): zstd tools pass over it, we read the length of the block behind it. */
function skippable(content: Uint8Array): Buffer {
  const frame = Buffer.alloc(8 + content.length);
  frame.writeUInt32LE(0x184d2a50);
  frame.writeUInt32LE(content.length, 4);
  frame.set(content, 8);
  return frame;
}

const PREFIX = 8 + FRAME_PREFIX;

/** The entries of a packed block that this program has made. */
export function* entriesOf(packed: Uint8Array): IterableIterator<Entry> {
  const bytes = zstdDecompressSync(packed, UNPACKED);
  for (let from = 0, end = bytes.indexOf(LINE_FEED); end >= 0; from = end + 1, end = bytes.indexOf(LINE_FEED, from))
    yield JSON.parse(bytes.toString("utf8", from, end)) as Entry;
}

export interface EntryFile {
  /** All entries in the file's order, one block in memory at a time. */
  all(): IterableIterator<{ readonly entry: Entry; readonly place: EntryPlace }>;
  /** Each entry's JSON as it is kept, in the file's order; one block in memory at a time. */
  lines(): IterableIterator<string>;
  at(place: EntryPlace): Entry;
  /** An entry by its id, or null: blocks are searched as bytes, and only what is found is parsed. */
  find(id: string): Entry | null;
  /** Hash of the unpacked lines: must be the file's name. */
  hash(): Sha256;
  close(): void;
}

/** What was unpacked lately, of one file or of several: some MB at most. */
export interface RecentBlocks {
  /** The block that begins at this byte of the file of this name, unpacked by `read` where it is not at hand. */
  of(name: string, block: number, read: () => Buffer): Buffer;
}
const MOST_BLOCKS = 64;
/** a block is unpacked in one go: in pieces that are put together it takes twice as long */
const UNPACKED = { chunkSize: 2 * BLOCK };

export function recentBlocks(): RecentBlocks {
  const recent = new Map<string, Buffer>();
  return {
    of(name, block, read) {
      const key = `${name} ${block}`;
      const bytes = recent.get(key) ?? read();
      recent.delete(key);
      recent.set(key, bytes);
      const [oldest] = recent.keys();
      if (recent.size > MOST_BLOCKS && oldest !== undefined) recent.delete(oldest);
      return bytes;
    },
  };
}

/** Throws `data-damaged` when the file is gone or a block cannot be read. `blocks`: who goes through parties asks for entries that stand near each other. */
export function openEntryFile(entriesDir: string, sha256: string, blocks: RecentBlocks = recentBlocks()): EntryFile {
  const path = join(entriesDir, sha256);
  const fd = guarded(path, () => openSync(path, "r"));
  const size = fstatSync(fd).size;
  const readBlock = (block: number): { readonly bytes: Buffer; readonly next: number } => {
    const prefix = Buffer.alloc(PREFIX);
    if (readSync(fd, prefix, 0, PREFIX, block) < PREFIX || prefix.readUInt32LE(0) !== 0x184d2a50 || prefix.readUInt32LE(4) !== FRAME_PREFIX)
      damaged(path);
    const packed = Buffer.alloc(Math.min(prefix.readUInt32LE(8), size));
    if (readSync(fd, packed, 0, packed.length, block + PREFIX) < packed.length) damaged(path);
    try {
      return { bytes: zstdDecompressSync(packed, UNPACKED), next: block + PREFIX + packed.length };
    } catch (error) {
      return damaged(path, error);
    }
  };
  const parse = (line: string): Entry => {
    try {
      return JSON.parse(line) as Entry;
    } catch (error) {
      return damaged(path, error);
    }
  };
  const walk = function* (): IterableIterator<{ readonly text: string; readonly place: EntryPlace }> {
    for (let block = 0; block < size;) {
      const { bytes, next } = readBlock(block);
      // line by line: the text of a whole block is a large object, and those are tidied up late
      let from = 0;
      for (let line = 0; ; line++) {
        const end = bytes.indexOf(LINE_FEED, from);
        if (end < 0) break;
        yield { text: bytes.toString("utf8", from, end), place: { block, line } };
        from = end + 1;
      }
      block = next;
    }
  };
  return {
    *all() {
      for (const { text, place } of walk()) yield { entry: parse(text), place };
    },
    *lines() {
      for (const { text } of walk()) yield text;
    },
    at({ block, line }) {
      const text = lineOf(
        blocks.of(sha256, block, () => readBlock(block).bytes),
        line,
      );
      return text === "" ? damaged(path) : parse(text);
    },
    find(id) {
      const needle = Buffer.from(`,"id":${JSON.stringify(id)}`, "utf8");
      for (let block = 0; block < size;) {
        const { bytes, next } = readBlock(block);
        for (let found = bytes.indexOf(needle); found >= 0; found = bytes.indexOf(needle, found + 1)) {
          const entry = parse(bytes.toString("utf8", bytes.lastIndexOf("\n", found) + 1, bytes.indexOf("\n", found)));
          if (entry.id === id) return entry;
        }
        block = next;
      }
      return null;
    },
    hash() {
      const hash = createHash("sha256");
      for (let block = 0; block < size;) {
        const { bytes, next } = readBlock(block);
        hash.update(bytes);
        block = next;
      }
      return sha256Hex(hash.digest("hex"));
    },
    close: () => closeSync(fd),
  };
}

/** Only the line that is asked for becomes text: a service answers with a few entries out of blocks of hundreds. Empty where there is none. */
function lineOf(bytes: Buffer, line: number): string {
  let from = 0;
  for (let before = 0; before < line; before++) {
    from = bytes.indexOf(LINE_FEED, from) + 1;
    if (from === 0) return "";
  }
  const end = bytes.indexOf(LINE_FEED, from);
  return end < 0 ? "" : bytes.toString("utf8", from, end);
}

const LINE_FEED = 10;

function damaged(path: string, cause?: unknown): never {
  return fail(
    "data-damaged",
    { file: path, message: "a file of entries cannot be read", remedy: "run writ verify; restore it from a copy" },
    cause,
  );
}
