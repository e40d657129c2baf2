import type { DatabaseSync } from "node:sqlite";
import { EMPTY_HEAD, type EventRow, eventHash, type LedgerHead } from "./event.ts";
import { readAnchor } from "./anchor.ts";
import { openDatabase } from "./database.ts";
import { orBlank, TRIGGERS } from "./ledger.ts";

export interface Broken {
  readonly seq: number;
  readonly reason: string;
}

export interface LedgerReport {
  /** events that were found */
  readonly events: number;
  readonly head: LedgerHead;
  readonly firstBroken: Broken | null;
  /** what is wrong beside the chain: a missing trigger, an anchor that cannot be read */
  readonly damage: readonly string[];
}

/**
 * Walks the whole chain and names the first event that does not fit, and why. `anchor`: a head that was kept elsewhere; the file beside
 * the ledger is looked at in any case. Takes no lock. Throws `data-damaged` when the file is no database at all.
 */
export function verifyLedger(path: string, options: { readonly anchor?: LedgerHead } = {}): LedgerReport {
  const db = orBlank(openDatabase(path, { mode: "read", synchronous: "FULL" }));
  try {
    const own = readAnchor(path);
    const anchors = [options.anchor, typeof own === "string" ? undefined : own].filter((anchor) => anchor !== undefined);
    // one read transaction: a writer that goes on meanwhile must not look like a break
    db.exec("BEGIN");
    const walked = walk(db);
    // killed while it was being made: the next writer makes the rest
    const damage = own === "missing" && walked.events === 0 ? [] : missingTriggers(db);
    if (own === "damaged") damage.push("the ledger's anchor cannot be read: events cut off the end would go unnoticed");
    if (own === "missing" && walked.events > 0) damage.push("the ledger's anchor is missing: events cut off the end would go unnoticed");
    const broken = walked.firstBroken ?? anchors.map((anchor) => cutOff(db, { anchor, head: walked.head })).find((found) => found !== null);
    return { ...walked, firstBroken: broken ?? null, damage };
  } finally {
    db.close();
  }
}

function walk(db: DatabaseSync): Omit<LedgerReport, "damage"> {
  let events = 0;
  let head = EMPTY_HEAD;
  let firstBroken: Broken | null = null;
  try {
    for (const found of db.prepare("SELECT seq, prev, at, who, what, why, data, hash FROM event ORDER BY seq").iterate()) {
      const row = found as unknown as EventRow;
      events += 1;
      firstBroken ??= breakAt(db, { row, head });
      head = { seq: row.seq, hash: row.hash };
    }
  } catch (error) {
    firstBroken ??= { seq: head.seq + 1, reason: `the database cannot be read from here on (${(error as Error).message})` };
  }
  return { events, head, firstBroken };
}

interface Step {
  readonly row: EventRow;
  /** the event before, as it stands there */
  readonly head: LedgerHead;
}

function breakAt(db: DatabaseSync, { row, head }: Step): Broken | null {
  const seq = head.seq + 1;
  if (row.seq !== seq) return { seq, reason: `the event is missing; the next one there is ${row.seq}` };
  const computed = eventHash(row);
  if (computed === row.hash) {
    return row.prev === head.hash
      ? null
      : { seq, reason: "it does not follow on the event before: events were put in, replaced or reordered" };
  }
  const writtenAs = originalPlace(row);
  if (writtenAs !== null) return { seq, reason: `it was written as event ${writtenAs}: events were reordered` };
  if (row.prev !== head.hash && eventHash({ ...row, prev: head.hash }) === row.hash)
    return { seq, reason: "its link to the event before was altered" };
  const next = db.prepare("SELECT prev FROM event WHERE seq = ?").get(seq + 1) as { prev: string } | undefined;
  if (next?.prev === computed) return { seq, reason: "its hash was altered; what it says fits the chain" };
  return { seq, reason: "what it says does not fit its hash: it was altered" };
}

/** Rows that swapped places fit their hash under another number; looked for nearby only, for the wording's sake. */
function originalPlace(row: EventRow): number | null {
  for (let step = 1; step <= 1000; step++) {
    for (const seq of [row.seq - step, row.seq + step]) if (seq > 0 && eventHash({ ...row, seq }) === row.hash) return seq;
  }
  return null;
}

function cutOff(db: DatabaseSync, { anchor, head }: { readonly anchor: LedgerHead; readonly head: LedgerHead }): Broken | null {
  if (anchor.seq > head.seq)
    return { seq: head.seq + 1, reason: `the ledger ends at ${head.seq}, the anchor names event ${anchor.seq}: events were cut off` };
  if (anchor.seq === 0) return null;
  const there = db.prepare("SELECT hash FROM event WHERE seq = ?").get(anchor.seq) as { hash: string } | undefined;
  if (there?.hash === anchor.hash) return null;
  return { seq: anchor.seq, reason: "it is not the event that the anchor names: the chain was written anew" };
}

function missingTriggers(db: DatabaseSync): string[] {
  const there = new Set(
    db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
      .all()
      .map((row) => (row as { name: string }).name),
  );
  return TRIGGERS.filter((name) => !there.has(name)).map((name) => `the ledger's guard "${name}" was taken away`);
}
