import { uniform } from "./random.ts";

/**
 * Deaths of an attack. Half of all attacks kill nobody [assumed]; of the others, the chance of k deaths falls as k^-2.38
 * (Clauset, Young, Gleditsch 2007), cut off at 1,000 [assumed]: mean 1.0 over all attacks, and a tail in which one attack can
 * outweigh a year.
 */
export const SEVERITY = { without: 0.5, exponent: 2.38, most: 1_000 } as const;

/** P(deaths <= k) over all attacks. */
const BELOW = cumulative();
/** where the search for a share begins: one cell for each 4096th of it */
const GUIDE = guide();

function cumulative(): Float64Array {
  const below = new Float64Array(SEVERITY.most + 1);
  let sum = 0;
  for (let deaths = 1; deaths <= SEVERITY.most; deaths++) sum += deaths ** -SEVERITY.exponent;
  let reached = SEVERITY.without;
  below[0] = reached;
  for (let deaths = 1; deaths <= SEVERITY.most; deaths++) {
    reached += ((1 - SEVERITY.without) * deaths ** -SEVERITY.exponent) / sum;
    below[deaths] = reached;
  }
  below[SEVERITY.most] = 1;
  return below;
}

function guide(): Uint16Array {
  const starts = new Uint16Array(4096);
  let deaths = 0;
  for (let cell = 0; cell < 4096; cell++) {
    while ((BELOW[deaths] as number) < cell / 4096) deaths++;
    starts[cell] = deaths;
  }
  return starts;
}

/** The number of deaths below which the share `u` of attacks lies. */
export function deathsAt(u: number): number {
  let deaths = GUIDE[(u * 4096) | 0] as number;
  while (u > (BELOW[deaths] as number)) deaths++;
  return deaths;
}

/** Deaths of `attacks` attacks; the n-th attack of a month has its own luck, the same under every strategy. */
export function deathsOf(attacks: number, key: number, other: number): number {
  let deaths = 0;
  for (let attack = 0; attack < attacks; attack++) deaths += deathsAt(uniform(key, other, attack));
  return deaths;
}

/** Mean deaths of an attack. */
export const MEAN_DEATHS = BELOW.reduce((mean, below) => mean + (1 - below), 0);
