import type { Comparison, DecidingRow } from "./comparison.ts";
import type { DecidingBelief } from "./deciding.ts";
import {
  beliefCurve,
  CHARTED,
  ratioFans,
  regretRanges,
  shownOutcome,
  type ShownCurve,
  type ShownFan,
  type ShownOutcome,
  type ShownRegret,
} from "./shown-charts.ts";
import { groupsTable, pairsTable, regretTable, shortAndLongTable, sourcesTable, totalsTable, type ShownTable } from "./shown-tables.ts";
import type { SpreadShares } from "./variance.ts";
import { spreadWords } from "./chart-svg.ts";
import { beliefFrom, beliefSentence, capital, figure, percent, summaryOf, titleOf } from "./words.ts";

/** One value of a belief, and who would be ahead of whom if it were known. */
export interface ShownStep {
  readonly value: string;
  /** on the belief's curve, in the chart's units */
  readonly x: number;
  readonly y: number;
  readonly chance: string;
  /** which of the two has fewer attacks more often than not; null: neither */
  readonly first: string | null;
  /** all strategies, the one that does best against the one now ahead first */
  readonly order: readonly { readonly strategy: string; readonly title: string; readonly says: string }[];
}

export interface ShownBelief {
  readonly parameter: string;
  readonly says: string;
  readonly unit: string;
  readonly source: string;
  readonly sentence: string;
  /** whose word it is: the literature's, or your data's as well */
  readonly from: string;
  readonly flips: boolean;
  readonly curve: ShownCurve;
  /** from the smallest value to the largest, evenly by how far they are from what is believed */
  readonly steps: readonly ShownStep[];
}

export interface ShownPair {
  readonly ahead: string;
  readonly other: string;
  readonly aheadTitle: string;
  readonly otherTitle: string;
  readonly says: string;
  readonly spread: SpreadShares;
  readonly spreadSays: string;
  readonly beliefs: readonly ShownBelief[];
}

/** A comparison as the page shows it: the report's own words, figures and lines, ready to be drawn. */
export interface ShownComparison {
  readonly heading: string;
  readonly reference: string;
  readonly strategies: readonly { readonly id: string; readonly title: string }[];
  readonly summary: readonly string[];
  readonly shortAndLong: ShownTable;
  readonly ratios: readonly ShownFan[];
  readonly outcomes: readonly ShownOutcome[];
  readonly pairs: ShownTable;
  readonly regret: ShownTable;
  readonly regretChart: ShownRegret;
  readonly totals: ShownTable;
  readonly groups: ShownTable;
  readonly deciding: readonly ShownPair[];
  readonly notes: readonly string[];
  readonly sources: ShownTable;
}

/** How many beliefs of a pair can be looked at: those that flip it, then those that move it most. */
const SHOWN_BELIEFS = 8;

export function shownComparison(comparison: Comparison): ShownComparison {
  return {
    heading: headingOf(comparison),
    reference: comparison.reference,
    strategies: comparison.strategies.map(({ id, title }) => ({ id, title })),
    summary: summaryOf(comparison),
    shortAndLong: shortAndLongTable(comparison),
    ratios: ratioFans(comparison),
    outcomes: CHARTED.flatMap((id) => shownOutcome(comparison, id) ?? []),
    pairs: pairsTable(comparison),
    regret: regretTable(comparison),
    regretChart: regretRanges(comparison),
    totals: totalsTable(comparison),
    groups: groupsTable(comparison),
    deciding: comparison.deciding.map((row) => shownPair(comparison, row)),
    notes: comparison.notes,
    sources: sourcesTable(),
  };
}

/** What was run, so that it can be run again. */
export function headingOf({ situation, begins, runs, draws, seed, model, strategies }: Comparison): string {
  const titles = strategies.map(({ title }) => title).join(" · ");
  return (
    `${titles}. ${situation.title}. Ten years from ${begins}; ${runs} runs of each strategy (${draws} draws of the beliefs), ` +
    `seed ${seed}, ${model.equations}, beliefs ${model.priors}.`
  );
}

export function pairSentence(comparison: Comparison, { ahead, other, probability }: DecidingRow): string {
  return `“${titleOf(comparison, ahead)}” has fewer attacks than “${titleOf(comparison, other)}” in ${percent(probability)} of runs.`;
}

function shownPair(comparison: Comparison, row: DecidingRow): ShownPair {
  const { ahead, other, spread } = row;
  return {
    ahead,
    other,
    aheadTitle: titleOf(comparison, ahead),
    otherTitle: titleOf(comparison, other),
    says: pairSentence(comparison, row),
    spread,
    spreadSays: spreadWords(spread),
    beliefs: row.beliefs.slice(0, SHOWN_BELIEFS).map((belief) => shownBelief(comparison, row, belief)),
  };
}

function shownBelief(comparison: Comparison, row: DecidingRow, belief: DecidingBelief): ShownBelief {
  const curve = beliefCurve(comparison, row, belief);
  const { frame } = curve.chart;
  const last = Math.max(1, belief.curve.length - 1);
  return {
    parameter: belief.parameter,
    says: capital(belief.says),
    unit: belief.unit,
    source: belief.source,
    sentence: beliefSentence(belief, titleOf(comparison, row.other)),
    from: beliefFrom(belief),
    flips: belief.flip !== null,
    curve,
    steps: belief.curve.map(({ value, probability }, at) => ({
      value: figure(value),
      x: frame.left + ((frame.right - frame.left) * at) / last,
      y: frame.bottom - (frame.bottom - frame.top) * probability,
      chance: percent(probability),
      first: probability > 0.5 ? row.ahead : probability < 0.5 ? row.other : null,
      order: orderAt(comparison, belief.parameter, at),
    })),
  };
}

/** All strategies by their chance against the one that is ahead now, if one belief had its `at`-th value. */
function orderAt(comparison: Comparison, parameter: string, at: number): ShownStep["order"] {
  const leader = comparison.ranking[0]?.strategy ?? "";
  const chances = comparison.deciding.map(({ ahead, other, beliefs }) => {
    const chance = beliefs.find((belief) => belief.parameter === parameter)?.curve[at]?.probability ?? 0.5;
    return ahead === leader ? { strategy: other, chance: 1 - chance } : { strategy: ahead, chance };
  });
  const title = (strategy: string): string => titleOf(comparison, strategy);
  const against = ({ strategy, chance }: { readonly strategy: string; readonly chance: number }) => ({
    strategy,
    title: title(strategy),
    says: `fewer attacks than “${title(leader)}” in ${percent(chance)}`,
    chance,
  });
  const rows = [{ strategy: leader, title: title(leader), says: "ahead when nothing more is known", chance: 0.5 }, ...chances.map(against)];
  return rows
    .toSorted((left, right) => right.chance - left.chance)
    .map(({ strategy, title: name, says }) => ({ strategy, title: name, says }));
}
