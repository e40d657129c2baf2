import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { AT, current, ENTRIES } from "../../test/fixtures/screen/lists.ts";
import { csvRows, xlsxRows, xlsxSheet } from "../lists/index.ts";
import { DEFAULT_SETTINGS } from "./answer.ts";
import { screenFile } from "./file.ts";
import type { FileReport, FileRun } from "./file-shape.ts";
import { COLUMNS } from "./result.ts";

const dir = mkdtempSync(join(tmpdir(), "writ-file-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const on = current();
const settings = { ...DEFAULT_SETTINGS, at: AT };
let made = 0;
const path = (ending: string): string => join(dir, `${made++}${ending}`);

function put(content: string | Uint8Array, ending = ".bin"): string {
  const file = path(ending);
  writeFileSync(file, content);
  return file;
}

const screen = (file: string, ending: string, more: Partial<FileRun> = {}): Promise<FileReport> =>
  screenFile({ file, out: path(ending), current: on, settings, ...more });

async function rowsOf(csv: string): Promise<Map<string, string>[]> {
  const text = readFileSync(csv, "utf8");
  expect(text.startsWith("\uFEFF")).toBe(true);
  const rows: (readonly string[])[] = [];
  async function* whole(): AsyncGenerator<string> {
    yield text.slice(1);
  }
  for await (const { cells } of csvRows(whole(), { file: csv, onProblem: (found) => expect(found).toBeNull() })) rows.push(cells);
  expect(rows[0]).toEqual(COLUMNS);
  return rows.slice(1).map((cells) => new Map(COLUMNS.map((column, at) => [column, cells[at] ?? ""])));
}

const NAMES = [
  "Lashkar-e-Taiba",
  "Quiet Valley Bakery",
  "Farid Gulzarin Testmandi",
  "Hopeful Garden School",
  "Jaish e Muhammad",
  "Ordinary Person",
  "=2+3",
  "محمد علي",
  "Zarkovia Trading",
];
const jsonLines = (count: number): string =>
  Array.from({ length: count }, (_, at) =>
    at % 97 === 96 ? "{ broken" : JSON.stringify({ id: `r${at}`, names: [`${NAMES[at % NAMES.length]}${at % 5 === 0 ? "" : ` ${at}`}`] }),
  ).join("\n");

describe("[S5] a file of subjects", () => {
  test("CSV in, CSV out: one row per alert, one per clear subject, bad rows too", async () => {
    const file = put(
      'id,name,kind,date of birth,country\n1,Lashkar-e-Taiba,organisation,,\n2,Quiet Valley Bakery,,,\n3,,,,\n4,Farid Gulzarin Testmandi,person,soon,pk\n5,"Quiet ""Valley"" Bakery, Inc",,,\n',
    );
    const report = await screen(file, ".csv");
    const rows = await rowsOf(report.out);
    expect(rows.map((row) => [row.get("row"), row.get("id"), row.get("outcome")])).toEqual([
      ["2", "1", "hit"],
      ["3", "2", "clear"],
      ["4", "3", "error"],
      ["5", "4", "incomplete"],
      ["6", "5", "clear"],
    ]);
    expect(rows[0]?.get("entries")).toBe("un:QDe.118");
    expect(Number(rows[0]?.get("weight"))).toBeGreaterThan(5);
    expect(rows[0]?.get("evidence")).toMatch(/lashkar/i);
    expect(rows[2]?.get("error")).toMatch(/names: a subject needs a name or an identifier/);
    expect(rows[3]?.get("not checked")).toMatch(/soon/);
    expect(report).toMatchObject({ format: "csv", rows: 5, hits: 1, clear: 2, incomplete: 1, bad: 1, resumed: 0, broken: null });
    expect(report.sha256).toBe(createHash("sha256").update(readFileSync(report.out)).digest("hex"));
    expect(existsSync(`${report.out}.journal`) || existsSync(`${report.out}.part`)).toBe(false);
  });
  test("the same subjects as XLSX, semicolon CSV, gzip and JSON lines give the same alerts", async () => {
    const table = [
      ["1", "Lashkar-e-Taiba"],
      ["2", "Quiet Valley Bakery"],
      ["3", "جیش محمد"],
    ];
    const files = [
      put(await buffer(xlsxSheet(table, { header: ["id", "name"] }))),
      put(`id;name\r\n${table.map((row) => row.join(";")).join("\r\n")}`),
      put(gzipSync(`id,name\n${table.join("\n")}`)),
      put(table.map(([id, name]) => JSON.stringify({ id, names: [name] })).join("\n")),
    ];
    for (const file of files) {
      const rows = await rowsOf((await screen(file, ".csv")).out);
      expect(rows.map((row) => [row.get("id"), row.get("outcome"), row.get("entries")])).toEqual([
        ["1", "hit", "un:QDe.118"],
        ["2", "clear", ""],
        ["3", "hit", "un:QDe.019"],
      ]);
    }
  });
  test("as JSON lines the result has the stream's answers, as a workbook the table's cells", async () => {
    const file = put(jsonLines(120));
    const csv = await rowsOf((await screen(file, ".csv")).out);
    const lines = readFileSync((await screen(file, ".jsonl")).out, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as any);
    expect(lines).toHaveLength(120);
    expect(lines[0]).toMatchObject({
      line: 1,
      subject: { id: "r0" },
      outcome: "hit",
      alerts: [{ entries: [{ list: "un", id: "QDe.118" }] }],
    });
    expect(lines[96]).toMatchObject({ line: 97, error: { code: "json-malformed" } });
    const book: (readonly string[])[] = [];
    for await (const { cells } of xlsxRows((await screen(file, ".xlsx")).out)) book.push(cells);
    expect(book[0]).toEqual(COLUMNS);
    expect(book).toHaveLength(csv.length + 1);
    expect(book.slice(1).map((cells) => cells[3])).toEqual(csv.map((row) => row.get("outcome")));
  });
  test("the bytes are the same for 1, 2 and 3 threads", { tags: ["slow"] }, async () => {
    // six batches, so that each thread has more than one
    const file = put(jsonLines(750));
    for (const [ending, threads] of [
      [".csv", [1, 2, 3]],
      [".xlsx", [1, 2]],
    ] as const) {
      const hashes = new Set<string>();
      for (const workers of threads) hashes.add((await screen(file, ending, { workers })).sha256);
      expect(hashes.size).toBe(1);
    }
  });
  test("a file that breaks off is screened up to there and says so", async () => {
    const whole = gzipSync(jsonLines(3_000));
    const report = await screen(put(whole.subarray(0, whole.length - 500)), ".jsonl");
    expect(report.broken).toMatchObject({ code: "zip-malformed", message: expect.stringMatching(/^the file breaks off here/) });
    expect(report.rows).toBeGreaterThan(1_000);
    const last = readFileSync(report.out, "utf8").trim().split("\n").at(-1) ?? "";
    expect(JSON.parse(last)).toMatchObject({ error: { code: "zip-malformed" } });
  });
  test("a CSV row that cannot be read is a row of the result", async () => {
    const wide = Array.from({ length: 2_000 }, () => "x").join(",");
    const report = await screen(put(`id,name\n1,Lashkar-e-Taiba\n${wide}\n3,Quiet Valley Bakery\n`), ".csv");
    const rows = await rowsOf(report.out);
    expect(rows.map((row) => [row.get("row"), row.get("outcome")])).toEqual([
      ["2", "hit"],
      ["3", "error"],
      ["4", "clear"],
    ]);
  });
  test.each([
    ["", ".csv", "file-empty"],
    ["[{}]", ".csv", "format-unknown"],
    ["<xml/>", ".csv", "format-unknown"],
    ['{"names":["x"]}', ".txt", "usage"],
    ["\u0000\u0001\u0002\n", ".csv", "file-binary"],
  ])("%j to %s is refused: %s", async (content, ending, code) => {
    await expect(screen(put(content), ending)).rejects.toMatchObject({ problem: { code } });
  });
  test("the result never overwrites the input and needs its folder", async () => {
    const file = put(jsonLines(2), ".jsonl");
    await expect(screenFile({ file, out: file, current: on, settings })).rejects.toMatchObject({ problem: { code: "usage" } });
    await expect(screenFile({ file, out: join(dir, "nowhere/r.csv"), current: on, settings })).rejects.toMatchObject({
      problem: { code: "file-not-found" },
    });
  });
  test("progress is told and a stop can be gone on from", async () => {
    const file = put(jsonLines(1_000));
    const whole = await screen(file, ".csv");
    const stop = new AbortController();
    const out = path(".csv");
    const seen: number[] = [];
    const onProgress: FileRun["onProgress"] = (progress) => {
      seen.push(progress.rows);
      if (progress.rows > 300) stop.abort();
    };
    await expect(screenFile({ file, out, current: on, settings, signal: stop.signal, onProgress, workers: 1 })).rejects.toThrow();
    expect(existsSync(out)).toBe(false);
    const report = await screenFile({ file, out, current: on, settings });
    expect(report.resumed).toBe(seen.at(-1));
    expect(report.sha256).toBe(whole.sha256);
    expect(seen).toEqual([...seen].sort((left, right) => left - right));
  });
  test.each([
    ["input", /the input has changed/],
    ["lists", /the lists have changed/],
    ["settings", /the settings have changed/],
    ["part", /missing or cut/],
    ["journal", /damaged/],
  ])("an interrupted run is started again, and says so, when this has changed: %s", async (what, words) => {
    const file = put(jsonLines(600));
    const out = path(".csv");
    const stop = new AbortController();
    await expect(
      screenFile({ file, out, current: on, settings, workers: 1, signal: stop.signal, onProgress: () => stop.abort() }),
    ).rejects.toThrow();
    if (what === "input") writeFileSync(file, jsonLines(500));
    if (what === "part") writeFileSync(`${out}.part`, "");
    if (what === "journal") writeFileSync(`${out}.journal`, "{");
    const again = await screenFile({
      file,
      out,
      current: what === "lists" ? current(ENTRIES.slice(1)) : on,
      settings: what === "settings" ? { ...settings, limit: 3 } : settings,
    });
    expect(again.resumed).toBe(0);
    expect(again.notes.join()).toMatch(words);
    expect(again.rows).toBe(what === "input" ? 500 : 600);
  });
  test("after kill -9 at random points the result has the same bytes", { timeout: 120_000, tags: ["slow"] }, async () => {
    const file = put(jsonLines(2_000));
    const whole = await screen(file, ".csv", { workers: 1 });
    const script = join(import.meta.dirname, "../../test/fixtures/screen/run-file.ts");
    // `standing`: it waits for the kill; else it may have ended before
    const killed = async (out: string, workers: number, atRow: number, how: "standing" | "running" = "running"): Promise<void> => {
      const stand = how === "standing" ? [String(atRow)] : [];
      const victim = spawn(process.execPath, [script, file, out, String(workers), ...stand], { stdio: ["ignore", "pipe", "inherit"] });
      let text = "";
      victim.stdout.on("data", (chunk: Buffer) => {
        text += chunk.toString();
        const done = text
          .split("\n")
          .slice(0, -1)
          .map(Number)
          .some((rows) => rows >= atRow);
        if (done) victim.kill("SIGKILL");
      });
      await once(victim, "exit");
    };
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(1_750), { minLength: 1, maxLength: 2 }), fc.constantFrom(1, 2, 3), async (kills, workers) => {
        const out = path(".csv");
        for (const atRow of kills.sort((left, right) => left - right)) await killed(out, workers, atRow);
        const report = await screenFile({ file, out, current: on, settings, workers });
        expect(report.sha256).toBe(whole.sha256);
      }),
      { numRuns: 2 },
    );
    const out = path(".csv");
    await killed(out, 1, 1_000, "standing");
    const report = await screenFile({ file, out, current: on, settings, workers: 1 });
    expect(report.resumed).toBeGreaterThan(0);
    expect(report.sha256).toBe(whole.sha256);
  });
});

describe("[S6] cells", () => {
  test("what a spreadsheet would run as a formula is made harmless", async () => {
    const file = put(
      ["=2+3", "+1", "-x", "@sum", "\tx", "＝1"].map((name, at) => JSON.stringify({ id: `=${at}`, names: [`${name} Test`] })).join("\n"),
    );
    const rows = await rowsOf((await screen(file, ".csv")).out);
    for (const row of rows) {
      expect(row.get("id")).toMatch(/^'=/);
      expect(row.get("subject")).toMatch(/^'|^x Test/);
    }
  });
});
