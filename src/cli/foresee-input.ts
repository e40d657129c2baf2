import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { EXAMPLE_SITUATION, parameterSpace, parsePosterior, parseSituation, type Posterior, type Situation } from "../foresee/index.ts";
import { fail, formatProblem, type Problem, WritError } from "../ground/index.ts";
import { EXAMPLE_STRATEGIES, parseStrategy, type Strategy } from "../strategy/index.ts";
import type { Flag } from "./command.ts";
import type { Flags } from "./flags.ts";
import type { Notices } from "./host.ts";
import { cleaned } from "./plain-text.ts";

/** Flags that every simulation understands. */
export const FORESEE_FLAGS: readonly Flag[] = [
  { name: "situation", value: "FILE", says: "the groups as they stand today (without it: three invented classes of groups)" },
  { name: "seed", value: "N", says: "the luck: the same seed gives the same digits (default 1)" },
  { name: "threads", value: "N", says: "how many cores to use (default: all); the digits do not change" },
];

const MOST_BYTES = 50_000_000;

async function textOf(file: string, field: string): Promise<string> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) =>
    fail(error.code === "ENOENT" ? "file-not-found" : "file-unreadable", { file, field, remedy: "Check the path" }, error),
  );
  if (text.length > MOST_BYTES) fail("file-too-large", { file, field });
  return text;
}

/** Says all problems but the first and throws the first, which then is said last, with its exit code. */
function refuse(problems: readonly [Problem, ...Problem[]], notices: Notices): never {
  const [first, ...more] = problems;
  for (const found of more) notices.say(cleaned(formatProblem(found)));
  throw new WritError(first);
}

/** A strategy by the name of one that ships, or from a file. */
export async function strategyFrom(word: string, notices: Notices): Promise<Strategy> {
  const shipped = EXAMPLE_STRATEGIES.find(({ id }) => id === word);
  if (shipped !== undefined) return shipped;
  const names = EXAMPLE_STRATEGIES.map(({ id }) => id).join(", ");
  const text = await textOf(word, "STRATEGY").catch((error: unknown) => {
    if (!(error instanceof WritError) || word.includes(".") || word.includes("/")) throw error;
    return fail("file-not-found", {
      file: word,
      field: "STRATEGY",
      message: "there is no such file, and no strategy of that name ships",
      remedy: `Those that ship: ${names}`,
    });
  });
  const read = parseStrategy(text, word);
  return read.ok ? read.strategy : refuse(read.problems, notices);
}

export async function situationFrom(flags: Flags, notices: Notices): Promise<Situation> {
  const file = flags.text("situation");
  if (file === undefined) return EXAMPLE_SITUATION;
  const read = parseSituation(await textOf(file, "--situation"), file);
  return read.ok ? read.situation : refuse(read.problems, notices);
}

/** What calibration wrote, or null for the published priors alone. */
export async function posteriorFrom(flags: Flags, situation: Situation, notices: Notices): Promise<Posterior | null> {
  const file = flags.text("posterior");
  if (file === undefined) return null;
  const known = parameterSpace(situation.groups).parameters.map(({ id }) => id);
  const read = parsePosterior(await textOf(file, "--posterior"), known, file);
  return read.ok ? read.posterior : refuse(read.problems, notices);
}

export function threadsFrom(flags: Flags): number {
  return flags.count("threads", availableParallelism(), 1);
}

/** A whole number that the random numbers can be keyed with. */
export function seedFrom(flags: Flags): number {
  const seed = flags.count("seed", 1, 0);
  if (seed > 4_294_967_295) fail("usage", { field: "--seed", value: String(seed), message: "a seed is at most 4294967295" });
  return seed;
}
