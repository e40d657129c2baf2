import { type AfterPublishing, type Builder, type BuilderThread, startBuilder } from "./builder.ts";

/** Who gives an import its builder: a thread for each, or one that stays. */
export interface Builders {
  /** For one import; its `close` ends the thread, or lets it wait for the next. */
  take(): Builder;
  /** From now on one thread stays, and reads what is known at once. Harmless when there is one. */
  stay(): void;
  /** Ends the thread that stays. */
  close(): void;
}

/** `start` is a parameter for tests. */
export function buildersOf(dir: string, start: (dir: string) => BuilderThread = startBuilder): Builders {
  let staying = false;
  let kept: BuilderThread | null = null;
  const fresh = (): BuilderThread => {
    const thread = kept === null || kept.ended ? start(dir) : kept;
    if (staying) kept = thread;
    return thread;
  };
  return {
    take() {
      const thread = fresh();
      const next = (): AfterPublishing => (kept === thread ? "stay" : "end");
      let published = false;
      return {
        readAhead: (entry) => thread.readAhead(entry),
        // an import by itself brings many lists at once, and what they are read into has to be small
        entries: staying ? thread.entries : null,
        allRead: (lists) => thread.allRead(lists, next()),
        async publish() {
          const made = await thread.publish(next());
          published = true;
          return made;
        },
        async close() {
          // what an import that came to nothing has read ahead is given back
          if (published && kept === thread) return thread.rest();
          if (kept === thread) kept = null;
          await thread.close();
        },
      };
    },
    stay() {
      staying = true;
      if (kept === null || kept.ended) fresh().rest();
    },
    close() {
      void kept?.close();
      kept = null;
      staying = false;
    },
  };
}
