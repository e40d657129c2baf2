import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openReader } from "../../src/registry/index.ts";
import { begin, file, folder, json, jsonLines, type Run, wordsOnly, writ } from "./harness.ts";

const ASKED = "Jaish-i-Momhammed";

describe("one question", () => {
  test("the README's question is answered in a sentence first: who it is, banned by whom, since when, says who", async () => {
    const run = await writ(["screen", ASKED], { cwd: folder() });
    expect(run).toMatchObject({ code: 0, err: "" });
    const sentence = run.out.split("\n\n")[0]?.replaceAll("\n", " ");
    expect(sentence).toMatch(
      /^Yes: “Jaish-i-Momhammed” is a listed name of Jaish-\w-Mohammed, banned by .* since .*; source: Starter register/,
    );
    expect(run.out.replaceAll(/\s+/g, " ")).toContain(
      "banned by Pakistan (Ministry of Interior) since 14 January 2002 (Anti-Terrorism Act 1997, s. 11B)",
    );
    expect(run.out).toMatch(/^ +weight +\+\d+\.\d +█+$/m);
    expect(run.out).toContain("Note: the data folder holds no list: the starter register that ships with Writ answered.");
    expect(run.out).not.toContain("\x1b");
  });

  test("[C2] --json is the contract's shape on one line; nothing else is on stdout", async () => {
    const run = await writ(["screen", ASKED, "--json"], { cwd: folder() });
    expect(run).toMatchObject({ code: 0, err: "" });
    expect(run.out.trim()).not.toContain("\n");
    const answer = json(run);
    expect(answer).toMatchObject({
      subject: { id: null, names: [ASKED] },
      outcome: "hit",
      checked: {
        missing: [],
        lists: [
          { id: "starter", entries: expect.any(Number), published: expect.any(String), sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
        ],
      },
      engine: { version: expect.any(String), parameters: expect.any(String), snapshot: expect.any(String) },
    });
    const [best] = answer.alerts;
    expect(best).toMatchObject({
      kind: "organisation",
      entries: [{ list: "starter", id: "jaish-e-mohammed", weight: best.weight }],
      matched: { query: ASKED, listed: expect.any(String), exact: expect.any(Boolean) },
      band: expect.stringMatching(/strong|identified/),
      conflicts: [],
      missing: expect.any(Array),
    });
    const sum = best.evidence.reduce((total: number, { bits }: { bits: number }) => total + bits, 0);
    expect(sum).toBeCloseTo(best.weight, 1);
  });

  test("[R10] the first answer ever builds the starter register's snapshot and keeps it; the next is the same, from what was kept", async () => {
    const cwd = folder();
    const ask = (): Promise<Run> => writ(["screen", ASKED, "--json"], { cwd, env: { XDG_CACHE_HOME: join(cwd, "cache") } });
    const kept = (): readonly [string, bigint][] =>
      readdirSync(join(cwd, "cache/writ")).map((name) => [name, statSync(join(cwd, "cache/writ", name), { bigint: true }).ino]);
    const first = await ask();
    expect(first).toMatchObject({ code: 0, err: "" });
    const built = kept();
    expect(built).toMatchObject([[expect.stringMatching(/^starter-[0-9a-f]{32}\.snapshot$/), expect.anything()]]);
    expect(await ask()).toEqual(first);
    expect(kept()).toEqual(built);
  });

  test("unquoted words are one name; further names and facts come by flags", async () => {
    const cwd = folder();
    const run = await writ(
      [
        "screen",
        "Farid",
        "Testgul",
        "--name",
        "Fareed Test Gul",
        "--kind",
        "person",
        "--birth-date",
        "circa 1971",
        "--country",
        "Pakistan",
        "--id",
        "passport@pk:AB123",
        "--sex",
        "m",
        "--father",
        "Gul Test",
        "--json",
      ],
      { cwd },
    );
    expect(json(run).subject.names).toEqual(["Farid Testgul", "Fareed Test Gul"]);
    expect(run).toMatchObject({ code: 0, err: "" });
  });

  test("the path of a file is asked as a name, and a hint says how its rows are screened; a folder or a name gives none", async () => {
    const cwd = folder();
    file(cwd, "names.csv", "name\nFarid Testgul\n");
    mkdirSync(join(cwd, "brombeer"));
    const [asked, elsewhere, dir, long] = await Promise.all([
      writ(["screen", "names.csv", "--json"], { cwd }),
      writ(["screen", "names.csv", "--json"], { cwd: folder() }),
      writ(["screen", "brombeer"], { cwd }),
      writ(["screen", "Zilt".repeat(3000)], { cwd }),
    ]);
    expect(asked.err).toMatch(
      /^writ: names\.csv is a file, and was asked as a name\. Its rows: writ screen --file names\.csv; .*--text names\.csv\n$/,
    );
    expect([elsewhere.err, dir.err, long.err]).toEqual(["", "", ""]);
    expect(asked.code).toBe(elsewhere.code);
    expect(asked.out).toBe(elsewhere.out);
  });

  test("nobody: said with what was checked, exit 0", async () => {
    const run = await writ(["screen", "Brombeer Quixworth Zillany"], { cwd: folder() });
    expect(run).toMatchObject({ code: 0, err: "" });
    expect(wordsOnly(run.out)).toMatch(
      /^No: nothing at or above “possible” for “Brombeer Quixworth Zillany” on 1 list\.\n\nChecked: starter /,
    );
  });

  test("[C1] --fail-on-hit: 3 for a hit, 0 for none", async () => {
    const cwd = folder();
    expect((await writ(["screen", ASKED, "--fail-on-hit", "--json"], { cwd })).code).toBe(3);
    expect((await writ(["screen", "Brombeer Quixworth Zillany", "--fail-on-hit", "--json"], { cwd })).code).toBe(0);
  });

  test("[C1] a list that is asked for and not loaded: incomplete, exit 4, before 3", async () => {
    const run = await writ(["screen", ASKED, "--lists", "starter,eu", "--fail-on-hit"], { cwd: folder() });
    expect(run.code).toBe(4);
    expect(run.out).toContain("INCOMPLETE: list eu was asked for and is not loaded.");
  });

  test("an answer without alerts that is incomplete is never called clear", async () => {
    const run = await writ(["screen", "Brombeer Quixworth Zillany", "--lists", "eu"], { cwd: folder() });
    expect(run.code).toBe(4);
    expect(run.out).toMatch(/^Not known: nothing found .* no clearance/);
    expect(run.out).not.toMatch(/\bclear\b|^No:/);
  });

  test("[C1] a stale list makes the answer incomplete, exit 4", async () => {
    const cwd = folder();
    await writ(["lists", "add", "starter"], { cwd });
    const run = await writ(["screen", ASKED, "--max-age", "0"], { cwd });
    expect(run.code).toBe(4);
    expect(run.out).toMatch(/^INCOMPLETE: list starter is stale/m);
  });

  test("[C2] right-to-left names are set apart; control characters of the question do not reach the screen", async () => {
    const run = await writ(["screen", "جیش محمد\u202e\x07"], { cwd: folder() });
    expect(run.out).toMatch(/“\u2068جیش محمد�+\u2069”/);
    expect(run.out).not.toMatch(/[\x00-\x09\x0b-\x1f\u202a-\u202e]/);
  });

  test("--record leaves one event, without it there is none", async () => {
    const cwd = folder();
    const data = ["--data", "d"];
    expect(await writ(["screen", ASKED, "--record", "--json", ...data], { cwd })).toMatchObject({ code: 0, err: "" });
    const before = json(await writ(["verify", "--json", ...data], { cwd }));
    await writ(["screen", ASKED, ...data], { cwd });
    await writ(["screen", "--stdin", ...data], { cwd, input: '{"names":["x"]}' });
    const after = json(await writ(["verify", "--json", ...data], { cwd }));
    expect(after.events).toBe(before.events);
    await writ(["screen", "--stdin", "--record", ...data], { cwd, input: '{"names":["x"]}' });
    expect(json(await writ(["verify", "--json", ...data], { cwd })).events).toBe(before.events + 1);
  });
});

describe("--stdin", () => {
  const lines = [
    '{"id":"a","names":["Jaish-e-Mohammed"]}',
    "",
    "no json",
    '{"id":"b","names":[]}',
    '{"id":"c","names":["Brombeer Quixworth Zillany"]}',
    "[1]",
    '{"id":"d","births":["soon"],"names":["x"]}',
  ];

  test("[C1] same order; bad lines answer in their place; exit 2 after all others were answered", async () => {
    const run = await writ(["screen", "--stdin", "--fail-on-hit"], { cwd: folder(), input: lines.join("\n") });
    expect(run.code).toBe(2);
    expect(jsonLines(run).map((answer) => [answer.subject.id, answer.outcome ?? answer.error.code, answer.line ?? null])).toEqual([
      ["a", "hit", null],
      [null, "json-malformed", 3],
      ["b", "field-missing", 4],
      ["c", "clear", null],
      [null, "row-malformed", 6],
      ["d", "field-invalid", 7],
    ]);
    expect(run.err).toBe("writ: 4 lines of 6 could not be screened; each has its error in its place\n");
  });

  test("an answer leaves before the input ends: a filter that other programs talk to", async () => {
    const { spawn } = await import("node:child_process");
    const { ENTRY, bareEnvironment } = await import("./harness.ts");
    const cwd = folder();
    const child = spawn(process.execPath, [ENTRY, "screen", "--stdin"], { cwd, env: bareEnvironment(cwd) });
    child.stdin.write(`${lines[0]}\n`);
    const first = await new Promise<string>((settle) => child.stdout.once("data", (chunk: Buffer) => settle(chunk.toString())));
    expect(JSON.parse(first).subject.id).toBe("a");
    child.stdin.end();
    expect(await new Promise((settle) => child.on("close", settle))).toBe(0);
  });

  test("nothing in, nothing out", async () => {
    expect(await writ(["screen", "--stdin"], { cwd: folder() })).toMatchObject({ code: 0, out: "", err: "" });
  });

  test("a reader that goes away ends it quietly, as it would grep", async () => {
    const many = `${lines[4]}\n`.repeat(20_000);
    const { child, done } = begin(["screen", "--stdin"], { cwd: folder(), input: many });
    child.stdout?.once("data", () => child.stdout?.destroy());
    const run = await done;
    expect(run.err).toBe("");
    expect(run.code).toBe(141);
  });

  test("SIGINT ends it as the signal does, without a word", async () => {
    const { child, done } = begin(["screen", "--stdin"], { cwd: folder(), input: `${lines[4]}\n`.repeat(200_000) });
    child.stdout?.once("data", () => child.kill("SIGINT"));
    expect(await done).toMatchObject({ code: null, signal: "SIGINT", err: "" });
  });
});

describe("--file", () => {
  const CSV = "id,name,kind\n1,Jaish-e-Mohammed,organisation\n2,Brombeer Quixworth Zillany,person\n3,,\n";

  test("[C1] a row for each alert and each subject without; bad rows make exit 2; the report says the sums", async () => {
    const cwd = folder();
    file(cwd, "in.csv", CSV);
    const run = await writ(["screen", "--file", "in.csv", "--out", "out.jsonl", "--json"], { cwd });
    expect(json(run)).toMatchObject({ out: "out.jsonl", rows: 3, hits: 1, clear: 1, bad: 1, incomplete: 0, resumed: 0, broken: null });
    expect(run.code).toBe(2);
    const people = await writ(["screen", "--file", "in.csv", "--out", "out.csv"], { cwd });
    expect(wordsOnly(people.out)).toMatch(
      /^3 rows: 1 hit, 1 clear, 0 incomplete, 1 bad; \d+ alerts?\.\n {2}Bad rows .*\n {2}Result: out\.csv /,
    );
  });

  test("[S9] the event of a run bears the hash of the file that it left", async () => {
    const cwd = folder();
    file(cwd, "in.csv", CSV);
    const hash = (name: string): string =>
      createHash("sha256")
        .update(readFileSync(join(cwd, name)))
        .digest("hex");
    await writ(["screen", "--file", "in.csv", "--out", "a.csv", "--data", "d"], { cwd });
    const reader = openReader(join(cwd, "d"));
    const [event, ...others] = reader.screenings({ limit: 10 });
    reader.close();
    expect(others).toEqual([]);
    expect(event?.data).toMatchObject({ file: "in.csv", input: hash("in.csv"), result: hash("a.csv"), rows: 3, hits: 1, clear: 1, bad: 1 });
  });

  test("[S9] one event a run, none with --no-record", async () => {
    const cwd = folder();
    file(cwd, "in.csv", CSV);
    const events = async (): Promise<number> => json(await writ(["verify", "--json"], { cwd })).events;
    await writ(["screen", "--file", "in.csv", "--out", "a.csv"], { cwd });
    const once = await events();
    await writ(["screen", "--file", "in.csv", "--out", "b.csv", "--no-record"], { cwd });
    expect(await events()).toBe(once);
    await writ(["screen", "--file", "in.csv", "--out", "c.csv"], { cwd });
    expect(await events()).toBe(once + 1);
  });

  test("without --out the result goes to stdout and the sums to stderr", async () => {
    const cwd = folder();
    file(cwd, "in.csv", CSV);
    const run = await writ(["screen", "--file", "in.csv", "--json", "--no-record"], { cwd });
    expect(jsonLines(run)).toHaveLength(3);
    expect(run.err).toContain("3 rows: 1 hit, 1 clear, 0 incomplete, 1 bad");
    expect((await writ(["screen", "--file", "in.csv", "--no-record"], { cwd })).out.split("\n")[0]).toMatch(/subject|id/);
  });

  test.each([
    ["not-there.csv", null, "file-not-found"],
    ["empty.csv", "", "file-empty"],
    ["picture.csv", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0, 1, 2, 3]), null],
  ] as const)("[C7] %s: exit 2 with the file's name, and no result", async (name, content, code) => {
    const cwd = folder();
    if (content !== null) file(cwd, name, content);
    const run = await writ(["screen", "--file", name, "--out", "out.csv"], { cwd });
    expect(run).toMatchObject({ code: 2, out: "" });
    expect(run.err).toContain(name);
    if (code !== null) expect(run.err).toContain(`[${code}]`);
    expect(run.err).toMatch(/^writ: .* \[[a-z-]+\]/m);
    expect(run.err).not.toContain("fault of ours");
  });

  test.each([
    [["--out", "out.doc"], "usage"],
    [["--out", "in.csv"], "usage"],
    [["--out", "no/such/folder/out.csv"], "file-not-found"],
    [["--out", "out.csv", "--mapping", "none.yaml"], "file-not-found"],
  ])("[C7] %j is refused with %s", async (flags, code) => {
    const cwd = folder();
    file(cwd, "in.csv", CSV);
    const run = await writ(["screen", "--file", "in.csv", ...flags], { cwd });
    expect(run).toMatchObject({ code: 2, out: "" });
    expect(run.err).toContain(`[${code}]`);
  });

  test("SIGINT says how to go on, and the same command does", { timeout: 60_000 }, async () => {
    const cwd = folder();
    const rows = Array.from({ length: 10_000 }, (_, at) => `${at},Brombeer Quixworth Zillany ${at}\n`).join("");
    file(cwd, "in.csv", `id,name\n${rows}`);
    const args = ["screen", "--file", "in.csv", "--out", "out.csv", "--json"];
    const { child, done } = begin(args, { cwd });
    // until the rows of the first batch stand in the part file
    const rowsStand = (): boolean => readdirSync(cwd).some((name) => name.startsWith("out.csv") && statSync(join(cwd, name)).size > 2_000);
    while (!rowsStand()) await new Promise((settle) => setTimeout(settle, 10));
    child.kill("SIGINT");
    const stopped = await done;
    expect(stopped).toMatchObject({ code: null, signal: "SIGINT", out: "" });
    // on a slow machine it has told its progress first
    expect(stopped.err.replaceAll(/^writ: in\.csv .* %\n/gm, "")).toBe("writ: stopped; the same command goes on from here\n");
    expect(existsSync(`${cwd}/out.csv`)).toBe(false);
    const again = json(await writ(args, { cwd }));
    expect(again.rows).toBe(10_000);
    expect(again.resumed).toBeGreaterThan(0);
  });
});

describe("--text", () => {
  const TEXT = "An aggressive stand against Lashkar-e-Taiba, Jaish-e-Mohammed and Harakat ul-Mujahidin was taken in Pakistan.\n";

  test("every listed name and where, in code points", async () => {
    const cwd = folder();
    file(cwd, "report.txt", `😀 ${TEXT}`);
    const run = await writ(["screen", "--text", "report.txt", "--json"], { cwd });
    const answer = json(run);
    expect(run.code).toBe(0);
    expect(answer.mentions.map((mention: any) => mention.text)).toEqual(["Lashkar-e-Taiba", "Jaish-e-Mohammed", "Harakat ul-Mujahidin"]);
    for (const { start, end, text } of answer.mentions) expect([...`😀 ${TEXT}`].slice(start, end).join("")).toBe(text);
  });

  test("for people: how many, each in its place, and by whom it is banned", async () => {
    const cwd = folder();
    const run = await writ(["screen", "--text", "-"], { cwd, input: TEXT });
    expect(run.code).toBe(0);
    expect(run.out).toMatch(/^3 mentions of 3 listed parties\.\n/);
    expect(run.out).toMatch(/28–43 {2}An aggressive stand against Lashkar-e-Taiba, Jaish-e-Mohammed/);
    expect(run.out).toContain("banned by");
    expect((await writ(["screen", "--text", "-", "--fail-on-hit"], { cwd, input: TEXT })).code).toBe(3);
  });

  test("no name: said so", async () => {
    const run = await writ(["screen", "--text", "-"], { cwd: folder(), input: "Nothing of the kind is in here.\n" });
    expect(run).toMatchObject({ code: 0, err: "" });
    expect(run.out).toMatch(/^No listed name was found\./);
  });

  test.each([
    ["none.txt", null, "file-not-found"],
    ["empty.txt", "", "file-empty"],
    ["binary.txt", Buffer.from([1, 2, 3, 0, 0, 0, 4, 5]), "file-binary"],
    ["broken.pdf", "%PDF-1.7\nnothing more", "file-unreadable"],
    [".", null, "file-unreadable"],
  ] as const)("[C7] %s: exit 2, %s", async (name, content, code) => {
    const cwd = folder();
    if (content !== null) file(cwd, name, content);
    const run = await writ(["screen", "--text", name], { cwd });
    expect(run).toMatchObject({ code: 2, out: "" });
    expect(run.err).toContain(`[${code}]`);
  });
});

describe("compare", () => {
  test("needs no data folder and makes none", async () => {
    const cwd = folder();
    const run = await writ(["compare", "Farid Testgul", "Fareed Testgul", "--json"], { cwd, env: { WRIT_DATA: "/dev/null/none" } });
    expect(run).toMatchObject({ code: 0, err: "" });
    const answer = json(run);
    expect(answer).toMatchObject({
      id: null,
      weight: expect.any(Number),
      probability: expect.any(Number),
      conflicts: [],
      missing: expect.any(Array),
    });
    expect(answer.weight).toBeGreaterThan(0);
  });

  test("below zero is given as it is, and has no band", async () => {
    const cwd = folder();
    const answer = json(await writ(["compare", "Brombeer Quixworth", "Zillany Oktavian Wembling", "--json"], { cwd }));
    expect(answer.weight).toBeLessThan(0);
    expect(answer.band).toBeNull();
    expect((await writ(["compare", "Brombeer Quixworth", "Zillany Oktavian Wembling"], { cwd })).out).toMatch(
      /: −\d.* bits, nothing speaks for them being one\./,
    );
  });

  test("[N5] what was not read is said in the text, too, and names of any length are shortened for people alone", async () => {
    const cwd = folder();
    const words = Array.from({ length: 9000 }, (_, at) => `Zilt${at}`).join(" ");
    const [people, program, screened] = await Promise.all([
      writ(["compare", words, `${words} Oktavian`], { cwd }),
      writ(["compare", words, `${words} Oktavian`, "--json"], { cwd }),
      writ(["screen", words], { cwd }),
    ]);
    expect(people).toMatchObject({ code: 0, err: "" });
    expect(people.out.split("\n")[0]).toMatch(/^Zilt0 .{60,80}… and Zilt0 .{60,80}…: .*identified.*see below what was not\.$/);
    expect(people.out.replaceAll(/\s+/g, " ")).toMatch(/NOT COMPARED: “Zilt0 .{30,40}…” has 8953 words beyond the first 48, left out\./);
    expect(json(program).matched.query).toBe(words);
    expect(json(program).warnings).toHaveLength(2);
    expect(screened.code).toBe(4);
    expect(screened.out.length).toBeLessThan(3000);
    expect(screened.out).toContain("INCOMPLETE: “Zilt0");
  });

  test("subjects as JSON, with facts that differ", async () => {
    const left = '{"names":["Farid Testgul"],"births":["1971-02-03"]}';
    const right = '{"names":["Farid Testgul"],"births":["1950-01-01"]}';
    const run = await writ(["compare", left, right], { cwd: folder() });
    expect(run.code).toBe(0);
    expect(run.out).toContain("differs: ");
  });

  test("--stdin: pairs in order, bad ones in their place, exit 2 at the end", async () => {
    const input = ['{"id":"p1","left":{"names":["a b"]},"right":{"names":["a b"]}}', '{"id":"p2","left":{"names":["a"]}}', "nope"].join(
      "\n",
    );
    const run = await writ(["compare", "--stdin"], { cwd: folder(), input });
    expect(run.code).toBe(2);
    expect(jsonLines(run).map((answer) => [answer.id, answer.error?.code ?? null])).toEqual([
      ["p1", null],
      ["p2", "field-missing"],
      [null, "json-malformed"],
    ]);
  });
});
