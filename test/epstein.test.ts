import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import type { EpsteinFigures } from "../scripts/epstein.ts";
import { FIRE_AND_WATER, fireAndWaterSvg, solveFireAndWater } from "../src/foresee/index.ts";
import { read, root } from "./sources.ts";

/** Acceptance numbers: what two independent programs found, and what of the paper they could not. Seeds 1 to 20: no luck of the day. */
describe("Epstein 2002", () => {
  let figures: EpsteinFigures;
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const run2 = (ratio: string): EpsteinFigures["run2"][number] => figures.run2.find((row) => row.ratio === ratio)!;

  beforeAll(async () => {
    // a process of its own: the test runner's imports by name make the inner loop three times slower
    const { stdout } = await promisify(execFile)(process.execPath, ["scripts/epstein.ts", "--json", "--only", "acceptance"], { cwd: root });
    figures = JSON.parse(stdout) as EpsteinFigures;
  }, 300_000);

  test("[E1] cops and actives as printed, C/A: run 2 never has more than 50 actives in 20 times 3,000 ticks", () => {
    const { peaks, counts } = run2("literal");
    expect(peaks).toHaveLength(20);
    expect(Math.max(...peaks)).toBeLessThanOrEqual(50);
    expect(Math.max(...counts)).toBe(0);
    // not because nobody ever acts
    expect(Math.min(...peaks)).toBeGreaterThan(5);
  });

  test("[E2] rounded down: outbursts in every seed, with the waits and sizes that others found too", () => {
    const { counts, peaks, wait, activation } = run2("floor");
    expect(counts).toHaveLength(20);
    expect(counts.filter((count) => count < 95 || count > 130)).toEqual([]);
    expect(peaks.filter((peak) => peak < 260 || peak > 400)).toEqual([]);
    expect(wait.mean).toBeGreaterThan(18);
    expect(wait.mean).toBeLessThan(25);
    expect(activation.mean).toBeGreaterThan(700);
    expect(activation.mean).toBeLessThan(900);
  });

  test("[E3] legitimacy lost at once stirs more at its peak than the same and more lost slowly, in 12 seeds of 20 at least", () => {
    expect(figures.jump.filter(({ peakOfJump, peakOfSteps }) => peakOfJump > peakOfSteps).length).toBeGreaterThanOrEqual(12);
  });

  test("[E4] taking cops away one by one tips every society of 20 while cops are left, and none before", () => {
    expect(figures.cops).toHaveLength(20);
    expect(figures.cops.filter(({ copsLeft }) => copsLeft === null)).toEqual([]);
    expect(figures.cops.filter(({ peakBefore }) => peakBefore > 50)).toEqual([]);
  });

  test("[E7] two groups at legitimacy .8 without cops: one is gone in all of 20 runs, either one; at .9 nobody is killed", () => {
    expect(figures.run7).toHaveLength(20);
    expect(figures.run7.filter(({ extinct }) => extinct === null)).toEqual([]);
    expect(new Set(figures.run7.map(({ survivor }) => survivor))).toEqual(new Set(["first", "second"]));
    expect(figures.run6.filter(({ survivor, killed }) => survivor !== "both" || killed > 0)).toEqual([]);
  });

  test("[E8] the longer the jail, the longer the wait: 15, 30, 60", () => {
    const [short, usual, long] = figures.jail.map(({ wait }) => wait.mean ?? NaN);
    expect(short).toBeLessThan(usual!);
    expect(usual).toBeLessThan(long!);
  });

  test("[E10] what does not reproduce still does not: waits of 60, the larger jail of figure 10, and run 8 that lives", () => {
    expect(run2("floor").wait.mean).toBeLessThan(30);
    // the page's figures are those of today
    const { mean: wait, sd } = run2("floor").wait;
    expect(read("docs/epstein.md")).toContain(`| wait between outbursts | 60 ± 55 (figure 5) | ${wait?.toFixed(1)} ± ${sd?.toFixed(1)} |`);
    expect(mean(figures.jump.map(({ jailOfJump }) => jailOfJump))).toBeLessThan(mean(figures.jump.map(({ jailOfSteps }) => jailOfSteps)));
    expect(figures.run8.filter(({ extinct }) => extinct === null)).toEqual([]);
  });
});

describe("the pages that show them", () => {
  test("[E10] docs/epstein.md names the three findings and shows tables from a run", () => {
    const page = read("docs/epstein.md");
    expect(page).toContain("The waits of 60 ± 55 ticks do not come about");
    expect(page).toContain("The jail of figure 10 is the other way round");
    expect(page).toContain("Run 8 does not live");
    for (const command of ["epstein", "bench:epstein"]) {
      const table = new RegExp(`<!-- npm run ${command} -->\\n([\\s\\S]*?)<!-- end -->`).exec(page)?.[1] ?? "";
      expect(table).toMatch(/^\| .* \|$/m);
    }
  });

  test("[E12] docs/fire-and-water.md and its picture are what the program gives now", () => {
    const optimum = solveFireAndWater(FIRE_AND_WATER);
    expect(read("docs/fire-and-water.svg")).toBe(fireAndWaterSvg(optimum));
    const point = optimum.skiba[0]?.strength.toPrecision(5);
    expect(read("docs/fire-and-water.md")).toContain(`| 5 | ${point} |`);
  });
});
