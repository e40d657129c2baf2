import { SPANS, summaryOf, type Comparison, type Shown, type ShownQuantiles } from "../foresee/index.ts";
import { cleaned, clipped, padded, wrapped } from "./plain-text.ts";
import { grouped } from "./problem-lines.ts";
import type { Style } from "./style.ts";

/** A comparison for people: what it says in sentences, then the tables. */
export function comparisonLines(comparison: Comparison, style: Style): string[] {
  const { runs, draws, seed, begins, model, notes } = comparison;
  return [
    style.bold(`What each strategy may stir up, ten years from ${begins}`),
    style.faint(
      `${grouped(runs)} runs of each strategy, ${grouped(draws)} draws of the beliefs, seed ${seed}, ${model.equations}, beliefs ${model.priors}`,
    ),
    "",
    ...summaryOf(comparison).flatMap((sentence) => wrapped(cleaned(sentence), style.width)),
    "",
    style.bold("Attacks, as a multiple of the yardstick: middle, and nine of ten draws"),
    ...timeTable(comparison),
    "",
    style.bold("Ten years"),
    ...totalsTable(comparison),
    "",
    ...notes.flatMap((note) => wrapped(style.faint(cleaned(note)), style.width)),
  ];
}

const NAME = 26;
const CELL = 20;

function timeTable({ strategies, shortAndLong, quiet }: Comparison): string[] {
  const spans = SPANS.filter(({ id }) => id !== "whole");
  const head = ["", ...spans.map(({ title }) => title), "fewer in ten years", "ever quiet"];
  const rows = shortAndLong.map(({ strategy, spans: of }) => [
    strategies.find(({ id }) => id === strategy)?.id ?? strategy,
    ...spans.map(({ id }) => `${of[id].ratio[2].toFixed(2)} [${of[id].ratio[0].toFixed(2)}, ${of[id].ratio[4].toFixed(2)}]`),
    percent(of.whole.less),
    percent(quiet.find((row) => row.strategy === strategy)?.ever ?? 0),
  ]);
  return [head, ...rows].map(line);
}

function totalsTable(comparison: Comparison): string[] {
  const ids = ["attacks", "deaths", "unserved", "harmed"] as const;
  const reports = ids.flatMap((id) => comparison.outcomes.filter((outcome) => outcome.id === id));
  const heads: Readonly<Record<string, string>> = {
    attacks: "attacks",
    deaths: "deaths",
    unserved: "months unserved",
    harmed: "harmed by measures",
  };
  const rows = comparison.strategies.map(({ id }) => [
    id,
    ...reports.map((report) => {
      if (!report.counted) return "not counted";
      return range(report.strategies.find(({ strategy }) => strategy === id)?.spans.whole.quantiles ?? [0, 0, 0, 0, 0]);
    }),
    percent(comparison.regret.find(({ strategy, outcome }) => strategy === id && outcome === "attacks")?.best ?? 0),
    percent(literatureOf(comparison, id)),
  ]);
  return [["", ...reports.map(({ id }) => heads[id] ?? id), "fewest attacks in", "from literature"], ...rows].map(line);
}

/** share of the spread of a strategy's attacks that comes from the literature, not from your data */
function literatureOf({ outcomes }: Comparison, id: string): number {
  const attacks = outcomes.find((outcome) => outcome.id === "attacks");
  return (attacks?.counted === true ? attacks.strategies.find(({ strategy }) => strategy === id)?.spread.literature : undefined) ?? 0;
}

const line = (cells: readonly string[]): string =>
  cells
    .map((cell, at) => (at === 0 ? padded(clipped(cleaned(cell), NAME - 1), NAME) : padded(cell, CELL)))
    .join("")
    .trimEnd();

const percent = (share: number): string => `${Math.round(100 * share)} %`;
function short(value: Shown): string {
  if (value === "<5") return value;
  const [size, letter] = value >= 1e6 ? [1e6, "M"] : value >= 1e4 ? [1e3, "k"] : [1, ""];
  return size === 1 ? grouped(Math.round(value)) : `${Number((value / size).toPrecision(2))}${letter}`;
}
const range = (quantiles: ShownQuantiles): string =>
  quantiles[4] === 0 ? "0" : `${short(quantiles[2])} [${short(quantiles[0])}, ${short(quantiles[4])}]`;
