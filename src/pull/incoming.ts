import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Fetched files lie in the data folder, which is for its owner alone and on the disk that they end on; one folder for each process. */
export interface Incoming {
  /** an empty folder for the files of one publication */
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
      mkdirSync(own, { recursive: true, mode: 0o700 });
      return mkdtempSync(join(own, "pull-"));
    },
    clear: () => rmSync(own, { recursive: true, force: true }),
  };
}

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
