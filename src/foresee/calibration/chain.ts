import { normalQuantile } from "../normal.ts";
import { keyOf, uniform } from "../random.ts";
import { fromReference, REFERENCE_FREEDOM, toReference, type Reference } from "./reference.ts";

/** Part of the keys of a chain's random numbers: no simulation uses this number. */
const CHAIN_PURPOSE = 101;

/** Where a chain stands. All that is needed to go on, on this thread or on another. */
export interface ChainState {
  readonly chain: number;
  readonly z: Float64Array;
  /** how many random numbers it has used */
  readonly used: number;
}

export interface ChainPiece {
  readonly state: ChainState;
  /** positions after each step, row by row: `steps * size` */
  readonly draws: Float64Array;
  readonly evaluations: number;
}

/** One stretch of one chain. */
export interface ChainJob {
  readonly seed: number;
  readonly state: ChainState;
  readonly reference: Reference;
  readonly steps: number;
}

/** The chance that counts: log density up to a constant; -Infinity where nothing can be. */
export type LogDensity = (z: Float64Array) => number;

/** A chain's beginning: a draw from the prior that the density allows. Chains begin apart, or R-hat would tell nothing. */
export function startChain(seed: number, chain: number, size: number, density: LogDensity): ChainState {
  const luck = streamOf(seed, chain, 0);
  const z = new Float64Array(size);
  for (let attempt = 0; attempt < 1000; attempt++) {
    for (let at = 0; at < size; at++) z[at] = luck.normal();
    if (density(z) > -Infinity) return { chain, z, used: luck.used() };
  }
  return { chain, z: z.fill(0), used: luck.used() };
}

/**
 * Goes on for `steps` steps of elliptical slice sampling around the reference (Murray, Adams, MacKay 2010, with the t reference of
 * Nishihara, Murray, Adams 2014): no step size to tune, every step leaves the posterior as it is, and where the reference is close
 * to the posterior steps are all but independent.
 */
export function goOn({ seed, state, reference, steps }: ChainJob, density: LogDensity): ChainPiece {
  const size = state.z.length;
  const luck = streamOf(seed, state.chain, state.used);
  const z = state.z.slice();
  const w = toReference(reference, z, new Float64Array(size));
  const tried = new Float64Array(size);
  const across = new Float64Array(size);
  const draws = new Float64Array(steps * size);
  let height = density(z) - logReference(w);
  let evaluations = 1;
  for (let step = 0; step < steps; step++) {
    // the t as a normal whose scale is itself drawn, given where the chain stands
    const scale = (REFERENCE_FREEDOM + squared(w)) / (2 * luck.gamma((size + REFERENCE_FREEDOM) / 2));
    const spread = Math.sqrt(scale);
    for (let at = 0; at < size; at++) across[at] = spread * luck.normal();
    const level = height + Math.log(luck.next());
    let angle = 2 * Math.PI * luck.next();
    let low = angle - 2 * Math.PI;
    let high = angle;
    for (;;) {
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      for (let at = 0; at < size; at++) tried[at] = (w[at] as number) * cos + (across[at] as number) * sin;
      fromReference(reference, tried, z);
      const reached = density(z) - logReference(tried);
      evaluations++;
      if (reached > level) {
        w.set(tried);
        height = reached;
        break;
      }
      if (angle < 0) low = angle;
      else high = angle;
      // the arc has shrunk to where the chain stands: it stays
      if (high - low < 1e-12) {
        fromReference(reference, w, z);
        break;
      }
      angle = low + (high - low) * luck.next();
    }
    draws.set(z, step * size);
  }
  return { state: { chain: state.chain, z, used: luck.used() }, draws, evaluations };
}

function squared(w: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < w.length; at++) sum += (w[at] as number) * (w[at] as number);
  return sum;
}

function logReference(w: Float64Array): number {
  return (-(w.length + REFERENCE_FREEDOM) / 2) * Math.log1p(squared(w) / REFERENCE_FREEDOM);
}

interface Stream {
  next(): number;
  normal(): number;
  /** gamma of this shape (at least 1) and scale 1: Marsaglia, Tsang 2000 */
  gamma(shape: number): number;
  used(): number;
}

function streamOf(seed: number, chain: number, used: number): Stream {
  const key = keyOf(seed, CHAIN_PURPOSE);
  const other = keyOf(chain, CHAIN_PURPOSE);
  let counter = used;
  const next = (): number => uniform(key, other, counter++);
  const normal = (): number => normalQuantile(next());
  const gamma = (shape: number): number => {
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  };
  return { next, normal, gamma, used: () => counter };
}
