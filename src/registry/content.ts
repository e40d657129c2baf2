import type { DatabaseSync } from "node:sqlite";
import type { Entry } from "../lists/index.ts";
import type { EntryId, PartyId } from "../ground/index.ts";
import { listRows, partiesOf, snapshotLists } from "./in-force.ts";
import type { PartyName } from "./listed.ts";
import { openEntryFile } from "./entry-file.ts";
import type { Ruling } from "./ruling.ts";
import { rulingRows } from "./ruling-rows.ts";
import type { SnapshotList } from "../match/index.ts";
import { starterRegister } from "./starter.ts";

/** A party of two entries or more, by name: its entries as `list:entry`, in list order, and what joins them. */
export interface PartyRecord {
  readonly id: PartyId;
  readonly caption: string;
  readonly entries: readonly string[];
  readonly links: readonly { readonly left: string; readonly right: string; readonly by: string; readonly value: string }[];
}

/** Everything that is in force, one entry at a time: what is written out when a register is handed on. */
export interface RegisterContent {
  readonly lists: readonly SnapshotList[];
  /** in the file's order; can be walked again */
  entries(list: string): IterableIterator<Entry>;
  /** parties of the list's entries that are joined with others; any other entry is a party of its own */
  partyOf(list: string): ReadonlyMap<EntryId, PartyName>;
  parties(): IterableIterator<PartyRecord>;
  rulings(): readonly Ruling[];
}

export const contentOf = (db: DatabaseSync, entriesDir: string): RegisterContent => ({
  lists: snapshotLists(db),
  *entries(list) {
    const row = listRows(db).find(({ id }) => id === list);
    if (row === undefined) return;
    const file = openEntryFile(entriesDir, row.entries_file);
    try {
      for (const { entry } of file.all()) yield entry;
    } finally {
      file.close();
    }
  },
  partyOf: (list) => partiesOf(db, list),
  *parties() {
    const members = db.prepare("SELECT list || ':' || entry AS name FROM member WHERE party = ? ORDER BY place");
    const links = db.prepare(LINKS);
    for (const found of db.prepare("SELECT id, caption FROM party ORDER BY id").iterate()) {
      const { id, caption } = found as { id: PartyId; caption: string };
      const entries = (members.all(id) as { name: string }[]).map(({ name }) => name);
      yield { id, caption, entries, links: links.all(id) as unknown as PartyRecord["links"] };
    }
  },
  rulings: () => rulingRows(db),
});

const LINKS = `SELECT left_list || ':' || left_entry AS "left", right_list || ':' || right_entry AS "right", by, value FROM member
  JOIN link ON left_list = list AND left_entry = entry WHERE party = ? AND refused IS NULL ORDER BY left_list, left_entry, right_list, right_entry, by, value`;

/** A folder that holds no list answers from the starter register, and so does what is written out of it. */
export function starterContent(lists: readonly SnapshotList[]): RegisterContent {
  return {
    lists,
    *entries(list) {
      for (const entry of starterRegister().entries) if (entry.list === list) yield entry;
    },
    partyOf: () => new Map(),
    *parties() {},
    rulings: () => [],
  };
}
