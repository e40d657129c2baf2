import type { Worker as Thread } from "node:worker_threads";
import { problem, WritError } from "../ground/index.ts";

/** Tells a thread one thing and waits for its answer: never two at a time. `kind` names the thread should it end instead. */
export function answerOf<Answer>(thread: Thread, message: unknown, kind: string): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const ended = (code: number): void => reject(new WritError(problem("internal", { message: `a ${kind} thread ended with code ${code}` })));
  thread.once("message", resolve).once("error", reject).once("exit", ended);
  thread.postMessage(message);
  return promise.finally(() => thread.off("message", resolve).off("error", reject).off("exit", ended));
}
