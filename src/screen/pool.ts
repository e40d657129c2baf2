import { Worker } from "node:worker_threads";
import { fail, problem, WritError } from "../ground/index.ts";
import { createBatcher, type BatchResult, type BatchSetup, type InputRow } from "./batch.ts";

/** Answers batches on several threads; the results come back in the order of the batches. */
export interface Pool {
  /** lazily: takes a new batch only while fewer than a few per thread are under way, so memory stays bounded */
  run(batches: AsyncIterable<readonly InputRow[]>): AsyncGenerator<BatchResult>;
  close(): Promise<void>;
}

/** Batches under way for each thread: one being worked on, one waiting. */
const AHEAD = 2;
/** The built code lies beside this file as `.js`, the source as `.ts`. */
const WORKER = new URL(import.meta.url.endsWith(".ts") ? "./file-worker.ts" : "./file-worker.js", import.meta.url);

/** Room for a worker's young objects: left to itself V8 takes 150 MB more for two of them, and is no faster (16,000 names, measured). */
const YOUNG_MB = 12;

/** `workers` 1 stays on the calling thread. The snapshot is shared; a buffer that cannot be shared is copied once. */
export function createPool(setup: BatchSetup, workers: number): Pool {
  if (workers <= 1) return inline(setup);
  const shared = { ...setup, buffer: sharedBuffer(setup.buffer) };
  const threads = Array.from(
    { length: workers },
    () => new Worker(WORKER, { workerData: shared, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } }),
  );
  const waiting = new Map<number, { readonly resolve: (result: BatchResult) => void; readonly reject: (cause: unknown) => void }>();
  let broken: unknown = null;
  const breakDown = (cause: unknown): void => {
    broken ??= cause;
    for (const { reject } of waiting.values()) reject(cause);
    waiting.clear();
  };
  for (const thread of threads) {
    thread.on("message", ({ batch, text, tally }: BatchResult & { readonly batch: number }) => {
      waiting.get(batch)?.resolve({ text, tally });
      waiting.delete(batch);
    });
    thread.on("error", breakDown);
    thread.on("exit", (code) => breakDown(new WritError(problem("internal", { message: `a screening thread ended with code ${code}` }))));
  }
  const ask = (batch: number, rows: readonly InputRow[]): Promise<BatchResult> => {
    const { promise, resolve, reject } = Promise.withResolvers<BatchResult>();
    // awaited later, in order: until then a refusal is no unhandled one
    promise.catch(() => undefined);
    if (broken !== null) reject(broken);
    else {
      waiting.set(batch, { resolve, reject });
      threads[batch % threads.length]?.postMessage({ batch, rows });
    }
    return promise;
  };
  return {
    async *run(batches) {
      const under: Promise<BatchResult>[] = [];
      let batch = 0;
      try {
        for await (const rows of batches) {
          under.push(ask(batch++, rows));
          if (under.length >= threads.length * AHEAD) yield await (under.shift() as Promise<BatchResult>);
        }
        for (const result of under.splice(0)) yield await result;
      } catch (cause) {
        if (broken !== null && cause === broken)
          fail("internal", { message: "a screening thread broke down; the run can be resumed", remedy: "run the command again" }, cause);
        throw cause;
      }
    },
    async close() {
      for (const thread of threads) thread.removeAllListeners("exit");
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
}

function inline(setup: BatchSetup): Pool {
  const answer = createBatcher(setup);
  return {
    async *run(batches) {
      for await (const rows of batches) yield answer(rows);
    },
    close: () => Promise.resolve(),
  };
}

function sharedBuffer(buffer: ArrayBufferLike): SharedArrayBuffer {
  if (buffer instanceof SharedArrayBuffer) return buffer;
  const shared = new SharedArrayBuffer(buffer.byteLength);
  new Uint8Array(shared).set(new Uint8Array(buffer));
  return shared;
}
