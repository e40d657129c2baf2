import type { DatabaseSync } from "node:sqlite";
import { type EntryColumns, joinedColumns, newEntryColumns, type Readings, takeEntry, withParties } from "../match/index.ts";
import type { EntryId } from "../ground/index.ts";
import { entriesOf } from "./entry-file.ts";
import { listedEntry, type PartyName } from "./listed.ts";
import { listInForce, listRows, partiesOf, partyAlone } from "./in-force.ts";

/** Lists that an import brings: taken into columns while their entries are still being written, each entry as a party of its own. */
export interface ListsAhead {
  /** A packed block of the list that is being read. */
  block(packed: Uint8Array, title: string): void;
  /** The blocks that came are a whole list, in the file of entries of this name. */
  listRead(sha256: string): void;
  /** All that is in force; what was not taken in ahead comes from its file. Nothing is ahead any more. */
  inForce(db: DatabaseSync, entriesDir: string): EntryColumns;
}

interface ListAhead {
  readonly columns: EntryColumns;
  readonly ids: EntryId[];
  readonly title: string;
}

/** `readings`: those of the build that will follow. */
export function listsAhead(readings: () => Readings): ListsAhead {
  const lists = new Map<string, ListAhead>();
  let coming: ListAhead | null = null;
  return {
    block(packed, title) {
      coming ??= { columns: newEntryColumns(), ids: [], title };
      for (const entry of entriesOf(packed)) {
        coming.ids.push(entry.id);
        takeEntry(coming.columns, readings(), listedEntry(entry, partyAlone(entry), title));
      }
    },
    listRead(sha256) {
      if (coming !== null) lists.set(sha256, coming);
      coming = null;
    },
    inForce(db, entriesDir) {
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
