import type { Comparison } from "./comparison.ts";
import { SHARED_PRIORS } from "./priors-table.ts";
import { figure, percent, range, titleOf } from "./words.ts";

/** A row of a table as it is shown, in the report and on the page alike; cells are text. */
export interface ShownRow {
  readonly title: string;
  readonly cells: readonly string[];
}

export interface ShownTable {
  readonly head: readonly string[];
  readonly rows: readonly ShownRow[];
}

/** Attacks as a multiple of the yardstick's: `0.97 [0.71, 1.20]`. */
export function shortAndLongTable(comparison: Comparison): ShownTable {
  const against = titleOf(comparison, comparison.reference);
  return {
    head: ["Strategy", "Year 1", "Years 2 to 5", "Years 6 to 10", `Fewer in ten years than “${against}”`, "Worse first, better later"],
    rows: comparison.shortAndLong.map(({ strategy, spans, worseThenBetter }) => ({
      title: titleOf(comparison, strategy),
      cells: [
        ...(["short", "middle", "long"] as const).map((id) => {
          const [low, , middle, , high] = spans[id].ratio;
          return `${middle.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`;
        }),
        percent(spans.whole.less),
        percent(worseThenBetter),
      ],
    })),
  };
}

/** Share of runs in which the row's strategy has fewer attacks than the column's. */
export function pairsTable({ pairs, strategies }: Comparison): ShownTable {
  const found = pairs.find(({ outcome, span }) => outcome === "attacks" && span === "whole");
  const titles = strategies.map(({ title }) => title);
  return {
    head: ["", ...titles],
    rows: (found?.share ?? []).map((row, left) => ({
      title: titles[left] ?? "",
      cells: row.map((share, right) => (left === right ? "–" : percent(share))),
    })),
  };
}

/** How many more attacks than under the strategy that would have been best. */
export function regretTable(comparison: Comparison): ShownTable {
  return {
    head: ["Strategy", "On average", "In one run of twenty, at least", "Was the best in"],
    rows: comparison.regret
      .filter(({ outcome }) => outcome === "attacks")
      .map(({ strategy, mean, quantiles, best }) => ({
        title: titleOf(comparison, strategy),
        cells: [figure(mean), figure(quantiles[4]), percent(best)],
      })),
  };
}

/** Every outcome under every strategy; what nobody counted says so. */
export function totalsTable(comparison: Comparison): ShownTable {
  return {
    head: ["", ...comparison.strategies.map(({ title }) => title)],
    rows: [
      ...comparison.outcomes.map((report) => ({
        title: `${report.title} (${report.unit})`,
        cells: report.counted
          ? report.strategies.map(({ spans }) => range(spans.whole.quantiles))
          : comparison.strategies.map(() => "not counted"),
      })),
      {
        title: "Quiet within ten years (share of runs; months until half were)",
        cells: comparison.quiet.map(
          ({ ever, median }) => `${percent(ever)}; ${median === null ? "not within ten years" : `${median} months`}`,
        ),
      },
    ],
  };
}

export function groupsTable({ strategies, situation, groups }: Comparison): ShownTable {
  return {
    head: ["", ...situation.groups.map(({ title }) => title)],
    rows: strategies.map(({ id, title }) => ({
      title,
      cells: situation.groups.map((group) => {
        const found = groups.find((row) => row.strategy === id && row.group === group.id);
        return found === undefined ? "" : range(found.attacks);
      }),
    })),
  };
}

/** Every belief that all groups share, with who says so. */
export function sourcesTable(): ShownTable {
  return {
    head: ["Belief", "Sign", "A larger value means", "Source", "What it settles"],
    rows: SHARED_PRIORS.map(({ id, title, says, source, tag }) => ({
      title,
      cells: [id, says, source, tag === "size" ? "size" : tag === "sign" ? "sign only" : "assumed"],
    })),
  };
}
