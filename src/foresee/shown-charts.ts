import { monthAfter } from "../strategy/index.ts";
import { curveChart, fanChart, fanTop, type CurveChart, type FanChart } from "./chart.ts";
import { rangeChart, type RangeChart } from "./chart-range.ts";
import { curveSvg, fanSvg, rangeSvg, spreadWords, type Caption } from "./chart-svg.ts";
import type { Comparison, DecidingRow, OutcomeReport } from "./comparison.ts";
import type { DecidingBelief } from "./deciding.ts";
import { MONTHS_A_POINT, type OutcomeId } from "./outcome.ts";
import type { ShownQuantiles } from "./people.ts";
import { LEVELS } from "./quantile.ts";
import type { SpreadShares } from "./variance.ts";
import { beliefSentence, capital, figure, range, titleOf } from "./words.ts";

/** A fan as it is shown, in the report and on the page alike: its lines, what it says, and where its spread comes from. */
export interface ShownFan {
  /** by which it can be asked for alone: `attacks.crackdown`, `ratio.crackdown` */
  readonly id: string;
  readonly strategy: string;
  readonly title: string;
  readonly chart: FanChart;
  readonly caption: Caption;
  /** `Ten years: 512 (204 to 1,310)` */
  readonly figures: string;
  readonly spread: SpreadShares;
  readonly spreadSays: string;
}

/** The chance that one strategy has fewer attacks than another, over one belief. */
export interface ShownCurve {
  /** `belief.AHEAD.OTHER.PARAMETER` */
  readonly id: string;
  readonly title: string;
  readonly chart: CurveChart;
  readonly caption: Caption;
}

/** Regret of all strategies on one axis. */
export interface ShownRegret {
  /** `regret` */
  readonly id: string;
  readonly chart: RangeChart;
  readonly caption: Caption;
  /** of each strategy, in the chart's order: where the spread of its regret comes from */
  readonly spreads: readonly { readonly title: string; readonly spread: SpreadShares; readonly spreadSays: string }[];
}

export type ShownOutcome = Pick<OutcomeReport, "id" | "title" | "unit"> &
  ({ readonly counted: true; readonly fans: readonly ShownFan[] } | { readonly counted: false; readonly why: string });

/** Outcomes that have a chart, in the order of the report. */
export const CHARTED: readonly OutcomeId[] = ["attacks", "deaths", "unserved", "harmed", "support", "capacity"];

export function shownOutcome(comparison: Comparison, id: OutcomeId): ShownOutcome | null {
  const report = comparison.outcomes.find((outcome) => outcome.id === id);
  if (report === undefined) return null;
  const { title, unit } = report;
  if (!report.counted) return { id, title, unit, counted: false, why: report.why };
  const top = fanTop(report.strategies.map(({ points }) => points));
  const fans = report.strategies.map(({ strategy, points, spans, spread }): ShownFan => {
    const name = titleOf(comparison, strategy);
    const told = range(spans.whole.quantiles);
    return {
      id: `${id}.${strategy}`,
      strategy,
      title: name,
      chart: fanChart(points, { begins: comparison.begins, top }),
      caption: { title: `${title}: ${name}`, says: `${title} (${unit}), each quarter; ten years: ${told}` },
      figures: `${report.kind === "flow" ? "Ten years" : "After ten years"}: ${told}`,
      spread,
      spreadSays: spreadWords(spread),
    };
  });
  return { id, title, unit, counted: true, fans };
}

/** Attacks as a multiple of the yardstick's, year by year. */
export function ratioFans(comparison: Comparison): ShownFan[] {
  const others = comparison.shortAndLong.filter(({ strategy }) => strategy !== comparison.reference);
  const top = fanTop(others.map(({ years }) => years));
  return others.map(({ strategy, years, spans, spread }) => {
    const title = titleOf(comparison, strategy);
    const figures = `Year 1: ${spans.short.ratio[2].toFixed(2)} times; years 6 to 10: ${spans.long.ratio[2].toFixed(2)} times`;
    return {
      id: `ratio.${strategy}`,
      strategy,
      title,
      chart: fanChart(years, { begins: comparison.begins, top, monthsAPoint: 12, guide: 1, height: 150 }),
      caption: { title, says: `Attacks as a multiple of the yardstick, year by year. ${figures}` },
      figures,
      spread,
      spreadSays: spreadWords(spread),
    };
  });
}

/** How many more attacks than under the strategy that would have been best, strategy by strategy. */
export function regretRanges(comparison: Comparison): ShownRegret {
  const rows = comparison.regret.filter(({ outcome }) => outcome === "attacks");
  const named = rows.map((row) => ({ ...row, title: titleOf(comparison, row.strategy) }));
  const told = named.map(({ title, mean, quantiles }) => `${title}: ${figure(mean)} on average, ${range(quantiles)}`).join("; ");
  return {
    id: "regret",
    chart: rangeChart(named),
    caption: { title: "Regret", says: `Attacks over ten years beyond those of the strategy that would have been best. ${told}` },
    spreads: named.map(({ title, spread }) => ({ title, spread, spreadSays: spreadWords(spread) })),
  };
}

export function beliefCurve(comparison: Comparison, { ahead, other }: DecidingRow, belief: DecidingBelief): ShownCurve {
  return {
    id: `belief.${ahead}.${other}.${belief.parameter}`,
    title: capital(belief.title),
    chart: curveChart(belief.curve, belief.flip?.value ?? null),
    caption: { title: capital(belief.title), says: beliefSentence(belief, titleOf(comparison, other)) },
  };
}

/** One chart alone, to be passed on: as a picture and as the numbers behind it. Null: there is no such chart. */
export function chartFile(comparison: Comparison, id: string): { readonly svg: string; readonly csv: string } | null {
  const [kind = "", ...rest] = id.split(".");
  if (kind === "belief") return beliefFile(comparison, rest);
  if (id === "regret") return regretFile(comparison);
  const [strategy = ""] = rest;
  if (kind === "ratio") {
    const fan = ratioFans(comparison).find((one) => one.id === id);
    const found = comparison.shortAndLong.find((row) => row.strategy === strategy);
    if (fan === undefined || found === undefined) return null;
    return { svg: fanSvg(fan.chart, fan.caption), csv: fanCsv("year", found.years, (year) => String(year + 1)) };
  }
  const report = comparison.outcomes.find((outcome) => outcome.id === kind);
  const shown = report === undefined ? null : shownOutcome(comparison, report.id);
  const fan = shown?.counted === true ? shown.fans.find((one) => one.id === id) : undefined;
  const found = report?.counted === true ? report.strategies.find((row) => row.strategy === strategy) : undefined;
  if (fan === undefined || found === undefined) return null;
  return {
    svg: fanSvg(fan.chart, fan.caption),
    csv: fanCsv("quarter", found.points, (point) => monthAfter(comparison.begins, point * MONTHS_A_POINT)),
  };
}

function beliefFile(comparison: Comparison, [ahead, other, ...parameter]: readonly string[]): ReturnType<typeof chartFile> {
  const row = comparison.deciding.find((one) => one.ahead === ahead && one.other === other);
  const belief = row?.beliefs.find((one) => one.parameter === parameter.join("."));
  if (row === undefined || belief === undefined) return null;
  const { chart, caption } = beliefCurve(comparison, row, belief);
  const rows = belief.curve.map(({ value, probability }) => `${value},${probability}`);
  return { svg: curveSvg(chart, caption), csv: ["value,probability", ...rows, ""].join("\r\n") };
}

function regretFile(comparison: Comparison): NonNullable<ReturnType<typeof chartFile>> {
  const { chart, caption } = regretRanges(comparison);
  const rows = comparison.regret
    .filter(({ outcome }) => outcome === "attacks")
    .map(({ strategy, quantiles, mean, best }) => [strategy, ...quantiles, mean, best].join(","));
  return { svg: rangeSvg(chart, caption), csv: [["strategy", ...LEVELS, "mean", "best"].join(","), ...rows, ""].join("\r\n") };
}

function fanCsv(first: string, points: readonly ShownQuantiles[], label: (at: number) => string): string {
  const rows = points.map((quantiles, at) => [label(at), ...quantiles].join(","));
  return [[first, ...LEVELS].join(","), ...rows, ""].join("\r\n");
}
