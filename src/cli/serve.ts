import { fail } from "../ground/index.ts";
import type { Call, Command, Flag } from "./command.ts";

const FLAGS: readonly Flag[] = [
  { name: "port", value: "N", says: "the port on this machine (default 8019; 0: any free one)" },
];
export const serveCommand: Command = {
  usage: "serve [--port N]",
  about: "The page and the HTTP API, on this machine only. Prints a link that signs in once. Ctrl-C ends it.",
  flags: FLAGS,
  examples: [{ run: "writ serve --port 0", says: "on any free port" }],
  run: (call) => serve(call, { addStarter: false }),
};

export const startCommand: Command = {
  usage: "start [--port N]",
  about: "As serve; a data folder that holds no list gets the starter register first.",
  flags: FLAGS,
  examples: [{ run: "writ start --port 0", says: "the page with the starter register loaded" }],
  run: (call) => serve(call, { addStarter: true }),
};

async function serve(_call: Call, _options: { readonly addStarter: boolean }): Promise<number> {
  return fail("not-yet");
}
