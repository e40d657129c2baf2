import type { EntryId, ListId } from "../ground/index.ts";
import type { DatabaseSync } from "node:sqlite";
import type { Entry } from "../lists/index.ts";
import { type EntryFile, openEntryFile, recentBlocks } from "./entry-file.ts";

/** An entry by the key that its publisher gives it. */
export interface NamedEntry {
  readonly list: ListId;
  readonly id: EntryId;
}

/** Entries in force, one by one. Who asks for many keeps it: files stay open, and what was unpacked lately is not unpacked again. */
export interface StoredEntries {
  /** null: no list in force has it. Throws `data-damaged`. */
  at(named: NamedEntry): Entry | null;
  close(): void;
}

/** a service keeps its reader for months, and every new version of a list is another file */
const MOST_FILES = 32;

export function openStoredEntries(db: DatabaseSync, entriesDir: string): StoredEntries {
  const files = new Map<string, EntryFile>();
  const blocks = recentBlocks();
  const placeOf = db.prepare(
    "SELECT block, line, entries_file FROM entry JOIN loaded USING (list) JOIN version ON version.seq = loaded.version WHERE entry.list = ? AND entry.id = ?",
  );
  const fileOf = (name: string): EntryFile => {
    const file = files.get(name) ?? openEntryFile(entriesDir, name, blocks);
    files.delete(name);
    files.set(name, file);
    const [oldest] = files;
    if (files.size > MOST_FILES && oldest !== undefined) {
      files.delete(oldest[0]);
      oldest[1].close();
    }
    return file;
  };
  return {
    at({ list, id }) {
      const row = placeOf.get(list, id) as { block: number; line: number; entries_file: string } | undefined;
      return row === undefined ? null : fileOf(row.entries_file).at(row);
    },
    close() {
      for (const file of files.values()) file.close();
      files.clear();
    },
  };
}
