import type { Shown } from "../people.ts";
import { fail, problem, type Problem } from "../../ground/index.ts";
import { monthAfter, monthsBetween, type Month } from "../../strategy/index.ts";
import type { CountFormat, MonthlyCounts } from "./counts.ts";

/** No file has counts over a longer time: a slip in a year must not make a million empty months. */
export const MOST_MONTHS = 1_200;
const FEWEST_MONTHS = 24;
const MOST_PROVINCES = 200;
export const MOST_PROBLEMS = 20;

/** A cell of the table while rows come in. */
export interface Cell {
  attacks: number;
  deaths: number;
}

/** What a file adds up to, row by row; memory grows with groups, provinces and months, not with rows. */
export interface Tally {
  readonly cells: Map<string, Map<string, Map<Month, Cell>>>;
  readonly state: Map<Month, number>;
  readonly provinces: Set<string>;
  first: Month | null;
  last: Month | null;
}

export function createTally(): Tally {
  return { cells: new Map(), state: new Map(), provinces: new Set(), first: null, last: null };
}

/** That the file speaks of this month, whatever it says of it. */
export function spans(tally: Tally, month: Month): void {
  if (tally.first === null || month < tally.first) tally.first = month;
  if (tally.last === null || month > tally.last) tally.last = month;
}

/** The cell of a group, a province and a month, made when it is not there. */
export function cellOf(tally: Tally, group: string, province: string, month: Month): Cell {
  tally.provinces.add(province);
  if (tally.provinces.size > MOST_PROVINCES)
    fail("too-many", {
      field: "province",
      value: province,
      message: `more than ${MOST_PROVINCES} provinces`,
      remedy: "Count by province or by country; nothing below a province is taken in",
    });
  const ofGroup = tally.cells.get(group) ?? new Map<string, Map<Month, Cell>>();
  tally.cells.set(group, ofGroup);
  const ofProvince = ofGroup.get(province) ?? new Map<Month, Cell>();
  ofGroup.set(province, ofProvince);
  const cell = ofProvince.get(month) ?? { attacks: 0, deaths: 0 };
  ofProvince.set(month, cell);
  return cell;
}

/** A name of the file that nobody has assigned to a group, and how often it stands there. */
export interface Unassigned {
  readonly name: string;
  readonly events: Shown;
}

/** `unassigned`: the most frequent first; without it the format names groups alone. */
export type CountsResult = { readonly unassigned?: readonly Unassigned[] } & (
  | { readonly ok: true; readonly counts: MonthlyCounts; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly [Problem, ...Problem[]] }
);

export interface Told {
  readonly format: CountFormat;
  readonly file: string;
  readonly groups: readonly string[];
  readonly deaths: boolean;
  readonly state: boolean;
  readonly notes: readonly string[];
  readonly problems: readonly Problem[];
}

/** The table of what was tallied, from the first month the file speaks of to the last; what is not there is 0. */
export function tableOf(tally: Tally, { format, file, groups, deaths, state, notes, problems }: Told): CountsResult {
  const refused = (remedy: string, message: string): CountsResult => ({
    ok: false,
    problems: [problem("field-invalid", { file, message, remedy }), ...problems],
  });
  if (tally.first === null || tally.last === null || tally.cells.size === 0)
    return refused("Name the groups with --groups FILE (name,group)", "no row is of a group of the situation");
  const months = monthsBetween(tally.first, tally.last) + 1;
  if (months < FEWEST_MONTHS) return refused(`Give at least ${FEWEST_MONTHS} months`, `there are only ${months} months`);
  if (months > MOST_MONTHS)
    return refused("Correct the dates", `from ${tally.first} to ${tally.last} are ${months} months, more than ${MOST_MONTHS}`);
  const provinces = [...tally.provinces].toSorted();
  const sorted = groups.toSorted();
  const attacks = new Int32Array(months * sorted.length * provinces.length);
  const dead = deaths ? new Int32Array(attacks.length) : null;
  for (const [group, ofGroup] of tally.cells)
    for (const [province, ofProvince] of ofGroup)
      for (const [month, cell] of ofProvince) {
        const at = monthsBetween(tally.first, month) * sorted.length + sorted.indexOf(group);
        attacks[at * provinces.length + provinces.indexOf(province)] = cell.attacks;
        if (dead !== null) dead[at * provinces.length + provinces.indexOf(province)] = cell.deaths;
      }
  const acts = state ? Int32Array.from({ length: months }, (_, t) => tally.state.get(monthAfter(tally.first as Month, t)) ?? 0) : null;
  const counts: MonthlyCounts = {
    format,
    begins: tally.first,
    months,
    groups: sorted,
    provinces,
    attacks,
    deaths: dead,
    state: acts,
    notes,
  };
  return { ok: true, counts, problems };
}
