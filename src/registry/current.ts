import { buildSnapshot, openSnapshot } from "../match/index.ts";
import { isFolder, ledgerExists, openLedger } from "../ledger/index.ts";
import { readSnapshot, type SnapshotEngine } from "./engine.ts";
import type { CurrentSnapshot } from "./face.ts";
import { dataOf, KINDS_OF_EVENT, type ListAdded, type ListRemoved } from "./events.ts";
import { dataPaths } from "./paths.ts";
import { fail } from "../ground/index.ts";
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
  if (ledgerExists(paths.ledger) && listsHeld(paths.ledger)) {
    fail("snapshot-missing", {
      file: paths.snapshot,
      message: "the snapshot of the lists is not there",
      remedy: "any writing command builds it anew: writ lists add FILE",
    });
  }
  return { snapshot: starterSnapshot(engine), origin: "starter" };
}

/** Asks the ledger and not the tables, which may be gone as well: an answer from the starter register must not stand in for lists that are held. */
function listsHeld(ledgerPath: string): boolean {
  const ledger = openLedger(ledgerPath, { mode: "read" });
  try {
    const lastRemoved = new Map<string, number>();
    for (const event of ledger.read(1, KINDS_OF_EVENT.removed)) lastRemoved.set(dataOf<ListRemoved>(event).list, event.seq);
    for (const event of ledger.read(1, KINDS_OF_EVENT.added)) {
      const { list, filed } = dataOf<ListAdded>(event);
      if (filed === "in-force" && event.seq > (lastRemoved.get(list) ?? 0)) return true;
    }
    return false;
  } finally {
    ledger.close();
  }
}

/** Builds the snapshot anew where it is missing, damaged, or made by another engine; takes the folder's lock for that long. */
export function refreshSnapshot(dir: string, options: RegisterOptions = {}): void {
  openRegister(dir, options).close();
}
