import { type PublicationFiles, starterFiles, starterNow, type StarterNow, starterReader } from "../lists/index.ts";
import type { ListedEntry, Snapshot, SnapshotList } from "../match/index.ts";
import { captionOf } from "./facts.ts";
import { createHash } from "node:crypto";
import { listedEntry } from "./listed.ts";
import { ownParty } from "./party.ts";
import type { SnapshotEngine } from "./engine.ts";

let read: StarterNow | null = null;

/** The starter register as it is packaged, read once a process. */
export function starterRegister(): StarterNow {
  read ??= starterNow();
  return read;
}

/** The starter register as a publication to be added like any other. */
export async function starterPublication(): Promise<PublicationFiles[]> {
  return [{ reader: starterReader, list: starterReader.list, parts: await starterFiles() }];
}

/**
 * The snapshot that a folder without lists answers from, built in memory. Nobody added it: it counts as added on the day that it came onto
 * this machine with the program, so that a program which nobody renews shows its register as stale.
 */
export function starterSnapshot(engine: SnapshotEngine): Snapshot {
  const { title, bundle, entries, installed, result } = starterRegister();
  const published = result.published ?? null;
  const list: SnapshotList = {
    id: result.list,
    title,
    published,
    checked: `${installed}T00:00:00.000Z`,
    entries: result.entries,
    names: result.names,
    unmapped: [...result.unmapped.values()].reduce((sum, count) => sum + count, 0),
    problems: result.problemCount,
    sha256: createHash("sha256").update(bundle, "utf8").digest("hex"),
    state: result.whole ? "current" : "partial",
    note: "the starter register: the data folder holds no list of its own",
  };
  const listed = entries.map((entry): ListedEntry => listedEntry(entry, { id: ownParty(entry), caption: captionOf(entry) }, title));
  const bytes = engine.buildSnapshot(listed, [list]);
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  return engine.openSnapshot(shared);
}
