import { fail } from "../../ground/index.ts";
import { shareWork, type SharingOptions } from "../sharing.ts";
import { goOn, startChain, type ChainJob, type ChainPiece, type ChainState, type LogDensity } from "./chain.ts";
import { agreementOf, type Agreement } from "./convergence.ts";
import { densityOf, type FitModel } from "./fit-model.ts";
import { priorReference, referenceOf, type Reference } from "./reference.ts";

export const CHAINS = 4;
/** Steps of each chain while it warms up; after each the reference is made anew from the later two thirds of all chains. */
const WARMING = [300, 500, 800, 1200, 1600] as const;
/** Steps after which the chains are asked whether they agree, and between which a cancel is heard. */
const BLOCK = 250;
const FEWEST_STEPS = 1_000;
/** Vehtari and others 2021 */
export const WANTED = { rHat: 1.01, bulk: 400 } as const;

/** How long a fit takes at least; without it, as long as a fit for people. */
export interface Effort {
  /** steps of the stages of warming up */
  readonly warming?: readonly number[];
  /** least steps after it */
  readonly fewest?: number;
}

export interface FitOptions extends SharingOptions, Effort {
  readonly seed: number;
  /** most steps of a chain after warming up */
  readonly most: number;
}

export interface Fit {
  /** draws of all chains, chain after chain, in the fit's standard normal space */
  readonly draws: readonly Float64Array[];
  readonly chains: number;
  /** of each parameter */
  readonly agreement: readonly Agreement[];
  readonly converged: boolean;
  readonly steps: number;
  readonly evaluations: number;
}

/** Does one stretch of one chain, on this thread or on another. */
export type ChainWorker = (job: ChainJob) => Promise<ChainPiece>;

/** A worker on this thread. */
export function chainWorker(model: FitModel): ChainWorker {
  const density = densityOf(model);
  return (job) => Promise.resolve(goOn(job, density));
}

/**
 * Four chains until they agree: R-hat below 1.01 and bulk ESS above 400 for every parameter, or `most` steps are done. The digits
 * depend on model and seed, not on how many workers there are.
 */
export async function fit(model: FitModel, workers: readonly ChainWorker[], options: FitOptions): Promise<Fit> {
  const { seed, most, fewest = FEWEST_STEPS, warming = WARMING, onProgress, signal } = options;
  const { size } = model.space;
  const density = densityOf(model);
  let states = Array.from({ length: CHAINS }, (_, chain) => startChain(seed, chain, size, density));
  refuseImpossible(states, density);
  let evaluations = 0;
  let reference: Reference = priorReference(size);
  const total = warming.reduce((sum, steps) => sum + steps, 0) + most;
  let done = 0;

  const stretch = async (steps: number): Promise<Float64Array[][]> => {
    const rows: Float64Array[][] = states.map(() => []);
    for (let left = steps; left > 0; left -= BLOCK) {
      const piece = Math.min(left, BLOCK);
      const jobs = states.map((state): ChainJob => ({ seed, state, reference, steps: piece }));
      const pieces = await shareWork(
        jobs.map((_, at) => [at, at + 1] as const),
        workers.map((worker) => (from: number) => worker(jobs[from] as ChainJob)),
        signal === undefined ? {} : { signal },
      );
      states = pieces.map(({ state }) => state);
      pieces.forEach((each, chain) => {
        evaluations += each.evaluations;
        for (let step = 0; step < piece; step++) rows[chain]?.push(each.draws.subarray(step * size, (step + 1) * size));
      });
      done += piece;
      onProgress?.(done, total);
    }
    return rows;
  };

  for (const steps of warming) {
    const rows = await stretch(steps);
    reference = referenceOf(
      rows.flatMap((chain) => chain.slice(Math.floor(steps / 3))),
      size,
    );
  }
  const kept: Float64Array[][] = states.map(() => []);
  let steps = 0;
  let next = Math.min(fewest, most);
  for (;;) {
    const rows = await stretch(Math.min(BLOCK, most - steps));
    rows.forEach((chain, at) => kept[at]?.push(...chain));
    steps += rows[0]?.length ?? 0;
    if (steps < next) continue;
    const agreement = agreementOfAll(kept, size, { whole: steps >= most });
    const converged = agreement.length === size && agreement.every(agrees);
    if (!converged && steps < most) {
      // asked more seldom as the chains grow: asking costs as much as many steps
      next = Math.min(most, Math.ceil(steps * 1.1));
      continue;
    }
    onProgress?.(total, total);
    return { draws: kept.flat(), chains: CHAINS, agreement, converged, steps, evaluations };
  }
}

const agrees = ({ rHat, bulk }: Agreement): boolean => rHat < WANTED.rHat && bulk > WANTED.bulk;

/** Of each parameter; unless the whole is wanted, no further than the first on which the chains do not agree. */
function agreementOfAll(chains: readonly (readonly Float64Array[])[], size: number, { whole }: { readonly whole: boolean }): Agreement[] {
  const found: Agreement[] = [];
  for (let at = 0; at < size; at++) {
    const agreement = agreementOf(chains.map((rows) => Float64Array.from(rows, (row) => row[at] as number)));
    found.push(agreement);
    if (!whole && !agrees(agreement)) break;
  }
  return found;
}

/** Counts that no parameters can have brought: a fit of them would be noise. */
function refuseImpossible(states: readonly ChainState[], density: LogDensity): void {
  if (states.some(({ z }) => density(z) === -Infinity))
    fail("field-invalid", {
      field: "attacks",
      message: "no beliefs of the situation can bring these counts",
      remedy: "Compare attacks a month in the counts with those of the situation",
    });
}

/** `count` rows spread evenly over all draws. */
export function thinned(draws: readonly Float64Array[], count: number): Float64Array[] {
  if (draws.length <= count) return [...draws];
  return Array.from({ length: count }, (_, at) => draws[Math.floor(((at + 0.5) * draws.length) / count)] as Float64Array);
}
