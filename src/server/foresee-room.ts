import { openForeseeCounts, type ForeseeCounts } from "./foresee-counts.ts";
import { openForeseeFits, type ForeseeFits } from "./foresee-fits.ts";
import { takeTurns } from "./foresee-held.ts";
import { openForeseeLearnt, type ForeseeLearntFiles } from "./foresee-learnt.ts";
import { openForeseeRuns, type ForeseeRuns } from "./foresee-runs.ts";

/** All that the page of strategies works on: comparisons, files of counts, fits, and what they learnt. */
export interface Foresee {
  readonly runs: ForeseeRuns;
  readonly counts: ForeseeCounts;
  readonly fits: ForeseeFits;
  readonly learnt: ForeseeLearntFiles;
  close(): Promise<void>;
}

/** `now` in milliseconds; `threads`: how many cores one simulation or fit may have; `onFault` hears of faults of ours. */
export function openForesee(options: {
  readonly now: () => number;
  readonly threads: number;
  readonly onFault: (error: unknown) => void;
}): Foresee {
  // a comparison and a fit never share the machine: both would be late
  const turns = takeTurns();
  const learnt = openForeseeLearnt();
  const runs = openForeseeRuns({ ...options, turns });
  const fits = openForeseeFits({ ...options, turns, learnt });
  return {
    runs,
    counts: openForeseeCounts(),
    fits,
    learnt,
    async close() {
      await Promise.all([runs.close(), fits.close()]);
    },
  };
}
