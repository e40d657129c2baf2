/** One thread over one snapshot: single questions, then the same as a batch; quality of the very same calls beside the speed. */
import { createMatcher, openSnapshot, type Alert, type ScreenOptions } from "../../../src/match/index.ts";
import { quantile, timings } from "../figures.ts";
import { readMaterial, readShared, report, snapshotFile } from "../folder.ts";
import { question } from "../listed.ts";

const material = readMaterial();
const ordinary = material.ordinary.map((name) => question(name, "person"));
const planted = material.planted.map(({ query, kind }) => question(query, kind));
const expected = material.planted.map(({ expect }) => new Set(expect));
const changes = material.planted.map(({ change }) => change);
const options: ScreenOptions = process.argv[2] === "weak" ? { minBand: "weak" } : {};
// the questions alternate, as they would at a desk
const mixed = ordinary.flatMap((subject, at) => [subject, planted[at] ?? subject]);

const matcher = createMatcher(openSnapshot(readShared(snapshotFile)));
for (const subject of mixed.slice(0, 400)) matcher.screen(subject, options);

const each = timings(mixed.length, (at) => void matcher.screen(mixed[at]!, options));
const eachOrdinary = timings(ordinary.length, (at) => void matcher.screen(ordinary[at]!, options));
const eachPlanted = timings(planted.length, (at) => void matcher.screen(planted[at]!, options));

const before = performance.now();
for (const subject of mixed) matcher.screen(subject, options);
const batchPerSecond = mixed.length / ((performance.now() - before) / 1000);

const found = (alerts: readonly Alert[], wanted: ReadonlySet<string>): boolean =>
  alerts.slice(0, 10).some(({ entries }) => entries.some(({ id }) => wanted.has(id)));
const hits = new Map<string, { asked: number; found: number }>();
planted.forEach((subject, at) => {
  const tally = hits.get(changes[at] ?? "") ?? { asked: 0, found: 0 };
  tally.asked++;
  if (found(matcher.screen(subject, options), expected[at] ?? new Set())) tally.found++;
  hits.set(changes[at] ?? "", tally);
});
const alerted = ordinary.filter((subject) => matcher.screen(subject, options).length > 0).length;
const total = [...hits.values()].reduce((sum, { found: some }) => sum + some, 0);

report({
  p50: quantile(each, 0.5),
  p99: quantile(each, 0.99),
  worst: each.at(-1),
  ordinaryP50: quantile(eachOrdinary, 0.5),
  ordinaryP99: quantile(eachOrdinary, 0.99),
  plantedP50: quantile(eachPlanted, 0.5),
  plantedP99: quantile(eachPlanted, 0.99),
  batchPerSecond,
  recallAt10: total / planted.length,
  recallByChange: Object.fromEntries([...hits].map(([change, { asked, found: some }]) => [change, some / asked])),
  ordinaryAlerted: alerted / ordinary.length,
  questions: material.ordinary.length + material.planted.length,
});
