import type { Comparison, DecidingRow } from "./comparison.ts";
import type { DecidingBelief } from "./deciding.ts";
import { drawnAt, type Shown, type ShownQuantiles } from "./people.ts";

export const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** `1,234,000`, `<5`, `0.31` */
export function figure(value: Shown): string {
  if (value === "<5") return "fewer than 5";
  if (Math.abs(value) >= 100) return String(Math.round(Number(value.toPrecision(3)))).replace(/\B(?=(\d{3})+$)/g, ",");
  return String(Number(value.toPrecision(3)));
}

/** `512 (204 to 1,310)`: the middle, and nine of ten runs. */
export const range = (quantiles: ShownQuantiles): string => `${figure(quantiles[2])} (${figure(quantiles[0])} to ${figure(quantiles[4])})`;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function titleOf(comparison: Comparison, strategy: string): string {
  return comparison.strategies.find(({ id }) => id === strategy)?.title ?? strategy;
}

/** What a comparison says, in sentences that a policy team can read aloud. No figure stands here that is not in the tables. */
export function summaryOf(comparison: Comparison): string[] {
  const first = comparison.ranking[0]?.strategy ?? "";
  const ahead = titleOf(comparison, first);
  const [closest] = comparison.deciding.toSorted((left, right) => left.probability - right.probability);
  return [
    ...(comparison.strategies.length === 1 ? [] : [aheadSentence(comparison, first, ahead)]),
    ...comparison.shortAndLong.filter(({ strategy }) => strategy !== comparison.reference).map((row) => timeSentence(comparison, row)),
    ...servicesSentences(comparison),
    ...(closest === undefined ? [] : [decidingSentence(comparison, closest)]),
    sourceSentence(comparison, first),
  ];
}

function aheadSentence({ ranking, regret }: Comparison, first: string, ahead: string): string {
  const best = regret.find(({ strategy, outcome }) => strategy === first && outcome === "attacks")?.best ?? 0;
  const beats = ranking[0]?.beats ?? 0.5;
  const clear = beats > 0.9 ? "clearly" : beats > 0.7 ? "more often than not" : "narrowly";
  return `Over ten years “${ahead}” is ahead, ${clear}: against another strategy it has fewer attacks in ${percent(beats)} of runs, and of all it has fewest in ${percent(best)}.`;
}

function timeSentence(comparison: Comparison, { strategy, spans, worseThenBetter }: Comparison["shortAndLong"][number]): string {
  const against = titleOf(comparison, comparison.reference);
  const range = ([low, , middle, , high]: typeof spans.short.ratio): string => `${times(middle)} times (${times(low)} to ${times(high)})`;
  return (
    `“${titleOf(comparison, strategy)}” has ${range(spans.short.ratio)} the attacks of “${against}” in year 1 and ${range(spans.long.ratio)} in ` +
    `years 6 to 10; worse at first and better later in ${percent(worseThenBetter)} of draws.`
  );
}

const times = (ratio: number): string => ratio.toFixed(2);

function servicesSentences(comparison: Comparison): string[] {
  return (["unserved", "harmed"] as const).flatMap((id) => {
    const report = comparison.outcomes.find((outcome) => outcome.id === id);
    if (report === undefined) return [];
    if (!report.counted) return [`${report.title}: ${report.why}.`];
    const worst = report.strategies.toSorted(
      (left, right) => drawnAt(right.spans.whole.quantiles[2]) - drawnAt(left.spans.whole.quantiles[2]),
    )[0];
    if (worst === undefined || worst.spans.whole.quantiles[4] === 0) return [`${report.title}: none under any of these strategies.`];
    const [low, , middle, , high] = worst.spans.whole.quantiles;
    return [
      `${report.title}: most under “${titleOf(comparison, worst.strategy)}”, ${figure(middle)} ${report.unit} over ten years (${figure(low)} to ${figure(high)}).`,
    ];
  });
}

/** What you would have to believe. */
export function beliefSentence({ title, unit, flip }: DecidingBelief, otherTitle: string): string {
  if (flip === null) return `No value of “${title}” alone puts “${otherTitle}” ahead.`;
  return `To put “${otherTitle}” ahead you would have to believe that “${title}” is ${flip.when} ${figure(flip.value)} (${unit}); ${percent(flip.believed)} of what is believed now lies there.`;
}

/** A posterior is given with at least so many effective draws; a share of fewer than three standard errors of them may be luck. */
const EFFECTIVE_DRAWS = 400;

/** Whose word a belief is. */
export function beliefFrom({ contraction }: DecidingBelief): string {
  const error = (1 - contraction) * Math.sqrt(2 / EFFECTIVE_DRAWS);
  return contraction > 3 * error
    ? `${percent(contraction)} of this belief is from your data, the rest from the literature`
    : "This belief is from the literature, not from your data";
}

function decidingSentence(comparison: Comparison, { ahead, other, probability, beliefs }: DecidingRow): string {
  const title = titleOf(comparison, other);
  const [decisive] = beliefs;
  const lead = `The closest call is between “${titleOf(comparison, ahead)}” and “${title}” (${percent(probability)} to ${percent(1 - probability)}).`;
  return decisive === undefined ? lead : `${lead} ${beliefSentence(decisive, title)}`;
}

function sourceSentence(comparison: Comparison, first: string): string {
  const attacks = comparison.outcomes.find(({ id }) => id === "attacks");
  const spread = attacks?.counted === true ? attacks.strategies.find(({ strategy }) => strategy === first)?.spread : undefined;
  const share =
    spread === undefined
      ? ""
      : `Of the spread of its figures ${percent(spread.literature)} comes from the literature, not from your data. `;
  return `${share}These are what the stated beliefs imply, not a forecast.`;
}
