import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folder, writ } from "./harness.ts";

describe("writ foresee epstein", () => {
  test("[C2] --json gives settings, figures of each run and the series of the first; the same seed the same digits", async () => {
    const asked = ["foresee", "epstein", "--seed", "3", "--runs", "2", "--ticks", "60", "--json"];
    const run = await writ(asked);
    expect(run).toMatchObject({ code: 0 });
    expect(await writ(asked)).toMatchObject({ out: run.out });
    const answer = JSON.parse(run.out);
    expect(answer).toMatchObject({
      schema: "writ-foresee-epstein/1",
      illustrative: true,
      run: 2,
      settings: { legitimacy: 0.82, ratio: "floor" },
    });
    expect(answer.runs.map(({ seed }: { seed: number }) => seed)).toEqual([3, 4]);
    expect(answer.series.active).toHaveLength(60);
    expect(Math.max(...answer.series.active)).toBe(answer.runs[0].peak);
    const next = JSON.parse((await writ(["foresee", "epstein", "--seed", "4", "--ticks", "60", "--json"])).out);
    expect(next.runs[0]).toEqual(answer.runs[1]);
  });

  test("for people: the series, the figures, the lattice, and that it is no forecast", async () => {
    const { out } = await writ(["foresee", "epstein", "--run", "8", "--ticks", "40", "--seed", "2"]);
    expect(out).toContain("two groups (model II)");
    expect(out).toMatch(/^first group .*[▁▂▃▄▅▆▇█]{10}/m);
    expect(out).toMatch(/^[·oOxX#]{40}$/m);
    expect(out).toContain("An illustration");
  });

  test("the paper's changes are made: at run 4 legitimacy drops at tick 77", async () => {
    const { series } = JSON.parse((await writ(["foresee", "epstein", "--run", "4", "--ticks", "80", "--json"])).out);
    expect(series.legitimacy.slice(74, 78)).toEqual([0.9, 0.9, 0.7, 0.7]);
  });

  test("--out writes a table", async () => {
    const path = join(folder(), "series.csv");
    expect(await writ(["foresee", "epstein", "--ticks", "5", "--out", path])).toMatchObject({ code: 0 });
    const lines = readFileSync(path, "utf8").trim().split("\r\n");
    expect(lines[0]).toBe("tick,active,quiet,jailed,cops,legitimacy,tension,first_group,second_group,killed");
    expect(lines).toHaveLength(6);
    expect(lines[5]).toMatch(/^5,\d+,\d+,\d+,64,0\.82,0\.\d+,1120,0,0$/);
  });

  test.each([
    [["--run", "9"], "--run"],
    [["--ticks", "0"], "--ticks"],
    [["--ticks", "100001"], "--ticks"],
    [["--ratio", "flor"], "Did you mean floor"],
    [["--out", "x.pdf"], ".csv"],
    [["seven"], "no words"],
  ])("[C7] %j is refused and says why", async (words, says) => {
    const run = await writ(["foresee", "epstein", ...words]);
    expect(run).toMatchObject({ code: 2, out: "" });
    expect(run.err).toContain(says);
  });
});
