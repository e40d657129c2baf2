import { PassThrough, Readable, Writable } from "node:stream";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { AT, current } from "../../test/fixtures/screen/lists.ts";
import { createMatcher } from "../match/index.ts";
import { DEFAULT_SETTINGS } from "./answer.ts";
import { compareStream, screenStream, type StreamReport } from "./stream.ts";

const on = current();
const matcher = createMatcher(on.snapshot);
const settings = { ...DEFAULT_SETTINGS, at: AT };

async function run(input: string | Uint8Array): Promise<{ answers: any[]; report: StreamReport }> {
  const output = new PassThrough();
  const collected = (async () => {
    let text = "";
    for await (const chunk of output) text += String(chunk);
    return text;
  })();
  const report = await screenStream(Readable.from([Buffer.from(input)]), output, { matcher, current: on, settings });
  output.end();
  const answers = (await collected)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as any);
  return { answers, report };
}

describe("[S4] a stream", () => {
  test("answers line by line in order, bad lines in their place", async () => {
    const lines = [
      '{"id":"a","names":["Lashkar-e-Taiba"]}',
      "{",
      "",
      '{"id":"c","names":[]}',
      "[1]",
      '{"id":"d","names":["Quiet Valley Bakery"],"births":["soon"]}',
      '{"id":"e","names":["Quiet Valley Bakery"]}',
    ];
    const { answers, report } = await run(lines.join("\n"));
    expect(answers.map((answer) => answer.outcome ?? answer.error.code)).toEqual([
      "hit",
      "json-malformed",
      "field-missing",
      "row-malformed",
      "field-invalid",
      "clear",
    ]);
    expect(answers.map((answer) => answer.subject.id)).toEqual(["a", null, "c", null, "d", "e"]);
    expect(answers[1]).toMatchObject({ line: 2 });
    expect(answers[4]).toMatchObject({ line: 6, error: { field: "births[0]" } });
    expect(report).toEqual({ lines: 6, bad: 4, hits: 1, incomplete: 0 });
  });
  test("takes gzip, ids like __proto__, lone surrogates and names of 100,000 characters", async () => {
    const lines = [
      { id: "__proto__", names: ["Lashkar-e-Taiba"] },
      { id: "s", names: ["\ud800 x"] },
      { id: "long", names: ["y".repeat(100_000)] },
      { id: "words", names: ["ab ".repeat(33_000)] },
    ];
    const { answers } = await run(gzipSync(lines.map((line) => JSON.stringify(line)).join("\n")));
    expect(answers.map((answer) => answer.subject.id)).toEqual(["__proto__", "s", "long", "words"]);
    expect(answers.map((answer) => answer.outcome === "hit")).toEqual([true, false, false, false]);
    expect([answers[1].outcome, answers[3].outcome]).toEqual(["incomplete", "incomplete"]);
  });
  test("memory does not grow and a slow reader slows it down", async () => {
    let made = 0;
    async function* endless(): AsyncGenerator<Buffer> {
      for (; made < 20_000; made++) yield Buffer.from(`{"id":"${made}","names":["Quiet Valley Bakery"]}\n`.repeat(50));
    }
    let taken = 0;
    let madeAtOnce = 0;
    const slow = new Writable({
      highWaterMark: 1_024,
      write(_chunk, _encoding, done) {
        taken++;
        madeAtOnce = Math.max(madeAtOnce, made - taken);
        if (taken === 30) done(Object.assign(new Error("closed"), { code: "EPIPE" }));
        else setTimeout(done, 1);
      },
    });
    await expect(screenStream(Readable.from(endless()), slow, { matcher, current: on, settings })).rejects.toMatchObject({ code: "EPIPE" });
    expect(made).toBeLessThan(200);
    expect(madeAtOnce).toBeLessThan(100);
  });
});

test("a stream of comparisons answers in order, needs both sides and names the bad one", async () => {
  const output = new PassThrough();
  const lines = [
    { id: "p1", left: { names: ["Farid Testmandi"] }, right: { names: ["Farid Testmandi"] } },
    { id: "p2", left: { names: ["x"] } },
    { id: "p3", left: { names: ["x"] }, right: { names: [], births: ["1950"] } },
    { id: "p4", left: { names: ["Ab Cd"] }, right: { names: ["Zoltan Unlike"], dob: "x" } },
  ];
  const report = await compareStream(Readable.from([lines.map((line) => JSON.stringify(line)).join("\n") + "\nnull\n"]), output);
  output.end();
  const answers = (await output.toArray())
    .join("")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as any);
  expect(answers.map((answer) => answer.id)).toEqual(["p1", "p2", "p3", "p4", null]);
  expect(answers[0]).toMatchObject({
    band: expect.any(String),
    weight: expect.any(Number),
    evidence: expect.any(Array),
    conflicts: [],
    missing: expect.any(Array),
  });
  expect(answers.slice(1, 3).map((answer) => answer.error.field)).toEqual(["right", "right.names"]);
  expect(answers[3]).toMatchObject({ warnings: ["right.dob: no such field, it was not used: dob"] });
  expect(answers[4].error.code).toBe("row-malformed");
  expect(report).toEqual({ lines: 5, bad: 3, hits: 0, incomplete: 0 });
});
