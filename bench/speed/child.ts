import { spawnSync } from "node:child_process";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");
/** what `writ` does first of all */
const HOLD_MEMORY = join(ROOT, "bin/hold-memory.js");
/** and where it keeps its stripped and compiled sources */
const COMPILED = join(ROOT, "node_modules/.cache/writ");

/** Runs a task in a fresh process and gives back its report; `wallMs` is the whole process, start to end. */
export function child<T>(task: string, args: readonly string[] = []): T & { readonly wallMs: number } {
  const before = performance.now();
  const script = join(import.meta.dirname, "tasks", `${task}.ts`);
  const run = spawnSync(process.execPath, ["--disable-warning=ExperimentalWarning", "--require", HOLD_MEMORY, script, ...args], {
    encoding: "utf8",
    maxBuffer: 16 << 20,
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
  });
  const wallMs = performance.now() - before;
  if (run.status !== 0) throw new Error(`${task} failed (${run.status ?? run.signal}): ${run.stderr}`);
  return { ...(JSON.parse(run.stdout.trim().split("\n").at(-1) ?? "") as T), wallMs };
}

/** The same task several times, the reports in order. */
export function repeated<T>(times: number, task: string, args: readonly string[] = []): (T & { readonly wallMs: number })[] {
  return Array.from({ length: times }, () => child<T>(task, args));
}
