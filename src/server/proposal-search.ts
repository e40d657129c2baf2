import { Worker } from "node:worker_threads";
import { problem, type Problem } from "../ground/index.ts";
import type { PartyProposal } from "../registry/index.ts";

export type ProposalNews =
  | { readonly kind: "at"; readonly done: number; readonly total: number }
  | { readonly kind: "found"; readonly proposal: PartyProposal }
  | { readonly kind: "end" }
  | { readonly kind: "failed"; readonly problem: Problem };

export interface ProposalProgress {
  readonly state: "idle" | "running" | "done" | "stopped" | "failed";
  /** entries gone through, of all */
  readonly done: number;
  readonly total: number;
  /** null: not known yet, or nothing runs */
  readonly secondsLeft: number | null;
  /** pairs found so far, those that are no longer kept included */
  readonly found: number;
  /** why it failed */
  readonly error: Problem | null;
  /** what `start` was told of the lists searched */
  readonly lists: string;
}

/** The search for parties that may be one, over all lists: one for the whole service, followed, stopped and begun anew. */
export interface ProposalSearch {
  /** While one runs: nothing. What an earlier one found goes. `lists`: which versions are searched. */
  start(lists: string): void;
  stop(): void;
  progress(): ProposalProgress;
  /** the heaviest first */
  kept(): readonly PartyProposal[];
  close(): Promise<void>;
}

/** so many of the heaviest are kept: nobody decides about more in a sitting, and a later search finds the rest */
const MOST_KEPT = 2000;
const WORKER = new URL(import.meta.url.endsWith(".ts") ? "./proposal-worker.ts" : "./proposal-worker.js", import.meta.url);

interface ProposalSearchOptions {
  readonly dir: string;
  readonly cacheDir: string | undefined;
  /** milliseconds */
  readonly now: () => number;
}

export function openProposalSearch({ dir, cacheDir, now }: ProposalSearchOptions): ProposalSearch {
  let worker: Worker | null = null;
  let state: ProposalProgress["state"] = "idle";
  let [done, total, found, startedAt] = [0, 0, 0, 0];
  let error: Problem | null = null;
  let lists = "";
  let kept: PartyProposal[] = [];
  let sorted = true;

  const inOrder = (): readonly PartyProposal[] => {
    if (!sorted) kept = kept.toSorted((a, b) => b.weight - a.weight).slice(0, MOST_KEPT);
    sorted = true;
    return kept;
  };
  const end = (as: ProposalProgress["state"], because: Problem | null = null): Promise<unknown> => {
    const thread = worker;
    worker = null;
    state = as;
    error = because;
    return thread?.terminate() ?? Promise.resolve();
  };
  const hear = (news: ProposalNews): void => {
    switch (news.kind) {
      case "at":
        [done, total] = [news.done, news.total];
        return;
      case "found":
        found++;
        kept.push(news.proposal);
        sorted = false;
        if (kept.length > 2 * MOST_KEPT) inOrder();
        return;
      case "end":
        done = total;
        void end("done");
        return;
      case "failed":
        void end("failed", news.problem);
        return;
      default:
        news satisfies never;
    }
  };

  return {
    start(searched) {
      if (state === "running") return;
      [state, done, total, found, startedAt, error, lists] = ["running", 0, 0, 0, now(), null, searched];
      kept = [];
      sorted = true;
      const thread = new Worker(WORKER, { workerData: { dir, cacheDir }, execArgv: ["--disable-warning=ExperimentalWarning"] });
      worker = thread;
      const mine = (act: () => void): void => {
        if (worker === thread) act();
      };
      thread.on("message", (news: ProposalNews) => mine(() => hear(news)));
      thread.on("error", (fault) => mine(() => void end("failed", problem("internal", { message: fault.message }))));
      thread.on("exit", (code) => mine(() => void end("failed", problem("internal", { message: `the search ended with code ${code}` }))));
    },
    stop() {
      if (state === "running") void end("stopped");
    },
    progress() {
      const seconds = (now() - startedAt) / 1000;
      const rate = state === "running" && seconds > 0.5 ? done / seconds : 0;
      return { state, done, total, found, error, lists, secondsLeft: rate > 0 ? (total - done) / rate : null };
    },
    kept: inOrder,
    async close() {
      await end("stopped");
    },
  };
}
