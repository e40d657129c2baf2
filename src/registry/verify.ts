import { catchUp, type Projection } from "./project.ts";
import { type DataPaths, dataPaths } from "./paths.ts";
import { dumpTables, memoryTables, TABLES_VERSION, versionOf } from "./tables.ts";
import { isFolder, ledgerExists, openDatabase, openLedger, verifyLedger } from "../ledger/index.ts";
import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { dataOf, KINDS_OF_EVENT, type ListAdded, type SnapshotPublished } from "./events.ts";
import { MATCH_ENGINE, readSnapshot, type SnapshotEngine } from "./engine.ts";
import { fail, formatProblem, WritError } from "../ground/index.ts";
import type { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { openEntryFile } from "./entry-file.ts";
import type { VerifyReport } from "./face.ts";

/**
 * Checks all that a data folder promises, without the server and without a lock: the chain of events; every raw file and file of entries
 * that an event names, by its hash; the tables against a rebuild; the snapshot. Throws `file-not-found` where there is no ledger.
 */
export async function verifyData(dir: string, options: { readonly engine?: SnapshotEngine } = {}): Promise<VerifyReport> {
  const paths = dataPaths(dir);
  if (!isFolder(dir) || !ledgerExists(paths.ledger))
    fail("file-not-found", { file: paths.ledger, message: "there is no ledger", remedy: "check --data; writ lists add makes one" });
  const chain = verifyLedger(paths.ledger);
  const damage = [...chain.damage];
  // what hangs on the events is looked at only where the events themselves can be believed
  if (chain.firstBroken === null) {
    damage.push(...(await filesDamaged(paths)));
    damage.push(...said(() => tablesDiffer(paths)));
  }
  damage.push(...said(() => snapshotDamaged(paths, options.engine ?? MATCH_ENGINE)));
  return { events: chain.events, head: chain.head.hash, firstBroken: chain.firstBroken, damage };
}

/** Runs a check; what it throws is one more finding, and the other checks go on. */
function said(check: () => string[]): string[] {
  try {
    return check();
  } catch (error) {
    if (error instanceof WritError) return [formatProblem(error.problem)];
    throw error;
  }
}

async function filesDamaged(paths: DataPaths): Promise<string[]> {
  const raw = new Map<string, string>();
  const entries = new Set<string>();
  const ledger = openLedger(paths.ledger, { mode: "read" });
  try {
    for (const event of ledger.read(1, KINDS_OF_EVENT.added)) {
      const { parts, entriesFile } = dataOf<ListAdded>(event);
      for (const { sha256, name } of parts) raw.set(sha256, name);
      entries.add(entriesFile);
    }
  } finally {
    ledger.close();
  }
  const found: string[] = [];
  for (const [sha256, name] of raw) {
    const path = join(paths.raw, sha256);
    if (!existsSync(path)) found.push(`raw/${sha256} (${name}) is gone`);
    else if ((await fileHash(path)) !== sha256) found.push(`raw/${sha256} (${name}) does not fit its name: its bytes were altered`);
  }
  for (const sha256 of entries) found.push(...said(() => entriesAltered(paths, sha256)));
  return found;
}

async function fileHash(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) hash.update(chunk as Uint8Array);
  return hash.digest("hex");
}

function entriesAltered(paths: DataPaths, sha256: string): string[] {
  const file = openEntryFile(paths.entries, sha256);
  try {
    return file.hash() === sha256 ? [] : [`entries/${sha256} does not fit its name: its entries were altered`];
  } finally {
    file.close();
  }
}

/** Rebuilds the tables in memory up to the event that those on the disk have reached, and compares row by row. */
function tablesDiffer(paths: DataPaths): string[] {
  if (!existsSync(paths.tables)) return ["the tables are missing: the next writing command rebuilds them"];
  const db = openDatabase(paths.tables, { mode: "read", synchronous: "NORMAL" });
  const ledger = openLedger(paths.ledger, { mode: "read" });
  const fresh = memoryTables();
  try {
    if (versionOf(db) !== TABLES_VERSION)
      return ["the tables were made by another version of Writ: the next writing command rebuilds them"];
    // a writer may go on meanwhile: one moment of the tables is compared
    db.exec("BEGIN");
    const applied = db.prepare("SELECT seq FROM applied").get() as { seq: number } | undefined;
    if (applied !== undefined)
      catchUp({ db: fresh, path: ":memory:", ledger, entriesDir: paths.entries } satisfies Projection, { upTo: applied.seq });
    const row = firstDifference(db, fresh);
    return row === null
      ? []
      : [`the tables differ from the ledger, first at ${row}: any writing command after deleting register.sqlite rebuilds them`];
  } finally {
    fresh.close();
    ledger.close();
    db.close();
  }
}

function firstDifference(one: DatabaseSync, other: DatabaseSync): string | null {
  const left = dumpTables(one);
  const right = dumpTables(other);
  for (;;) {
    const [a, b] = [left.next(), right.next()];
    if (a.done === true && b.done === true) return null;
    if (a.value !== b.value) return ((a.value ?? b.value) as string).slice(0, 200);
  }
}

/** The snapshot must be whole, and the one that the ledger names last. A writer may be between the two: that is a moment, not damage. */
function snapshotDamaged(paths: DataPaths, engine: SnapshotEngine): string[] {
  const named = lastPublished(paths);
  const there = readSnapshot(paths.snapshot, engine)?.id ?? null;
  if (there === named) return [];
  if (there === null) return ["the snapshot is missing: the next writing command builds it"];
  return lastPublished(paths) === named ? ["the snapshot is not the one that the ledger names: the next writing command builds it"] : [];
}

function lastPublished(paths: DataPaths): string | null {
  const ledger = openLedger(paths.ledger, { mode: "read" });
  try {
    let last: string | null = null;
    for (const event of ledger.read(1, KINDS_OF_EVENT.published)) last = dataOf<SnapshotPublished>(event).snapshot;
    return last;
  } finally {
    ledger.close();
  }
}
