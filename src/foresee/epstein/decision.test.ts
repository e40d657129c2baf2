import { describe, expect, test } from "vitest";
import { arrestChance, copsPerActive, goesActive, grievance } from "./decision.ts";
import { runCivil } from "./history.ts";
import { CIVIL_RUNS } from "./settings.ts";
import { createGrid, createView, offsetsInView } from "./view.ts";

describe("how an agent decides", () => {
  test("[E5] at legitimacy 1 − T nobody is ever active, with or without cops, by any rule", () => {
    for (const ratio of ["literal", "floor", "round"] as const) {
      for (const copDensity of [0, 0.04]) {
        const { active } = runCivil({ ...CIVIL_RUNS[2], ratio, copDensity, legitimacy: 0.9 }, { seed: 1, ticks: 100 });
        expect(Math.max(...active)).toBe(0);
      }
    }
    const below = runCivil({ ...CIVIL_RUNS[2], copDensity: 0, legitimacy: 0.88 }, { seed: 1, ticks: 10 });
    expect(Math.max(...below.active)).toBeGreaterThan(0);
  });

  test("[E6] arrest is 90 % sure with one cop and one active, never without a cop; a tie is quiet; 8 and 148 sites in view", () => {
    const chance = (cops: number, actives: number): number => arrestChance(cops, actives, CIVIL_RUNS[2]);
    expect(chance(1, 1)).toBeCloseTo(0.8997411562, 9);
    expect(chance(0, 1)).toBe(0);
    // rounded down, two actives to one cop feel safe; as printed they do not
    expect(chance(1, 2)).toBe(0);
    expect(arrestChance(1, 2, { ...CIVIL_RUNS[2], ratio: "literal" })).toBeCloseTo(0.6833633, 6);
    expect([0.5, 1.5, 2.5, 0.7].map((value) => copsPerActive(value, 1, "round"))).toEqual([0, 2, 2, 1]);
    expect(goesActive(0.5, 1, 0.25, 0.25)).toBe(false);
    expect(goesActive(0.5, 1, 0.2499, 0.25)).toBe(true);
    expect(grievance(0.5, 0.82)).toBeCloseTo(0.09, 12);
    expect([1.7, 7].map((vision) => offsetsInView(vision).length)).toEqual([8, 148]);
    const grid = createGrid(40, 40);
    const view = createView(grid, 7);
    const seen = new Set(
      Array.from(
        { length: view.size },
        (_, k) => (view.row[view.dy[k] as number] as number) + (view.column[view.dx[k] as number] as number),
      ),
    );
    expect(seen.size).toBe(148);
    expect(seen.has(0)).toBe(false);
  });
});
