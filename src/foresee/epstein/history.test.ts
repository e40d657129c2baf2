import { describe, expect, test } from "vitest";
import { civilFrames, CIVIL_SITES } from "./frames.ts";
import { runCivil, type CivilChange } from "./history.ts";
import { outburstsOf, spreadOf } from "./outbursts.ts";
import { checkedCivilSettings, CIVIL_RUNS, type CivilSettings } from "./settings.ts";

const refused = (code: string, field: string): unknown => expect.objectContaining({ code, problem: expect.objectContaining({ field }) });

describe("a run", () => {
  test("[E13] pictures show what the run counts, tick by tick, in both models", () => {
    for (const run of [2, 8] as const) {
      const plan = { seed: 4, ticks: 40 };
      const history = runCivil(CIVIL_RUNS[run], plan);
      const frames = civilFrames(CIVIL_RUNS[run], { ...plan, every: 8 });
      expect(frames.map(({ tick }) => tick)).toEqual([8, 16, 24, 32, 40]);
      for (const { tick, sites, grievance, width, height, ...shown } of frames) {
        const number = (...what: string[]): number => [...sites].filter((site) => what.includes(CIVIL_SITES[site]!)).length;
        expect(sites).toHaveLength(width * height);
        expect(number("first-active", "second-active")).toBe(history.active[tick - 1]);
        expect(number("cop")).toBe(history.cops[tick - 1]);
        expect(number("first", "second")).toBe(history.quiet[tick - 1]);
        expect(shown).toMatchObject({
          active: history.active[tick - 1],
          jailed: history.jailed[tick - 1],
          groups: history.groups[tick - 1],
        });
        // only those above the threshold act, and nobody is angrier than 1 − L
        expect(Math.max(...grievance)).toBeLessThanOrEqual(1 - shown.legitimacy);
        const [acting] = [...sites].flatMap((site, at) => (CIVIL_SITES[site]!.endsWith("active") ? [grievance[at]!] : []));
        if (acting !== undefined) expect(acting).toBeGreaterThan(0.1);
      }
      expect(civilFrames(CIVIL_RUNS[run], { ...plan, every: 8 })).toEqual(frames);
    }
    expect(() => civilFrames(CIVIL_RUNS[2], { seed: 1, ticks: 2, every: 0 })).toThrow(refused("field-invalid", "every"));
  });

  test("a jump and a ramp take effect in the tick they name, and the ramp ends exactly", () => {
    const changes: CivilChange[] = [
      { what: "legitimacy", from: 3, until: 3, to: 0.5 },
      { what: "copDensity", from: 2, until: 5, to: 0 },
    ];
    const { legitimacy, cops } = runCivil(CIVIL_RUNS[2], { seed: 1, ticks: 7, changes });
    expect(legitimacy).toEqual([0.82, 0.82, 0.5, 0.5, 0.5, 0.5, 0.5]);
    expect(cops).toEqual([64, 48, 32, 16, 0, 0, 0]);
  });

  test("everyone is somewhere: free, active or jailed, and nobody is lost in model I", () => {
    const { active, quiet, jailed } = runCivil(CIVIL_RUNS[2], { seed: 9, ticks: 120 });
    active.forEach((acting, at) => expect(acting + quiet[at]! + jailed[at]!).toBe(1120));
    expect(Math.max(...jailed)).toBeGreaterThan(100);
  });

  test("a jail term of one tick misses one tick; for ever is for ever", () => {
    const base: CivilSettings = { ...CIVIL_RUNS[2], legitimacy: 0, ratio: "literal", copDensity: 0.2 };
    const short = runCivil({ ...base, maxJail: 1 }, { seed: 1, ticks: 30 });
    const released = short.jailed.map((now, at) => now - (short.jailed[at - 1] ?? 0));
    expect(released.some((change) => change < 0)).toBe(true);
    const ever = runCivil({ ...base, maxJail: null }, { seed: 1, ticks: 30 });
    ever.jailed.forEach((now, at) => expect(now).toBeGreaterThanOrEqual(ever.jailed[at - 1] ?? 0));
  });

  test("a plan or a setting that makes no sense is refused by name", () => {
    const play = (changes: CivilChange[]) => () => runCivil(CIVIL_RUNS[2], { seed: 1, ticks: 5, changes });
    expect(play([{ what: "legitimacy", from: 4, until: 2, to: 0.5 }])).toThrow(refused("field-invalid", "changes[0]"));
    expect(play([{ what: "legitimacy", from: 1, until: 2, to: 1.5 }])).toThrow(refused("field-invalid", "changes[0].to"));
    expect(
      play([
        { what: "legitimacy", from: 1, until: 3, to: 0.5 },
        { what: "legitimacy", from: 3, until: 4, to: 0.2 },
      ]),
    ).toThrow(refused("field-invalid", "changes[0]"));
    expect(() => runCivil(CIVIL_RUNS[2], { seed: 1, ticks: -1 })).toThrow(refused("field-invalid", "ticks"));
    expect(() => runCivil(CIVIL_RUNS[2], { seed: 0.5, ticks: 1 })).toThrow(refused("field-invalid", "seed"));
    for (const [field, value] of [
      ["width", 2],
      ["height", 10.5],
      ["legitimacy", NaN],
      ["copDensity", 1.1],
      ["agentVision", 20],
      ["maxJail", 0],
      ["ratio", "upwards"],
    ] as const) {
      expect(() => checkedCivilSettings({ ...CIVIL_RUNS[2], [field]: value } as CivilSettings)).toThrow(refused("field-invalid", field));
    }
    expect(() => checkedCivilSettings({ ...CIVIL_RUNS[2], copDensity: 0.5 })).toThrow(refused("field-invalid", "agentDensity"));
  });
});

describe("outbursts", () => {
  test("begin above the threshold, end below it, and wait from end to start", () => {
    const { count, waits, activations, peak } = outburstsOf([0, 51, 80, 50, 49, 50, 51, 60, 10, 10, 10, 70]);
    expect({ count, waits, activations, peak }).toEqual({ count: 2, waits: [2, 3], activations: [181, 111], peak: 80 });
    expect(outburstsOf([50, 50, 50])).toEqual({ count: 0, waits: [], activations: [], peak: 50 });
  });

  test("too few to say are null and not 0", () => {
    expect(spreadOf([])).toEqual({ count: 0, mean: null, sd: null });
    expect(spreadOf([4])).toEqual({ count: 1, mean: 4, sd: null });
    expect(spreadOf([2, 4])).toEqual({ count: 2, mean: 3, sd: Math.SQRT2 });
  });
});
