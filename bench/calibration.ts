/**
 * `npm run bench:calibration`: how long a fit of 216 months of three groups takes until four chains agree (R-hat < 1.01, bulk
 * ESS > 400), on one core and on two threads. Targets: 30 s and 15 s. Option: `--seeds N` (default 3). Exit 1 when one does not hold.
 * The clock is judged when the machine is quiet; when others use it, the processor's own time, shared among the threads.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fittingLines } from "./foresee/fitting.ts";
import { linesAsText } from "./foresee/timed.ts";
import { environment } from "./speed/environment.ts";

const { values } = parseArgs({ options: { seeds: { type: "string", default: "3" } } });
const place = environment();
const lines = await fittingLines({ seeds: Number(values.seeds), busy: place.load > place.cores / 2 });
process.stdout.write(
  `${place.cpu}, Node ${place.node}, load ${place.load}; medians of seeds 1 to ${values.seeds} (least–most)\n${linesAsText(lines)}`,
);
const out = join(import.meta.dirname, "../out");
mkdirSync(out, { recursive: true });
writeFileSync(join(out, "calibration-speed.json"), `${JSON.stringify({ environment: place, lines }, null, 2)}\n`);
process.exitCode = lines.every(({ holds }) => holds !== false) ? 0 : 1;
