/** A rival on the same names and questions: `rival.ts NAME QUESTIONS`. */
import { fuse } from "../../rivals/fuse.ts";
import { minisearch } from "../../rivals/minisearch.ts";
import { ufuzzy } from "../../rivals/ufuzzy.ts";
import { megabytes, quantile, timings } from "../figures.ts";
import { readMaterial, report } from "../folder.ts";
import { seeded } from "../seeded.ts";

const rivals = new Map([fuse, minisearch, ufuzzy].map((rival) => [rival.name, rival]));
const rival = rivals.get(process.argv[2] ?? "");
const asked = Number(process.argv[3] ?? 100);
if (rival === undefined) process.exit(2);

const material = readMaterial();
const names = material.entries.flatMap(({ id, names: printed }) => printed.map(({ text }) => ({ id, text })));
const before = { rss: process.memoryUsage().rss, at: performance.now() };
const search = rival.build(names.map(({ text }) => text));
const buildMs = performance.now() - before.at;

const random = seeded(material.seed);
const planted = random.sample(material.planted, Math.ceil(asked / 2));
const ordinary = random.sample(material.ordinary, Math.floor(asked / 2));
const mixed = ordinary.flatMap((name, at) => [name, planted[at]?.query ?? name]);
for (const query of mixed.slice(0, 2)) search(query, 40);
const answers = new Map<string, readonly number[]>();
const each = timings(mixed.length, (at) => void answers.set(mixed[at] ?? "", search(mixed[at] ?? "", 40)));

/** the first ten parties, as a party may have several names among the results */
const firstParties = (query: string): Set<string> => {
  const parties = new Set<string>();
  for (const at of answers.get(query) ?? []) if (parties.size < 10) parties.add(names[at]?.id ?? "");
  return parties;
};
const found = planted.filter(({ query, expect }) => {
  const parties = firstParties(query);
  return expect.some((id) => parties.has(id));
}).length;

report({
  name: rival.name,
  version: rival.version,
  settings: rival.settings,
  buildMs,
  rssMegabytes: megabytes(process.memoryUsage().rss - before.rss),
  p50: quantile(each, 0.5),
  p99: quantile(each, 0.99),
  perSecond: mixed.length / (each.reduce((sum, ms) => sum + ms, 0) / 1000),
  recallAt10: found / planted.length,
  questions: mixed.length,
});
