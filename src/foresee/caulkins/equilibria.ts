import {
  bestControls,
  canonical,
  checkedFireAndWater,
  growth,
  growthSlope,
  type Controls,
  type FireAndWater,
  type Point,
} from "./problem.ts";

/** A steady state of the canonical system. Only a saddle can be the end of an optimal path. */
export interface Equilibrium extends Point, Controls {
  readonly kind: "saddle" | "unstable node" | "unstable focus";
}

/** Where steady states are looked for, and how finely: two nearer than half a percent in S would be taken for none. */
const LEAST = 1e-9;
const STEPS = 4_000;

/** Halves `[low, high]` until its ends are neighbours; `isAbove` says on which side of the root a value is. */
function bisect(low: number, high: number, isAbove: (value: number) => boolean): number {
  let left = low;
  let right = high;
  for (let i = 0; i < 200; i++) {
    const middle = (left + right) / 2;
    if (middle === left || middle === right) break;
    if (isAbove(middle)) right = middle;
    else left = middle;
  }
  return (left + right) / 2;
}

/** S at which the group stands still when nothing is done: the root of τ + k S^α = μ S. */
export function strengthUnhindered(problem: FireAndWater): number {
  const free = { water: 0, fire: 0 };
  const isAbove = (log: number): boolean => growth(problem, Math.exp(log), free) < 0;
  return Math.exp(bisect(Math.log(LEAST), 100, isAbove));
}

/** The costate that holds a group still at S. More costate means more of both controls, so it is one; below the unhindered S only. */
function holdingCostate(problem: FireAndWater, strength: number): number {
  const isAbove = (log: number): boolean => {
    const point = { strength, costate: Math.exp(log) };
    return growth(problem, strength, bestControls(problem, point)) < 0;
  };
  return Math.exp(bisect(-50, 100, isAbove));
}

/** All steady states, from the weakest group to the strongest. */
export function equilibria(problem: FireAndWater): Equilibrium[] {
  checkedFireAndWater(problem);
  const found: Point[] = [];
  const unhindered = strengthUnhindered(problem);
  const from = Math.log(LEAST);
  const until = Math.log(unhindered);
  const pointAt = (log: number): Point => ({ strength: Math.exp(log), costate: holdingCostate(problem, Math.exp(log)) });
  const drift = (log: number): number => canonical(problem, pointAt(log))[1];
  let before = { log: from, drift: drift(from) };
  for (let step = 1; step < STEPS; step++) {
    const log = from + ((until - from) * step) / STEPS;
    const now = { log, drift: drift(log) };
    if (before.drift > 0 !== now.drift > 0) {
      const rises = now.drift > 0;
      found.push(pointAt(bisect(before.log, now.log, (middle) => drift(middle) > 0 === rises)));
    }
    before = now;
  }
  // with no controls any costate holds the group still, so this one has to be asked for apart
  const costate = problem.cost / (problem.discount - growthSlope(problem, unhindered, { water: 0, fire: 0 }));
  const { water, fire } = bestControls(problem, { strength: unhindered, costate });
  if (costate > 0 && water === 0 && fire === 0) found.push({ strength: unhindered, costate });
  return found.map((point) => ({ ...point, ...bestControls(problem, point), kind: kindOf(problem, point) }));
}

/** The Jacobian of (ln S, λ) at a point, by central differences: in ln S because the weak state is stiff in S. */
export function jacobian(problem: FireAndWater, { strength, costate }: Point): readonly [number, number, number, number] {
  const log = Math.log(strength);
  const rates = (x: number, y: number): readonly [number, number] => {
    const [strengthRate, costateRate] = canonical(problem, { strength: Math.exp(x), costate: y });
    return [strengthRate / Math.exp(x), costateRate];
  };
  const stepLog = 1e-6;
  const stepCostate = 1e-6 * costate;
  const [right, left] = [rates(log + stepLog, costate), rates(log - stepLog, costate)];
  const [up, down] = [rates(log, costate + stepCostate), rates(log, costate - stepCostate)];
  return [
    (right[0] - left[0]) / (2 * stepLog),
    (up[0] - down[0]) / (2 * stepCostate),
    (right[1] - left[1]) / (2 * stepLog),
    (up[1] - down[1]) / (2 * stepCostate),
  ];
}

function kindOf(problem: FireAndWater, point: Point): Equilibrium["kind"] {
  const [a, b, c, d] = jacobian(problem, point);
  const determinant = a * d - b * c;
  if (determinant < 0) return "saddle";
  return (a + d) ** 2 < 4 * determinant ? "unstable focus" : "unstable node";
}
