import { apply } from "./project.ts";
import type { DatabaseSync } from "node:sqlite";
import { dataOf, KINDS_OF_EVENT, type ListAdded, type ListChecked, type SnapshotPublished } from "./events.ts";
import { dayOf, listsKnown, versionOn, type VersionRow, versionRows } from "./versions.ts";
import { endOf, type When } from "./when.ts";
import { notesWhereItCounts } from "./filing.ts";
import { fail } from "../ground/index.ts";
import type { Ledger, LedgerEvent } from "../ledger/index.ts";
import { memoryTables } from "./tables.ts";

/** What was in force at a moment: tables in memory, without entries until `settle` fills them. */
export interface Knowledge {
  readonly db: DatabaseSync;
  readonly missing: readonly string[];
  readonly notes: readonly string[];
  /** it was in force at that moment, just so: answers are those of the day, and nothing is added to them */
  readonly own: boolean;
  /** the last event that is in it; with the lists it names the state */
  readonly upTo: number;
  /** snapshots that were published of exactly this state; empty where there never was one */
  readonly published: readonly { readonly id: string; readonly parameters: string }[];
}

/** Screenings say nothing about lists, and are many. */
const LIST_EVENTS = Object.values(KINDS_OF_EVENT).filter((what) => what !== KINDS_OF_EVENT.screened);

/** Folds the events up to a moment. Throws `version-unknown` where no list was held. The caller closes `db`. */
export function knowledgeOf(ledger: Ledger, { asOf, known }: When): Knowledge {
  const all = LIST_EVENTS.flatMap((what) => [...ledger.read(1, what)]).toSorted((a, b) => a.seq - b.seq);
  const told = known === undefined ? all : upTo(all, known);
  const full = folded(told);
  try {
    const found = asOf === undefined ? inForceThen(full, { all, told }) : stoodThen(full, { all, told, asOf });
    if (found.db.prepare("SELECT 1 FROM list LIMIT 1").get() === undefined) {
      if (found.db !== full) found.db.close();
      nothingHeld(all, { ...(asOf === undefined ? {} : { asOf }), ...(known === undefined ? {} : { known }) });
    }
    if (found.db !== full) full.close();
    return found;
  } catch (error) {
    full.close();
    throw error;
  }
}

/** Events up to the last one that had been written by then; a clock that once ran ahead does not tear the order apart. */
function upTo(events: readonly LedgerEvent[], instant: string): LedgerEvent[] {
  const last = events.findLastIndex(({ at }) => Date.parse(at) <= Date.parse(instant));
  return events.slice(0, last + 1);
}

function folded(events: readonly LedgerEvent[]): DatabaseSync {
  const db = memoryTables();
  db.exec("BEGIN");
  for (const event of events) apply(db, event);
  db.exec("COMMIT");
  return db;
}

interface Told {
  readonly all: readonly LedgerEvent[];
  readonly told: readonly LedgerEvent[];
}

function inForceThen(db: DatabaseSync, { all, told }: Told): Knowledge {
  return { db, missing: [], notes: [], own: true, upTo: lastOf(told), published: publishedOf(all, told) };
}

/** Publishing changes nothing: a snapshot that was built anew is no other state. */
const lastOf = (events: readonly LedgerEvent[]): number => events.findLast(({ what }) => what !== KINDS_OF_EVENT.published)?.seq ?? 0;

/** The snapshots of the state that `told` leads to: those behind its last change of a list and before the next one. */
function publishedOf(all: readonly LedgerEvent[], told: readonly LedgerEvent[]): { readonly id: string; readonly parameters: string }[] {
  const changes = ({ what }: LedgerEvent): boolean => what !== KINDS_OF_EVENT.published;
  const last = told.findLast(changes);
  if (last === undefined) return [];
  const after = all.slice(all.indexOf(last) + 1);
  const next = after.findIndex(changes);
  return (next < 0 ? after : after.slice(0, next))
    .map((event) => dataOf<SnapshotPublished>(event))
    .flatMap(({ snapshot, parameters }) => (snapshot === null ? [] : [{ id: snapshot, parameters: parameters ?? "" }]));
}

/**
 * What the lists said on a day, by what is known. Where that is what was in force on the day itself, it is that day's own state, and its
 * snapshot is the same to the byte; else it is put together from the versions that count on the day.
 */
function stoodThen(db: DatabaseSync, { all, told, asOf }: Told & { readonly asOf: string }): Knowledge {
  const chosen = new Map<string, VersionRow>();
  const missing: string[] = [];
  for (const list of inForce(db).keys()) {
    const versions = versionRows(db, list).filter(({ removed }) => removed === null);
    const version = versionOn(versions, asOf);
    if (version !== null) chosen.set(list, version);
    else missing.push(`list ${list} cannot be asked about ${asOf}: its first version is of ${dayOf(versions[0] as VersionRow)}`);
  }
  const notes = listsKnown(db)
    .gone.filter((list) => versionRows(db, list).some((version) => dayOf(version) <= asOf))
    .map((list) => `list ${list} was taken out of force since and is left out; --known asks what was known before`);
  const then = upTo(told, endOf(asOf));
  const day = folded(then);
  const thatDay = inForce(day);
  if (thatDay.size === chosen.size && [...chosen].every(([list, { seq }]) => thatDay.get(list) === seq))
    return { db: day, missing, notes, own: true, upTo: lastOf(then), published: publishedOf(all, then) };
  day.close();
  put(db, { chosen, told, asOf });
  const sentence = `the lists as they stood on ${asOf}, put together from versions that came into this folder later`;
  return { db, missing, notes: chosen.size === 0 ? notes : [sentence, ...notes], own: false, upTo: lastOf(told), published: [] };
}

const inForce = (db: DatabaseSync): Map<string, number> =>
  new Map((db.prepare("SELECT id, version FROM list").all() as { id: string; version: number }[]).map(({ id, version }) => [id, version]));

interface Chosen {
  readonly chosen: ReadonlyMap<string, VersionRow>;
  readonly told: readonly LedgerEvent[];
  readonly asOf: string;
}

function put(db: DatabaseSync, { chosen, told, asOf }: Chosen): void {
  db.exec("DELETE FROM list");
  const insert = db.prepare("INSERT INTO list (id, version, checked, note) VALUES (?, ?, ?, ?)");
  for (const [list, version] of chosen) {
    const confirmed = lastConfirmed(version, { told, later: versionRows(db, list), asOf });
    const checked = confirmed < endOf(asOf) ? confirmed : endOf(asOf);
    const notes = notesWhereItCounts(version.notes);
    insert.run(list, version.seq, checked, notes.length === 0 ? null : notes.join("; "));
  }
}

interface Confirming extends Pick<Chosen, "told" | "asOf"> {
  readonly later: readonly VersionRow[];
}

/**
 * Until when a version is known to have been the publisher's newest: the day it was published on, and any later day on which it came or was
 * checked, as long as that was before its successor was published. Who adds a file by hand after the day asked about says nothing of that
 * day: he may have no newer one. The publisher's address does, since it gives the newest; and a file that prints no date is of the day it came.
 */
function lastConfirmed(version: VersionRow, { told, later, asOf }: Confirming): string {
  const successor = later.find((other) => other.state !== "quarantined" && dayOf(other) > dayOf(version));
  const looks = told.filter((event) => {
    if (event.seq === version.seq) return true;
    if (event.what !== KINDS_OF_EVENT.checked || event.seq < version.seq) return false;
    const { list, sha256 } = dataOf<ListChecked>(event);
    return list === version.list && sha256 === version.sha256;
  });
  const moments = looks
    .filter((event) => dataOf<ListAdded | ListChecked>(event).pulled === true || event.at <= endOf(asOf))
    .map(({ at }) => at)
    .filter((at) => successor === undefined || at.slice(0, 10) < dayOf(successor));
  return [`${dayOf(version)}T00:00:00.000Z`, ...moments].toSorted().at(-1) as string;
}

function nothingHeld(all: readonly LedgerEvent[], { asOf, known }: When): never {
  const first = all.find(({ what }) => what === KINDS_OF_EVENT.added);
  const versions = all
    .filter(({ what }) => what === KINDS_OF_EVENT.added)
    .map((event) => dayOf({ ...(event.data as { published: string | null }), at: event.at }));
  if (asOf !== undefined && versions.length > 0)
    fail("version-unknown", {
      field: "as-of",
      value: asOf,
      message: `no list is known to have said anything on ${asOf}`,
      remedy: `the first version held is of ${versions.toSorted()[0]}; files of older days may be added, they are filed as history`,
    });
  return fail("version-unknown", {
    field: known === undefined ? "as-of" : "known",
    value: known ?? asOf ?? "",
    message: `this folder held no list ${known === undefined ? `on ${asOf}` : `at ${known}`}`,
    remedy: first === undefined ? "no list was ever added" : `the first list came at ${first.at}`,
  });
}
