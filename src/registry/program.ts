import { readdirSync, statSync } from "node:fs";
import { createHash } from "node:crypto";
import { dirname, join } from "node:path";

/** Names the program that reads names and builds snapshots: in a checkout its code changes without its version. */
export function programId(): string {
  const hash = createHash("sha256");
  const program = dirname(import.meta.dirname);
  for (const room of ["ground", "names", "lists", "match", "registry"]) {
    for (const name of readdirSync(join(program, room)).toSorted()) {
      const { size, mtimeMs } = statSync(join(program, room, name));
      hash.update(`${room}/${name} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest("hex").slice(0, 32);
}
