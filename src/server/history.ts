import { Worker } from "node:worker_threads";
import { fail, WritError, type EntryId, type ListId, type Problem } from "../ground/index.ts";
import { createMatcher, type Matcher } from "../match/index.ts";
import { openPast, type Changes, type ChangesRequest, type EntryHistory, type Past, type When } from "../registry/index.ts";

export type HistoryJob =
  | { readonly kind: "changes"; readonly request: ChangesRequest }
  | { readonly kind: "entry"; readonly list: ListId; readonly id: EntryId }
  | { readonly kind: "past"; readonly when: When };

export type HistoryReply = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: Problem };

/** The lists at a moment in the past, ready to be asked. */
export interface Moment {
  readonly past: Past;
  readonly matcher: Matcher;
}

/** Everything that looks back: bulletins, an entry's history, answers for a day. Worked out on a thread, one after the other; the last ones are kept. */
export interface History {
  changes(request: ChangesRequest): Promise<Changes>;
  entry(list: ListId, id: EntryId): Promise<EntryHistory | null>;
  moment(when: When): Promise<Moment>;
  /** a list came, went or was decided about: what was worked out is old */
  forget(): void;
  close(): void;
}

/** bulletins that somebody pages through, and days that somebody compares; a day holds a whole snapshot */
const BULLETINS = 4;
const DAYS = 2;
const WORKER = new URL(import.meta.url.endsWith(".ts") ? "./history-worker.ts" : "./history-worker.js", import.meta.url);

export function openHistory(dir: string, cacheDir: string | undefined): History {
  const bulletins = new Map<string, Promise<Changes>>();
  const moments = new Map<string, Promise<Moment>>();
  const thread = lookingBack({ dir, cacheDir });
  let closed = false;
  let line: Promise<unknown> = Promise.resolve();
  const work = <T>(job: HistoryJob): Promise<T> => {
    const turn = line.then(() => (closed ? fail("conflict", { message: "the server is closing" }) : thread.run(job))) as Promise<T>;
    line = turn.catch(() => undefined);
    return turn;
  };
  const forget = (): void => {
    bulletins.clear();
    for (const moment of moments.values()) closeLater(moment);
    moments.clear();
  };
  return {
    changes: (request) =>
      kept(bulletins, { key: JSON.stringify(request), most: BULLETINS, make: () => work<Changes>({ kind: "changes", request }) }),
    entry: (list, id) => work<EntryHistory | null>({ kind: "entry", list, id }),
    moment: (when) =>
      kept(moments, {
        key: JSON.stringify(when),
        most: DAYS,
        make: async () => {
          const built = await work<ArrayBufferLike>({ kind: "past", when });
          const past = openPast(dir, when, { built });
          return { past, matcher: createMatcher(past.current().snapshot) };
        },
        dropped: closeLater,
      }),
    forget,
    close() {
      closed = true;
      forget();
      thread.stop();
    },
  };
}

interface Keeping<T> {
  readonly key: string;
  readonly most: number;
  readonly make: () => Promise<T>;
  readonly dropped?: (old: Promise<T>) => void;
}

/** The least used goes first; what failed is not kept. */
function kept<T>(all: Map<string, Promise<T>>, { key, most, make, dropped }: Keeping<T>): Promise<T> {
  const found = all.get(key) ?? make();
  all.delete(key);
  all.set(key, found);
  found.catch(() => all.get(key) === found && all.delete(key));
  const [oldest] = all;
  if (all.size > most && oldest !== undefined) {
    all.delete(oldest[0]);
    dropped?.(oldest[1]);
  }
  return found;
}

/** somebody may be reading an entry of it just now */
const LINGER_MS = 30_000;
function closeLater(moment: Promise<Moment>): void {
  void moment.then(
    ({ past }) => setTimeout(() => past.close(), LINGER_MS).unref(),
    () => undefined,
  );
}

/** without a question for so long the thread goes, and its memory with it */
const IDLE_MS = 60_000;

/** One thread that answers one job at a time; it is started by the first. */
function lookingBack(workerData: { readonly dir: string; readonly cacheDir: string | undefined }): {
  run(job: HistoryJob): Promise<unknown>;
  stop(): void;
} {
  let worker: Worker | null = null;
  let idle: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => {
    clearTimeout(idle);
    void worker?.terminate();
    worker = null;
  };
  return {
    stop,
    async run(job) {
      clearTimeout(idle);
      const thread = (worker ??= new Worker(WORKER, { workerData, execArgv: ["--disable-warning=ExperimentalWarning"] }));
      const { promise, resolve, reject } = Promise.withResolvers<HistoryReply>();
      const broken = (cause: unknown): void => {
        if (worker === thread) worker = null;
        reject(
          typeof cause === "number"
            ? new WritError({ code: "internal", message: `the thread that looks back ended with code ${cause}` })
            : cause,
        );
      };
      thread.once("message", resolve).once("error", broken).once("exit", broken);
      thread.postMessage(job);
      try {
        const reply = await promise;
        if (!reply.ok) throw new WritError(reply.problem);
        return reply.value;
      } finally {
        thread.off("message", resolve).off("error", broken).off("exit", broken);
        idle = setTimeout(stop, IDLE_MS).unref();
      }
    },
  };
}
