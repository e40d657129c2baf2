import { DatabaseSync } from "node:sqlite";
import { closeSync, existsSync, openSync } from "node:fs";
import { guarded } from "./trouble.ts";
import { pathToFileURL } from "node:url";

export interface DatabaseOptions {
  readonly mode: "write" | "read";
  /** FULL: a commit is on the disk when it returns. NORMAL: the last commits may go in a power cut, the database never */
  readonly synchronous: "FULL" | "NORMAL";
}

/**
 * One database of the data folder: WAL, foreign keys, no trust in its schema. Readers work on read-only media too.
 * Throws `data-read-only`, `data-full`, `data-damaged`.
 */
export function openDatabase(path: string, { mode, synchronous }: DatabaseOptions): DatabaseSync {
  return guarded(path, () => {
    if (mode === "write") makePrivate(path);
    const db = mode === "write" ? new DatabaseSync(path, { timeout: 5000 }) : openForReading(path);
    try {
      db.exec("PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON; PRAGMA trusted_schema=OFF");
      if (mode === "write") db.exec(`PRAGMA journal_mode=WAL; PRAGMA synchronous=${synchronous}`);
      // the first real look at the file: damage shows here and not in the middle of an import
      db.exec("SELECT count(*) FROM sqlite_schema");
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/**
 * Makes the file for its owner alone; SQLite gives its -wal and -shm the same rights. Only where it is missing: closing a plain handle on a
 * database that is open in this process would drop its locks.
 */
export function makePrivate(path: string): void {
  if (!existsSync(path)) closeSync(openSync(path, "a", 0o600));
}

/** A reader of a WAL database needs its -shm file and may have no right to make it; without a -wal nothing changes and `immutable` is true. */
function openForReading(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
  try {
    db.exec("SELECT count(*) FROM sqlite_schema");
    return db;
  } catch (error) {
    db.close();
    if (existsSync(`${path}-wal`)) throw error;
    const url = pathToFileURL(path);
    url.searchParams.set("immutable", "1");
    return new DatabaseSync(url, { readOnly: true });
  }
}
