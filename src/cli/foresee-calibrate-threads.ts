import { Worker as Thread } from "node:worker_threads";
import { chainWorker, CHAINS, type ChainPiece, type ChainWorker, type FitModel } from "../foresee/index.ts";
import { answerOf } from "./thread-answer.ts";

const WORKER = new URL(
  import.meta.url.endsWith(".ts") ? "./foresee-calibrate-worker.ts" : "./foresee-calibrate-worker.js",
  import.meta.url,
);

/** Who runs the chains of one fit, and how to send them home. */
export interface FitCrew {
  readonly workers: readonly ChainWorker[];
  readonly close: () => Promise<void>;
}

/** `threads` threads that run chains of this model, at most one for each chain; the digits do not depend on how many. */
export function fitCrew(model: FitModel, threads: number): FitCrew {
  // one core: no thread to start, and the terminal still breathes between two stretches
  if (threads <= 1) return { workers: [yielding(chainWorker(model))], close: () => Promise.resolve() };
  const running = Array.from({ length: Math.min(threads, CHAINS) }, () => new Thread(WORKER, { workerData: model }));
  return {
    workers: running.map((thread) => (job) => answerOf<ChainPiece>(thread, job, "fitting")),
    close: async () => {
      await Promise.all(running.map((thread) => thread.terminate()));
    },
  };
}

function yielding(worker: ChainWorker): ChainWorker {
  return async (job) => {
    await new Promise((resolve) => setImmediate(resolve));
    return worker(job);
  };
}
