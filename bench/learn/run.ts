import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseParameterFile } from "../../src/match/parameters-file.ts";
import { POPULATION_HASH } from "../../src/match/population-hash.ts";
import { shared } from "../../test/shared.ts";
import { yardstick } from "../accuracy/tasks.ts";
import { findEvidence } from "../evidence/found.ts";
import { estimatesOf } from "./estimates.ts";
import { lettersPage } from "./page.ts";
import { PARAMETER_FILE } from "./seal.ts";
import { changesBetween, sealedText, withEstimates } from "./sealing.ts";
import { teachLetters } from "./taught.ts";

/** What is learned, as text; with `write`, docs/letters.md and the file of parameters, too. Null without the measuring data. */
export async function learn({ write }: { readonly write: boolean }): Promise<string | null> {
  const stand = yardstick(shared);
  if (stand === null || shared === null) return null;
  const letters = teachLetters(join(shared, "data"));
  const estimates = estimatesOf({ letters, names: await findEvidence({ shared, stand }) });
  const page = lettersPage(letters);
  const file = parseParameterFile(readFileSync(PARAMETER_FILE, "utf8"), { file: PARAMETER_FILE, population: POPULATION_HASH });
  const next = withEstimates(file, estimates);
  const changes = changesBetween(file, next);
  if (write) {
    writeFileSync(PARAMETER_FILE, sealedText(next, PARAMETER_FILE));
    writeFileSync("docs/letters.md", page);
  }
  const told = changes.length === 0 ? "nothing in the file is another" : changes.join("\n");
  return `${page}\n${PARAMETER_FILE}${write ? "" : " (not written: give --write)"}:\n${told}\n`;
}
