import { readFileSync, realpathSync } from "node:fs";
import { userInfo } from "node:os";
import { ERRORS, fail, formatProblem, WritError } from "../ground/index.ts";
import { COMMON_FLAGS, EXIT } from "./command.ts";
import { dataFolder } from "./data-folder.ts";
import { parseFlags } from "./flags.ts";
import { commandHelp, groupHelp, overview } from "./help.ts";
import { createOutput, type Host } from "./host.ts";
import { createNotices } from "./notices.ts";
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
  // the reader has gone (`| head`): nobody is left to tell
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? BROKEN_PIPE : EXIT.fault));
  }
  void main(process.argv.slice(2), host, root).then(async (code) => {
    await host.out.flush();
    process.exit(code);
  });
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
