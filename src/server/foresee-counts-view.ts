import { COUNT_FORMATS, attacksOf, shownPeople, type CountsResult } from "../foresee/index.ts";
import { monthAfter } from "../strategy/index.ts";
import type { ForeseeCounts } from "./foresee-shapes.ts";

/** What a file of counts holds, for the page; sums under five are not told. */
export function countsAsJson(result: CountsResult): ForeseeCounts {
  const unassigned = result.unassigned ?? [];
  if (!result.ok) return { kind: "neither", problems: result.problems, unassigned };
  const { counts, problems } = result;
  const attacks = attacksOf(counts);
  return {
    kind: "counts",
    format: COUNT_FORMATS[counts.format],
    begins: counts.begins,
    ends: monthAfter(counts.begins, counts.months - 1),
    months: counts.months,
    groups: counts.groups.map((id, g) => ({
      id,
      attacks: shownPeople(attacks.reduce((sum, count, cell) => sum + (cell % counts.groups.length === g ? count : 0), 0)),
    })),
    provinces: counts.provinces.length,
    notes: counts.notes,
    problems,
    unassigned,
  };
}
