import { parentPort, workerData } from "node:worker_threads";
import { compareAll, findSelf, screenAll, type Job } from "./jobs.ts";
import { matchers } from "./question.ts";

const of = matchers(workerData as ReadonlyMap<string, SharedArrayBuffer>);

function work(job: Job): readonly unknown[] {
  switch (job.what) {
    case "screen":
      return screenAll(job, of);
    case "pairs":
      return compareAll(job);
    case "self":
      return job.names.map((name) => findSelf(name, job.list, of));
  }
}

parentPort?.on("message", ({ at, job }: { readonly at: number; readonly job: Job }) => {
  const cpu = process.threadCpuUsage();
  const done = work(job);
  const { user, system } = process.threadCpuUsage(cpu);
  parentPort?.postMessage({ at, done, cpuMs: (user + system) / 1000 });
});
