/**
 * `npm run rivals`: Writ and its rivals on the same list and questions: found at equal alert rate, alert rate at equal recall, speed, memory.
 * Python rivals (nomenklatura, rapidfuzz) run with the Python named by --python or WRIT_PYTHON that has them installed; Watchman where --watchman or
 * WRIT_WATCHMAN gives its server's address, with --watchman-pid its process too. What is not at hand is skipped, and said. Needs the shared measuring data (WRIT_SHARED or ../shared);
 * without it the starter register and the lab's variants stand in. Options: --list NAME, --questions N, --nobody N, --seed N, --only NAME,NAME,
 * --write (docs/rivals.md).
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { shared } from "../test/shared.ts";
import { compareSystems, type Ran } from "./rivals/figures.ts";
import { makeMaterial } from "./rivals/material.ts";
import { rivalsPage } from "./rivals/page.ts";
import type { SystemFacts, Task, TaskAnswer } from "./rivals/task.ts";
import { environment } from "./speed/environment.ts";

const { values } = parseArgs({
  options: {
    list: { type: "string", default: "UN-2025-11-20" },
    questions: { type: "string", default: "400" },
    nobody: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    only: { type: "string", default: "" },
    python: { type: "string", default: process.env["WRIT_PYTHON"] ?? "" },
    watchman: { type: "string", default: process.env["WRIT_WATCHMAN"] ?? "" },
    "watchman-pid": { type: "string", default: "" },
    write: { type: "boolean", default: false },
  },
});
const started = performance.now();
const say = (text: string): void =>
  void process.stderr.write(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${text}\n`);
const whole = (name: "questions" | "nobody" | "seed", most: number): number => {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  process.stderr.write(`--${name} takes a whole number from 1 to ${most}, not ${values[name]}\n`);
  process.exit(2);
};
const seed = whole("seed", 4_294_967_295);
const questions = whole("questions", 20_000);
const nobody = whole("nobody", 20_000);

const SYSTEMS = [
  "writ",
  "nomenklatura-logic-v2",
  "nomenklatura-logic-v1",
  "rapidfuzz-jw",
  "rapidfuzz-token-set",
  "watchman",
  "fuse.js",
  "minisearch",
] as const;
type System = (typeof SYSTEMS)[number];
const only = values.only.split(",").filter((name) => name !== "");
const unknown = only.find((name) => !(SYSTEMS as readonly string[]).includes(name));
if (unknown !== undefined) {
  process.stderr.write(`--only: there is no ${unknown}; there are ${SYSTEMS.join(", ")}\n`);
  process.exit(2);
}

const at = environment();
const folder = "out/rivals";
mkdirSync(folder, { recursive: true });
const material = await makeMaterial({ shared, list: values.list, questions, nobody, seed });
if (shared === null)
  say("SKIPPED: the measuring data is not there (set WRIT_SHARED); the starter register and the lab's variants stand in");
const task: Task = {
  list: material.list,
  entries: material.entries,
  questions: material.marked.map(({ id, kind, name, ownArea }) => ({ id, kind, name, ...(ownArea === undefined ? {} : { ownArea }) })),
};
const taskFile = join(folder, "task.json");
// nomenklatura alone sees it: the right entry is always among its candidates
const expectFile = join(folder, "expect.json");
writeFileSync(taskFile, JSON.stringify(task));
writeFileSync(expectFile, JSON.stringify(Object.fromEntries(material.marked.map(({ id, expect }) => [id, expect]))));
say(`${material.entries.length} entries, ${material.marked.length} questions`);

/** The program that runs a system, or why it cannot be run. */
function programOf(name: System): readonly string[] | string {
  const isPython = name.startsWith("nomenklatura") || name.startsWith("rapidfuzz");
  if (name === "watchman" && values.watchman === "") return "no address of a server was given (--watchman or WRIT_WATCHMAN)";
  if (!isPython) return [process.execPath, "--disable-warning=ExperimentalWarning", join(import.meta.dirname, "rivals/ask.ts")];
  if (values.python === "") return "no Python that has it was named (--python or WRIT_PYTHON)";
  const module = name.split("-")[0] ?? "";
  const look = spawnSync(values.python, ["-c", `import ${module}, rapidfuzz, numpy`], { encoding: "utf8" });
  if (look.status !== 0)
    return `${values.python} has not all of ${module}, rapidfuzz and numpy (${(look.stderr ?? "").trim().split("\n").at(-1) ?? "it does not start"})`;
  return [values.python, join(import.meta.dirname, "rivals/ask.py")];
}

const systems: Ran[] = [];
const skipped: [name: string, why: string][] = [];
for (const name of SYSTEMS) {
  if (only.length > 0 && !only.includes(name) && name !== "writ") {
    skipped.push([name, "it was not asked for (--only)"]);
    continue;
  }
  const program = programOf(name);
  if (typeof program === "string") {
    say(`SKIPPED: ${name}: ${program}`);
    skipped.push([name, program]);
    continue;
  }
  const out = join(folder, `${name}.jsonl`);
  const [command = "", ...before] = program;
  const more = name.startsWith("nomenklatura") ? [expectFile] : name === "watchman" ? [values.watchman, values["watchman-pid"]] : [];
  const run = spawnSync(command, [...before, name, taskFile, out, ...more], { encoding: "utf8", maxBuffer: 1 << 24 });
  if (run.status !== 0) {
    const why =
      (run.stderr ?? "")
        .trim()
        .split("\n")
        .findLast((line) => /error/i.test(line)) ?? `ended with ${run.status ?? run.signal}`;
    say(`FAILED: ${name}: ${why}`);
    skipped.push([name, `it failed: ${why}`]);
    process.exitCode = 1;
    continue;
  }
  const facts = JSON.parse(run.stdout.trim().split("\n").at(-1) ?? "") as SystemFacts;
  const lines = readFileSync(out, "utf8")
    .split("\n")
    .filter((line) => line !== "");
  const answers = new Map(lines.map((line) => JSON.parse(line) as TaskAnswer).map(({ id, hits }) => [id, hits]));
  if (answers.size !== task.questions.length) throw new Error(`${name} answered ${answers.size} of ${task.questions.length} questions`);
  systems.push({ facts, answers });
  say(`${name}: ${(facts.askCpuMs / answers.size).toFixed(3)} ms of processor a question, ${facts.peakMegabytes} MB`);
}

const comparison = compareSystems(material, systems);
const asked = [
  "npm run rivals --",
  ...(values.list === "UN-2025-11-20" ? [] : [`--list ${values.list}`]),
  `--questions ${questions} --nobody ${nobody} --seed ${seed}`,
  ...(values.python === "" ? [] : ["--python PYTHON"]),
  ...(values.watchman === "" ? [] : [`--watchman ADDRESS${values["watchman-pid"] === "" ? "" : " --watchman-pid PID"}`]),
].join(" ");
const page = rivalsPage({
  environment: at,
  material,
  systems,
  skipped,
  comparison,
  command: asked,
  minutes: (performance.now() - started) / 60_000,
});
const plain = {
  ...comparison,
  recall: comparison.recall.map(withObjects),
  alerts: comparison.alerts.map(withObjects),
  systems: systems.map(({ facts }) => facts),
  skipped,
};
writeFileSync("out/rivals.json", `${JSON.stringify(plain, null, 1)}\n`);
if (values.write) writeFileSync("docs/rivals.md", page);
process.stdout.write(page);

/** JSON knows no maps. */
function withObjects<Row extends { readonly bySystem: ReadonlyMap<string, unknown> }>(
  row: Row,
): Omit<Row, "bySystem"> & { bySystem: Record<string, unknown> } {
  return { ...row, bySystem: Object.fromEntries(row.bySystem) };
}
