import { DatabaseSync } from "node:sqlite";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dataTrouble, guarded } from "./trouble.ts";
import { fail } from "../ground/index.ts";
import { makePrivate } from "./database.ts";
import { writeDurably } from "./durable.ts";

/** A writer's hold on a data folder. */
export interface FolderLock {
  release(): void;
}

/**
 * Takes the data folder for one writer, or throws `data-locked` naming the holder's process. `waitMs`: how long to wait for it, default 0.
 *
 * The lock is an open exclusive transaction of SQLite on a database that holds nothing. That is a lock of the operating system: it goes
 * with the process however that ends, kill -9 too, so nothing is ever stale and no process id is compared (ids come again). Node offers
 * no flock of its own. Two rules follow: nobody else may open `writer.lock` with plain file calls in this process (closing any handle on
 * a file drops a process's POSIX locks on it), and the folder must be on a local disk. The id in `writer.pid` is for the message only.
 */
export function lockFolder(dir: string, options: { readonly waitMs?: number } = {}): FolderLock {
  const path = join(dir, "writer.lock");
  const db = guarded(path, () => {
    makePrivate(path);
    return new DatabaseSync(path, { timeout: options.waitMs ?? 0 });
  });
  try {
    // the journal in memory: nothing is ever written, so nothing must be rolled back after a kill
    db.exec("PRAGMA journal_mode=MEMORY; BEGIN EXCLUSIVE");
  } catch (error) {
    db.close();
    if (isBusy(error))
      fail("data-locked", { file: dir, message: `${holder(dir)} is writing to the data folder`, remedy: "wait for it to end" }, error);
    return dataTrouble(error, path);
  }
  try {
    writeDurably(join(dir, "writer.pid"), Buffer.from(`${process.pid}\n`));
  } catch (error) {
    db.close();
    return dataTrouble(error, dir);
  }
  let held = true;
  return {
    release() {
      if (held) db.close();
      held = false;
    },
  };
}

const isBusy = (error: unknown): boolean => (((error as { errcode?: number }).errcode ?? 0) & 0xff) === 5;

/** In words. The file may be a moment old or missing: then no number is better than a wrong one. */
function holder(dir: string): string {
  try {
    const pid = Number(readFileSync(join(dir, "writer.pid"), "utf8").trim());
    if (!Number.isInteger(pid) || pid <= 0) return "another process";
    if (pid === process.pid) return `this process (${pid})`;
    process.kill(pid, 0);
    return `process ${pid}`;
  } catch (error) {
    // EPERM: it lives and is somebody else's
    if ((error as { code?: string }).code === "EPERM") return "a process of another user";
    return "another process";
  }
}
