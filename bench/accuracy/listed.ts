import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { partyId } from "../../src/ground/index.ts";
import { openListFile, allReaders, readPublication, recognise, starterFiles, type Entry } from "../../src/lists/index.ts";
import { buildSnapshot, type ListedEntry, type SnapshotList } from "../../src/match/index.ts";
import { currentSnapshot, listedEntry, openRegister } from "../../src/registry/index.ts";
import { textOf } from "./tasks.ts";

/** Lists through the readers and `listedEntry`. */
export interface Listed {
  readonly entries: readonly ListedEntry[];
  readonly lists: readonly SnapshotList[];
}

/** Which entries are one party: `list/entry` → party. Entries that are not there are parties of their own. */
export type Parties = ReadonlyMap<string, string>;

function listedOf(entries: readonly Entry[], title: string, parties: Parties = new Map()): Listed {
  const mine = entries.map((entry) =>
    listedEntry(
      entry,
      { id: partyId(parties.get(entry.id) ?? `${entry.list}/${entry.id}`), caption: entry.names[0]?.text ?? entry.id },
      title,
    ),
  );
  const lists = [...new Set(entries.map(({ list }) => list))].map((id): SnapshotList => {
    const of = mine.filter(({ list }) => list === id);
    return {
      id,
      title,
      published: null,
      checked: "2026-01-01T00:00:00Z",
      entries: of.length,
      names: of.reduce((sum, { names }) => sum + names.length, 0),
      unmapped: 0,
      problems: 0,
      sha256: "0".repeat(64),
      state: "current",
    };
  });
  return { entries: mine, lists };
}

/** Reads list files, in whatever format they are. Throws on an entry count of zero: a measurement on nothing would pass for a good one. */
export async function readListed(title: string, paths: readonly string[], parties?: Parties): Promise<Listed> {
  const entries: Entry[] = [];
  for (const publication of await recognise(await Promise.all(paths.map((path) => openListFile(path))))) {
    const result = await readPublication(publication, { onEntry: (entry) => void entries.push(entry) });
    if (!result.whole || result.entries === 0)
      throw new Error(`${title}: read ${result.entries} entries, ${result.whole ? "whole" : "cut short"}`);
  }
  return listedOf(entries, title, parties);
}

/** One list of the yardstick. */
export function readYardstickList(tasks: string, name: string, parties?: Parties): Promise<Listed> {
  const folder = join(tasks, "lists", name);
  return readListed(
    name,
    readdirSync(folder).map((file) => join(folder, file)),
    parties,
  );
}

/** The starter register that ships with the project. */
export async function readStarter(): Promise<Listed> {
  const reader = (await allReaders()).find(({ format }) => format.includes("starter"));
  if (reader === undefined) throw new Error("no reader for the starter register");
  const entries: Entry[] = [];
  await reader.read(await starterFiles(), { onEntry: (entry) => void entries.push(entry) });
  return listedOf(entries, reader.title);
}

/** The snapshot in memory that threads share. */
export function sharedSnapshot({ entries, lists }: Listed): SharedArrayBuffer {
  const bytes = buildSnapshot(entries, lists);
  const shared = new SharedArrayBuffer(bytes.byteLength);
  new Uint8Array(shared).set(bytes);
  return shared;
}

/** Entries of `world` that print the same number, as the yardstick links them: the key is the entry's id there. */
export function partiesByLinks(tasks: string): Parties {
  const parent = new Map<string, string>();
  const top = (id: string): string => {
    const up = parent.get(id);
    return up === undefined ? id : top(up);
  };
  for (const line of textOf(join(tasks, "links.csv.gz")).split("\n").slice(1)) {
    const [listA, idA, listB, idB] = [...line.matchAll(/"([^"]*)"|([^,]+)/g)].map((cell) => cell[1] ?? cell[2]);
    if (idB === undefined) continue;
    const [a, b] = [top(`${listA}:${idA}`), top(`${listB}:${idB}`)];
    if (a !== b) parent.set(a, b);
  }
  return new Map(
    [...parent.keys()].flatMap(
      (id) =>
        [
          [id, top(id)],
          [top(id), top(id)],
        ] as const,
    ),
  );
}

/** List files added to a register as a desk adds them: parties joined across the lists by what the publishers print. */
export async function registerSnapshot(paths: readonly string[]): Promise<SharedArrayBuffer> {
  const dir = mkdtempSync(join(tmpdir(), "writ-accuracy-"));
  try {
    const register = openRegister(dir);
    try {
      await register.addLists(paths, { who: "accuracy", at: "2025-12-01T00:00:00Z" });
    } finally {
      register.close();
    }
    return currentSnapshot(dir).snapshot.buffer as SharedArrayBuffer;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
