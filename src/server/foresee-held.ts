import { randomUUID } from "node:crypto";
import { fail, problem, type Problem } from "../ground/index.ts";
import { asProblem } from "./refuse.ts";

/** How far a long piece of work is. */
export interface HeldHead {
  readonly id: string;
  /** what it is at, in its own words; empty before it has begun */
  readonly phase: string;
  readonly done: number;
  readonly total: number;
  readonly secondsLeft: number | null;
}

export type HeldView<Found> = HeldHead &
  (
    | { readonly state: "waiting" | "running" | "stopped" }
    | { readonly state: "done"; readonly found: Found }
    | { readonly state: "failed"; readonly error: Problem }
  );

/** Does the work; `tell` says how far it is, and ends by throwing when the signal says so. */
export type HeldWork<Request, Found> = (
  request: Request,
  hands: { readonly signal: AbortSignal; readonly tell: (done: number, total: number, phase: string) => void },
) => Promise<Found>;

/** Long pieces of work that pages have asked for: one for each session; the last ones are remembered. */
export interface HeldRuns<Request, Found> {
  /** Throws `conflict` while the session's last one still runs. */
  start(session: string, request: Request): HeldView<Found>;
  /** Asking keeps it running: what nobody asks about any more is stopped. */
  find(session: string, id: string): HeldView<Found> | null;
  /** Stops a waiting or running one, or forgets one that has ended. */
  stop(session: string, id: string): boolean;
  close(): Promise<void>;
}

/** What has to wait for its turn: the machine is not shared out further. */
export type Turns = (work: () => Promise<void>) => Promise<void>;

/** One at a time, in the order in which they came. */
export function takeTurns(): Turns {
  let tail: Promise<void> = Promise.resolve();
  return (work) => (tail = tail.then(work));
}

/** a page asks several times a second, one in a background tab once a minute */
const LEASE_MS = 90_000;
const MOST_HELD = 8;

interface Held<Request, Found> {
  readonly id: string;
  readonly session: string;
  readonly request: Request;
  readonly abort: AbortController;
  state: HeldView<Found>["state"];
  phase: string;
  done: number;
  total: number;
  /** when what it is at began */
  began: number | null;
  asked: number;
  found: Found | null;
  error: Problem | null;
}

const hasEnded = ({ state }: { readonly state: string }): boolean => state !== "waiting" && state !== "running";

/** `now` in milliseconds; `noun` is how the work is called in problems; `onFault` hears of faults of ours. */
export function holdRuns<Request, Found>({
  noun,
  now,
  turns,
  work,
  total,
  onFault,
}: {
  readonly noun: { readonly one: string; readonly many: string };
  readonly now: () => number;
  readonly turns: Turns;
  readonly work: HeldWork<Request, Found>;
  readonly total: (request: Request) => number;
  readonly onFault: (error: unknown) => void;
}): HeldRuns<Request, Found> {
  const held = new Map<string, Held<Request, Found>>();
  let last: Promise<void> = Promise.resolve();
  let closed = false;

  const view = (run: Held<Request, Found>): HeldView<Found> => {
    const seconds = run.began === null ? 0 : (now() - run.began) / 1000;
    const left = run.state === "running" && run.done > 0 ? (seconds * (run.total - run.done)) / run.done : null;
    const head = { id: run.id, phase: run.phase, done: run.done, total: run.total, secondsLeft: left };
    if (run.state === "done" && run.found !== null) return { ...head, state: "done", found: run.found };
    if (run.state === "failed") return { ...head, state: "failed", error: run.error ?? problem("internal") };
    return { ...head, state: run.state === "done" ? "stopped" : run.state };
  };

  const carryOut = async (run: Held<Request, Found>): Promise<void> => {
    if (run.state !== "waiting") return;
    if (now() - run.asked > LEASE_MS) {
      run.state = "stopped";
      return;
    }
    run.state = "running";
    run.began = now();
    try {
      const found = await work(run.request, {
        signal: run.abort.signal,
        tell: (done, of, phase) => {
          if (phase !== run.phase && run.phase !== "") run.began = now();
          Object.assign(run, { done, total: of, phase });
          if (now() - run.asked > LEASE_MS) run.abort.abort();
        },
      });
      run.abort.signal.throwIfAborted();
      run.found = found;
      run.state = "done";
    } catch (error) {
      run.state = run.abort.signal.aborted ? "stopped" : "failed";
      run.error = asProblem(error);
      if (run.error.code === "internal" && !run.abort.signal.aborted) onFault(error);
    }
  };

  const own = (session: string, id: string): Held<Request, Found> | null => {
    const run = held.get(id);
    return run === undefined || run.session !== session ? null : run;
  };

  return {
    start(session, request) {
      if (closed) fail("conflict", { message: "the server is stopping" });
      if ([...held.values()].some((run) => run.session === session && !hasEnded(run)))
        fail("conflict", { message: `a ${noun.one} is running already`, remedy: "Wait for its end, or stop it" });
      for (const run of held.values()) {
        if (held.size < MOST_HELD) break;
        if (hasEnded(run)) held.delete(run.id);
      }
      if (held.size >= MOST_HELD)
        fail("rate-limited", { message: `too many ${noun.many} are waiting`, remedy: "Let some of them end first" });
      const run: Held<Request, Found> = {
        id: randomUUID(),
        session,
        request,
        abort: new AbortController(),
        state: "waiting",
        phase: "",
        done: 0,
        total: total(request),
        began: null,
        asked: now(),
        found: null,
        error: null,
      };
      held.set(run.id, run);
      last = turns(() => carryOut(run));
      return view(run);
    },
    find(session, id) {
      const run = own(session, id);
      if (run === null) return null;
      run.asked = now();
      return view(run);
    },
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
      await last;
      held.clear();
    },
  };
}
