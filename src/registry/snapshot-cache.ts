import { chmodSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync } from "node:fs";
import { programId } from "./program.ts";
import { readSnapshot, type SnapshotEngine } from "./engine.ts";
import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import type { Snapshot } from "../match/index.ts";
import { WritError } from "../ground/index.ts";
import { writeDurably } from "../ledger/index.ts";

/**
 * Snapshots that can be made again: of the starter register, of days past. Kept for the time that building them takes; a cache that cannot be
 * read or written is no trouble.
 */
export interface CachedSnapshot {
  /** what kind it is; each kind has its own number of places */
  readonly kind: "starter" | "past";
  /** all that it depends on, but for the program and its parameters */
  readonly made: string;
  readonly keep: number;
}

export function cachedSnapshot(cacheDir: string | undefined, wanted: CachedSnapshot, engine: SnapshotEngine): Snapshot | null {
  if (cacheDir === undefined) return null;
  const file = fileOf(cacheDir, wanted, engine);
  try {
    const snapshot = readSnapshot(file, engine);
    // the ones least used go first
    if (snapshot !== null) touch(file);
    return snapshot;
  } catch (error) {
    // damaged or not to be read: built again
    if (error instanceof WritError) return null;
    throw error;
  }
}

function touch(file: string): void {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch {
    // a cache that is read-only goes by the age of its files
  }
}

export function cacheSnapshot(
  cacheDir: string | undefined,
  made: CachedSnapshot & { readonly bytes: Uint8Array },
  engine: SnapshotEngine,
): void {
  if (cacheDir === undefined) return;
  const file = fileOf(cacheDir, made, engine);
  try {
    const folder = dirname(file);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // whoever could write here could answer for the lists
    chmodSync(folder, 0o700);
    writeDurably(file, made.bytes);
    const name = new RegExp(`^${made.kind}-[0-9a-f]{32}\\.snapshot$`);
    const others = readdirSync(folder).filter((other) => name.test(other) && join(folder, other) !== file);
    const aged = others
      .map((other) => ({ path: join(folder, other), at: statSync(join(folder, other)).mtimeMs }))
      .toSorted((a, b) => b.at - a.at);
    for (const { path } of aged.slice(made.keep - 1)) rmSync(path, { force: true });
  } catch {
    // a full or read-only cache: the answer does not need it
  }
}

const fileOf = (cacheDir: string, { kind, made }: CachedSnapshot, engine: SnapshotEngine): string =>
  join(cacheDir, `${kind}-${keyOf(made, engine)}.snapshot`);

/** What it is made of, the engine's parameters, and the program itself. */
const keyOf = (made: string, engine: SnapshotEngine): string =>
  createHash("sha256").update(`${made}\0${engine.parametersId()}\0${programId()}`).digest("hex").slice(0, 32);
