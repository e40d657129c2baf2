import { MEASURE_FACTS, type PlannedMeasure, type Strategy } from "../strategy/index.ts";
import type { Comparison } from "./comparison.ts";
import { escapeXml } from "../ground/index.ts";
import type { Interval } from "./interval.ts";
import { section, table } from "./report-parts.ts";
import type { SituationGroup } from "./situation.ts";
import { figure } from "./words.ts";

/** What was compared, and what was stated of the groups: a figure without these is hearsay. */
export function inputsHtml(comparison: Comparison): string {
  return strategiesHtml(comparison) + situationHtml(comparison);
}

function strategiesHtml({ situation, strategies }: Comparison): string {
  const rows = strategies.map((strategy) => [
    `<strong>${escapeXml(strategy.title)}</strong><br><span class="faint">${escapeXml(strategy.about)}</span>`,
    ...situation.groups.map(({ id }) => planHtml(strategy, id)),
  ]);
  return section(
    "The strategies",
    `<div class="plans">${table(["", ...situation.groups.map(({ title }) => escapeXml(title))], rows)}</div>`,
  );
}

function planHtml(strategy: Strategy, group: string): string {
  const plan = strategy.groups.find(({ id }) => id === group);
  return plan === undefined
    ? '<span class="faint">nothing is done</span>'
    : plan.measures.map((planned) => escapeXml(measureWords(planned))).join("<br>");
}

/** `Disarm 1, from 2026-01 to 2029-01, selectivity 0.3` */
function measureWords({ measure, strength, start, end, ramp, selectivity }: PlannedMeasure): string {
  const parts = [
    MEASURE_FACTS[measure].input === null ? MEASURE_FACTS[measure].title : `${MEASURE_FACTS[measure].title} ${strength}`,
    end === null ? `from ${start}` : `${start} to ${end}`,
    ...(ramp > 1 ? [`over ${ramp} months`] : []),
    ...(selectivity === null ? [] : [`selectivity ${selectivity}`]),
  ];
  return parts.join(", ");
}

const STATED = [
  ["attacks", "Attacks a month"],
  ["support", "Support"],
  ["tie", "State tie"],
  ["dependants", "Dependants"],
  ["income", "Income a month"],
  ["harmed", "Harmed by full careless force, a month"],
] as const satisfies readonly (readonly [keyof SituationGroup, string])[];

function situationHtml({ situation }: Comparison): string {
  const rows = situation.groups.map((group) => [escapeXml(group.title), ...STATED.map(([key]) => intervalHtml(group[key]))]);
  const lead = `<p>${escapeXml(situation.about)} Each number is an interval in which it lies with 90 %.</p>`;
  return section("The situation as it was stated", lead + table(["", ...STATED.map(([, title]) => title)], rows));
}

function intervalHtml(interval: Interval | null): string {
  if (interval === null) return "not stated";
  const { low, high, source, date } = interval;
  return `<span title="${escapeXml(`${source}, ${date}`)}">${figure(low)} to ${figure(high)}</span>`;
}
