import { playCivil, runCivil, type CivilHistory } from "./history.ts";
import { OUTBURST, outburstsOf, spreadOf, type Outbursts, type Spread } from "./outbursts.ts";
import { PAPER_CHANGES } from "./paper-changes.ts";
import { CIVIL_RUNS, type Ratio } from "./settings.ts";

/** The seeds of every figure on docs/epstein.md. */
export const CLAIM_SEEDS: readonly number[] = Array.from({ length: 20 }, (_, at) => at + 1);

/** Outbursts over several seeds. */
export interface Punctuation {
  readonly each: readonly Outbursts[];
  readonly counts: readonly number[];
  readonly peaks: readonly number[];
  /** pooled over seeds */
  readonly wait: Spread;
  readonly activation: Spread;
}

/** Figures 3 to 7 of the paper: run 2 over 3,000 ticks, under a rule of counting cops. */
export function punctuation(
  seeds: readonly number[],
  { ratio = "floor" as Ratio, maxJail = 30, legitimacy = 0.82, ticks = 3000 } = {},
): Punctuation {
  const settings = { ...CIVIL_RUNS[2], ratio, maxJail, legitimacy };
  const each = seeds.map((seed) => {
    const active: number[] = [];
    playCivil(settings, { seed, ticks }, (world) => active.push(world.active) > 0);
    return outburstsOf(active);
  });
  return {
    each,
    counts: each.map(({ count }) => count),
    peaks: each.map(({ peak }) => peak),
    wait: spreadOf(each.flatMap(({ waits }) => waits)),
    activation: spreadOf(each.flatMap(({ activations }) => activations)),
  };
}

/** Most actives and the jail at the end, seed by seed, when legitimacy falls slowly and when it falls at once. */
export interface JumpAgainstSteps {
  readonly seed: number;
  readonly peakOfSteps: number;
  readonly peakOfJump: number;
  readonly jailOfSteps: number;
  readonly jailOfJump: number;
}

/** Figures 9 and 10: .9 to .2 by .01 a tick from tick 77 on, and .9 to .7 at once at tick 77. 200 ticks, peaks from tick 77 on. */
export function jumpAgainstSteps(seeds: readonly number[]): JumpAgainstSteps[] {
  const peak = ({ active }: CivilHistory): number => Math.max(...active.slice(76));
  const end = ({ jailed }: CivilHistory): number => jailed.at(-1) ?? 0;
  return seeds.map((seed) => {
    const steps = runCivil(CIVIL_RUNS[3], { seed, ticks: 200, changes: PAPER_CHANGES[3] });
    const jump = runCivil(CIVIL_RUNS[4], { seed, ticks: 200, changes: PAPER_CHANGES[4] });
    return { seed, peakOfSteps: peak(steps), peakOfJump: peak(jump), jailOfSteps: end(steps), jailOfJump: end(jump) };
  });
}

/** The moment in which a society tips while cops are taken away. */
export interface Tipping {
  readonly seed: number;
  /** most actives in the ticks 11 to 50, before the first cop goes */
  readonly peakBefore: number;
  /** cops left when actives first exceed 50; null: never while one was left */
  readonly copsLeft: number | null;
}

/** Figure 11: run 5, cops from .074 to none over the ticks 51 to 350. The first ten ticks are the lattice settling. */
export function copReduction(seeds: readonly number[]): Tipping[] {
  return seeds.map((seed) => {
    const run = runCivil(CIVIL_RUNS[5], { seed, ticks: 350, changes: PAPER_CHANGES[5] });
    const tipped = run.active.findIndex((active, at) => at >= 50 && active > OUTBURST && (run.cops[at] as number) > 0);
    return { seed, peakBefore: Math.max(...run.active.slice(10, 50)), copsLeft: tipped < 0 ? null : (run.cops[tipped] as number) };
  });
}

/** How a run of model II ends. */
export interface GroupsEnd {
  readonly seed: number;
  /** tick at which a group was gone; null: both lived until the cap */
  readonly extinct: number | null;
  readonly survivor: "first" | "second" | "both" | "none";
  readonly killed: number;
}

/** Figures 12, 13, 15: runs 6, 7 and 8, and run 7 with any density of cops. */
export function groupsEnd(
  seeds: readonly number[],
  run: 6 | 7 | 8,
  { ticks = 3000, copDensity = CIVIL_RUNS[run].copDensity } = {},
): GroupsEnd[] {
  return seeds.map((seed) => {
    const { extinct, groups, killed } = runCivil({ ...CIVIL_RUNS[run], copDensity }, { seed, ticks, stopAtExtinction: true });
    const [first, second] = groups.at(-1) ?? [0, 0];
    const survivor = first > 0 ? (second > 0 ? "both" : "first") : second > 0 ? "second" : "none";
    return { seed, extinct, survivor, killed: killed.at(-1) ?? 0 };
  });
}
