/** Resident memory of a process that holds the snapshot and has answered. The questions are read line by line, so that they weigh nothing. */
import { createMatcher, namedSubject, openSnapshot } from "../../../src/match/index.ts";
import { megabytes } from "../figures.ts";
import { readShared, report, snapshotFile } from "../folder.ts";

const bare = process.memoryUsage().rss;
const matcher = createMatcher(openSnapshot(readShared(snapshotFile)));
const loaded = process.memoryUsage().rss;
const names = process.argv.slice(2);
for (let round = 0; round < 20; round++) for (const name of names) matcher.screen(namedSubject([name], "person"));
const rss = process.memoryUsage().rss;
report({
  bareMegabytes: megabytes(bare),
  loadedMegabytes: megabytes(loaded),
  rssMegabytes: megabytes(rss),
  peakMegabytes: megabytes(process.resourceUsage().maxRSS * 1024),
});
