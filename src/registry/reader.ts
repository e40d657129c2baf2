import type { Entry } from "../lists/index.ts";
import type { EntryId, ListId, PartyId } from "../ground/index.ts";
import type { ListStatus, ListVersion, Party, RefusedLink, RegisterReader, ScreeningRecord } from "./face.ts";
import { entryId, partyId } from "../ground/index.ts";
import type { DatabaseSync } from "node:sqlite";
import { ageInDays, isStale } from "./age.ts";
import { captionOf } from "./facts.ts";
import { dataPaths } from "./paths.ts";
import { openEntryFile } from "./entry-file.ts";
import { quarantinedVersion } from "./quarantine.ts";
import { snapshotLists } from "./in-force.ts";
import { starterRegister } from "./starter.ts";
import { tablesToRead } from "./tables-to-read.ts";

/**
 * Opens a data folder for reading: no lock, any number at once, while a writer goes on. A folder that is missing or empty holds nothing; its
 * entries and parties are those of the starter register, as its answers are. Throws `data-damaged` and its kin.
 */
export function openReader(dir: string): RegisterReader {
  const { entries } = dataPaths(dir);
  let db: DatabaseSync | null = null;
  /** opened at the first question: a service may open its reader before the first list comes */
  const database = (): DatabaseSync | null => {
    if (db !== null) return db;
    db = tablesToRead(dir);
    return db;
  };
  return {
    dir,
    status(at, maxAgeDays) {
      const open = database();
      return open === null ? [] : snapshotLists(open).map((list) => statusOf(list, { at, maxAgeDays }));
    },
    entry(list, id) {
      const open = database();
      return holdsLists(open)
        ? storedEntry(open, entries, { list, id })
        : (starterRegister().entries.find((entry) => entry.list === list && entry.id === id) ?? null);
    },
    party(id) {
      const open = database();
      return holdsLists(open) ? storedParty(open, entries, id) : starterParty(id);
    },
    quarantined(list) {
      const open = database();
      return open === null ? null : quarantinedVersion(open, entries, list);
    },
    history: (list) => database()?.prepare(HISTORY).all(list).map(versionFrom) ?? [],
    screenings: ({ limit, before }) =>
      database()
        ?.prepare(SCREENINGS)
        .all(before ?? Number.MAX_SAFE_INTEGER, limit)
        .map(screeningFrom) ?? [],
    refusedLinks: () => (database()?.prepare(REFUSED).all() ?? []) as unknown as RefusedLink[],
    close() {
      db?.close();
      db = null;
    },
  };
}

const HISTORY = `SELECT seq, list, title, format, published, at, who, why, sha256, entries, names, rows, unmapped, problems, state, filed, notes, removed,
  EXISTS (SELECT 1 FROM list WHERE list.version = seq) AS in_force FROM version WHERE list = ? ORDER BY seq DESC`;
const SCREENINGS = "SELECT seq, at, who, why, data FROM screening WHERE seq < ? ORDER BY seq DESC LIMIT ?";
const REFUSED = `SELECT left_list || ':' || left_entry AS "left", right_list || ':' || right_entry AS "right", by, value, refused AS reason FROM link WHERE refused IS NOT NULL`;

const holdsLists = (db: DatabaseSync | null): db is DatabaseSync =>
  db !== null && db.prepare("SELECT 1 FROM list LIMIT 1").get() !== undefined;

export function statusOf(
  list: ReturnType<typeof snapshotLists>[number],
  { at, maxAgeDays }: { readonly at: string; readonly maxAgeDays: number },
): ListStatus {
  const ageDays = Math.max(0, Math.floor(ageInDays(list.checked, at)));
  return { ...list, ageDays, state: list.state === "current" && isStale(list.checked, { at, maxAgeDays }) ? "stale" : list.state };
}

interface Named {
  readonly list: string;
  readonly id: string;
}

export function storedEntry(db: DatabaseSync, entriesDir: string, { list, id }: Named): Entry | null {
  const row = db
    .prepare(
      "SELECT block, line, entries_file FROM entry JOIN loaded USING (list) JOIN version ON version.seq = loaded.version WHERE entry.list = ? AND entry.id = ?",
    )
    .get(list, id) as { block: number; line: number; entries_file: string } | undefined;
  if (row === undefined) return null;
  const file = openEntryFile(entriesDir, row.entries_file);
  try {
    return file.at(row);
  } finally {
    file.close();
  }
}

/** A party by its id, or by the id of any of its entries: a decision may name one from before the entries were joined. */
export function storedParty(db: DatabaseSync, entriesDir: string, id: PartyId): Party | null {
  const named = nameOf(id);
  const joined = db.prepare("SELECT party FROM member WHERE list = ? AND entry = ?").get(named.list, named.id) as
    | { party: string }
    | undefined;
  if (joined === undefined) {
    const entry = storedEntry(db, entriesDir, named);
    return entry === null ? null : { id, caption: captionOf(entry), entries: [entry], links: [] };
  }
  const members = db.prepare("SELECT list, entry AS id FROM member WHERE party = ? ORDER BY place").all(joined.party) as unknown as Named[];
  const { caption } = db.prepare("SELECT caption FROM party WHERE id = ?").get(joined.party) as { caption: string };
  const entries = members.map((member) => storedEntry(db, entriesDir, member)).filter((entry) => entry !== null);
  const links = db.prepare(LINKS).all(joined.party, joined.party) as unknown as Party["links"];
  return { id: partyId(joined.party), caption, entries, links };
}

const LINKS = `SELECT left_list || ':' || left_entry AS "left", right_list || ':' || right_entry AS "right", by, value FROM link
  JOIN member AS l ON l.list = left_list AND l.entry = left_entry JOIN member AS r ON r.list = right_list AND r.entry = right_entry
  WHERE refused IS NULL AND l.party = ? AND r.party = ? ORDER BY 1, 2, 3, 4`;

/** `list:entry`; a list's id has no colon. */
function nameOf(id: PartyId): { readonly list: ListId; readonly id: EntryId } {
  const colon = id.indexOf(":");
  return { list: id.slice(0, Math.max(0, colon)) as ListId, id: entryId(id.slice(colon + 1)) };
}

function starterParty(id: PartyId): Party | null {
  const named = nameOf(id);
  const entry = starterRegister().entries.find((one) => one.list === named.list && one.id === named.id);
  return entry === undefined ? null : { id, caption: captionOf(entry), entries: [entry], links: [] };
}

function versionFrom(found: unknown): ListVersion {
  const { in_force, notes, ...row } = found as Omit<ListVersion, "notes" | "inForce"> & { in_force: number; notes: string };
  return { ...row, notes: JSON.parse(notes) as string[], inForce: in_force === 1 };
}

function screeningFrom(found: unknown): ScreeningRecord {
  const { data, ...row } = found as Omit<ScreeningRecord, "data"> & { data: string };
  return { ...row, data: JSON.parse(data) as Record<string, unknown> };
}
