import { readFileSync, realpathSync } from "node:fs";
import { userInfo } from "node:os";
import { ERRORS, fail, formatProblem, problem, WritError } from "../ground/index.ts";
import { COMMON_FLAGS, EXIT } from "./command.ts";
import { dataFolder } from "./data-folder.ts";
import { parseFlags } from "./flags.ts";
import { commandHelp, groupHelp, overview } from "./help.ts";
import type { Host } from "./host.ts";
import { createNotices } from "./notices.ts";
import { createOutput } from "./output.ts";
import { parametersUnread } from "./parameters-unread.ts";
import { createStopping } from "./stopping.ts";
import { nearest } from "./suggest.ts";
import { COMMANDS, findCommand } from "./table.ts";

/** What a shell shows for a process that SIGPIPE ended, as grep would be. */
const BROKEN_PIPE = 141;

/** The process: called by bin/writ.js with the folder of the package. */
export function start(root: string): void {
  standWhereTheUserStands(root);
  const notices = createNotices(process.stderr, () => performance.now());
  const host: Host = {
    env: process.env,
    stdin: process.stdin,
    out: createOutput(process.stdout, process.env),
    notices,
    now: () => new Date().toISOString(),
    who: currentUser(),
    stopping: createStopping(),
  };
  const unwritten = unwrittenOnce(host);
  process.stdout.on("error", unwritten);
  // nobody is left to tell
  process.stderr.on("error", (error: NodeJS.ErrnoException) => leave(error.code === "EPIPE" ? BROKEN_PIPE : EXIT.fault, host));
  void main(process.argv.slice(2), host, root).then(async (code) => {
    // what is not written must not end as if it were
    await host.out.flush().then(() => host.notices.flush().then(() => process.exit(code)), unwritten);
  });
}

/** The answers go nowhere: quietly when the reader has gone (`| head`), else told, for what came out is cut. A stream fails once for each write. */
function unwrittenOnce(host: Host): (error: NodeJS.ErrnoException) => void {
  let leaving = false;
  return ({ code, message }) => {
    if (code === "EPIPE") leave(BROKEN_PIPE, host);
    if (leaving) return;
    leaving = true;
    const told =
      code === "ENOSPC" || code === "EDQUOT"
        ? problem("data-full", {
            file: "standard output",
            message: "the disk is full, and the answers are cut",
            remedy: "Make room, or write elsewhere, and ask again",
          })
        : problem("internal", {
            file: "standard output",
            message: `cannot be written (${code ?? message}), and the answers are cut`,
            remedy: "Write elsewhere, and ask again",
          });
    host.notices.say(formatProblem(told));
    void host.notices.flush().then(() => leave(ERRORS[told.code].exit, host));
  };
}

/** At once, in the midst of a command: what it would have tidied up is tidied up. */
function leave(code: number, host: Host): never {
  host.stopping.cleanUp();
  return process.exit(code);
}

/** One call from words to exit code. Errors of the closed table become one line on stderr; all else is a fault of ours. */
export async function main(argv: readonly string[], host: Host, root: string): Promise<number> {
  try {
    return await run(argv, host, root);
  } catch (error) {
    const told = error instanceof WritError ? error.problem : parametersUnread(error);
    if (told !== null) {
      host.notices.say(formatProblem(told));
      return ERRORS[told.code].exit;
    }
    host.notices.say(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    host.notices.say("this is a fault of ours [internal]. Please report it with the lines above");
    return EXIT.fault;
  }
}

async function run(argv: readonly string[], host: Host, root: string): Promise<number> {
  const [first = "help", second] = argv;
  if (first === "--version" || first === "-V" || first === "version") {
    await host.out.line(versionOf(root));
    return EXIT.done;
  }
  const asksHelp = first === "help" || first === "--help" || first === "-h";
  const found = findCommand(asksHelp ? argv.slice(1) : argv);
  if (found === null && asksHelp && (second === undefined || first !== "help")) {
    await host.out.line(overview(versionOf(root)));
    return argv.length === 0 ? EXIT.input : EXIT.done;
  }
  if (found === null && (asksHelp || wantsHelp(argv.slice(1, 2)))) {
    const group = groupHelp((asksHelp ? second : first) ?? "");
    if (group !== null) {
      await host.out.line(group);
      return EXIT.done;
    }
  }
  if (found === null) return unknownCommand(asksHelp ? argv.slice(1) : argv);
  const command = await found.row.load();
  if (asksHelp || wantsHelp(found.rest)) {
    await host.out.line(commandHelp(command));
    return EXIT.done;
  }
  const { flags, words } = parseFlags(found.rest, [...command.flags, ...COMMON_FLAGS]);
  return command.run({ flags, words, host, dataDir: dataFolder(flags.text("data"), host.env) });
}

/** Before anything else is judged: who asks for help may have the rest wrong. Not after `--`: there it is a name. */
function wantsHelp(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  return args.slice(0, end === -1 ? undefined : end).some((word) => word === "--help" || word === "-h");
}

function unknownCommand(words: readonly string[]): never {
  const names = COMMANDS.map((row) => row.name);
  const [first = ""] = words;
  const verbs = names.filter((name) => name.startsWith(`${first} `)).map((name) => name.slice(first.length + 1));
  if (verbs.length > 0) {
    const near = nearest(words[1] ?? "", verbs);
    const remedy = near === null ? `One of: ${verbs.join(", ")}` : `Did you mean: writ ${first} ${near}?`;
    const what = first === "lists" ? "of the lists:" : `to ${first}:`;
    fail(words[1] === undefined ? "usage" : "unknown-command", { message: `what ${what} "${words[1] ?? ""}"?`, remedy });
  }
  const near = nearest(first, names);
  const hint = near === null ? "writ help shows all" : `Did you mean: writ ${near}?`;
  return fail("unknown-command", {
    message: `there is no command "${first}"`,
    remedy: `${hint} To screen a name: writ screen "${words.join(" ")}"`,
  });
}

/** npm runs scripts in the package's folder and leaves the user's own in INIT_CWD; paths are meant from there. */
function standWhereTheUserStands(root: string): void {
  const from = process.env["INIT_CWD"];
  // only then: a script of the user's that has changed the folder since must be taken at its word
  const movedByNpm = process.env["npm_lifecycle_event"] !== undefined && realpathSync(process.cwd()) === realpathSync(root);
  if (from !== undefined && from !== "" && movedByNpm) process.chdir(from);
}

function versionOf(root: string): string {
  const { version } = JSON.parse(readFileSync(`${root}/package.json`, "utf8")) as { version: string };
  return version;
}

/** a user id without a name (a container) has no `userInfo` */
function currentUser(): string {
  try {
    return userInfo().username;
  } catch {
    return process.env["USER"] ?? "unknown";
  }
}
