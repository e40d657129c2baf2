import { randomUUID } from "node:crypto";
import { fail } from "../ground/index.ts";
import type { ForeseeCountsFile } from "./foresee-shapes.ts";

/** Files of counts as sessions have sent them: one for each, in memory alone, the last ones are held. */
export interface ForeseeCounts {
  /** Throws `file-empty`. */
  keep(session: string, text: string, file: string): ForeseeCountsFile;
  /** Throws `not-found`. */
  find(session: string, id: string): CountsText;
}

/** A file of counts, not read yet. */
export interface CountsText {
  readonly file: string;
  readonly text: string;
}

const MOST_HELD = 4;

export function openForeseeCounts(): ForeseeCounts {
  let held: readonly (CountsText & { readonly id: string; readonly session: string })[] = [];
  return {
    keep(session, text, file) {
      if (text.trim() === "") fail("file-empty", { file, remedy: "A CSV file whose first line names its columns" });
      const fresh = { id: randomUUID(), session, text, file };
      held = [...held.filter((one) => one.session !== session), fresh].slice(-MOST_HELD);
      return { id: fresh.id, file, characters: text.length };
    },
    find(session, id) {
      return (
        held.find((one) => one.session === session && one.id === id) ??
        fail("not-found", { field: "counts", message: "the file of counts is not here any more", remedy: "Give the file once more" })
      );
    },
  };
}
