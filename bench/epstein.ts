/**
 * `npm run bench:epstein`: agent-steps a second of Epstein's run 2, beside the naive version and beside Mesa in the same run, and
 * Schelling's large lattice. Options: `--repeats N` (default 5), `--python PATH` (a Python with Mesa; else WRIT_PYTHON, else python3),
 * `--write` (into docs/epstein.md). Exit 1 when what was asked does not hold.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import type { TurnsReport } from "./epstein/child.ts";
import { measureCivil, PROMISED, usualPython } from "./epstein/lines.ts";
import { environment } from "./speed/environment.ts";
import { spread, type Spread } from "./speed/figures.ts";

const { values } = parseArgs({
  options: { repeats: { type: "string", default: "5" }, python: { type: "string" }, write: { type: "boolean", default: false } },
});
const repeats = Number(values.repeats);
const place = environment();
const { floor, literal, naive, large, small, mesa, missing } = measureCivil({
  repeats,
  python: values.python ?? usualPython(),
  onRound: (round) => void process.stderr.write(`round ${round} of ${repeats}\n`),
});

const million = (value: number): string => `${(value / 1e6).toFixed(value < 1e6 ? 3 : 1)} M`;
const shown = (format: (value: number) => string, { median, least, most }: Spread): string =>
  `**${format(median)}** (${format(least)}–${format(most)})`;
const cpu = (reports: readonly TurnsReport[]): Spread => spread(reports.map(({ perCpuSecond }) => perCpuSecond));
const wall = (reports: readonly TurnsReport[]): Spread => spread(reports.map(({ perSecond }) => perSecond));
const milliseconds = (value: number): string => `${value.toFixed(2)} ms`;
const holds = (does: boolean): string => (does ? "holds" : "**falls short**");

const speed = cpu(floor).median;
const rival = mesa.length > 0 ? cpu(mesa.map(({ withoutCollection }) => withoutCollection)) : null;
const times = rival === null ? null : speed / rival.median;
const schellingLarge = spread(large.map(({ cpuMilliseconds }) => cpuMilliseconds));
const verdicts = [
  speed >= PROMISED.agentSteps,
  times === null || times >= PROMISED.timesMesa,
  schellingLarge.median <= PROMISED.schellingMs,
];

const page = [
  `${place.at.slice(0, 10)} · commit ${place.commit} · Node ${place.node} · ${place.cores} × ${place.cpu} · load ${place.load} at the start, ${(loadavg()[0] ?? 0).toFixed(2)} at the end. Medians of ${repeats} fresh processes (least–most), by the processor's clock; beside it by the clock on the wall.`,
  "",
  "| what | asked | processor's clock | wall | |",
  "|---|---|---|---|---|",
  `| Epstein run 2, rounded down, agent-steps/s on one core | ≥ 6 M | ${shown(million, cpu(floor))} | ${shown(million, wall(floor))} | ${holds(verdicts[0] === true)} |`,
  `| the same, ratio as printed | | ${shown(million, cpu(literal))} | ${shown(million, wall(literal))} | |`,
  `| the naive version, same digits | | ${shown(million, cpu(naive))} | ${shown(million, wall(naive))} | |`,
  ...(rival === null
    ? [`| Mesa | ≥ 100 times | not measured: ${missing} | | |`]
    : [
        `| Mesa ${mesa[0]?.mesa} (Python ${mesa[0]?.python}), its own example at the same settings, without data collection | | ${shown(million, rival)} | ${shown(million, wall(mesa.map(({ withoutCollection }) => withoutCollection)))} | |`,
        `| the same as it ships | | ${shown(million, cpu(mesa.map(({ asShipped }) => asShipped)))} | ${shown(million, wall(mesa.map(({ asShipped }) => asShipped)))} | |`,
        `| how many times Mesa | ≥ 100 | **${(times ?? 0).toFixed(0)}** | **${(wall(floor).median / wall(mesa.map(({ withoutCollection }) => withoutCollection)).median).toFixed(0)}** | ${holds(verdicts[1] === true)} |`,
      ]),
  `| Schelling large (100 × 100, 8,000 agents, 20 steps), median of 100 seeds | ≤ 20 ms | ${shown(milliseconds, schellingLarge)} | ${shown(milliseconds, spread(large.map((one) => one.milliseconds)))} | ${holds(verdicts[2] === true)} |`,
  `| Schelling small (40 × 40, 1,000 agents, 20 steps) | | ${shown(milliseconds, spread(small.map(({ cpuMilliseconds }) => cpuMilliseconds)))} | ${shown(milliseconds, spread(small.map((one) => one.milliseconds)))} | |`,
].join("\n");

mkdirSync("out", { recursive: true });
writeFileSync(
  "out/bench-epstein.json",
  `${JSON.stringify({ environment: place, floor, literal, naive, mesa, missing, large, small }, null, 2)}\n`,
);
process.stdout.write(`${page}\n`);
if (values.write) {
  const doc = readFileSync("docs/epstein.md", "utf8");
  writeFileSync(
    "docs/epstein.md",
    doc.replace(
      /(<!-- npm run bench:epstein -->\n)[\s\S]*?(<!-- end -->)/,
      (_, start: string, end: string) => `${start}\n${page}\n\n${end}`,
    ),
  );
}
process.exitCode = verdicts.every(Boolean) ? 0 : 1;
