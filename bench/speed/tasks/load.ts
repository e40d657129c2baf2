/** Snapshot on disk → first answer, in a process that has just started. */
import { createMatcher, namedSubject, openSnapshot } from "../../../src/match/index.ts";
import { readShared, report, snapshotFile } from "../folder.ts";

const before = performance.now();
const cpuBefore = process.cpuUsage();
const cpuMs = (): number => {
  const { user, system } = process.cpuUsage(cpuBefore);
  return (user + system) / 1000;
};
const snapshot = openSnapshot(readShared(snapshotFile));
const matcher = createMatcher(snapshot);
const readyMs = performance.now() - before;
matcher.screen(namedSubject(["Nobody Whosoever"], "person"));
report({ readyMs, firstAnswerMs: performance.now() - before, processMs: performance.now(), cpuMs: cpuMs() });
