/**
 * `npm run check`: everything that can be proved in a minute, with the time each step took.
 * The slower half (whole processes, browser, archives) is `npm test`.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

interface Step {
  readonly name: string;
  readonly command: readonly string[];
}

const houseTests = ["test/walls.test.ts", "test/sizes.test.ts", "test/spec.test.ts", "test/dependencies.test.ts", "test/lint.test.ts"];
/** These read whole official files, walk thousands of random steps, simulate, wait for servers or kill processes: `npm test` runs them. */
const slowTests = [
  "**/*.shared.test.ts",
  "src/lists/counts.test.ts",
  "src/lists/mapping.test.ts",
  "src/registry/random.test.ts",
  "src/screen/file.test.ts",
  "src/**/*damage.test.ts",
  "src/export/export.test.ts",
  "src/pull/pull.test.ts",
  "src/foresee/calibration/fit.test.ts",
  "src/foresee/ensemble.test.ts",
  "src/foresee/model.test.ts",
  "src/foresee/neutrality.test.ts",
];
const webConfig = "src/web/tsconfig.json";
const steps: readonly Step[] = [
  { name: "types", command: ["tsc", "--noEmit", "-p", "."] },
  ...(existsSync(webConfig) ? [{ name: "types of the page", command: ["tsc", "--noEmit", "-p", webConfig] }] : []),
  { name: "lint", command: ["oxlint"] },
  { name: "format", command: ["oxfmt", "--check"] },
  { name: "walls, sizes, words", command: ["vitest", "run", ...houseTests, "--reporter=dot"] },
  { name: "unit tests", command: ["vitest", "run", "src", ...slowTests.map((glob) => `--exclude=${glob}`), "--reporter=dot"] },
];

const limitSeconds = 60;
const started = performance.now();
const rows: { readonly name: string; readonly seconds: number; readonly ok: boolean }[] = [];
for (const { name, command } of steps) {
  const before = performance.now();
  const [program = "", ...args] = command;
  const run = spawnSync(`node_modules/.bin/${program}`, args, { encoding: "utf8", maxBuffer: 64 << 20, env: { ...process.env, CI: "1" } });
  const ok = run.status === 0;
  rows.push({ name, seconds: (performance.now() - before) / 1000, ok });
  if (!ok) process.stdout.write(`\n── ${name}: ${command.join(" ")}\n${run.stdout ?? ""}${run.stderr ?? ""}${run.error?.message ?? ""}\n`);
}

const total = (performance.now() - started) / 1000;
for (const row of rows) process.stdout.write(`${row.ok ? "ok    " : "FAILED"}  ${row.seconds.toFixed(1).padStart(5)} s  ${row.name}\n`);
process.stdout.write(
  `${" ".repeat(6)}  ${total.toFixed(1).padStart(5)} s  in all${total > limitSeconds ? `, more than the ${limitSeconds} s promised` : ""}\n`,
);
process.exitCode = rows.every((row) => row.ok) ? 0 : 1;
