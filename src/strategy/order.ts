import { MEASURE_FACTS } from "./measure.ts";
import { monthAfter, monthsBetween, type Month } from "./month.ts";
import type { GroupPlan, PlannedMeasure, Strategy } from "./strategy.ts";

/** Something that does not hold between the parts of a strategy. */
export interface PlanProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly remedy: string;
}

/** What is wrong between the parts: groups named twice, dates out of order, ramps that overlap, measures that contradict. */
export function planProblems(strategy: Strategy): PlanProblem[] {
  const seen = new Map<string, number>();
  return strategy.groups.flatMap((group, at) => {
    const earlier = seen.get(group.id);
    seen.set(group.id, at);
    const twice: PlanProblem[] =
      earlier === undefined
        ? []
        : [
            {
              path: ["groups", at, "id"],
              message: `the group "${group.id}" stands here twice, first at groups[${earlier}]`,
              remedy: "Put its measures together under one of the two",
            },
          ];
    return [...twice, ...groupProblems(strategy, group, ["groups", at, "measures"])];
  });
}

function groupProblems(strategy: Strategy, group: GroupPlan, path: readonly (string | number)[]): PlanProblem[] {
  return group.measures.flatMap((planned, at) => {
    const own = [...path, at];
    const earlier = group.measures.slice(0, at);
    return [
      ...dateProblems(strategy, planned, own),
      ...selectivityProblems(planned, own),
      ...earlier.flatMap((other, index) => pairProblems(other, index, planned, own)),
    ];
  });
}

function dateProblems(strategy: Strategy, planned: PlannedMeasure, path: readonly (string | number)[]): PlanProblem[] {
  const { start, end, ramp } = planned;
  if (monthsBetween(strategy.begins, start) < 0)
    return [
      {
        path: [...path, "start"],
        message: `${start} is before the strategy begins (${strategy.begins})`,
        remedy: `Start it in ${strategy.begins} or later, or let the strategy begin earlier`,
      },
    ];
  if (end === null) return [];
  const lasts = monthsBetween(start, end);
  if (lasts <= 0)
    return [
      {
        path: [...path, "end"],
        message: `the end ${end} is not after the start ${start}`,
        remedy: `The end is the month in which it is no longer in force: ${monthAfter(start, 1)} or later, or leave it out`,
      },
    ];
  if (ramp > lasts)
    return [
      {
        path: [...path, "ramp"],
        message: `a ramp of ${ramp} months does not fit between ${start} and ${end}`,
        remedy: `At most ${lasts}, or a later end`,
      },
    ];
  return [];
}

function selectivityProblems(planned: PlannedMeasure, path: readonly (string | number)[]): PlanProblem[] {
  if (planned.selectivity === null || planned.measure === "disarm") return [];
  return [
    {
      path: [...path, "selectivity"],
      message: `${planned.measure} has no selectivity`,
      remedy: "Selectivity belongs to disarm alone; take it out",
    },
  ];
}

function pairProblems(earlier: PlannedMeasure, index: number, planned: PlannedMeasure, path: readonly (string | number)[]): PlanProblem[] {
  if (!overlap(earlier, planned)) return [];
  if (earlier.measure === planned.measure)
    return [
      {
        path: [...path, "start"],
        message: `${planned.measure} overlaps with measures[${index}] of the same group, in force from ${earlier.start} to ${earlier.end ?? "the end"}`,
        remedy: "Let one end in the month in which the other starts",
      },
    ];
  const acting = [earlier, planned].find(({ measure }) => MEASURE_FACTS[measure].input !== null);
  const idle = [earlier, planned].some(({ measure }) => measure === "tolerate");
  if (!idle || acting === undefined) return [];
  return [
    {
      path: [...path, "measure"],
      message: `the group cannot be tolerated and have ${acting.measure} at the same time (measures[${index}])`,
      remedy: "Take tolerate out, or end it before the other starts",
    },
  ];
}

function overlap(left: PlannedMeasure, right: PlannedMeasure): boolean {
  const endsBefore = (end: Month | null, start: Month): boolean => end !== null && monthsBetween(end, start) >= 0;
  return !endsBefore(left.end, right.start) && !endsBefore(right.end, left.start);
}
