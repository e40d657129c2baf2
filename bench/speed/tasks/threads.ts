/** The batch of `serve.ts` shared out among two threads over one snapshot in shared memory: names a second of both together. */
import { once } from "node:events";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { createMatcher, namedSubject, openSnapshot } from "../../../src/match/index.ts";
import { readMaterial, readShared, report, snapshotFile } from "../folder.ts";

const THREADS = 2;

interface Share {
  readonly snapshot: SharedArrayBuffer;
  readonly thread: number;
}

if (isMainThread) {
  const snapshot = readShared(snapshotFile);
  const workers = Array.from(
    { length: THREADS },
    (_, thread) => new Worker(new URL(import.meta.url), { workerData: { snapshot, thread } satisfies Share }),
  );
  // each says so when its code is hot
  await Promise.all(workers.map((worker) => once(worker, "message")));
  const cpuBefore = process.cpuUsage();
  const before = performance.now();
  const answered = workers.map((worker) => once(worker, "message") as Promise<[number]>);
  for (const worker of workers) worker.postMessage("ask");
  const names = (await Promise.all(answered)).reduce((sum, [count]) => sum + count, 0);
  const seconds = (performance.now() - before) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  await Promise.all(workers.map((worker) => worker.terminate()));
  report({ threads: THREADS, batchPerSecond: names / seconds, batchPerCpuSecond: names / ((user + system) / 1e6) });
} else {
  const { snapshot, thread } = workerData as Share;
  const { ordinary, planted } = readMaterial();
  const mixed = ordinary.flatMap((name, at) => {
    const other = planted[at];
    return [namedSubject([name], "person"), ...(other === undefined ? [] : [namedSubject([other.query], other.kind)])];
  });
  const mine = mixed.filter((_, at) => (at >> 1) % THREADS === thread);
  const matcher = createMatcher(openSnapshot(snapshot));
  for (let round = 0; round < 2; round++) for (const subject of mine) matcher.screen(subject);
  parentPort?.once("message", () => {
    for (const subject of mine) matcher.screen(subject);
    parentPort?.postMessage(mine.length);
  });
  parentPort?.postMessage(0);
}
