/** One thread over one snapshot: single questions, then the same as a batch; quality of the very same calls beside the speed. */
import { createMatcher, namedSubject, openSnapshot, type Alert, type ScreenOptions } from "../../../src/match/index.ts";
import { quantile } from "../figures.ts";
import { readMaterial, readShared, report, snapshotFile } from "../folder.ts";

const material = readMaterial();
const ordinary = material.ordinary.map((name) => namedSubject([name], "person"));
const planted = material.planted.map(({ query, kind }) => namedSubject([query], kind));
const expected = material.planted.map(({ expect }) => new Set(expect));
const changes = material.planted.map(({ change }) => change);
const options: ScreenOptions = process.argv[2] === "weak" ? { minBand: "weak" } : {};
// the questions alternate, as they would at a desk
const mixed = ordinary.flatMap((subject, at) => [subject, planted[at] ?? subject]);

const matcher = createMatcher(openSnapshot(readShared(snapshotFile)));
// the code is hot, as in a process that has served for a minute
for (const subject of mixed.slice(0, 1_000)) matcher.screen(subject, options);

const found = (alerts: readonly Alert[], wanted: ReadonlySet<string>): boolean =>
  alerts.slice(0, 10).some(({ entries }) => entries.some(({ id }) => wanted.has(id)));
const hits = new Map<string, { asked: number; found: number }>();
let alerted = 0;
const taken = { ordinary: [] as number[], planted: [] as number[] };
mixed.forEach((subject, at) => {
  const before = performance.now();
  const alerts = matcher.screen(subject, options);
  const ms = performance.now() - before;
  if (at % 2 === 0) {
    taken.ordinary.push(ms);
    if (alerts.length > 0) alerted++;
  } else {
    taken.planted.push(ms);
    const change = changes[(at - 1) / 2] ?? "";
    const tally = hits.get(change) ?? { asked: 0, found: 0 };
    tally.asked++;
    if (found(alerts, expected[(at - 1) / 2] ?? new Set())) tally.found++;
    hits.set(change, tally);
  }
});
const sorted = (values: readonly number[]): number[] => values.toSorted((left, right) => left - right);
const [each, eachOrdinary, eachPlanted] = [sorted([...taken.ordinary, ...taken.planted]), sorted(taken.ordinary), sorted(taken.planted)];

const before = performance.now();
const cpuBefore = process.cpuUsage();
for (const subject of mixed) matcher.screen(subject, options);
const seconds = (performance.now() - before) / 1000;
const cpu = process.cpuUsage(cpuBefore);
const total = [...hits.values()].reduce((sum, { found: some }) => sum + some, 0);

report({
  p50: quantile(each, 0.5),
  p99: quantile(each, 0.99),
  worst: each.at(-1),
  ordinaryP50: quantile(eachOrdinary, 0.5),
  ordinaryP99: quantile(eachOrdinary, 0.99),
  plantedP50: quantile(eachPlanted, 0.5),
  plantedP99: quantile(eachPlanted, 0.99),
  batchPerSecond: mixed.length / seconds,
  batchPerCpuSecond: mixed.length / ((cpu.user + cpu.system) / 1e6),
  recallAt10: total / planted.length,
  recallByChange: Object.fromEntries([...hits].map(([change, { asked, found: some }]) => [change, some / asked])),
  ordinaryAlerted: alerted / ordinary.length,
  questions: mixed.length,
});
