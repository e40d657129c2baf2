import type { Interval } from "./interval.ts";
import type { GroupBelief } from "./parameters.ts";

/** The version of this value. A reader that does not know it refuses it. */
export const SITUATION_SCHEMA = "writ-situation/1";

/** What is believed of one group today. Always intervals, always with a source and a date. */
export interface SituationGroup extends GroupBelief {
  /** people who depend on its schools, clinics and ambulances; null: nobody knows, and nothing is counted */
  readonly dependants: Interval | null;
  /** its income a month, in the situation's currency */
  readonly income: Interval | null;
  /** people harmed a month by full, careless force against it: killed, injured, wrongly held */
  readonly harmed: Interval | null;
}

/** The groups as they stand when a strategy begins. Aggregates only: no persons, no places below a province. */
export interface Situation {
  readonly schema: typeof SITUATION_SCHEMA;
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** of incomes and prices: `PKR` */
  readonly currency: string | null;
  /** what it costs the state to serve one person for a month */
  readonly servicePrice: Interval | null;
  readonly groups: readonly SituationGroup[];
}
