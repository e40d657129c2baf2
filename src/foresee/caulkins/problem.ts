import { fail } from "../../ground/index.ts";

/**
 * Caulkins, Grass, Feichtinger, Tragler (2008), "Optimizing counter-terror operations: should one fight fire with 'fire' or
 * 'water'?", Computers & Operations Research 35(6) 1874–1885, doi 10.1016/j.cor.2006.09.017.
 *
 * Minimise ∫ e^(−rt) (c S + u + v) dt with S' = τ + (1 + ρ v) k S^α − μ S − β ln(1 + u) S^θ − γ ln(1 + v) S, u and v ≥ 0.
 * S: strength of the group, 1 about where nothing is done; u: "water", which provokes nobody; v: "fire", which brings recruits. Time in years.
 */
export interface FireAndWater {
  /** c: cost of strength 1 for a year */
  readonly cost: number;
  /** r: discount a year */
  readonly discount: number;
  /** τ */
  readonly inflow: number;
  /** k and α */
  readonly recruitment: number;
  readonly recruitmentPower: number;
  /** μ */
  readonly loss: number;
  /** β and θ */
  readonly water: number;
  readonly waterPower: number;
  /** γ */
  readonly fire: number;
  /** ρ: recruits that fire provokes */
  readonly provocation: number;
}

/**
 * Recalled, not read: nobody here held the paper, so these are a base for checking the solver and no finding about any country. The cost
 * is 5 and not the recalled 1, with which nothing at all is done in the strong state.
 */
export const FIRE_AND_WATER: FireAndWater = {
  cost: 5,
  discount: 0.05,
  inflow: 1e-5,
  recruitment: 0.05,
  recruitmentPower: 0.75,
  loss: 0.05,
  water: 0.01,
  waterPower: 0.1,
  fire: 0.1,
  provocation: 1,
};

/** Every constant finite and above 0 (the inflow and the provocation may be 0), the powers below 1; else `field-invalid`. */
export function checkedFireAndWater(problem: FireAndWater): FireAndWater {
  for (const field of Object.keys(FIRE_AND_WATER) as (keyof FireAndWater)[]) {
    const value = problem[field];
    const least = field === "inflow" || field === "provocation" ? 0 : Number.MIN_VALUE;
    const most = field === "recruitmentPower" || field === "waterPower" ? 1 - 1e-9 : Number.MAX_VALUE;
    if (!(value >= least && value <= most)) {
      fail("field-invalid", {
        field,
        value: String(value),
        message: "is out of range",
        remedy: `From ${least === 0 ? 0 : "above 0"} to ${most === Number.MAX_VALUE ? "any size" : "below 1"}`,
      });
    }
  }
  return problem;
}

/** A state and what it is worth to have less of it: S > 0 and the costate λ = dV/dS > 0. */
export interface Point {
  readonly strength: number;
  readonly costate: number;
}

export interface Controls {
  readonly water: number;
  readonly fire: number;
}

/** The controls that minimise the Hamiltonian: both follow in closed form, and fire is 0 up to λ γ S = 1 + λ ρ k S^α. */
export function bestControls(problem: FireAndWater, { strength, costate }: Point): Controls {
  const provoked = costate * problem.provocation * problem.recruitment * strength ** problem.recruitmentPower;
  return {
    water: Math.max(0, costate * problem.water * strength ** problem.waterPower - 1),
    fire: Math.max(0, (costate * problem.fire * strength) / (1 + provoked) - 1),
  };
}

/** S' under given controls. */
export function growth(problem: FireAndWater, strength: number, { water, fire }: Controls): number {
  return (
    problem.inflow +
    (1 + problem.provocation * fire) * problem.recruitment * strength ** problem.recruitmentPower -
    problem.loss * strength -
    problem.water * Math.log1p(water) * strength ** problem.waterPower -
    problem.fire * Math.log1p(fire) * strength
  );
}

/** dS'/dS under given controls. */
export function growthSlope(problem: FireAndWater, strength: number, { water, fire }: Controls): number {
  return (
    (1 + problem.provocation * fire) * problem.recruitment * problem.recruitmentPower * strength ** (problem.recruitmentPower - 1) -
    problem.loss -
    problem.water * Math.log1p(water) * problem.waterPower * strength ** (problem.waterPower - 1) -
    problem.fire * Math.log1p(fire)
  );
}

/** What a year costs: c S + u + v. */
export function costRate(problem: FireAndWater, strength: number, { water, fire }: Controls): number {
  return problem.cost * strength + water + fire;
}

/** (S', λ') of Pontryagin's canonical system: S' = growth, λ' = r λ − c − λ dS'/dS. */
export function canonical(problem: FireAndWater, point: Point): readonly [strengthRate: number, costateRate: number] {
  const controls = bestControls(problem, point);
  const { strength, costate } = point;
  return [
    growth(problem, strength, controls),
    problem.discount * costate - problem.cost - costate * growthSlope(problem, strength, controls),
  ];
}

/** V = H / r: the discounted cost for ever of a path that ends in a steady state, from any point on it. */
export function valueOf(problem: FireAndWater, point: Point): number {
  const controls = bestControls(problem, point);
  return (costRate(problem, point.strength, controls) + point.costate * growth(problem, point.strength, controls)) / problem.discount;
}
