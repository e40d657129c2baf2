import { fail } from "../ground/index.ts";
import type { ListFile, RecognisedFile } from "./reader.ts";

/** Puts a file in its place among its siblings; a second file for the same place is refused, because one of them would be lost. */
export function addPart(parts: Map<string, ListFile>, { part, file }: RecognisedFile): void {
  const there = parts.get(part);
  if (there !== undefined)
    fail("usage", {
      file: file.name,
      message: `this and ${there.name} are both the part "${part}" of one publication`,
      remedy: "give one of them",
    });
  parts.set(part, file);
}
