import { bundle, readFolderNow, starterFolder } from "./starter-bundle.ts";
import { entriesOf } from "./starter-entry.ts";
import { fail, listId } from "../ground/index.ts";
import { newTally } from "./tally.ts";
import type { PartialDate } from "../ground/index.ts";
import type { Entry } from "./entry.ts";
import { readRegister } from "./starter-register.ts";
import { starterReader } from "./starter.ts";
import type { ReadResult } from "./reader.ts";

/** The packaged register, read in one go. */
export interface StarterNow {
  readonly title: string;
  readonly entries: readonly Entry[];
  /** the day on which its facts were last gone through, `2026-11-28` */
  readonly revised: string;
  readonly result: ReadResult;
}

/** The packaged register as text: the bytes that `starterFiles` gives. */
export const starterText = (folder: string = starterFolder()): string => bundle(readFolderNow(folder));

/** Reads the register that is packaged with Writ without waiting. It is ours: anything wrong in it throws `file-unreadable`. */
export function starterNow(folder: string = starterFolder()): StarterNow {
  const entries: Entry[] = [];
  const tally = newTally({ onEntry: (entry) => entries.push(entry) });
  const files = readFolderNow(folder);
  const register = readRegister(files, (found) =>
    fail("file-unreadable", { ...found, message: `the packaged register is damaged: ${found.message}`, remedy: "install Writ again" }),
  );
  for (let row = 0; row < register.rows; row++) tally.row();
  for (const entry of entriesOf(register, starterReader.list)) tally.entry(entry);
  const revised =
    register.head?.revised ?? fail("file-unreadable", { file: "register.yaml", field: "revised", remedy: "install Writ again" });
  const result = tally.result({
    list: listId("starter"),
    format: starterReader.format,
    missingParts: [],
    published: revised as PartialDate,
  });
  return {
    title: starterReader.title,
    entries,
    revised,
    result,
  };
}
