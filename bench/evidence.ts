/**
 * `npm run evidence`: what pairs of names teach of the numbers that the engine takes for right, and how well its bits tell the odds.
 * Pairs that are true: two names that one entry of the lists prints. Pairs by chance: ordinary names that the yardstick does not ask,
 * beside the listed names that come nearest. One half teaches, the other checks. And what two offices print of one person, whom a
 * printed number joins, beside strangers: births, countries, sex, places. `--write`: also docs/evidence.md.
 */
import { writeFileSync } from "node:fs";
import { parametersId } from "../src/match/index.ts";
import { shared } from "../test/shared.ts";
import { yardstick } from "./accuracy/tasks.ts";
import { findEvidence } from "./evidence/found.ts";
import { evidencePage } from "./evidence/page.ts";

const stand = yardstick(shared);
if (stand === null || shared === null) {
  process.stderr.write("SKIPPED: the measuring data is not there (set WRIT_SHARED)\n");
} else {
  const page = evidencePage({ ...(await findEvidence({ shared, stand })), parameters: parametersId() });
  if (process.argv.includes("--write")) writeFileSync("docs/evidence.md", page);
  process.stdout.write(page);
}
