import { fail } from "../ground/index.ts";
import { monthAfter, monthsBetween, type Month, type Strategy } from "../strategy/index.ts";
import {
  COMPARISON_SCHEMA,
  type Comparison,
  type DecidingRow,
  type OutcomeOfStrategy,
  type OutcomeReport,
  type PairTable,
  type QuietRow,
  type RegretRow,
  type ShortAndLong,
} from "./comparison.ts";
import { decidingBeliefs } from "./deciding.ts";
import { MODEL } from "./model-version.ts";
import { MONTHS, MONTHS_A_POINT, OUTCOMES, POINTS, QUIET, SPANS, type Outcome, type OutcomeId, type SpanId } from "./outcome.ts";
import { pairMatrix, ratiosOf, regretsOf, shareLess } from "./pairs.ts";
import { shown, shownQuantiles } from "./people.ts";
import { meanOf, quantilesOf, rounded } from "./quantile.ts";
import { meansOfDraws, type Samples } from "./samples.ts";
import { spreadOf } from "./variance.ts";

const POINTS_A_YEAR = 12 / MONTHS_A_POINT;

/** Of states that were held at a bound: above this the model has left what it is for. */
const MOST_CLIPPED = 0.001;

/** All tables of a comparison from its runs. Fails when a figure is not finite or the model was out of its bounds too often. */
export function compare(samples: Samples): Comparison {
  const { request, begins } = samples.ensemble;
  const { strategies, situation, posterior } = request;
  // one draw far out is a large share of few: by so much a sound situation may be above it by luck
  const most = MOST_CLIPPED + 3 * Math.sqrt(MOST_CLIPPED / samples.draws);
  strategies.forEach(({ id }, at) => {
    if (samples.clipped(at) > most)
      fail("field-invalid", {
        field: "situation",
        value: id,
        message: `under "${id}" support or capacity was held at its bound in ${(100 * samples.clipped(at)).toFixed(2)} % of the months`,
        remedy: "The situation's numbers are outside what the model is for: support near 0 or 1, or attacks that hardly ever happen",
      });
  });
  const reference = Math.max(
    0,
    strategies.findIndex(({ id }) => id === "tolerance"),
  );
  const ranking = rank(samples);
  const comparison: Comparison = {
    schema: COMPARISON_SCHEMA,
    model: MODEL,
    seed: request.seed,
    draws: samples.draws,
    replicates: request.replicates,
    runs: samples.runs,
    begins,
    months: MONTHS,
    situation,
    strategies,
    reference: (strategies[reference] as Strategy).id,
    calibration: posterior?.source ?? null,
    outcomes: OUTCOMES.map((outcome) => outcomeReport(outcome, samples)),
    shortAndLong: strategies.map((_, at) => shortAndLong(samples, at, reference)),
    pairs: (["attacks", "deaths"] as const).flatMap((outcome) => SPANS.map(({ id }) => pairTable(samples, outcome, id))),
    regret: (["attacks", "deaths"] as const).flatMap((outcome) => regretRows(samples, outcome)),
    quiet: strategies.map(({ id }, at) => quietRow(id, samples.quiet(at))),
    groups: strategies.flatMap(({ id }, at) =>
      samples.ensemble.groups.map((group, index) => ({ strategy: id, group: group.id, attacks: quantilesOf(samples.ofGroup(at, index)) })),
    ),
    ranking,
    deciding: decidingRows(
      samples,
      ranking.map(({ strategy }) => strategies.findIndex(({ id }) => id === strategy)),
    ),
    notes: notesOf(samples),
  };
  refuseNaN(comparison, "");
  return comparison;
}

function outcomeReport(outcome: Outcome, samples: Samples): OutcomeReport {
  const { id, title, kind, better, people } = outcome;
  const { counted, request } = samples.ensemble;
  const unit = outcome.unit === "money" && request.situation.currency !== null ? request.situation.currency : outcome.unit;
  const head = { id, title, unit, kind, better, people };
  if (!counted.has(id)) return { ...head, counted: false, why: notCounted(id) };
  const strategies = request.strategies.map((strategy, at): OutcomeOfStrategy => {
    const spans = SPANS.map(({ id: span }) => {
      const values = samples.over(id, at, span);
      return [span, { quantiles: shownQuantiles(quantilesOf(values), { people }), mean: shown(meanOf(values), { people }) }] as const;
    });
    return {
      strategy: strategy.id,
      points: Array.from({ length: POINTS }, (_, point) => shownQuantiles(quantilesOf(samples.atPoint(id, at, point)), { people })),
      spans: Object.fromEntries(spans) as OutcomeOfStrategy["spans"],
      spread: spreadOf(samples.over(id, at, "whole"), samples),
    };
  });
  return { ...head, counted: true, strategies };
}

const MISSING: Partial<Record<OutcomeId, string>> = {
  unserved: '"dependants"',
  served: '"dependants"',
  harmed: '"harmed"',
  money: '"income"',
  cost: '"servicePrice", or not "dependants"',
};

function notCounted(id: OutcomeId): string {
  return `not counted: the situation does not give ${MISSING[id] ?? "the data"} for every group`;
}

function shortAndLong(samples: Samples, strategy: number, reference: number): ShortAndLong {
  const ratios = SPANS.map(
    ({ id }) => [id, ratiosOf(samples.over("attacks", strategy, id), samples.over("attacks", reference, id), samples.draws)] as const,
  );
  const spans = ratios.map(([id, ratio]) => {
    const share = strategy === reference ? 0.5 : shareLess(samples.over("attacks", strategy, id), samples.over("attacks", reference, id));
    return [id, { ratio: quantilesOf(ratio), less: share }] as const;
  });
  const years = Array.from({ length: MONTHS / 12 }, (_, year) => {
    const [from, to] = [year * POINTS_A_YEAR, (year + 1) * POINTS_A_YEAR];
    return quantilesOf(
      ratiosOf(samples.between("attacks", strategy, from, to), samples.between("attacks", reference, from, to), samples.draws),
    );
  });
  const [short, , long] = ratios.map(([, ratio]) => ratio);
  let turned = 0;
  for (let draw = 0; draw < samples.draws; draw++) if ((short?.[draw] ?? 1) > 1 && (long?.[draw] ?? 1) < 1) turned++;
  return {
    strategy: (samples.ensemble.request.strategies[strategy] as Strategy).id,
    spans: Object.fromEntries(spans) as ShortAndLong["spans"],
    years,
    worseThenBetter: rounded(turned / samples.draws),
    spread: spreadOf(less(samples.over("attacks", strategy, "whole"), samples.over("attacks", reference, "whole")), samples),
  };
}

function pairTable(samples: Samples, outcome: "attacks" | "deaths", span: SpanId): PairTable {
  return { outcome, span, share: pairMatrix(samples.ensemble.request.strategies.map((_, at) => samples.over(outcome, at, span))) };
}

function regretRows(samples: Samples, outcome: "attacks" | "deaths"): RegretRow[] {
  const { strategies } = samples.ensemble.request;
  const people = outcome === "deaths";
  return regretsOf(strategies.map((_, at) => samples.over(outcome, at, "whole"))).map(({ values, mean, quantiles, best }, at) => ({
    strategy: (strategies[at] as Strategy).id,
    outcome,
    mean: shown(mean, { people }),
    quantiles: shownQuantiles(quantiles, { people }),
    best,
    spread: spreadOf(values, samples),
  }));
}

function quietRow(strategy: string, months: Float64Array): QuietRow {
  const quiet = months.filter((month) => month > 0).toSorted();
  const half = Math.ceil(months.length / 2);
  return { strategy, ever: rounded(quiet.length / months.length), median: quiet.length >= half ? (quiet[half - 1] as number) : null };
}

/** By how many of the others it has fewer attacks than more often than not (Copeland), then by the mean chance of that. */
function rank(samples: Samples): Comparison["ranking"] {
  const { strategies } = samples.ensemble.request;
  const matrix = pairMatrix(strategies.map((_, at) => samples.over("attacks", at, "whole")));
  return strategies
    .map(({ id }, at) => {
      const others = (matrix[at] as number[]).filter((_, other) => other !== at);
      const beaten = others.reduce((sum, share) => sum + (share > 0.5 ? 1 : share === 0.5 ? 0.5 : 0), 0);
      return { strategy: id as string, beats: rounded(others.length === 0 ? 0.5 : meanOf(others)), beaten };
    })
    .toSorted((left, right) => right.beaten - left.beaten || right.beats - left.beats);
}

/** What the place of the strategy that is ahead hangs on, against each of the others. In a circle of three the pair is turned. */
function decidingRows(samples: Samples, order: readonly number[]): DecidingRow[] {
  const [first, ...others] = order;
  if (first === undefined) return [];
  const { strategies } = samples.ensemble.request;
  const attacks = (strategy: number): Float64Array => samples.over("attacks", strategy, "whole");
  return others.map((rival) => {
    const [ahead, other] = shareLess(attacks(first), attacks(rival)) >= 0.5 ? [first, rival] : [rival, first];
    const [left, right] = [attacks(ahead), attacks(other)];
    const won = left.map((value, run) => (value < (right[run] as number) ? 1 : value === right[run] ? 0.5 : 0));
    return {
      ahead: (strategies[ahead] as Strategy).id,
      other: (strategies[other] as Strategy).id,
      probability: shareLess(left, right),
      spread: spreadOf(less(left, right), samples),
      beliefs: decidingBeliefs(meansOfDraws(won, samples.draws), samples),
    };
  });
}

/** run by run, the first less the second */
const less = (left: Float64Array, right: Float64Array): Float64Array => left.map((value, run) => value - (right[run] as number));

function notesOf(samples: Samples): string[] {
  const { request, counted, space, begins } = samples.ensemble;
  const silent = request.strategies.flatMap((strategy) => {
    const left = space.groups.filter((group) => !strategy.groups.some(({ id }) => id === group));
    return left.length === 0 ? [] : [`"${strategy.id}" says nothing of ${left.join(", ")}: nothing is done there`];
  });
  const late = request.strategies.flatMap((strategy) => timeNotes(strategy, begins));
  const uncounted = OUTCOMES.filter(({ id }) => !counted.has(id)).map(({ id, title }) => `${title}: ${notCounted(id)}`);
  return [
    ...(request.posterior === null
      ? ["No data were used: every figure follows from published studies and from the situation as it was stated"]
      : [`Fitted to ${request.posterior.source}. Force answers attacks, so what counts teach of it is association, not cause`]),
    "Signs are cited, sizes mostly assumed. No forecast of a named group, no causal effect of a ban, nothing about persons, nothing below a province",
    `Quiet means ${QUIET.months} months with less than ${100 * QUIET.share} % of today's attacks`,
    ...silent,
    ...late,
    ...uncounted,
  ];
}

/** What of a strategy lies outside of the ten years that are simulated, or begins later than another's. */
function timeNotes({ id, begins: own, groups }: Strategy, begins: Month): string[] {
  const end = monthAfter(begins, MONTHS);
  const outside = groups.flatMap(({ measures }) => measures).filter(({ start }) => monthsBetween(end, start) >= 0);
  return [
    ...(own === begins ? [] : [`"${id}" begins in ${own}; until then nothing is done under it`]),
    ...(outside.length === 0 ? [] : [`"${id}" has ${outside.length} measures that start after the ten years; they count for nothing here`]),
  ];
}

/** A figure that is no number would be read as one by the next program. */
function refuseNaN(value: unknown, path: string): void {
  if (typeof value === "number" && !Number.isFinite(value))
    fail("internal", { field: path, value: String(value), message: "a figure is not finite" });
  if (typeof value === "object" && value !== null) for (const [key, inner] of Object.entries(value)) refuseNaN(inner, `${path}.${key}`);
}
