import { chmodSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import type { ListedEntry, Snapshot, SnapshotList } from "../match/index.ts";
import { readSnapshot, type SnapshotEngine } from "./engine.ts";
import { captionOf } from "./facts.ts";
import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import { listedEntry } from "./listed.ts";
import { ownParty } from "./party.ts";
import { starterRegister } from "./starter.ts";
import { starterText } from "../lists/index.ts";
import { WritError } from "../ground/index.ts";
import { writeDurably } from "../ledger/index.ts";

/** Once a process for each engine: a service without lists is asked more than once. */
const built = new WeakMap<SnapshotEngine, Snapshot>();

/**
 * The snapshot that a folder without lists answers from. Building it takes a second, so it is kept in `cacheDir` under a name made of all
 * that it depends on; a cache that cannot be read or written is no trouble, it only saves time.
 */
export function starterSnapshot(engine: SnapshotEngine, cacheDir?: string): Snapshot {
  let snapshot = built.get(engine);
  if (snapshot === undefined) {
    const text = starterText();
    const file = cacheDir === undefined ? null : join(cacheDir, `starter-${keyOf(text, engine)}.snapshot`);
    snapshot = (file === null ? null : kept(file, engine)) ?? build(engine, { text, file });
    built.set(engine, snapshot);
  }
  return snapshot;
}

/** The register's bytes, the engine's parameters, and the program itself: in a checkout its code changes without its version. */
function keyOf(text: string, engine: SnapshotEngine): string {
  const hash = createHash("sha256").update(`${text}\0${engine.parametersId()}\0`);
  const program = dirname(import.meta.dirname);
  for (const room of ["ground", "names", "lists", "match", "registry"]) {
    for (const name of readdirSync(join(program, room)).toSorted()) {
      const { size, mtimeMs } = statSync(join(program, room, name));
      hash.update(`${room}/${name} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest("hex").slice(0, 32);
}

function kept(file: string, engine: SnapshotEngine): Snapshot | null {
  try {
    return readSnapshot(file, engine);
  } catch (error) {
    // damaged or not to be read: built again
    if (error instanceof WritError) return null;
    throw error;
  }
}

function build(engine: SnapshotEngine, { text, file }: { readonly text: string; readonly file: string | null }): Snapshot {
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
  if (file !== null) keep(file, bytes);
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  return engine.openSnapshot(shared);
}

/** older programs' snapshots that stay: two versions in turn should not build each time */
const KEPT = 3;

function keep(file: string, bytes: Uint8Array): void {
  try {
    const folder = dirname(file);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // whoever could write here could answer for the register
    chmodSync(folder, 0o700);
    writeDurably(file, bytes);
    const others = readdirSync(folder).filter((name) => /^starter-[0-9a-f]{32}\.snapshot$/.test(name) && join(folder, name) !== file);
    const aged = others
      .map((name) => ({ path: join(folder, name), at: statSync(join(folder, name)).mtimeMs }))
      .toSorted((a, b) => b.at - a.at);
    for (const { path } of aged.slice(KEPT - 1)) rmSync(path, { force: true });
  } catch {
    // a full or read-only cache: the answer does not need it
  }
}
