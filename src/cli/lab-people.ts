import { chanceOf, drawOf, inventedPopulation, LAB_LIMITS, type LabReport } from "../lab/index.ts";
import type { Notices } from "./host.ts";
import type { LabAsk } from "./lab-engine.ts";
import { readNames } from "./lab-names.ts";
import { shownProblems } from "./problem-lines.ts";

/** Whose alerts are counted: people (or bodies) who are taken to be on no list. */
export interface LabPeople {
  readonly people: Iterable<LabAsk>;
  readonly facts: LabReport["people"];
}

/** The shipped population, made as it is asked. */
export function syntheticPeople(count: number, seed: number): LabPeople {
  return {
    people: inventedPopulation(count, seed),
    facts: { origin: "synthetic", name: "invented people and bodies", sha256: null, asked: count, of: count, leftOut: 0 },
  };
}

/** A file of the user's; of a longer one `count` are drawn by chance. */
export async function peopleOfFile(
  path: string,
  count: number | null,
  { seed, notices }: { readonly seed: number; readonly notices: Notices },
): Promise<LabPeople> {
  const draw = drawOf<LabAsk>(count ?? LAB_LIMITS.population, chanceOf(`population\n${seed}`));
  const read = await readNames(path, ({ name, kind }) => draw.offer({ name, kind }));
  for (const line of shownProblems(read.problems, read.problemCount)) notices.say(line);
  const people = draw.drawn();
  return {
    people,
    facts: { origin: "file", name: read.file, sha256: read.sha256, asked: people.length, of: draw.seen(), leftOut: read.problemCount },
  };
}
