import { DatabaseSync, type StatementSync } from "node:sqlite";
import { dataTrouble, guarded } from "./trouble.ts";
import { EMPTY_HEAD, type EventRow, eventHash, type LedgerEvent, type LedgerHead, type NewEvent, rowAfter } from "./event.ts";
import { openAnchor, readAnchor } from "./anchor.ts";
import { existsSync } from "node:fs";
import { fail } from "../ground/index.ts";
import { openDatabase } from "./database.ts";

/**
 * `recursive_triggers` makes REPLACE run the delete trigger. The insert trigger holds the order even against a program that is not ours;
 * none of this stops somebody who edits the file itself: that is what the chain is for.
 */
const SCHEMA = `
CREATE TABLE IF NOT EXISTS event (
  seq INTEGER PRIMARY KEY CHECK (seq >= 1),
  prev TEXT NOT NULL CHECK (length(prev) = 64),
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  what TEXT NOT NULL,
  why TEXT,
  data TEXT NOT NULL,
  hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;
CREATE INDEX IF NOT EXISTS event_what ON event (what, seq);
CREATE TRIGGER IF NOT EXISTS event_never_updated BEFORE UPDATE ON event BEGIN SELECT raise(ABORT, 'events are never changed'); END;
CREATE TRIGGER IF NOT EXISTS event_never_deleted BEFORE DELETE ON event BEGIN SELECT raise(ABORT, 'events are never deleted'); END;
CREATE TRIGGER IF NOT EXISTS event_in_order BEFORE INSERT ON event
  WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM event)
  BEGIN SELECT raise(ABORT, 'events are only added at the end'); END;
`;

export const TRIGGERS = ["event_in_order", "event_never_deleted", "event_never_updated"] as const;
const COLUMNS = "seq, prev, at, who, what, why, data, hash";

/** The chain of events. All calls are synchronous; one object belongs to one thread. */
export interface Ledger {
  readonly path: string;
  /** Writes all events in one transaction; returns their numbers once they are on the disk. Nothing is written when it throws. */
  append(events: readonly NewEvent[]): number[];
  /** Events from number `from` on, one at a time; `what` keeps only one kind. */
  read(from?: number, what?: string): IterableIterator<LedgerEvent>;
  head(): LedgerHead;
  /** The hash of one event, or null where there is none. */
  hashAt(seq: number): string | null;
  close(): void;
}

/**
 * Opens the ledger at `path`; `write` makes it where it is missing and expects the caller to hold the folder's lock.
 * Throws `ledger-broken` when the end of the chain does not fit or fewer events are there than the anchor names; `data-damaged`,
 * `data-read-only`, `data-full`. The whole chain is checked by `verifyLedger` alone.
 */
export function openLedger(path: string, options: { readonly mode: "write" | "read" }): Ledger {
  const opened = openDatabase(path, { mode: options.mode, synchronous: "FULL" });
  const db = options.mode === "write" ? opened : orBlank(opened);
  try {
    if (options.mode === "write") db.exec(SCHEMA);
    const reading = statements(db);
    checkEnd(reading, path);
    const anchor = options.mode === "write" ? guarded(path, () => openAnchor(path)) : null;
    anchor?.write(headOf(reading));
    return ledgerOn({ db, path, reading, anchor });
  } catch (error) {
    db.close();
    return dataTrouble(error, path);
  }
}

/**
 * A writer that is killed before it has made its tables leaves a database with nothing in it: an empty ledger, and no damage. One whose events
 * were taken away has an anchor, which is looked at as ever.
 */
export function orBlank(db: DatabaseSync): DatabaseSync {
  if (db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'event'").get() !== undefined) return db;
  db.close();
  const blank = new DatabaseSync(":memory:");
  blank.exec(SCHEMA);
  return blank;
}

interface Reading {
  readonly last: StatementSync;
  readonly one: StatementSync;
  readonly next: StatementSync;
  readonly nextOf: StatementSync;
}

function statements(db: DatabaseSync): Reading {
  return {
    last: db.prepare(`SELECT ${COLUMNS} FROM event ORDER BY seq DESC LIMIT 1`),
    one: db.prepare(`SELECT ${COLUMNS} FROM event WHERE seq = ?`),
    next: db.prepare(`SELECT ${COLUMNS} FROM event WHERE seq >= ? ORDER BY seq LIMIT 1`),
    nextOf: db.prepare(`SELECT ${COLUMNS} FROM event WHERE what = ? AND seq >= ? ORDER BY seq LIMIT 1`),
  };
}

function headOf(reading: Reading): LedgerHead {
  const row = reading.last.get() as EventRow | undefined;
  return row === undefined ? EMPTY_HEAD : { seq: row.seq, hash: row.hash };
}

/** The cheap part of verifying: from the anchor to the end. A writer must not build on a chain that was cut. */
function checkEnd(reading: Reading, path: string): void {
  const remedy = "run writ verify; restore the folder from a copy";
  const anchor = readAnchor(path);
  const head = headOf(reading);
  if (anchor !== "missing" && anchor !== "damaged") {
    if (anchor.seq > head.seq)
      fail("ledger-broken", { file: path, message: `the ledger ends at event ${head.seq}, its anchor names ${anchor.seq}`, remedy });
    const there = reading.one.get(anchor.seq) as EventRow | undefined;
    if (anchor.seq > 0 && there?.hash !== anchor.hash)
      fail("ledger-broken", { file: path, message: `event ${anchor.seq} is not the one its anchor names`, remedy });
  }
  const last = reading.last.get() as EventRow | undefined;
  if (last !== undefined && eventHash(last) !== last.hash)
    fail("ledger-broken", { file: path, message: `event ${last.seq} does not fit its hash`, remedy });
}

interface Opened {
  readonly db: DatabaseSync;
  readonly path: string;
  readonly reading: Reading;
  readonly anchor: ReturnType<typeof openAnchor> | null;
}

function ledgerOn({ db, path, reading, anchor }: Opened): Ledger {
  const insert = anchor === null ? null : db.prepare(`INSERT INTO event (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
  return {
    path,
    append(events) {
      if (insert === null || anchor === null) return fail("data-read-only", { file: path, message: "the ledger was opened for reading" });
      if (events.length === 0) return [];
      const rows = inTransaction({ db, path }, () => {
        // the head is read inside the transaction: a second writer would otherwise fork the chain
        let head = headOf(reading);
        return events.map((event) => {
          const row = rowAfter(head, event);
          insert.run(row.seq, row.prev, row.at, row.who, row.what, row.why, row.data, row.hash);
          head = row;
          return row;
        });
      });
      anchorBestEffort(anchor, rows[rows.length - 1] as EventRow);
      return rows.map((row) => row.seq);
    },
    *read(from = 1, what) {
      // one row at a time: events may be megabytes long, and a writer may go on meanwhile
      for (let seq = from; ;) {
        const row = (what === undefined ? reading.next.get(seq) : reading.nextOf.get(what, seq)) as EventRow | undefined;
        if (row === undefined) return;
        yield { ...row, data: parseData(row, path) };
        seq = row.seq + 1;
      }
    },
    head: () => headOf(reading),
    hashAt: (seq) => (reading.one.get(seq) as EventRow | undefined)?.hash ?? null,
    close() {
      anchor?.close();
      db.close();
    },
  };
}

/** The events are on the disk: an anchor that cannot be written (disk full) stays behind, which is allowed, and must not undo that. */
function anchorBestEffort(anchor: ReturnType<typeof openAnchor>, head: LedgerHead): void {
  try {
    anchor.write(head);
  } catch {
    // the next append or the next opening writes it
  }
}

function parseData(row: EventRow, path: string): Record<string, unknown> {
  try {
    return JSON.parse(row.data) as Record<string, unknown>;
  } catch (error) {
    return fail("ledger-broken", { file: path, message: `the data of event ${row.seq} is no JSON`, remedy: "run writ verify" }, error);
  }
}

/** All or nothing. Throws in our codes. */
export function inTransaction<T>({ db, path }: { readonly db: DatabaseSync; readonly path: string }, work: () => T): T {
  try {
    db.exec("BEGIN IMMEDIATE");
    const result = work();
    db.exec("COMMIT");
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec("ROLLBACK");
    return dataTrouble(error, path);
  }
}

/** Whether a ledger stands at `path`: a folder may be empty or hold none yet. */
export const ledgerExists = (path: string): boolean => existsSync(path);
