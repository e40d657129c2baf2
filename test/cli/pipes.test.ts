import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bareEnvironment, ENTRY, file, folder, writ } from "./harness.ts";

/** Takes nothing at first and then little at a time, so that the pipe is full until the end. A stream of ours would read ahead. */
const SLOW_READER = `
  const { readSync, writeSync } = require("node:fs");
  const clock = new Int32Array(new SharedArrayBuffer(4));
  const block = Buffer.alloc(4_096);
  Atomics.wait(clock, 0, 0, 500);
  for (let length; (length = readSync(0, block)) > 0; Atomics.wait(clock, 0, 0, 4)) writeSync(1, block.subarray(0, length));
`;

async function readSlowly(args: readonly string[], cwd: string, input = ""): Promise<{ readonly code: number; readonly out: string }> {
  const [node, codeFile] = [process.execPath, join(cwd, "code")];
  const shell = '{ "$NODE" "$@"; echo $? > "$CODE_FILE"; } | "$NODE" -e "$READER"';
  const env = { NODE: node, CODE_FILE: codeFile, READER: SLOW_READER };
  const { out } = await writ([ENTRY, ...args], { cwd, env, input, command: ["sh", "-c", shell, "sh"] });
  return { code: Number(readFileSync(codeFile, "utf8")), out };
}

const codeOf = (child: ChildProcess): Promise<number | null> => new Promise((settle) => child.on("close", settle));

const pair = (at: number): string =>
  JSON.stringify({ id: `p${at}`, left: { names: ["Farid Testgul"] }, right: { names: ["Fareed Test Gul"] } });
const subject = (at: number): string => JSON.stringify({ id: `s${at}`, names: ["Jaish-i-Momhammed"] });
const many = (length: number, line: (at: number) => string): string => `${Array.from({ length }, (_, at) => line(at)).join("\n")}\n`;

const idsOf = (out: string): unknown[] =>
  out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const answer = JSON.parse(line) as { id?: string; subject?: { id: string } };
      return answer.subject?.id ?? answer.id;
    });

describe("[C9] every answer is written before the process ends, however slow the reader", () => {
  test.each([
    ["compare --stdin", 64 * 1024, 300],
    ["screen --stdin", 64 * 1024, 60],
    // in blocks, an even and an odd number of them
    ["screen --stdin", 1024 * 1024, 780],
    ["screen --stdin", 1024 * 1024, 803],
    ["screen --stdin --record", 64 * 1024, 60],
  ])("%s, more than %i characters: %i answers", async (command, size, answers) => {
    const [name = "", id] = command.startsWith("compare") ? ["p", pair] : ["s", subject];
    const input = many(answers, id);
    const wanted = Array.from({ length: answers }, (_, at) => `${name}${at}`);
    const cwd = folder();
    for (let round = 0; round < (size > 100_000 ? 1 : 2); round++) {
      const { code, out } = await readSlowly(command.split(" "), cwd, input);
      expect(code).toBe(0);
      expect(out.length).toBeGreaterThan(size);
      expect(idsOf(out)).toEqual(wanted);
    }
  });

  test("screen --file to a pipe gives the letters of the file that --out gives", async () => {
    const cwd = folder();
    file(cwd, "in.csv", `name\n${Array.from({ length: 2000 }, (_, at) => `Пробелов Испытатель ${at}`).join("\n")}\n`);
    const { code, out } = await readSlowly(["screen", "--file", "in.csv", "--no-record"], cwd);
    await writ(["screen", "--file", "in.csv", "--no-record", "--out", "out.csv"], { cwd });
    expect(code).toBe(0);
    expect(out.length).toBeGreaterThan(128 * 1024);
    expect(out).toBe(readFileSync(join(cwd, "out.csv"), "utf8"));
  });

  test("export and lists diff, too", async () => {
    const cwd = folder();
    const mapping = file(cwd, "own.yaml", "columns:\n  id: number\n  name: title\n");
    for (const [published, length] of [
      ["2024-01-01", 1000],
      ["2025-01-01", 2000],
    ] as const) {
      const rows = Array.from({ length }, (_, at) => `${at},Test Bakery Number ${at}\n`).join("");
      const list = file(cwd, `${published}.csv`, `number,title\n${rows}`);
      await writ(["lists", "add", list, "--mapping", mapping, "--as", "big", "--published", published], { cwd });
    }
    const timeless = (out: string): string => out.replaceAll(/"at":"[^"]*"|"sha256":"[^"]*"/g, "");
    for (const args of [["export"], ["lists", "diff", "big", "--json"]]) {
      const [quick, slow] = await Promise.all([writ(args, { cwd }), readSlowly(args, cwd)]);
      expect(slow.code).toBe(quick.code);
      expect(timeless(slow.out)).toBe(timeless(quick.out));
      expect(slow.out.length).toBeGreaterThan(64 * 1024);
    }
  });
});

describe("an output that cannot be written", () => {
  test("[C1] a reader that goes away: 141, quietly, and nothing is left behind", async () => {
    const cwd = folder();
    file(cwd, "in.csv", `name\n${"Farid Testgul\n".repeat(3000)}`);
    const child = spawn(process.execPath, [ENTRY, "screen", "--file", "in.csv", "--no-record"], {
      cwd,
      env: bareEnvironment(cwd, { TMPDIR: cwd }),
    });
    let told = "";
    child.stderr.on("data", (chunk: Buffer) => (told += chunk.toString()));
    child.stdout.once("data", () => child.stdout.destroy());
    expect(await codeOf(child)).toBe(141);
    expect(told).toBe("");
    expect(readdirSync(cwd).filter((name) => name.startsWith("writ-"))).toEqual([]);
  });

  test.skipIf(!existsSync("/dev/full")).each([
    [["compare", "Farid Testgul", "Fareed Testgul"], ""],
    [["compare", "--stdin"], many(300, pair)],
    [["screen", "--stdin"], many(60, subject)],
  ])("[C1, C7] a full disk is told, exit 2: %j", async (args, input) => {
    const cwd = folder();
    const full = openSync("/dev/full", "w");
    try {
      const child = spawn(process.execPath, [ENTRY, ...args], { cwd, env: bareEnvironment(cwd), stdio: ["pipe", full, "pipe"] });
      let told = "";
      child.stderr!.on("data", (chunk: Buffer) => (told += chunk.toString()));
      child.stdin!.on("error", () => {});
      child.stdin!.end(input);
      expect(await codeOf(child)).toBe(2);
      expect(told).toMatch(/^writ: standard output: the disk is full, and the answers are cut \[data-full\]\. Make room.*\n$/);
    } finally {
      closeSync(full);
    }
  });
});
