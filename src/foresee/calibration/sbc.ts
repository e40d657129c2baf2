import { createWorkspace, logLikelihood } from "../likelihood.ts";
import { valuesAt, type ParameterSpace } from "../parameters.ts";
import type { Path } from "../path.ts";
import { normalQuantile } from "../normal.ts";
import { keyOf, uniform } from "../random.ts";
import { chainWorker, fit, thinned, type Effort } from "./fit.ts";
import type { FitModel } from "./fit-model.ts";
import { LUCK, simulated } from "./forecast.ts";
import { uniformityOf, type Uniformity } from "./uniformity.ts";

/** Simulation-based calibration: Talts and others 2018; the likelihood as a further quantity after Modrák and others 2023. */
export interface SbcPlan {
  readonly space: ParameterSpace;
  /** what is done in the invented histories */
  readonly path: Path;
  readonly seed: number;
}

/** Draws that a truth is ranked among; ranks are 0 to this. */
export const RANKS = 63;
export const BINS = 8;

/** Shorter than a fit for people: a rank needs 63 draws that hardly know of each other, no more. */
const SHORT = { warming: [300, 500, 800, 1200], most: 750, fewest: 750 };

/**
 * One invented truth from the priors, one history from it, one fit, and the rank of the truth among the fit's draws: for each
 * parameter, and for the likelihood, which is last. Right in the long run if and only if model, likelihood and sampler agree.
 */
export async function sbcRanks(plan: SbcPlan, set: number, effort: Effort & { readonly most: number } = SHORT): Promise<Int32Array> {
  const { space, path, seed } = plan;
  const truth = Float64Array.from({ length: space.size }, (_, at) => normalQuantile(uniform(keyOf(seed, LUCK.truth), set, at)));
  const empty = { groups: path.groups, months: path.months, counts: new Int32Array(path.groups * path.months), path };
  const [counts] = simulated([truth], { space, history: empty }, { known: 0, seed: keyOf(seed, set), purpose: LUCK.truth });
  const model: FitModel = { space, history: { ...empty, counts: counts ?? empty.counts } };
  const { draws } = await fit(model, [chainWorker(model)], { seed: keyOf(seed, LUCK.rank, set), ...effort });
  const rows = thinned(draws, RANKS);
  const workspace = createWorkspace(space, path.months);
  const likelihood = (z: Float64Array): number => logLikelihood(valuesAt(space, z, workspace.values), model.history, workspace);
  const rank = (of: (z: Float64Array) => number): number => {
    const own = of(truth);
    return rows.reduce((sum, row) => sum + (of(row) < own ? 1 : 0), 0);
  };
  return Int32Array.from([...truth.keys()].map((at) => rank((z) => z[at] as number)).concat(rank(likelihood)));
}

export interface SbcRow extends Uniformity {
  readonly parameter: string;
  /** share of truths within the middle 50 % and 90 % of their draws, and how many standard errors that is off */
  readonly half: number;
  readonly most: number;
  readonly errors: number;
  readonly sound: boolean;
}

/** What the ranks of many sets say: a row for each parameter, and one for the likelihood. */
export function sbcTable(space: ParameterSpace, sets: readonly Int32Array[]): SbcRow[] {
  const covered = (ranks: Int32Array, share: number): { readonly share: number; readonly errors: number } => {
    const out = ((1 - share) / 2) * (RANKS + 1);
    // a rank is one of 64: an end that lies within one counts by its part
    const inside = ranks.reduce(
      (sum, rank) => sum + Math.min(1, Math.max(0, Math.min(rank + 1, RANKS + 1 - out) - Math.max(rank, out))),
      0,
    );
    const found = inside / ranks.length;
    return { share: found, errors: Math.abs(found - share) / Math.sqrt((share * (1 - share)) / ranks.length) };
  };
  return [...space.parameters.map(({ id }) => id), "likelihood"].map((parameter, at): SbcRow => {
    const ranks = Int32Array.from(sets, (set) => set[at] as number);
    const uniformity = uniformityOf(ranks, RANKS, BINS);
    const [half, most] = [covered(ranks, 0.5), covered(ranks, 0.9)];
    const errors = Math.max(half.errors, most.errors);
    return {
      parameter,
      ...uniformity,
      half: half.share,
      most: most.share,
      errors,
      sound: uniformity.p > 0.001 && uniformity.ecdf < 1 && errors < 4,
    };
  });
}
