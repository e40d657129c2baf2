import { fail } from "../ground/index.ts";
import { CATEGORIES, checkSize, figuresOf, labCsv, labHtml, LAB_LIMITS, notMeasured, type LabReport } from "../lab/index.ts";
import type { Snapshot } from "../match/index.ts";
import { DEFAULT_SETTINGS, standing } from "../screen/index.ts";
import { EXIT, type Command } from "./command.ts";
import { openCurrent } from "./current.ts";
import { checkOut, writeOut } from "./foresee-output.ts";
import { stoppable } from "./foresee-stoppable.ts";
import { ownEngine } from "./lab-engine.ts";
import { foreignEngine } from "./lab-foreign.ts";
import { drawNames, snapshotOfNames } from "./lab-listed.ts";
import { peopleOfFile, syntheticPeople } from "./lab-people.ts";
import { runLab } from "./lab-run.ts";
import { labSettings, USUAL } from "./lab-settings.ts";
import { labLines } from "./lab-view.ts";
import { count } from "./problem-lines.ts";
import { styleFor } from "./style.ts";

const ENDINGS = [".html", ".csv", ".json"];

export const labCommand: Command = {
  usage: "lab [--lists ID,ID | --names FILE] [flags]",
  about:
    "Tests name screening: draws listed names, changes each in one way at a time (spelling, typing errors, romanisation, order, titles, words left " +
    "out and added, other scripts, look-alike letters, scanners' errors, cut, joined and split words), asks for all of them, and counts what is " +
    "found; and how many people who are on no list are put on alert, for any cut-off. The same seed gives the same bytes. docs/lab.md says how to read it.",
  flags: [
    { name: "lists", value: "ID,ID", says: "names of these lists, and only these are asked (default: all that are loaded)" },
    { name: "names", value: "FILE", says: "instead: a list of your own; one name a line, CSV or XLSX with a column name, or JSON lines" },
    { name: "sample", value: "N", says: `how many listed names are drawn (default ${USUAL.sample}, at most ${LAB_LIMITS.sample})` },
    { name: "weak", says: "draw also names that the publisher calls weak" },
    { name: "variants", value: "N", says: `variants of a name for each kind of change (default 1, at most ${LAB_LIMITS.variants})` },
    { name: "only", value: "KIND,KIND", says: `only these changes: ${CATEGORIES.map(({ id }) => id).join(", ")}` },
    { name: "population", value: "FILE", says: "names of your own customers or others who are on no list (default: invented people)" },
    {
      name: "population-size",
      value: "N",
      says: `how many of them are asked (default ${USUAL.people} invented people, or the whole file; at most ${LAB_LIMITS.population})`,
    },
    { name: "cut-off", value: "BITS,BITS", says: "cut-offs of your own, besides the bands: what does each cost, what does it find?" },
    {
      name: "floor",
      value: "BITS",
      says: `least weight that is looked at (default ${USUAL.floor}, of another engine 0); lower takes longer`,
    },
    { name: "limit", value: "N", says: `parties looked at for each question (default ${USUAL.limit})` },
    { name: "seed", value: "N", says: "the chance: the same seed gives the same names and changes (default 1)" },
    {
      name: "engine",
      value: "COMMAND",
      says: "put another program to the test: it reads subjects as JSON lines and answers each in the shape of writ screen --stdin",
    },
    { name: "out", value: "FILE", many: true, says: "write the report: .html, .csv or .json" },
  ],
  examples: [
    { run: "writ lab --sample 20 --population-size 200 --out report.html", says: "a first look, and a report that opens in any browser" },
    {
      run: "printf 'Test Bakery\\nFarid Testgul\\nAnna Example\\n' > customers.txt && writ lab --sample 10 --only one-typo,order --population customers.txt --cut-off 12,16",
      says: "alerts on your own customers, and what two cut-offs cost",
    },
    {
      run: "writ lab --sample 2 --only order --population-size 2 --engine 'writ screen --stdin --min-band weak' --json",
      says: "any engine that answers in this shape",
    },
  ],
  async run({ flags, words, host, dataDir }) {
    if (words.length > 0)
      fail("usage", { field: words[0] ?? "", message: "writ lab takes no names here", remedy: "Give a file of names with --names" });
    if (flags.on("names") && flags.on("lists")) fail("usage", { message: "--lists and --names exclude each other", remedy: "Take one" });
    const out = flags.all("out");
    checkOut(out, ENDINGS);
    const settings = labSettings(flags);
    const { seed, plan, floor, limit, lists, command } = settings;
    const asked =
      settings.population === undefined
        ? syntheticPeople(settings.people ?? USUAL.people, seed)
        : await peopleOfFile(settings.population, settings.people, { seed, notices: host.notices });
    const file = flags.text("names");
    const own = file === undefined ? null : await snapshotOfNames(file, host.notices);
    const snapshot = own?.snapshot ?? openCurrent({ dataDir, host }).snapshot;
    const drawn = drawNames(snapshot, { lists, sample: settings.sample, seed, weak: flags.on("weak") ? "taken in" : "left out" });
    checkSize(drawn.names.length, plan);
    const engine = command === undefined ? ownEngine(snapshot, { lists, floor, limit }) : foreignEngine(command);
    const run = { names: drawn.names, plan, people: asked.people, peopleCount: asked.facts.asked };
    const tally = await stoppable(host, "testing", (signal, onProgress) => runLab(engine, run, { signal, onProgress })).finally(() =>
      engine.close(),
    );
    const figures = figuresOf(tally, settings);
    const about = {
      schema: "writ-lab/1" as const,
      engine: engineFacts(command, snapshot),
      seed,
      floor,
      limit,
      lists: snapshot.lists
        .filter(({ id }) => lists.length === 0 || lists.includes(id))
        .map(({ id, title, published, entries, names, sha256, state }) => ({ id, title, published, entries, names, sha256, state })),
      sample: {
        drawn: drawn.names.length,
        of: drawn.of,
        variants: plan.variants,
        leftOut: {
          weak: drawn.leftOut.weak,
          unreadable: drawn.leftOut.unreadable + (own?.unreadable ?? 0),
          tooLong: drawn.leftOut.tooLong + (own?.tooLong ?? 0),
        },
      },
      people: asked.facts,
    };
    const report: LabReport = { ...about, ...figures, notMeasured: notMeasured(about, figures) };
    await writeOut(out, { ".html": () => labHtml(report), ".csv": () => labCsv(report), ".json": () => `${JSON.stringify(report)}\n` });
    if (flags.on("json")) await host.out.json(report);
    else await host.out.line(labLines(report, styleFor(host.out)).join("\n"));
    const unanswered = report.population.unanswered + [report.control, ...report.categories].reduce((sum, of) => sum + of.unanswered, 0);
    if (unanswered === 0) return EXIT.done;
    host.notices.say(`the engine gave no answer to ${count(unanswered, "question")}; they count neither as found nor as missed`);
    return EXIT.incomplete;
  },
};

function engineFacts(command: string | undefined, snapshot: Snapshot): LabReport["engine"] {
  if (command !== undefined) return { own: false, name: command, version: null, parameters: null, snapshot: null };
  const { id, parameters } = snapshot;
  return { own: true, name: "Writ", version: versionOf(snapshot), parameters, snapshot: id };
}

/** The build that answers, as every answer of `writ screen` names it. The clock plays no part in it. */
const versionOf = (snapshot: Snapshot): string =>
  standing({ snapshot, origin: "data" }, { ...DEFAULT_SETTINGS, at: "1970-01-01T00:00:00Z" }).engine.version;
