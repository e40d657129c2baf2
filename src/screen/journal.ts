import { open, readFile, rename, rm, stat } from "node:fs/promises";
import { fail } from "../ground/index.ts";
import { z } from "zod";
import type { BatchTally } from "./batch.ts";

/** What a result depends on. A run can be resumed only where all of it is the same. */
export interface Footing {
  /** SHA-256 of the input as it lies on the disk */
  readonly input: string;
  readonly snapshot: string;
  readonly engine: string;
  /** limit, band, lists, age limit, format, mapping: what the user asked for */
  readonly asked: string;
  /** what the lists leave out by the asker's clock */
  readonly missing: string;
}

/** The last acknowledged point of a run: so many rows are in so many bytes of the part file, on the disk for certain. */
export interface JournalPoint {
  readonly footing: Footing;
  readonly bytes: number;
  readonly tally: BatchTally;
}

const count = z.number().int().nonnegative();
const JOURNAL = z.object({
  journal: z.literal(1),
  process: count,
  footing: z.object({ input: z.string(), snapshot: z.string(), engine: z.string(), asked: z.string(), missing: z.string() }),
  bytes: count,
  tally: z.object({ rows: count, hits: count, clear: count, incomplete: count, bad: count, alerts: count }),
});

/** Beside the result: what is done of a run that was not finished. */
export const journalPath = (out: string): string => `${out}.journal`;
export const partPath = (out: string): string => `${out}.part`;

const WHY: Readonly<Record<keyof Footing, string>> = {
  input: "the input has changed",
  snapshot: "the lists have changed",
  engine: "the engine has changed",
  asked: "the settings have changed",
  missing: "the lists have gone stale or been renewed",
};

/**
 * Where to go on, or null to begin; `why` says in words why an interrupted run is not gone on with.
 * Errors: conflict, when another living process is writing this result.
 */
export async function readJournal(
  out: string,
  footing: Footing,
): Promise<{ readonly point: JournalPoint | null; readonly why: string | null }> {
  const again = (why: string): { point: null; why: string } => ({
    point: null,
    why: `started again from the first row: ${why} since the run that was interrupted`,
  });
  let text: string;
  try {
    text = await readFile(journalPath(out), "utf8");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return { point: null, why: null };
    return fail("file-unreadable", { file: journalPath(out), remedy: "remove it to start again" }, cause);
  }
  const parsed = JOURNAL.safeParse(parse(text));
  if (!parsed.success) return again("the journal is damaged");
  const journal = parsed.data;
  if (journal.process !== process.pid && isAlive(journal.process)) {
    const remedy = `wait for it, choose another --out, or remove ${journalPath(out)} if process ${journal.process} is none of Writ's`;
    fail("conflict", { file: out, message: "another process is writing this result", remedy });
  }
  for (const part of Object.keys(WHY) as (keyof Footing)[]) if (journal.footing[part] !== footing[part]) return again(WHY[part]);
  const size = await stat(partPath(out)).then(
    (found) => found.size,
    () => -1,
  );
  if (size < journal.bytes) return again("the part that was done is missing or cut");
  return { point: { footing, bytes: journal.bytes, tally: journal.tally }, why: null };
}

/** Written whole or not at all, and on the disk when this returns. The part file must have been synced before. */
export async function writeJournal(out: string, point: JournalPoint): Promise<void> {
  const fresh = `${journalPath(out)}.new`;
  const handle = await open(fresh, "w");
  try {
    await handle.writeFile(JSON.stringify({ journal: 1, process: process.pid, ...point }));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(fresh, journalPath(out));
}

export async function removeJournal(out: string): Promise<void> {
  await rm(journalPath(out), { force: true });
  await rm(partPath(out), { force: true });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // EPERM: there, but somebody else's
    return (cause as NodeJS.ErrnoException).code === "EPERM";
  }
}
