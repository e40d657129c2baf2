import { TABLES_VERSION, versionOf } from "./tables.ts";
import type { DatabaseSync } from "node:sqlite";
import { dataPaths } from "./paths.ts";
import { existsSync } from "node:fs";
import { fail } from "../ground/index.ts";
import { isFolder, openDatabase } from "../ledger/index.ts";

/** The tables of a data folder for reading, without a lock; null where no list ever came. Throws `data-damaged` for those of another version. */
export function tablesToRead(dir: string): DatabaseSync | null {
  const { tables } = dataPaths(dir);
  if (!isFolder(dir) || !existsSync(tables)) return null;
  const db = openDatabase(tables, { mode: "read", synchronous: "NORMAL" });
  const version = versionOf(db);
  if (version === TABLES_VERSION) return db;
  db.close();
  // a first writer is just making them: nothing is held yet
  if (version === 0) return null;
  return fail("data-damaged", {
    file: tables,
    message: "the tables were made by another version of Writ",
    remedy: "any writing command, such as writ lists add, renews them",
  });
}
