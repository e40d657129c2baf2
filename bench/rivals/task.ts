import type { Kind } from "../../src/ground/index.ts";

/** A listed entry as every system gets it. */
export interface TaskEntry {
  readonly id: string;
  readonly kind: Kind;
  readonly names: readonly { readonly text: string; readonly weak: boolean }[];
}

/** A question as every system gets it: nothing of it says what is expected. */
export interface TaskQuestion {
  readonly id: string;
  readonly kind: Kind;
  readonly name: string;
  /** area of Writ's population table in which this very row was counted: it must not count for itself */
  readonly ownArea?: string;
}

/** What a child process reads. */
export interface Task {
  readonly list: string;
  readonly entries: readonly TaskEntry[];
  readonly questions: readonly TaskQuestion[];
}

/** The best entries with the system's own scores, best first, at most ten. */
export interface TaskAnswer {
  readonly id: string;
  readonly hits: readonly (readonly [entry: string, score: number])[];
}

/** What a child process says of itself when it has asked everything. */
export interface SystemFacts {
  readonly name: string;
  readonly version: string;
  readonly settings: string;
  /** absent where the system was ready before it was asked: a server */
  readonly buildMs?: number;
  /** on the clock, and on the processor's clock: on a busy machine the second says more */
  readonly askMs: number;
  readonly askCpuMs: number;
  /** most memory that the process ever held */
  readonly peakMegabytes: number;
  /** it answers from a server whose process was not named: time of the processor and memory are not known */
  readonly unseen?: boolean;
  /** pairs of names compared, where the system compares pairs */
  readonly pairs?: number;
  /** the same questions as they are asked in use */
  readonly usual?: { readonly settings: string; readonly askMs: number; readonly askCpuMs: number };
}

/** A question with its answer sheet. */
export interface Marked extends TaskQuestion {
  /** entries that are right; empty: nobody is */
  readonly expect: readonly string[];
  /** `cross, near`, `respelt`, `none-global` … */
  readonly set: string;
  /** made by the measuring data's list of people and bodies who are on no list */
  readonly isNobody: boolean;
}

export interface Material {
  readonly origin: string;
  readonly list: string;
  readonly seed: number;
  readonly entries: readonly TaskEntry[];
  readonly marked: readonly Marked[];
}
