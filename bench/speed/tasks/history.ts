/** Years of official files → a register, one publication after the other, the snapshot built once at the end: `history.ts DIR`. */
import { dirname } from "node:path";
import { listChanges, openPast, openRegister } from "../../../src/registry/index.ts";
import { listId, WritError, type PartialDate } from "../../../src/ground/index.ts";
import { SHARED_HISTORY, sharedPaths } from "../../../test/shared-history.ts";
import { shared } from "../../../test/shared.ts";
import { megabytes } from "../figures.ts";
import { report } from "../folder.ts";
import type { HistoryReport } from "../results.ts";

const [dir = ""] = process.argv.slice(2);
const publications = SHARED_HISTORY.toSorted((a, b) => (a.published < b.published ? -1 : 1));
const before = performance.now();
const cpuBefore = process.cpuUsage();
const register = openRegister(dir);
let released = 0;
const refused: string[] = [];
for (const publication of publications) {
  const { list, published } = publication;
  const actor = { who: "Bench", at: `${published}T12:00:00.000Z`, why: "replay of history" };
  try {
    const added = await register.addLists(sharedPaths(shared ?? dirname(dir), publication), {
      ...actor,
      as: listId(list),
      published: published as PartialDate,
      snapshot: "later",
    });
    if (added.some(({ state, filed }) => state === "quarantined" && filed === "history")) {
      register.releaseList(listId(list), actor);
      released += 1;
    }
  } catch (error) {
    if (!(error instanceof WritError)) throw error;
    refused.push(`${list} ${published} [${error.code}]`);
  }
}
register.renewSnapshot();
register.close();
const replayMs = performance.now() - before;
const { user, system } = process.cpuUsage(cpuBefore);
const timed = (work: () => unknown): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};
const bulletinMs = timed(() => listChanges(dir, { list: "us-sdn", from: "2023-12-28", to: "2024-05-03" }));
const pastMs = timed(() => openPast(dir, { asOf: "2024-05-03" }).current());
report({
  replayMs,
  cpuMs: (user + system) / 1000,
  bulletinMs,
  pastMs,
  publications: publications.length,
  files: publications.reduce((sum, { files }) => sum + files.length, 0),
  released,
  refused,
  peakMegabytes: megabytes(process.resourceUsage().maxRSS * 1024),
} satisfies HistoryReport);
