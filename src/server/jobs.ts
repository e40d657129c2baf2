import { randomUUID } from "node:crypto";
import { fail, problem, type Problem } from "../ground/index.ts";
import { asProblem } from "./refuse.ts";
import type { Job, JobOutcome, UploadUse } from "./shapes.ts";

/** What a piece of work is given while it runs. */
export interface JobHands {
  readonly signal: AbortSignal;
  /** how far it is: `done` of `total` units, in a phase with a name */
  readonly progress: (done: number, total: number, unit: string, phase: string) => void;
}

export interface JobOrder {
  readonly use: UploadUse;
  readonly title: string;
  /** the upload that it works on */
  readonly source: string;
  readonly run: (hands: JobHands) => Promise<JobOutcome>;
}

/** One piece of work at a time, in the order in which they came; the last ones are remembered. */
export interface Jobs {
  start(order: JobOrder): Job;
  find(id: string): Job | null;
  /** the upload that a job works on */
  source(id: string): string | null;
  all(): Job[];
  /** Stops a waiting or running job, or forgets a finished one. */
  stop(id: string): boolean;
  /** Stops everything and waits for the running one to let go. */
  close(): Promise<void>;
}

const MOST_JOBS = 50;

interface Held {
  readonly id: string;
  readonly order: JobOrder;
  readonly abort: AbortController;
  state: Job["state"];
  phase: string;
  done: number;
  total: number;
  unit: string;
  phaseStarted: number;
  started: number | null;
  ended: number | null;
  outcome: JobOutcome | null;
  error: Problem | null;
}

/** `now` in milliseconds: the caller's clock. `onFault` hears of errors that are faults of ours. */
export function createJobs(now: () => number, onFault: (error: unknown) => void): Jobs {
  const held = new Map<string, Held>();
  let tail: Promise<void> = Promise.resolve();
  let closed = false;

  const view = (job: Held): Job => {
    const seconds = job.started === null ? 0 : ((job.ended ?? now()) - job.phaseStarted) / 1000;
    const rate = seconds > 0.2 ? job.done / seconds : 0;
    const base = {
      id: job.id,
      use: job.order.use,
      title: job.order.title,
      phase: job.phase,
      done: job.done,
      total: job.total,
      unit: job.unit,
      rate,
      secondsLeft: job.state === "running" && rate > 0 && job.total > job.done ? (job.total - job.done) / rate : null,
      startedAt: job.started === null ? null : new Date(job.started).toISOString(),
      endedAt: job.ended === null ? null : new Date(job.ended).toISOString(),
    };
    if (job.state === "done" && job.outcome !== null) return { ...base, state: "done", outcome: job.outcome };
    if (job.state === "failed") return { ...base, state: "failed", error: job.error ?? problem("internal") };
    return { ...base, state: job.state === "done" ? "stopped" : job.state };
  };

  const work = async (job: Held): Promise<void> => {
    if (job.state !== "waiting") return;
    job.state = "running";
    job.started = job.phaseStarted = now();
    try {
      job.outcome = await job.order.run({
        signal: job.abort.signal,
        progress: (done, total, unit, phase) => {
          if (phase !== job.phase) job.phaseStarted = now();
          Object.assign(job, { done, total, unit, phase });
        },
      });
      job.state = "done";
      job.done = job.total = Math.max(job.done, job.total);
    } catch (error) {
      job.error = asProblem(error);
      if (job.error.code === "internal" && !job.abort.signal.aborted) onFault(error);
      job.state = job.abort.signal.aborted ? "stopped" : "failed";
    }
    job.ended = now();
  };

  return {
    start(order) {
      if (closed) fail("conflict", { message: "the server is stopping" });
      for (const job of held.values()) {
        if (held.size < MOST_JOBS) break;
        if (job.ended !== null) held.delete(job.id);
      }
      if (held.size >= MOST_JOBS) fail("rate-limited", { message: "too much work is waiting", remedy: "Let some of it end first" });
      const job: Held = {
        id: randomUUID(),
        order,
        abort: new AbortController(),
        state: "waiting",
        phase: "waiting",
        done: 0,
        total: 0,
        unit: "bytes",
        phaseStarted: now(),
        started: null,
        ended: null,
        outcome: null,
        error: null,
      };
      held.set(job.id, job);
      tail = tail.then(() => work(job));
      return view(job);
    },
    find(id) {
      const job = held.get(id);
      return job === undefined ? null : view(job);
    },
    source: (id) => held.get(id)?.order.source ?? null,
    all: () => [...held.values()].map(view).reverse(),
    stop(id) {
      const job = held.get(id);
      if (job === undefined) return false;
      if (job.ended !== null) held.delete(job.id);
      else {
        job.abort.abort();
        if (job.state === "waiting") {
          job.state = "stopped";
          job.ended = now();
        }
      }
      return true;
    },
    async close() {
      closed = true;
      for (const job of held.values()) job.abort.abort();
      for (const job of held.values()) if (job.state === "waiting") job.state = "stopped";
      await tail;
      held.clear();
    },
  };
}
