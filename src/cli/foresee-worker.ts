import { parentPort, workerData } from "node:worker_threads";
import { chunkBuffers, planEnsemble, planSensitivity, runChunk, sensitivityChunk } from "../foresee/index.ts";
import type { Task } from "./foresee-threads.ts";

/** One thread of a simulation: spans of draws in, their sums out. It knows nothing that was not handed to it. */
const task = workerData as Task;
const answer = task.kind === "compare" ? comparer(task) : deciding(task);

parentPort?.on("message", ({ from, to }: { readonly from: number; readonly to: number }) => answer(from, to));

function comparer({ request, options }: Extract<Task, { kind: "compare" }>): (from: number, to: number) => void {
  const ensemble = planEnsemble(request);
  return (from, to) => {
    const chunk = runChunk(ensemble, from, to, options);
    parentPort?.postMessage(chunk, chunkBuffers(chunk));
  };
}

function deciding({ request }: Extract<Task, { kind: "sensitivity" }>): (from: number, to: number) => void {
  const plan = planSensitivity(request);
  return (from, to) => {
    const chunk = sensitivityChunk(plan, from, to);
    parentPort?.postMessage(chunk, [chunk.differences.buffer]);
  };
}
