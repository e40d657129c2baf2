import { normalQuantile } from "../normal.ts";

/** How far chains agree on one number. Vehtari, Gelman, Simpson, Carpenter, Bürkner 2021, Bayesian Analysis 16(2). */
export interface Agreement {
  /** the larger of rank-normalised and folded rank-normalised split R-hat */
  readonly rHat: number;
  /** effective draws for the middle: of rank-normalised split chains */
  readonly bulk: number;
  /** effective draws for the tails: the smaller of those of the 5 % and the 95 % quantile */
  readonly tail: number;
}

const MOST_APART = 99;

/** Chains of the same length, at least four draws each. A column that never moves gives R-hat 1 and no effective draws. */
export function agreementOf(chains: readonly Float64Array[]): Agreement {
  const halves = chains.flatMap(split);
  const all = sortedOf(halves);
  if (all[0] === all.at(-1)) return { rHat: 1, bulk: 0, tail: 0 };
  const middle = quantileOfSorted(all, 0.5);
  const folded = halves.map((half) => half.map((value) => Math.abs(value - middle)));
  const ranked = rankNormal(halves);
  const below = (level: number): Float64Array[] => {
    const bound = quantileOfSorted(all, level);
    return halves.map((half) => half.map((value) => (value <= bound ? 1 : 0)));
  };
  return {
    // chains that each stand still at their own place would be infinitely apart; no report may hold that
    rHat: Math.min(MOST_APART, Math.max(potentialScale(ranked), potentialScale(rankNormal(folded)))),
    bulk: effectiveDraws(ranked),
    tail: Math.min(effectiveDraws(below(0.05)), effectiveDraws(below(0.95))),
  };
}

function split(chain: Float64Array): Float64Array[] {
  const half = Math.floor(chain.length / 2);
  // of an odd number the middle one is left out
  return [chain.subarray(0, half), chain.subarray(chain.length - half)];
}

function quantileOfSorted(sorted: Float64Array, level: number): number {
  const place = level * (sorted.length - 1);
  const below = sorted[Math.floor(place)] as number;
  return below + ((sorted[Math.ceil(place)] as number) - below) * (place - Math.floor(place));
}

/** Values replaced by normal scores of their ranks over all chains (Blom), ties sharing their mean rank. */
export function rankNormal(chains: readonly Float64Array[]): Float64Array[] {
  const sorted = sortedOf(chains);
  const scores = new Float64Array(sorted.length);
  for (let from = 0; from < sorted.length;) {
    let to = from + 1;
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    scores.fill(normalQuantile(((from + to + 1) / 2 - 0.375) / (sorted.length + 0.25)), from, to);
    from = to;
  }
  return chains.map((chain) => chain.map((value) => scores[placeOf(sorted, value)] as number));
}

function sortedOf(chains: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(chains.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chain of chains) {
    all.set(chain, at);
    at += chain.length;
  }
  return all.sort();
}

/** where a value that is there stands first */
function placeOf(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Moments {
  readonly mean: number;
  readonly variance: number;
}

function momentsOf(values: ArrayLike<number>): Moments {
  let mean = 0;
  for (let at = 0; at < values.length; at++) mean += (values[at] as number) / values.length;
  let squares = 0;
  for (let at = 0; at < values.length; at++) squares += ((values[at] as number) - mean) ** 2;
  return { mean, variance: squares / (values.length - 1) };
}

/** within the chains, and of all together */
function variances(chains: readonly Float64Array[]): { readonly within: number; readonly pooled: number } {
  const length = (chains[0] as Float64Array).length;
  const moments = chains.map(momentsOf);
  const within = moments.reduce((sum, { variance }) => sum + variance, 0) / chains.length;
  const between = chains.length < 2 ? 0 : momentsOf(moments.map(({ mean }) => mean)).variance;
  return { within, pooled: (within * (length - 1)) / length + between };
}

function potentialScale(chains: readonly Float64Array[]): number {
  const { within, pooled } = variances(chains);
  return within > 0 ? Math.sqrt(pooled / within) : pooled > 0 ? Infinity : 1;
}

/** Geyer's initial monotone sequence over the chains' autocovariances, as Stan has it. */
export function effectiveDraws(chains: readonly Float64Array[]): number {
  const length = (chains[0] as Float64Array).length;
  const { within, pooled } = variances(chains);
  const total = chains.length * length;
  if (!(pooled > 0)) return 0;
  const centred = chains.map((chain) => {
    const { mean } = momentsOf(chain);
    return chain.map((value) => value - mean);
  });
  const correlation = (lag: number): number => {
    let sum = 0;
    for (const chain of centred) for (let at = lag; at < length; at++) sum += (chain[at] as number) * (chain[at - lag] as number);
    const covariance = sum / (length * chains.length);
    // the between-chain part stays at every lag
    return 1 - ((within * (length - 1)) / length - covariance) / pooled;
  };
  let pairs = 0;
  let last = Infinity;
  let lag = 0;
  for (; lag + 1 < length; lag += 2) {
    const pair = (lag === 0 ? 1 : correlation(lag)) + correlation(lag + 1);
    if (!(pair > 0)) break;
    last = Math.min(last, pair);
    pairs += last;
  }
  const time = Math.max(2 * pairs - 1, 1 / Math.log10(total));
  return total / time;
}
