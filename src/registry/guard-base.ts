import type { GuardRule } from "./guard-rules.ts";
import type { DatabaseSync } from "node:sqlite";
import type { DataPaths } from "./paths.ts";
import type { ListId } from "../ground/index.ts";
import { type ListFile, type ListReader, readPublication } from "../lists/index.ts";
import { newShape, type Shape } from "./guard-shape.ts";
import { openRawFile } from "./raw-file.ts";

/** Rules that a better reader may break as well as a publisher: it finds columns and facts elsewhere than the one before it did. */
export const isOfReading = (rule: GuardRule): boolean => rule === "gone" || rule === "unknown" || rule === "names";

export interface BaseQuestion {
  readonly list: ListId;
  readonly reader: ListReader;
  /** ISO instant of whoever adds */
  readonly at: string;
}

/** Reads the version in force once more, from its raw files, and says what it is made of. Writes nothing. */
export async function shapeInForce(
  { db, paths }: { readonly db: DatabaseSync; readonly paths: DataPaths },
  { list, reader, at }: BaseQuestion,
): Promise<Shape> {
  const rows = db
    .prepare("SELECT part, part.name, part.sha256 FROM list JOIN part ON part.version = list.version WHERE list.id = ? ORDER BY part")
    .all(list) as { part: string; name: string; sha256: string }[];
  const parts = new Map<string, ListFile>();
  for (const { part, ...file } of rows) parts.set(part, await openRawFile(paths.raw, file));
  const shape = newShape(at.slice(0, 10));
  const { unmapped } = await readPublication({ reader, list, parts }, { as: list, onEntry: (entry) => shape.add(entry) });
  return shape.shape(unmapped);
}
