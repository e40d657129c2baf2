import { KINDS } from "../ground/index.ts";
import { BANDS, type Band } from "../match/index.ts";
import { scriptOf } from "../names/index.ts";
import type { InventedParty } from "./bodies.ts";
import type { Category } from "./category.ts";
import type { HeardAlert, Outcome } from "./heard.ts";
import type { LabQuestion } from "./question.ts";

/** Names of a category that were not found, kept as examples. */
const EXAMPLES = 5;
const NOTHING = -1e9;

/** A question that went wrong, for people who look into it. */
export interface Example {
  readonly listed: string;
  readonly asked: string;
  readonly list: string;
  readonly entry: string;
  readonly weight: number | null;
  readonly band: Band | null;
}

/** What all questions of one category came to; arrays run in step, one place a question. */
export interface CategoryTally {
  readonly category: Category;
  /** weight of the right party, or far below zero where it was not found */
  readonly weights: number[];
  /** place in BANDS, −1 none */
  readonly bands: number[];
  /** 0 not found */
  readonly ranks: number[];
  /** number of the party, so that questions about one are counted together */
  readonly parties: number[];
  /** place in KINDS */
  readonly kinds: number[];
  /** number of the script in which the name is listed */
  readonly scripts: number[];
  /** weight lost against the control; only where both were found */
  readonly losses: number[];
  byExactRule: number;
  notApplying: number;
  /** variants that are some other party's name to the letter: left out, nobody can tell them apart by name */
  anothers: number;
  /** questions that the engine gave no answer to */
  unanswered: number;
  /** the first few that did not reach `possible`, or were not found by an engine without bands */
  readonly missed: Example[];
}

/** What the questions about the population came to; arrays run in step, one place for each that was answered. */
export interface PopulationTally {
  readonly weights: number[];
  readonly bands: number[];
  /** place in KINDS */
  readonly kinds: number[];
  /** number of the script in which the name is asked */
  readonly scripts: number[];
  byExactRule: number;
  unanswered: number;
}

export interface Tally {
  readonly control: CategoryTally;
  readonly categories: readonly CategoryTally[];
  /** best weight and band of each person of the population */
  readonly population: PopulationTally;
  readonly partyNumbers: Map<string, number>;
  /** ISO 15924 */
  readonly scriptNumbers: Map<string, number>;
}

const empty = (category: Category): CategoryTally => ({
  category,
  weights: [],
  bands: [],
  ranks: [],
  parties: [],
  kinds: [],
  scripts: [],
  losses: [],
  byExactRule: 0,
  notApplying: 0,
  anothers: 0,
  unanswered: 0,
  missed: [],
});

export function createTally(control: Category, categories: readonly Category[]): Tally {
  return {
    control: empty(control),
    categories: categories.map(empty),
    population: { weights: [], bands: [], kinds: [], scripts: [], byExactRule: 0, unanswered: 0 },
    partyNumbers: new Map(),
    scriptNumbers: new Map(),
  };
}

const tallyOf = (tally: Tally, { id }: Category): CategoryTally =>
  tally.categories.find(({ category }) => category.id === id) ?? tally.control;

export function countNotApplying(tally: Tally, category: Category): void {
  tallyOf(tally, category).notApplying++;
}

/** Adds one answer; `controlWeight` is that of the name as listed. `null`: the engine gave no answer. */
export function countOutcome(
  tally: Tally,
  { category, name, text }: LabQuestion,
  outcome: Outcome | null,
  controlWeight: number | null,
): void {
  const into = tallyOf(tally, category);
  if (outcome === null) {
    into.unanswered++;
    return;
  }
  if (outcome.isAnothers && outcome.rank !== 1) {
    into.anothers++;
    return;
  }
  const { weight, band, rank, byExactRule } = outcome;
  into.parties.push(numberOf(tally.partyNumbers, name.party));
  into.scripts.push(numberOf(tally.scriptNumbers, scriptOf(name.text)));
  into.kinds.push(KINDS.indexOf(name.kind));
  into.weights.push(weight ?? NOTHING);
  into.bands.push(band === null ? -1 : BANDS.indexOf(band));
  into.ranks.push(rank ?? 0);
  if (byExactRule) into.byExactRule++;
  if (weight !== null && controlWeight !== null) into.losses.push(controlWeight - weight);
  const isMissed = weight === null || band === "weak";
  if (isMissed && into.missed.length < EXAMPLES)
    into.missed.push({ listed: name.text, asked: text, list: name.list, entry: name.entry, weight, band });
}

/** The same number for the same key, in the order in which they came. */
function numberOf(numbers: Map<string, number>, key: string): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}

/** Adds somebody who is on no list. `null`: the engine gave no answer. */
export function countPerson(tally: Tally, { name, kind }: InventedParty, alerts: readonly HeardAlert[] | null): void {
  const into = tally.population;
  if (alerts === null) {
    into.unanswered++;
    return;
  }
  let weight = NOTHING;
  let band = -1;
  let byRule = alerts.length > 0;
  for (const alert of alerts) {
    weight = Math.max(weight, alert.weight);
    const place = alert.band === null ? -1 : BANDS.indexOf(alert.band);
    band = Math.max(band, place);
    if (place >= BANDS.indexOf("possible") && !alert.byExactRule) byRule = false;
  }
  into.weights.push(weight);
  into.bands.push(band);
  into.kinds.push(KINDS.indexOf(kind === "any" ? "unknown" : kind));
  into.scripts.push(numberOf(tally.scriptNumbers, scriptOf(name)));
  if (byRule && band >= BANDS.indexOf("possible")) into.byExactRule++;
}
