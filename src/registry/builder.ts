import type { Entry } from "../lists/index.ts";
import type { Kind, Problem } from "../ground/index.ts";
import { WritError } from "../ground/index.ts";
import { Worker } from "node:worker_threads";

export type BuilderOrder =
  | { readonly what: "read-ahead"; readonly names: readonly (readonly [Kind, ...string[]])[] }
  | { readonly what: "publish" };
export type BuilderReply =
  | { readonly ok: true; readonly id: string; readonly parameters: string }
  | { readonly ok: false; readonly problem: Problem };

/** A thread that builds the snapshot of a data folder. */
export interface Builder {
  /** The names of an entry that will be in the snapshot: they are read while others still come. */
  readAhead(entry: Pick<Entry, "kind" | "names">): void;
  /** Builds the snapshot of what the tables hold and puts it in place. Throws what building throws. */
  publish(): Promise<{ readonly id: string; readonly parameters: string }>;
  /** Ends the thread and gives its memory back. */
  close(): Promise<void>;
}

const WORKER = new URL(import.meta.url.endsWith(".ts") ? "./builder-worker.ts" : "./builder-worker.js", import.meta.url);
/** entries in one message: few messages, and the thread is never long without work */
const BATCH = 400;

export function startBuilder(dir: string): Builder {
  const worker = new Worker(WORKER, {
    workerData: { dir },
    execArgv: ["--disable-warning=ExperimentalWarning"],
    // V8's own measure for young objects is generous, and two threads have it
    resourceLimits: { maxYoungGenerationSizeMb: 24 },
  });
  const { promise: reply, resolve, reject } = Promise.withResolvers<BuilderReply>();
  worker.once("message", resolve).once("error", reject);
  worker.once("exit", (code) =>
    reject(new WritError({ code: "internal", message: `the thread that builds the snapshot ended with code ${code}` })),
  );
  // it is listened to from the start, but heard only by who publishes
  reply.catch(() => undefined);
  let names: [Kind, ...string[]][] = [];
  const order = (what: BuilderOrder): void => worker.postMessage(what);
  const send = (): void => {
    if (names.length > 0) order({ what: "read-ahead", names });
    names = [];
  };
  return {
    readAhead(entry) {
      if (names.push([entry.kind, ...entry.names.map(({ text }) => text)]) >= BATCH) send();
    },
    async publish() {
      send();
      order({ what: "publish" });
      const made = await reply;
      if (!made.ok) throw new WritError(made.problem);
      return made;
    },
    async close() {
      await worker.terminate();
    },
  };
}
