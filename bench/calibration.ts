/**
 * `npm run bench:calibration`: how long a fit of 216 months of three groups takes until four chains agree (R-hat < 1.01, bulk
 * ESS > 400), on one core and on two threads. Targets: 30 s and 15 s. Option: `--seeds N` (default 3).
 * The clock is judged when the machine is quiet; when others use it, the processor's own time, shared among the threads.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fitCrew } from "../src/cli/foresee-calibrate-threads.ts";
import { countReader, EXAMPLE_HISTORY, EXAMPLE_SITUATION, exampleCounts, fit, fitModel, parameterSpace } from "../src/foresee/index.ts";
import { environment } from "./speed/environment.ts";

const { values } = parseArgs({ options: { seeds: { type: "string", default: "3" } } });
const [header = { line: 1, cells: [] }, ...rows] = exampleCounts();
const { groups } = parameterSpace(EXAMPLE_SITUATION.groups);
const reader = countReader(header, { file: "example", groups, names: new Map(), countries: new Set() });
for (const row of rows) reader.take(row);
const read = reader.finish();
if (!read.ok) process.exit(1);
const model = fitModel(EXAMPLE_SITUATION, read.counts, EXAMPLE_HISTORY);

const place = environment();
const busy = place.load > place.cores / 2;
process.stdout.write(`216 months, 3 groups, ${model.space.size} parameters; ${place.cpu}, Node ${place.node}, load ${place.load}\n`);
const figures = [];
for (const { threads, target } of [
  { threads: 1, target: 30 },
  { threads: 2, target: 15 },
])
  for (let seed = 1; seed <= Number(values.seeds); seed++) {
    const cpu = process.cpuUsage();
    const started = performance.now();
    const { workers, close } = fitCrew(model, threads);
    const { steps, evaluations, agreement, converged } = await fit(model, workers, { seed, most: 8000 });
    await close();
    const wall = (performance.now() - started) / 1000;
    const used = process.cpuUsage(cpu);
    const processor = (used.user + used.system) / 1e6;
    const rHat = Math.max(...agreement.map((each) => each.rHat));
    const bulk = Math.min(...agreement.map((each) => each.bulk));
    const judged = busy ? processor / threads : wall;
    const verdict = converged && judged <= target ? "met" : "MISSED";
    figures.push({ threads, seed, wall, processor, steps, evaluations, rHat, bulk, converged, target });
    process.stdout.write(
      `${threads} ${threads === 1 ? "core   " : "threads"} seed ${seed}: ${wall.toFixed(1).padStart(5)} s, processor ${processor.toFixed(1)} s, ` +
        `4 x ${steps} steps, ${evaluations} likelihoods, R-hat ${rHat.toFixed(4)}, bulk ESS ${bulk.toFixed(0)}; target ${target} s: ${verdict}` +
        `${busy ? " by the processor's time, for the machine is busy" : ""}\n`,
    );
  }
const out = join(import.meta.dirname, "../out");
mkdirSync(out, { recursive: true });
writeFileSync(join(out, "calibration-speed.json"), `${JSON.stringify({ environment: place, figures }, null, 2)}\n`);
