import type { Shown, ShownCalibration, ShownComparison, Situation, Unassigned } from "../foresee/index.ts";
import type { Problem } from "../ground/index.ts";
import type { Measure, Strategy } from "../strategy/index.ts";

/** The JSON of `/api/foresee`; docs/interface.md. */

/** What a page needs before anything is simulated. */
export interface ForeseeStart {
  readonly examples: readonly { readonly strategy: Strategy; readonly leavesServicesOff: boolean }[];
  readonly situation: Situation;
  readonly measures: readonly {
    readonly id: Measure;
    readonly title: string;
    readonly says: string;
    /** null: it moves nothing by itself */
    readonly benefit: string | null;
    readonly harm: string | null;
  }[];
  readonly months: number;
  readonly limits: ForeseeLimits;
}

export interface ForeseeLimits {
  readonly strategies: number;
  /** runs of each strategy */
  readonly fewestRuns: number;
  readonly mostRuns: number;
  readonly usualRuns: number;
  /** runs of all strategies together */
  readonly allRuns: number;
}

/** A text that was dropped or pasted, read; or everything that is wrong with it, each with its path and remedy. */
export type ForeseeRead =
  | { readonly kind: "strategy"; readonly strategy: Strategy; readonly leavesServicesOff: boolean }
  | { readonly kind: "situation"; readonly situation: Situation }
  | { readonly kind: "neither"; readonly problems: readonly Problem[] };

/** What calibration has taught, taken in. */
export interface ForeseeLearnt {
  readonly id: string;
  /** what was fitted, in words */
  readonly source: string;
  readonly parameters: number;
  readonly draws: number;
}

/** A file of counts, taken in and not read yet. */
export interface ForeseeCountsFile {
  readonly id: string;
  readonly file: string;
  readonly characters: number;
}

/** What a file of counts holds, or everything that is wrong with it. */
export type ForeseeCounts = {
  /** names of the file that are in no group yet, the most frequent first */
  readonly unassigned: readonly Unassigned[];
  readonly problems: readonly Problem[];
} & (
  | {
      readonly kind: "counts";
      readonly format: string;
      readonly begins: string;
      readonly ends: string;
      readonly months: number;
      readonly groups: readonly { readonly id: string; readonly attacks: Shown }[];
      readonly provinces: number;
      readonly notes: readonly string[];
    }
  | { readonly kind: "neither" }
);

interface RunHead {
  readonly id: string;
  /** draws of the beliefs that are done, of all */
  readonly done: number;
  readonly total: number;
  readonly secondsLeft: number | null;
}

export type ForeseeRun = RunHead &
  (
    | { readonly state: "waiting" | "running" | "stopped" }
    | { readonly state: "done"; readonly comparison: ShownComparison }
    | { readonly state: "failed"; readonly error: Problem }
  );

/** A fit of counts: how far it is, then what it found. */
export type ForeseeFit = RunHead & {
  /** fitting, then foretelling past years */
  readonly phase: string;
} & (
    | { readonly state: "waiting" | "running" | "stopped" }
    | {
        readonly state: "done";
        readonly calibration: ShownCalibration;
        /** for comparisons of this session; null: the chains did not agree */
        readonly learnt: ForeseeLearnt | null;
      }
    | { readonly state: "failed"; readonly error: Problem }
  );

/** Epstein's civil violence as pictures: an illustration, never calibrated. */
export interface CivilPicture {
  readonly run: number;
  readonly seed: number;
  readonly width: number;
  readonly height: number;
  /** what a digit of `sites` stands for */
  readonly kinds: readonly string[];
  readonly frames: readonly {
    readonly tick: number;
    /** a digit for each site, row by row */
    readonly sites: string;
    readonly active: number;
    readonly jailed: number;
    readonly cops: number;
    readonly legitimacy: number;
  }[];
}
