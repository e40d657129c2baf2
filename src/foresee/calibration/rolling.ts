import type { Strategy } from "../../strategy/index.ts";
import { rounded } from "../quantile.ts";
import { keyOf, keyOfText } from "../random.ts";
import type { SharingOptions } from "../sharing.ts";
import type { Situation } from "../situation.ts";
import { firstMonths, type MonthlyCounts } from "./counts.ts";
import { fit, thinned, type ChainWorker, type Effort } from "./fit.ts";
import { fitModel, type FitModel } from "./fit-model.ts";
import { LUCK, simulated } from "./forecast.ts";
import { RIVALS, rivalForecast, type Rival } from "./rivals.ts";
import { scoresOf, type Scores } from "./scores.ts";

/** Months ahead that are scored, all of them. */
export const HORIZON = 12;
const DRAWS = 1_000;
/** A fit for scores needs means, no tails. */
const EFFORT = { most: 750, fewest: 750 };

/** Mean scores over origins, groups and months ahead. */
export interface ScoreRow extends Scores {
  readonly who: "model" | Rival;
  /** forecasts that were scored */
  readonly forecasts: number;
}

export interface RollingRequest {
  readonly situation: Situation;
  readonly counts: MonthlyCounts;
  readonly done: Strategy | null;
  readonly seed: number;
  /** how often the past is cut off and the year after it foretold; a year apart, the last year of the counts last */
  readonly origins: number;
  /** of each fit */
  readonly effort?: Effort & { readonly most: number };
}

/** Origins that leave the model at least four years to learn from. */
export function originsOf(months: number, origins: number): number[] {
  return Array.from({ length: origins }, (_, at) => months - HORIZON * (origins - at)).filter((known) => known >= 4 * HORIZON);
}

/**
 * At each origin everything is fitted anew on the months before it alone, and the next twelve are foretold. The model is told what
 * will be done in them (measures are inputs); the rivals know of none.
 */
export async function rollingScores(
  { situation, counts, done, seed, origins, effort = EFFORT }: RollingRequest,
  workersOf: (model: FitModel) => { readonly workers: readonly ChainWorker[]; readonly close: () => Promise<void> },
  { onProgress, signal }: SharingOptions = {},
): Promise<ScoreRow[]> {
  const places = originsOf(counts.months, origins);
  const sums = new Map<ScoreRow["who"], Scores[]>(["model" as const, ...RIVALS].map((who) => [who, []]));
  let finished = 0;
  for (const known of places) {
    const past = fitModel(situation, firstMonths(counts, known), done);
    const { workers, close } = workersOf(past);
    try {
      const { draws } = await fit(past, workers, { seed, ...effort, ...(signal === undefined ? {} : { signal }) });
      const whole = fitModel(situation, firstMonths(counts, known + HORIZON), done);
      score(whole, known, thinned(draws, DRAWS), seed, sums);
    } finally {
      await close();
    }
    onProgress?.(++finished, places.length);
  }
  return [...sums].map(([who, scores]): ScoreRow => ({ who, forecasts: scores.length, ...meanScores(scores) }));
}

function score(
  whole: FitModel,
  known: number,
  draws: readonly Float64Array[],
  seed: number,
  sums: ReadonlyMap<ScoreRow["who"], Scores[]>,
): void {
  const { history, space } = whole;
  const brought = simulated(draws, whole, { known, seed, purpose: LUCK.forecast });
  space.groups.forEach((group, g) => {
    const past = Int32Array.from({ length: known }, (_, t) => history.counts[t * history.groups + g] as number);
    const request = { past, horizon: HORIZON, draws: DRAWS, key: keyOf(seed, keyOfText(group), known) };
    const forecasts = new Map(RIVALS.map((rival) => [rival, rivalForecast(rival, request)]));
    for (let ahead = 0; ahead < HORIZON; ahead++) {
      const cell = (known + ahead) * history.groups + g;
      const count = history.counts[cell] as number;
      sums.get("model")?.push(
        scoresOf(
          brought.map((cells) => cells[cell] as number),
          count,
        ),
      );
      for (const [rival, table] of forecasts) sums.get(rival)?.push(scoresOf(table[ahead] ?? [], count));
    }
  });
}

function meanScores(scores: readonly Scores[]): Scores {
  const of = (name: keyof Scores): number =>
    scores.length === 0 ? 0 : rounded(scores.reduce((sum, each) => sum + each[name], 0) / scores.length);
  return { crps: of("crps"), ignorance: of("ignorance"), interval: of("interval") };
}
