import { Worker as Thread } from "node:worker_threads";
import {
  chunkBuffers,
  chunksOf,
  shareWork,
  type Chunk,
  type Comparison,
  type EnsembleRequest,
  type SharingOptions,
} from "../foresee/index.ts";
import { problem, WritError } from "../ground/index.ts";
import type { ForeseeReply, ForeseeTask } from "./foresee-worker.ts";

/** The built code lies beside this file as `.js`, the source as `.ts`. */
const WORKER = new URL(import.meta.url.endsWith(".ts") ? "./foresee-worker.ts" : "./foresee-worker.js", import.meta.url);

/**
 * Simulates and compares on threads of its own: while it runs, whoever types a name has the answer as quickly as ever. The digits
 * are the same for any number of threads. Throws the signal's reason when stopped.
 */
export async function simulate(request: EnsembleRequest, threads: number, options: SharingOptions): Promise<Comparison> {
  const pieces = chunksOf(request.draws);
  const running = Array.from({ length: Math.max(1, Math.min(threads, pieces.length)) }, () => new Thread(WORKER));
  try {
    await Promise.all(running.map((thread) => told<null>(thread, { kind: "plan", request })));
    const chunks = await shareWork(
      pieces,
      running.map((thread) => (from: number, to: number) => told<Chunk>(thread, { kind: "run", from, to })),
      options,
    );
    return await told<Comparison>(running[0] as Thread, { kind: "compare", chunks }, chunks.flatMap(chunkBuffers));
  } finally {
    await Promise.all(running.map((thread) => thread.terminate()));
  }
}

/** One task, answered: a thread is never told two things at a time. */
function told<Value>(thread: Thread, task: ForeseeTask, buffers: readonly ArrayBuffer[] = []): Promise<Value> {
  const { promise, resolve, reject } = Promise.withResolvers<ForeseeReply>();
  const ended = (code: number): void =>
    reject(new WritError(problem("internal", { message: `a simulating thread ended with code ${code}` })));
  thread.once("message", resolve).once("error", reject).once("exit", ended);
  thread.postMessage(task, [...buffers]);
  return promise
    .then((reply) => {
      if (!reply.ok) throw new WritError(reply.problem);
      return reply.value as Value;
    })
    .finally(() => thread.off("message", resolve).off("error", reject).off("exit", ended));
}
