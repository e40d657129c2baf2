import { resolve } from "node:path";
import { listFileFromBytes, openListFile, readPublication, recognise } from "../src/lists/index.ts";
import type { Entry, PublicationFiles, ReadOptions, ReadResult } from "../src/lists/index.ts";

export interface ReadAll {
  readonly group: PublicationFiles;
  readonly result: ReadResult;
  readonly entries: readonly Entry[];
}

/** Reads files as publications, whole, in the order in which they are recognised. */
export async function readFiles(paths: readonly string[], options: Omit<ReadOptions, "onEntry"> = {}): Promise<readonly ReadAll[]> {
  return readGroups(await recognise(await Promise.all(paths.map((path) => openListFile(path)))), options);
}

/** One text or some bytes under an invented name: the name must never matter. */
export async function readBytes(bytes: Uint8Array | string, options: Omit<ReadOptions, "onEntry"> = {}): Promise<ReadAll> {
  const file = await listFileFromBytes("given.bin", typeof bytes === "string" ? Buffer.from(bytes) : bytes);
  return (await readGroups(await recognise([file]), options))[0] as ReadAll;
}

async function readGroups(groups: readonly PublicationFiles[], options: Omit<ReadOptions, "onEntry">): Promise<readonly ReadAll[]> {
  const all: ReadAll[] = [];
  for (const group of groups) {
    const entries: Entry[] = [];
    const result = await readPublication(group, { ...options, onEntry: (entry) => void entries.push(entry) });
    all.push({ group, result, entries });
  }
  return all;
}

export function fixture(path: string): string {
  return resolve(import.meta.dirname, "fixtures/lists", path);
}
