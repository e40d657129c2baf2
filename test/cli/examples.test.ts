import { spawn } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { COMMANDS } from "../../src/cli/table.ts";
import { bareEnvironment, commonFolder, ENTRY, file, folder, type Run } from "./harness.ts";

const examples = (
  await Promise.all(COMMANDS.map(async (row) => (await row.load()).examples.map(({ run }) => ({ name: row.name, run }))))
).flat();

const base = commonFolder();

/** A folder with `writ` in it: the real command, as the help text means it. */
const bin = join(base, "bin");
mkdirSync(bin);
chmodSync(file(bin, "writ", `#!/bin/sh\nexec "${process.execPath}" "${ENTRY}" "$@"\n`), 0o755);

/** A shell that stands in `home` and knows `writ`. */
function shell(
  line: string,
  home: string,
): {
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly until: (pattern: RegExp) => Promise<void>;
  readonly done: Promise<Run>;
} {
  // exec: the signal reaches the command itself where the line is one command
  const child = spawn("/bin/sh", ["-c", /[|&;]/.test(line) ? line : `exec ${line}`], {
    cwd: home,
    env: bareEnvironment(home, { PATH: `${bin}:${process.env["PATH"]}` }),
  });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk) => (out += chunk));
  child.stderr.on("data", (chunk) => (err += chunk));
  child.stdin.end();
  const done = new Promise<Run>((settle) => child.on("close", (code, signal) => settle({ code, signal, out, err })));
  const until = (pattern: RegExp): Promise<void> =>
    new Promise((settle, reject) => {
      const look = (): void => (pattern.test(out) ? settle() : undefined);
      child.stdout.on("data", look);
      child.on("close", () => reject(new Error(`ended without ${pattern}: ${out}${err}`)));
    });
  return { kill: (signal) => child.kill(signal), until, done };
}

interface Left {
  /** whose folder shows what the line left in it */
  readonly home: string;
  readonly run: Run;
}

const lines = new Map<string, Promise<Left>>();

/** What a line says and leaves that begins in an empty folder. What lines have in common up to an `&&` is run once; each goes on in a copy. */
function left(line: string): Promise<Left> {
  let known = lines.get(line);
  if (known === undefined) lines.set(line, (known = leave(line)));
  return known;
}

async function leave(line: string): Promise<Left> {
  const home = mkdtempSync(join(base, "home-"));
  const before = line.lastIndexOf(AND_THEN);
  if (before === -1) return { home, run: await shell(line, home).done };
  const begun = await left(line.slice(0, before));
  if (begun.run.code !== 0) return begun;
  cpSync(begun.home, home, { recursive: true, preserveTimestamps: true });
  const run = await shell(line.slice(before + AND_THEN.length), home).done;
  return { home, run: { ...run, out: begun.run.out + run.out, err: begun.run.err + run.err } };
}

const AND_THEN = " && ";

describe("[C3] every example of every --help works as it stands, in an empty folder", () => {
  const lasting = new Set(["serve", "start"]);
  test.each(examples.filter(({ name }) => !lasting.has(name)))("$name: $run", async ({ run }) => {
    const { code, out, err } = (await left(run)).run;
    expect(
      err
        .split("\n")
        .filter((line) => line !== "" && !/^writ: reading |done by an earlier run| has no place for |was not taken over/.test(line)),
    ).toEqual([]);
    expect(code).toBe(0);
    expect(out).not.toBe("");
  });

  test.each(examples.filter(({ name }) => lasting.has(name)))(
    "$name: $run, until it is told to end",
    { timeout: 120_000 },
    async ({ run }) => {
      const server = shell(run, folder());
      await server.until(/http:\/\/(127\.0\.0\.1|localhost|\[::1\]):\d+\/\S*/);
      server.kill("SIGINT");
      expect(await server.done).toMatchObject({ code: 0, signal: null });
    },
  );
});
