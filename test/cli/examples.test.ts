import { spawn } from "node:child_process";
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { COMMANDS } from "../../src/cli/table.ts";
import { bareEnvironment, ENTRY, file, folder, type Run } from "./harness.ts";

const examples = (
  await Promise.all(COMMANDS.map(async (row) => (await row.load()).examples.map(({ run }) => ({ name: row.name, run }))))
).flat();

/** A shell in an empty folder in which `writ` is the real command, as the help text means it. */
function shell(line: string): {
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly until: (pattern: RegExp) => Promise<void>;
  readonly done: Promise<Run>;
} {
  const dir = folder();
  const bin = join(dir, "bin");
  mkdirSync(bin);
  chmodSync(file(bin, "writ", `#!/bin/sh\nexec "${process.execPath}" "${ENTRY}" "$@"\n`), 0o755);
  const home = join(dir, "home");
  mkdirSync(home);
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

describe("[C3] every example of every --help works as it stands, in an empty folder", () => {
  const lasting = new Set(["serve", "start"]);
  test.each(examples.filter(({ name }) => !lasting.has(name)))("$name: $run", async ({ run }) => {
    const { code, out, err } = await shell(run).done;
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
      const server = shell(run);
      await server.until(/http:\/\/(127\.0\.0\.1|localhost|\[::1\]):\d+\/\S*/);
      server.kill("SIGINT");
      expect(await server.done).toMatchObject({ code: 0, signal: null });
    },
  );
});
