import {
  CIVIL_RUNS,
  civilFrames,
  outburstsOf,
  PAPER_CHANGES,
  RATIOS,
  runCivil,
  spreadOf,
  type CivilHistory,
  type CivilRunNumber,
  type CivilSettings,
  type Spread,
} from "../foresee/index.ts";
import { fail } from "../ground/index.ts";
import { EXIT, type Command } from "./command.ts";
import { epsteinLines } from "./foresee-epstein-view.ts";
import { seedFrom } from "./foresee-input.ts";
import { checkOut, writeOut } from "./foresee-output.ts";
import { stoppable } from "./foresee-stoppable.ts";
import { styleFor } from "./style.ts";

const USUAL_TICKS = 500;
/** some fifteen seconds; the series is held in memory */
const MOST_TICKS = 100_000;
const RUN_NAMES = Object.keys(CIVIL_RUNS);

/** One seed's run in figures. */
export interface EpsteinRun {
  readonly seed: number;
  readonly ticks: number;
  readonly outbursts: number;
  readonly wait: Spread;
  readonly activation: Spread;
  readonly peak: number;
  readonly jailedAtEnd: number;
  readonly killed: number;
  /** model II: tick after which a group was gone */
  readonly extinct: number | null;
}

/** What `--json` prints: the series is that of the first seed. */
export interface EpsteinAnswer {
  readonly schema: "writ-foresee-epstein/1";
  readonly source: string;
  readonly illustrative: true;
  readonly run: number;
  readonly settings: CivilSettings;
  readonly changes: (typeof PAPER_CHANGES)[CivilRunNumber];
  readonly runs: readonly EpsteinRun[];
  readonly series: CivilHistory;
}

export const foreseeEpsteinCommand: Command = {
  usage: "foresee epstein [flags]",
  about:
    "Epstein's model of civil violence (2002): agents with a grievance, cops, and the crowd between them. It illustrates how unrest can " +
    "come in bursts; it is fitted to no country and says nothing about any group. docs/epstein.md says what of the paper does not reproduce.",
  flags: [
    { name: "run", value: "N", says: "which row of the paper's table 2, 1 to 8 (default 2: outbursts; 7: two groups)" },
    { name: "seed", value: "N", says: "the luck: the same seed gives the same digits (default 1)" },
    { name: "runs", value: "N", says: "that many runs, with seeds from --seed on (default 1)" },
    { name: "ticks", value: "N", says: `how long each runs (default ${USUAL_TICKS})` },
    { name: "ratio", value: "RULE", says: "how cops and actives in view are compared: literal (as printed), floor (default) or round" },
    { name: "out", value: "FILE", many: true, says: "write it, too: .csv (the series of the first run) or .json" },
  ],
  examples: [
    { run: "writ foresee epstein --seed 7", says: "outbursts, tick by tick, and the lattice at their height" },
    { run: "writ foresee epstein --run 7 --runs 5 --json", says: "two groups, five times" },
  ],
  async run({ flags, words, host }) {
    if (words.length > 0)
      fail("usage", { field: words[0] ?? "", message: "foresee epstein takes no words", remedy: "Try: writ foresee epstein --run 7" });
    const out = flags.all("out");
    checkOut(out, [".csv", ".json"]);
    const number = Number(flags.choice("run", RUN_NAMES, "2")) as CivilRunNumber;
    const settings: CivilSettings = { ...CIVIL_RUNS[number], ratio: flags.choice("ratio", RATIOS, "floor") };
    const first = seedFrom(flags);
    const count = flags.count("runs", 1, 1);
    const ticks = flags.count("ticks", USUAL_TICKS, 1);
    if (ticks > MOST_TICKS)
      fail("usage", {
        field: "--ticks",
        value: String(ticks),
        message: `is more than ${MOST_TICKS}`,
        remedy: "Ask for fewer, or for more --runs",
      });
    const changes = PAPER_CHANGES[number];
    const plan = (seed: number) => ({ seed, ticks, changes, ...(settings.model === "groups" ? { stopAtExtinction: true as const } : {}) });
    const series = runCivil(settings, plan(first));
    const more = await stoppable(host, "simulating", async (signal, onProgress) => {
      const found: EpsteinRun[] = [];
      for (let at = 1; at < count && !signal.aborted; at++) {
        found.push(inFigures(first + at, runCivil(settings, plan(first + at))));
        onProgress(at + 1, count);
        // a signal is only heard between runs
        await new Promise(setImmediate);
      }
      return found;
    });
    const runs = [inFigures(first, series), ...more];
    const answer: EpsteinAnswer = {
      schema: "writ-foresee-epstein/1",
      source: "Epstein 2002, PNAS 99 suppl. 3, 7243-7250, doi 10.1073/pnas.092080199",
      illustrative: true,
      run: number,
      settings,
      changes,
      runs,
      series,
    };
    await writeOut(out, { ".csv": () => seriesCsv(series), ".json": () => `${JSON.stringify(answer)}\n` });
    if (flags.on("json")) await host.out.json(answer);
    else {
      // outbursts at their height; two groups half-way, while both are there
      const height = series.active.reduce((best, active, at) => (active > (series.active[best] ?? 0) ? at : best), 0) + 1;
      const tick = settings.model === "groups" ? Math.ceil(series.ticks / 2) : height;
      const frame = civilFrames(settings, { ...plan(first), ticks: tick, every: tick })[0] ?? null;
      await host.out.line(epsteinLines(answer, frame, styleFor(host.out)).join("\n"));
    }
    return EXIT.done;
  },
};

function inFigures(seed: number, { active, jailed, killed, extinct, ticks }: CivilHistory): EpsteinRun {
  const { count, waits, activations, peak } = outburstsOf(active);
  return {
    seed,
    ticks,
    outbursts: count,
    wait: spreadOf(waits),
    activation: spreadOf(activations),
    peak,
    jailedAtEnd: jailed.at(-1) ?? 0,
    killed: killed.at(-1) ?? 0,
    extinct,
  };
}

function seriesCsv({ ticks, active, quiet, jailed, cops, legitimacy, tension, groups, killed }: CivilHistory): string {
  const rows = Array.from({ length: ticks }, (_, at) =>
    [at + 1, active[at], quiet[at], jailed[at], cops[at], legitimacy[at], tension[at], ...(groups[at] ?? []), killed[at]].join(","),
  );
  return `${["tick,active,quiet,jailed,cops,legitimacy,tension,first_group,second_group,killed", ...rows].join("\r\n")}\r\n`;
}
