import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { rivalForecast, type Rival } from "./rivals.ts";
import { scoresOf } from "./scores.ts";
import { leastOf } from "./simplex.ts";
import { chiSquareTail, uniformityOf } from "./uniformity.ts";

describe("scores of forecasts", () => {
  test("[F22] a sure forecast is scored by its distance, a spread one as its definition says", () => {
    expect(scoresOf([4, 4, 4, 4], 6).crps).toBeCloseTo(2, 12);
    expect(scoresOf([0, 10], 0).crps).toBeCloseTo(5 - 2.5, 12);
    const draws = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(draws, fc.integer({ min: 0, max: 60 }), (forecast, count) => {
        const n = forecast.length;
        const apart = forecast.reduce((sum, x) => sum + Math.abs(x - count), 0) / n;
        const spread = forecast.reduce((sum, x) => sum + forecast.reduce((inner, y) => inner + Math.abs(x - y), 0), 0) / (2 * n * n);
        expect(scoresOf(forecast, count).crps).toBeCloseTo(apart - spread, 9);
      }),
    );
  });

  test("[F22] ignorance is in bits of the bin, never infinite; the interval pays its width and twenty times the miss", () => {
    const forecast = [...Array.from({ length: 500 }, () => 1), ...Array.from({ length: 500 }, () => 4)];
    expect(scoresOf(forecast, 2).ignorance).toBeCloseTo(-Math.log2(501 / 1011), 12);
    expect(scoresOf(forecast, 900).ignorance).toBeCloseTo(-Math.log2(1 / 1011), 12);
    expect(scoresOf(forecast, 3).interval).toBe(3);
    expect(scoresOf(forecast, 6).interval).toBe(3 + 20 * 2);
  });
});

describe("rivals", () => {
  const past = Int32Array.from({ length: 60 }, (_, t) => (t < 48 ? 1 : 5 + (t % 3)));
  const request = { past, horizon: 12, draws: 2000, key: 3 };
  const means = (rival: Rival, more: object = {}): number[] =>
    rivalForecast(rival, { ...request, ...more }).map((draws) => draws.reduce((sum, count) => sum + count, 0) / draws.length);

  test("[F22] say what their names say", () => {
    expect(means("zeros")).toEqual(Array.from({ length: 12 }, () => 0));
    for (const mean of means("last-12-months")) expect(Math.abs(mean - 6)).toBeLessThan(0.1);
    for (const mean of means("poisson-last")) expect(Math.abs(mean - 7)).toBeLessThan(0.25);
    const [draws] = rivalForecast("poisson-last", request) as [Int32Array];
    const variance = draws.reduce((sum, count) => sum + (count - 7) ** 2, 0) / draws.length;
    expect(Math.abs(variance - 7)).toBeLessThan(0.8);
  });

  test("[F22] the autoregression learns a level and an echo from its past alone, and survives an empty past", () => {
    const steady = Int32Array.from({ length: 120 }, (_, t) => [2, 4, 3, 3][t % 4] as number);
    for (const mean of means("nb-ingarch", { past: steady })) expect(Math.abs(mean - 3)).toBeLessThan(0.3);
    const [soon = 0, ...later] = means("nb-ingarch");
    expect(soon).toBeGreaterThan(4);
    expect(later.at(-1)).toBeLessThan(soon);
    for (const mean of means("nb-ingarch", { past: new Int32Array(48) })) expect(mean).toBeLessThan(0.1);
  });

  test("[F22] a simplex finds the lowest point of a bent valley", () => {
    const point = leastOf(([x = 0, y = 0]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2, [-1, 1], 2000);
    expect(point[0]).toBeCloseTo(1, 2);
    expect(point[1]).toBeCloseTo(1, 2);
  });
});

describe("evenness of ranks", () => {
  test("[F23] the chi-square's tail is that of the tables", () => {
    expect(chiSquareTail(14.067, 7)).toBeCloseTo(0.05, 4);
    expect(chiSquareTail(24.322, 7)).toBeCloseTo(0.001, 5);
    expect(chiSquareTail(18.307, 10)).toBeCloseTo(0.05, 4);
    expect(chiSquareTail(3.841, 1)).toBeCloseTo(0.05, 4);
    expect(chiSquareTail(0, 3)).toBe(1);
  });

  test("[F23] even ranks pass; leaning, heaped and hollow ones do not", () => {
    const even = Array.from({ length: 256 }, (_, at) => (at * 37) % 64);
    expect(uniformityOf(even, 63, 8)).toMatchObject({ p: 1 });
    const bent = (curve: (u: number) => number): number => {
      const { p, ecdf } = uniformityOf(
        even.map((_, at) => Math.min(63, Math.floor(64 * curve((at + 0.5) / 256)))),
        63,
        8,
      );
      return Math.max(p, ecdf < 1 ? 1 : 0) === 1 ? p : Math.min(p, 1e-9);
    };
    expect(bent((u) => u ** 1.5)).toBeLessThan(0.001);
    expect(bent((u) => 0.5 + 0.5 * Math.sign(u - 0.5) * Math.abs(2 * u - 1) ** 2)).toBeLessThan(0.001);
    expect(bent((u) => 0.5 + 0.5 * Math.sign(u - 0.5) * Math.abs(2 * u - 1) ** 0.5)).toBeLessThan(0.001);
  });
});
