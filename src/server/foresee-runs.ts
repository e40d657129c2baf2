import { randomUUID } from "node:crypto";
import { shownComparison, type Comparison, type EnsembleRequest, type ShownComparison } from "../foresee/index.ts";
import { fail, problem, type Problem } from "../ground/index.ts";
import type { ForeseeRun } from "./foresee-shapes.ts";
import { simulate } from "./foresee-threads.ts";
import { asProblem } from "./refuse.ts";

/** Simulations that pages have asked for: one at a time, and one for each session; the last ones are remembered. */
export interface ForeseeRuns {
  /** Throws `conflict` while the session's last one still runs. */
  start(session: string, request: EnsembleRequest): ForeseeRun;
  /** Asking keeps it running: what nobody asks about any more is stopped. */
  find(session: string, id: string): ForeseeRun | null;
  /** what a finished one found */
  comparison(session: string, id: string): Comparison | null;
  /** Stops a waiting or running one, or forgets one that has ended. */
  stop(session: string, id: string): boolean;
  close(): Promise<void>;
}

/** a page asks several times a second, one in a background tab once a minute */
const LEASE_MS = 90_000;
const MOST_HELD = 8;

interface Held {
  readonly id: string;
  readonly session: string;
  readonly request: EnsembleRequest;
  readonly abort: AbortController;
  state: ForeseeRun["state"];
  done: number;
  started: number | null;
  asked: number;
  found: { readonly comparison: Comparison; readonly shown: ShownComparison } | null;
  error: Problem | null;
}

const hasEnded = ({ state }: Held): boolean => state !== "waiting" && state !== "running";

/** `now` in milliseconds; `threads`: how many cores one simulation may have; `onFault` hears of faults of ours. */
export function openForeseeRuns({
  now,
  threads,
  onFault,
}: {
  readonly now: () => number;
  readonly threads: number;
  readonly onFault: (error: unknown) => void;
}): ForeseeRuns {
  const held = new Map<string, Held>();
  let tail: Promise<void> = Promise.resolve();
  let closed = false;

  const view = (run: Held): ForeseeRun => {
    const seconds = run.started === null ? 0 : (now() - run.started) / 1000;
    const left = run.state === "running" && run.done > 0 ? (seconds * (run.request.draws - run.done)) / run.done : null;
    const head = { id: run.id, done: run.done, total: run.request.draws, secondsLeft: left };
    if (run.state === "done" && run.found !== null) return { ...head, state: "done", comparison: run.found.shown };
    if (run.state === "failed") return { ...head, state: "failed", error: run.error ?? problem("internal") };
    return { ...head, state: run.state === "done" ? "stopped" : run.state };
  };

  const work = async (run: Held): Promise<void> => {
    if (run.state !== "waiting") return;
    if (now() - run.asked > LEASE_MS) {
      run.state = "stopped";
      return;
    }
    run.state = "running";
    run.started = now();
    try {
      const comparison = await simulate(run.request, threads, {
        signal: run.abort.signal,
        onProgress: (done) => {
          run.done = done;
          if (now() - run.asked > LEASE_MS) run.abort.abort();
        },
      });
      run.abort.signal.throwIfAborted();
      run.found = { comparison, shown: shownComparison(comparison) };
      run.state = "done";
    } catch (error) {
      run.state = run.abort.signal.aborted ? "stopped" : "failed";
      run.error = asProblem(error);
      if (run.error.code === "internal" && !run.abort.signal.aborted) onFault(error);
    }
  };

  const own = (session: string, id: string): Held | null => {
    const run = held.get(id);
    return run === undefined || run.session !== session ? null : run;
  };

  return {
    start(session, request) {
      if (closed) fail("conflict", { message: "the server is stopping" });
      if ([...held.values()].some((run) => run.session === session && !hasEnded(run)))
        fail("conflict", { message: "a comparison is running already", remedy: "Wait for its end, or stop it" });
      for (const run of held.values()) {
        if (held.size < MOST_HELD) break;
        if (hasEnded(run)) held.delete(run.id);
      }
      if (held.size >= MOST_HELD)
        fail("rate-limited", { message: "too many comparisons are waiting", remedy: "Let some of them end first" });
      const run: Held = {
        id: randomUUID(),
        session,
        request,
        abort: new AbortController(),
        state: "waiting",
        done: 0,
        started: null,
        asked: now(),
        found: null,
        error: null,
      };
      held.set(run.id, run);
      tail = tail.then(() => work(run));
      return view(run);
    },
    find(session, id) {
      const run = own(session, id);
      if (run === null) return null;
      run.asked = now();
      return view(run);
    },
    comparison: (session, id) => own(session, id)?.found?.comparison ?? null,
    stop(session, id) {
      const run = own(session, id);
      if (run === null) return false;
      if (hasEnded(run)) held.delete(run.id);
      else {
        run.abort.abort();
        if (run.state === "waiting") run.state = "stopped";
      }
      return true;
    },
    async close() {
      closed = true;
      for (const run of held.values()) {
        run.abort.abort();
        if (run.state === "waiting") run.state = "stopped";
      }
      await tail;
      held.clear();
    },
  };
}
