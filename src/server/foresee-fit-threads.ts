import { Worker as Thread } from "node:worker_threads";
import type { Calibration, CountsResult } from "../foresee/index.ts";
import { problem, WritError } from "../ground/index.ts";
import type { FitRequest, ReadRequest } from "./foresee-fit-body.ts";
import type { FitReply, FitTask } from "./foresee-fit-worker.ts";

/** The built code lies beside this file as `.js`, the source as `.ts`. */
const WORKER = new URL(import.meta.url.endsWith(".ts") ? "./foresee-fit-worker.ts" : "./foresee-fit-worker.js", import.meta.url);

interface FitHands {
  readonly signal?: AbortSignal;
  readonly tell?: (done: number, total: number, phase: string) => void;
}

/** Reads counts on a thread of its own: a large file must not keep whoever types a name. */
export async function readOnThread(request: ReadRequest): Promise<CountsResult> {
  const reply = await carriedOut({ kind: "read", request }, 1, {});
  if (reply.kind !== "read") throw new WritError(problem("internal", { message: "the reading thread told something else" }));
  return reply.result;
}

/** Fits on threads of its own; the digits are the same for any number of them. Throws the signal's reason when stopped. */
export async function fitOnThreads(request: FitRequest, threads: number, hands: FitHands): Promise<Calibration> {
  const reply = await carriedOut({ kind: "fit", request }, threads, hands);
  if (reply.kind !== "fitted") throw new WritError(problem("internal", { message: "the fitting thread told something else" }));
  return reply.calibration;
}

async function carriedOut(task: FitTask, threads: number, { signal, tell }: FitHands): Promise<FitReply> {
  const thread = new Thread(WORKER, { workerData: { threads } });
  const { promise, resolve, reject } = Promise.withResolvers<FitReply>();
  const stop = (): void => reject(signal?.reason);
  signal?.addEventListener("abort", stop, { once: true });
  thread.on("message", (reply: FitReply) => {
    if (reply.kind === "progress") tell?.(reply.done, reply.total, reply.phase);
    else if (reply.kind === "failed") reject(new WritError(reply.problem));
    else resolve(reply);
  });
  thread.once("error", reject);
  thread.once("exit", (code) => reject(new WritError(problem("internal", { message: `the fitting thread ended with code ${code}` }))));
  thread.postMessage(task);
  try {
    signal?.throwIfAborted();
    return await promise;
  } finally {
    signal?.removeEventListener("abort", stop);
    // its own threads end with it
    await thread.terminate();
  }
}
