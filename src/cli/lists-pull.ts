import { ERRORS, fail, formatProblem, WritError } from "../ground/index.ts";
import { dueSources, keepPulling, pauseFor, pullLists, type Fetching, type Pulled, type Source } from "../pull/index.ts";
import { openReader, openRegister } from "../registry/index.ts";
import { EXIT, worstExit, type Call, type Command } from "./command.ts";
import { intervalMs } from "./interval.ts";
import { reportJson, reportLines } from "./lists-add.ts";
import { cleaned, padded } from "./plain-text.ts";
import { howToFetch, SOURCES_FLAG, sourcesOf } from "./pull-settings.ts";
import { styleFor } from "./style.ts";

/** ms to wait for another writer to let go of the data folder */
const PATIENCE = 60_000;

export const listsPullCommand: Command = {
  usage: "lists pull [ID…] [flags]",
  about:
    "Fetches the publishers' newest files, checks them and adds them. Without ids: the lists that are loaded; in a folder without lists, all " +
    "that anybody may fetch. Nothing is fetched that has not changed; what is cut, no list, or another list is not taken; an abnormal version is " +
    "quarantined. One list that fails is told, and the others go on (exit 4). HTTPS_PROXY and NO_PROXY are honoured.",
  flags: [
    { name: "every", value: "TIME", says: "go on until it is stopped, a round each TIME: 30m, 1h, 1d" },
    SOURCES_FLAG,
    { name: "addresses", says: "show from where each list is fetched, its licence and rhythm; asks nobody" },
  ],
  examples: [{ run: "writ lists pull --addresses", says: "the official addresses; nothing is fetched" }],
  async run(call) {
    const { flags } = call;
    const sources = chosenSources(call);
    if (flags.on("addresses")) return showAddresses(call, sources);
    const every = flags.text("every");
    if (every === undefined) return worstExit((await round(call, sources)).flatMap((pulled) => exitsOf(pulled, call)));
    return goOn(call, sources, intervalMs(every));
  },
};

function chosenSources(call: Call): readonly Source[] {
  const { flags, words, dataDir, host } = call;
  const all = sourcesOf(call);
  for (const word of words) {
    if (!all.some(({ list }) => list === word))
      fail("list-unknown", {
        value: word,
        message: `no list "${word}" is fetched`,
        remedy: `one of: ${all.map(({ list }) => list).join(", ")}`,
      });
  }
  if (words.length > 0) return all.filter(({ list }) => words.includes(list));
  if (flags.on("addresses")) return all;
  const reader = openReader(dataDir);
  try {
    return dueSources(all, new Set(reader.status(host.now(), 0).map(({ id }) => id)));
  } finally {
    reader.close();
  }
}

async function showAddresses({ flags, host }: Call, sources: readonly Source[]): Promise<number> {
  if (flags.on("json")) {
    await host.out.json({ sources });
    return EXIT.done;
  }
  const style = styleFor(host.out);
  for (const { list, title, parts, licence, rhythm, page, instead } of sources) {
    await host.out.line(`${style.bold(padded(list, 8))} ${cleaned(title)}`);
    for (const { address } of parts) await host.out.line(`  ${cleaned(address)}`);
    if (instead !== undefined) await host.out.line(style.warn(`  ${instead}: ${page}`));
    await host.out.line(style.faint(`  ${rhythm}; ${licence}`));
  }
  return EXIT.done;
}

/** One look at every list. */
async function round(call: Call, sources: readonly Source[], signal?: AbortSignal): Promise<Pulled[]> {
  const { host, dataDir, flags } = call;
  const progress = host.notices.progress("fetching");
  const reader = openReader(dataDir);
  const style = styleFor(host.out);
  try {
    const pulled = await pullLists(sources, {
      dataDir,
      who: host.who,
      now: host.now,
      reader,
      withRegister: async (work) => {
        const register = openRegister(dataDir, { waitMs: PATIENCE });
        try {
          return await work(register);
        } finally {
          register.close();
        }
      },
      fetching: fetchingOf(call, { progress, ...(signal === undefined ? {} : { signal }) }),
      onPulled: (one) => {
        for (const line of noticesOf(one, call)) host.notices.say(line);
      },
    });
    progress.finish();
    if (flags.on("json")) await host.out.json({ at: host.now(), pulled: pulled.map(pulledJson) });
    else for (const one of pulled) for (const line of linesOf(one, style)) await host.out.line(line);
    return pulled;
  } finally {
    progress.finish();
    reader.close();
  }
}

interface Waiting {
  readonly progress: ReturnType<Call["host"]["notices"]["progress"]>;
  readonly signal?: AbortSignal;
}

function fetchingOf({ host }: Call, { progress, signal }: Waiting): Fetching {
  const how = howToFetch(host.env);
  return {
    ...how,
    retry: { ...how.retry, sleep: (ms) => pauseFor(ms, signal) },
    ...(signal === undefined ? {} : { signal }),
    onNotice: (text) => host.notices.say(cleaned(text)),
    onProgress: (done, total, what) => progress.at(done, total, what),
  };
}

/** Round after round; the first signal ends it in good order, whatever is under way. */
async function goOn(call: Call, sources: readonly Source[], everyMs: number): Promise<number> {
  const { host } = call;
  const stop = new AbortController();
  void host.stopping.awaited().then(() => stop.abort());
  await keepPulling({
    everyMs,
    round: async () => void (await round(call, sources, stop.signal)),
    onFault: (error) => {
      if (error instanceof WritError) host.notices.say(cleaned(formatProblem(error.problem)));
      else
        host.notices.say(
          `a fault of ours [internal], the next round comes all the same: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        );
    },
    now: () => performance.now(),
    random: Math.random,
    sleep: (ms) => pauseFor(ms, stop.signal),
    signal: stop.signal,
  });
  return EXIT.done;
}

function exitsOf(pulled: Pulled, { words }: Call): number[] {
  switch (pulled.outcome) {
    case "unchanged":
      return [pulled.held === undefined ? EXIT.done : EXIT.incomplete];
    case "added":
      return [pulled.report.state === "current" ? EXIT.done : EXIT.incomplete];
    case "quarantined":
    case "older":
      return [EXIT.incomplete];
    // of lists that were not named, the ones that nobody can fetch are no failure
    case "skipped":
      return [words.includes(pulled.list) ? EXIT.input : EXIT.done];
    case "failed":
      return [pulled.problem.code.startsWith("data-") ? ERRORS[pulled.problem.code].exit : EXIT.incomplete];
  }
}

function noticesOf(pulled: Pulled, { words }: Call): string[] {
  if (pulled.outcome === "failed") return [cleaned(formatProblem({ ...pulled.problem, field: pulled.list }))];
  return pulled.outcome === "skipped" && words.includes(pulled.list) ? [cleaned(`${pulled.list}: ${pulled.why}`)] : [];
}

function linesOf(pulled: Pulled, style: ReturnType<typeof styleFor>): string[] {
  switch (pulled.outcome) {
    case "unchanged":
      return [`${style.bold(pulled.list)}: unchanged; checked now`, ...afterLook(pulled, style)];
    case "failed":
      return [style.warn(`${pulled.list}: failed: ${cleaned(pulled.problem.message)}`)];
    case "skipped":
      return [style.faint(`${pulled.list}: not fetched: ${cleaned(pulled.why)}`)];
    case "older":
      return [style.warn(`${pulled.list}: its address gives an older version than the one in force`), ...reportLines(pulled.report, style)];
    case "added":
    case "quarantined":
      return reportLines(pulled.report, style);
  }
}

function afterLook(
  { list, held, retired }: Extract<Pulled, { readonly outcome: "unchanged" }>,
  style: ReturnType<typeof styleFor>,
): string[] {
  if (retired !== undefined) return [`  held back no longer, since the publisher serves the version in force again: ${cleaned(retired)}`];
  if (held === undefined) return [];
  const line = style.warn(`  answers on this list are incomplete: ${cleaned(held.note)}`);
  return held.state === "quarantined" ? [line, `  see what it would change: writ lists release ${cleaned(list)}`] : [line];
}

function pulledJson(pulled: Pulled): unknown {
  return "report" in pulled ? { ...pulled, report: reportJson(pulled.report) } : pulled;
}
