import { fail } from "../ground/index.ts";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Fetched files lie in the data folder, which is for its owner alone and on the disk that they end on; one folder for each process. */
export interface Incoming {
  /** an empty folder for the files of one publication. Throws `data-full`, `data-read-only`, `data-damaged` */
  fresh(): string;
  /** throws away what was fetched */
  clear(): void;
}

export function openIncoming(dataDir: string): Incoming {
  const root = join(dataDir, "incoming");
  sweep(root);
  const own = join(root, String(process.pid));
  return {
    fresh() {
      try {
        mkdirSync(own, { recursive: true, mode: 0o700 });
        return mkdtempSync(join(own, "pull-"));
      } catch (error) {
        const { code = "" } = error as NodeJS.ErrnoException;
        const what = FULL.has(code) ? "data-full" : READ_ONLY.has(code) ? "data-read-only" : "data-damaged";
        return fail(
          what,
          { file: own, message: `no file can be kept there (${code})`, remedy: "give --data a folder that can be written to" },
          error,
        );
      }
    },
    clear: () => rmSync(own, { recursive: true, force: true }),
  };
}

const FULL: ReadonlySet<string> = new Set(["ENOSPC", "EDQUOT"]);
const READ_ONLY: ReadonlySet<string> = new Set(["EACCES", "EPERM", "EROFS"]);

/** Folders of processes that were killed. */
function sweep(root: string): void {
  let names: string[];
  try {
    names = readdirSync(root);
  } catch {
    return;
  }
  for (const name of names) if (!isAlive(Number(name))) rmSync(join(root, name), { recursive: true, force: true });
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // somebody else's process
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
