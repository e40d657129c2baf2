import { createEffects, reckonEffects, type Effects } from "./effects.ts";
import { drawLuck } from "./luck.ts";
import { createTrack, runModel } from "./model.ts";
import { normalQuantile } from "./normal.ts";
import { MONTHS } from "./outcome.ts";
import { valuesAt } from "./parameters.ts";
import { meanOf, rounded, varianceOf } from "./quantile.ts";
import { keyOf, PURPOSE } from "./random.ts";
import type { SensitivityPlan } from "./sensitivity-plan.ts";
import { sobolPoints } from "./sobol.ts";

/** Differences of base points `from` to `to`: for each point A, B, and A with each factor taken from B. */
export interface SensitivityChunk {
  readonly from: number;
  readonly to: number;
  readonly differences: Float64Array<ArrayBuffer>;
}

/** One factor's part in the variance of the difference. */
export interface Index {
  readonly factor: string;
  readonly title: string;
  /** share of the variance that goes if the factor alone were known */
  readonly first: number;
  /** share that stays if all but the factor were known: with everything it acts through */
  readonly total: number;
  /** standard errors, from eight parts of the points */
  readonly firstError: number;
  readonly totalError: number;
}

/** What decides between two strategies. */
export interface Sensitivity {
  readonly schema: "writ-foresee-sensitivity/1";
  readonly strategies: readonly [string, string];
  readonly outcome: "attacks over ten years, first minus second";
  readonly seed: number;
  readonly points: number;
  readonly replicates: number;
  readonly mean: number;
  readonly deviation: number;
  /** those that decide most first */
  readonly indices: readonly Index[];
}

/** Runs base points `from` to `to` of Saltelli's design (2010). Pure; the digits depend on the plan and the point alone. */
export function sensitivityChunk({ request, ensemble, factors }: SensitivityPlan, from: number, to: number): SensitivityChunk {
  const { space, paths } = ensemble;
  const groups = space.groups.length;
  const size = space.size;
  const sets = factors.length + 2;
  const points = sobolPoints(2 * size, keyOf(request.seed, PURPOSE.shift, 2));
  const both = new Float64Array(2 * size);
  const z = new Float64Array(size);
  const values = new Float64Array(size);
  const effects = paths.map(() => createEffects(groups, MONTHS));
  const track = createTrack(groups, MONTHS);
  // the same luck for every set: the difference is a function of the parameters alone
  const luck = Array.from({ length: request.replicates }, (_, replicate) => {
    const uniforms = new Float64Array(groups * MONTHS);
    drawLuck(ensemble, 0, replicate, uniforms);
    return uniforms;
  });
  const difference = (): number => {
    valuesAt(space, z, values);
    let sum = 0;
    paths.forEach((path, strategy) => {
      reckonEffects(effects[strategy] as Effects, values, path);
      for (const uniforms of luck) {
        runModel(effects[strategy] as Effects, { from: "chance", uniforms }, track);
        let attacks = 0;
        for (let cell = 0; cell < groups * MONTHS; cell++) attacks += track.attacks[cell] as number;
        sum += strategy === 0 ? attacks : -attacks;
      }
    });
    return sum / request.replicates;
  };
  const differences = new Float64Array((to - from) * sets);
  for (let point = from; point < to; point++) {
    points.fill(point, both);
    for (let at = 0; at < 2 * size; at++) both[at] = normalQuantile(both[at] as number);
    const start = (point - from) * sets;
    z.set(both.subarray(0, size));
    differences[start] = difference();
    z.set(both.subarray(size));
    differences[start + 1] = difference();
    factors.forEach(({ parameters }, factor) => {
      z.set(both.subarray(0, size));
      for (const parameter of parameters) z[parameter] = both[size + parameter] as number;
      differences[start + 2 + factor] = difference();
    });
  }
  return { from, to, differences };
}

/** Indices from all chunks, in any order. */
export function sensitivityOf(plan: SensitivityPlan, chunks: readonly SensitivityChunk[]): Sensitivity {
  const { request, factors } = plan;
  const sets = factors.length + 2;
  const all = chunks.toSorted((left, right) => left.from - right.from).flatMap(({ differences }) => Array.from(differences));
  const column = (set: number): Float64Array =>
    Float64Array.from({ length: all.length / sets }, (_, point) => all[point * sets + set] as number);
  const first = column(0);
  const second = column(1);
  const indices = factors.map(({ id, title }, factor): Index => {
    const mixed = column(2 + factor);
    const { first: main, total } = indicesOf(first, second, mixed);
    const parts = Array.from({ length: 8 }, (_, part) => {
      const cut = (values: Float64Array): Float64Array => values.filter((_, point) => point % 8 === part);
      return indicesOf(cut(first), cut(second), cut(mixed));
    });
    const error = (of: (part: { first: number; total: number }) => number): number => rounded(Math.sqrt(varianceOf(parts.map(of)) / 8));
    return {
      factor: id,
      title,
      first: rounded(main),
      total: rounded(total),
      firstError: error((part) => part.first),
      totalError: error((part) => part.total),
    };
  });
  const [left, right] = request.strategies;
  return {
    schema: "writ-foresee-sensitivity/1",
    strategies: [left.id, right.id],
    outcome: "attacks over ten years, first minus second",
    seed: request.seed,
    points: first.length,
    replicates: request.replicates,
    mean: rounded(meanOf(first)),
    deviation: rounded(Math.sqrt(varianceOf(first))),
    indices: indices.toSorted((one, other) => other.total - one.total),
  };
}

/**
 * First-order index by Saltelli and others 2010, total index by Jansen 1999, of a function at points A, B, and A with one factor
 * of B. 0 where the function does not vary.
 */
export function indicesOf(atA: Float64Array, atB: Float64Array, mixed: Float64Array): { readonly first: number; readonly total: number } {
  const count = atA.length;
  let sum = 0;
  for (let at = 0; at < count; at++) sum += (atA[at] as number) + (atB[at] as number);
  const mean = sum / (2 * count);
  let variance = 0;
  let main = 0;
  let total = 0;
  for (let at = 0; at < count; at++) {
    const a = (atA[at] as number) - mean;
    const b = (atB[at] as number) - mean;
    const m = (mixed[at] as number) - mean;
    variance += (a * a + b * b) / 2;
    main += b * (m - a);
    total += ((a - m) * (a - m)) / 2;
  }
  return variance > 0 ? { first: main / variance, total: total / variance } : { first: 0, total: 0 };
}
