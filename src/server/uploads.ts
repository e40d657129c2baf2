import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Readable } from "node:stream";
import { WritError, fail, problem } from "../ground/index.ts";
import type { Recognised, Upload } from "./shapes.ts";

/** A file that a person dropped on the page: on disk, readable by this user alone, until the server stops. */
export interface StoredUpload extends Upload {
  readonly path: string;
}

export interface Uploads {
  readonly dir: string;
  /** Streams the body to disk under a `plainFileName`; memory stays at one chunk. Throws `file-empty`, `file-too-large`, `data-full`. */
  store(name: string, body: Readable, recognise: (path: string) => Promise<Recognised>): Promise<StoredUpload>;
  /** Throws `not-found`. */
  find(id: string): StoredUpload;
  drop(id: string): Promise<void>;
  close(): Promise<void>;
}

const MOST_UPLOADS = 100;

/** File systems end at 255 bytes. */
const LONGEST_NAME_BYTES = 200;

/** The last part of a path as a browser gives it, without controls and turning marks: safe to show, and as a name in a folder of its own. */
export function plainFileName(given: string): string {
  const cleaned = basename(given.toWellFormed().replaceAll("\\", "/"))
    .replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .trim();
  let name = "";
  for (const letter of cleaned) {
    if (Buffer.byteLength(name) + Buffer.byteLength(letter) > LONGEST_NAME_BYTES) break;
    name += letter;
  }
  return /^\.*$/.test(name) ? "file" : name;
}

const tooLarge = (file: string, limit: number): WritError =>
  new WritError(
    problem("file-too-large", {
      file,
      message: `the file is larger than ${Math.round(limit / 2 ** 20)} MiB or than the room that is left`,
      remedy: "Use the command line for it: writ lists add, writ screen --file",
    }),
  );

/** `home`: the folder to keep the files under; null when it cannot be written to (then the system's temporary folder). */
export async function openUploads(
  home: string | null,
  limits: { readonly fileBytes: number; readonly allBytes: number },
): Promise<Uploads> {
  const root = home === null ? tmpdir() : join(home, "uploads");
  if (home !== null) {
    // what a killed server left is of no use to anyone and may hold people's names
    await rm(root, { recursive: true, force: true });
    await mkdir(root, { recursive: true, mode: 0o700 });
  }
  const dir = await mkdtemp(join(root, "writ-"));
  const held = new Map<string, StoredUpload>();
  let allBytes = 0;

  return {
    dir,
    async store(name, body, recognise) {
      if (held.size >= MOST_UPLOADS) fail("too-many", { message: "too many files are waiting on the server", remedy: "Remove some first" });
      const id = randomUUID();
      // a folder for each, so that the file keeps its name (lists carry it into their entries) and what is made of it lies beside
      const folder = join(dir, id);
      const path = join(folder, "in", name);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const hash = createHash("sha256");
      let bytes = 0;
      const count = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          bytes += chunk.length;
          allBytes += chunk.length;
          hash.update(chunk);
          const over = bytes > limits.fileBytes || allBytes > limits.allBytes;
          done(over ? tooLarge(name, limits.fileBytes) : null, chunk);
        },
      });
      try {
        await pipeline(body, count, createWriteStream(path, { flags: "wx", mode: 0o600 }));
        if (bytes === 0) fail("file-empty", { file: name });
        const upload: StoredUpload = { id, name, bytes, sha256: hash.digest("hex"), recognised: await recognise(path), path };
        held.set(id, upload);
        return upload;
      } catch (error) {
        allBytes -= bytes;
        await rm(folder, { recursive: true, force: true });
        if ((error as NodeJS.ErrnoException).code === "ENOSPC")
          fail("data-full", { file: name, remedy: "Free some space and drop the file again" }, error);
        throw error;
      }
    },
    find: (id) =>
      held.get(id) ??
      fail("not-found", {
        field: "uploads",
        value: id.slice(0, 100),
        message: "there is no such uploaded file",
        remedy: "Drop the file again",
      }),
    async drop(id) {
      const upload = held.get(id);
      if (upload === undefined) return;
      held.delete(id);
      allBytes -= upload.bytes;
      await rm(join(dir, id), { recursive: true, force: true });
    },
    async close() {
      held.clear();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
