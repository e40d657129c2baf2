import type { PartyId } from "../ground/index.ts";
import type { ListStatus, ListVersion, Party, RegisterReader, ScreeningRecord } from "./face.ts";
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { ageInDays, isStale } from "./age.ts";
import { contentOf, starterContent } from "./content.ts";
import { dataPaths } from "./paths.ts";
import { entryName } from "./join-facts.ts";
import { conflictsOf, eachParty, lonely, storedMembers, storedParty } from "./stored-party.ts";
import { openStoredEntries, type StoredEntries } from "./stored-entries.ts";
import { rulingRows } from "./ruling-rows.ts";
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
  /** kept: each entry of an answer asks it anew */
  let anyList: StatementSync | null = null;
  const holdsLists = (open: DatabaseSync | null): open is DatabaseSync =>
    open !== null && (anyList ??= open.prepare("SELECT 1 FROM list LIMIT 1")).get() !== undefined;
  let stored: StoredEntries | null = null;
  const storedEntries = (open: DatabaseSync): StoredEntries => (stored ??= openStoredEntries(open, entries));
  return {
    dir,
    status(at, maxAgeDays) {
      const open = database();
      return open === null ? [] : snapshotLists(open).map((list) => statusOf(list, { at, maxAgeDays }));
    },
    entry(list, id) {
      const open = database();
      return holdsLists(open)
        ? storedEntries(open).at({ list, id })
        : (starterRegister().entries.find((entry) => entry.list === list && entry.id === id) ?? null);
    },
    party(id) {
      const open = database();
      return holdsLists(open) ? storedParty(open, storedEntries(open), id) : starterParty(id);
    },
    members(id) {
      const open = database();
      return holdsLists(open) ? storedMembers(open, id) : [id];
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
    refusedLinks() {
      const open = database();
      return open === null ? [] : conflictsOf(open, null);
    },
    *parties() {
      const open = database();
      if (holdsLists(open)) yield* eachParty(open, entries);
      else yield* starterRegister().entries.map(lonely);
    },
    content(starterLists) {
      const open = database();
      return holdsLists(open) ? contentOf(open, entries) : starterContent(starterLists());
    },
    rulings() {
      const open = database();
      return open === null ? [] : rulingRows(open);
    },
    close() {
      stored?.close();
      stored = null;
      anyList = null;
      db?.close();
      db = null;
    },
  };
}

const HISTORY = `SELECT seq, list, title, format, published, at, who, why, sha256, entries, names, rows, unmapped, problems, state, filed, notes, removed,
  EXISTS (SELECT 1 FROM list WHERE list.version = seq) AS in_force,
  EXISTS (SELECT 1 FROM list WHERE list.quarantine = seq) AS waits FROM version WHERE list = ? ORDER BY seq DESC`;
const SCREENINGS = "SELECT seq, at, who, why, data FROM screening WHERE seq < ? ORDER BY seq DESC LIMIT ?";

export function statusOf(
  list: ReturnType<typeof snapshotLists>[number],
  { at, maxAgeDays }: { readonly at: string; readonly maxAgeDays: number },
): ListStatus {
  const ageDays = Math.max(0, Math.floor(ageInDays(list.checked, at)));
  return { ...list, ageDays, state: list.state === "current" && isStale(list.checked, { at, maxAgeDays }) ? "stale" : list.state };
}

function starterParty(id: PartyId): Party | null {
  const named = entryName(id);
  const entry = starterRegister().entries.find((one) => one.list === named.list && one.id === named.id);
  return entry === undefined ? null : lonely(entry);
}

function versionFrom(found: unknown): ListVersion {
  const { in_force, waits, notes, ...row } = found as Omit<ListVersion, "notes" | "inForce" | "waits"> & {
    in_force: number;
    waits: number;
    notes: string;
  };
  return { ...row, notes: JSON.parse(notes) as string[], inForce: in_force === 1, waits: waits === 1 };
}

function screeningFrom(found: unknown): ScreeningRecord {
  const { data, ...row } = found as Omit<ScreeningRecord, "data"> & { data: string };
  return { ...row, data: JSON.parse(data) as Record<string, unknown> };
}
