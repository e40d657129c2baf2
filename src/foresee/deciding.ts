import { valueAt } from "./belief.ts";
import type { Parameter } from "./parameters.ts";
import { contractionOf } from "./posterior.ts";
import { meanOf, rounded } from "./quantile.ts";
import type { Samples } from "./samples.ts";

/** How the chance that one strategy beats another hangs on one parameter. */
export interface DecidingBelief {
  readonly parameter: string;
  readonly title: string;
  /** what a larger value means */
  readonly says: string;
  readonly unit: string;
  readonly source: string;
  /** the chance that the first beats the second, if the parameter had this value and all others stayed open */
  readonly curve: readonly { readonly value: number; readonly probability: number }[];
  /** by how much the chance moves over the curve */
  readonly swing: number;
  /** where the ranking flips, nearest to what is believed now; null: no value within the curve flips it alone */
  readonly flip: {
    readonly value: number;
    /** on which side of the value the second strategy is ahead */
    readonly when: "above" | "below";
    /** how much of the present belief lies on that side */
    readonly believed: number;
  } | null;
  /** 1 - variance after data / variance before: 0 where the literature alone speaks */
  readonly contraction: number;
}

/** The curve runs over the middle 95 % of the prior: beyond it there are too few draws to say anything. */
const GRID = Float64Array.from({ length: 21 }, (_, at) => -2 + 0.2 * at);
/** width of the window over which draws are taken together, in standard deviations of the prior */
const WINDOW = 0.45;

/**
 * What you would have to believe for `other` to beat `ahead`: for each parameter the chance as a function of its value, and the
 * value at which it falls to one half. Parameters that can flip the ranking come first, those that move the chance most before
 * the rest. `wins`: for each draw the share of its runs in which `ahead` has less.
 */
export function decidingBeliefs(wins: Float64Array, samples: Samples): DecidingBelief[] {
  const { space, request } = samples.ensemble;
  return space.parameters
    .map((parameter, at) => decidingBelief(parameter, samples.z(at), wins, contractionOf(request.posterior, parameter.id)))
    .toSorted((left, right) => Number(right.flip !== null) - Number(left.flip !== null) || right.swing - left.swing);
}

function decidingBelief(parameter: Parameter, z: Float64Array, wins: Float64Array, contraction: number): DecidingBelief {
  const chances = GRID.map((place) => localChance(place, z, wins));
  const crossing = nearestCrossing(chances, meanOf(z), noiseOf(z.length));
  const { id, title, says, unit, source, prior } = parameter;
  return {
    parameter: id,
    title,
    says,
    unit,
    source,
    curve: Array.from(GRID, (place, at) => ({ value: rounded(valueAt(prior, place)), probability: rounded(chances[at] as number) })),
    swing: rounded(Math.max(...chances) - Math.min(...chances)),
    flip:
      crossing === null
        ? null
        : { value: rounded(valueAt(prior, crossing.place)), when: crossing.when, believed: rounded(shareBeyond(z, crossing)) },
    contraction: rounded(contraction),
  };
}

/** A straight line through the draws nearby, weighed by nearness (Cleveland 1979): no bend at the ends, unlike a plain mean. */
function localChance(place: number, z: Float64Array, wins: Float64Array): number {
  let weights = 0;
  let first = 0;
  let second = 0;
  let level = 0;
  let slope = 0;
  for (let draw = 0; draw < z.length; draw++) {
    const distance = (z[draw] as number) - place;
    const weight = Math.exp(-0.5 * (distance / WINDOW) ** 2);
    const win = wins[draw] as number;
    weights += weight;
    first += weight * distance;
    second += weight * distance * distance;
    level += weight * win;
    slope += weight * distance * win;
  }
  const spread = weights * second - first * first;
  const chance = spread > 1e-12 ? (second * level - first * slope) / spread : meanOf(wins);
  return Math.min(1, Math.max(0, chance));
}

interface Crossing {
  readonly place: number;
  readonly when: "above" | "below";
}

/** By how much a curve through so many draws may be off by luck: about a third of them lie within the window. */
const noiseOf = (draws: number): number => 0.5 / Math.sqrt(0.3 * draws);

/**
 * Where the curve goes through one half, nearest to the middle of what is believed. A curve that only grazes one half, by no more
 * than luck, flips nothing.
 */
function nearestCrossing(chances: Float64Array, middle: number, noise: number): Crossing | null {
  let nearest: Crossing | null = null;
  for (let at = 1; at < GRID.length; at++) {
    const before = (chances[at - 1] as number) - 0.5;
    const after = (chances[at] as number) - 0.5;
    const beyond = after < 0 ? chances.subarray(at) : chances.subarray(0, at);
    if (before >= 0 === after >= 0 || Math.min(...beyond) > 0.5 - noise) continue;
    const place = (GRID[at - 1] as number) + 0.2 * (before / (before - after));
    if (nearest === null || Math.abs(place - middle) < Math.abs(nearest.place - middle))
      nearest = { place, when: after < 0 ? "above" : "below" };
  }
  return nearest;
}

function shareBeyond(z: Float64Array, { place, when }: Crossing): number {
  let beyond = 0;
  for (const value of z) if (when === "above" ? value > place : value < place) beyond++;
  return beyond / z.length;
}
