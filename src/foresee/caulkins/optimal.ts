import { equilibria, jacobian, type Equilibrium } from "./equilibria.ts";
import { bestControls, canonical, costRate, valueOf, type Controls, type FireAndWater, type Point } from "./problem.ts";
import { integrate } from "./runge-kutta.ts";

/** A point of an optimal path, with the cost for ever from there on, reckoned in two ways. */
export interface PathPoint extends Point, Controls {
  /** H / r */
  readonly value: number;
  /** the same, added up along the path */
  readonly summed: number;
}

/** A path into a steady state, by S from low to high. It ends where it turns back: beyond there it cannot be optimal. */
export interface SaddlePath {
  readonly into: Equilibrium;
  readonly points: readonly PathPoint[];
}

/** Strengths of interest: the paths are followed no farther. */
const LEAST = 1e-8;
const MOST = 2;
const TOLERANCE = 1e-11;

/** Both arms of the stable manifold of a saddle, followed backwards in time, where it attracts. */
export function saddlePath(problem: FireAndWater, into: Equilibrium): SaddlePath {
  const arms = [-1, 1].map((side) => arm(problem, into, side as 1 | -1));
  const end = pathPoint(problem, into, valueOf(problem, into));
  const points = [...(arms[0] as PathPoint[]).toReversed(), end, ...(arms[1] as PathPoint[])];
  return { into, points };
}

function pathPoint(problem: FireAndWater, { strength, costate }: Point, summed: number): PathPoint {
  const point = { strength, costate };
  return { ...point, ...bestControls(problem, point), value: valueOf(problem, point), summed };
}

function arm(problem: FireAndWater, into: Equilibrium, side: 1 | -1): PathPoint[] {
  const [a, b, c, d] = jacobian(problem, into);
  const stable = (a + d - Math.sqrt((a + d) ** 2 - 4 * (a * d - b * c))) / 2;
  // (a − s) x + b y = 0 or c x + (d − s) y = 0; the second is used where the first says nothing
  const slope = Math.abs(b) > 1e-300 ? (stable - a) / b : c / (stable - d);
  const away = 1e-7;
  const start = { strength: into.strength * Math.exp(side * away), costate: into.costate + slope * side * away };
  const steps = integrate(
    ([log, costate, value]) => {
      const point = { strength: Math.exp(log as number), costate: costate as number };
      const [strengthRate, costateRate] = canonical(problem, point);
      const rate = costRate(problem, point.strength, bestControls(problem, point));
      return [-strengthRate / point.strength, -costateRate, rate - problem.discount * (value as number)];
    },
    {
      from: [Math.log(start.strength), start.costate, valueOf(problem, into)],
      tolerance: TOLERANCE,
      most: { time: 5_000, steps: 20_000 },
      allowed: ([log, costate]) => {
        const point = { strength: Math.exp(log as number), costate: costate as number };
        const movesAway = -canonical(problem, point)[0] * side > 0;
        return movesAway && point.costate > 0 && point.strength > LEAST && point.strength < MOST;
      },
    },
  );
  return steps.map(({ state: [log, costate, value] }) =>
    pathPoint(problem, { strength: Math.exp(log as number), costate: costate as number }, value as number),
  );
}

/** Cost for ever and costate of a path at S, or null where the path does not reach. Hermite: dV/dS is the costate. */
export function onPath({ points }: SaddlePath, strength: number): { readonly value: number; readonly costate: number } | null {
  let low = 0;
  let high = points.length - 1;
  if (strength < (points[low] as PathPoint).strength || strength > (points[high] as PathPoint).strength) return null;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((points[middle] as PathPoint).strength <= strength) low = middle;
    else high = middle;
  }
  const left = points[low] as PathPoint;
  const right = points[high] as PathPoint;
  const width = right.strength - left.strength;
  const t = width === 0 ? 0 : (strength - left.strength) / width;
  const value =
    left.value * (1 + 2 * t) * (1 - t) ** 2 +
    width * left.costate * t * (1 - t) ** 2 +
    right.value * t * t * (3 - 2 * t) -
    width * right.costate * t * t * (1 - t);
  return { value, costate: left.costate + t * (right.costate - left.costate) };
}

/** All that is optimal: the steady states, the paths into the saddles, and the points from which two paths cost the same. */
export interface Optimum {
  readonly equilibria: readonly Equilibrium[];
  readonly paths: readonly SaddlePath[];
  /** DNSS (Skiba) points, from weak to strong: below, the path to the weaker state is optimal, above, the one to the stronger */
  readonly skiba: readonly { readonly strength: number; readonly value: number }[];
  /** lowest S at which fire is used on an optimal path into the strongest state; null: never */
  readonly fireFrom: number | null;
}

export function solveFireAndWater(problem: FireAndWater): Optimum {
  const all = equilibria(problem);
  const paths = all.filter(({ kind }) => kind === "saddle").map((into) => saddlePath(problem, into));
  const skiba = paths.slice(1).flatMap((upper, at) => indifference(paths[at] as SaddlePath, upper) ?? []);
  const high = paths.at(-1);
  const lower = skiba.at(-1)?.strength ?? 0;
  const fired = high?.points.findIndex(({ fire, strength }) => fire > 0 && strength >= lower) ?? -1;
  return { equilibria: all, paths, skiba, fireFrom: fired < 0 ? null : (high?.points[fired]?.strength ?? null) };
}

function indifference(lower: SaddlePath, upper: SaddlePath): { readonly strength: number; readonly value: number } | null {
  let left = (upper.points[0] as PathPoint).strength;
  let right = (lower.points.at(-1) as PathPoint).strength;
  const dearer = (strength: number): number => (onPath(lower, strength)?.value ?? NaN) - (onPath(upper, strength)?.value ?? NaN);
  // one of them is everywhere the cheaper, or they do not overlap
  if (!(dearer(left) < 0 && dearer(right) > 0)) return null;
  for (let i = 0; i < 200; i++) {
    const middle = Math.sqrt(left * right);
    if (middle <= left || middle >= right) break;
    if (dearer(middle) > 0) right = middle;
    else left = middle;
  }
  const strength = Math.sqrt(left * right);
  return { strength, value: onPath(upper, strength)?.value ?? NaN };
}
