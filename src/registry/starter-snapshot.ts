import { cachedSnapshot, cacheSnapshot } from "./snapshot-cache.ts";
import type { ListedEntry, Snapshot, SnapshotList } from "../match/index.ts";
import type { SnapshotEngine } from "./engine.ts";
import { captionOf } from "./facts.ts";
import { createHash } from "node:crypto";
import { listedEntry } from "./listed.ts";
import { ownParty } from "./party.ts";
import { starterRegister } from "./starter.ts";
import { starterText } from "../lists/index.ts";

/** Once a process for each engine: a service without lists is asked more than once. */
const built = new WeakMap<SnapshotEngine, Snapshot>();

/** older programs' snapshots that stay: two versions in turn should not build each time */
const KEPT = 3;

/**
 * The snapshot that a folder without lists answers from. Building it takes a second, so it is kept in `cacheDir` under a name made of all
 * that it depends on; a cache that cannot be read or written is no trouble, it only saves time.
 */
export function starterSnapshot(engine: SnapshotEngine, cacheDir?: string): Snapshot {
  let snapshot = built.get(engine);
  if (snapshot === undefined) {
    const text = starterText();
    const wanted = { kind: "starter", made: text, keep: KEPT } as const;
    snapshot =
      cachedSnapshot(cacheDir, wanted, engine) ?? build(engine, text, (bytes) => cacheSnapshot(cacheDir, { ...wanted, bytes }, engine));
    built.set(engine, snapshot);
  }
  return snapshot;
}

function build(engine: SnapshotEngine, text: string, keep: (bytes: Uint8Array) => void): Snapshot {
  const { title, entries, revised, result } = starterRegister();
  const list: SnapshotList = {
    id: result.list,
    title,
    published: result.published ?? null,
    // the day its facts were last gone through; not the day it was installed, which file times tell otherwise after every copy
    checked: `${revised}T00:00:00.000Z`,
    entries: result.entries,
    names: result.names,
    unmapped: [...result.unmapped.values()].reduce((sum, count) => sum + count, 0),
    problems: result.problemCount,
    sha256: createHash("sha256").update(text, "utf8").digest("hex"),
    state: result.whole ? "current" : "partial",
    note: "the starter register: the data folder holds no list of its own",
  };
  const listed = entries.map((entry): ListedEntry => listedEntry(entry, { id: ownParty(entry), caption: captionOf(entry) }, title));
  const bytes = engine.buildSnapshot(listed, [list]);
  keep(bytes);
  return engine.openSnapshot(sharedCopy(bytes));
}

function sharedCopy(bytes: Uint8Array): SharedArrayBuffer {
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  return shared;
}
