import { z } from "zod";
import {
  EXAMPLE_SITUATION,
  LIMITS,
  planEnsemble,
  readSituation,
  SITUATION_SCHEMA,
  parseSituation,
  USUAL_REPLICATES,
  type EnsembleRequest,
  type Posterior,
  type Situation,
} from "../foresee/index.ts";
import { problem, WritError, type Problem } from "../ground/index.ts";
import { leavesServicesOff, parseJson, parseStrategy, readStrategy } from "../strategy/index.ts";
import type { ForeseeLimits, ForeseeRead } from "./foresee-shapes.ts";

/** A page's comparison is done in seconds; more runs are for the command line, which has no others to share with. */
export const FORESEE_LIMITS: ForeseeLimits = {
  strategies: LIMITS.strategies,
  fewestRuns: 2 * USUAL_REPLICATES,
  mostRuns: 20_000,
  usualRuns: 10_000,
  allRuns: 120_000,
};

const TEXT_CHARACTERS = 500_000;

export const foreseeRunBody = z.strictObject({
  strategies: z
    .array(z.unknown())
    .min(1, "choose at least one strategy")
    .max(FORESEE_LIMITS.strategies, `at most ${FORESEE_LIMITS.strategies} strategies are compared at a time`)
    .describe("strategies as in docs/strategy.md"),
  situation: z.unknown().optional().describe("the groups as they stand today, docs/foresee.md; left out: the invented example"),
  learnt: z.string().max(100).optional().describe("what calibration has taught: the id that POST /api/foresee/learnt gave"),
  runs: z
    .int("runs is a whole number")
    .min(FORESEE_LIMITS.fewestRuns, `at least ${FORESEE_LIMITS.fewestRuns} runs of each strategy`)
    .max(FORESEE_LIMITS.mostRuns, `at most ${FORESEE_LIMITS.mostRuns} runs of each strategy; more: writ foresee compare`)
    .optional()
    .describe("of each strategy"),
  seed: z
    .int("a seed is a whole number")
    .min(0, "a seed is 0 or more")
    .max(4_294_967_295, "a seed is at most 4294967295")
    .optional()
    .describe("the luck; default 1, as on the command line"),
});

export const foreseeReadBody = z.strictObject({
  text: z.string().max(TEXT_CHARACTERS, `a strategy or a situation has at most ${TEXT_CHARACTERS} characters`),
  file: z.string().max(200).optional().describe("what problems call it"),
});

/** The request of a comparison; everything in it is checked, and the first problem is thrown with its path in the body. */
export function foreseeRequest(
  body: z.infer<typeof foreseeRunBody>,
  learnt: (id: string, situation: Situation) => Posterior,
): EnsembleRequest {
  const runs = body.runs ?? FORESEE_LIMITS.usualRuns;
  if (runs * body.strategies.length > FORESEE_LIMITS.allRuns)
    throw new WritError(
      problem("usage", {
        field: "runs",
        value: String(runs),
        message: `at most ${FORESEE_LIMITS.allRuns} runs of all strategies together`,
        remedy: `For ${body.strategies.length} strategies at most ${Math.floor(FORESEE_LIMITS.allRuns / body.strategies.length)} each, or writ foresee compare`,
      }),
    );
  const strategies = body.strategies.map((value, at) => {
    const read = readStrategy(value);
    if (!read.ok) throw new WritError(within(`strategies[${at}]`, read.problems[0]));
    return read.strategy;
  });
  const situation = situationOf(body.situation);
  const request: EnsembleRequest = {
    situation,
    strategies,
    seed: body.seed ?? 1,
    draws: Math.ceil(runs / USUAL_REPLICATES),
    replicates: USUAL_REPLICATES,
    posterior: body.learnt === undefined ? null : learnt(body.learnt, situation),
  };
  // a group that the situation does not have, two strategies of one name
  planEnsemble(request);
  return request;
}

export function situationOf(value: unknown): Situation {
  if (value === undefined || value === null) return EXAMPLE_SITUATION;
  const read = readSituation(value);
  if (!read.ok) throw new WritError(within("situation", read.problems[0]));
  return read.situation;
}

/** `groups[0].id` of the second strategy → `strategies[1].groups[0].id` */
export const within = (place: string, found: Problem): Problem => ({
  ...found,
  field: found.field === undefined ? place : `${place}.${found.field}`,
});

/** What a dropped or pasted text is, by the schema that it names. */
export function readForeseeText({ text, file }: z.infer<typeof foreseeReadBody>): ForeseeRead {
  const json = parseJson(text, file);
  if (!json.ok) return { kind: "neither", problems: [json.problem] };
  const { value } = json;
  if (typeof value === "object" && value !== null && "schema" in value && value.schema === SITUATION_SCHEMA) {
    const read = parseSituation(text, file);
    return read.ok ? { kind: "situation", situation: read.situation } : { kind: "neither", problems: read.problems };
  }
  const read = parseStrategy(text, file);
  return read.ok
    ? { kind: "strategy", strategy: read.strategy, leavesServicesOff: leavesServicesOff(read.strategy) }
    : { kind: "neither", problems: read.problems };
}
