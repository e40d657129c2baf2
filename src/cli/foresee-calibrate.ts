import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import {
  calibrationCsv,
  calibrationHtml,
  calibrationOf,
  EXAMPLE_HISTORY,
  exampleCounts,
  exampleCountsCsv,
  countReader,
  fit,
  fitModel,
  parameterSpace,
  rollingScores,
  type CountsResult,
  type MonthlyCounts,
  type Situation,
} from "../foresee/index.ts";
import { fail, formatProblem, WritError } from "../ground/index.ts";
import { parseStrategy, type Strategy } from "../strategy/index.ts";
import { EXIT, type Command } from "./command.ts";
import type { Flags } from "./flags.ts";
import { calibrationLines } from "./foresee-calibrate-view.ts";
import { fitCrew } from "./foresee-calibrate-threads.ts";
import { readCounts, readNames, readSeries } from "./foresee-counts.ts";
import { FORESEE_FLAGS, seedFrom, situationFrom, threadsFrom } from "./foresee-input.ts";
import { checkOut, writeOut } from "./foresee-output.ts";
import { stoppable } from "./foresee-stoppable.ts";
import type { Host, Notices } from "./host.ts";
import { cleaned } from "./plain-text.ts";
import { styleFor } from "./style.ts";

/** The word for the counts that ship. */
const EXAMPLE = "example";
const USUAL_STEPS = 8_000;
/** draws of four chains are held in memory */
const MOST_STEPS = 50_000;
const USUAL_ORIGINS = 3;
const MOST_ORIGINS = 20;

export const foreseeCalibrateCommand: Command = {
  usage: "foresee calibrate COUNTS [flags]",
  about:
    "What monthly counts of attacks teach of the beliefs, and what they leave to the literature. COUNTS is a CSV file: month, group, " +
    "attacks (and province, deaths); or events of UCDP GED; or incidents as in BFRS; or the word example (invented ones that ship; ten seconds). Coordinates and names of " +
    "persons are never taken in. Force answers attacks: what comes out is association, not cause.",
  flags: [
    ...FORESEE_FLAGS,
    { name: "history", value: "FILE", says: "a strategy that tells what was done in those months (without it: nothing)" },
    { name: "groups", value: "FILE", says: "name,group for each actor of the file: a group of the situation, state, or - to leave out" },
    { name: "country", value: "NAME", many: true, says: "count events in this country alone" },
    { name: "beside", value: "FILE", says: "a published series by year (year, deaths) to lay beside the counts; it enters no fit" },
    { name: "beside-column", value: "NAME", says: "which of its columns" },
    {
      name: "origins",
      value: "N",
      says: `years that are foretold from what was before them, and scored (default ${USUAL_ORIGINS}; 0: none)`,
    },
    { name: "steps", value: "N", says: `most steps of each of the four chains (default ${USUAL_STEPS})` },
    { name: "out", value: "FILE", many: true, says: "write it, too: .json (for writ foresee compare --posterior), .html or .csv" },
    { name: "example-counts", says: "print the invented counts that ship, as CSV, and do nothing else" },
    { name: "example-history", says: "print the history that goes with them, as JSON, and do nothing else" },
  ],
  examples: [
    { run: "writ foresee calibrate --example-counts", says: "a table of counts to begin with" },
    { run: "writ foresee calibrate --example-history", says: "what was done in those months, as a strategy" },
  ],
  async run({ flags, words, host }) {
    if (flags.on("example-counts")) {
      await host.out.line(exampleCountsCsv().trimEnd());
      return EXIT.done;
    }
    if (flags.on("example-history")) {
      await host.out.line(JSON.stringify(EXAMPLE_HISTORY, null, 2));
      return EXIT.done;
    }
    const [file, ...more] = words;
    if (file === undefined || more.length > 0)
      fail("usage", { message: `takes one file of counts and got ${words.length}`, remedy: "Try: writ foresee calibrate example" });
    const out = flags.all("out");
    checkOut(out, [".json", ".html", ".csv"]);
    const seed = seedFrom(flags);
    const threads = threadsFrom(flags);
    const most = flags.count("steps", USUAL_STEPS, 250);
    if (most > MOST_STEPS)
      fail("usage", {
        field: "--steps",
        value: String(most),
        message: `at most ${MOST_STEPS}`,
        remedy: "Chains that do not agree by then never will",
      });
    const origins = flags.count("origins", USUAL_ORIGINS, 0);
    if (origins > MOST_ORIGINS) fail("usage", { field: "--origins", value: String(origins), message: `at most ${MOST_ORIGINS}` });
    const situation = await situationFrom(flags, host.notices);
    const { counts, partial } = await countsFrom(file, flags, situation, host.notices);
    const done = await historyFrom(file, flags, host.notices);
    const series = flags.text("beside") === undefined ? null : await readSeries(flags.text("beside") ?? "", flags.text("beside-column"));
    const model = fitModel(situation, counts, done);
    const fitted = await stoppable(host, "fitting", async (signal, onProgress) => {
      const { workers, close } = fitCrew(model, threads);
      try {
        return await fit(model, workers, { seed, most, signal, onProgress });
      } finally {
        await close();
      }
    });
    const scores =
      origins === 0
        ? []
        : await stoppable(host, "foretelling past years", (signal, onProgress) =>
            rollingScores({ situation, counts, done, seed, origins }, (past) => fitCrew(past, threads), { signal, onProgress }),
          );
    const calibration = calibrationOf({ situation, counts, done, model, fit: fitted, scores, series, seed, file: basename(file) });
    await writeOut(calibration.posterior === null ? out.filter((path) => !path.toLowerCase().endsWith(".json")) : out, {
      ".json": () => `${JSON.stringify(calibration.posterior)}\n`,
      ".html": () => calibrationHtml(calibration),
      ".csv": () => calibrationCsv(calibration),
    });
    if (flags.on("json")) await host.out.json(calibration);
    else await host.out.line(calibrationLines(calibration, styleFor(host.out)).join("\n"));
    if (calibration.posterior === null)
      host.notices.say(`the chains do not agree yet: no posterior was written. More steps: --steps ${2 * most}`);
    return calibration.posterior === null || partial ? EXIT.incomplete : EXIT.done;
  },
};

/** Counts, and whether rows of the file had to be left out because they could not be read. */
async function countsFrom(
  file: string,
  flags: Flags,
  situation: Situation,
  notices: Notices,
): Promise<{ readonly counts: MonthlyCounts; readonly partial: boolean }> {
  const groups = parameterSpace(situation.groups).groups;
  const named = flags.text("groups");
  const names = named === undefined ? new Map<string, string | null>() : await readNames(named, groups);
  const countries = new Set(flags.all("country").map((country) => country.trim().toLowerCase()));
  let damaged = 0;
  const read =
    file === EXAMPLE
      ? readExample(groups)
      : await readCounts(file, { groups, names, countries }, (found) => {
          damaged++;
          notices.say(cleaned(formatProblem(found)));
        });
  if (!read.ok) {
    const [first, ...more] = read.problems;
    for (const found of more) notices.say(cleaned(formatProblem(found)));
    throw new WritError(first);
  }
  for (const found of read.problems) notices.say(cleaned(formatProblem(found)));
  // a monthly table with a damaged line may have lost a month without a gap
  if (damaged > 0 && read.counts.format === "monthly")
    fail("csv-malformed", { file, message: `${damaged} damaged lines`, remedy: "Correct them; a fit needs every month" });
  return { counts: read.counts, partial: damaged + read.problems.length > 0 };
}

function readExample(groups: readonly string[]): CountsResult {
  const [header, ...rows] = exampleCounts();
  if (header === undefined) return fail("internal", { field: "example" });
  const reader = countReader(header, { file: EXAMPLE, groups, names: new Map(), countries: new Set() });
  rows.forEach((row) => reader.take(row));
  return reader.finish();
}

async function historyFrom(counts: string, flags: Flags, notices: Host["notices"]): Promise<Strategy | null> {
  const file = flags.text("history");
  if (file === undefined) return counts === EXAMPLE ? EXAMPLE_HISTORY : null;
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) =>
    fail(error.code === "ENOENT" ? "file-not-found" : "file-unreadable", { file, field: "--history", remedy: "Check the path" }, error),
  );
  const read = parseStrategy(text, file);
  if (read.ok) return read.strategy;
  const [first, ...more] = read.problems;
  for (const found of more) notices.say(cleaned(formatProblem(found)));
  throw new WritError(first);
}
