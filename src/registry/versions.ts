import type { BulletinVersion } from "./bulletin.ts";
import type { DatabaseSync } from "node:sqlite";
import { fail, isDay, type ListId, listId, sha256Hex } from "../ground/index.ts";
import { byListOrder } from "./list-order.ts";
import type { SnapshotList } from "../match/index.ts";

/** A version as the tables hold it. */
export interface VersionRow {
  readonly seq: number;
  readonly list: ListId;
  readonly title: string;
  readonly format: string;
  readonly published: string | null;
  readonly at: string;
  readonly sha256: string;
  readonly entriesFile: string;
  readonly entries: number;
  readonly state: SnapshotList["state"];
  readonly notes: readonly string[];
  /** the event that took its list out of force */
  readonly removed: number | null;
}

const COLUMNS = "seq, list, title, format, published, at, sha256, entries_file, entries, state, notes, removed";

/** All versions of a list, or of all lists, in the order of their days. */
export function versionRows(db: DatabaseSync, list?: string): VersionRow[] {
  const found = (list === undefined
    ? db.prepare(`SELECT ${COLUMNS} FROM version`).all()
    : db.prepare(`SELECT ${COLUMNS} FROM version WHERE list = ?`).all(list)) as unknown as (Omit<VersionRow, "notes" | "entriesFile"> & {
    notes: string;
    entries_file: string;
  })[];
  return found
    .map(({ notes, entries_file, ...row }) => ({ ...row, entriesFile: entries_file, notes: JSON.parse(notes) as string[] }))
    .toSorted(byDay);
}

/**
 * The day from which a version counts: the one it was published on; the first one of a month or year that is all it prints; the one it was
 * added on where it prints none.
 */
export function dayOf({ published, at }: Pick<VersionRow, "published" | "at">): string {
  if (published === null) return at.slice(0, 10);
  return `${published}-01-01`.slice(0, 4) + (published.length > 4 ? published.slice(4) : "-01") + (published.length < 10 ? "-01" : "");
}

const byDay = (a: VersionRow, b: VersionRow): number => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : a.seq - b.seq);

/** What the list said on a day: its last whole version from then or before, else its last half-read one. Quarantined ones said nothing. */
export function versionOn(versions: readonly VersionRow[], day: string): VersionRow | null {
  const before = versions.filter((version) => version.state !== "quarantined" && version.removed === null && dayOf(version) <= day);
  return before.findLast(({ state }) => state === "current") ?? before.at(-1) ?? null;
}

export const bulletinVersion = (row: VersionRow): BulletinVersion => ({
  seq: row.seq,
  sha256: sha256Hex(row.sha256),
  published: row.published,
  day: dayOf(row),
  at: row.at,
  format: row.format,
  entries: row.entries,
  state: row.state,
});

/** How a person names a version: a day, the beginning of its SHA-256, either behind `ID@`. */
export interface VersionName {
  readonly list: string | null;
  readonly point: { readonly day: string } | { readonly sha256: string };
  readonly printed: string;
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const SHA = /^[0-9a-f]{6,64}$/i;

/** Reads `un@2025-04-19`, `2025-04-19`, `un@3fa9c1`, `3fa9c1`. Throws `usage`. */
export function versionName(text: string): VersionName {
  const at = text.lastIndexOf("@");
  const list = at < 0 ? null : text.slice(0, at);
  const point = text.slice(at + 1);
  if (isDay(point)) return { list, point: { day: point }, printed: text };
  if (SHA.test(point)) return { list, point: { sha256: point.toLowerCase() }, printed: text };
  return fail("usage", {
    value: text.slice(0, 100),
    message: DAY.test(point) ? `there is no day ${point}` : `"${text.slice(0, 100)}" names no version`,
    remedy: "write a day (2025-04-19), the first six or more letters of a SHA-256, or either behind a list: un@2025-04-19",
  });
}

/** Lists that are known, those in force first in list order. */
export function listsKnown(db: DatabaseSync): { readonly held: ListId[]; readonly gone: ListId[] } {
  const held = (db.prepare("SELECT DISTINCT list FROM version WHERE removed IS NULL").all() as { list: string }[]).map(({ list }) => list);
  const all = (db.prepare("SELECT DISTINCT list FROM version").all() as { list: string }[]).map(({ list }) => list);
  const inOrder = (lists: readonly string[]): ListId[] => lists.toSorted(byListOrder).map(listId);
  return { held: inOrder(held), gone: inOrder(all.filter((list) => !held.includes(list))) };
}

/** The versions of a list that is in force. Throws `list-unknown`, saying so where the list was there and was taken out. */
export function versionsHeld(db: DatabaseSync, list: string): VersionRow[] {
  const versions = versionRows(db, list);
  const held = versions.filter(({ removed }) => removed === null);
  if (held.length > 0) return held;
  const known = listsKnown(db).held.join(", ") || "none";
  if (versions.length === 0)
    fail("list-unknown", { value: list.slice(0, 100), message: `no list "${list.slice(0, 100)}" is loaded`, remedy: `loaded: ${known}` });
  return fail("list-unknown", {
    value: list,
    message: `the list ${list} was taken out of force; its ${versions.length} versions are kept`,
    remedy: `add its file again to compare them, or ask what was known before with --known; loaded: ${known}`,
  });
}

/** The version that a name means. Throws `version-unknown`, naming what there is. */
export function versionNamed(versions: readonly VersionRow[], { point, printed }: VersionName): VersionRow {
  const first = versions[0];
  if ("day" in point) {
    const found = versionOn(versions, point.day);
    if (found !== null) return found;
    return fail("version-unknown", {
      value: printed,
      message: `no version of ${first?.list ?? "the list"} from ${point.day} or before is held`,
      remedy: first === undefined ? "add the list" : `the first is of ${dayOf(first)}; add an older file, it is filed as history`,
    });
  }
  const found = versions.filter(({ sha256 }) => sha256.startsWith(point.sha256));
  const one = found.at(-1);
  if (one === undefined)
    return fail("version-unknown", {
      value: printed,
      message: `no version has a SHA-256 that begins with ${point.sha256.slice(0, 64)}`,
      remedy: "writ lists versions ID shows all",
    });
  if (found.some(({ sha256 }) => sha256 !== one.sha256))
    return fail("version-unknown", {
      value: printed,
      message: `${new Set(found.map(({ sha256 }) => sha256)).size} versions have a SHA-256 that begins with ${point.sha256}`,
      remedy: `write more of it: ${found.map(({ sha256 }) => sha256.slice(0, 16)).join(", ")}`,
    });
  return one;
}
