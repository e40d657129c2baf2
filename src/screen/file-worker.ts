import { parentPort, workerData } from "node:worker_threads";
import { createBatcher, type BatchSetup, type InputRow } from "./batch.ts";

/** One thread of a file run: batches of rows in, their result's bytes out. */
const answer = createBatcher(workerData as BatchSetup);
parentPort?.on("message", ({ batch, rows }: { readonly batch: number; readonly rows: readonly InputRow[] }) => {
  parentPort?.postMessage({ batch, ...answer(rows) });
});
