import type { Problem } from "../shapes/problem.ts";

/** The JSON of `/api/foresee`, as the page sees it; `test/web/foresee-contract.ts` holds it to the server's. */

export interface PlannedMeasure {
  readonly measure: string;
  readonly start: string;
  readonly end: string | null;
  readonly ramp: number;
  readonly strength: number;
  readonly selectivity: number | null;
  readonly note: string | null;
}

export interface GroupPlan {
  readonly id: string;
  readonly title: string;
  readonly measures: readonly PlannedMeasure[];
}

export interface Strategy {
  readonly schema: string;
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly begins: string;
  readonly groups: readonly GroupPlan[];
}

export interface Situation {
  readonly schema: string;
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly groups: readonly { readonly id: string; readonly title: string }[];
}

/** What a measure does, and who says how it helps and harms. */
export interface MeasureFacts {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  readonly benefit: string | null;
  readonly harm: string | null;
}

export interface ForeseeStart {
  readonly examples: readonly { readonly strategy: Strategy; readonly leavesServicesOff: boolean }[];
  readonly situation: Situation;
  readonly measures: readonly MeasureFacts[];
  readonly months: number;
  readonly limits: {
    readonly strategies: number;
    readonly fewestRuns: number;
    readonly mostRuns: number;
    readonly usualRuns: number;
    readonly allRuns: number;
  };
}

export type ForeseeRead =
  | { readonly kind: "strategy"; readonly strategy: Strategy; readonly leavesServicesOff: boolean }
  | { readonly kind: "situation"; readonly situation: Situation }
  | { readonly kind: "neither"; readonly problems: readonly Problem[] };

export interface Tick {
  readonly at: number;
  readonly label: string;
}

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Spread {
  readonly chance: number;
  readonly literature: number;
  readonly data: number;
}

export interface Fan {
  readonly id: string;
  readonly strategy: string;
  readonly title: string;
  readonly chart: {
    readonly frame: Frame;
    readonly outer: string;
    readonly inner: string;
    readonly middle: string;
    readonly guide: number | null;
    readonly across: readonly Tick[];
    readonly up: readonly Tick[];
  };
  readonly caption: { readonly title: string; readonly says: string };
  readonly figures: string;
  readonly spread: Spread;
  readonly spreadSays: string;
}

export type ShownOutcome = { readonly id: string; readonly title: string; readonly unit: string } & (
  | { readonly counted: true; readonly fans: readonly Fan[] }
  | { readonly counted: false; readonly why: string }
);

export interface RegretChart {
  readonly id: string;
  readonly chart: {
    readonly frame: Frame;
    readonly rows: readonly {
      readonly label: string;
      readonly labelAt: number;
      readonly at: number;
      readonly low: number;
      readonly quarter: number;
      readonly middle: number;
      readonly threeQuarters: number;
      readonly high: number;
      readonly mean: string;
    }[];
    readonly across: readonly Tick[];
  };
  readonly caption: { readonly title: string; readonly says: string };
  readonly spreads: readonly { readonly title: string; readonly spread: Spread; readonly spreadSays: string }[];
}

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly { readonly title: string; readonly cells: readonly string[] }[];
}

export interface BeliefStep {
  readonly value: string;
  readonly x: number;
  readonly y: number;
  readonly chance: string;
  readonly first: string | null;
  readonly order: readonly { readonly strategy: string; readonly title: string; readonly says: string }[];
}

export interface Belief {
  readonly parameter: string;
  readonly says: string;
  readonly unit: string;
  readonly source: string;
  readonly sentence: string;
  readonly from: string;
  readonly flips: boolean;
  readonly curve: {
    readonly id: string;
    readonly title: string;
    readonly chart: {
      readonly frame: Frame;
      readonly curve: string;
      readonly half: number;
      readonly flip: { readonly x: number; readonly y: number } | null;
      readonly across: readonly Tick[];
      readonly up: readonly Tick[];
    };
    readonly caption: { readonly title: string; readonly says: string };
  };
  readonly steps: readonly BeliefStep[];
}

export interface DecidingPair {
  readonly ahead: string;
  readonly other: string;
  readonly aheadTitle: string;
  readonly otherTitle: string;
  readonly says: string;
  readonly spread: Spread;
  readonly spreadSays: string;
  readonly beliefs: readonly Belief[];
}

export interface Comparison {
  readonly heading: string;
  readonly reference: string;
  readonly strategies: readonly { readonly id: string; readonly title: string }[];
  readonly summary: readonly string[];
  readonly shortAndLong: Table;
  readonly ratios: readonly Fan[];
  readonly outcomes: readonly ShownOutcome[];
  readonly pairs: Table;
  readonly regret: Table;
  readonly regretChart: RegretChart;
  readonly totals: Table;
  readonly groups: Table;
  readonly deciding: readonly DecidingPair[];
  readonly notes: readonly string[];
  readonly sources: Table;
}

export type ForeseeRun = {
  readonly id: string;
  readonly done: number;
  readonly total: number;
  readonly secondsLeft: number | null;
} & (
  | { readonly state: "waiting" | "running" | "stopped" }
  | { readonly state: "done"; readonly comparison: Comparison }
  | { readonly state: "failed"; readonly error: Problem }
);

export interface RunBody {
  readonly strategies: readonly Strategy[];
  readonly situation?: Situation;
  /** the id of what a fit has learnt */
  readonly learnt?: string;
  readonly runs: number;
  readonly seed: number;
}

export interface CivilPicture {
  readonly run: number;
  readonly seed: number;
  readonly width: number;
  readonly height: number;
  readonly kinds: readonly string[];
  readonly frames: readonly {
    readonly tick: number;
    readonly sites: string;
    readonly active: number;
    readonly jailed: number;
    readonly cops: number;
    readonly legitimacy: number;
  }[];
}
