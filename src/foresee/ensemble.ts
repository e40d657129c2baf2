import { fail, type Problem, problem, WritError } from "../ground/index.ts";
import { monthsBetween, type Month, type Strategy } from "../strategy/index.ts";
import type { Path } from "./path.ts";
import { MONTHS, type OutcomeId } from "./outcome.ts";
import { parameterSpace, type ParameterSpace } from "./parameters.ts";
import type { Posterior } from "./posterior.ts";
import { keyOfText } from "./random.ts";
import type { Situation, SituationGroup } from "./situation.ts";
import { pathOf } from "./timeline.ts";

/** Everything that decides the digits of a comparison. The same request gives the same bytes on any number of workers. */
export interface EnsembleRequest {
  readonly situation: Situation;
  readonly strategies: readonly Strategy[];
  /** a whole number from 0 to 2^32 - 1 */
  readonly seed: number;
  /** how often the parameters are drawn */
  readonly draws: number;
  /** runs with each draw, each with other luck */
  readonly replicates: number;
  /** what calibration has taught; null: the published priors alone */
  readonly posterior: Posterior | null;
}

/** A request that was found sound, with what every run needs. */
export interface Ensemble {
  readonly request: EnsembleRequest;
  readonly space: ParameterSpace;
  /** in the order of the space */
  readonly groups: readonly SituationGroup[];
  readonly groupKeys: readonly number[];
  readonly paths: readonly Path[];
  readonly begins: Month;
  /** outcomes for which the situation has the data; the others are told as not counted */
  readonly counted: ReadonlySet<OutcomeId>;
}

/** One run a draw could not tell luck from belief. */
export const LIMITS = { fewestReplicates: 2, strategies: 12, draws: 100_000, replicates: 100, runs: 250_000 } as const;
/** Runs with each draw, where nobody says otherwise. */
export const USUAL_REPLICATES = 5;

/** Checks a request and lays out its paths. Fails with `usage` or `field-invalid`, naming what is wrong and the remedy. */
export function planEnsemble(request: EnsembleRequest): Ensemble {
  const { situation, strategies, draws, replicates, seed } = request;
  const wrong =
    strategies.length === 0 || strategies.length > LIMITS.strategies
      ? bad("strategies", String(strategies.length), `1 to ${LIMITS.strategies} strategies are compared at a time`)
      : (wholeNumber("seed", seed, 0, 4_294_967_295) ??
        wholeNumber("draws", draws, 2, LIMITS.draws) ??
        wholeNumber("replicates", replicates, LIMITS.fewestReplicates, LIMITS.replicates) ??
        (draws * replicates * strategies.length > LIMITS.runs
          ? bad(
              "runs",
              String(draws * replicates * strategies.length),
              `at most ${LIMITS.runs} runs in all`,
              "Fewer runs of each strategy, or fewer strategies",
            )
          : null) ??
        namedTwice(strategies));
  if (wrong !== null) throw new WritError(wrong);
  const space = parameterSpace(situation.groups);
  const groups = space.groups.map((id) => situation.groups.find((group) => group.id === id) as SituationGroup);
  const begins = strategies.map((strategy) => strategy.begins).reduce((first, month) => (monthsBetween(first, month) < 0 ? month : first));
  return {
    request,
    space,
    groups,
    groupKeys: space.groups.map(keyOfText),
    paths: strategies.map((strategy) => pathOf(strategy, space.groups, begins, MONTHS)),
    begins,
    counted: countedIn(situation),
  };
}

function bad(field: string, value: string, message: string, remedy?: string): Problem {
  return problem("usage", { field, value, message, ...(remedy === undefined ? {} : { remedy }) });
}

function wholeNumber(field: string, value: number, least: number, most: number): Problem | null {
  return Number.isInteger(value) && value >= least && value <= most
    ? null
    : bad(field, String(value), `a whole number from ${least} to ${most}`);
}

function namedTwice(strategies: readonly Strategy[]): Problem | null {
  const twice = strategies.find(({ id }, at) => strategies.findIndex((other) => other.id === id) !== at);
  return twice === undefined
    ? null
    : problem("usage", {
        field: "id",
        value: twice.id,
        message: `two strategies are called "${twice.id}"`,
        remedy: "Give one of them another id",
      });
}

/** A sum over groups needs a number for each of them. */
function countedIn({ groups, servicePrice }: Situation): Set<OutcomeId> {
  const counted = new Set<OutcomeId>(["attacks", "deaths", "support", "capacity", "withheld"]);
  if (groups.every(({ dependants }) => dependants !== null)) {
    counted.add("unserved").add("served");
    if (servicePrice !== null) counted.add("cost");
  }
  if (groups.every(({ harmed }) => harmed !== null)) counted.add("harmed");
  if (groups.every(({ income }) => income !== null)) counted.add("money");
  return counted;
}

/** Splits draws among workers: `[from, to)` each, small enough that progress moves and a cancel is heard. */
export function chunksOf(draws: number, size = 50): readonly (readonly [from: number, to: number])[] {
  if (!(size >= 1)) fail("internal", { field: "size", value: String(size) });
  return Array.from({ length: Math.ceil(draws / size) }, (_, at) => [at * size, Math.min(draws, (at + 1) * size)] as const);
}
