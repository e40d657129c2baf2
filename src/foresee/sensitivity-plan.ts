import { fail } from "../ground/index.ts";
import type { Strategy } from "../strategy/index.ts";
import { planEnsemble, type Ensemble } from "./ensemble.ts";
import { GROUP_PARAMETERS, SHARED_PRIORS } from "./priors-table.ts";
import type { Situation } from "./situation.ts";

/** Which belief decides between two strategies: a request for Sobol indices of their difference. */
export interface SensitivityRequest {
  readonly situation: Situation;
  readonly strategies: readonly [Strategy, Strategy];
  readonly seed: number;
  /** base points N; N times (factors + 2) parameter sets are run. @default 512 */
  readonly points: number;
  /** runs with each set, all with the same luck */
  readonly replicates: number;
}

/** What is varied together: one shared parameter, or one of the groups' own numbers for all groups. */
export interface Factor {
  readonly id: string;
  readonly title: string;
  /** places in the parameter space */
  readonly parameters: readonly number[];
}

export interface SensitivityPlan {
  readonly request: SensitivityRequest;
  readonly ensemble: Ensemble;
  readonly factors: readonly Factor[];
}

const GROUP_TITLES = {
  rate: "attacks today, of the groups",
  support: "support today, of the groups",
  tie: "state ties, of the groups",
  trend: "own trends, of the groups",
} as const;

export const SENSITIVITY_LIMITS = { points: 8_192, replicates: 100 } as const;

/** Checks a request. Fails with `usage` or `field-invalid`, naming what is wrong and the remedy. */
export function planSensitivity(request: SensitivityRequest): SensitivityPlan {
  const { situation, strategies, seed, points, replicates } = request;
  if (!Number.isInteger(points) || points < 16 || points > SENSITIVITY_LIMITS.points)
    fail("usage", { field: "points", value: String(points), message: `a whole number of points from 16 to ${SENSITIVITY_LIMITS.points}` });
  if (!Number.isInteger(replicates) || replicates < 1 || replicates > SENSITIVITY_LIMITS.replicates)
    fail("usage", {
      field: "runs",
      value: String(replicates),
      message: `a whole number of runs with each set from 1 to ${SENSITIVITY_LIMITS.replicates}`,
    });
  const ensemble = planEnsemble({ situation, strategies, seed, draws: 2, replicates: 2, posterior: null });
  const { parameters } = ensemble.space;
  const shared = SHARED_PRIORS.map(({ id, title }, at): Factor => ({ id, title, parameters: [at] }));
  const own = GROUP_PARAMETERS.map((name): Factor => ({
    id: name,
    title: GROUP_TITLES[name],
    parameters: parameters.flatMap(({ id }, at) => (id.startsWith(`${name}:`) ? [at] : [])),
  }));
  return { request, ensemble, factors: [...shared, ...own] };
}
