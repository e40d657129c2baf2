import { readdirSync } from "node:fs";
import { join } from "node:path";
import { partyId } from "../../src/ground/index.ts";
import { openListFile, READERS, readPublication, recognise, starterFiles, type Entry } from "../../src/lists/index.ts";
import { buildSnapshot, type ListedEntry, type SnapshotList } from "../../src/match/index.ts";
import { listedEntry } from "../../src/registry/index.ts";

/** Lists as a desk would load them, through the readers and `listedEntry`; each entry a party of its own, so that each can be missed. */
export interface Listed {
  readonly entries: readonly ListedEntry[];
  readonly lists: readonly SnapshotList[];
}

function listedOf(entries: readonly Entry[], title: string): Listed {
  const mine = entries.map((entry) =>
    listedEntry(entry, { id: partyId(`${entry.list}/${entry.id}`), caption: entry.names[0]?.text ?? entry.id }, title),
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
export async function readListed(title: string, paths: readonly string[]): Promise<Listed> {
  const entries: Entry[] = [];
  for (const publication of await recognise(await Promise.all(paths.map((path) => openListFile(path))))) {
    const result = await readPublication(publication, { onEntry: (entry) => void entries.push(entry) });
    if (!result.whole || result.entries === 0)
      throw new Error(`${title}: read ${result.entries} entries, ${result.whole ? "whole" : "cut short"}`);
  }
  return listedOf(entries, title);
}

/** One list of the yardstick. */
export function readYardstickList(tasks: string, name: string): Promise<Listed> {
  const folder = join(tasks, "lists", name);
  return readListed(
    name,
    readdirSync(folder).map((file) => join(folder, file)),
  );
}

/** The starter register that ships with the project. */
export async function readStarter(): Promise<Listed> {
  const reader = READERS.find(({ format }) => format.includes("starter"));
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
