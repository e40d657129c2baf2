import type { DatabaseSync } from "node:sqlite";
import { type EntryColumns, joinedColumns, newEntryColumns, type Readings, takeEntry, withParties } from "../match/index.ts";
import type { EntryId } from "../ground/index.ts";
import type { Entry } from "../lists/index.ts";
import { entriesOf, openEntryFile } from "./entry-file.ts";
import { listedEntry, type PartyName } from "./listed.ts";
import { listInForce, listRows, partiesOf, partyAlone } from "./in-force.ts";

/** Lists that an import brings: taken into columns while their entries are still being written, each entry as a party of its own. */
export interface ListsAhead {
  /** A packed block of the list that is being read. */
  block(packed: Uint8Array, title: string): void;
  /** The blocks that came are a whole list, in the file of entries of this name. */
  listRead(sha256: string): void;
  /** A whole list out of its file of entries. */
  file(sha256: string, title: string): void;
  /** All that is in force; what was not taken in ahead comes from its file. Nothing is ahead any more. */
  inForce(db: DatabaseSync): EntryColumns;
}

interface ListAhead {
  readonly columns: EntryColumns;
  readonly ids: EntryId[];
  readonly title: string;
}

/** `readings`: those of the build that will follow. */
export function listsAhead(readings: () => Readings, entriesDir: string): ListsAhead {
  const lists = new Map<string, ListAhead>();
  let coming: ListAhead | null = null;
  const takeAlone = ({ columns, ids, title }: ListAhead, entry: Entry): void => {
    ids.push(entry.id);
    takeEntry(columns, readings(), listedEntry(entry, partyAlone(entry), title));
  };
  return {
    block(packed, title) {
      coming ??= { columns: newEntryColumns(), ids: [], title };
      for (const entry of entriesOf(packed)) takeAlone(coming, entry);
    },
    listRead(sha256) {
      if (coming !== null) lists.set(sha256, coming);
      coming = null;
    },
    file(sha256, title) {
      if (lists.has(sha256)) return;
      const list: ListAhead = { columns: newEntryColumns(), ids: [], title };
      const entries = openEntryFile(entriesDir, sha256);
      try {
        for (const { entry } of entries.all()) takeAlone(list, entry);
      } finally {
        entries.close();
      }
      lists.set(sha256, list);
    },
    inForce(db) {
      const parts = listRows(db).map((row) => {
        const parties = partiesOf(db, row.id);
        const list = lists.get(row.entries_file);
        if (list !== undefined && list.title === row.title) return joinedUp(list, parties);
        const columns = newEntryColumns();
        for (const entry of listInForce(row, entriesDir, parties)) takeEntry(columns, readings(), entry);
        return columns;
      });
      coming = null;
      lists.clear();
      return joinedColumns(parts);
    },
  };
}

function joinedUp({ columns, ids }: ListAhead, parties: ReadonlyMap<EntryId, PartyName>): EntryColumns {
  return parties.size === 0 ? columns : withParties(columns, (entry) => parties.get(ids[entry] as EntryId) ?? null);
}
