import type { CountsResult } from "./tally.ts";

/** A row of the file, with the line on which it begins. */
export interface CountRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface ReaderSettings {
  /** for messages */
  readonly file: string;
  /** ids of the situation's groups */
  readonly groups: readonly string[];
  /** lower-case name in the file → group, `state`, or null: left out on purpose */
  readonly names: ReadonlyMap<string, string | null>;
  /** lower-case countries to count in; empty: all */
  readonly countries: ReadonlySet<string>;
}

/** Takes rows one by one and adds them up. */
export interface CountReader {
  take(row: CountRow): void;
  finish(): CountsResult;
}
