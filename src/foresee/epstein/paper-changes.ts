import type { CivilChange } from "./history.ts";
import type { CivilRunNumber } from "./settings.ts";

/**
 * What the paper changes on the way. It ties no run to a figure: runs 3 and 4 are read as figures 9 and 10 (legitimacy by "a percent
 * per cycle", and at once at t = 77), run 5 as figure 11. When the cops of run 5 go, and how fast, is our choice.
 */
export const PAPER_CHANGES: Readonly<Record<CivilRunNumber, readonly CivilChange[]>> = {
  1: [],
  2: [],
  3: [{ what: "legitimacy", from: 77, until: 146, to: 0.2 }],
  4: [{ what: "legitimacy", from: 77, until: 77, to: 0.7 }],
  5: [{ what: "copDensity", from: 51, until: 350, to: 0 }],
  6: [],
  7: [],
  8: [],
};
