import { formatProblem, WritError } from "../ground/index.ts";
import { dueSources, keepPulling, pauseFor, pullLists, type Fetching, type Pulled, type Source } from "../pull/index.ts";
import type { Register } from "../registry/index.ts";
import type { Holding } from "./holding.ts";

/** Fetching inside the service, which holds the folder's lock as long as it runs. */
export interface PullingOptions {
  /** ms between two rounds; the first begins at once */
  readonly everyMs: number;
  readonly sources: readonly Source[];
  readonly limits: Fetching["limits"];
  readonly retry: Omit<Fetching["retry"], "sleep">;
  readonly env: NodeJS.ProcessEnv;
  readonly agentName: string;
}

interface PullingPlace {
  readonly holding: Holding;
  readonly who: string;
  /** ms */
  readonly now: () => number;
  readonly onNotice: (line: string) => void;
  /** a list has another version: what its adding said */
  readonly onAdded: (pulled: Extract<Pulled, { readonly outcome: "added" }>) => void;
}

/** Fetches the lists that are loaded, round after round, until it is stopped; answers come from the new snapshot as soon as it is there. */
export function startPulling(options: PullingOptions, { holding, who, now, onNotice, onAdded }: PullingPlace): { stop(): Promise<void> } {
  const { register } = holding;
  if (register === null) {
    onNotice("nothing is fetched: the data folder is only read");
    return { stop: async () => {} };
  }
  const stop = new AbortController();
  const clock = (): string => new Date(now()).toISOString();
  const withRegister = async <T>(work: (register: Register) => Promise<T>): Promise<T> => {
    try {
      return await work(register);
    } finally {
      holding.refresh();
    }
  };
  const round = async (): Promise<void> => {
    const loaded = new Set<string>(holding.reader.status(clock(), 0).map(({ id }) => id));
    await pullLists(dueSources(options.sources, loaded), {
      dataDir: holding.dir,
      who,
      now: clock,
      reader: holding.reader,
      withRegister,
      fetching: {
        limits: options.limits,
        retry: { ...options.retry, sleep: (ms) => pauseFor(ms, stop.signal) },
        env: options.env,
        agentName: options.agentName,
        signal: stop.signal,
        onNotice,
        onProgress: () => {},
      },
      onPulled: (pulled) => {
        if (pulled.outcome === "added") onAdded(pulled);
        if (pulled.outcome !== "unchanged" || pulled.held !== undefined || pulled.retired !== undefined) onNotice(lineOf(pulled));
      },
    });
  };
  const done = keepPulling({
    everyMs: options.everyMs,
    round,
    onFault: (error) =>
      onNotice(error instanceof WritError ? formatProblem(error.problem) : `a round of fetching failed: ${String(error)}`),
    now,
    random: options.retry.random,
    sleep: (ms) => pauseFor(ms, stop.signal),
    signal: stop.signal,
  });
  return {
    async stop() {
      stop.abort();
      await done;
    },
  };
}

function lineOf(pulled: Pulled): string {
  switch (pulled.outcome) {
    case "added":
      return `${pulled.list}: a new version is in force, ${pulled.report.entries} entries`;
    case "quarantined":
      return `${pulled.list}: a new version is quarantined: ${(pulled.report.reasons ?? []).map(({ text }) => text).join("; ")}`;
    case "older":
      return `${pulled.list}: its address gives an older version than the one in force`;
    case "failed":
      return `${pulled.list}: could not be fetched: ${pulled.problem.message} [${pulled.problem.code}]`;
    case "skipped":
      return `${pulled.list}: not fetched: ${pulled.why}`;
    case "unchanged":
      if (pulled.retired !== undefined) return `${pulled.list}: as in force; held back no longer: ${pulled.retired}`;
      return pulled.held === undefined ? `${pulled.list}: unchanged` : `${pulled.list}: unchanged, and incomplete: ${pulled.held.note}`;
  }
}
