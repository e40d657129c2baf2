import { fail, listId, partialDate, type ListId, type PartialDate, WritError } from "../ground/index.ts";
import { isFileDamage, openRegister, type AddOptions, type AddReport, type Register } from "../registry/index.ts";
import { byDateInName } from "./dated-files.ts";
import { EXIT, worstExit, type Call, type Command } from "./command.ts";
import { count, grouped, shownProblems } from "./problem-lines.ts";
import { cleaned } from "./plain-text.ts";
import { styleFor, type Style } from "./style.ts";

export const listsAddCommand: Command = {
  usage: "lists add FILE… [--as ID] [--published DATE|from-name] | lists add starter",
  about:
    "Loads list files. The format is recognised from the content; files of one publication (sdn.csv, alt.csv, add.csv) are taken as one. " +
    "A file that is older than the version in force is filed as history. `starter` is the register that ships with Writ.",
  flags: [
    { name: "as", value: "ID", says: "the list's id, instead of the one its format says" },
    {
      name: "published",
      value: "DATE",
      says: "when it was published, where the file prints no date: 2025-11-20. `from-name`: years of files, each of the day in its name or its folder's, the oldest first",
    },
    { name: "mapping", value: "FILE", says: "which column means what, for a CSV or XLSX of your own" },
  ],
  examples: [
    { run: "writ lists add starter", says: "the groups of the March 2019 crackdown, with sources" },
    {
      run: "printf 'number,title\\n7,Test Trading Company\\n' > own.csv && printf 'columns:\\n  id: number\\n  name: title\\n' > own.yaml && writ lists add own.csv --mapping own.yaml --as own",
      says: "a list of your own, by a mapping of its columns",
    },
  ],
  async run(call) {
    const { flags, words, host, dataDir } = call;
    if (words.length === 0) fail("usage", { message: "no file is named", remedy: "writ lists add FILE…, or writ lists add starter" });
    const options = addOptions(call);
    const starter = words.length === 1 && words[0] === "starter";
    if (!starter && words.includes("starter"))
      fail("usage", { message: "starter is added alone", remedy: "Run writ lists add starter by itself" });
    if (starter && (flags.text("as") ?? flags.text("published") ?? flags.text("mapping")) !== undefined) {
      fail("usage", { message: "the starter register has its own id and date", remedy: "Run writ lists add starter without other flags" });
    }
    const register = openRegister(dataDir);
    host.stopping.before(() => {
      options.finish();
      register.close();
    });
    let reports: AddReport[];
    try {
      reports = starter
        ? [await register.addStarter(options.add)]
        : flags.text("published") === FROM_NAME
          ? await addDayByDay(register, words, options.add)
          : await register.addLists(words, options.add);
    } finally {
      options.finish();
      register.close();
    }
    if (flags.on("json")) await host.out.json({ added: reports.map(reportJson) });
    else for (const report of reports) await host.out.line(reportLines(report, styleFor(host.out)).join("\n"));
    for (const report of reports) if (lacksDate(report)) host.notices.say(`${cleaned(report.list)}: ${HOW_TO_DATE}`);
    for (const report of reports) for (const line of report.told) host.notices.say(cleaned(line));
    for (const report of reports) for (const line of shownProblems(report.problems, report.problemCount)) host.notices.say(line);
    return worstExit(reports.flatMap(exitsOf));
  },
};

const FROM_NAME = "from-name";

/** Years of files in the order of their days; the snapshot is built once, also where a file stops the rest. */
async function addDayByDay(register: Register, paths: readonly string[], options: AddOptions): Promise<AddReport[]> {
  const reports: AddReport[] = [];
  try {
    for (const { published, files } of byDateInName(paths))
      reports.push(...(await register.addLists(files, { ...options, published, publishedByName: true, snapshot: "later" })));
  } catch (error) {
    if (!(error instanceof WritError) || reports.length === 0) throw error;
    const { message, ...rest } = error.problem;
    const before = `${reports.length} of earlier days ${reports.length === 1 ? "was" : "were"} added`;
    throw new WritError({ ...rest, message: `${message}; ${before}` }, { cause: error });
  } finally {
    if (reports.length > 0) register.renewSnapshot();
  }
  return reports;
}

/** A half-read file of old days changes no answer: only what is in force, or waits to be, makes one incomplete. */
const touchesAnswers = ({ state, filed }: Pick<AddReport, "state" | "filed">): boolean =>
  state === "quarantined" || (state === "partial" && filed !== "history");

function exitsOf(report: AddReport): number[] {
  return [
    report.problems.some(({ code }) => isFileDamage(code)) ? EXIT.input : EXIT.done,
    touchesAnswers(report) ? EXIT.incomplete : EXIT.done,
  ];
}

function addOptions({ flags, host }: Call): { readonly add: AddOptions; finish(): void } {
  const progress = host.notices.progress("reading");
  const as: ListId | undefined = flags.text("as") === undefined ? undefined : ownId(flags.text("as") ?? "");
  const given = flags.text("published");
  const published = given === undefined || given === FROM_NAME ? undefined : dateGiven(given);
  const mapping = flags.text("mapping");
  const add: AddOptions = {
    who: host.who,
    at: host.now(),
    ...(as === undefined ? {} : { as }),
    ...(published === undefined ? {} : { published }),
    ...(mapping === undefined ? {} : { mapping }),
    onProgress: (done, total, what) => progress.at(done, total, what),
  };
  return { add, finish: () => progress.finish() };
}

function dateGiven(text: string): PartialDate {
  const remedy = "Write it as 2025-11-20";
  return partialDate(text) ?? fail("usage", { field: "--published", value: text, message: `"${text}" is not a date`, remedy });
}

/** An id is typed again and again, stands in file names and in comma-separated flags. */
function ownId(text: string): ListId {
  if (!/^[a-z0-9][a-z0-9_.-]{0,63}$/.test(text)) {
    fail("usage", {
      field: "--as",
      value: text,
      message: `"${text}" cannot be a list's id`,
      remedy: "Lower-case letters, digits, dots and dashes, as in my-list",
    });
  }
  return listId(text);
}

export function reportJson(report: AddReport): unknown {
  return { ...report, unmapped: byFrequency(report) };
}

/** Pairs, not an object: the keys come from outside. */
function byFrequency({ unmapped }: AddReport): (readonly [key: string, times: number])[] {
  return [...unmapped].toSorted((left, right) => right[1] - left[1]);
}

const HOW_TO_DATE =
  "its files print no date that can be read, and none was given: it counts from today, and whatever comes next as newer. Add it again with --published 2025-11-20";

/** A table of one's own is of the day on which it is added; a publisher's file may be years old. */
const lacksDate = ({ published, filed, state, format }: AddReport): boolean =>
  published === null && filed !== "unchanged" && state !== "quarantined" && format !== "custom-table";

export function reportLines(report: AddReport, style: Style): string[] {
  const date = report.published === null ? "no date" : `published ${report.published}`;
  const filed = {
    "in-force": "in force",
    history: report.state === "quarantined" ? "held back" : "filed as history",
    unchanged: "unchanged: these bytes are in force already",
  }[report.filed];
  const head = `${style.bold(cleaned(report.list))}: ${count(report.entries, "entry", "entries")}, ${count(report.names, "name")}, ${date}; ${filed}`;
  const unmapped = byFrequency(report);
  const kept = unmapped.slice(0, 6).map(([field, times]) => `${cleaned(field)} ${grouped(times)}×`);
  return [
    head,
    ...(unmapped.length === 0 ? [] : [style.faint(`  kept and not understood: ${kept.join(", ")}${unmapped.length > 6 ? ", …" : ""}`)]),
    ...(touchesAnswers(report) ? [style.warn(`  ${report.state}: answers on this list are incomplete`)] : []),
    ...report.notes.map((note) => `  ${cleaned(note)}`),
    ...(report.state === "quarantined" ? [`  see what it would change: writ lists release ${cleaned(report.list)}`] : []),
  ];
}
