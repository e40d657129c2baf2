import { monthAfter } from "../strategy/index.ts";
import type { Comparison, OutcomeReport } from "./comparison.ts";
import { MONTHS_A_POINT, SPANS } from "./outcome.ts";
import { LEVELS } from "./quantile.ts";

const HEADER = ["table", "outcome", "unit", "strategy", "other", "period", "measure", "value"] as const;
type Row = readonly (string | number)[];

/**
 * Everything of a comparison that is a figure, one to a line (RFC 4180), so that any table program can sort it out. What was not
 * counted stands there as "not counted".
 */
export function comparisonCsv(comparison: Comparison): string {
  const { outcomes, shortAndLong, pairs, regret, quiet, groups, deciding, strategies } = comparison;
  const rows: Row[] = [
    HEADER,
    ...requestRows(comparison),
    ...outcomes.flatMap((report) => outcomeRows(comparison, report)),
    ...shortAndLong.flatMap(({ strategy, spans, years, worseThenBetter }) => [
      ...years.flatMap((ratio, year) =>
        ratio.map((value, at): Row => ["ratio", "attacks", "times", strategy, comparison.reference, `year ${year + 1}`, level(at), value]),
      ),
      ...SPANS.flatMap(({ id }) =>
        spans[id].ratio.map((value, at): Row => ["ratio", "attacks", "times", strategy, comparison.reference, id, level(at), value]),
      ),
      ["worse-then-better", "attacks", "share of draws", strategy, comparison.reference, "whole", "", worseThenBetter],
    ]),
    ...pairs.flatMap(({ outcome, span, share }) =>
      share.flatMap((row, left) =>
        row.flatMap((value, right): Row[] =>
          left === right
            ? []
            : [["less-than", outcome, "share of runs", strategies[left]?.id ?? "", strategies[right]?.id ?? "", span, "", value]],
        ),
      ),
    ),
    ...regret.flatMap(({ strategy, outcome, mean, quantiles, best }): Row[] => [
      ["regret", outcome, "more than the best", strategy, "", "whole", "mean", mean],
      ...quantiles.map((value, at): Row => ["regret", outcome, "more than the best", strategy, "", "whole", level(at), value]),
      ["best", outcome, "share of runs", strategy, "", "whole", "", best],
    ]),
    ...quiet.flatMap(({ strategy, ever, median }): Row[] => [
      ["quiet", "attacks", "share of runs", strategy, "", "whole", "ever", ever],
      ["quiet", "attacks", "months", strategy, "", "whole", "0.5", median ?? "not within ten years"],
    ]),
    ...groups.flatMap(({ strategy, group, attacks }) =>
      attacks.map((value, at): Row => ["group", "attacks", "attacks", strategy, group, "whole", level(at), value]),
    ),
    ...deciding.flatMap(({ ahead, other, beliefs }) =>
      beliefs.flatMap(({ parameter, flip, unit }): Row[] =>
        flip === null
          ? []
          : [
              ["flips", "attacks", unit, ahead, other, "whole", `${parameter} ${flip.when}`, flip.value],
              ["flips", "attacks", "share believed", ahead, other, "whole", parameter, flip.believed],
            ],
      ),
    ),
  ];
  return `${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

const level = (at: number): string => String(LEVELS[at] ?? "");

function requestRows({ model, seed, runs, draws, calibration, notes }: Comparison): Row[] {
  const row = (what: string, value: string | number): Row => ["request", "", "", "", "", "", what, value];
  return [
    row("equations", model.equations),
    row("priors", model.priors),
    row("seed", seed),
    row("runs of each strategy", runs),
    row("draws", draws),
    row("calibration", calibration ?? "none: from the literature, not from your data"),
    ...notes.map((note) => row("note", note)),
  ];
}

function outcomeRows({ begins, strategies }: Comparison, report: OutcomeReport): Row[] {
  const { id, unit } = report;
  if (!report.counted) return strategies.map((strategy): Row => ["total", id, unit, strategy.id, "", "whole", "", "not counted"]);
  return report.strategies.flatMap(({ strategy, points, spans, spread }): Row[] => [
    ...points.flatMap((quantiles, point) =>
      quantiles.map((value, at): Row => ["band", id, unit, strategy, "", monthAfter(begins, point * MONTHS_A_POINT), level(at), value]),
    ),
    ...SPANS.flatMap((span) => [
      ["total", id, unit, strategy, "", span.id, "mean", spans[span.id].mean] as Row,
      ...spans[span.id].quantiles.map((value, at): Row => ["total", id, unit, strategy, "", span.id, level(at), value]),
    ]),
    ["spread", id, "share", strategy, "", "whole", "literature, not your data", spread.literature],
    ["spread", id, "share", strategy, "", "whole", "your data", spread.data],
    ["spread", id, "share", strategy, "", "whole", "luck", spread.chance],
  ]);
}

/** A cell that begins like a formula is made harmless: a table program would run it. Our own numbers are left alone. */
function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
