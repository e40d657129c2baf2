/** A changed list of 30,000 entries comes into a running service, which is asked all the while: `changed.ts DIR`. */
import { writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { join } from "node:path";
import { openRegister } from "../../../src/registry/index.ts";
import { changingList } from "../changing.ts";
import { quantile } from "../figures.ts";
import { report } from "../folder.ts";
import type { ChangedReport } from "../results.ts";
import { startService } from "../service.ts";

const [dir = ""] = process.argv.slice(2);
const list = changingList({ entries: 30_000, changes: 300, seed: 20190305 });
const [first, mapping] = ["changing.csv", "mapping.yaml"].map((name) => join(dir, name)) as [string, string];
writeFileSync(first, list.versions[0]);
writeFileSync(mapping, list.mapping);
const data = join(dir, "data");
const register = openRegister(data);
await register.addLists([first], { who: "bench", at: "2026-01-01T00:00:00Z", mapping, published: "2026-01-01" as never });
register.close();

const service = await startService(data);
/** below the service's limit on one sitting */
const ASKERS = 4;
const PAUSE_MS = 60;
/** the code is hot, as in a process that has served for a minute */
const WARM_MS = 3_000;
const AFTER_MS = 1_500;
/** a service that does not come to it has failed */
const MOST_MS = 60_000;

interface Answer {
  readonly alerts?: readonly { readonly band: string }[];
}
const taken: { readonly began: number; readonly ms: number }[] = [];
let failed = 0;
let asking = true;
let newSince = 0;
const ask = async (name: string): Promise<Answer | null> => {
  const began = performance.now();
  try {
    const { status, body } = await service.ask<Answer>("POST", "/api/screen", { subject: { names: [name], kind: "person" } });
    taken.push({ began, ms: performance.now() - began });
    if (status === 200) return body;
  } catch {
    taken.push({ began, ms: performance.now() - began });
  }
  failed += 1;
  return null;
};
async function keepAsking(asker: number): Promise<void> {
  for (let at = asker; asking; at += ASKERS) {
    await ask(list.asked[at % list.asked.length] ?? "");
    await pause(PAUSE_MS);
  }
}
/** asks for the name that only the second version has */
async function watch(): Promise<void> {
  while (asking) {
    const answer = await ask(list.onlyInSecond);
    if (newSince === 0 && (answer?.alerts?.length ?? 0) > 0) newSince = performance.now();
    await pause(PAUSE_MS);
  }
}
const askers = [...Array.from({ length: ASKERS - 1 }, (_, at) => keepAsking(at)), watch()];
await pause(WARM_MS);
const warmUntil = performance.now();
const { body: upload } = await service.upload<{ readonly id: string }>("changing.csv", Buffer.from(list.versions[1]));
const { body: job } = await service.ask<{ readonly id: string }>("POST", "/api/jobs", {
  uploads: [upload.id],
  use: "list",
  mapping: list.mapping,
  published: "2026-01-02",
});
while (newSince === 0 && performance.now() - warmUntil < MOST_MS) await pause(10);
const changedMs = newSince === 0 ? Number.POSITIVE_INFINITY : newSince - warmUntil;
await pause(AFTER_MS);
const { body: ended } = await service.ask<{ readonly state: string; readonly outcome?: unknown }>("GET", `/api/jobs/${job.id}`);
asking = false;
await Promise.all(askers);
await service.stop();
if (newSince === 0 || ended.state !== "done") throw new Error(`the second version never answered: ${JSON.stringify(ended)}`);
const latencies = (from: number, to: number): Float64Array =>
  Float64Array.from(taken.filter(({ began, ms }) => began + ms >= from && began <= to).map(({ ms }) => ms)).sort();
const meanwhile = latencies(warmUntil, newSince);
const before = latencies(0, warmUntil);
report({
  changedMs,
  entries: list.entries,
  names: list.names,
  changed: list.changed,
  requests: taken.length,
  failed,
  requestsMeanwhile: meanwhile.length,
  worstMs: Math.max(...taken.map(({ ms }) => ms)),
  medianMeanwhileMs: quantile(meanwhile, 0.5),
  medianBeforeMs: quantile(before, 0.5),
} satisfies ChangedReport);
