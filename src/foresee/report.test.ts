import { beforeAll, describe, expect, test } from "vitest";
import { EXAMPLE_STRATEGIES, type Strategy } from "../strategy/index.ts";
import { curveChart, fanChart, roundTop } from "./chart.ts";
import { runChunk } from "./chunk.ts";
import { compare } from "./compare.ts";
import type { Comparison } from "./comparison.ts";
import { EXAMPLE_SITUATION } from "./default-situation.ts";
import { planEnsemble } from "./ensemble.ts";
import { comparisonCsv } from "./report-csv.ts";
import { comparisonHtml } from "./report-html.ts";
import { mergeChunks } from "./samples.ts";
import { chartFile, regretRanges } from "./shown-charts.ts";
import { beliefFrom, summaryOf } from "./words.ts";
import type { Month } from "../strategy/index.ts";

let comparison: Comparison;
let rows: string[][];
let html: string;

/** RFC 4180, only as much as is needed to read our own. */
const cells = (line: string): string[] =>
  [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
    .slice(0, -1)
    .map(([, cell = ""]) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell));

beforeAll(() => {
  const evil = { ...EXAMPLE_STRATEGIES[1], title: '<img src=x onerror="alert(1)">' } as Strategy;
  const ensemble = planEnsemble({
    situation: EXAMPLE_SITUATION,
    strategies: [EXAMPLE_STRATEGIES[0] as Strategy, evil, EXAMPLE_STRATEGIES[2] as Strategy],
    seed: 1,
    draws: 200,
    replicates: 2,
    posterior: null,
  });
  comparison = compare(mergeChunks(ensemble, [runChunk(ensemble, 0, 200)]));
  rows = comparisonCsv(comparison).trimEnd().split("\r\n").map(cells);
  html = comparisonHtml(comparison);
});

describe("a report", () => {
  test("[F18] is one file that asks nothing of anybody and runs nothing", () => {
    expect(html.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:|<script|<link|<img|@import|url\(|\bon\w+="/);
    expect(html).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;");
    expect(html).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });

  test("[F18] has the same figures as JSON and CSV", () => {
    const attacks = comparison.outcomes.find(({ id }) => id === "attacks");
    const told = attacks?.counted === true ? attacks.strategies[1]?.spans.long.quantiles : [];
    const written = rows.filter(
      ([table, outcome, , strategy, , period, level]) =>
        table === "total" && outcome === "attacks" && strategy === "crackdown" && period === "long" && level !== "mean",
    );
    expect(written.map((row) => Number(row[7]))).toEqual(told);
    const share = comparison.shortAndLong[1]?.spans.whole.less ?? 0;
    expect(html).toContain(`<td>${Math.round(100 * share)} %</td>`);
    expect(rows.every((row) => row.length === 8)).toBe(true);
  });

  test("[F30] regret is a picture, too: its lines stand in the report, its numbers in its file", () => {
    const file = chartFile(comparison, "regret");
    const [head, ...lines] = (file?.csv ?? "").trimEnd().split("\r\n");
    expect(head).toBe("strategy,0.05,0.25,0.5,0.75,0.95,mean,best");
    const told = comparison.regret.filter(({ outcome }) => outcome === "attacks");
    expect(lines.map((line) => line.split(",").slice(1).map(Number))).toEqual(
      told.map(({ quantiles, mean, best }) => [...quantiles, mean, best]),
    );
    expect(html).toContain(file?.svg ?? "?");
    const { chart } = regretRanges(comparison);
    for (const { low, quarter, middle, threeQuarters, high } of chart.rows) {
      expect([low, quarter, middle, threeQuarters, high]).toEqual([low, quarter, middle, threeQuarters, high].toSorted((a, b) => a - b));
      expect(low).toBeGreaterThanOrEqual(chart.frame.left);
      expect(high).toBeLessThanOrEqual(chart.frame.right);
    }
    for (const { spread } of comparison.regret)
      expect(spread.chance + spread.literature + spread.data).toBeCloseTo(Math.max(...Object.values(spread)) > 0 ? 1 : 0, 6);
  });

  test("[F12] each belief says whose word it is; what may be luck is not sold as learning", () => {
    const [belief] = comparison.deciding[0]?.beliefs ?? [];
    if (belief === undefined) expect.fail("no belief decides");
    expect(html).toContain("This belief is from the literature, not from your data.");
    expect(beliefFrom({ ...belief, contraction: 0.94 })).toBe("94 % of this belief is from your data, the rest from the literature");
    expect(beliefFrom({ ...belief, contraction: 0.1 })).toBe(beliefFrom({ ...belief, contraction: 0 }));
  });

  test("[F10] says in every form what was not counted", () => {
    expect(html).toContain("<strong>Not counted.</strong>");
    expect(rows.filter((row) => row[1] === "harmed").map((row) => row[7])).toEqual(["not counted", "not counted", "not counted"]);
    expect(JSON.stringify(comparison)).toContain("not counted: the situation does not give");
    expect(summaryOf(comparison).join(" ")).toContain("People harmed by the measures themselves: not counted");
  });

  test("[F12] carries the grey bar with every figure, and says in words what it is", () => {
    const figures = html.match(/<figure>/g)?.length ?? 0;
    const bars = html.match(/% from the literature, not from your data/g)?.length ?? 0;
    // a curve of a belief has its source in words instead
    const curves = comparison.deciding.length * 4;
    expect(figures).toBeGreaterThan(10);
    expect(bars).toBeGreaterThanOrEqual(figures - curves);
    expect(rows.filter(([table, , , , , , measure]) => table === "spread" && measure === "literature, not your data").length).toBe(7 * 3);
  });

  test("[F8] holds what is needed to run it again", () => {
    const { situation, strategies, seed, draws, replicates, model } = comparison;
    const ensemble = planEnsemble({ situation, strategies, seed, draws, replicates, posterior: null });
    expect(JSON.stringify(compare(mergeChunks(ensemble, [runChunk(ensemble, 0, draws)])))).toBe(JSON.stringify(comparison));
    expect(html).toContain(model.priors);
  });

  test("[F18] shows what was compared and what was stated, with the source on hover", () => {
    expect(html).toContain("Disarm 1, 2026-01 to 2029-01, selectivity 0.3");
    expect(html).toContain("Hand over service 0.7, from 2026-01, over 12 months");
    expect(html).toContain('<span title="assumption for an example, no estimate of any real group, 2026">2.4 to 6.6</span>');
    expect(html.match(/not stated/g)).toHaveLength(6);
  });

  test("[F15] tells for every rival what one would have to believe", () => {
    expect(comparison.deciding.map(({ ahead, other }) => new Set([ahead, other]).size)).toEqual([2, 2]);
    expect(html).toContain("you would have to believe that");
  });
});

describe("chart geometry", () => {
  test("a fan's bands lie one within the other and inside of the frame", () => {
    const points = Array.from({ length: 40 }, (_, at) => [at, at + 2, at + 4, at + 6, at + 8] as const);
    const chart = fanChart(points, { begins: "2026-01" as Month, top: 50 });
    const heights = (path: string): number[] => [...path.matchAll(/[ML][\d.]+ ([\d.]+)/g)].map(([, y]) => Number(y));
    const [outer, inner, middle] = [heights(chart.outer), heights(chart.inner), heights(chart.middle)];
    for (let at = 0; at < 40; at++) {
      expect(outer[at] ?? 0).toBeLessThanOrEqual(inner[at] ?? 0);
      expect(inner[at] ?? 0).toBeLessThanOrEqual(middle[at] ?? 0);
    }
    for (const y of [...outer, ...inner]) {
      expect(y).toBeGreaterThanOrEqual(chart.frame.top);
      expect(y).toBeLessThanOrEqual(chart.frame.bottom);
    }
    expect(chart.across.map(({ label }) => label)).toEqual(["2026", "2028", "2030", "2032", "2034"]);
  });

  test("the upper edge is round and not below any value", () => {
    expect([0, 0.3, 7, 11, 16, 101, 2_400].map((value) => roundTop([value]))).toEqual([1, 0.3, 8, 15, 20, 150, 3_000]);
  });

  test("the flip of a curve stands where its value stands", () => {
    const curve = Array.from({ length: 21 }, (_, at) => ({ value: at, probability: at / 20 }));
    const chart = curveChart(curve, 10);
    expect(chart.flip?.x).toBeCloseTo((chart.frame.left + chart.frame.right) / 2, 6);
    expect(chart.flip?.y).toBeCloseTo(chart.half, 6);
  });
});
