import { birthsFrom, type EntryRow, entryRow, keysFrom, namesFrom } from "./facts.ts";
import {
  dataOf,
  KINDS_OF_EVENT,
  type ListAdded,
  type ListChecked,
  type ListDecided,
  type ListRemoved,
  type SnapshotPublished,
} from "./events.ts";
import { inTransaction, type Ledger, type LedgerEvent } from "../ledger/index.ts";
import type { EntryId, Kind, ListId, Sex } from "../ground/index.ts";
import { isOlder } from "./filing.ts";
import { joinParties } from "./party.ts";
import type { JoinFacts } from "./join-facts.ts";
import { applyRetired } from "./retired.ts";
import { applyRuling, RULING_OF_EVENT, rulingRows } from "./ruling-rows.ts";
import { rulingsOf } from "./ruling.ts";
import type { DatabaseSync } from "node:sqlite";
import { openEntryFile } from "./entry-file.ts";
import { TABLES } from "./tables.ts";

/** Where projections are filled and what they are filled from. */
export interface Projection {
  readonly db: DatabaseSync;
  /** of the database, for messages */
  readonly path: string;
  readonly ledger: Ledger;
  readonly entriesDir: string;
  /** rows of files of entries that this process has just written: they need not be read back. A rebuild has none and comes to the same rows */
  readonly fresh?: ReadonlyMap<string, readonly EntryRow[]>;
}

/**
 * Brings the tables up to the ledger's head, from wherever they stand: a kill between a commit of the ledger and one of the tables leaves
 * them behind. Tables that do not fit the ledger are emptied and rebuilt. `upTo`: stop at this event.
 */
export function catchUp(projection: Projection, options: { readonly upTo?: number } = {}): void {
  const { db, ledger, path } = projection;
  const applied = db.prepare("SELECT seq, hash FROM applied").get() as { seq: number; hash: string } | undefined;
  if (applied !== undefined && ledger.hashAt(applied.seq) !== applied.hash) return rebuild(projection, options);
  const from = (applied?.seq ?? 0) + 1;
  inTransaction({ db, path }, () => {
    let last: LedgerEvent | null = null;
    let listsChanged = false;
    let partiesChanged = false;
    for (const event of ledger.read(from)) {
      if (event.seq > (options.upTo ?? Infinity)) break;
      listsChanged = apply(db, event) || listsChanged;
      partiesChanged ||= RULING_OF_EVENT.has(event.what);
      last = event;
    }
    if (last === null) return;
    if (listsChanged || partiesChanged) settle(projection, { rejoin: partiesChanged });
    db.prepare("INSERT OR REPLACE INTO applied VALUES (1, ?, ?)").run(last.seq, last.hash);
  });
}

/** Empties the tables and fills them from the first event on. */
export function rebuild(projection: Projection, options: { readonly upTo?: number } = {}): void {
  const { db, path } = projection;
  inTransaction({ db, path }, () => {
    for (const table of TABLES) db.exec(`DELETE FROM ${table}`);
  });
  catchUp(projection, options);
}

/** Applies one event; true when it may change which entries are in force. */
export function apply(db: DatabaseSync, event: LedgerEvent): boolean {
  switch (event.what) {
    case KINDS_OF_EVENT.added:
      added(db, event);
      return true;
    case KINDS_OF_EVENT.checked:
      db.prepare("UPDATE list SET checked = ? WHERE id = ?").run(event.at, dataOf<ListChecked>(event).list);
      return false;
    case KINDS_OF_EVENT.removed:
      removed(db, event);
      return true;
    case KINDS_OF_EVENT.released:
      released(db, dataOf<ListDecided>(event));
      return true;
    case KINDS_OF_EVENT.discarded:
      discarded(db, dataOf<ListDecided>(event));
      return true;
    case KINDS_OF_EVENT.retired:
      applyRetired(db, dataOf<ListDecided>(event));
      return true;
    case KINDS_OF_EVENT.joined:
    case KINDS_OF_EVENT.refused:
    case KINDS_OF_EVENT.split:
      applyRuling(db, event);
      return false;
    case KINDS_OF_EVENT.published: {
      const { snapshot, parameters, engine, upTo } = dataOf<SnapshotPublished>(event);
      db.prepare("INSERT INTO published VALUES (?, ?, ?, ?, ?, ?)").run(event.seq, event.at, snapshot, parameters, engine, upTo);
      return false;
    }
    case KINDS_OF_EVENT.screened:
      db.prepare("INSERT INTO screening VALUES (?, ?, ?, ?, ?)").run(event.seq, event.at, event.who, event.why, JSON.stringify(event.data));
      return false;
    default:
      return false;
  }
}

function added(db: DatabaseSync, event: LedgerEvent): void {
  const data = dataOf<ListAdded>(event);
  db.prepare("INSERT INTO version VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)").run(
    event.seq,
    data.list,
    data.title,
    data.format,
    data.published,
    event.at,
    event.who,
    event.why,
    data.sha256,
    data.entriesFile,
    data.entries,
    data.names,
    data.rows,
    data.unmapped,
    data.problems,
    data.state,
    data.filed,
    JSON.stringify(data.notes),
    data.guard === undefined ? null : JSON.stringify(data.guard),
  );
  const part = db.prepare("INSERT INTO part VALUES (?, ?, ?, ?, ?, ?)");
  for (const { part: key, name, sha256, size, kept } of data.parts) part.run(event.seq, key, name, sha256, size, kept ? 1 : 0);
  const note = data.notes.length === 0 ? null : data.notes.join("; ");
  if (data.filed === "in-force")
    db.prepare("INSERT OR REPLACE INTO list VALUES (?, ?, ?, ?, NULL)").run(data.list, event.seq, data.checked ?? event.at, note);
  else if (data.state === "quarantined") db.prepare("UPDATE list SET quarantine = ? WHERE id = ?").run(event.seq, data.list);
  // a newer file that could not be read whole did not take over: the list says so. Of an older one the version in force says nothing
  else if (data.state === "partial") {
    const inForce = db.prepare("SELECT published FROM list JOIN version ON seq = list.version WHERE id = ?").get(data.list);
    if (inForce !== undefined && !isOlder(data.published, (inForce as { published: string | null }).published))
      db.prepare("UPDATE list SET note = ? WHERE id = ?").run(note, data.list);
  }
}

/** It goes into force as it would have without the guard; the publisher was looked at when it came, not when it was released. */
function released(db: DatabaseSync, { list, version }: ListDecided): void {
  db.prepare(
    "UPDATE version SET filed = 'in-force', state = guard ->> '$.stateReleased', guard = json_set(guard, '$.released', json('true')) WHERE seq = ?",
  ).run(version);
  db.prepare(
    "UPDATE list SET version = ?, checked = (SELECT at FROM version WHERE seq = ?), note = NULL, quarantine = NULL WHERE id = ?",
  ).run(version, version, list);
}

function discarded(db: DatabaseSync, { list, version }: ListDecided): void {
  db.prepare("UPDATE version SET guard = json_set(guard, '$.discarded', json('true')) WHERE seq = ?").run(version);
  db.prepare("UPDATE list SET quarantine = NULL WHERE id = ? AND quarantine = ?").run(list, version);
}

function removed(db: DatabaseSync, event: LedgerEvent): void {
  const { list } = dataOf<ListRemoved>(event);
  db.prepare("DELETE FROM list WHERE id = ?").run(list);
  db.prepare("UPDATE version SET removed = ? WHERE list = ? AND removed IS NULL").run(event.seq, list);
}

/**
 * Makes entries and parties those of the versions in force. Only lists whose version changed are read again: a rebuild over years of
 * history reads what is in force now and nothing else, and comes to the same rows.
 */
export function settle(projection: Projection, { rejoin = false }: { readonly rejoin?: boolean } = {}): void {
  const { db } = projection;
  const gone = db.prepare("SELECT list FROM loaded WHERE list NOT IN (SELECT id FROM list)").all() as { list: string }[];
  const stale = db
    .prepare(
      "SELECT list.id, version, entries_file FROM list JOIN version ON seq = version LEFT JOIN loaded USING (version) WHERE loaded.version IS NULL ORDER BY list.id",
    )
    .all() as { id: string; version: number; entries_file: string }[];
  for (const { list } of gone) unload(db, list);
  for (const { id, version, entries_file } of stale) {
    unload(db, id);
    load(projection, { list: id, entriesFile: entries_file });
    db.prepare("INSERT INTO loaded VALUES (?, ?)").run(id, version);
  }
  if (rejoin || gone.length > 0 || stale.length > 0) joinAll(db);
}

function unload(db: DatabaseSync, list: string): void {
  db.prepare("DELETE FROM entry WHERE list = ?").run(list);
  db.prepare("DELETE FROM loaded WHERE list = ?").run(list);
}

function load(projection: Projection, { list, entriesFile }: { readonly list: string; readonly entriesFile: string }): void {
  const insert = projection.db.prepare("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  let place = 0;
  for (const { id, at, kind, sex, births, keys, names, caption } of projection.fresh?.get(entriesFile) ??
    storedRows(projection.entriesDir, entriesFile)) {
    insert.run(list, id, place++, at.block, at.line, kind, sex, births, keys, names, caption);
  }
}

function* storedRows(entriesDir: string, entriesFile: string): IterableIterator<EntryRow> {
  const file = openEntryFile(entriesDir, entriesFile);
  try {
    for (const { entry, place } of file.all()) yield entryRow(entry, place);
  } finally {
    file.close();
  }
}

/** Joins anew over all lists: one list that comes or goes may change any party, and the outcome must not remember the way there. */
function joinAll(db: DatabaseSync): void {
  const { parties, links } = joinParties({ entries: joinable(db), rulings: rulingsOf(rulingRows(db)), entryOf: factsOf(db) });
  db.exec("DELETE FROM link; DELETE FROM member; DELETE FROM party");
  const party = db.prepare("INSERT INTO party VALUES (?, ?)");
  const member = db.prepare("INSERT INTO member VALUES (?, ?, ?, ?)");
  for (const { id, members } of parties) {
    party.run(id, members[0]?.caption ?? id);
    members.forEach((entry, place) => member.run(entry.list, entry.id, id, place));
  }
  const link = db.prepare("INSERT INTO link VALUES (?, ?, ?, ?, ?, ?, ?)");
  for (const { left, right, by, value, refused } of links) link.run(left.list, left.id, right.list, right.id, by, value, refused);
}

/** Held for the two walks while they are few; read twice where they are many. */
function joinable(db: DatabaseSync): Iterable<JoinFacts> {
  const { lists, keyed } = db
    .prepare("SELECT count(DISTINCT list) AS lists, count(*) AS keyed FROM entry WHERE keys IS NOT NULL")
    .get() as {
    lists: number;
    keyed: number;
  };
  // one list alone joins nothing
  if (lists < 2) return [];
  return keyed <= HELD_FACTS ? [...joinFacts(db)] : { [Symbol.iterator]: () => joinFacts(db) };
}

/** about 20 MB */
const HELD_FACTS = 40_000;

const FACTS = "SELECT list, id, kind, sex, births, keys, names, caption FROM entry";

function* joinFacts(db: DatabaseSync): IterableIterator<JoinFacts> {
  for (const found of db.prepare(`${FACTS} WHERE keys IS NOT NULL ORDER BY list, place`).iterate()) yield factsFrom(found);
}

/** What joining needs of an entry, by `list:entry`; null where no list in force holds it. */
export function factsOf(db: DatabaseSync): (name: string) => JoinFacts | null {
  const one = db.prepare(`${FACTS} WHERE list = ? AND id = ?`);
  return (name) => {
    const colon = name.indexOf(":");
    const found = one.get(name.slice(0, colon), name.slice(colon + 1));
    return found === undefined ? null : factsFrom(found);
  };
}

function factsFrom(found: unknown): JoinFacts {
  const row = found as Record<string, string | null>;
  return {
    list: row["list"] as ListId,
    id: row["id"] as EntryId,
    kind: row["kind"] as Kind,
    sex: row["sex"] as Sex | null,
    births: birthsFrom(row["births"] ?? null),
    keys: keysFrom(row["keys"] ?? null),
    names: namesFrom(row["names"] ?? null),
    caption: row["caption"] as string,
  };
}
