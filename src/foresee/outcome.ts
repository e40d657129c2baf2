/**
 * What is looked at. A flow is summed over a span of time, a stock is its last value. `people`: counts of people, of which
 * fewer than five are not shown.
 */
export const OUTCOMES = [
  { id: "attacks", title: "Attacks", unit: "attacks", kind: "flow", better: "less", people: false },
  { id: "deaths", title: "Deaths in attacks", unit: "people", kind: "flow", better: "less", people: true },
  {
    id: "support",
    title: "Support",
    unit: "share of people, groups weighed by their attacks today",
    kind: "stock",
    better: "less",
    people: false,
  },
  {
    id: "capacity",
    title: "Capacity",
    unit: "today = 1, groups weighed by their attacks today",
    kind: "stock",
    better: "less",
    people: false,
  },
  { id: "unserved", title: "People without a service", unit: "people-months", kind: "flow", better: "less", people: true },
  { id: "harmed", title: "People harmed by the measures themselves", unit: "people", kind: "flow", better: "less", people: true },
  { id: "withheld", title: "Money withheld from the groups", unit: "months of their income", kind: "flow", better: "more", people: false },
  { id: "money", title: "Money withheld from the groups", unit: "money", kind: "flow", better: "more", people: false },
  { id: "served", title: "People served in the groups' place", unit: "people-months", kind: "flow", better: "more", people: true },
  { id: "cost", title: "Cost of the services taken over", unit: "money", kind: "flow", better: "less", people: false },
] as const;

export type Outcome = (typeof OUTCOMES)[number];
export type OutcomeId = Outcome["id"];

/** Months of one point of a chart. */
export const MONTHS_A_POINT = 3;

/** Spans over which totals are told; `to` is the month after the last. The short run and the long run are not the same. */
export const SPANS = [
  { id: "short", title: "year 1", from: 0, to: 12 },
  { id: "middle", title: "years 2 to 5", from: 12, to: 60 },
  { id: "long", title: "years 6 to 10", from: 60, to: 120 },
  { id: "whole", title: "ten years", from: 0, to: 120 },
] as const;
export type SpanId = (typeof SPANS)[number]["id"];

/** Ten years: the horizon of every comparison. */
export const MONTHS = 120;
/** Points of a chart: quarters. */
export const POINTS = MONTHS / MONTHS_A_POINT;

/** Quiet: twelve months in a row with less than half of today's attacks [assumed]. */
export const QUIET = { months: 12, share: 0.5 } as const;
