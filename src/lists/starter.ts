import { listId } from "../ground/index.ts";
import type { PartialDate } from "../ground/index.ts";
import type { ListFile, ListReader, ReadOptions, ReadResult } from "./reader.ts";
import { BUNDLE_HEAD, bundleText, unbundle } from "./starter-bundle.ts";
import { entriesOf } from "./starter-entry.ts";
import { readRegister } from "./starter-register.ts";
import type { StarterRegister } from "./starter-register.ts";
import { newTally } from "./tally.ts";

const LIST = listId("starter");

/**
 * Writ's own register of the groups of March 2019, one bundle of the files under `register/` (docs/register.md). Anything
 * wrong in it is reported with file, line, field and remedy, and makes the reading not whole.
 */
export const starterReader: ListReader = {
  format: "starter",
  list: LIST,
  title: "Starter register (Writ's own, not an official list)",
  recognise: (file) => (file.head.split("\n", 1)[0]?.trimEnd() === BUNDLE_HEAD ? "whole" : null),
  read,
};

async function read(parts: ReadonlyMap<string, ListFile>, options: ReadOptions): Promise<ReadResult> {
  const tally = newTally(options);
  const list = options.as ?? options.list ?? LIST;
  const file = parts.get("whole");
  let register: StarterRegister | null = null;
  try {
    if (file !== undefined) {
      const text = await bundleText(file, (bytes) => options.onProgress?.(bytes, file.size));
      const { files, problems } = unbundle(text, file.name);
      const report = (found: Parameters<typeof tally.problem>[0]): void => {
        tally.problem(found);
        tally.broken();
      };
      problems.forEach(report);
      register = readRegister(files, report);
    }
  } catch (error) {
    tally.damage(error);
  }
  for (let row = 0; row < (register?.rows ?? 0); row++) tally.row();
  for (const entry of register === null ? [] : entriesOf(register, list)) tally.entry(entry);
  const published = options.published ?? (register?.head?.revised as PartialDate | undefined);
  return tally.result({
    list,
    format: "starter",
    missingParts: file === undefined ? ["whole"] : [],
    ...(published === undefined ? {} : { published }),
  });
}
