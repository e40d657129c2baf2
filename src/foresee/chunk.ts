import { valueAt } from "./belief.ts";
import { createEffects, reckonEffects, type Effects } from "./effects.ts";
import type { Ensemble } from "./ensemble.ts";
import { amountForm, type Interval } from "./interval.ts";
import { createTrack, runModel, type Track } from "./model.ts";
import { normalQuantile } from "./normal.ts";
import { MONTHS, MONTHS_A_POINT, POINTS, QUIET } from "./outcome.ts";
import { valuesAt } from "./parameters.ts";
import { keyed, keyOf, PURPOSE, uniform } from "./random.ts";
import { deathsOf } from "./severity.ts";
import { sobolPoints } from "./sobol.ts";

/** What each run is summed up to, for each quarter. */
export const BY_RUN = ["attacks", "deaths", "support", "capacity"] as const;
/** What depends on the draw alone, since it depends on no attack. */
export const BY_DRAW = ["unserved", "harmed", "withheld", "money", "served", "cost"] as const;

/**
 * Draws `from` to `to` of an ensemble, run. Columns of numbers, so that a worker can hand them over without copying.
 * A run's cell: `((draw * replicates + replicate) * strategies + strategy) * POINTS + point`, draws counted from `from`.
 */
export interface Chunk {
  readonly from: number;
  readonly to: number;
  readonly byRun: Readonly<Record<(typeof BY_RUN)[number], Float32Array<ArrayBuffer>>>;
  /** cell: `(draw * strategies + strategy) * POINTS + point` */
  readonly byDraw: Readonly<Record<(typeof BY_DRAW)[number], Float32Array<ArrayBuffer>>>;
  /** months until it was quiet, 0: never; cell as `byRun` without points */
  readonly quiet: Uint16Array<ArrayBuffer>;
  /** attacks of each group over the whole time; cell as `quiet` times groups */
  readonly byGroup: Float32Array<ArrayBuffer>;
  /** the draw's place in the standard normal space: `draw * parameters + parameter` */
  readonly z: Float64Array<ArrayBuffer>;
  /** states that had to be held at their bounds, for each strategy */
  readonly clips: Float64Array<ArrayBuffer>;
}

export interface ChunkOptions {
  /** draws deaths for each attack; without it deaths are 0 and the run is faster. @default true */
  readonly deaths?: boolean;
}

/** Runs draws `from` to `to`. Pure: the digits depend on the ensemble and the draw's number alone. */
export function runChunk(ensemble: Ensemble, from: number, to: number, { deaths = true }: ChunkOptions = {}): Chunk {
  const { request, space, paths } = ensemble;
  const groups = space.groups.length;
  const strategies = paths.length;
  const chunk = emptyChunk(from, to, { replicates: request.replicates, strategies, groups, parameters: space.size });
  const effects = paths.map(() => createEffects(groups, MONTHS));
  const track = createTrack(groups, MONTHS);
  const uniforms = new Float64Array(groups * MONTHS);
  const values = new Float64Array(space.size);
  const drawZ = drawer(ensemble);
  for (let draw = from; draw < to; draw++) {
    const z = chunk.z.subarray((draw - from) * space.size, (draw - from + 1) * space.size);
    drawZ(draw, z);
    valuesAt(space, z, values);
    paths.forEach((path, strategy) => {
      reckonEffects(effects[strategy] as Effects, values, path);
      countServices(ensemble, effects[strategy] as Effects, strategy, draw, (draw - from) * strategies + strategy, chunk);
    });
    for (let replicate = 0; replicate < request.replicates; replicate++) {
      drawLuck(ensemble, draw, replicate, uniforms);
      const luck = keyOf(request.seed, PURPOSE.severity, draw, replicate);
      for (let strategy = 0; strategy < strategies; strategy++) {
        runModel(effects[strategy] as Effects, { from: "chance", uniforms }, track);
        const run = ((draw - from) * request.replicates + replicate) * strategies + strategy;
        sumRun(track, effects[strategy] as Effects, run, chunk);
        if (deaths) sumDeaths(track, ensemble.groupKeys, luck, run, chunk);
        chunk.clips[strategy] = (chunk.clips[strategy] as number) + (track.clips[0] as number);
      }
    }
  }
  return chunk;
}

interface Shape {
  readonly replicates: number;
  readonly strategies: number;
  readonly groups: number;
  readonly parameters: number;
}

function emptyChunk(from: number, to: number, { replicates, strategies, groups, parameters }: Shape): Chunk {
  const draws = to - from;
  const runs = draws * replicates * strategies;
  const run = () => new Float32Array(runs * POINTS);
  const draw = () => new Float32Array(draws * strategies * POINTS);
  return {
    from,
    to,
    byRun: { attacks: run(), deaths: run(), support: run(), capacity: run() },
    byDraw: { unserved: draw(), harmed: draw(), withheld: draw(), money: draw(), served: draw(), cost: draw() },
    quiet: new Uint16Array(runs),
    byGroup: new Float32Array(runs * groups),
    z: new Float64Array(draws * parameters),
    clips: new Float64Array(strategies),
  };
}

/** Where in the space a draw lies: a Sobol point of the priors, and for what was fitted a row of the posterior. */
function drawer({ request, space }: Ensemble): (draw: number, z: Float64Array) => void {
  const points = sobolPoints(space.size, keyOf(request.seed, PURPOSE.shift));
  const { posterior } = request;
  const fitted = posterior === null ? [] : posterior.parameters.map((id) => space.parameters.findIndex((parameter) => parameter.id === id));
  return (draw, z) => {
    points.fill(draw, z);
    for (let i = 0; i < space.size; i++) z[i] = normalQuantile(z[i] as number);
    if (posterior === null || posterior.rows.length === 0) return;
    const row = posterior.rows[Math.floor(uniform(request.seed, PURPOSE.resample, draw) * posterior.rows.length)] as readonly number[];
    fitted.forEach((parameter, column) => {
      if (parameter >= 0) z[parameter] = row[column] as number;
    });
  };
}

/** One uniform number for each group and month, the same for all strategies: they differ by what they do, not by luck. */
function drawLuck({ request, groupKeys }: Ensemble, draw: number, replicate: number, uniforms: Float64Array): void {
  const luck = keyOf(request.seed, PURPOSE.attacks, draw, replicate);
  const groups = groupKeys.length;
  for (let g = 0; g < groups; g++) {
    const key = keyed(luck, groupKeys[g] as number);
    const other = keyed(key, 0x1cb5);
    for (let t = 0; t < MONTHS; t++) uniforms[t * groups + g] = uniform(key, other, t);
  }
}

function sumRun(track: Track, effects: Effects, run: number, { byRun, quiet, byGroup }: Chunk): void {
  const { groups, attacks, support, capacity } = track;
  const total = effects.shared[2] as number;
  let running = 0;
  let quietAt = 0;
  const least = QUIET.share * QUIET.months * total;
  for (let point = 0; point < POINTS; point++) {
    const cell = run * POINTS + point;
    let seen = 0;
    for (let t = point * MONTHS_A_POINT; t < (point + 1) * MONTHS_A_POINT; t++) {
      let month = 0;
      for (let g = 0; g < groups; g++) month += attacks[t * groups + g] as number;
      seen += month;
      running += month;
      if (t >= QUIET.months) for (let g = 0; g < groups; g++) running -= attacks[(t - QUIET.months) * groups + g] as number;
      if (quietAt === 0 && t >= QUIET.months - 1 && running < least) quietAt = t + 1;
    }
    byRun.attacks[cell] = seen;
    const last = ((point + 1) * MONTHS_A_POINT - 1) * groups;
    let liked = 0;
    let held = 0;
    for (let g = 0; g < groups; g++) {
      const weight = (effects.rate[g] as number) / total;
      liked += weight * (support[last + g] as number);
      held += weight * (capacity[last + g] as number);
    }
    byRun.support[cell] = liked;
    byRun.capacity[cell] = held;
  }
  quiet[run] = quietAt;
  for (let g = 0; g < groups; g++) {
    let sum = 0;
    for (let cell = g; cell < groups * MONTHS; cell += groups) sum += attacks[cell] as number;
    byGroup[run * groups + g] = sum;
  }
}

function sumDeaths({ groups, attacks }: Track, groupKeys: readonly number[], luck: number, run: number, { byRun }: Chunk): void {
  for (let t = 0; t < MONTHS; t++) {
    let dead = 0;
    for (let g = 0; g < groups; g++) {
      const count = attacks[t * groups + g] as number;
      if (count > 0) dead += deathsOf(count, luck, mixMonth(groupKeys[g] as number, t));
    }
    const cell = run * POINTS + Math.floor(t / MONTHS_A_POINT);
    byRun.deaths[cell] = (byRun.deaths[cell] as number) + dead;
  }
}

const mixMonth = (groupKey: number, month: number): number => Math.imul(groupKey ^ (month + 1), 0x9e3779b1);

/** What follows from the measures themselves, without a single attack: who loses a service, who is harmed, what money is kept back. */
function countServices(ensemble: Ensemble, effects: Effects, strategy: number, draw: number, row: number, { byDraw }: Chunk): void {
  const { groups, groupKeys, request, paths } = ensemble;
  const path = paths[strategy] as (typeof paths)[number];
  const amount = (interval: Interval | null, purpose: number, key: number): number =>
    interval === null ? 0 : valueAt(amountForm(interval), normalQuantile(uniform(keyOf(request.seed, purpose, draw), key, 0)));
  const price = amount(request.situation.servicePrice, PURPOSE.income, 0);
  const total = effects.shared[2] as number;
  for (let g = 0; g < groups.length; g++) {
    const group = groups[g] as (typeof groups)[number];
    const key = groupKeys[g] as number;
    const dependants = amount(group.dependants, PURPOSE.dependants, key);
    const income = amount(group.income, PURPOSE.income, key);
    const harm = amount(group.harmed, PURPOSE.harm, key);
    const weight = (effects.rate[g] as number) / total;
    for (let t = 0; t < MONTHS; t++) {
      const from = t * groups.length + g;
      const cell = row * POINTS + Math.floor(t / MONTHS_A_POINT);
      const add = (column: Float32Array, value: number): void => void (column[cell] = (column[cell] as number) + value);
      add(byDraw.unserved, dependants * (effects.unserved[from] as number));
      add(byDraw.harmed, harm * (effects.careless[from] as number));
      add(byDraw.withheld, weight * (effects.withheld[from] as number));
      add(byDraw.money, income * (effects.withheld[from] as number));
      add(byDraw.served, dependants * (path.takeover[from] as number));
      add(byDraw.cost, price * dependants * (path.takeover[from] as number));
    }
  }
}
