import { isFolder, ledgerExists, openLedger } from "../ledger/index.ts";
import { MATCH_ENGINE, readSnapshot, type SnapshotEngine } from "./engine.ts";
import type { CurrentSnapshot, Register } from "./face.ts";
import { dataOf, KINDS_OF_EVENT, type ListAdded, type ListRemoved } from "./events.ts";
import { dataPaths } from "./paths.ts";
import { type ErrorCode, fail, formatProblem, type Problem, WritError } from "../ground/index.ts";
import { openRegister, type RegisterOptions } from "./register.ts";
import { starterSnapshot } from "./starter-snapshot.ts";

export interface CurrentOptions {
  /** default: the engine of `match` */
  readonly engine?: SnapshotEngine;
  /** a folder for what can be made again: the starter register's snapshot is kept there. Without it, it is built in memory each time */
  readonly cacheDir?: string;
}

/**
 * The snapshot that answers come from, in memory that threads can share. Needs nothing but the snapshot's file; a folder that holds no list
 * at all, or is not there, answers from the starter register. Throws `snapshot-damaged` (also for one of another version or with other
 * parameters), and `snapshot-missing` where lists are held and their snapshot is gone: `usableSnapshot` mends both.
 */
export function currentSnapshot(dir: string, options: CurrentOptions = {}): CurrentSnapshot {
  const engine = options.engine ?? MATCH_ENGINE;
  const paths = dataPaths(dir);
  const starter = (): CurrentSnapshot => ({ snapshot: starterSnapshot(engine, options.cacheDir), origin: "starter" });
  if (!isFolder(dir)) return starter();
  const snapshot = readSnapshot(paths.snapshot, engine);
  if (snapshot !== null) return { snapshot, origin: "data" };
  if (ledgerExists(paths.ledger) && listsHeld(paths.ledger)) {
    fail("snapshot-missing", {
      file: paths.snapshot,
      message: "the snapshot of the lists is not there",
      remedy: "any command that may write to the folder builds it anew, also writ screen",
    });
  }
  return starter();
}

export interface UsableOptions extends CurrentOptions, RegisterOptions {
  /** the register of this folder, where this process holds its lock already */
  readonly register?: Register | null;
}

/** What building the snapshot anew mends: a writer that was killed, another version of Writ, other parameters, a damaged file. */
const MENDABLE: ReadonlySet<ErrorCode> = new Set(["snapshot-missing", "snapshot-damaged"]);

/**
 * As `currentSnapshot`; one that cannot be used is built anew from what the ledger holds, and `renewed` says why. That takes the folder's
 * lock for as long as it lasts. Where the lock cannot be had, or nothing can be written, throws what was wrong with the snapshot, and why it
 * could not be mended; throws `data-damaged` and its kin where the lists themselves cannot be read.
 */
export function usableSnapshot(dir: string, options: UsableOptions = {}): CurrentSnapshot {
  try {
    return currentSnapshot(dir, options);
  } catch (error) {
    if (!(error instanceof WritError) || !MENDABLE.has(error.code)) throw error;
    mend(dir, { ...options, because: error.problem });
    return { ...currentSnapshot(dir, options), renewed: formatProblem({ code: error.code, message: error.problem.message }) };
  }
}

function mend(dir: string, { because, register, ...options }: UsableOptions & { readonly because: Problem }): void {
  if (register !== undefined && register !== null) {
    register.renewSnapshot();
    return;
  }
  try {
    refreshSnapshot(dir, options);
  } catch (error) {
    if (!(error instanceof WritError) || !CANNOT_WRITE.has(error.code)) throw error;
    const { message, remedy = "make the folder writable" } = error.problem;
    fail(because.code, { ...because, message: `${because.message}, and it could not be built anew: ${message}`, remedy }, error);
  }
}

/** The folder is as it should be, only not ours to write to. */
const CANNOT_WRITE: ReadonlySet<ErrorCode> = new Set(["data-locked", "data-read-only", "data-full"]);

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

/** Builds the snapshot anew from the tables, whatever stands there; takes the folder's lock for that long. */
export function refreshSnapshot(dir: string, options: RegisterOptions = {}): void {
  const register = openRegister(dir, options);
  try {
    // what was missing or of another engine has been built on opening
    if (register.renewed === null) register.renewSnapshot();
  } finally {
    register.close();
  }
}
