import { statSync } from "node:fs";
import { fail } from "../ground/index.ts";
import {
  EXPORT_FORMATS,
  exportToFiles,
  exportToStream,
  formatOfName,
  isStreamed,
  type ExportFormat,
  type ExportReport,
} from "../export/index.ts";
import { openReader } from "../registry/index.ts";
import { EXIT, type Call, type Command } from "./command.ts";
import { openCurrent } from "./current.ts";
import { momentOf, openMoment, MOMENT_FLAGS, momentInWords } from "./moment.ts";
import { cleaned } from "./plain-text.ts";
import { count, grouped } from "./problem-lines.ts";

export const exportCommand: Command = {
  usage: "export [--format F] [--out FILE|FOLDER/] [--lists ID,ID]",
  about:
    "The register as json (JSON lines, with parties and decisions), ftm (FollowTheMoney), csv, xlsx or sqlite. What is written can be read back by " +
    "writ lists add, entry by entry and in the same state; a table by the mapping that is put beside it. A FOLDER/ gets a file for each list in ftm, csv and xlsx. " +
    "Cells that a spreadsheet would run as a formula are made harmless.",
  flags: [
    { name: "format", value: "F", says: `${EXPORT_FORMATS.join(", ")}; default by the ending of --out, else json` },
    { name: "out", value: "PATH", says: "a file (.gz: packed), or a folder with a stroke at its end; default standard output" },
    { name: "lists", value: "ID,ID", says: "only these lists" },
    ...MOMENT_FLAGS,
  ],
  examples: [
    { run: "writ lists add starter && writ export --format ftm", says: "FollowTheMoney entities on standard output" },
    {
      run: "writ lists add starter && writ export --out register.jsonl && writ lists add register.jsonl --data copy",
      says: "into another data folder, entry by entry as it was",
    },
    {
      run: "writ lists add starter && writ export --format csv --out tables/",
      says: "a table for each list, with the mapping that reads it back",
    },
  ],
  async run(call) {
    const { flags, words, host } = call;
    if (words.length > 0) fail("usage", { value: words.join(" "), message: "takes no name", remedy: "writ export --lists ID --out FILE" });
    const out = flags.text("out");
    const format = formatOf(flags.text("format"), out);
    const folder = out !== undefined && isFolderName(out);
    if (out === undefined && !isStreamed(format))
      fail("usage", {
        field: "--out",
        message: `${format} is no text: it needs a file`,
        remedy: `writ export --format ${format} --out register.${format}`,
      });
    return withContent(call, async (content, moment) => {
      const lists = chosen(
        flags.text("lists"),
        content.lists.map(({ id }) => id),
      );
      const progress = host.notices.progress("writing");
      const source = {
        content,
        lists,
        at: host.now(),
        moment,
        onEntry: (done: number, total: number) => progress.at(done, total),
      };
      let report: ExportReport;
      try {
        report =
          out === undefined
            ? await exportToStream(source, format, host.out.sink)
            : await exportToFiles(source, format, { path: out, folder });
      } finally {
        progress.finish();
      }
      await told(call, { report, format, lists, out });
      return EXIT.done;
    });
  },
};

function formatOf(named: string | undefined, out: string | undefined): ExportFormat {
  if (named === undefined) return (out === undefined ? null : formatOfName(out)) ?? "json";
  const found = EXPORT_FORMATS.find((format) => format === named);
  return (
    found ??
    fail("usage", {
      field: "--format",
      value: named,
      message: `there is no format "${named}"`,
      remedy: `one of: ${EXPORT_FORMATS.join(", ")}`,
    })
  );
}

function isFolderName(path: string): boolean {
  if (path === "") fail("usage", { field: "--out", message: "names no file", remedy: "--out register.jsonl" });
  return /[\\/]$/.test(path) || statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function chosen(named: string | undefined, held: readonly string[]): readonly string[] {
  const wanted = named?.split(",").filter(Boolean);
  for (const list of wanted ?? [])
    if (!held.includes(list))
      fail("list-unknown", { value: list, message: `no list "${list}" is loaded`, remedy: `loaded: ${held.join(", ") || "none"}` });
  return wanted === undefined ? held : held.filter((list) => wanted.includes(list));
}

type Content = ReturnType<ReturnType<typeof openReader>["content"]>;

async function withContent(call: Call, work: (content: Content, moment: ReturnType<typeof momentOf>) => Promise<number>): Promise<number> {
  const when = momentOf(call);
  if (when !== null) {
    const past = openMoment(call, when);
    try {
      call.host.notices.say(momentInWords(when));
      for (const line of [...past.missing, ...past.notes]) call.host.notices.say(cleaned(line));
      return await work(past.content(), when);
    } finally {
      past.close();
    }
  }
  const reader = openReader(call.dataDir);
  try {
    return await work(
      reader.content(() => openCurrent(call).snapshot.lists),
      null,
    );
  } finally {
    reader.close();
  }
}

interface Told {
  readonly report: ExportReport;
  readonly format: ExportFormat;
  readonly lists: readonly string[];
  readonly out: string | undefined;
}

async function told({ flags, host }: Call, { report, format, lists, out }: Told): Promise<void> {
  const { files, entries, left, lost } = report;
  const most = (counted: ReadonlyMap<string, number>): [string, number][] => [...counted].toSorted(([, a], [, b]) => b - a);
  for (const [field, times] of most(lost)) host.notices.say(`${format} has no place for ${field}: ${grouped(times)} left out`);
  for (const [field, times] of most(left))
    host.notices.say(`${format} has no place for ${field}: ${grouped(times)}, written where only Writ reads`);
  if (out === undefined && format === "csv")
    host.notices.say("a table is read back with its mapping: --out FILE writes it beside the table");
  if (out === undefined) return;
  if (flags.on("json")) await host.out.json({ format, lists, entries, files, leftOut: [...left], lost: [...lost] });
  else
    await host.out.line(
      `${count(entries, "entry", "entries")} of ${count(lists.length, "list")} written: ${files.map(cleaned).join(", ")}`,
    );
}
