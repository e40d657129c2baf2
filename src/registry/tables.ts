import { openDatabase } from "../ledger/index.ts";
import { DatabaseSync } from "node:sqlite";

/** Changes with the tables: an older file is thrown away and rebuilt from the ledger. */
export const TABLES_VERSION = 4;

const SCHEMA = `
CREATE TABLE IF NOT EXISTS applied (id INTEGER PRIMARY KEY CHECK (id = 1), seq INTEGER NOT NULL, hash TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS version (
  seq INTEGER PRIMARY KEY, list TEXT NOT NULL, title TEXT NOT NULL, format TEXT NOT NULL, published TEXT, at TEXT NOT NULL, who TEXT NOT NULL, why TEXT,
  sha256 TEXT NOT NULL, entries_file TEXT NOT NULL, entries INTEGER NOT NULL, names INTEGER NOT NULL, rows INTEGER NOT NULL,
  unmapped INTEGER NOT NULL, problems INTEGER NOT NULL, state TEXT NOT NULL, filed TEXT NOT NULL, notes TEXT NOT NULL, removed INTEGER, guard TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS version_list ON version (list, sha256);
CREATE TABLE IF NOT EXISTS part (
  version INTEGER NOT NULL REFERENCES version (seq), part TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, kept INTEGER NOT NULL,
  PRIMARY KEY (version, part)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS list (
  id TEXT PRIMARY KEY, version INTEGER NOT NULL REFERENCES version (seq), checked TEXT NOT NULL, note TEXT, quarantine INTEGER REFERENCES version (seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS loaded (list TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS entry (
  list TEXT NOT NULL, id TEXT NOT NULL, place INTEGER NOT NULL, block INTEGER NOT NULL, line INTEGER NOT NULL,
  kind TEXT NOT NULL, sex TEXT, births TEXT, keys TEXT, names TEXT, caption TEXT NOT NULL, PRIMARY KEY (list, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS party (id TEXT PRIMARY KEY, caption TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS member (
  list TEXT NOT NULL, entry TEXT NOT NULL, party TEXT NOT NULL REFERENCES party (id), place INTEGER NOT NULL, PRIMARY KEY (list, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS member_party ON member (party, place);
CREATE TABLE IF NOT EXISTS link (
  left_list TEXT NOT NULL, left_entry TEXT NOT NULL, right_list TEXT NOT NULL, right_entry TEXT NOT NULL, by TEXT NOT NULL, value TEXT NOT NULL, refused TEXT,
  PRIMARY KEY (left_list, left_entry, right_list, right_entry, by, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS link_refused ON link (refused) WHERE refused IS NOT NULL;
CREATE TABLE IF NOT EXISTS ruling (
  left TEXT NOT NULL, right TEXT NOT NULL, what TEXT NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL,
  PRIMARY KEY (left, right)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS screening (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, why TEXT, data TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS published (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, snapshot TEXT, parameters TEXT, engine TEXT NOT NULL, up_to INTEGER NOT NULL) STRICT;
`;

/** All tables that are filled from events, in the order in which they may be emptied. */
export const TABLES = [
  "applied",
  "published",
  "screening",
  "ruling",
  "link",
  "member",
  "party",
  "entry",
  "loaded",
  "list",
  "part",
  "version",
] as const;

/**
 * Opens the projections for writing. `synchronous=NORMAL`: what a power cut takes from them is applied again from the ledger.
 * An older layout is emptied first.
 */
export function openTables(path: string): DatabaseSync {
  const db = openDatabase(path, { mode: "write", synchronous: "NORMAL" });
  if (versionOf(db) !== TABLES_VERSION) {
    const names = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").all() as {
      name: string;
    }[];
    db.exec("PRAGMA foreign_keys=OFF");
    for (const { name } of names) db.exec(`DROP TABLE "${name.replaceAll('"', '""')}"`);
    db.exec("PRAGMA foreign_keys=ON");
  }
  createTables(db);
  return db;
}

/** Projections in memory, to be compared with those on the disk. */
export function memoryTables(): DatabaseSync {
  const db = new DatabaseSync(":memory:");
  db.exec("PRAGMA foreign_keys=ON");
  createTables(db);
  return db;
}

function createTables(db: DatabaseSync): void {
  db.exec(SCHEMA);
  db.exec(`PRAGMA user_version=${TABLES_VERSION}`);
}

export const versionOf = (db: DatabaseSync): number => (db.prepare("PRAGMA user_version").get() as { user_version: number }).user_version;

/** Every row of every table, in the order of its key, as text: two registers are the same exactly when these are. One row at a time. */
export function* dumpTables(db: DatabaseSync): IterableIterator<string> {
  for (const table of TABLES.toReversed()) {
    const keys = (db.prepare(`PRAGMA table_info(${table})`).all() as { name: string; pk: number }[]).filter((column) => column.pk > 0);
    const order = keys.toSorted((a, b) => a.pk - b.pk).map((column) => `"${column.name}"`);
    for (const row of db.prepare(`SELECT * FROM ${table} ORDER BY ${order.join(", ")}`).iterate()) yield `${table} ${JSON.stringify(row)}`;
  }
}
