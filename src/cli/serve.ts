import { fail } from "../ground/index.ts";
import { DEFAULT_PORT, startServer } from "../server/index.ts";
import { cacheFolder } from "./data-folder.ts";
import { EXIT, type Call, type Command, type Flag } from "./command.ts";
import { intervalMs } from "./interval.ts";
import { DEFAULT_MAX_AGE_DAYS, MAX_AGE_FLAG } from "./max-age.ts";
import { howToFetch, SOURCES_FLAG, sourcesOf } from "./pull-settings.ts";

const FLAGS: readonly Flag[] = [
  {
    name: "port",
    value: "N",
    says: `the port on this machine (default ${DEFAULT_PORT}, or any free one when it is taken; 0: any free one)`,
  },
  MAX_AGE_FLAG,
  { name: "pull", value: "TIME", says: "fetch the lists that are loaded, a round each TIME: 6h, 1d; without it nothing is ever fetched" },
  SOURCES_FLAG,
];

export const serveCommand: Command = {
  usage: "serve [--port N] [--pull TIME]",
  about: "The page and the HTTP API, on this machine only. Prints a link that signs in once. Ctrl-C ends it.",
  flags: FLAGS,
  examples: [{ run: "writ serve --port 0", says: "on any free port" }],
  run: (call) => serve(call, { addStarter: false }),
};

export const startCommand: Command = {
  usage: "start [--port N] [--pull TIME]",
  about: "As serve; a data folder that holds no list gets the starter register first.",
  flags: FLAGS,
  examples: [{ run: "writ start --port 0", says: "the page with the starter register loaded" }],
  run: (call) => serve(call, { addStarter: true }),
};

/** Serves until SIGINT or SIGTERM; the link goes to stdout, everything else to stderr. */
async function serve(call: Call, { addStarter }: { readonly addStarter: boolean }): Promise<number> {
  const { flags, words, host, dataDir } = call;
  if (words.length > 0) fail("usage", { field: words[0] ?? "", message: "takes no words", remedy: "--data names another folder" });
  const port = flags.text("port") === undefined ? null : flags.count("port", DEFAULT_PORT, 0);
  if (port !== null && port > 65_535) fail("usage", { field: "--port", value: String(port), message: "a port is at most 65535" });
  const every = flags.text("pull");
  const pulling = every === undefined ? null : { ...howToFetch(host.env), everyMs: intervalMs(every, "--pull"), sources: sourcesOf(call) };
  const stopped = host.stopping.awaited();
  const server = await startServer({
    dataDir,
    cacheDir: cacheFolder(host.env),
    who: host.who,
    now: () => Date.parse(host.now()),
    maxAgeDays: flags.count("max-age", DEFAULT_MAX_AGE_DAYS, 0),
    addStarter,
    ...(port === null ? {} : { port }),
    ...(pulling === null ? {} : { pulling }),
    onNotice: (line) => host.notices.say(line),
  });
  if (server.readerBecause !== null) host.notices.say(`only answering, nothing can be added: ${server.readerBecause}`);
  if (flags.on("json"))
    await host.out.json({ link: server.signInLink(), url: server.url, port: server.port, readerBecause: server.readerBecause });
  else await host.out.line(`Open this link, once: ${server.signInLink()}`);
  await host.out.flush();
  if (host.notices.live) host.notices.say(`data folder ${dataDir}; Ctrl-C ends`);
  await stopped;
  await server.close();
  return EXIT.done;
}
