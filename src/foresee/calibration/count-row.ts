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

/** Where a column stands, by any of its names; -1: nowhere. */
export type ColumnAt = (...names: readonly string[]) => number;

/** What is read of the header. */
export interface Header {
  readonly at: ColumnAt;
  /** how many cells a row has */
  readonly width: number;
}

/** A whole number from 0 on as a table writes it, or null: `12`, `12.0`; not `1e3`, `0x1f`, `-1`. */
export function wholeNumber(text: string): number | null {
  return /^\d{1,9}(\.0+)?$/.test(text) ? Number(text) : null;
}
