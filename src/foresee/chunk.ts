import { valueAt } from "./belief.ts";
import { createEffects, reckonEffects, type Effects } from "./effects.ts";
import type { Ensemble } from "./ensemble.ts";
import { amountForm, type Interval } from "./interval.ts";
import { drawLuck } from "./luck.ts";
import { createTrack, runModel, type Track } from "./model.ts";
import { normalQuantile } from "./normal.ts";
import { MONTHS, MONTHS_A_POINT, POINTS, QUIET } from "./outcome.ts";
import { valuesAt } from "./parameters.ts";
import { keyOf, PURPOSE, uniform } from "./random.ts";
import { deathsOf } from "./severity.ts";
import { sobolPoints } from "./sobol.ts";

/** What each run is summed up to, for each quarter. */
export const BY_RUN = ["attacks", "deaths", "support", "capacity"] as const;
/** What depends on the draw alone, since it depends on no attack. */
export const BY_DRAW = ["unserved", "harmed", "withheld", "money", "served", "cost"] as const;

/**
 * Draws `from` to `to` of an ensemble, run. Columns of numbers, so that a worker can hand them over without copying.
 * A run's cell: `(strategy * POINTS + point) * rows + row`, where a row is `draw * replicates + replicate`, draws counted from
 * `from`, and `rows` how many the chunk has: so that a column of a chart lies in one piece.
 */
export interface Chunk {
  readonly from: number;
  readonly to: number;
  readonly byRun: Readonly<Record<(typeof BY_RUN)[number], Float32Array<ArrayBuffer>>>;
  /** the same, with a row for each draw */
  readonly byDraw: Readonly<Record<(typeof BY_DRAW)[number], Float32Array<ArrayBuffer>>>;
  /** months until it was quiet, 0: never; cell: `strategy * rows + row` */
  readonly quiet: Uint16Array<ArrayBuffer>;
  /** attacks of each group over the whole time; cell: `(strategy * groups + group) * rows + row` */
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
  const rows = (to - from) * request.replicates;
  for (let draw = from; draw < to; draw++) {
    const z = chunk.z.subarray((draw - from) * space.size, (draw - from + 1) * space.size);
    drawZ(draw, z);
    valuesAt(space, z, values);
    paths.forEach((path, strategy) => {
      reckonEffects(effects[strategy] as Effects, values, path);
      countServices(ensemble, effects[strategy] as Effects, strategy, draw, chunk);
    });
    for (let replicate = 0; replicate < request.replicates; replicate++) {
      drawLuck(ensemble, draw, replicate, uniforms);
      const luck = keyOf(request.seed, PURPOSE.severity, draw, replicate);
      for (let strategy = 0; strategy < strategies; strategy++) {
        runModel(effects[strategy] as Effects, { from: "chance", uniforms }, track);
        const place = { strategy, row: (draw - from) * request.replicates + replicate, rows };
        sumRun(track, effects[strategy] as Effects, place, chunk);
        if (deaths) sumDeaths(track, ensemble.groupKeys, luck, place, chunk);
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

/** Where a run's sums stand in its chunk. */
interface Place {
  readonly strategy: number;
  readonly row: number;
  readonly rows: number;
}

function sumRun(track: Track, effects: Effects, { strategy, row, rows }: Place, { byRun, quiet, byGroup }: Chunk): void {
  const { groups, attacks, support, capacity } = track;
  const total = effects.shared[2] as number;
  let running = 0;
  let quietAt = 0;
  const least = QUIET.share * QUIET.months * total;
  for (let point = 0; point < POINTS; point++) {
    const cell = (strategy * POINTS + point) * rows + row;
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
  quiet[strategy * rows + row] = quietAt;
  for (let g = 0; g < groups; g++) {
    let sum = 0;
    for (let cell = g; cell < groups * MONTHS; cell += groups) sum += attacks[cell] as number;
    byGroup[(strategy * groups + g) * rows + row] = sum;
  }
}

function sumDeaths(
  { groups, attacks }: Track,
  groupKeys: readonly number[],
  luck: number,
  { strategy, row, rows }: Place,
  { byRun }: Chunk,
): void {
  for (let t = 0; t < MONTHS; t++) {
    let dead = 0;
    for (let g = 0; g < groups; g++) {
      const count = attacks[t * groups + g] as number;
      if (count > 0) dead += deathsOf(count, luck, mixMonth(groupKeys[g] as number, t));
    }
    const cell = (strategy * POINTS + Math.floor(t / MONTHS_A_POINT)) * rows + row;
    byRun.deaths[cell] = (byRun.deaths[cell] as number) + dead;
  }
}

const mixMonth = (groupKey: number, month: number): number => Math.imul(groupKey ^ (month + 1), 0x9e3779b1);

/** What follows from the measures themselves, without a single attack: who loses a service, who is harmed, what money is kept back. */
function countServices(ensemble: Ensemble, effects: Effects, strategy: number, draw: number, { from, to, byDraw }: Chunk): void {
  const { groups, groupKeys, request, paths } = ensemble;
  const { takeover } = paths[strategy] as (typeof paths)[number];
  const amount = (interval: Interval | null, purpose: number, key: number): number =>
    interval === null ? 0 : valueAt(amountForm(interval), normalQuantile(uniform(keyOf(request.seed, purpose, draw), key, 0)));
  const price = amount(request.situation.servicePrice, PURPOSE.price, 0);
  const total = effects.shared[2] as number;
  groups.forEach((group, g) => {
    const key = groupKeys[g] as number;
    const dependants = amount(group.dependants, PURPOSE.dependants, key);
    const income = amount(group.income, PURPOSE.income, key);
    const harm = amount(group.harmed, PURPOSE.harm, key);
    const weight = (effects.rate[g] as number) / total;
    for (let point = 0; point < POINTS; point++) {
      let unserved = 0;
      let careless = 0;
      let withheld = 0;
      let served = 0;
      for (let t = point * MONTHS_A_POINT; t < (point + 1) * MONTHS_A_POINT; t++) {
        const at = t * groups.length + g;
        unserved += effects.unserved[at] as number;
        careless += effects.careless[at] as number;
        withheld += effects.withheld[at] as number;
        served += takeover[at] as number;
      }
      const cell = (strategy * POINTS + point) * (to - from) + draw - from;
      byDraw.unserved[cell] = (byDraw.unserved[cell] as number) + dependants * unserved;
      byDraw.harmed[cell] = (byDraw.harmed[cell] as number) + harm * careless;
      byDraw.withheld[cell] = (byDraw.withheld[cell] as number) + weight * withheld;
      byDraw.money[cell] = (byDraw.money[cell] as number) + income * withheld;
      byDraw.served[cell] = (byDraw.served[cell] as number) + dependants * served;
      byDraw.cost[cell] = (byDraw.cost[cell] as number) + price * dependants * served;
    }
  });
}

/** The buffers of a chunk, to be handed over to another thread rather than copied. */
export function chunkBuffers({ byRun, byDraw, quiet, byGroup, z, clips }: Chunk): ArrayBuffer[] {
  return [...Object.values(byRun), ...Object.values(byDraw), quiet, byGroup, z, clips].map(({ buffer }) => buffer);
}
