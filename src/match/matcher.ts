import type { Alert, ScreenOptions } from "./alert.ts";
import type { Snapshot } from "./snapshot.ts";
import type { Subject } from "./subject.ts";

/** Holds scratch memory; one per thread. */
export interface Matcher {
  /** Alerts at or above `minBand`, best first. */
  screen(subject: Subject, options?: ScreenOptions): Alert[];
  /** What in the subject could not be read by the engine (a script without a reading, words beyond the limit): the answer must say so. */
  unread(subject: Subject): string[];
}
export declare function createMatcher(snapshot: Snapshot): Matcher;
