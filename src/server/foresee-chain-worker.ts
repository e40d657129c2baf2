import { parentPort, workerData } from "node:worker_threads";
import { chainWorker, type ChainJob, type FitModel } from "../foresee/index.ts";

/** One thread of a fit: a stretch of a chain in, its draws and where it stands out. It keeps nothing between two. */
const work = chainWorker(workerData as FitModel);

parentPort?.on(
  "message",
  (job: ChainJob) => void work(job).then((piece) => parentPort?.postMessage(piece, [piece.draws.buffer as ArrayBuffer])),
);
