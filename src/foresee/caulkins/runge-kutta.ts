/** Right-hand side of y' = f(y). */
export type Field = (state: readonly number[]) => readonly number[];

/** Dormand and Prince (1980), order 5 with an error estimate of order 4. */
const STAGES: readonly (readonly number[])[] = [
  [],
  [1 / 5],
  [3 / 40, 9 / 40],
  [44 / 45, -56 / 15, 32 / 9],
  [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
  [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
];
const ERROR: readonly number[] = [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40];

export interface Step {
  readonly time: number;
  readonly state: readonly number[];
}

export interface IntegrateOptions {
  readonly from: readonly number[];
  /** error of a step relative to each component's size, or to 1 where that is smaller */
  readonly tolerance: number;
  readonly most: { readonly time: number; readonly steps: number };
  /** the integration ends before the first step that leaves the allowed states */
  readonly allowed: (state: readonly number[]) => boolean;
}

/** Steps of y' = f(y) with the step size chosen by the error; the first is where it starts. */
export function integrate(field: Field, { from, tolerance, most, allowed }: IntegrateOptions): Step[] {
  const steps: Step[] = [{ time: 0, state: from }];
  let time = 0;
  let size = 1e-3;
  let state = from;
  while (time < most.time && steps.length < most.steps && size > 1e-14) {
    const stages: (readonly number[])[] = [];
    for (const weights of STAGES) {
      stages.push(
        field(state.map((value, i) => value + size * weights.reduce((sum, weight, stage) => sum + weight * at(stages, stage, i), 0))),
      );
    }
    const last = STAGES.at(-1) as readonly number[];
    const next = state.map((value, i) => value + size * last.reduce((sum, weight, stage) => sum + weight * at(stages, stage, i), 0));
    const off = Math.max(
      ...next.map((value, i) => {
        const error = size * ERROR.reduce((sum, weight, stage) => sum + weight * at(stages, stage, i), 0);
        return Math.abs(error) / Math.max(1, Math.abs(value));
      }),
    );
    const good = off <= tolerance;
    if (good && !allowed(next)) {
      // nearer to the edge in smaller steps
      size /= 4;
      if (size < 1e-9) break;
      continue;
    }
    if (good) {
      time += size;
      state = next;
      steps.push({ time, state });
    }
    size *= Number.isFinite(off) ? Math.min(4, Math.max(0.2, 0.9 * (tolerance / Math.max(off, 1e-300)) ** 0.2)) : 0.1;
  }
  return steps;
}

const at = (stages: readonly (readonly number[])[], stage: number, component: number): number =>
  (stages[stage] as readonly number[])[component] as number;
