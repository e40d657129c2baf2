import { curveChart, fanChart, fanTop } from "./chart.ts";
import { curveSvg, escaped, fanSvg, spreadSvg } from "./chart-svg.ts";
import type { Comparison } from "./comparison.ts";
import type { OutcomeId } from "./outcome.ts";
import type { ShownQuantiles } from "./people.ts";
import { SHARED_PRIORS } from "./priors-table.ts";
import { inputsHtml } from "./report-inputs.ts";
import { section, table } from "./report-parts.ts";
import { REPORT_STYLE } from "./report-style.ts";
import { beliefSentence, figure, percent, summaryOf, titleOf } from "./words.ts";

/** One file that holds the whole report: it opens anywhere, offline, and asks nothing of anybody. */
export function comparisonHtml(comparison: Comparison): string {
  const { situation, begins, runs, draws, seed, model } = comparison;
  const titles = comparison.strategies.map(({ title }) => title).join(" · ");
  return [
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">`,
    `<title>What each strategy may stir up</title><style>${REPORT_STYLE}</style></head><body>`,
    `<h1>What each strategy may stir up</h1><p class="faint">${escaped(titles)}. ${escaped(situation.title)}. Ten years from ${begins}; `,
    `${runs} runs of each strategy (${draws} draws of the beliefs), seed ${seed}, ${model.equations}, beliefs ${model.priors}.</p>`,
    section(
      "In short",
      summaryOf(comparison)
        .map((sentence) => `<p>${escaped(sentence)}</p>`)
        .join(""),
    ),
    shortAndLong(comparison),
    fans(comparison, "attacks"),
    fans(comparison, "deaths"),
    pairs(comparison),
    regret(comparison),
    totals(comparison),
    byGroup(comparison),
    fans(comparison, "unserved"),
    fans(comparison, "harmed"),
    fans(comparison, "support"),
    fans(comparison, "capacity"),
    deciding(comparison),
    inputsHtml(comparison),
    notes(comparison),
    beliefs(),
    "</body></html>\n",
  ].join("");
}

const GREY_BAR =
  '<p class="faint"><span class="key" style="background:#8a8f98;margin-left:0"></span>from the literature, not from your data' +
  '<span class="key" style="background:#2f9e64"></span>from your data<span class="key" style="background:#d6d9de"></span>luck</p>';

function fans(comparison: Comparison, id: OutcomeId): string {
  const report = comparison.outcomes.find((outcome) => outcome.id === id);
  if (report === undefined) return "";
  if (!report.counted) return section(report.title, `<p><strong>Not counted.</strong> ${escaped(report.why)}.</p>`);
  const { strategies } = report;
  const top = fanTop(strategies.map(({ points }) => points));
  const charts = strategies.map(({ strategy, points, spans, spread }) => {
    const title = titleOf(comparison, strategy);
    const says = `${report.title} (${report.unit}), each quarter; ten years: ${range(spans.whole.quantiles)}`;
    return (
      `<figure><h3>${escaped(title)}</h3>${fanSvg(fanChart(points, { begins: comparison.begins, top }), { title: `${report.title}: ${title}`, says })}` +
      `<figcaption>${report.kind === "flow" ? "Ten years" : "After ten years"}: ${escaped(range(spans.whole.quantiles))}<br>${spreadSvg(spread)}</figcaption></figure>`
    );
  });
  const lead = `<p class="faint">${escaped(capital(report.unit))}, by quarter. Middle line: half of all runs lie below. Inner band: half of all runs; outer: nine of ten.</p>`;
  return section(report.title, `${lead}${GREY_BAR}<div class="fans">${charts.join("")}</div>`);
}

const range = (quantiles: ShownQuantiles): string => `${figure(quantiles[2])} (${figure(quantiles[0])} to ${figure(quantiles[4])})`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function shortAndLong(comparison: Comparison): string {
  const rows = comparison.shortAndLong.map(({ strategy, spans, worseThenBetter }) => [
    escaped(titleOf(comparison, strategy)),
    ...(["short", "middle", "long"] as const).map((id) => {
      const [low, , middle, , high] = spans[id].ratio;
      return `${middle.toFixed(2)} <span class="faint">[${low.toFixed(2)}, ${high.toFixed(2)}]</span>`;
    }),
    percent(spans.whole.less),
    percent(worseThenBetter),
  ]);
  const against = escaped(titleOf(comparison, comparison.reference));
  const others = comparison.shortAndLong.filter(({ strategy }) => strategy !== comparison.reference);
  const top = fanTop(others.map(({ years }) => years));
  const charts = others.map(({ strategy, years, spans, spread }) => {
    const title = titleOf(comparison, strategy);
    const says = `Attacks as a multiple of the yardstick, year by year; year 1 ${spans.short.ratio[2].toFixed(2)}, years 6 to 10 ${spans.long.ratio[2].toFixed(2)}`;
    const chart = fanChart(years, { begins: comparison.begins, top, monthsAPoint: 12, guide: 1, height: 150 });
    return `<figure><h3>${escaped(title)}</h3>${fanSvg(chart, { title, says })}<figcaption>${escaped(says)}<br>${spreadSvg(spread)}</figcaption></figure>`;
  });
  return section(
    "Short run and long run",
    `<p>Attacks as a multiple of those under “${against}”: middle, and nine of ten draws of the beliefs.</p>${table(
      ["Strategy", "Year 1", "Years 2 to 5", "Years 6 to 10", `Fewer in ten years than “${against}”`, "Worse first, better later"],
      rows,
    )}${GREY_BAR}<div class="fans">${charts.join("")}</div>`,
  );
}

function pairs(comparison: Comparison): string {
  const found = comparison.pairs.find(({ outcome, span }) => outcome === "attacks" && span === "whole");
  if (found === undefined || comparison.strategies.length < 2) return "";
  const titles = comparison.strategies.map(({ title }) => escaped(title));
  const rows = found.share.map((row, left) => [
    titles[left] ?? "",
    ...row.map((share, right) => (left === right ? "–" : share > 0.5 ? `<strong>${percent(share)}</strong>` : percent(share))),
  ]);
  return section(
    "Which has fewer attacks",
    `<p>Share of runs in which the strategy of the row has fewer attacks over ten years than that of the column; same beliefs, same luck.</p>${table(["", ...titles], rows)}`,
  );
}

function regret(comparison: Comparison): string {
  const rows = comparison.regret
    .filter(({ outcome }) => outcome === "attacks")
    .map(({ strategy, mean, quantiles, best }) => [
      escaped(titleOf(comparison, strategy)),
      figure(mean),
      figure(quantiles[4]),
      percent(best),
    ]);
  return section(
    "Regret",
    `<p>How many more attacks over ten years than under the strategy that would have been best, had one known how things turn out.</p>${table(["Strategy", "On average", "In one run of twenty, at least", "Was the best in"], rows)}`,
  );
}

function totals(comparison: Comparison): string {
  const rows = comparison.outcomes.map((report) => [
    `${escaped(report.title)} <span class="faint">(${escaped(report.unit)})</span>`,
    ...(report.counted
      ? report.strategies.map(({ spans }) => escaped(range(spans.whole.quantiles)))
      : comparison.strategies.map(() => "not counted")),
  ]);
  const quiet = [
    'Quiet within ten years <span class="faint">(share of runs; months until half were)</span>',
    ...comparison.quiet.map(({ ever, median }) => `${percent(ever)}; ${median === null ? "not within ten years" : `${median} months`}`),
  ];
  return section("Ten years in figures", table(["", ...comparison.strategies.map(({ title }) => escaped(title))], [...rows, quiet]));
}

function byGroup({ strategies, situation, groups }: Comparison): string {
  const rows = strategies.map(({ id, title }) => [
    escaped(title),
    ...situation.groups.map((group) => {
      const found = groups.find((row) => row.strategy === id && row.group === group.id);
      return found === undefined ? "" : range(found.attacks);
    }),
  ]);
  return section("Attacks of each group, ten years", table(["", ...situation.groups.map(({ title }) => escaped(title))], rows));
}

/** How many beliefs are shown for each rival. */
const SHOWN_BELIEFS = 4;

function deciding(comparison: Comparison): string {
  const parts = comparison.deciding.map(({ ahead, other, probability, beliefs: all, spread }) => {
    const title = titleOf(comparison, other);
    const charts = all.slice(0, SHOWN_BELIEFS).map((belief) => {
      const says = beliefSentence(belief, title);
      const chart = curveSvg(curveChart(belief.curve, belief.flip?.value ?? null), { title: belief.title, says });
      return `<figure><h3>${escaped(capital(belief.title))}</h3><p class="faint">${escaped(capital(belief.says))}.</p>${chart}<figcaption>${escaped(says)}<br>${escaped(belief.source)}</figcaption></figure>`;
    });
    const lead = `“${titleOf(comparison, ahead)}” has fewer attacks than “${title}” in ${percent(probability)} of runs.`;
    return `<h3 style="margin-top:24px">Against “${escaped(title)}”</h3><p>${escaped(lead)} ${spreadSvg(spread)}</p><div class="fans">${charts.join("")}</div>`;
  });
  const about = `<p>The chance that the strategy ahead stays ahead, if one belief were known and all others stayed open. The dot: where the ranking flips.</p>${GREY_BAR}`;
  return parts.length === 0 ? "" : section("What you would have to believe", about + parts.join(""));
}

function notes(comparison: Comparison): string {
  return section("What this is not", `<ul class="notes">${comparison.notes.map((note) => `<li>${escaped(note)}</li>`).join("")}</ul>`);
}

function beliefs(): string {
  const rows = SHARED_PRIORS.map(({ id, title, says, source, tag }) => [
    escaped(title),
    id,
    escaped(says),
    escaped(source),
    tag === "size" ? "size" : tag === "sign" ? "sign only" : "assumed",
  ]);
  return section("Beliefs and their sources", table(["Belief", "Sign", "A larger value means", "Source", "What it settles"], rows));
}
