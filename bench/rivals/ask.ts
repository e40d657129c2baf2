/**
 * One system in a process of its own, so that its memory is its own: `ask.ts NAME TASK OUT [ADDRESS [PID]]`. Reads the task, writes a line an
 * answer to OUT, and prints what it came to.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fuse } from "./fuse.ts";
import { minisearch } from "./minisearch.ts";
import { scoringSystem, writSystem, type Ask, type AskedSystem } from "./systems.ts";
import type { SystemFacts, Task, TaskAnswer } from "./task.ts";
import { watchmanSystem } from "./watchman.ts";

const [name = "", taskFile = "", out = "", address = "", pid = ""] = process.argv.slice(2);
const systems: ReadonlyMap<string, () => AskedSystem> = new Map([
  ["writ", writSystem],
  ["fuse.js", () => scoringSystem(fuse)],
  ["minisearch", () => scoringSystem(minisearch)],
  ["watchman", () => watchmanSystem(address, pid)],
]);
const system = systems.get(name)?.();
if (system === undefined) throw new Error(`no system ${name}`);

const task = JSON.parse(readFileSync(taskFile, "utf8")) as Task;
const before = performance.now();
const ask = await system.build(task);
const buildMs = performance.now() - before;
const answers: TaskAnswer[] = [];
const idle = system.server?.();
const taken = await timed(ask, (id, hits) => answers.push({ id, hits }));
writeFileSync(out, answers.map((answer) => `${JSON.stringify(answer)}\n`).join(""));
// before anything is built a second time
const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
const served = system.server?.();
const { usual } = system;
const facts: SystemFacts = {
  name,
  version: system.version(),
  settings: system.settings,
  ...(served === undefined ? { buildMs } : {}),
  ...taken,
  peakMegabytes,
  ...(served === undefined
    ? {}
    : served === null || !idle
      ? { unseen: true }
      : { askCpuMs: served.cpuMs - idle.cpuMs, peakMegabytes: served.peakMegabytes }),
  ...(usual === undefined ? {} : { usual: { settings: usual.settings, ...(await timed(await usual.build(task), () => undefined)) } }),
};
process.stdout.write(`${JSON.stringify(facts)}\n`);

async function timed(
  ask: Ask,
  keep: (id: string, hits: TaskAnswer["hits"]) => void,
): Promise<{ readonly askMs: number; readonly askCpuMs: number }> {
  for (const question of task.questions.slice(0, 5)) await ask(question);
  const from = { at: performance.now(), cpu: process.cpuUsage() };
  for (const question of task.questions) keep(question.id, await ask(question));
  const { user, system: kernel } = process.cpuUsage(from.cpu);
  return { askMs: performance.now() - from.at, askCpuMs: (user + kernel) / 1000 };
}
