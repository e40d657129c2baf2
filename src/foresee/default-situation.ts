import { WritError } from "../ground/index.ts";
import classes from "./situations/classes.json" with { type: "json" };
import { readSituation } from "./situation-read.ts";
import type { Situation } from "./situation.ts";

/** Three classes of groups with invented numbers, so that the examples run. For no named group is there a default. */
export const EXAMPLE_SITUATION: Situation = exampleSituation();

function exampleSituation(): Situation {
  const read = readSituation(classes);
  if (!read.ok) throw new WritError(read.problems[0]);
  return read.situation;
}
