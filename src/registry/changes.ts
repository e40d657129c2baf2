import type { Bulletin, Changes } from "./bulletin.ts";
import {
  bulletinVersion,
  listsKnown,
  versionName,
  type VersionName,
  versionNamed,
  versionOn,
  type VersionRow,
  versionsHeld,
} from "./versions.ts";
import { type Compared, comparedFiles } from "./compared.ts";
import type { DatabaseSync } from "node:sqlite";
import { dataPaths } from "./paths.ts";
import { fail } from "../ground/index.ts";
import { tablesToRead } from "./tables-to-read.ts";

/** Which versions to compare; each is named by a day, the beginning of a SHA-256, or either behind `ID@`. */
export interface ChangesRequest {
  /** one list; default: the one that a version names, else all */
  readonly list?: string;
  /** default: the version before `to` */
  readonly from?: string;
  /** default: the version in force */
  readonly to?: string;
}

/**
 * What changed between two versions. Without `from` the last change of each list. Reads the tables and two files of entries; takes no lock.
 * Throws `usage` (names no version, B before A, two lists), `list-unknown` (also for one that was taken out of force), `version-unknown`.
 */
export function listChanges(dir: string, request: ChangesRequest = {}): Changes {
  const db = tablesToRead(dir);
  if (db === null) {
    if (request.list === undefined && request.from === undefined && request.to === undefined)
      return { bulletins: [], notes: ["no list is loaded"] };
    return fail("list-unknown", { message: "no list is loaded", remedy: "writ lists add FILE" });
  }
  try {
    return changesIn(db, { entriesDir: dataPaths(dir).entries, request });
  } finally {
    db.close();
  }
}

interface Asked {
  readonly entriesDir: string;
  readonly request: ChangesRequest;
}

function changesIn(db: DatabaseSync, { entriesDir, request }: Asked): Changes {
  const from = request.from === undefined ? null : versionName(request.from);
  const to = request.to === undefined ? null : versionName(request.to);
  const list = listAsked(db, { request, from, to });
  if (list !== null) {
    const [older, newer] = versionPair(db, { list, from, to });
    if (older !== null) return { bulletins: [bulletin(db, { entriesDir, older, newer })], notes: [] };
    return { bulletins: [], notes: [oneVersion(db, list)] };
  }
  const bulletins: Bulletin[] = [];
  const notes: string[] = [];
  for (const id of listsKnown(db).held) {
    const [older, newer] = pairOrNote(db, { list: id, from, to }, notes);
    if (older !== null && newer !== null) bulletins.push(bulletin(db, { entriesDir, older, newer }));
  }
  if (bulletins.length === 0 && notes.length === 0) notes.push("no list is loaded");
  return { bulletins, notes };
}

/** One list may have begun after the first of two days: it is told, and the others are compared. */
function pairOrNote(db: DatabaseSync, wanted: Wanted, notes: string[]): readonly [VersionRow | null, VersionRow | null] {
  const versions = versionsHeld(db, wanted.list);
  for (const name of [wanted.from, wanted.to]) {
    if (name === null || !("day" in name.point) || versionOn(versions, name.point.day) !== null) continue;
    notes.push(`${wanted.list} is left out: it holds no version from ${name.point.day} or before`);
    return [null, null];
  }
  const pair = versionPair(db, wanted);
  if (pair[0] === null) notes.push(oneVersion(db, wanted.list));
  return pair;
}

function oneVersion(db: DatabaseSync, list: string): string {
  const waits = db.prepare("SELECT 1 FROM list WHERE id = ? AND quarantine IS NOT NULL").get(list) !== undefined;
  return waits
    ? `${list} holds one version in force, and another is held back: writ lists release ${list} shows what it would change`
    : `${list} holds one version: there is nothing to compare it with`;
}

interface Names {
  readonly request: ChangesRequest;
  readonly from: VersionName | null;
  readonly to: VersionName | null;
}

/** The one list that is meant, or null for all. */
function listAsked(db: DatabaseSync, { request, from, to }: Names): string | null {
  const named = new Set([request.list, from?.list, to?.list].filter((list) => list !== undefined && list !== null));
  for (const name of [from, to])
    if (name !== null && name.list === null && "sha256" in name.point) named.add(listOf(db, name.point.sha256, name.printed));
  const lists = [...named];
  if (lists.length > 1)
    fail("usage", {
      value: lists.join(", ").slice(0, 100),
      message: `${lists.join(" and ")} are different lists`,
      remedy: "compare two versions of one list",
    });
  return lists[0] ?? null;
}

function listOf(db: DatabaseSync, sha256: string, printed: string): string {
  const lists = (
    db.prepare("SELECT DISTINCT list FROM version WHERE sha256 >= ? AND sha256 < ?").all(sha256, `${sha256}g`) as { list: string }[]
  ).map(({ list }) => list);
  const [only] = lists;
  if (only === undefined)
    return fail("version-unknown", {
      value: printed,
      message: `no version has a SHA-256 that begins with ${sha256}`,
      remedy: "writ lists versions shows all",
    });
  if (lists.length > 1)
    return fail("version-unknown", {
      value: printed,
      message: `versions of ${lists.join(", ")} have a SHA-256 that begins with ${sha256}`,
      remedy: `write ${lists[0]}@${sha256}`,
    });
  return only;
}

interface Wanted {
  readonly list: string;
  readonly from: VersionName | null;
  readonly to: VersionName | null;
}

/** Older and newer version; older is null where the list has only one. Throws `usage` where the first is the newer. */
function versionPair(db: DatabaseSync, { list, from, to }: Wanted): readonly [VersionRow | null, VersionRow] {
  const versions = versionsHeld(db, list);
  const inForce = (db.prepare("SELECT version FROM list WHERE id = ?").get(list) as { version: number } | undefined)?.version;
  const newer = to === null ? (versions.find(({ seq }) => seq === inForce) ?? (versions.at(-1) as VersionRow)) : versionNamed(versions, to);
  const place = versions.indexOf(newer);
  if (from === null)
    return [
      versionOn(
        versions.slice(0, Math.max(0, place)).filter(({ sha256 }) => sha256 !== newer.sha256),
        "9999",
      ),
      newer,
    ];
  const older = versionNamed(versions, from);
  if (versions.indexOf(older) > place)
    fail("usage", {
      value: `${from.printed} ${to?.printed ?? ""}`.trim(),
      message: `the first version (${named(older)}) is newer than the second (${named(newer)})`,
      remedy: "name the older one first",
    });
  return [older, newer];
}

const named = ({ published, sha256 }: VersionRow): string => published ?? sha256.slice(0, 12);

function bulletin(
  db: DatabaseSync,
  { entriesDir, older, newer }: { readonly entriesDir: string; readonly older: VersionRow; readonly newer: VersionRow },
): Bulletin {
  const found = comparedFiles(entriesDir, {
    from: older.entriesFile,
    to: newer.entriesFile,
    acrossFormats: older.format !== newer.format,
  });
  const moves = (how: Bulletin["moves"][number]["how"]): number => found.moves.filter((move) => move.how === how).length;
  return {
    list: newer.list,
    title: newer.title,
    from: bulletinVersion(older),
    to: bulletinVersion(newer),
    counts: {
      before: found.before,
      after: found.after,
      added: found.added.length,
      removed: found.removed.length,
      amended: found.amended.length,
      renumbered: moves("renumbered"),
      merged: moves("merged"),
      split: moves("split"),
      unchanged: found.unchanged,
      housekeeping: found.housekeeping,
    },
    moves: found.moves,
    added: found.added,
    removed: found.removed,
    amended: found.amended,
    notes: [...formatNotes({ older, newer, found }), ...notesOn(db, older, newer)],
  };
}

/** things of one kind named in a note; what is not understood can be hundreds of keys */
const MOST_NAMED = 30;

/** What two formats cannot both print is no amendment: it is left out, and named once. */
function formatNotes({
  older,
  newer,
  found,
}: {
  readonly older: VersionRow;
  readonly newer: VersionRow;
  readonly found: Compared;
}): string[] {
  if (older.format === newer.format) return [];
  const left = (
    [
      [newer.format, found.onlyOlder],
      [older.format, found.onlyNewer],
    ] as const
  ).filter(([, what]) => what.length > 0);
  const named = (what: readonly string[]): string =>
    what.slice(0, MOST_NAMED).join(", ") + (what.length > MOST_NAMED ? ` and ${what.length - MOST_NAMED} more` : "");
  return [
    `the versions come in different formats (${older.format}, ${newer.format}): what is amended is only what both print`,
    ...left.map(([format, what]) => `left out, since ${format} prints none: ${named(what)}`),
  ];
}

function notesOn(db: DatabaseSync, older: VersionRow, newer: VersionRow): string[] {
  const notes: string[] = [];
  if (older.seq === newer.seq) notes.push("both are the same version");
  else if (older.sha256 === newer.sha256) notes.push("the publisher's bytes are the same: only this Writ reads them otherwise than before");
  for (const { part, name, sha256 } of keptParts(db, newer.seq)) {
    const from = db
      .prepare(
        "SELECT published, at FROM part JOIN version ON seq = version WHERE list = ? AND part = ? AND part.sha256 = ? AND kept = 0 AND seq <= ? ORDER BY seq DESC LIMIT 1",
      )
      .get(newer.list, part, sha256, newer.seq) as { published: string | null; at: string } | undefined;
    const of = from === undefined ? "" : ` of ${from.published ?? from.at.slice(0, 10)}`;
    notes.push(`${name} was not given with the newer version: ${part}${of} stays in force, and nothing counts as removed for it`);
  }
  if (older.state === "partial") notes.push("the older version is half a list: not all that counts as added is new");
  if (newer.state === "partial") notes.push("the newer version is half a list: not all that counts as removed is gone");
  if (newer.state === "quarantined") notes.push("the newer version is quarantined and not in force");
  return notes;
}

const keptParts = (db: DatabaseSync, seq: number): { part: string; name: string; sha256: string }[] =>
  db.prepare("SELECT part, name, sha256 FROM part WHERE version = ? AND kept = 1 ORDER BY part").all(seq) as {
    part: string;
    name: string;
    sha256: string;
  }[];
