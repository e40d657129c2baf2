/**
 * `npm run sbc`: simulation-based calibration. Truths are drawn from the priors, each brings an invented history, each is fitted; the
 * truths' ranks among the draws must be spread evenly (chi-square p > .001, within the ECDF's band, 50 % and 90 % intervals within 4
 * standard errors) for every parameter and for the likelihood. `npm run sbc -- --sets 200 --months 96 --seed 1 --threads 2`.
 * Prints a table, writes out/sbc.json, ends with 1 when a row is unsound.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { EXAMPLE_HISTORY, EXAMPLE_SITUATION, fitSpace, pathOf, sbcRanks, sbcTable, type SbcPlan } from "../src/foresee/index.ts";
import { monthAfter } from "../src/strategy/index.ts";

/** The last eight years of the invented history, in which every sort of measure is at work. */
const FROM = monthAfter(EXAMPLE_HISTORY.begins, 120);

function planOf(months: number, seed: number): SbcPlan {
  const space = fitSpace(EXAMPLE_SITUATION);
  return { space, path: pathOf(EXAMPLE_HISTORY, space.groups, FROM, months), seed };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      sets: { type: "string", default: "200" },
      months: { type: "string", default: "96" },
      seed: { type: "string", default: "1" },
      threads: { type: "string", default: String(availableParallelism()) },
    },
  });
  const [sets, months, seed, threads] = [values.sets, values.months, values.seed, values.threads].map(Number) as [
    number,
    number,
    number,
    number,
  ];
  const started = performance.now();
  const found: Int32Array[] = [];
  let next = 0;
  const crew = Array.from(
    { length: Math.min(threads, sets) },
    () => new Worker(new URL(import.meta.url), { workerData: { months, seed } }),
  );
  await Promise.all(
    crew.map(
      (worker) =>
        new Promise<void>((resolve, reject) => {
          const give = (): void => {
            if (next < sets) worker.postMessage(next++);
            else void worker.terminate().then(() => resolve());
          };
          worker.on("message", ({ set, ranks }: { readonly set: number; readonly ranks: Int32Array }) => {
            found[set] = ranks;
            process.stderr.write(`\r${found.filter(Boolean).length} of ${sets}`);
            give();
          });
          worker.on("error", reject);
          give();
        }),
    ),
  );
  const seconds = (performance.now() - started) / 1000;
  const rows = sbcTable(planOf(months, seed).space, found);
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => cell.padEnd(at === 0 ? 26 : 10))
      .join("")
      .trimEnd();
  process.stdout.write(
    `\n${sets} sets of ${months} months, seed ${seed}, ${threads} threads: ${seconds.toFixed(0)} s, ${(process.cpuUsage().user / 1e6).toFixed(0)} s of processor time\n`,
  );
  process.stdout.write(`${line(["", "p", "ECDF", "in 50 %", "in 90 %", ""])}\n`);
  for (const { parameter, p, ecdf, half, most, sound } of rows)
    process.stdout.write(`${line([parameter, p.toFixed(3), ecdf.toFixed(2), half.toFixed(2), most.toFixed(2), sound ? "" : "UNSOUND"])}\n`);
  const unsound = rows.filter(({ sound }) => !sound).length;
  process.stdout.write(`${rows.length - unsound} of ${rows.length} sound; least p ${Math.min(...rows.map(({ p }) => p)).toFixed(3)}\n`);
  const out = join(import.meta.dirname, "../out");
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "sbc.json"), `${JSON.stringify({ sets, months, seed, threads, seconds, rows }, null, 2)}\n`);
  if (unsound > 0) process.exitCode = 1;
}

if (isMainThread) await main();
else {
  const { months, seed } = workerData as { readonly months: number; readonly seed: number };
  const plan = planOf(months, seed);
  parentPort?.on("message", (set: number) => void sbcRanks(plan, set).then((ranks) => parentPort?.postMessage({ set, ranks })));
}
