import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, onTestFinished } from "vitest";

export const ROOT = resolve(import.meta.dirname, "../..");
export const ENTRY = join(ROOT, "bin/writ.js");

export interface Run {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string | Buffer;
  readonly uid?: number;
  /** how the process is started, instead of this Node on bin/writ.js */
  readonly command?: readonly string[];
}

/** A folder of its own for one test, gone afterwards. */
export function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), "writ-cli-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** A folder for all tests of a file, gone after them. */
export function commonFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), "writ-cli-"));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** Writes a file and gives its path. */
export function file(dir: string, name: string, content: string | Uint8Array): string {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
}

/**
 * Snapshots that can be made again, of the starter register and of days past, are named by all that they come of: one folder serves all tests,
 * as a user's serves all of their runs. A test that means the first run ever names an empty folder.
 */
const CACHE = join(ROOT, "node_modules/.cache/writ-tests");

/** The environment of a user who has set nothing, and has asked before. */
export function bareEnvironment(home: string, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { PATH: process.env["PATH"] ?? "", HOME: home, LANG: "C.UTF-8", XDG_CACHE_HOME: CACHE, ...more };
}

export function begin(args: readonly string[], options: RunOptions = {}): { readonly child: ChildProcess; readonly done: Promise<Run> } {
  const cwd = options.cwd ?? tmpdir();
  const [program, ...before] = options.command ?? [process.execPath, ENTRY];
  const child = spawn(program!, [...before, ...args], {
    cwd,
    env: bareEnvironment(cwd, options.env),
    ...(options.uid === undefined ? {} : { uid: options.uid }),
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
  // a command that reads no input may be gone before it is written
  child.stdin.on("error", () => {});
  child.stdin.end(options.input ?? "");
  const done = new Promise<Run>((settle, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => settle({ code, signal, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }));
  });
  return { child, done };
}

/** Runs the real command as a process of its own. */
export function writ(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  return begin(args, options).done;
}

/** The only JSON value on stdout. */
export function json<T = any>(run: Run): T {
  return JSON.parse(run.out) as T;
}

export function jsonLines<T = any>(run: Run): T[] {
  return run.out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as T);
}

/** Numbers and bars depend on the engine's parameters; the words and their order don't. */
export function wordsOnly(text: string): string {
  return text
    .replaceAll(/[█▒▏░]+/g, "")
    .replaceAll(/[a-f0-9]{12,}/g, "HASH")
    .replaceAll(/[+−]?\d+(\.\d+)+/g, "#")
    .replaceAll(/[ \t]+$/gm, "");
}
