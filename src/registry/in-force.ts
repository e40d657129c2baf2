import { byListOrder } from "./list-order.ts";
import type { DatabaseSync } from "node:sqlite";
import type { Entry } from "../lists/index.ts";
import type { ListedEntry, SnapshotList } from "../match/index.ts";
import { listedEntry, type PartyName } from "./listed.ts";
import { openEntryFile } from "./entry-file.ts";
import type { Suspicion } from "./guard-rules.ts";
import { ownParty } from "./party.ts";
import { captionOf } from "./facts.ts";
import { type EntryId, listId, partyId } from "../ground/index.ts";

interface ListRow {
  readonly id: string;
  readonly version: number;
  readonly checked: string;
  readonly note: string | null;
  readonly title: string;
  readonly published: string | null;
  readonly entries: number;
  readonly names: number;
  readonly unmapped: number;
  readonly problems: number;
  readonly sha256: string;
  readonly state: SnapshotList["state"];
  readonly entries_file: string;
  /** JSON of the version that waits for a person: why, and what it is dated */
  readonly waits: string | null;
}

/** Lists in force, in list order. */
export function listRows(db: DatabaseSync): ListRow[] {
  const rows = db
    .prepare(
      `SELECT id, version, checked, note, title, published, entries, names, unmapped, problems, sha256, state, entries_file,
       (SELECT json_object('published', waiting.published, 'at', waiting.at, 'reasons', json(waiting.guard -> '$.reasons')) FROM version AS waiting WHERE waiting.seq = quarantine) AS waits
       FROM list JOIN version ON seq = version`,
    )
    .all() as unknown as ListRow[];
  return rows.toSorted((a, b) => byListOrder(a.id, b.id));
}

/** Lists as the snapshot and `lists status` name them. */
export function snapshotLists(db: DatabaseSync): SnapshotList[] {
  return listRows(db).map(({ id, title, published, checked, entries, names, unmapped, problems, sha256, state, note, waits }) => ({
    id: listId(id),
    title,
    published,
    checked,
    entries,
    names,
    unmapped,
    problems,
    sha256,
    state: waits === null ? state : "quarantined",
    ...noteOf(note, waits),
  }));
}

function noteOf(note: string | null, waits: string | null): { readonly note?: string } {
  if (waits === null) return note === null ? {} : { note };
  const { published, at, reasons } = JSON.parse(waits) as { published: string | null; at: string; reasons: readonly Suspicion[] };
  const which = published === null ? `that came on ${at.slice(0, 10)}` : `of ${published}`;
  const held = `the version ${which} is held back: ${reasons.map(({ text }) => text).join("; ")}`;
  return { note: note === null ? held : `${held}; ${note}` };
}

/** Every entry in force with its party, list by list; can be walked more than once, one block of entries in memory at a time. */
export function entriesInForce(db: DatabaseSync, entriesDir: string): Iterable<ListedEntry> {
  return {
    *[Symbol.iterator]() {
      for (const list of listRows(db)) yield* listInForce(list, entriesDir, partiesOf(db, list.id));
    },
  };
}

/** Every entry of a list with its party. */
export function* listInForce(
  list: Pick<ListRow, "entries_file" | "title">,
  entriesDir: string,
  parties: ReadonlyMap<EntryId, PartyName>,
): Generator<ListedEntry> {
  const file = openEntryFile(entriesDir, list.entries_file);
  try {
    for (const { entry } of file.all()) yield listedEntry(entry, parties.get(entry.id) ?? partyAlone(entry), list.title);
  } finally {
    file.close();
  }
}

/** The party of an entry that is joined with no other. */
export const partyAlone = (entry: Entry): PartyName => ({ id: ownParty(entry), caption: captionOf(entry) });

/** Parties of a list's entries that are joined with others. */
export function partiesOf(db: DatabaseSync, list: string): Map<EntryId, PartyName> {
  const rows = db.prepare("SELECT entry, party.id, caption FROM member JOIN party ON party.id = party WHERE list = ?").all(list) as {
    entry: EntryId;
    id: string;
    caption: string;
  }[];
  return new Map(rows.map(({ entry, id, caption }) => [entry, { id: partyId(id), caption }]));
}
