import { monthsBetween } from "./month.ts";
import type { GroupPlan, PlannedMeasure, Strategy, StrategyId } from "./strategy.ts";

/** Months in which a taken-over clinic comes to its strength, where nobody has said otherwise. */
const USUAL_RAMP = 12;

/** Does it close services of a group that nobody goes on with? */
export function leavesServicesOff(strategy: Strategy): boolean {
  return strategy.groups.some((group) => group.measures.some((planned) => closes(planned) && !isContinued(group, planned)));
}

/**
 * The same strategy with every closed service handed over, as strongly as it is closed, from the month of the closure. Gives
 * the strategy itself when nothing is left off.
 */
export function withContinuity(strategy: Strategy): Strategy {
  if (!leavesServicesOff(strategy)) return strategy;
  return {
    ...strategy,
    id: `${strategy.id}-with-services` as StrategyId,
    title: `${strategy.title}, services go on`,
    groups: strategy.groups.map((group) => ({
      ...group,
      measures: [...group.measures, ...group.measures.filter((planned) => closes(planned) && !isContinued(group, planned)).map(handOver)],
    })),
  };
}

const closes = (planned: PlannedMeasure): boolean => planned.measure === "seal" && planned.strength > 0;

/** A hand-over that lasts as long as the closure, whatever its strength: how much is enough is the strategy's own choice. */
function isContinued(group: GroupPlan, closure: PlannedMeasure): boolean {
  return group.measures.some(
    ({ measure, strength, end }) =>
      measure === "hand-over-service" && strength > 0 && (end === null || (closure.end !== null && end >= closure.end)),
  );
}

function handOver({ start, end, strength }: PlannedMeasure): PlannedMeasure {
  const lasts = end === null ? USUAL_RAMP : monthsBetween(start, end);
  return { measure: "hand-over-service", start, end, ramp: Math.min(USUAL_RAMP, lasts), strength, selectivity: null, note: null };
}
