import type { Brand } from "../ground/index.ts";
import type { Measure } from "./measure.ts";
import { monthsBetween, type Month } from "./month.ts";

/** The version of this value. A reader that does not know it refuses it. */
export const STRATEGY_SCHEMA = "writ-strategy/1";

/** A strategy's own key: `crackdown-with-services`. */
export type StrategyId = Brand<string, "StrategyId">;
/** A group, or a class of groups, within a strategy: `anti-state`. */
export type GroupId = Brand<string, "GroupId">;

/** One measure against one group over some time. */
export interface PlannedMeasure {
  readonly measure: Measure;
  /** first month in force */
  readonly start: Month;
  /** the month in which it is no longer in force; null: it stays */
  readonly end: Month | null;
  /** months over which it grows to its strength, evenly; 0 and 1: at once */
  readonly ramp: number;
  /** 0 to 1: how far it is carried out */
  readonly strength: number;
  /** 0 to 1, of `disarm` alone: how well it tells the guilty from bystanders; null: the usual .8 */
  readonly selectivity: number | null;
  readonly note: string | null;
}

export interface GroupPlan {
  readonly id: GroupId;
  readonly title: string;
  readonly measures: readonly PlannedMeasure[];
}

/** Which measures apply to which group, month by month. What is simulated is what is carried out. */
export interface Strategy {
  readonly schema: typeof STRATEGY_SCHEMA;
  readonly id: StrategyId;
  readonly title: string;
  readonly about: string;
  /** the strategy's first month */
  readonly begins: Month;
  readonly groups: readonly GroupPlan[];
}

/** How strongly a measure is in force in a month: 0 outside its time, growing evenly over its ramp. */
export function strengthIn(planned: PlannedMeasure, month: Month): number {
  const age = monthsBetween(planned.start, month);
  if (age < 0 || (planned.end !== null && monthsBetween(planned.end, month) >= 0)) return 0;
  return age + 1 < planned.ramp ? (planned.strength * (age + 1)) / planned.ramp : planned.strength;
}
