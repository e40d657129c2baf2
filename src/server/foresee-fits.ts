import { shownCalibration, type Calibration } from "../foresee/index.ts";
import { holdRuns, type HeldView, type Turns } from "./foresee-held.ts";
import type { FitRequest } from "./foresee-fit-body.ts";
import { fitOnThreads } from "./foresee-fit-threads.ts";
import type { ForeseeLearntFiles } from "./foresee-learnt.ts";
import type { ForeseeFit, ForeseeLearnt } from "./foresee-shapes.ts";

/** Fits that pages have asked for: one at a time, and one for each session; what they learnt goes to the session's comparisons. */
export interface ForeseeFits {
  /** Throws `conflict` while the session's last one still runs. */
  start(session: string, request: FitRequest): ForeseeFit;
  /** Asking keeps it running. */
  find(session: string, id: string): ForeseeFit | null;
  /** what a finished one found */
  calibration(session: string, id: string): Calibration | null;
  stop(session: string, id: string): boolean;
  close(): Promise<void>;
}

interface Found {
  readonly calibration: Calibration;
  readonly learnt: ForeseeLearnt | null;
}

export function openForeseeFits({
  now,
  threads,
  turns,
  learnt,
  onFault,
}: {
  readonly now: () => number;
  readonly threads: number;
  readonly turns: Turns;
  readonly learnt: ForeseeLearntFiles;
  readonly onFault: (error: unknown) => void;
}): ForeseeFits {
  const held = holdRuns<FitRequest & { readonly session: string }, Found>({
    noun: { one: "fit", many: "fits" },
    now,
    turns,
    onFault,
    total: () => 1,
    work: async (request, hands) => {
      const calibration = await fitOnThreads(request, threads, hands);
      const { posterior } = calibration;
      return { calibration, learnt: posterior === null ? null : learnt.hold(request.session, posterior) };
    },
  });
  return {
    start: (session, request) => asFit(held.start(session, { ...request, session })),
    find(session, id) {
      const view = held.find(session, id);
      return view === null ? null : asFit(view);
    },
    calibration(session, id) {
      const view = held.find(session, id);
      return view?.state === "done" ? view.found.calibration : null;
    },
    stop: (session, id) => held.stop(session, id),
    close: () => held.close(),
  };
}

function asFit(view: HeldView<Found>): ForeseeFit {
  if (view.state !== "done") return view;
  const { found, ...head } = view;
  return { ...head, calibration: shownCalibration(found.calibration), learnt: found.learnt };
}
