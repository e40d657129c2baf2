import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Kind } from "../../src/ground/index.ts";

/** One question of the yardstick. `expect` and `group` are for the scorer alone: what answers never sees them. */
export interface QueryTask {
  readonly id: string;
  readonly list: string;
  readonly kind: Kind;
  readonly name: string;
  readonly births?: readonly string[];
  readonly expect: readonly string[];
  readonly group: Readonly<Record<string, string | number | null>>;
}

export interface Side {
  readonly kind: Kind | "any";
  readonly names: readonly string[];
}

/** Two parties: the same one or not. */
export interface PairTask {
  readonly id: string;
  readonly left: Side;
  readonly right: Side;
  readonly match: boolean;
  readonly group: Readonly<Record<string, string>>;
}

/** Answer to a query: entities with their scores, best first. */
export interface Answer {
  readonly id: string;
  readonly hits: readonly (readonly [entity: string, score: number])[];
}

export interface PairAnswer {
  readonly id: string;
  readonly score: number;
  readonly band?: string | null;
}

/** Names of the sets in a folder, in order. */
export function sets(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder)
    .filter((file) => file.includes(".jsonl"))
    .map((file) => file.split(".jsonl")[0] as string);
  return [...new Set(names)].toSorted((a, b) => (a < b ? -1 : 1));
}

/** The lines of a set, gzipped or not; null where the set is not there. */
export function lines<T>(folder: string, set: string): T[] | null {
  for (const ending of [".jsonl", ".jsonl.gz"]) {
    const path = join(folder, set + ending);
    if (existsSync(path))
      return textOf(path)
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map((line) => JSON.parse(line) as T);
  }
  return null;
}

export function textOf(path: string): string {
  const bytes = readFileSync(path);
  return (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
}

export function writeLines(path: string, rows: readonly unknown[]): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, gzipSync(rows.map((row) => `${JSON.stringify(row)}\n`).join("")));
}

/** Folder of the yardstick, or null. */
export function yardstick(shared: string | null): string | null {
  const folder = shared === null ? null : join(shared, "yardstick");
  return folder !== null && existsSync(join(folder, "tasks/queries")) ? folder : null;
}
