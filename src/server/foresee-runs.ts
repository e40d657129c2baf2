import { shownComparison, type Comparison, type EnsembleRequest, type ShownComparison } from "../foresee/index.ts";
import { holdRuns, takeTurns, type HeldView, type Turns } from "./foresee-held.ts";
import type { ForeseeRun } from "./foresee-shapes.ts";
import { simulate } from "./foresee-threads.ts";

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

interface Found {
  readonly comparison: Comparison;
  readonly shown: ShownComparison;
}

/** `now` in milliseconds; `threads`: how many cores one simulation may have; `onFault` hears of faults of ours. */
export function openForeseeRuns({
  now,
  threads,
  onFault,
  turns = takeTurns(),
}: {
  readonly now: () => number;
  readonly threads: number;
  readonly onFault: (error: unknown) => void;
  /** shared with whatever else must not run at the same time */
  readonly turns?: Turns;
}): ForeseeRuns {
  const held = holdRuns<EnsembleRequest, Found>({
    noun: { one: "comparison", many: "comparisons" },
    now,
    turns,
    onFault,
    total: ({ draws }) => draws,
    work: async (request, { signal, tell }) => {
      const onProgress = (done: number): void => tell(done, request.draws, "simulating");
      const comparison = await simulate(request, threads, { signal, onProgress });
      return { comparison, shown: shownComparison(comparison) };
    },
  });
  return {
    start: (session, request) => asRun(held.start(session, request)),
    find(session, id) {
      const view = held.find(session, id);
      return view === null ? null : asRun(view);
    },
    comparison(session, id) {
      const view = held.find(session, id);
      return view?.state === "done" ? view.found.comparison : null;
    },
    stop: (session, id) => held.stop(session, id),
    close: () => held.close(),
  };
}

function asRun(view: HeldView<Found>): ForeseeRun {
  const { id, done, total, secondsLeft } = view;
  const head = { id, done, total, secondsLeft };
  if (view.state === "done") return { ...head, state: view.state, comparison: view.found.shown };
  return view.state === "failed" ? { ...head, state: view.state, error: view.error } : { ...head, state: view.state };
}
