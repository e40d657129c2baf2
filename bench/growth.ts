/**
 * `npm run bench:growth`: what a question costs as the list grows tenfold and tenfold again. Names beyond the real ones are recombined
 * from their words (seeded). Options: `--names 10000,100000,1000000` (default), `--write` (docs/growth.md and .svg).
 */
import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { growthPage, growthPicture, type Grown } from "./growth/page.ts";
import { child } from "./speed/child.ts";
import { environment } from "./speed/environment.ts";
import type { BuildReport, MemoryReport, ServeReport } from "./speed/results.ts";

const { values } = parseArgs({
  options: { names: { type: "string", default: "10000,100000,1000000" }, write: { type: "boolean", default: false } },
});
const sizes = values.names.split(",").map(Number);
if (sizes.some((size) => !Number.isInteger(size) || size < 1 || size > 5_000_000)) {
  process.stderr.write(`--names takes whole numbers from 1 to 5,000,000 with commas between, not ${values.names}\n`);
  process.exit(2);
}
const grown: Grown[] = [];
const dir = join(tmpdir(), `writ-growth-${process.pid}`);
process.env["WRIT_BENCH_DIR"] = dir;
process.env["NODE_OPTIONS"] = "--max-old-space-size=20000";
try {
  for (const size of sizes) {
    const built = child<BuildReport & { readonly names: number; readonly real: number }>("grow", [String(size)]);
    const serve = child<ServeReport>("serve");
    const memory = child<MemoryReport>("memory", ["Muhammad Testkhan", "Nobody Whosoever"]);
    grown.push({ ...built, ...serve, rssMegabytes: memory.rssMegabytes });
    process.stderr.write(`${size} names: built in ${Math.round(built.buildMs)} ms, p50 ${serve.p50.toFixed(3)} ms\n`);
  }
} finally {
  rmSync(dir, { recursive: true, force: true });
}
const page = growthPage(grown, environment());
if (values.write) {
  writeFileSync("docs/growth.md", page);
  writeFileSync("docs/growth.svg", growthPicture(grown));
}
process.stdout.write(page);
