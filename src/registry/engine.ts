import { type ListedEntry, type Snapshot, type SnapshotList } from "../match/index.ts";
import { guarded, syncFolder, writeDurably } from "../ledger/index.ts";
import { closeSync, fstatSync, openSync, readSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { fail } from "../ground/index.ts";

/** The two functions of `match` that the registry needs; a parameter, so that the room can be tested without the engine. */
export interface SnapshotEngine {
  buildSnapshot(entries: Iterable<ListedEntry>, lists: readonly SnapshotList[]): Uint8Array;
  openSnapshot(buffer: ArrayBufferLike): Snapshot;
}

/** The engine's name for a snapshot of nothing: another format or other parameters give another one, and the snapshot is built anew. */
export function engineMark(engine: SnapshotEngine): string {
  return engine.openSnapshot(bufferOf(engine.buildSnapshot([], []))).id;
}

/** Builds, opens as a check, and puts in place in one step: a reader has the old snapshot or the new one, never half of one. */
export function publishSnapshot(
  path: string,
  engine: SnapshotEngine,
  content: { readonly entries: Iterable<ListedEntry>; readonly lists: readonly SnapshotList[] },
): Snapshot {
  const bytes = engine.buildSnapshot(content.entries, content.lists);
  const snapshot = engine.openSnapshot(bufferOf(bytes));
  guarded(path, () => writeDurably(path, bytes));
  return snapshot;
}

/** A folder without lists has no snapshot. */
export function withdrawSnapshot(path: string): void {
  guarded(path, () => {
    rmSync(path, { force: true });
    syncFolder(dirname(path));
  });
}

/** Reads the current snapshot into memory that threads can share; null where there is none. Throws `snapshot-damaged`. */
export function readSnapshot(path: string, engine: SnapshotEngine): Snapshot | null {
  const buffer = sharedBytes(path);
  return buffer === null ? null : engine.openSnapshot(buffer);
}

function sharedBytes(path: string): SharedArrayBuffer | null {
  return guarded(path, () => {
    let fd: number;
    try {
      fd = openSync(path, "r");
    } catch (error) {
      if (["ENOENT", "ENOTDIR"].includes((error as { code?: string }).code ?? "")) return null;
      throw error;
    }
    try {
      const size = fstatSync(fd).size;
      const buffer = new SharedArrayBuffer(size);
      const view = new Uint8Array(buffer);
      for (let at = 0; at < size;) {
        const read = readSync(fd, view, at, size - at, at);
        if (read === 0) fail("snapshot-damaged", { file: path, message: "the snapshot ends early", remedy: "run writ verify" });
        at += read;
      }
      return buffer;
    } finally {
      closeSync(fd);
    }
  });
}

/** The engine opens whole buffers; what was built may be a view on a larger one. */
const bufferOf = (bytes: Uint8Array): ArrayBufferLike =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
