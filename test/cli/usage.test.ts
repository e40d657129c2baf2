import { mkdirSync, realpathSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { PassThrough, Readable } from "node:stream";
import type { Host } from "../../src/cli/host.ts";
import { main } from "../../src/cli/main.ts";
import { createNotices } from "../../src/cli/notices.ts";
import { createOutput } from "../../src/cli/output.ts";
import { COMMANDS } from "../../src/cli/table.ts";
import { file, folder, json, ROOT, type Run, writ } from "./harness.ts";

const { version } = await import("../../package.json", { with: { type: "json" } }).then((found) => found.default);

/** What the command answers to these words, in this process: how words are understood is no matter of processes, and starting one takes longer. */
async function told(words: readonly string[]): Promise<Pick<Run, "code" | "out" | "err">> {
  const [stdout, stderr] = [new PassThrough({ encoding: "utf8" }), new PassThrough({ encoding: "utf8" })];
  const host: Host = {
    env: { HOME: folder() },
    stdin: Readable.from([]),
    out: createOutput(stdout, {}),
    notices: createNotices(stderr, () => 0),
    now: () => new Date().toISOString(),
    who: "tester",
    // no signal comes
    stopping: { before: () => {}, cleanUp: () => {}, awaited: () => new Promise(() => {}), dieOf: () => {} },
  };
  const code = await main(words, host, ROOT);
  await host.out.flush();
  return { code, out: (stdout.read() ?? "") as string, err: (stderr.read() ?? "") as string };
}

describe("being asked wrongly", () => {
  test("no command at all shows what there is, exit 2", async () => {
    const run = await writ([]);
    expect(run.code).toBe(2);
    for (const { name } of COMMANDS) expect(run.out).toContain(`  ${name} `);
  });

  test.each([["help"], ["--help"], ["-h"]])("%s shows what there is, exit 0", async (word) => {
    const run = await writ([word]);
    expect(run).toMatchObject({ code: 0, err: "" });
    expect(run.out).toContain("Usage: writ COMMAND");
  });

  test.each([["--version"], ["-V"], ["version"]])("%s", async (word) => {
    expect(await writ([word])).toMatchObject({ code: 0, out: `${version}\n`, err: "" });
  });

  test.each(COMMANDS.map((row) => row.name))("[C3] %s --help shows usage, flags and an example; so does help %s", async (name) => {
    const words = name.split(" ");
    const run = await writ([...words, "--help"]);
    expect(run).toMatchObject({ code: 0, err: "" });
    expect(run.out).toMatch(/^Usage: writ /);
    expect(run.out).toContain("--data DIR");
    expect(run.out).toMatch(/Examples?:\n {2}\S/);
    expect(await told(["help", ...words])).toEqual({ code: run.code, out: run.out, err: run.err });
  });

  test("--help is understood whatever else is wrong, and not after --", async () => {
    expect((await writ(["screen", "--no-such", "--help"])).code).toBe(0);
    expect((await writ(["compare", "--", "--help", "x"])).out).toContain("--help and x");
  });

  test.each([
    [["scren", "x"], "unknown-command", "writ screen?"],
    [["lists"], "usage", "add, status, show, remove"],
    [["lists", "ad"], "unknown-command", "writ lists add?"],
    [["help", "scren"], "unknown-command", "writ screen?"],
    [["screen", "x", "--limti", "3"], "usage", "--limit?"],
    [["screen", "x", "--limit", "many"], "usage", "whole number"],
    [["screen", "x", "--min-band", "srtong"], "usage", "Did you mean strong?"],
    [["screen", "x", "--kind", "ghost"], "field-invalid", "--kind"],
    [["screen", "x", "--birth-date", "yesterday"], "field-invalid", "--birth-date"],
    [["screen", "x", "--sex", "maybe"], "field-invalid", "--sex"],
    [["screen", "x", "--id", "passport:"], "usage", "--id"],
    [["screen"], "field-missing", "NAME"],
    [["screen", ""], "field-missing", "NAME"],
    [["screen", "x", "--stdin"], "usage", "--stdin"],
    [["screen", "--stdin", "--text", "x"], "usage", "exclude each other"],
    [["screen", "--stdin", "--kind", "person"], "usage", "has no effect"],
    [["screen", "x", "--out", "y.csv"], "usage", "has no effect"],
    [["compare", "x"], "usage", "two subjects"],
    [["compare", "{", "x"], "json-malformed", "not JSON"],
    [["lists", "add"], "usage", "no file"],
    [["lists", "add", "starter", "x"], "usage", "alone"],
    [["lists", "add", "x", "--as", "../../etc"], "usage", "--as"],
    [["lists", "add", "x", "--published", "soon"], "usage", "--published"],
    [["lists", "show", "un"], "usage", "entry"],
    [["lists", "remove"], "usage", "id"],
    [["verify", "this"], "usage", "no words"],
    [["lists", "status", "--data="], "usage", "--data"],
  ])("[C1] [C7] writ %j: exit 2 with %s, told on stderr alone", async (args, code, words) => {
    const run = await told(args);
    expect(run).toMatchObject({ code: 2, out: "" });
    expect(run.err).toContain(`[${code}]`);
    expect(run.err).toContain(words);
    expect(run.err).not.toMatch(/\n {4}at /);
  });

  test.each([
    [["scren", "x"], "unknown-command"],
    [["lists", "add"], "usage"],
  ])("[C1] writ %j: the process itself ends with 2, and says %s on stderr alone", async (args, code) => {
    const run = await writ(args, { cwd: folder() });
    expect(run).toMatchObject({ code: 2, out: "", err: (await told(args)).err });
    expect(run.err).toContain(`[${code}]`);
  });

  test("[C4] every command of the table is built: none answers not-yet", async () => {
    expect(COMMANDS.length).toBeGreaterThan(15);
    for (const { name, load } of COMMANDS) {
      const { run } = await load();
      expect(`${name}: ${String(run).includes("not-yet")}`).toBe(`${name}: false`);
    }
  });
});

describe("where it stands", () => {
  test("npm changes the folder; relative paths are taken from where the user stands", async () => {
    const dir = folder();
    file(dir, "here.txt", "nothing listed in here\n");
    const asNpm = { INIT_CWD: dir, npm_lifecycle_event: "writ", WRIT_DATA: "data" };
    const run = await writ(["screen", "--text", "here.txt", "--json"], { cwd: ROOT, env: asNpm });
    expect(run.err).toBe("");
    expect(json(run).document).toBe("here.txt");
    expect((await writ(["lists", "status"], { cwd: ROOT, env: asNpm })).out).toContain(join(realpathSync(dir), "data"));
  });

  test("INIT_CWD of a script that has moved on since is not followed", async () => {
    const dir = folder();
    mkdirSync(join(dir, "sub"));
    const run = await writ(["lists", "status", "--data", "d"], {
      cwd: join(dir, "sub"),
      env: { INIT_CWD: dir, npm_lifecycle_event: "build" },
    });
    expect(run.out).toContain(join(realpathSync(dir), "sub", "d"));
  });

  test.each([
    [{}, ".local/share/writ"],
    [{ XDG_DATA_HOME: "relative" }, ".local/share/writ"],
    [{ XDG_DATA_HOME: "/nowhere" }, "/nowhere/writ"],
    [{ WRIT_DATA: "" }, ".local/share/writ"],
    [{ WRIT_DATA: "mine" }, "mine"],
  ])("the data folder by %j is %s", async (env, wanted) => {
    const dir = folder();
    expect((await writ(["lists", "status"], { cwd: dir, env: env as Record<string, string> })).out).toContain(resolve(dir, wanted));
    expect((await writ(["lists", "status", "--data", "flag"], { cwd: dir, env: env as Record<string, string> })).out).toContain(
      join(dir, "flag"),
    );
  });

  test("it is found through a link, as npm makes them", async () => {
    const dir = folder();
    symlinkSync(join(ROOT, "bin/writ.js"), join(dir, "writ"));
    expect((await writ(["--version"], { command: [process.execPath, join(dir, "writ")] })).out).toBe(`${version}\n`);
  });
});
