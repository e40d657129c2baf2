import { type Decider, type Quarantined } from "./face.ts";
import { fail, type ListId, sha256Hex } from "../ground/index.ts";
import type { GuardColumn } from "./guard-rules.ts";
import { KINDS_OF_EVENT, type ListDecided } from "./events.ts";
import type { DatabaseSync } from "node:sqlite";
import { captionOf } from "./facts.ts";
import type { NewEvent } from "../ledger/index.ts";
import { openEntryFile } from "./entry-file.ts";

/** entries named on each side; the numbers are whole */
const SHOWN = 50;

interface WaitingRow {
  readonly seq: number;
  readonly published: string | null;
  readonly at: string;
  readonly who: string;
  readonly sha256: string;
  readonly entries: number;
  readonly entries_file: string;
  readonly guard: string;
}

/** The version of a list that waits for a person, compared with the one in force; null where none waits. Walks its entries once. */
export function quarantinedVersion(db: DatabaseSync, entriesDir: string, list: ListId): Quarantined | null {
  const row = db
    .prepare("SELECT seq, published, at, who, sha256, entries, entries_file, guard FROM list JOIN version ON seq = quarantine WHERE id = ?")
    .get(list) as WaitingRow | undefined;
  if (row === undefined) return null;
  const { reasons, stateReleased } = JSON.parse(row.guard) as GuardColumn;
  return {
    list,
    version: row.seq,
    published: row.published,
    at: row.at,
    who: row.who,
    sha256: sha256Hex(row.sha256),
    entries: row.entries,
    reasons,
    stateReleased,
    change: changeOf(db, { entriesDir, file: row.entries_file, list }),
  };
}

interface Compared {
  readonly entriesDir: string;
  readonly file: string;
  readonly list: ListId;
}

function changeOf(db: DatabaseSync, { entriesDir, file, list }: Compared): Quarantined["change"] {
  const before = new Map(
    (db.prepare("SELECT id, caption FROM entry WHERE list = ? ORDER BY place").all(list) as { id: string; caption: string }[]).map(
      ({ id, caption }) => [id, caption] as const,
    ),
  );
  let gained = 0;
  const gainedFirst: (readonly [id: string, caption: string])[] = [];
  const entries = openEntryFile(entriesDir, file);
  try {
    for (const { entry } of entries.all()) {
      if (before.delete(entry.id)) continue;
      gained += 1;
      if (gainedFirst.length < SHOWN) gainedFirst.push([entry.id, captionOf(entry)]);
    }
  } finally {
    entries.close();
  }
  return { lost: before.size, gained, lostFirst: [...before].slice(0, SHOWN), gainedFirst };
}

interface Deciding {
  readonly list: ListId;
  readonly decider: Decider;
  readonly what: "released" | "discarded";
}

/** Checks that there is something to decide, that it is what the person saw, and that a person and a reason are named; gives the event. */
export function decision(
  { db, entriesDir }: { readonly db: DatabaseSync; readonly entriesDir: string },
  { list, decider, what }: Deciding,
): { readonly quarantined: Quarantined; readonly event: NewEvent } {
  if (decider.who.trim() === "") fail("field-missing", { field: "by", message: "no person is named", remedy: "say who decides" });
  if (decider.why.trim() === "") fail("field-missing", { field: "reason", message: "no reason is given", remedy: "say why" });
  const quarantined =
    quarantinedVersion(db, entriesDir, list) ??
    fail("conflict", {
      value: list,
      message: `no version of the list ${list} is quarantined`,
      remedy: "writ lists status shows which are",
    });
  if (decider.version !== undefined && decider.version !== quarantined.version)
    fail("conflict", {
      value: list,
      message: `another version of the list ${list} has come since: event ${quarantined.version}, not ${decider.version}`,
      remedy: "look at that one and decide again",
    });
  const { account, at, who, why } = decider;
  const data: ListDecided = {
    list,
    version: quarantined.version,
    sha256: quarantined.sha256,
    ...(account === undefined || account === who ? {} : { account }),
  };
  return { quarantined, event: { at, who: who.trim(), why: why.trim(), what: KINDS_OF_EVENT[what], data: { ...data } } };
}
