import { parentPort } from "node:worker_threads";
import {
  chunkBuffers,
  compare,
  mergeChunks,
  planEnsemble,
  runChunk,
  type Chunk,
  type Comparison,
  type Ensemble,
  type EnsembleRequest,
} from "../foresee/index.ts";
import { problem, WritError, type Problem } from "../ground/index.ts";

/** What a simulating thread is told: the request first, then spans of draws, and one of the threads at last all that was run. */
export type ForeseeTask =
  | { readonly kind: "plan"; readonly request: EnsembleRequest }
  | { readonly kind: "run"; readonly from: number; readonly to: number }
  | { readonly kind: "compare"; readonly chunks: readonly Chunk[] };

export type ForeseeReply =
  | { readonly ok: true; readonly value: null | Chunk | Comparison }
  | { readonly ok: false; readonly problem: Problem };

let ensemble: Ensemble | null = null;

function planned(): Ensemble {
  if (ensemble === null)
    throw new WritError(problem("internal", { message: "a simulating thread was asked before it was told the request" }));
  return ensemble;
}

function work(task: ForeseeTask): { readonly value: null | Chunk | Comparison; readonly buffers: readonly ArrayBuffer[] } {
  switch (task.kind) {
    case "plan":
      ensemble = planEnsemble(task.request);
      return { value: null, buffers: [] };
    case "run": {
      const chunk = runChunk(planned(), task.from, task.to);
      return { value: chunk, buffers: chunkBuffers(chunk) };
    }
    case "compare":
      return { value: compare(mergeChunks(planned(), task.chunks)), buffers: [] };
    default:
      return task satisfies never;
  }
}

parentPort?.on("message", (task: ForeseeTask) => {
  try {
    const { value, buffers } = work(task);
    parentPort?.postMessage({ ok: true, value } satisfies ForeseeReply, [...buffers]);
  } catch (error) {
    const what = error instanceof WritError ? error.problem : problem("internal", { message: String(error) });
    parentPort?.postMessage({ ok: false, problem: what } satisfies ForeseeReply);
  }
});
