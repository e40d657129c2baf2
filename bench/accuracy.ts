/**
 * `npm run accuracy`: how well names are found, at equal alert rate, beside the rivals' stored results; and whether every printed
 * name finds its own entry. Needs the shared measuring data (WRIT_SHARED or ../shared); without it only the starter register is asked.
 * Options: `--write` (also docs/accuracy.md), `--sample N` (about N printed names of each collection instead of all), `--no-self`.
 * Of each row that falls short twenty failures to read are written to out/accuracy-failures.txt.
 * Exit 1 when a figure that was asked for falls short.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { shared } from "../test/shared.ts";
import { failuresToRead } from "./accuracy/failures-to-read.ts";
import { markdown } from "./accuracy/markdown.ts";
import { makeReport } from "./accuracy/report.ts";
import { runYardstick } from "./accuracy/run.ts";
import { flat } from "./accuracy/score.ts";
import { selfRetrieval } from "./accuracy/self.ts";
import { yardstick } from "./accuracy/tasks.ts";

const { values } = parseArgs({
  options: {
    write: { type: "boolean", default: false },
    sample: { type: "string", default: "0" },
    "no-self": { type: "boolean", default: false },
  },
});
const sample = Number(values.sample);
if (!Number.isInteger(sample) || sample < 0) {
  process.stderr.write(`--sample takes a whole number of names, not ${values.sample}\n`);
  process.exit(2);
}
const started = performance.now();
const minutes = (): number => (performance.now() - started) / 60_000;
const say = (text: string): void =>
  void process.stderr.write(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${text}\n`);
const results = "out/accuracy/writ";
mkdirSync("out/accuracy", { recursive: true });

const stand = yardstick(shared);
if (stand === null) {
  say("SKIPPED: the yardstick is not there (set WRIT_SHARED); only the starter register is asked for its own names");
  const [starter] = await selfRetrieval({ shared: null, sample, say });
  process.stdout.write(`${JSON.stringify(starter, null, 2)}\n`);
  process.exitCode = starter?.missed === 0 ? 0 : 1;
} else {
  const measured = await runYardstick(join(stand, "tasks"), results, say);
  const self = values["no-self"] ? [] : await selfRetrieval({ shared, sample, say });
  say("scoring");
  const report = makeReport({ stand, results, measured, self, minutes: minutes() });
  const flatten = (systems: typeof report.full): Record<string, unknown> =>
    Object.fromEntries([...systems].map(([name, scores]) => [name, flat(scores)]));
  writeFileSync(
    "out/accuracy.json",
    `${JSON.stringify({ ...report, full: flatten(report.full), common: flatten(report.common) }, null, 1)}\n`,
  );
  writeFileSync("out/accuracy-failures.txt", failuresToRead(report.failing));
  const page = markdown(report);
  if (values.write) writeFileSync("docs/accuracy.md", page);
  process.stdout.write(page);
  const falls = [
    ...report.asked.filter(({ holds }) => !holds).map(({ what }) => what),
    ...report.bands.flatMap(({ population, rows }) =>
      rows.filter(({ holds }) => !holds).map(({ band }) => `band ${band} of ${population}`),
    ),
    ...self.filter(({ missed }) => missed > 0).map(({ missed, collection }) => `${missed} printed names of ${collection}`),
  ];
  say(falls.length === 0 ? "all that was asked holds" : `FALLS SHORT: ${falls.join("; ")}`);
  process.exitCode = falls.length === 0 ? 0 : 1;
}
