/**
 * `npm run check`: everything that can be proved in a minute, with the time each step took. What reads the code runs beside the tests.
 * The slower half (whole processes, browser, archives, tests tagged `slow`) is `npm test`.
 */
import { spawn } from "node:child_process";
import { globSync } from "node:fs";

interface Step {
  readonly name: string;
  readonly command: readonly string[];
}

const houseTests = [
  "test/walls.test.ts",
  "test/sizes.test.ts",
  "test/spec.test.ts",
  "test/parameters.test.ts",
  "test/dependencies.test.ts",
  "test/lint.test.ts",
];
/** These read whole official files, walk thousands of random steps, simulate, wait for servers or kill processes: `npm test` runs them. */
const slowTests = [
  "src/**/*.shared.test.ts",
  "src/lists/counts.test.ts",
  "src/registry/random.test.ts",
  "src/**/*damage.test.ts",
  "src/pull/pull.test.ts",
  "src/foresee/calibration/fit.test.ts",
  "src/foresee/ensemble.test.ts",
  "src/foresee/neutrality.test.ts",
];
// by their names: in a run of several projects Vitest does not hear --exclude
const quickTests = globSync("src/**/*.test.{ts,tsx}", { exclude: slowTests });
const tests: Step = {
  name: "unit tests, walls, sizes, words",
  command: ["vitest", "run", ...quickTests, ...houseTests, "--reporter=dot", "--no-isolate", "--tagsFilter=!slow"],
};
const types = (name: string, project: string): Step => {
  const known = `node_modules/.cache/writ/${name.replaceAll(" ", "-")}.tsbuildinfo`;
  return { name, command: ["tsc", "--noEmit", "-p", project, "--incremental", "--tsBuildInfoFile", known] };
};
const readers: readonly Step[] = [
  types("types", "."),
  types("types of the page", "src/web/tsconfig.json"),
  { name: "lint", command: ["oxlint"] },
  { name: "format", command: ["oxfmt", "--check"] },
];

interface Outcome {
  readonly name: string;
  readonly seconds: number;
  readonly ok: boolean;
}

function run({ name, command }: Step): Promise<Outcome> {
  const before = performance.now();
  const [program = "", ...args] = command;
  const child = spawn(`node_modules/.bin/${program}`, args, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, CI: "1" } });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => said.push(text));
  return new Promise((resolve) => {
    const ended = (ok: boolean): void => {
      if (!ok) process.stdout.write(`\n── ${name}: ${command.join(" ")}\n${said.join("")}\n`);
      resolve({ name, seconds: (performance.now() - before) / 1000, ok });
    };
    child.on("error", (error) => {
      said.push(error.message);
      ended(false);
    });
    child.on("close", (code) => ended(code === 0));
  });
}

/** One after the other: each of them takes both cores by itself. */
async function inTurn(steps: readonly Step[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const step of steps) outcomes.push(await run(step));
  return outcomes;
}

const limitSeconds = 60;
const started = performance.now();
const rows = (await Promise.all([inTurn(readers), inTurn([tests])])).flat();
const total = (performance.now() - started) / 1000;
for (const row of rows) process.stdout.write(`${row.ok ? "ok    " : "FAILED"}  ${row.seconds.toFixed(1).padStart(5)} s  ${row.name}\n`);
process.stdout.write(
  `${" ".repeat(6)}  ${total.toFixed(1).padStart(5)} s  in all${total > limitSeconds ? `, more than the ${limitSeconds} s promised` : ""}\n`,
);
process.exitCode = rows.every((row) => row.ok) ? 0 : 1;
