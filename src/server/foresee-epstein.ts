import { CIVIL_RUNS, CIVIL_SITES, civilFrames, PAPER_CHANGES, type CivilRunNumber } from "../foresee/index.ts";
import type { CivilPicture } from "./foresee-shapes.ts";

const TICKS = 300;
/** a burst may last a single tick */
const EVERY = 1;

/** The runs of model I in which something happens that can be watched: bursts, legitimacy lost slowly and at once, cops taken away. */
export const CIVIL_PICTURES = [2, 3, 4, 5] as const satisfies readonly CivilRunNumber[];

/** Epstein's lattice as pictures: an illustration, calibrated to nothing. The same seed gives the same pictures. */
export function civilPicture(run: (typeof CIVIL_PICTURES)[number], seed: number): CivilPicture {
  const frames = civilFrames(CIVIL_RUNS[run], { seed, ticks: TICKS, changes: PAPER_CHANGES[run], every: EVERY });
  const [first] = frames;
  return {
    run,
    seed,
    width: first?.width ?? 0,
    height: first?.height ?? 0,
    kinds: CIVIL_SITES,
    frames: frames.map(({ tick, sites, active, jailed, cops, legitimacy }) => ({
      tick,
      sites: sites.join(""),
      active,
      jailed,
      cops,
      legitimacy,
    })),
  };
}
