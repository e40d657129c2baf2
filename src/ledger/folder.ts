import { mkdirSync, statSync } from "node:fs";
import { guarded } from "./trouble.ts";
import { fail } from "../ground/index.ts";

/** Makes the data folder where it is missing, for its owner alone: it holds identity numbers. Throws `data-read-only`, `data-damaged` (a file stands there), `data-full`. */
export function makeDataFolder(dir: string): void {
  guarded(dir, () => {
    if (isFolder(dir)) return;
    mkdirSync(dir, { recursive: true, mode: 0o700 });
  });
}

/** Whether the folder is there. Throws `data-damaged` when something else stands in its place. */
export function isFolder(dir: string): boolean {
  return guarded(dir, () => {
    const found = statSync(dir, { throwIfNoEntry: false });
    if (found === undefined) return false;
    if (found.isDirectory()) return true;
    return fail("data-damaged", { file: dir, message: "a file stands where the data folder should be", remedy: "give --data a folder" });
  });
}
