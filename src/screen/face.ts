import type { Problem } from "../ground/index.ts";
import type { Alert, Band } from "../match/index.ts";
import type { Saying } from "./sentence.ts";

/** `incomplete` goes first: a list is missing, stale or half read, or part of the subject could not be read. */
export type Outcome = "incomplete" | "hit" | "clear";

export interface Checked {
  readonly lists: readonly { readonly id: string; readonly published: string | null; readonly entries: number; readonly sha256: string }[];
  /** in words: what this answer did not check and why */
  readonly missing: readonly string[];
  /** in words: what the reader should know besides, such as the starter register standing in for lists of one's own */
  readonly notes?: readonly string[];
}

export interface Engine {
  readonly version: string;
  readonly parameters: string;
  readonly snapshot: string;
}

/** An alert, and what is to be said of it first. */
export interface SaidAlert extends Alert {
  readonly says: Saying;
}

/** The answer about one subject: exactly the shape of `docs/interface.md`. */
export interface Answer {
  readonly subject: { readonly id: string | null; readonly names: readonly string[] };
  readonly outcome: Outcome;
  readonly alerts: readonly SaidAlert[];
  readonly checked: Checked;
  /** in words: fields of the subject that nobody knows and that were not used */
  readonly warnings?: readonly string[];
  readonly engine: Engine;
}

/** A bad line of a stream answers in its place. */
export interface BadLine {
  readonly subject: { readonly id: string | null };
  readonly line: number;
  readonly error: Problem;
}

export interface ScreenSettings {
  readonly limit: number;
  readonly minBand: Band;
  readonly lists: readonly string[];
  readonly maxAgeDays: number;
  /** ISO instant: the asker's clock */
  readonly at: string;
}

export interface Mention {
  /** code points, half open */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly alerts: readonly Alert[];
}

export interface TextAnswer {
  readonly document: string;
  /** as for a subject: incomplete first, hit when anything is mentioned */
  readonly outcome: Outcome;
  readonly mentions: readonly Mention[];
  readonly checked: Checked;
  readonly engine: Engine;
}
