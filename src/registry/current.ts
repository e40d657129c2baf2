import { buildSnapshot, openSnapshot } from "../match/index.ts";
import { isFolder, ledgerExists } from "../ledger/index.ts";
import { readSnapshot, type SnapshotEngine } from "./engine.ts";
import type { CurrentSnapshot } from "./face.ts";
import { dataPaths } from "./paths.ts";
import { fail } from "../ground/index.ts";
import { openReader } from "./reader.ts";
import { openRegister, type RegisterOptions } from "./register.ts";
import { starterSnapshot } from "./starter.ts";

/**
 * The snapshot that answers come from, in memory that threads can share. Needs nothing but the snapshot's file; a folder that holds no list
 * at all, or is not there, answers from the starter register. Throws `snapshot-damaged`, and `snapshot-missing` where lists are held and
 * their snapshot is gone (a writer was killed in between): `refreshSnapshot` mends both.
 */
export function currentSnapshot(dir: string, options: { readonly engine?: SnapshotEngine } = {}): CurrentSnapshot {
  const engine = options.engine ?? { buildSnapshot, openSnapshot };
  const paths = dataPaths(dir);
  if (!isFolder(dir)) return { snapshot: starterSnapshot(engine), origin: "starter" };
  const snapshot = readSnapshot(paths.snapshot, engine);
  if (snapshot !== null) return { snapshot, origin: "data" };
  if (ledgerExists(paths.ledger) && listsHeld(dir)) {
    fail("snapshot-missing", { file: paths.snapshot, message: "the snapshot of the lists is not there", remedy: "any writing command builds it anew: writ lists add FILE" });
  }
  return { snapshot: starterSnapshot(engine), origin: "starter" };
}

function listsHeld(dir: string): boolean {
  const reader = openReader(dir);
  try {
    return reader.status("1970-01-01T00:00:00Z", Infinity).length > 0;
  } finally {
    reader.close();
  }
}

/** Builds the snapshot anew where it is missing, damaged, or made by another engine; takes the folder's lock for that long. */
export function refreshSnapshot(dir: string, options: RegisterOptions = {}): void {
  openRegister(dir, options).close();
}
