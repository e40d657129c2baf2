/** Does one piece of work, anywhere: on this thread, on another, on another machine. */
export type Worker<Result> = (from: number, to: number) => Promise<Result>;

export interface SharingOptions {
  /** `done` of `total` pieces' length so far */
  readonly onProgress?: (done: number, total: number) => void;
  /** heard between two pieces; what was under way is thrown away */
  readonly signal?: AbortSignal;
}

/**
 * Shares pieces of work among workers; each takes the next piece when it is free. Results come in the order of the pieces, so
 * that who did which cannot be seen. Throws the signal's reason when it was aborted, and a worker's error.
 */
export async function shareWork<Result>(
  pieces: readonly (readonly [from: number, to: number])[],
  workers: readonly Worker<Result>[],
  { onProgress, signal }: SharingOptions = {},
): Promise<Result[]> {
  const results: Result[] = [];
  const total = pieces.at(-1)?.[1] ?? 0;
  let next = 0;
  let done = 0;
  const work = async (worker: Worker<Result>): Promise<void> => {
    for (let at = next++; at < pieces.length; at = next++) {
      signal?.throwIfAborted();
      const [from, to] = pieces[at] as readonly [number, number];
      results[at] = await worker(from, to);
      done += to - from;
      onProgress?.(done, total);
    }
  };
  await Promise.all(workers.map(work));
  signal?.throwIfAborted();
  return results;
}
