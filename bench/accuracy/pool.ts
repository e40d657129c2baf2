import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Job } from "./jobs.ts";

export interface Pool {
  /** Answers in the order of the jobs. */
  run<T>(jobs: readonly Job[], onProgress?: (done: number) => void): Promise<T[][]>;
  /** processor time of all answers so far, in milliseconds */
  cpuMs(): number;
  close(): Promise<void>;
}

/** Threads that share the snapshots. */
export function openPool(buffers: ReadonlyMap<string, SharedArrayBuffer>): Pool {
  const size = Math.min(8, Math.max(2, availableParallelism()));
  const workers = Array.from({ length: size }, () => new Worker(new URL("./worker.ts", import.meta.url), { workerData: buffers }));
  let cpu = 0;
  const run = async <T>(jobs: readonly Job[], onProgress?: (done: number) => void): Promise<T[][]> => {
    const results: T[][] = Array.from({ length: jobs.length });
    let next = 0;
    let finished = 0;
    const drive = (worker: Worker): Promise<void> =>
      new Promise((resolve, reject) => {
        const take = ({ at, done, cpuMs }: { at: number; done: T[]; cpuMs: number }): void => {
          results[at] = done;
          cpu += cpuMs;
          onProgress?.(++finished);
          give();
        };
        const give = (): void => {
          if (next < jobs.length) {
            const at = next++;
            worker.postMessage({ at, job: jobs[at] });
            return;
          }
          worker.off("error", reject).off("message", take);
          resolve();
        };
        worker.on("error", reject).on("message", take);
        give();
      });
    await Promise.all(workers.map(drive));
    return results;
  };
  return {
    run,
    cpuMs: () => cpu,
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** Pieces of at most `size`. */
export function pieces<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}
