import { fail } from "../ground/index.ts";
import { BANDS } from "../match/index.ts";
import type { CurrentSnapshot, When } from "../registry/index.ts";
import type { ScreenSettings } from "../screen/index.ts";
import type { Call, Command } from "./command.ts";
import { DEFAULT_MAX_AGE_DAYS, MAX_AGE_FLAG } from "./max-age.ts";
import { MOMENT_FLAGS, openAnswers, sayMoment } from "./moment.ts";
import { SUBJECT_FLAGS } from "./subject-flags.ts";

/** What every way of screening needs. */
export interface ScreenCall extends Call {
  readonly current: CurrentSnapshot;
  readonly settings: ScreenSettings;
  /** the moment in the past that is asked about, or null */
  readonly when: When | null;
}

export const screenCommand: Command = {
  usage: "screen NAME [flags] | screen --file F --out RESULT | screen --text F | screen --stdin",
  about:
    "Does this name, file or text touch a banned group, and what is the evidence? Answers come best first, with the evidence for and against. " +
    "Exit 4 when a list is missing, stale or half read: nobody is clear of a list that was not checked.",
  flags: [
    ...SUBJECT_FLAGS,
    { name: "file", value: "F", says: "screen each row of a CSV, XLSX or JSON-lines file (may be gzipped)" },
    {
      name: "out",
      value: "RESULT",
      says: "where the result goes: .csv, .xlsx or .jsonl. The same command after a kill goes on where it stopped. Without it the result goes to stdout",
    },
    { name: "mapping", value: "FILE", says: "which column means what, where the headers do not say" },
    { name: "text", value: "F", says: "find every listed name in a text or document (.txt, .md, .html, .docx, .pdf; - for stdin)" },
    { name: "stdin", says: "JSON lines in, JSON lines out, in the same order" },
    { name: "limit", value: "N", says: "most parties for one subject (default 10); ties with the last are all given" },
    { name: "min-band", value: "BAND", says: "weak, possible (default), strong or identified" },
    { name: "lists", value: "ID,ID", says: "only these lists" },
    MAX_AGE_FLAG,
    { name: "record", says: "write the run into the ledger (--file does anyway)" },
    { name: "no-record", says: "leave no event of a --file run" },
    { name: "fail-on-hit", says: "exit 3 when there is a hit" },
    ...MOMENT_FLAGS,
  ],
  examples: [
    { run: 'writ screen "Jaish-i-Momhammed"', says: "is it banned, by whom, since when, and how sure is that?" },
    {
      run: 'writ screen "Farid Testgul" --kind person --birth-date 1971 --country pk --id cnic:42101-0000000-1',
      says: "a person with facts that settle it",
    },
    {
      run: "printf 'id,name\\n1,Jaish-i-Momhammed\\n2,Test Bakery\\n' > names.csv && writ screen --file names.csv --out result.csv",
      says: "a file of names; the result opens in a spreadsheet",
    },
    {
      run: "echo 'A stand against Lashkar-e-Taiba and Harakat ul-Mujahidin.' > report.txt && writ screen --text report.txt",
      says: "every listed name in a text, and where",
    },
    { run: `echo '{"id":"r1","names":["Jaish-i-Momhammed"]}' | writ screen --stdin`, says: "a filter for other programs" },
  ],
  async run(call) {
    const { flags, words } = call;
    const ways = ["file", "text", "stdin"].filter((name) => flags.on(name));
    const alone = `${ways.map((name) => `--${name}`).join(" and ")}`;
    if (ways.length > 1) fail("usage", { message: `${alone} exclude each other`, remedy: "Take one" });
    if (ways.length === 1 && words.length > 0)
      fail("usage", { field: words[0] ?? "", message: `a name beside ${alone}`, remedy: "Take one of them" });
    refuseIdleFlags(call, ways[0] ?? "name");
    const settings = {
      limit: flags.count("limit", 10, 1),
      minBand: flags.choice("min-band", BANDS, "possible"),
      lists: (flags.text("lists") ?? "")
        .split(",")
        .map((id) => id.trim())
        .filter((id) => id !== ""),
      maxAgeDays: flags.count("max-age", DEFAULT_MAX_AGE_DAYS, 0),
    } satisfies Omit<ScreenSettings, "at">;
    const { current, at, when } = openAnswers(call);
    const opened: ScreenCall = { ...call, current, when, settings: { ...settings, at } };
    const read = ways.length === 0 || ways[0] === "text";
    await sayMoment(call, when, read && !flags.on("json") ? "answer" : "notice");
    switch (ways[0]) {
      case "file":
        return (await import("./screen-file.ts")).screenFileRun(opened);
      case "text":
        return (await import("./screen-text.ts")).screenTextRun(opened);
      case "stdin":
        return (await import("./screen-stdin.ts")).screenStdin(opened);
      default:
        return (await import("./screen-name.ts")).screenName(opened);
    }
  },
};

/** A flag that would be silently without effect is a misunderstanding. */
function refuseIdleFlags({ flags }: Call, way: string): void {
  const only = new Map<string, readonly string[]>([
    ["out", ["file"]],
    ["mapping", ["file"]],
    ["no-record", ["file"]],
    ...SUBJECT_FLAGS.map((flag) => [flag.name, ["name"]] as const),
  ]);
  for (const [name, ways] of only) {
    if (flags.on(name) && !ways.includes(way)) {
      const where = ways.map((one) => (one === "name" ? "a NAME" : `--${one}`)).join(", ");
      fail("usage", {
        field: `--${name}`,
        message: `has no effect with ${way === "name" ? "a NAME" : `--${way}`}`,
        remedy: `It goes with ${where}`,
      });
    }
  }
}
