import { parentPort, workerData } from "node:worker_threads";
import { problem, WritError } from "../ground/index.ts";
import { createMatcher } from "../match/index.ts";
import { allProposals, openReader, usableSnapshot } from "../registry/index.ts";
import type { ProposalNews } from "./proposal-search.ts";

/** Goes through all parties, some hundred a second: a thread of its own, so that nobody's question waits for it. */
const { dir, cacheDir } = workerData as { readonly dir: string; readonly cacheDir: string | undefined };

const TELL_EVERY_MS = 250;

function search(): void {
  const say = (news: ProposalNews): void => parentPort?.postMessage(news);
  const { snapshot } = usableSnapshot(dir, cacheDir === undefined ? {} : { cacheDir });
  const reader = openReader(dir);
  try {
    let told = 0;
    const progress = (done: number, total: number): void => {
      const now = performance.now();
      if (now - told < TELL_EVERY_MS) return;
      told = now;
      say({ kind: "at", done, total });
    };
    const entries = new Map(snapshot.lists.map((list) => [list.id, list.entries]));
    const lists = snapshot.lists.map(({ id }) => id);
    for (const proposal of allProposals({ reader, matcher: createMatcher(snapshot), lists, entries, onProgress: progress }))
      say({ kind: "found", proposal });
    say({ kind: "end" });
  } finally {
    reader.close();
  }
}

try {
  search();
} catch (error) {
  const what = error instanceof WritError ? error.problem : problem("internal", { message: String(error) });
  parentPort?.postMessage({ kind: "failed", problem: what } satisfies ProposalNews);
}
