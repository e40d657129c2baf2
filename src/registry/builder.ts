import type { Entry } from "../lists/index.ts";
import type { Kind, Problem } from "../ground/index.ts";
import { tidyUp } from "./tidy.ts";
import { WritError } from "../ground/index.ts";
import { Worker } from "node:worker_threads";

export type BuilderOrder =
  | { readonly what: "read-ahead"; readonly names: readonly (readonly [Kind, ...string[]])[] }
  | { readonly what: "take-ahead"; readonly packed: Uint8Array; readonly title: string }
  | { readonly what: "list-read"; readonly sha256: string }
  | { readonly what: "all-read"; readonly lists: readonly ListRead[]; readonly next: AfterPublishing }
  | { readonly what: "publish"; readonly next: AfterPublishing };
/** `end`: the thread builds no other, so what it has read may go */
export type AfterPublishing = "stay" | "end";
/** A list that was read, as its file of entries is called. */
export interface ListRead {
  readonly entriesFile: string;
  readonly title: string;
}
export type BuilderReply =
  | { readonly ok: true; readonly id: string; readonly parameters: string }
  | { readonly ok: false; readonly problem: Problem };

/** A thread that builds the snapshot of a data folder. */
export interface Builder {
  /** The names of an entry that will be in the snapshot: they are read while others still come. */
  readAhead(entry: Pick<Entry, "kind" | "names">): void;
  /** Instead of that, whole entries are taken in while others still come; null where the memory for them is not to be had. */
  readonly entries: EntriesAhead | null;
  /** No entries will come any more: the thread takes in these lists, as far as it has not yet, while their parties are joined. */
  allRead(lists: readonly ListRead[]): void;
  /** Builds the snapshot of what the tables hold and puts it in place. Throws what building throws. */
  publish(): Promise<{ readonly id: string; readonly parameters: string }>;
  /** Ends the thread and gives its memory back. */
  close(): Promise<void>;
}

export interface EntriesAhead {
  /** A packed block of entries of a list of this title. */
  block(packed: Uint8Array, title: string): void;
  /** The blocks that came last are a whole list, in a file of entries of this name. */
  listRead(sha256: string): void;
}

/** One that lives through many publications: what it has read, and its hot code, serve the next. */
export interface BuilderThread extends Omit<Builder, "publish" | "entries" | "allRead"> {
  readonly entries: EntriesAhead;
  allRead(lists: readonly ListRead[], next: AfterPublishing): void;
  publish(next: AfterPublishing): ReturnType<Builder["publish"]>;
  /** Nobody waits for it: until it publishes, it does not keep the process. */
  rest(): void;
  readonly ended: boolean;
}

const WORKER = new URL(import.meta.url.endsWith(".ts") ? "./builder-worker.ts" : "./builder-worker.js", import.meta.url);

/** entries in one message: few messages, and the thread is never long without work */
const BATCH = 400;

export function startBuilder(dir: string): BuilderThread {
  const worker = new Worker(WORKER, {
    workerData: { dir },
    execArgv: ["--disable-warning=ExperimentalWarning"],
    // V8's own measure for young objects is generous, and two threads have it
    resourceLimits: { maxYoungGenerationSizeMb: 24 },
  });
  let ended: Error | null = null;
  let waiting: PromiseWithResolvers<BuilderReply> | null = null;
  const end = (error: Error): void => {
    // an error is told first, and then the exit that it leads to
    ended ??= error;
    waiting?.reject(ended);
  };
  worker.on("message", (reply: BuilderReply) => waiting?.resolve(reply));
  worker.once("error", end);
  worker.once("exit", (code) =>
    end(new WritError({ code: "internal", message: `the thread that builds the snapshot ended with code ${code}` })),
  );
  let names: [Kind, ...string[]][] = [];
  const order = (what: BuilderOrder): void => worker.postMessage(what);
  const send = (): void => {
    if (names.length > 0) order({ what: "read-ahead", names });
    names = [];
  };
  return {
    get ended() {
      return ended !== null;
    },
    readAhead(entry) {
      if (names.push([entry.kind, ...entry.names.map(({ text }) => text)]) >= BATCH) send();
    },
    entries: {
      block(packed, title) {
        // packed: where the thread is behind, what waits for it is little. A copy, for the buffer may hold something else besides
        const own = new Uint8Array(packed);
        worker.postMessage({ what: "take-ahead", packed: own, title } satisfies BuilderOrder, [own.buffer]);
      },
      listRead: (sha256) => order({ what: "list-read", sha256 }),
    },
    allRead(lists, next) {
      send();
      order({ what: "all-read", lists, next });
    },
    async publish(next) {
      if (ended !== null) throw ended;
      send();
      waiting = Promise.withResolvers();
      worker.ref();
      order({ what: "publish", next });
      // a service answers meanwhile
      if (next === "end") tidyUp();
      try {
        const made = await waiting.promise;
        if (!made.ok) throw new WritError(made.problem);
        return made;
      } finally {
        waiting = null;
      }
    },
    rest() {
      worker.unref();
    },
    async close() {
      await worker.terminate();
    },
  };
}
