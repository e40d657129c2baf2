import { fail } from "../ground/index.ts";
import { MEASURE_FACTS, monthAfter, strengthIn, USUAL_SELECTIVITY, type GroupPlan, type Month, type Strategy } from "../strategy/index.ts";
import { countMonths, quietPath, type Path } from "./path.ts";

/**
 * What a strategy does to these groups, month by month, from `begins` on. Where several measures move the same input, the
 * strongest counts; force has the selectivity of its strongest measure. A group that the strategy does not name is left alone.
 * Fails with `field-invalid` when the strategy names a group that is not among `groups`.
 */
export function pathOf(strategy: Strategy, groups: readonly string[], begins: Month, months: number): Path {
  strategy.groups.forEach(({ id }, at) => {
    if (!groups.includes(id))
      fail("field-invalid", {
        file: strategy.id,
        field: `groups[${at}].id`,
        value: id,
        message: `the situation has no group "${id}"`,
        remedy: `Its groups: ${groups.join(", ")}. Another situation: --situation FILE`,
      });
  });
  const path = quietPath(groups.length, months);
  groups.forEach((id, group) => {
    const plan = strategy.groups.find((candidate) => candidate.id === id);
    if (plan !== undefined) for (let t = 0; t < months; t++) fillMonth(path, plan, monthAfter(begins, t), t * groups.length + group);
  });
  return countMonths(path);
}

function fillMonth(path: Path, plan: GroupPlan, month: Month, cell: number): void {
  for (const planned of plan.measures) {
    const { input } = MEASURE_FACTS[planned.measure];
    const strength = input === null ? 0 : strengthIn(planned, month);
    if (input === null || strength <= (path[input][cell] as number)) continue;
    path[input][cell] = strength;
    if (input === "force") path.selectivity[cell] = planned.selectivity ?? USUAL_SELECTIVITY;
  }
}
