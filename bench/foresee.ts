/**
 * `npm run bench:foresee`: how fast strategies are simulated. Seven strategies, 2,000 draws of the beliefs, five runs with each:
 * 70,000 runs of ten years with three groups. Options: `--repeats N` (default 3), `--draws N` (default 2000), `--all` (calibration
 * and Epstein too: every promise about the speed of simulations). Exit 1 when a promise does not hold.
 * The clock is judged when the machine is quiet; when others use it, the processor's own time, shared among the threads.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { foreseeSpeed } from "./foresee/all.ts";
import { simulatingLines } from "./foresee/simulating.ts";
import { linesAsText } from "./foresee/timed.ts";
import { environment } from "./speed/environment.ts";

const { values } = parseArgs({
  options: {
    repeats: { type: "string", default: "3" },
    draws: { type: "string", default: "2000" },
    all: { type: "boolean", default: false },
  },
});
const place = environment();
const busy = place.load > place.cores / 2;
const repeats = Number(values.repeats);
const say = (what: string): void => void process.stderr.write(`${what}\n`);
const parts = values.all
  ? await foreseeSpeed({ repeats, busy, say })
  : [{ title: "Strategies simulated", lines: await simulatingLines({ repeats, draws: Number(values.draws), busy }) }];
process.stdout.write(`${place.cpu}, Node ${place.node}, load ${place.load}; medians of ${repeats} (least–most)\n`);
for (const { title, lines } of parts) process.stdout.write(`\n${title}\n${linesAsText(lines)}`);
const out = join(import.meta.dirname, "../out");
mkdirSync(out, { recursive: true });
writeFileSync(join(out, "foresee-speed.json"), `${JSON.stringify({ environment: place, parts }, null, 2)}\n`);
process.exitCode = parts.every(({ lines }) => lines.every(({ holds }) => holds !== false)) ? 0 : 1;
