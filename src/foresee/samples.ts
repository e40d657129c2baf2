import { fail } from "../ground/index.ts";
import { BY_RUN, type BY_DRAW, type Chunk } from "./chunk.ts";
import type { Ensemble } from "./ensemble.ts";
import { MONTHS_A_POINT, POINTS, SPANS, type OutcomeId, type SpanId } from "./outcome.ts";

/** All runs of an ensemble, in the order of their draws whatever the order in which they were run. */
export interface Samples {
  readonly ensemble: Ensemble;
  readonly draws: number;
  /** runs of each strategy: draws times replicates */
  readonly runs: number;
  /** every run's value at a point of the chart; of an outcome that depends on the draw alone, one for each draw */
  atPoint(outcome: OutcomeId, strategy: number, point: number): Float32Array;
  /** every run's sum over the points `from` to `to` */
  between(outcome: OutcomeId, strategy: number, from: number, to: number): Float64Array;
  /** every run's total over a span (a stock: its last value), in the order of the runs; cached */
  over(outcome: OutcomeId, strategy: number, span: SpanId): Float64Array;
  /** months until quiet, 0: never */
  quiet(strategy: number): Float64Array;
  /** attacks of one group over the whole time */
  ofGroup(strategy: number, group: number): Float64Array;
  /** the draws' coordinate for a parameter */
  z(parameter: number): Float64Array;
  /** share of state updates that were held at a bound */
  clipped(strategy: number): number;
}

type RunColumn = (typeof BY_RUN)[number];
type DrawColumn = (typeof BY_DRAW)[number];

/** Puts chunks together. They must cover the draws from 0 on without gap or overlap; what is there is what was run. */
export function mergeChunks(ensemble: Ensemble, chunks: readonly Chunk[]): Samples {
  const ordered = chunks.toSorted((left, right) => left.from - right.from);
  let reached = 0;
  for (const { from, to } of ordered) {
    if (from !== reached)
      fail("internal", { field: "chunks", value: `${from}`, message: `draws ${reached} to ${from} are missing or twice there` });
    reached = to;
  }
  const { space, request } = ensemble;
  const { replicates } = request;
  const draws = reached;
  const runs = draws * replicates;
  const isRun = (outcome: OutcomeId): outcome is RunColumn => (BY_RUN as readonly string[]).includes(outcome);

  const atPoint = (outcome: OutcomeId, strategy: number, point: number): Float32Array => {
    const perDraw = isRun(outcome) ? replicates : 1;
    const found = new Float32Array(draws * perDraw);
    for (const chunk of ordered) {
      const column = isRun(outcome) ? chunk.byRun[outcome] : chunk.byDraw[outcome as DrawColumn];
      const rows = (chunk.to - chunk.from) * perDraw;
      const start = (strategy * POINTS + point) * rows;
      found.set(column.subarray(start, start + rows), chunk.from * perDraw);
    }
    return found;
  };

  const stock = (outcome: OutcomeId): boolean => outcome === "support" || outcome === "capacity";
  const between = (outcome: OutcomeId, strategy: number, from: number, to: number): Float64Array => {
    const sums = new Float64Array(draws * (isRun(outcome) ? replicates : 1));
    for (let point = from; point < to; point++) {
      const column = atPoint(outcome, strategy, point);
      for (let row = 0; row < sums.length; row++) sums[row] = (sums[row] as number) + (column[row] as number);
    }
    return sums;
  };
  const totals = new Map<string, Float64Array>();
  const over = (outcome: OutcomeId, strategy: number, span: SpanId): Float64Array => {
    const key = `${outcome} ${strategy} ${span}`;
    const known = totals.get(key);
    if (known !== undefined) return known;
    const { from, to } = SPANS.find(({ id }) => id === span) as (typeof SPANS)[number];
    const last = to / MONTHS_A_POINT;
    const sums = between(outcome, strategy, stock(outcome) ? last - 1 : from / MONTHS_A_POINT, last);
    totals.set(key, sums);
    return sums;
  };

  const gather = (column: (chunk: Chunk) => ArrayLike<number>, place: number): Float64Array => {
    const found = new Float64Array(runs);
    for (const chunk of ordered) {
      const values = column(chunk);
      const rows = (chunk.to - chunk.from) * replicates;
      for (let row = 0; row < rows; row++) found[chunk.from * replicates + row] = values[place * rows + row] as number;
    }
    return found;
  };
  const coordinates = (parameter: number): Float64Array => {
    const found = new Float64Array(draws);
    for (const chunk of ordered)
      for (let draw = chunk.from; draw < chunk.to; draw++) found[draw] = chunk.z[(draw - chunk.from) * space.size + parameter] as number;
    return found;
  };

  return {
    ensemble,
    draws,
    runs,
    atPoint,
    between,
    over,
    quiet: (strategy) => gather((chunk) => chunk.quiet, strategy),
    ofGroup: (strategy, group) => gather((chunk) => chunk.byGroup, strategy * space.groups.length + group),
    z: coordinates,
    clipped: (strategy) =>
      ordered.reduce((sum, chunk) => sum + (chunk.clips[strategy] as number), 0) /
      (runs * space.groups.length * POINTS * MONTHS_A_POINT * 2),
  };
}

/** Means over the replicates of each draw: what the parameters alone decide. */
export function meansOfDraws(values: Float64Array, draws: number): Float64Array {
  const each = values.length / draws;
  return Float64Array.from({ length: draws }, (_, draw) => {
    let sum = 0;
    for (let at = draw * each; at < (draw + 1) * each; at++) sum += values[at] as number;
    return sum / each;
  });
}
