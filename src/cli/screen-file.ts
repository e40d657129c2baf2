import { createReadStream, rmSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fail, formatProblem } from "../ground/index.ts";
import { screenFile, type FileReport } from "../screen/index.ts";
import { EXIT, worstExit } from "./command.ts";
import { cleaned } from "./plain-text.ts";
import { count, grouped } from "./problem-lines.ts";
import { checkRecordable, recordRun } from "./record.ts";
import type { ScreenCall } from "./screen.ts";
import { styleFor, type Style } from "./style.ts";

/** A file of subjects, resumable; the result is a file, or stdout when none is named. */
export async function screenFileRun(call: ScreenCall): Promise<number> {
  const { flags } = call;
  if (flags.text("file") === "-")
    fail("usage", { field: "--file", message: "takes a file", remedy: "For a stream of JSON lines: writ screen --stdin" });
  if (!flags.on("no-record")) checkRecordable(call);
  const out = flags.text("out");
  return out === undefined ? toStdout(call) : toFile(call, out);
}

async function toFile(call: ScreenCall, out: string): Promise<number> {
  const { flags, host } = call;
  const report = await run(call, out);
  if (flags.on("json")) await host.out.json(report);
  else await host.out.line(reportLines(report, styleFor(host.out)).join("\n"));
  return exitOf(report, call);
}

/** Not resumable: a half-written stdout cannot be gone on with. */
async function toStdout(call: ScreenCall): Promise<number> {
  const { flags, host } = call;
  const folder = await mkdtemp(join(tmpdir(), "writ-"));
  // a reader that goes away ends the process before `finally`
  host.stopping.before(() => rmSync(folder, { recursive: true, force: true }));
  try {
    const out = join(folder, flags.on("json") ? "result.jsonl" : "result.csv");
    const report = await run(call, out);
    await pipeline(createReadStream(out), host.out.sink, { end: false });
    host.notices.say(cleaned(summary(report)));
    return exitOf(report, call);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function run(call: ScreenCall, out: string): Promise<FileReport> {
  const { flags, host, current, settings } = call;
  const file = flags.text("file") ?? "";
  const mapping = flags.text("mapping");
  const progress = host.notices.progress(basename(file));
  const stop = new AbortController();
  void host.stopping.awaited().then((signal) => stop.abort(signal));
  try {
    const report = await screenFile({
      file,
      out,
      current,
      settings,
      ...(mapping === undefined ? {} : { mapping: await mappingText(mapping) }),
      signal: stop.signal,
      onProgress: ({ rows, hits, read, size }) =>
        progress.at(size === null ? rows : read, size ?? 0, size === null ? "rows" : `${count(rows, "row")}, ${count(hits, "hit")}`),
    });
    progress.finish();
    for (const note of report.notes) host.notices.say(cleaned(note));
    if (report.broken !== null) host.notices.say(cleaned(formatProblem(report.broken)));
    if (!flags.on("no-record")) recordRun(call, "a file of names", eventOf(file, report));
    return report;
  } finally {
    progress.finish();
    if (stop.signal.aborted) {
      host.notices.say("stopped; the same command goes on from here");
      await host.notices.flush();
      host.stopping.dieOf(stop.signal.reason as NodeJS.Signals);
    }
  }
}

async function mappingText(file: string): Promise<string> {
  return readFile(file, "utf8").catch((error: unknown) =>
    fail("file-not-found", { file, field: "--mapping", remedy: "Check the path" }, error),
  );
}

function eventOf(file: string, report: FileReport): Record<string, unknown> {
  const { rows, hits, clear, incomplete, bad, alerts, sha256, input, broken } = report;
  return { file: basename(file), input, result: sha256, rows, hits, clear, incomplete, bad, alerts, broken: broken?.code ?? null };
}

function summary({ rows, hits, clear, incomplete, bad, alerts }: FileReport): string {
  const parts = [count(hits, "hit"), `${grouped(clear)} clear`, `${grouped(incomplete)} incomplete`, `${grouped(bad)} bad`];
  return `${count(rows, "row")}: ${parts.join(", ")}; ${count(alerts, "alert")}`;
}

function reportLines(report: FileReport, style: Style): string[] {
  const lead = report.hits > 0 ? style.alarm(summary(report)) : style.bold(summary(report));
  return [
    `${lead}.`,
    ...(report.resumed > 0 ? [`  ${count(report.resumed, "row")} were done by an earlier run.`] : []),
    ...(report.incomplete > 0 ? [style.warn("  Incomplete rows are not clear: the result says for each what was not checked.")] : []),
    ...(report.bad > 0 ? [style.warn("  Bad rows were not screened: the result says for each why.")] : []),
    `  Result: ${cleaned(report.out)} ${style.faint(`(SHA-256 ${report.sha256.slice(0, 16)}…)`)}`,
  ];
}

function exitOf(report: FileReport, { flags }: ScreenCall): number {
  return worstExit([
    report.bad > 0 || report.broken !== null ? EXIT.input : EXIT.done,
    report.incomplete > 0 ? EXIT.incomplete : EXIT.done,
    report.hits > 0 && flags.on("fail-on-hit") ? EXIT.hit : EXIT.done,
  ]);
}
