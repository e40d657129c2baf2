/**
 * `npm run learn`: what pairs of spellings teach of the costs of letters (src/match/cost.ts), beside the costs in force.
 * `--write`: also docs/letters.md.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { shared } from "../test/shared.ts";
import { inForce, type Chances } from "./learn/changes.ts";
import { lettersPage, type Taught } from "./learn/page.ts";
import { SOURCES, spellingPairs } from "./learn/spellings.ts";
import { expect, learnChances, type Pair } from "./learn/transducer.ts";

const LEVELS = Array.from({ length: 9 }, (_, i) => i);

/** Bits that a pair takes to write down. */
function bitsOf(pairs: readonly Pair[], chances: Chances, other?: number): number {
  const { bits, all } = expect(pairs, chances, other);
  return -bits / all;
}

const bestOf = (choices: readonly number[], cost: (choice: number) => number): number =>
  choices.map((choice) => ({ choice, cost: cost(choice) })).reduce((x, y) => (y.cost < x.cost ? y : x)).choice;

if (shared === null) {
  process.stderr.write("SKIPPED: the measuring data is not there (set WRIT_SHARED)\n");
} else {
  const data = join(shared, "data");
  const taught = SOURCES.map((source): Taught => {
    const { teaches, checks } = spellingPairs(data, source);
    const level = bestOf(LEVELS, (at) => bitsOf(teaches, inForce({ level: at })));
    const { chances, counts, other } = learnChances(teaches, inForce({ level }));
    const check = { pairs: checks.length, inForce: bitsOf(checks, inForce({ level }), other), learned: bitsOf(checks, chances, other) };
    return { source, pairs: teaches.length, counts, other, level, check };
  });
  const page = lettersPage(taught);
  if (process.argv.includes("--write")) writeFileSync("docs/letters.md", page);
  process.stdout.write(page);
}
