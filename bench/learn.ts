/**
 * `npm run learn`: what pairs of spellings teach of the costs of letters, and pairs of names of the other numbers, beside the numbers in force
 * (src/match/parameters.json). `--write`: also into that file, beside each number, and docs/letters.md. `--seal`: nothing is learned; the file
 * gets the hash that fits it, after a deliberate change by hand.
 */
import { formatProblem, WritError } from "../src/ground/index.ts";
import { sealParameters } from "./learn/seal.ts";

try {
  if (process.argv.includes("--seal")) {
    process.stdout.write(`${sealParameters().join("\n")}\n`);
  } else {
    // the estimations run on the engine, which takes no file that is not sealed
    const { learn } = await import("./learn/run.ts");
    const told = await learn({ write: process.argv.includes("--write") });
    if (told === null) process.stderr.write("SKIPPED: the measuring data is not there (set WRIT_SHARED)\n");
    else process.stdout.write(told);
  }
} catch (error) {
  if (!(error instanceof WritError)) throw error;
  process.stderr.write(`${formatProblem(error.problem)}\n`);
  process.exitCode = error.exit;
}
