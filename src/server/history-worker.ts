import { parentPort, workerData } from "node:worker_threads";
import { problem, WritError, type Problem } from "../ground/index.ts";
import { entryHistory, listChanges, openPast } from "../registry/index.ts";
import type { HistoryJob, HistoryReply } from "./history.ts";

/** What goes back through years of files takes a second: a thread of its own, so that nobody's question waits for it. */
const { dir, cacheDir } = workerData as { readonly dir: string; readonly cacheDir: string | undefined };

function work(job: HistoryJob): unknown {
  switch (job.kind) {
    case "changes":
      return listChanges(dir, job.request);
    case "entry":
      return entryHistory(dir, job);
    case "past": {
      const past = openPast(dir, job.when, cacheDir === undefined ? {} : { cacheDir });
      try {
        return past.current().snapshot.buffer;
      } finally {
        past.close();
      }
    }
    default:
      return job satisfies never;
  }
}

function reply(job: HistoryJob): HistoryReply {
  try {
    return { ok: true, value: work(job) };
  } catch (error) {
    const what: Problem = error instanceof WritError ? error.problem : problem("internal", { message: String(error) });
    return { ok: false, problem: what };
  }
}

parentPort?.on("message", (job: HistoryJob) => parentPort?.postMessage(reply(job)));
