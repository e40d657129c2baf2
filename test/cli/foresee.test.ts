import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { file, folder, writ } from "./harness.ts";

const slow = { timeout: 60_000 };
const few = ["--runs", "200"];

describe("writ foresee", () => {
  test.each([
    ["foresee", "--help"],
    ["foresee", "-h"],
    ["help", "foresee"],
  ])("[F19, C7] %s %s lists what foresee does", async (...words) => {
    const { code, out, err } = await writ(words);
    expect([code, err]).toEqual([0, ""]);
    for (const name of ["compare", "sensitivity", "calibrate", "examples", "epstein"]) expect(out).toContain(`foresee ${name}`);
  });
});

describe("writ foresee compare", () => {
  test("[F19] compares strategies that ship, in sentences and tables", slow, async () => {
    const { code, out, err } = await writ(["foresee", "compare", "tolerance", "crackdown", ...few]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("What each strategy may stir up");
    expect(out).toMatch(/crackdown +\d\.\d\d \[/);
    expect(out).toContain("not counted");
    expect(out).toContain("comes from the literature, not from your data");
  });

  test("[F19, F8] writes HTML, CSV and JSON of the same figures, the same on one core and on two", slow, async () => {
    const dir = folder();
    const args = ["foresee", "compare", "tolerance", "ban", ...few, "--seed", "9", "--json"];
    const one = await writ([...args, "--threads", "1", "--out", "a.html", "--out", "a.csv", "--out", "a.json"], { cwd: dir });
    const two = await writ([...args, "--threads", "2"], { cwd: dir });
    expect([one.code, one.err]).toEqual([0, ""]);
    expect(two.out).toBe(one.out);
    expect(readFileSync(join(dir, "a.json"), "utf8")).toBe(one.out);
    expect(readFileSync(join(dir, "a.html"), "utf8")).toContain("<!doctype html>");
    const { shortAndLong } = JSON.parse(one.out) as { shortAndLong: [unknown, { worseThenBetter: number }] };
    expect(readFileSync(join(dir, "a.csv"), "utf8")).toContain(
      `worse-then-better,attacks,share of draws,ban,tolerance,whole,,${shortAndLong[1].worseThenBetter}\r\n`,
    );
  });

  test("[T2, C7] a strategy that cannot be meant exits 2 with file, path and remedy, every problem on its line", async () => {
    const dir = folder();
    const bad = {
      schema: "writ-strategy/1",
      id: "bad",
      title: "Bad",
      begins: "2026-01",
      groups: [{ id: "anti-state", title: "A", measures: [{ measure: "bomb", start: "2026-01", strength: 2 }] }],
    };
    file(dir, "bad.json", JSON.stringify(bad));
    const { code, out, err } = await writ(["foresee", "compare", "bad.json", ...few], { cwd: dir });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("bad.json: groups[0].measures[0].measure");
    expect(err).toContain("bad.json: groups[0].measures[0].strength");
    expect(err).toContain("One of: ban, freeze");
  });

  test.each([
    [["foresee", "compare"], "takes at least one strategy"],
    [["foresee", "compare", "nowhere"], "Those that ship: tolerance"],
    [["foresee", "compare", "tolerance", "--out", "report.docx"], ".html, .csv, .json"],
    [["foresee", "compare", "tolerance", "tolerance"], "two strategies are called"],
    [["foresee", "compare", "tolerance", "--runs", "3"], "--runs"],
    [["foresee", "compare", "tolerance", "--situation", "nowhere.json"], "nowhere.json"],
    [["foresee", "sensitivity", "tolerance"], "takes two strategies and got 1"],
    [["foresee", "examples", "war"], "One of: tolerance"],
    [["foresee", "campare"], "Did you mean: writ foresee compare?"],
  ])("[C7] %j exits 2 and says what to do", async (args, says) => {
    const { code, out, err } = await writ(args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(says);
  });

  test("[F13] a situation of one's own is used, and a spoilt one is refused by path", slow, async () => {
    const dir = folder();
    const example = await writ(["foresee", "examples", "--situation"]);
    const situation = JSON.parse(example.out) as { groups: { attacks: { low: number; high: number } }[] };
    file(dir, "mine.json", JSON.stringify(situation));
    const same = await writ(["foresee", "compare", "tolerance", ...few, "--json"], { cwd: dir });
    const mine = await writ(["foresee", "compare", "tolerance", ...few, "--situation", "mine.json", "--json"], { cwd: dir });
    expect(mine.out).toBe(same.out);
    situation.groups[1]!.attacks.high = 0.1;
    file(dir, "spoilt.json", JSON.stringify(situation));
    const spoilt = await writ(["foresee", "compare", "tolerance", "--situation", "spoilt.json"], { cwd: dir });
    expect(spoilt.code).toBe(2);
    expect(spoilt.err).toContain("spoilt.json: groups[1].attacks.high");
  });
});

describe("writ foresee sensitivity and examples", () => {
  test("[F19] says which belief decides between two", slow, async () => {
    const { code, out, err } = await writ(["foresee", "sensitivity", "politics", "tolerance", "--points", "32", "--json"]);
    expect([code, err]).toEqual([0, ""]);
    const { indices, strategies } = JSON.parse(out) as { indices: { factor: string }[]; strategies: string[] };
    expect(strategies).toEqual(["politics", "tolerance"]);
    expect(indices).toHaveLength(26);
  });

  test("[F19, T1] prints a strategy that can be changed and compared, and the schema", slow, async () => {
    const dir = folder();
    const printed = await writ(["foresee", "examples", "per-group"]);
    file(dir, "mine.json", printed.out.replace('"per-group"', '"mine"'));
    const { code, out } = await writ(["foresee", "compare", "per-group", "mine.json", ...few, "--json"], { cwd: dir });
    expect(code).toBe(0);
    const { pairs } = JSON.parse(out) as { pairs: { share: number[][] }[] };
    expect(pairs.every(({ share }) => share[0]?.[1] === 0.5)).toBe(true);
    expect(JSON.parse((await writ(["foresee", "examples", "--schema"])).out)).toMatchObject({ $id: "urn:writ:strategy:1" });
  });
});
