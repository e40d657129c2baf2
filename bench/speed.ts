/**
 * `npm run bench`: speed and memory beside quality, with three rivals from npm in the same run.
 * Options: `--repeats N` (default 5), `--no-rivals`, `--no-foresee`, `--names N` (default 100000), `--write` (also docs/speed.md).
 * WRIT_PYTHON: a Python that has Mesa, to run Epstein's model beside ours.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { shared } from "../test/shared.ts";
import { foreseeSpeed } from "./foresee/all.ts";
import { child, repeated } from "./speed/child.ts";
import { environment } from "./speed/environment.ts";
import { spread } from "./speed/figures.ts";
import { folder, materialFile } from "./speed/folder.ts";
import { markdown } from "./speed/markdown.ts";
import { makeMaterial } from "./speed/material.ts";
import { EVERY_PUBLISHER, euMapping, sharedFiles, USUAL_FILES } from "./speed/official-files.ts";
import type {
  BuildReport,
  ChangedReport,
  FilesReport,
  HistoryReport,
  Line,
  LoadReport,
  MemoryReport,
  PairsReport,
  Results,
  RivalReport,
  ServeReport,
  ThreadsReport,
} from "./speed/results.ts";

const { values } = parseArgs({
  options: {
    repeats: { type: "string", default: "5" },
    names: { type: "string", default: "100000" },
    "no-rivals": { type: "boolean", default: false },
    "no-foresee": { type: "boolean", default: false },
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
say("the same questions, two threads");
const threads = repeated<ThreadsReport>(repeats, "threads");
say("pairs of names");
const pairs = repeated<PairsReport>(repeats, "pairs");

/** Each run in an empty folder of its own, which goes with it. */
function inFolders<T>(times: number, run: (folder: string) => T): T[] {
  return Array.from({ length: times }, () => {
    const place = mkdtempSync(join(tmpdir(), "writ-bench-"));
    try {
      return run(place);
    } finally {
      rmSync(place, { recursive: true });
    }
  });
}

const usualFiles = sharedFiles(shared, USUAL_FILES);
if (usualFiles !== null) say("from files to ready");
const loadedFiles =
  usualFiles === null ? [] : inFolders(repeats, (place) => child<FilesReport>("files", [join(place, "data"), ...usualFiles]));
const everyFile = sharedFiles(shared, EVERY_PUBLISHER);
if (everyFile !== null) say("from every publisher's files to ready");
const loadedAll =
  everyFile === null
    ? []
    : inFolders(repeats, (place) => child<FilesReport>("files", [join(place, "data"), euMapping(place), ...everyFile]));
say("a changed list of 30,000 entries into a running service");
const changedLists = inFolders(repeats, (place) => child<ChangedReport>("changed", [place]));

/** once: years of files take a minute */
const histories: HistoryReport[] = [];
if (shared !== null) {
  say("the whole shared history, version by version");
  histories.push(...inFolders(1, (place) => child<HistoryReport>("history", [place])));
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

const simulations = values["no-foresee"] ? [] : await foreseeSpeed({ repeats, busy: place.load > place.cores / 2, say });

interface Limit {
  readonly atMost?: number;
  readonly atLeast?: number;
}
const line = (what: string, unit: string, measured: readonly number[], { atMost, atLeast }: Limit = {}): Line => {
  const over = spread(measured);
  if (atMost !== undefined) return { what, unit, asked: `≤ ${atMost} ${unit}`, holds: over.median <= atMost, measured: over };
  if (atLeast !== undefined)
    return { what, unit, asked: `≥ ${atLeast.toLocaleString("en-GB")} ${unit}`, holds: over.median >= atLeast, measured: over };
  return { what, unit, asked: "", holds: null, measured: over };
};
/** one figure of each run */
const of = <Key extends string>(reports: readonly Readonly<Record<Key, number>>[], key: Key, scale = 1): number[] =>
  reports.map((report) => report[key] * scale);

const lines: Line[] = [
  line("one name, p50", "ms", of(serves, "p50"), { atMost: 0.1 }),
  line("one name, p99", "ms", of(serves, "p99"), { atMost: 1 }),
  line("batch, one core", "names/s", of(serves, "batchPerSecond"), { atLeast: 20_000 }),
  line("the same by the processor's clock", "names/s", of(serves, "batchPerCpuSecond")),
  line("batch, two threads over one snapshot", "names/s", of(threads, "batchPerSecond")),
  line("the same by the processor's clock, each thread", "names/s", of(threads, "batchPerCpuSecond")),
  line("pairs of names laid side by side, one core", "pairs/s", of(pairs, "pairsPerSecond"), { atLeast: 1_000_000 }),
  line("the same by the processor's clock", "pairs/s", of(pairs, "pairsPerCpuSecond")),
  ...(loadedFiles.length === 0
    ? []
    : [
        line("files to first answer (UN, OFAC, UK)", "s", of(loadedFiles, "firstAnswerMs", 0.001), { atMost: 3 }),
        line("the same by the processor's clock, all threads", "s", of(loadedFiles, "cpuMs", 0.001)),
        line("the same with the start of the process", "s", of(loadedFiles, "wallMs", 0.001)),
        line("most memory while loading", "MB", of(loadedFiles, "peakMegabytes"), { atMost: 400 }),
      ]),
  ...(loadedAll.length === 0
    ? []
    : [
        line("files to first answer (newest file of every publisher)", "s", of(loadedAll, "firstAnswerMs", 0.001), { atMost: 5 }),
        line("the same by the processor's clock, all threads", "s", of(loadedAll, "cpuMs", 0.001)),
        line("most memory while loading them", "MB", of(loadedAll, "peakMegabytes"), { atMost: 400 }),
      ]),
  line("a changed list of 30,000 entries, upload to first answer from it", "s", of(changedLists, "changedMs", 0.001), { atMost: 2 }),
  line("requests that failed meanwhile", "of all", of(changedLists, "failed"), { atMost: 0 }),
  line("the slowest answer of them", "ms", of(changedLists, "worstMs")),
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
  line("snapshot to ready", "ms", of(loads, "readyMs"), { atMost: 100 }),
  line("the same with the start of the process and a first answer", "ms", of(loads, "wallMs")),
  line("resident memory, serving", "MB", of(memories, "rssMegabytes"), { atMost: 150 }),
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
  every: loadedAll[0] ?? null,
  changed: changedLists[0] as ChangedReport,
  rivals,
  simulations,
  minutes: (performance.now() - started) / 60_000,
};
mkdirSync("out", { recursive: true });
writeFileSync("out/bench.json", `${JSON.stringify(results, null, 2)}\n`);
const page = markdown(results);
if (values.write) writeFileSync("docs/speed.md", page);
process.stdout.write(page);
const asked = [...lines, ...simulations.flatMap((part) => part.lines)];
process.exitCode = asked.every(({ holds }) => holds !== false) ? 0 : 1;
