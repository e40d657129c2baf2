import { createHash } from "node:crypto";
import { createReadStream, existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { fail } from "../ground/index.ts";
import { isDamageCode } from "./damage-code.ts";
import type { DataPaths } from "./paths.ts";
import type { PartRecord } from "./events.ts";
import type { ReadPublication } from "./publication.ts";

interface Holding {
  readonly db: DatabaseSync;
  readonly paths: DataPaths;
}

/**
 * Throws for a fetched file that is a damaged copy of the publication in force: half read and of the same date, or its very beginning. It says
 * nothing new that a person could decide about, and the publisher's next answer mends it.
 */
export async function refuseHarmedCopy({ db, paths }: Holding, read: ReadPublication): Promise<void> {
  const current = db
    .prepare("SELECT seq, published FROM list JOIN version ON seq = version WHERE id = ? AND state = 'current'")
    .get(read.list) as { seq: number; published: string | null } | undefined;
  if (current === undefined) return;
  const sameDay = current.published !== null && current.published === read.result.published;
  if (!(sameDay && !read.result.whole) && !(await isBeginning({ db, paths }, read, current.seq))) return;
  const cause = read.problems.find(({ code }) => isDamageCode(code));
  fail(cause?.code ?? "file-unreadable", {
    ...(cause ?? { message: "the file is cut short" }),
    field: read.list,
    value: read.sha256,
    message: `${cause?.message ?? "the file is cut short"}: a damaged copy of the version of ${current.published ?? "an unknown date"}, which stays in force`,
    remedy: "nothing is held back; the next look fetches it again",
  });
}

/** Whether each given file is that of the version in force as far as it goes, and one of them goes less far. */
async function isBeginning({ db, paths }: Holding, { parts }: ReadPublication, version: number): Promise<boolean> {
  const whole = new Map(
    (db.prepare("SELECT part, sha256 FROM part WHERE version = ?").all(version) as { part: string; sha256: string }[]).map(
      ({ part, sha256 }) => [part, sha256] as const,
    ),
  );
  const given = parts.filter(({ kept, part, sha256 }) => !kept && whole.get(part) !== sha256);
  for (const part of given) {
    const known = whole.get(part.part);
    if (known === undefined || !(await begins(join(paths.raw, known), part))) return false;
  }
  return given.length > 0;
}

async function begins(path: string, { sha256, size }: PartRecord): Promise<boolean> {
  if (size === 0 || !existsSync(path) || statSync(path).size <= size) return false;
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { end: size - 1 }) as AsyncIterable<Uint8Array>) hash.update(chunk);
  return hash.digest("hex") === sha256;
}
