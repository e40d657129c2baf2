import { readFileSync, writeFileSync } from "node:fs";
import type { DataPaths } from "./paths.ts";
import { programId } from "./program.ts";

/*
 * How names were read is taken from the snapshot before, which spares most of the work of the next. Only where this very program has built it:
 * another version may read the same names otherwise, and a snapshot must be the same to the byte as one that is built anew.
 */

const noteOf = (snapshot: string): string => `${snapshot} ${programId()}\n`;

export function builtBySame({ builtBy }: DataPaths, snapshot: string): boolean {
  try {
    return readFileSync(builtBy, "utf8") === noteOf(snapshot);
  } catch {
    return false;
  }
}

/** A note that is lost costs the time that it would have spared. */
export function noteBuilder({ builtBy }: DataPaths, snapshot: string): void {
  try {
    writeFileSync(builtBy, noteOf(snapshot), { mode: 0o600 });
  } catch {
    // a full disk: the next build reads all names
  }
}
