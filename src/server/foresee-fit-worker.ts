import { parentPort, workerData, Worker as Thread } from "node:worker_threads";
import {
  calibrationOf,
  chainWorker,
  CHAINS,
  fit,
  fitModel,
  parameterSpace,
  rollingScores,
  type Calibration,
  type ChainPiece,
  type ChainWorker,
  type CountsResult,
  type FitModel,
} from "../foresee/index.ts";
import { problem, WritError, type Problem } from "../ground/index.ts";
import { readCountText, readSeriesText } from "./foresee-count-rows.ts";
import type { FitRequest, ReadRequest } from "./foresee-fit-body.ts";

/** What the fitting thread is told: one thing in its life. */
export type FitTask = { readonly kind: "read"; readonly request: ReadRequest } | { readonly kind: "fit"; readonly request: FitRequest };

/** What it tells: how far it is, as often as it likes, and how it ended. */
export type FitReply =
  | { readonly kind: "progress"; readonly phase: string; readonly done: number; readonly total: number }
  | { readonly kind: "read"; readonly result: CountsResult }
  | { readonly kind: "fitted"; readonly calibration: Calibration }
  | { readonly kind: "failed"; readonly problem: Problem };

const CHAIN_WORKER = new URL(import.meta.url.endsWith(".ts") ? "./foresee-chain-worker.ts" : "./foresee-chain-worker.js", import.meta.url);
/** most steps of a chain after warming up, as on the command line */
const MOST_STEPS = 8_000;

const { threads } = workerData as { readonly threads: number };
const tell = (reply: FitReply): void => parentPort?.postMessage(reply);

/** Who runs the chains of one fit, and how to send them home; the digits do not depend on how many. */
function crewOf(model: FitModel): { readonly workers: readonly ChainWorker[]; readonly close: () => Promise<void> } {
  if (threads <= 1) return { workers: [chainWorker(model)], close: () => Promise.resolve() };
  const running = Array.from({ length: Math.min(threads, CHAINS) }, () => new Thread(CHAIN_WORKER, { workerData: model }));
  return {
    workers: running.map(
      (thread): ChainWorker =>
        (job) =>
          new Promise<ChainPiece>((resolve, reject) => {
            const ended = (): void => reject(new WritError(problem("internal", { message: "a thread of the fit ended" })));
            thread.once("error", reject).once("exit", ended);
            thread.once("message", (piece: ChainPiece) => {
              thread.off("error", reject).off("exit", ended);
              resolve(piece);
            });
            thread.postMessage(job);
          }),
    ),
    close: async () => {
      await Promise.all(running.map((thread) => thread.terminate()));
    },
  };
}

function read({ counts, situation, names, countries }: ReadRequest): Promise<CountsResult> {
  return readCountText(counts, { groups: parameterSpace(situation.groups).groups, names: new Map(names), countries: new Set(countries) });
}

async function fitted(request: FitRequest): Promise<Calibration> {
  const { situation, done, seed, origins, beside } = request;
  const result = await read(request);
  if (!result.ok) throw new WritError(result.problems[0]);
  const { counts } = result;
  const series = beside === null ? null : await readSeriesText(beside, beside.column);
  const model = fitModel(situation, counts, done);
  const { workers, close } = crewOf(model);
  const onFit = (step: number, total: number): void => tell({ kind: "progress", phase: "fitting", done: step, total });
  const found = await fit(model, workers, { seed, most: MOST_STEPS, onProgress: onFit });
  await close();
  const onScores = (year: number, total: number): void => tell({ kind: "progress", phase: "foretelling past years", done: year, total });
  if (origins > 0) onScores(0, origins);
  const scores = origins === 0 ? [] : await rollingScores({ situation, counts, done, seed, origins }, crewOf, { onProgress: onScores });
  return calibrationOf({ situation, counts, done, model, fit: found, scores, series, seed, file: request.counts?.file ?? "example" });
}

parentPort?.once("message", (task: FitTask) => {
  const answer: Promise<FitReply> =
    task.kind === "read"
      ? read(task.request).then((result) => ({ kind: "read", result }))
      : fitted(task.request).then((calibration) => ({ kind: "fitted", calibration }));
  answer.then(tell, (error: unknown) =>
    tell({ kind: "failed", problem: error instanceof WritError ? error.problem : problem("internal", { message: String(error) }) }),
  );
});
