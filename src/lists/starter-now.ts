import { bundle, readFolderNow, starterFolder } from "./starter-bundle.ts";
import { entriesOf } from "./starter-entry.ts";
import { fail, listId } from "../ground/index.ts";
import { newTally } from "./tally.ts";
import type { PartialDate } from "../ground/index.ts";
import type { Entry } from "./entry.ts";
import { join } from "node:path";
import { readRegister } from "./starter-register.ts";
import { starterReader } from "./starter.ts";
import type { ReadResult } from "./reader.ts";
import { statSync } from "node:fs";

/** The packaged register, read in one go. */
export interface StarterNow {
  readonly title: string;
  /** the bytes that `starterFiles` gives */
  readonly bundle: string;
  readonly entries: readonly Entry[];
  /** the day it came onto this machine, `2026-11-25`: no copy keeps a file's change time, so a fresh install is a fresh day */
  readonly installed: string;
  readonly result: ReadResult;
}

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
  const published = register.head?.revised as PartialDate | undefined;
  const result = tally.result({
    list: listId("starter"),
    format: starterReader.format,
    missingParts: [],
    ...(published === undefined ? {} : { published }),
  });
  return {
    title: starterReader.title,
    bundle: bundle(files),
    entries,
    installed: statSync(join(folder, "register.yaml")).ctime.toISOString().slice(0, 10),
    result,
  };
}
