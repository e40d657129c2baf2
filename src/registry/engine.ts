import { buildSnapshot, type ListedEntry, openSnapshot, parametersId, type Snapshot, type SnapshotList } from "../match/index.ts";
import { guarded, syncFolder, writeDurably } from "../ledger/index.ts";
import { closeSync, fstatSync, openSync, readSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { fail, WritError } from "../ground/index.ts";

/** The functions of `match` that the registry needs; a parameter, so that the room can be tested without the engine. */
export interface SnapshotEngine {
  buildSnapshot(entries: Iterable<ListedEntry>, lists: readonly SnapshotList[]): Uint8Array;
  openSnapshot(buffer: ArrayBufferLike): Snapshot;
  /** names the parameters that this engine builds with: a snapshot made with others is built anew */
  parametersId(): string;
}

export const MATCH_ENGINE: SnapshotEngine = { buildSnapshot, openSnapshot, parametersId };

/** Opens what was built, as a check, and puts it in place in one step: a reader has the old snapshot or the new one, never half of one. */
export function publishSnapshot(path: string, engine: SnapshotEngine, bytes: Uint8Array): Snapshot {
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

/**
 * Reads a snapshot into memory that threads can share; null where there is none. Throws `snapshot-damaged`, naming the file, also for one of
 * another version and for one made with other parameters: its weights would not be comparable with those that bands and reports speak of.
 */
export function readSnapshot(path: string, engine: SnapshotEngine): Snapshot | null {
  const buffer = sharedBytes(path);
  if (buffer === null) return null;
  const snapshot = opened(path, { buffer, engine });
  const parameters = engine.parametersId();
  if (snapshot.parameters !== parameters) {
    fail("snapshot-damaged", {
      file: path,
      message: `the snapshot was made with other parameters (${snapshot.parameters.slice(0, 12)}) than this version of Writ has (${parameters.slice(0, 12)})`,
      remedy: BUILD_ANEW,
    });
  }
  return snapshot;
}

function opened(path: string, { buffer, engine }: { readonly buffer: ArrayBufferLike; readonly engine: SnapshotEngine }): Snapshot {
  try {
    return engine.openSnapshot(buffer);
  } catch (error) {
    if (!(error instanceof WritError)) throw error;
    // the engine knows a buffer and no file
    return fail(error.code, { ...error.problem, file: path, remedy: BUILD_ANEW }, error);
  }
}

const BUILD_ANEW = "any command that may write to the folder builds it anew, also writ screen";

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
        if (read === 0) fail("snapshot-damaged", { file: path, message: "the snapshot ends early", remedy: BUILD_ANEW });
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
