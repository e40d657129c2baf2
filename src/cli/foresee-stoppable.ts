import type { Host } from "./host.ts";

/** Runs long work with a bar and an end by Ctrl-C: nothing is half written, and the shell sees the signal. */
export async function stoppable<Result>(
  { notices, stopping }: Host,
  what: string,
  work: (signal: AbortSignal, onProgress: (done: number, total: number) => void) => Promise<Result>,
): Promise<Result> {
  const progress = notices.progress(what);
  const stop = new AbortController();
  void stopping.awaited().then((signal) => stop.abort(signal));
  try {
    return await work(stop.signal, (done, total) => progress.at(done, total));
  } finally {
    progress.finish();
    if (stop.signal.aborted) {
      notices.say("stopped; nothing was written");
      stopping.dieOf(stop.signal.reason as NodeJS.Signals);
    }
  }
}
