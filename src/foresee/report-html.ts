import { escapeXml } from "../ground/index.ts";
import { curveSvg, fanSvg, rangeSvg, spreadSvg } from "./chart-svg.ts";
import type { Comparison } from "./comparison.ts";
import type { OutcomeId } from "./outcome.ts";
import { inputsHtml } from "./report-inputs.ts";
import { section, tableHtml } from "./report-parts.ts";
import { REPORT_STYLE } from "./report-style.ts";
import { headingOf, pairSentence } from "./shown.ts";
import { beliefCurve, ratioFans, regretRanges, shownOutcome, type ShownFan } from "./shown-charts.ts";
import { groupsTable, pairsTable, regretTable, shortAndLongTable, sourcesTable, totalsTable } from "./shown-tables.ts";
import { beliefFrom, capital, summaryOf, titleOf } from "./words.ts";

/** One file that holds the whole report: it opens anywhere, offline, and asks nothing of anybody. */
export function comparisonHtml(comparison: Comparison): string {
  return [
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">`,
    `<title>What each strategy may stir up</title><style>${REPORT_STYLE}</style></head><body>`,
    `<h1>What each strategy may stir up</h1><p class="faint">${escapeXml(headingOf(comparison))}</p>`,
    section(
      "In short",
      summaryOf(comparison)
        .map((sentence) => `<p>${escapeXml(sentence)}</p>`)
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

const REGRET_KEY = "Thin line: nine of ten runs. Thick line: half of them. Dot: the middle. Cross: the mean.";

const GREY_BAR =
  '<p class="faint"><span class="key" style="background:#8a8f98;margin-left:0"></span>from the literature, not from your data' +
  '<span class="key" style="background:#2f9e64"></span>from your data<span class="key" style="background:#d6d9de"></span>luck</p>';

function fans(comparison: Comparison, id: OutcomeId): string {
  const shown = shownOutcome(comparison, id);
  if (shown === null) return "";
  if (!shown.counted) return section(shown.title, `<p><strong>Not counted.</strong> ${escapeXml(shown.why)}.</p>`);
  const lead = `<p class="faint">${escapeXml(capital(shown.unit))}, by quarter. Middle line: half of all runs lie below. Inner band: half of all runs; outer: nine of ten.</p>`;
  return section(shown.title, `${lead}${GREY_BAR}${fansHtml(shown.fans)}`);
}

const fansHtml = (all: readonly ShownFan[]): string =>
  `<div class="fans">${all
    .map(
      ({ title, chart, caption, figures, spread }) =>
        `<figure><h3>${escapeXml(title)}</h3>${fanSvg(chart, caption)}<figcaption>${escapeXml(figures)}<br>${spreadSvg(spread)}</figcaption></figure>`,
    )
    .join("")}</div>`;

function shortAndLong(comparison: Comparison): string {
  const against = escapeXml(titleOf(comparison, comparison.reference));
  return section(
    "Short run and long run",
    `<p>Attacks as a multiple of those under “${against}”: middle, and nine of ten draws of the beliefs.</p>` +
      `${tableHtml(shortAndLongTable(comparison))}${GREY_BAR}${fansHtml(ratioFans(comparison))}`,
  );
}

function pairs(comparison: Comparison): string {
  if (comparison.strategies.length < 2) return "";
  return section(
    "Which has fewer attacks",
    `<p>Share of runs in which the strategy of the row has fewer attacks over ten years than that of the column; same beliefs, same luck.</p>${tableHtml(pairsTable(comparison))}`,
  );
}

function regret(comparison: Comparison): string {
  const { chart, caption, spreads } = regretRanges(comparison);
  const bars = spreads.map(({ title, spread }) => `<figcaption>${escapeXml(title)}<br>${spreadSvg(spread)}</figcaption>`).join("");
  return section(
    "Regret",
    "<p>How many more attacks over ten years than under the strategy that would have been best, had one known how things turn out.</p>" +
      `${tableHtml(regretTable(comparison))}<p class="faint">${REGRET_KEY}</p>${GREY_BAR}<figure>${rangeSvg(chart, caption)}${bars}</figure>`,
  );
}

const totals = (comparison: Comparison): string => section("Ten years in figures", tableHtml(totalsTable(comparison)));

const byGroup = (comparison: Comparison): string => section("Attacks of each group, ten years", tableHtml(groupsTable(comparison)));

/** How many beliefs are shown for each rival. */
const SHOWN_BELIEFS = 4;

function deciding(comparison: Comparison): string {
  const parts = comparison.deciding.map((row) => {
    const charts = row.beliefs.slice(0, SHOWN_BELIEFS).map((belief) => {
      const { title, chart, caption } = beliefCurve(comparison, row, belief);
      return `<figure><h3>${escapeXml(title)}</h3><p class="faint">${escapeXml(capital(belief.says))}.</p>${curveSvg(chart, caption)}<figcaption>${escapeXml(caption.says)}<br>${escapeXml(beliefFrom(belief))}.<br>${escapeXml(belief.source)}</figcaption></figure>`;
    });
    const against = escapeXml(titleOf(comparison, row.other));
    return `<h3 style="margin-top:24px">Against “${against}”</h3><p>${escapeXml(pairSentence(comparison, row))} ${spreadSvg(row.spread)}</p><div class="fans">${charts.join("")}</div>`;
  });
  const about = `<p>The chance that the strategy ahead stays ahead, if one belief were known and all others stayed open. The dot: where the ranking flips.</p>${GREY_BAR}`;
  return parts.length === 0 ? "" : section("What you would have to believe", about + parts.join(""));
}

function notes(comparison: Comparison): string {
  return section("What this is not", `<ul class="notes">${comparison.notes.map((note) => `<li>${escapeXml(note)}</li>`).join("")}</ul>`);
}

const beliefs = (): string => section("Beliefs and their sources", tableHtml(sourcesTable()));
