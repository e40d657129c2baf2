import { captionOf } from "./facts.ts";
import type { DatabaseSync } from "node:sqlite";
import { type EntryColumns, joinedColumns, newEntryColumns, type Readings, takeEntry, withParties } from "../match/index.ts";
import type { EntryId } from "../ground/index.ts";
import { type EntryFile, entriesOf, openEntryFile } from "./entry-file.ts";
import { listedEntry, type PartyName } from "./listed.ts";
import { listRows, partiesOf } from "./in-force.ts";
import { ownParty } from "./party.ts";
import type { Entry } from "../lists/index.ts";

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
  const take = ({ columns, ids, title }: ListAhead, entry: Entry, party: PartyName): void => {
    ids.push(entry.id);
    takeEntry(columns, readings(), listedEntry(entry, party, title));
  };
  const fromFile = (file: EntryFile, title: string, parties: ReadonlyMap<EntryId, PartyName>): EntryColumns => {
    const list = newList(title);
    for (const { entry } of file.all()) take(list, entry, parties.get(entry.id) ?? alone(entry));
    return list.columns;
  };
  return {
    block(packed, title) {
      coming ??= newList(title);
      for (const entry of entriesOf(packed)) take(coming, entry, alone(entry));
    },
    listRead(sha256) {
      if (coming !== null) lists.set(sha256, coming);
      coming = null;
    },
    inForce(db, entriesDir) {
      const parts = listRows(db).map(({ id, title, entries_file }) => {
        const parties = partiesOf(db, id);
        const list = lists.get(entries_file);
        if (list !== undefined && list.title === title) return joinedUp(list, parties);
        const file = openEntryFile(entriesDir, entries_file);
        try {
          return fromFile(file, title, parties);
        } finally {
          file.close();
        }
      });
      coming = null;
      lists.clear();
      return joinedColumns(parts);
    },
  };
}

const newList = (title: string): ListAhead => ({ columns: newEntryColumns(), ids: [], title });

const alone = (entry: Entry): PartyName => ({ id: ownParty(entry), caption: captionOf(entry) });

function joinedUp({ columns, ids }: ListAhead, parties: ReadonlyMap<EntryId, PartyName>): EntryColumns {
  return parties.size === 0 ? columns : withParties(columns, (entry) => parties.get(ids[entry] as EntryId) ?? null);
}
