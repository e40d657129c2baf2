import { fail, listId, type ListId, type PartialDate } from "../ground/index.ts";
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
      says: "when it was published, where the file does not say: 2025-11-20. `from-name`: years of files, each of the day in its name or its folder's, the oldest first",
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
      reports.push(...(await register.addLists(files, { ...options, published, snapshot: "later" })));
  } finally {
    if (reports.length > 0) register.renewSnapshot();
  }
  return reports;
}

function exitsOf({ problems, state }: AddReport): number[] {
  return [problems.some(({ code }) => isFileDamage(code)) ? EXIT.input : EXIT.done, state === "current" ? EXIT.done : EXIT.incomplete];
}

function addOptions({ flags, host }: Call): { readonly add: AddOptions; finish(): void } {
  const progress = host.notices.progress("reading");
  const as: ListId | undefined = flags.text("as") === undefined ? undefined : ownId(flags.text("as") ?? "");
  const given = flags.text("published");
  const published = given === FROM_NAME ? undefined : given;
  if (published !== undefined && !/^\d{4}(-\d\d(-\d\d)?)?$/.test(published)) {
    fail("usage", { field: "--published", value: published, message: `"${published}" is not a date`, remedy: "Write it as 2025-11-20" });
  }
  const mapping = flags.text("mapping");
  const add: AddOptions = {
    who: host.who,
    at: host.now(),
    ...(as === undefined ? {} : { as }),
    ...(published === undefined ? {} : { published: published as PartialDate }),
    ...(mapping === undefined ? {} : { mapping }),
    onProgress: (done, total, what) => progress.at(done, total, what),
  };
  return { add, finish: () => progress.finish() };
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

export function reportLines(report: AddReport, style: Style): string[] {
  const date = report.published === null ? "no date" : `published ${report.published}`;
  const filed = {
    "in-force": "in force",
    history: "filed as history",
    unchanged: "unchanged: these bytes are in force already",
  }[report.filed];
  const head = `${style.bold(cleaned(report.list))}: ${count(report.entries, "entry", "entries")}, ${count(report.names, "name")}, ${date}; ${filed}`;
  const unmapped = byFrequency(report);
  const kept = unmapped.slice(0, 6).map(([field, times]) => `${cleaned(field)} ${grouped(times)}×`);
  return [
    head,
    ...(unmapped.length === 0 ? [] : [style.faint(`  kept and not understood: ${kept.join(", ")}${unmapped.length > 6 ? ", …" : ""}`)]),
    ...(report.state === "current" ? [] : [style.warn(`  ${report.state}: answers on this list are incomplete`)]),
    ...report.notes.map((note) => `  ${cleaned(note)}`),
    ...(report.state === "quarantined" ? [`  see what it would change: writ lists release ${cleaned(report.list)}`] : []),
  ];
}
