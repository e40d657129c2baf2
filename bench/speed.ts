/**
 * `npm run bench`: speed and memory beside quality, with three rivals from npm in the same run.
 * Options: `--repeats N` (default 5), `--no-rivals`, `--names N` (default 100000), `--write` (also docs/speed.md).
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { shared } from "../test/shared.ts";
import { child, repeated } from "./speed/child.ts";
import { environment } from "./speed/environment.ts";
import { spread } from "./speed/figures.ts";
import { folder, materialFile } from "./speed/folder.ts";
import { markdown } from "./speed/markdown.ts";
import { makeMaterial } from "./speed/material.ts";
import type {
  BuildReport,
  FilesReport,
  HistoryReport,
  Line,
  LoadReport,
  MemoryReport,
  Results,
  RivalReport,
  ServeReport,
} from "./speed/results.ts";

const { values } = parseArgs({
  options: {
    repeats: { type: "string", default: "5" },
    names: { type: "string", default: "100000" },
    "no-rivals": { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});
const repeats = Number(values.repeats);
const place = environment();
const started = performance.now();
const say = (text: string): void =>
  void process.stderr.write(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${text}\n`);

mkdirSync(folder, { recursive: true });
say("making the material");
const material = makeMaterial({ shared, listedNames: Number(values.names), questions: 4_000, seed: 20190305 });
writeFileSync(materialFile, JSON.stringify(material));

say("building the snapshot");
const builds = repeated<BuildReport>(repeats, "build");
say("from snapshot to ready");
const loads = repeated<LoadReport>(repeats, "load");
say("memory");
const memories = repeated<MemoryReport>(repeats, "memory", [
  ...material.ordinary.slice(0, 200),
  ...material.planted.slice(0, 200).map(({ query }) => query),
]);
say("questions, at the default band");
const serves = repeated<ServeReport>(repeats, "serve");
say("questions, at band weak");
const serveWeak = child<ServeReport>("serve", ["weak"]);

/** UN, OFAC with its sibling files nearest in time, UK: what a desk loads. */
const officialFiles = [
  "un/un-consolidated-2025-11-20.xml.gz",
  "ofac/sdn-2024-05-03.csv.gz",
  "ofac/alt-2024-09.csv.gz",
  "watchman/ofac-partial-2025-02/add.csv.gz",
  "uk/ofsi-ConList-2025-04-14.xlsx",
].map((path) => join(shared ?? "", "data/lists", path));
const loadedFiles: (FilesReport & { readonly wallMs: number })[] = [];
if (shared !== null && officialFiles.every((path) => existsSync(path))) {
  say("from files to ready");
  for (let run = 0; run < repeats; run++) {
    const data = mkdtempSync(join(tmpdir(), "writ-bench-"));
    try {
      loadedFiles.push(child<FilesReport>("files", [data, ...officialFiles]));
    } finally {
      rmSync(data, { recursive: true });
    }
  }
}

/** once: years of files take a minute */
const histories: HistoryReport[] = [];
if (shared !== null) {
  say("the whole shared history, version by version");
  const data = mkdtempSync(join(tmpdir(), "writ-bench-"));
  try {
    histories.push(child<HistoryReport>("history", [data]));
  } finally {
    rmSync(data, { recursive: true });
  }
}

const rivals: RivalReport[] = [];
if (!values["no-rivals"]) {
  for (const [name, questions] of [
    ["fuse.js", 40],
    ["minisearch", 1_000],
    ["uFuzzy", 1_000],
  ] as const) {
    say(`rival: ${name}`);
    rivals.push(child<RivalReport>("rival", [name, String(questions)]));
  }
}

interface Limit {
  readonly atMost?: number;
  readonly atLeast?: number;
}
const line = (what: string, unit: string, measured: readonly number[], { atMost, atLeast }: Limit = {}): Line => {
  const over = spread(measured);
  if (atMost !== undefined) return { what, unit, promised: `≤ ${atMost} ${unit}`, holds: over.median <= atMost, measured: over };
  if (atLeast !== undefined)
    return { what, unit, promised: `≥ ${atLeast.toLocaleString("en-GB")} ${unit}`, holds: over.median >= atLeast, measured: over };
  return { what, unit, promised: "", holds: null, measured: over };
};
/** one figure of each run */
const of = <Key extends string>(reports: readonly Readonly<Record<Key, number>>[], key: Key, scale = 1): number[] =>
  reports.map((report) => report[key] * scale);

const lines: Line[] = [
  line("one name, p50", "ms", of(serves, "p50"), { atMost: 0.3 }),
  line("one name, p99", "ms", of(serves, "p99"), { atMost: 3 }),
  line("batch, one core", "names/s", of(serves, "batchPerSecond"), { atLeast: 5_000 }),
  line("the same by the processor's clock", "names/s", of(serves, "batchPerCpuSecond")),
  ...(loadedFiles.length === 0
    ? []
    : [
        line("files to first answer (UN, OFAC, UK)", "s", of(loadedFiles, "firstAnswerMs", 0.001), { atMost: 4 }),
        line("the same by the processor's clock, all threads", "s", of(loadedFiles, "cpuMs", 0.001)),
        line("the same with the start of the process", "s", of(loadedFiles, "wallMs", 0.001)),
        line("most memory while loading", "MB", of(loadedFiles, "peakMegabytes")),
      ]),
  ...histories.flatMap((history) => [
    line(
      `the whole shared history replayed (${history.publications} publications, ${history.files} files)`,
      "s",
      [history.replayMs / 1000],
      {
        atMost: 120,
      },
    ),
    line("the same by the processor's clock, all threads", "s", [history.cpuMs / 1000]),
    line("what changed between two versions of OFAC's list", "ms", [history.bulletinMs]),
    line("the lists of a day past, built anew", "ms", [history.pastMs]),
  ]),
  line("snapshot to ready", "ms", of(loads, "readyMs"), { atMost: 150 }),
  line("the same with the start of the process and a first answer", "ms", of(loads, "wallMs")),
  line("resident memory, serving", "MB", of(memories, "rssMegabytes"), { atMost: 300 }),
  line("of it Node before the snapshot", "MB", of(memories, "bareMegabytes")),
  line("build of the snapshot from names in memory", "ms", of(builds, "buildMs")),
  line("size of the snapshot", "MB", of(builds, "snapshotMegabytes")),
];

const results: Results = {
  environment: place,
  loadAtEnd: Math.round((loadavg()[0] ?? 0) * 100) / 100,
  command: "npm run bench -- --write",
  material: {
    origin: material.origin,
    seed: material.seed,
    listedNames: material.listedNames,
    realNames: material.realNames,
    entries: material.entries.length,
  },
  repeats,
  lines,
  serve: serves.toSorted((left, right) => left.p50 - right.p50)[Math.floor(serves.length / 2)] as ServeReport,
  serveWeak,
  files: loadedFiles[0] ?? null,
  rivals,
  minutes: (performance.now() - started) / 60_000,
};
mkdirSync("out", { recursive: true });
writeFileSync("out/bench.json", `${JSON.stringify(results, null, 2)}\n`);
const page = markdown(results);
if (values.write) writeFileSync("docs/speed.md", page);
process.stdout.write(page);
process.exitCode = lines.every(({ holds }) => holds !== false) ? 0 : 1;
