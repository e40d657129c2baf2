import type { Month, Strategy } from "../strategy/index.ts";
import type { DecidingBelief } from "./deciding.ts";
import type { MODEL } from "./model-version.ts";
import type { OutcomeId, SpanId } from "./outcome.ts";
import type { Shown, ShownQuantiles } from "./people.ts";
import type { Quantiles } from "./quantile.ts";
import type { Situation } from "./situation.ts";
import type { SpreadShares } from "./variance.ts";

export const COMPARISON_SCHEMA = "writ-foresee-comparison/1";

/** One outcome under one strategy. */
export interface OutcomeOfStrategy {
  readonly strategy: string;
  /** 5, 25, 50, 75 and 95 % for each quarter */
  readonly points: readonly ShownQuantiles[];
  readonly spans: Readonly<Record<SpanId, { readonly quantiles: ShownQuantiles; readonly mean: Shown }>>;
  /** where the spread of the ten-year figure comes from */
  readonly spread: SpreadShares;
}

interface OutcomeHead {
  readonly id: OutcomeId;
  readonly title: string;
  readonly unit: string;
  /** a flow is summed over a span, a stock is its last value */
  readonly kind: "flow" | "stock";
  readonly better: "less" | "more";
  /** counts of people: fewer than five are shown as `<5` */
  readonly people: boolean;
}

export type OutcomeReport = OutcomeHead &
  ({ readonly counted: true; readonly strategies: readonly OutcomeOfStrategy[] } | { readonly counted: false; readonly why: string });

/** Attacks in the short run and in the long run, against the yardstick. */
export interface ShortAndLong {
  readonly strategy: string;
  readonly spans: Readonly<Record<SpanId, { readonly ratio: Quantiles; readonly less: number }>>;
  /** the same ratio year by year, ten years */
  readonly years: readonly Quantiles[];
  /** share of draws that are worse in year 1 and better in years 6 to 10 */
  readonly worseThenBetter: number;
  /** where the spread of the difference over ten years comes from */
  readonly spread: SpreadShares;
}

export interface PairTable {
  readonly outcome: "attacks" | "deaths";
  readonly span: SpanId;
  /** `share[a][b]`: share of runs in which strategy a has less than strategy b */
  readonly share: readonly (readonly number[])[];
}

export interface RegretRow {
  readonly strategy: string;
  readonly outcome: "attacks" | "deaths";
  readonly mean: Shown;
  readonly quantiles: ShownQuantiles;
  readonly best: number;
  /** where the spread of the regret comes from */
  readonly spread: SpreadShares;
}

export interface QuietRow {
  readonly strategy: string;
  /** share of runs that became quiet within ten years */
  readonly ever: number;
  /** months until half of all runs were quiet; null: not within ten years */
  readonly median: number | null;
}

export interface DecidingRow {
  readonly ahead: string;
  readonly other: string;
  /** share of runs in which `ahead` has fewer attacks over ten years */
  readonly probability: number;
  readonly spread: SpreadShares;
  readonly beliefs: readonly DecidingBelief[];
}

/** Everything that a comparison found, and everything that is needed to find it again. */
export interface Comparison {
  readonly schema: typeof COMPARISON_SCHEMA;
  readonly model: typeof MODEL;
  readonly seed: number;
  readonly draws: number;
  readonly replicates: number;
  readonly runs: number;
  readonly begins: Month;
  readonly months: number;
  readonly situation: Situation;
  readonly strategies: readonly Strategy[];
  /** the yardstick: tolerance where it is among the strategies, else the first */
  readonly reference: string;
  /** what was fitted, or null: the published priors alone */
  readonly calibration: string | null;
  readonly outcomes: readonly OutcomeReport[];
  readonly shortAndLong: readonly ShortAndLong[];
  readonly pairs: readonly PairTable[];
  readonly regret: readonly RegretRow[];
  readonly quiet: readonly QuietRow[];
  readonly groups: readonly { readonly strategy: string; readonly group: string; readonly attacks: Quantiles }[];
  /** the strategy that has fewer attacks over ten years than most others first; `beaten`: than how many, more often than not */
  readonly ranking: readonly { readonly strategy: string; readonly beats: number; readonly beaten: number }[];
  readonly deciding: readonly DecidingRow[];
  /** what was not counted, and what the figures are not */
  readonly notes: readonly string[];
}
