import type { Learnt } from "./fit-shapes.ts";
import type { Situation, Strategy } from "./shapes.ts";

/** What somebody has drawn outlives a reload, and goes with the tab. */
export interface KeptWork {
  readonly own: readonly Strategy[];
  readonly chosen: readonly string[];
  readonly situation: Situation | null;
  /** the server holds the draws themselves, as long as it runs */
  readonly learnt: Learnt | null;
}

const KEPT = "writ-foresee";

export function keptWork(): KeptWork | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? "null") as KeptWork | null;
  } catch {
    return null;
  }
}

export function keepWork(work: KeptWork): void {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(work));
  } catch {
    // storage is switched off or full: the work lasts as long as the page
  }
}
