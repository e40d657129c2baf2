import { Worker as Thread } from "node:worker_threads";
import { shareWork, type ChunkOptions, type EnsembleRequest, type SensitivityRequest, type SharingOptions } from "../foresee/index.ts";
import { answerOf } from "./thread-answer.ts";

/** What the threads work at; handed to each when it starts. */
export type Task =
  | { readonly kind: "compare"; readonly request: EnsembleRequest; readonly options?: ChunkOptions }
  | { readonly kind: "sensitivity"; readonly request: SensitivityRequest };

/** The built code lies beside this file as `.js`, the source as `.ts`. */
const WORKER = new URL(import.meta.url.endsWith(".ts") ? "./foresee-worker.ts" : "./foresee-worker.js", import.meta.url);

/**
 * Runs the pieces of a task on `threads` threads, so that the terminal lives and Ctrl-C is heard. The result is the same for any
 * number of them. Throws the signal's reason when stopped.
 */
export async function onThreads<Result>(
  task: Task,
  pieces: readonly (readonly [number, number])[],
  threads: number,
  options: SharingOptions,
): Promise<Result[]> {
  const running = Array.from({ length: Math.max(1, Math.min(threads, pieces.length)) }, () => new Thread(WORKER, { workerData: task }));
  try {
    return await shareWork(
      pieces,
      running.map((thread) => (from: number, to: number) => answerOf<Result>(thread, { from, to }, "simulating")),
      options,
    );
  } finally {
    await Promise.all(running.map((thread) => thread.terminate()));
  }
}
