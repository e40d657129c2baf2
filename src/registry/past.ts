import { cachedSnapshot, cacheSnapshot } from "./snapshot-cache.ts";
import { type CurrentOptions } from "./current.ts";
import type { CurrentSnapshot, ListStatus, Party } from "./face.ts";
import { type EntryId, fail, type ListId, type PartyId } from "../ground/index.ts";
import { contentOf, type RegisterContent } from "./content.ts";
import { dataPaths } from "./paths.ts";
import { endOf, type When } from "./when.ts";
import { entriesInForce, listRows, snapshotLists } from "./in-force.ts";
import { isFolder, ledgerExists, openLedger } from "../ledger/index.ts";
import { type Knowledge, knowledgeOf } from "./knowledge.ts";
import { MATCH_ENGINE, type SnapshotEngine } from "./engine.ts";
import { statusOf } from "./reader.ts";
import { openStoredEntries, type StoredEntries } from "./stored-entries.ts";
import { storedParty } from "./stored-party.ts";
import type { Entry } from "../lists/index.ts";
import { openEntryFile } from "./entry-file.ts";
import { settle } from "./project.ts";
import type { Snapshot } from "../match/index.ts";

/** The lists as they stood, or as they were known, at a moment. Needs no lock; nothing in the data folder changes. */
export interface Past {
  readonly when: When;
  /** the clock to ask by: how old a list was is judged from here */
  readonly at: string;
  /**
   * In words: which lists cannot be asked about that moment. Answers put together from later knowledge are incomplete by it; the day's own
   * answer stays what it was, and whoever shows it shows this beside it
   */
  readonly missing: readonly string[];
  /** in words: how the answer came about, where it is not that day's own */
  readonly notes: readonly string[];
  status(maxAgeDays: number): ListStatus[];
  entry(list: ListId, id: EntryId): Entry | null;
  party(id: PartyId): Party | null;
  /** everything that was in force, for writing it out */
  content(): RegisterContent;
  /** what answers come from: the same bytes as on that day where the engine is the same; `past.notes` says where it is not */
  current(): CurrentSnapshot;
  close(): void;
}

export interface PastOptions extends CurrentOptions {
  /** the snapshot, where another thread has built it; it is used when it is the one of this moment */
  readonly built?: ArrayBufferLike;
}

/** snapshots of the past that stay in the cache: somebody goes back and forth between a few days */
const KEPT = 6;

/**
 * Goes back to a moment. Events up to it are folded into tables in memory, and the snapshot is built again from the stored entries: the same
 * entries give the same bytes, so nothing but the entries has to be kept. It is found in `cacheDir` the next time.
 * Throws `version-unknown` where no list was held then; `data-damaged` and its kin.
 */
export function openPast(dir: string, when: When, options: PastOptions = {}): Past {
  const paths = dataPaths(dir);
  if (!isFolder(dir) || !ledgerExists(paths.ledger)) {
    fail("version-unknown", {
      message: "the data folder holds no list, and the starter register has no past",
      remedy: "add the list's files; those of old days are filed as history",
    });
  }
  const ledger = openLedger(paths.ledger, { mode: "read" });
  let known: Knowledge;
  try {
    known = knowledgeOf(ledger, when);
  } catch (error) {
    ledger.close();
    throw error;
  }
  const { db } = known;
  let settled = false;
  const withEntries = (): typeof db => {
    if (!settled) settle({ db, path: ":memory:", ledger, entriesDir: paths.entries });
    settled = true;
    return db;
  };
  const at = clockOf(when);
  let current: CurrentSnapshot | null = null;
  let stored: StoredEntries | null = null;
  const storedEntries = (): StoredEntries => (stored ??= openStoredEntries(withEntries(), paths.entries));
  return {
    when,
    at,
    missing: known.missing,
    notes: known.notes,
    status: (maxAgeDays) => snapshotLists(db).map((list) => statusOf(list, { at, maxAgeDays })),
    // one entry is found faster than all are read
    entry: (list, id) => (settled ? storedEntries().at({ list, id }) : foundEntry(db, paths.entries, { list, id })),
    party: (id) => storedParty(withEntries(), storedEntries(), id),
    content: () => contentOf(withEntries(), paths.entries),
    current() {
      current ??= build(known, {
        dir,
        engine: options.engine ?? MATCH_ENGINE,
        cacheDir: options.cacheDir,
        built: options.built,
        entriesDir: paths.entries,
        withEntries,
      });
      return current;
    },
    close() {
      stored?.close();
      db.close();
      ledger.close();
    },
  };
}

function foundEntry(db: Knowledge["db"], entriesDir: string, { list, id }: { readonly list: ListId; readonly id: EntryId }): Entry | null {
  const row = db.prepare("SELECT entries_file FROM list JOIN version ON seq = version WHERE id = ?").get(list) as
    | { entries_file: string }
    | undefined;
  if (row === undefined) return null;
  const file = openEntryFile(entriesDir, row.entries_file);
  try {
    return file.find(id);
  } finally {
    file.close();
  }
}

/** As of a day: its end. As known at an instant: the instant. The earlier one where both are given would age nothing that the later one ages. */
function clockOf({ asOf, known }: When): string {
  if (asOf === undefined) return known ?? fail("field-missing", { field: "as-of" });
  return known !== undefined && known < endOf(asOf) ? known : endOf(asOf);
}

/** A list that came since would make it another moment's. */
function given(db: Knowledge["db"], { built, engine }: Pick<Building, "built" | "engine">): Snapshot | null {
  if (built === undefined) return null;
  const snapshot = engine.openSnapshot(built);
  return JSON.stringify(snapshot.lists) === JSON.stringify(snapshotLists(db)) ? snapshot : null;
}

interface Building {
  /** events of two folders have the same numbers */
  readonly dir: string;
  readonly engine: SnapshotEngine;
  readonly cacheDir: string | undefined;
  readonly built: ArrayBufferLike | undefined;
  readonly entriesDir: string;
  readonly withEntries: () => Knowledge["db"];
}

function build(known: Knowledge, { dir, engine, cacheDir, built, entriesDir, withEntries }: Building): CurrentSnapshot {
  const { db, published, own, upTo } = known;
  const wanted = { kind: "past", made: JSON.stringify([dir, upTo, listRows(db)]), keep: KEPT } as const;
  let snapshot = given(db, { built, engine }) ?? cachedSnapshot(cacheDir, wanted, engine);
  if (snapshot === null) {
    const bytes = engine.buildSnapshot(entriesInForce(withEntries(), entriesDir), snapshotLists(db));
    cacheSnapshot(cacheDir, { ...wanted, bytes }, engine);
    const shared = new SharedArrayBuffer(bytes.length);
    new Uint8Array(shared).set(bytes);
    snapshot = engine.openSnapshot(shared);
  }
  const then = published[0];
  const other =
    then === undefined || published.some(({ id }) => id === snapshot.id)
      ? []
      : [
          `answers of that day came from the snapshot ${then.id} with the parameters ${then.parameters}: another build of the engine has made it anew, weights may differ`,
        ];
  const { missing, notes } = own ? { missing: [], notes: [] } : known;
  return { snapshot, origin: "data", past: { missing, notes: [...notes, ...other] } };
}
