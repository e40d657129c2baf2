import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import type { Material } from "./material.ts";

/** Where a run keeps what its child processes share. */
export const folder = process.env["WRIT_BENCH_DIR"] ?? "out/bench";
export const materialFile = `${folder}/material.json`;
export const snapshotFile = `${folder}/snapshot.bin`;

export const readMaterial = (): Material => JSON.parse(readFileSync(materialFile, "utf8")) as Material;

/** The whole file in memory that worker threads can share, read once. */
export function readShared(path: string): SharedArrayBuffer {
  const handle = openSync(path, "r");
  try {
    const { size } = fstatSync(handle);
    const shared = new SharedArrayBuffer(size);
    const bytes = new Uint8Array(shared);
    for (let at = 0; at < size;) at += readSync(handle, bytes, at, size - at, at);
    return shared;
  } finally {
    closeSync(handle);
  }
}

/** What a child process hands back: its last line. */
export const report = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`);
