/**
 * `npm run bench:foresee`: how fast strategies are simulated. Seven strategies, 2,000 draws of the beliefs, five runs with each:
 * 70,000 runs of ten years with three groups. Options: `--repeats N` (default 3), `--draws N` (default 2000).
 * The clock is judged when the machine is quiet; when others use it, the processor's own time, shared among the threads.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { onThreads } from "../src/cli/foresee-threads.ts";
import {
  chunksOf,
  compare,
  countMonths,
  createWorkspace,
  EXAMPLE_SITUATION,
  logPosterior,
  mergeChunks,
  planEnsemble,
  quietPath,
  runChunk,
  type Chunk,
} from "../src/foresee/index.ts";
import { EXAMPLE_STRATEGIES } from "../src/strategy/index.ts";
import { environment } from "./speed/environment.ts";

const { values } = parseArgs({ options: { repeats: { type: "string", default: "3" }, draws: { type: "string", default: "2000" } } });
const draws = Number(values.draws);
const request = { situation: EXAMPLE_SITUATION, strategies: EXAMPLE_STRATEGIES, seed: 20190305, draws, replicates: 5, posterior: null };
const ensemble = planEnsemble(request);
const runs = draws * request.replicates * EXAMPLE_STRATEGIES.length;

interface Figure {
  readonly what: string;
  readonly threads: number;
  /** seconds by the clock, each repeat */
  readonly wall: readonly number[];
  /** seconds of processor time, all threads */
  readonly processor: readonly number[];
  /** seconds by the clock that are promised for 70,000 runs */
  readonly target: number | null;
}

async function measured(what: string, threads: number, target: number | null, work: () => unknown): Promise<Figure> {
  const wall: number[] = [];
  const processor: number[] = [];
  for (let repeat = 0; repeat < Number(values.repeats); repeat++) {
    const cpu = process.cpuUsage();
    const started = performance.now();
    await work();
    wall.push((performance.now() - started) / 1000);
    const { user, system } = process.cpuUsage(cpu);
    processor.push((user + system) / 1e6);
  }
  return { what, threads, wall, processor, target };
}

const inline = (deaths: boolean): Chunk[] => chunksOf(draws).map(([from, to]) => runChunk(ensemble, from, to, { deaths }));
const threaded = (deaths: boolean): Promise<Chunk[]> =>
  onThreads<Chunk>({ kind: "compare", request, options: { deaths } }, chunksOf(draws), 2, {});

const months = 216;
const history = {
  groups: 3,
  months,
  counts: Int32Array.from({ length: 3 * months }, (_, cell) => (cell * 7) % 5),
  path: countMonths(quietPath(3, months)),
};
const workspace = createWorkspace(ensemble.space, months);
const evaluations = 20_000;

inline(false);
const chunks = inline(true);
const samples = mergeChunks(ensemble, chunks);
const figures = [
  await measured("one core, counts", 1, 8, () => inline(false)),
  await measured("one core, with deaths", 1, 12, () => inline(true)),
  await measured("two threads, counts", 2, 5, () => threaded(false)),
  await measured("two threads, with deaths", 2, 7, () => threaded(true)),
  await measured("all tables of the comparison", 1, null, () => compare(mergeChunks(ensemble, chunks))),
  await measured(`${evaluations} likelihoods of 3 x ${months} counts`, 1, null, () => {
    const z = new Float64Array(ensemble.space.size);
    for (let at = 0; at < evaluations; at++) {
      z[at % z.length] = (at % 17) / 17 - 0.5;
      logPosterior(ensemble.space, z, history, workspace);
    }
  }),
];

const place = environment();
const busy = place.load > place.cores / 2;
const best = (times: readonly number[]): number => Math.min(...times);

function line({ what, threads, wall, processor, target }: Figure): string {
  const measure = `${what.padEnd(36)}${best(wall).toFixed(2).padStart(7)} s   processor ${best(processor).toFixed(2).padStart(6)} s`;
  if (target === null) return measure;
  const allowed = (target * runs) / 70_000;
  const judged = busy ? best(processor) / threads : best(wall);
  return `${measure}   target ${allowed.toFixed(1)} s: ${judged <= allowed ? "met" : "MISSED"}${busy ? " by the processor's time, for the machine is busy" : ""}`;
}

const lines = figures.map(line);
process.stdout.write(
  `${runs} ten-year runs of three groups; ${place.cpu}, Node ${place.node}, load ${place.load}; the best of ${values.repeats}\n${lines.join("\n")}\n`,
);
process.stdout.write(`clipped states: ${EXAMPLE_STRATEGIES.map((_, at) => samples.clipped(at).toExponential(1)).join(" ")}\n`);
const out = join(import.meta.dirname, "../out");
mkdirSync(out, { recursive: true });
writeFileSync(join(out, "foresee-speed.json"), `${JSON.stringify({ environment: place, runs, figures }, null, 2)}\n`);
