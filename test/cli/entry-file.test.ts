import { copyFileSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { begin, file, folder, ROOT, writ } from "./harness.ts";

/** The entry file alone in a folder, and a Node that says it is older than it is. */
function oldNode(version: string): { readonly dir: string; readonly command: readonly string[] } {
  const dir = folder();
  mkdirSync(join(dir, "bin"));
  for (const name of ["writ.js", "hold-memory.js", "package.json"]) copyFileSync(join(ROOT, "bin", name), join(dir, "bin", name));
  const pretend = file(
    dir,
    "old.cjs",
    `Object.defineProperty(process, "versions", { value: { node: "${version}" } }); Object.defineProperty(process, "version", { value: "v${version}" });`,
  );
  return { dir, command: [process.execPath, "-r", pretend, join(dir, "bin/writ.js")] };
}

/** A package beside it whose command tells what it was given. */
function withNewNode(dir: string, main: string): void {
  mkdirSync(join(dir, "node_modules/.bin"), { recursive: true });
  symlinkSync(process.execPath, join(dir, "node_modules/.bin/node"));
  mkdirSync(join(dir, "dist/cli"), { recursive: true });
  file(dir, "package.json", '{"type":"module"}');
  file(join(dir, "dist/cli"), "main.js", main);
}

describe("on a Node that is too old", () => {
  test.each(["0.12.18", "8.17.0", "18.20.8", "23.11.1"])(
    "[C5] %s: one sentence says which is needed and how to get it, exit 2",
    async (version) => {
      const { dir, command } = oldNode(version);
      const run = await writ(["screen", "x"], { command, cwd: dir });
      expect(run).toMatchObject({ code: 2, out: "" });
      expect(run.err.trim()).toBe(
        `writ needs Node 24 or newer and this is v${version}: run \`npm install node@24\` in the folder where writ is installed, which puts it beside writ, or get it from https://nodejs.org.`,
      );
    },
  );

  test("[C5] a node package beside it takes over: words, streams and exit code pass through", async () => {
    const { dir, command } = oldNode("18.20.8");
    withNewNode(
      dir,
      'export function start() { process.stdin.on("data", (d) => { console.log(process.argv.slice(2).join("|") + ":" + d); console.error("told"); process.exitCode = 4; }); }',
    );
    expect(await writ(["screen", "a b", "--json"], { command, cwd: dir, input: "in" })).toEqual({
      code: 4,
      signal: null,
      out: "screen|a b|--json:in\n",
      err: "told\n",
    });
  });

  test("[C5] signals pass through, and the death by one is seen outside", async () => {
    const { dir, command } = oldNode("18.20.8");
    withNewNode(
      dir,
      'export function start() { process.on("SIGINT", () => { console.log("asked"); process.exit(7); }); console.log("ready"); setInterval(() => {}, 1000); }',
    );
    const first = begin([], { command, cwd: dir });
    first.child.stdout?.once("data", () => first.child.kill("SIGINT"));
    expect(await first.done).toMatchObject({ code: 7, out: "ready\nasked\n" });
    const second = begin([], { command, cwd: dir });
    second.child.stdout?.once("data", () => second.child.kill("SIGTERM"));
    expect(await second.done).toMatchObject({ code: null, signal: "SIGTERM" });
  });

  test("a node of the folder where the user stands is not taken", async () => {
    const { dir, command } = oldNode("18.20.8");
    const elsewhere = folder();
    withNewNode(elsewhere, "export function start() { console.log('taken'); }");
    const run = await writ([], { command, cwd: elsewhere });
    expect(run).toMatchObject({ code: 2, out: "" });
    expect(dir).not.toBe(elsewhere);
  });
});

describe("what any Node can parse", () => {
  test("the entry file holds no word newer than ES5, and its folder is CommonJS", async () => {
    const { readFileSync } = await import("node:fs");
    const code = readFileSync(join(ROOT, "bin/writ.js"), "utf8")
      .replaceAll(/^#!.*$/gm, "")
      .replaceAll(/"[^"\n]*"/g, '""')
      .replaceAll(/(\/\/.*|\/\*[\s\S]*?\*\/)/g, "");
    expect(code).not.toMatch(/=>|`|\b(const|let|class|async|await|import|export|yield)\b|\?\.|\?\?|\.\.\.|,\s*\)/);
    expect(JSON.parse(readFileSync(join(ROOT, "bin/package.json"), "utf8"))).toMatchObject({ type: "commonjs" });
  });
});
