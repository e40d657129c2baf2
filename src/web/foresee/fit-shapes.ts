import type { Problem } from "../shapes/problem.ts";
import type { Frame, Situation, Strategy, Table, Tick } from "./shapes.ts";

/** The JSON of `/api/foresee/counts` and `/api/foresee/fits`, as the page sees it; held to the server's by the same test file. */

export type Shown = number | "<5";

/** What a fit has taught: the server holds the draws. */
export interface Learnt {
  readonly id: string;
  readonly source: string;
  readonly parameters: number;
  readonly draws: number;
}

export interface CountsFile {
  readonly id: string;
  readonly file: string;
  readonly characters: number;
}

export type Counts = {
  readonly unassigned: readonly { readonly name: string; readonly events: Shown }[];
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

/** A fit, ready to be drawn. */
export interface Calibration {
  readonly heading: string;
  readonly verdict: string;
  readonly converged: boolean;
  readonly association: string;
  readonly learntSays: string;
  readonly learntChart: {
    readonly id: string;
    readonly chart: {
      readonly frame: Frame;
      readonly height: number;
      readonly rows: readonly {
        readonly label: string;
        readonly labelAt: number;
        readonly top: number;
        readonly from: number;
        readonly turn: number;
        readonly to: number;
        readonly says: string;
      }[];
      readonly across: readonly Tick[];
    };
    readonly caption: { readonly title: string; readonly says: string };
  };
  readonly learnt: Table;
  readonly samplerSays: string;
  readonly sampler: Table;
  readonly checksSay: string;
  readonly checks: Table;
  readonly scoresSay: string;
  readonly scores: Table | null;
  readonly yearsSay: string;
  readonly years: Table;
  readonly notes: readonly string[];
}

export type Fit = {
  readonly id: string;
  readonly phase: string;
  readonly done: number;
  readonly total: number;
  readonly secondsLeft: number | null;
} & (
  | { readonly state: "waiting" | "running" | "stopped" }
  | { readonly state: "done"; readonly calibration: Calibration; readonly learnt: Learnt | null }
  | { readonly state: "failed"; readonly error: Problem }
);

export interface CountsBody {
  /** left out: the invented counts that ship */
  readonly counts?: string;
  readonly situation?: Situation;
  readonly names?: Readonly<Record<string, string>>;
  readonly countries?: readonly string[];
}

export interface FitBody extends CountsBody {
  readonly history?: Strategy;
  readonly beside?: { readonly text: string; readonly file: string };
  readonly origins: number;
  readonly seed: number;
}
