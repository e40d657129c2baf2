import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { valueAt } from "./belief.ts";
import { amountForm, shareForm } from "./interval.ts";
import { negativeBinomialLog, negativeBinomialLogSum, negativeBinomialQuantile } from "./negative-binomial.ts";
import { normalCdf, normalQuantile } from "./normal.ts";
import { keyOf, uniform } from "./random.ts";
import { indicesOf } from "./sensitivity.ts";
import { deathsAt, MEAN_DEATHS, SEVERITY } from "./severity.ts";
import { sobolPoints } from "./sobol.ts";

describe("distributions", () => {
  test("[F5] the normal distribution is right to twelve digits, and its quantile is its inverse", () => {
    // Abramowitz and Stegun, table 26.1
    expect(normalCdf(1)).toBeCloseTo(0.841344746068543, 14);
    expect(normalCdf(-2)).toBeCloseTo(0.022750131948179, 14);
    expect(normalCdf(4)).toBeCloseTo(0.999968328758167, 14);
    fc.assert(
      fc.property(fc.double({ min: -5.5, max: 5.5, noNaN: true }), (z) => {
        expect(normalQuantile(normalCdf(z))).toBeCloseTo(z, 7);
      }),
    );
  });

  test("[F5] a negative binomial count is the inverse of its distribution function", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }),
        fc.double({ min: 0.01, max: 60, noNaN: true }),
        fc.double({ min: 0.2, max: 50, noNaN: true }),
        (u, mean, size) => {
          const count = negativeBinomialQuantile(u, mean, size);
          let below = 0;
          for (let n = 0; n < count; n++) below += Math.exp(negativeBinomialLog(n, mean, size));
          expect(below).toBeLessThan(u + 1e-9);
          expect(below + Math.exp(negativeBinomialLog(count, mean, size))).toBeGreaterThan(u - 1e-9);
        },
      ),
    );
  });

  test("[F5] a column of counts has the chance that its counts have one by one, however long it is and however large they are", () => {
    const mean = fc.oneof({ weight: 20, arbitrary: fc.double({ min: 1e-30, max: 3_000, noNaN: true }) }, fc.constant(0));
    const cell = fc.record({ count: fc.integer({ min: 0, max: 400 }), mean });
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 120 }), fc.double({ min: 0.01, max: 1e4, noNaN: true }), (cells, size) => {
        const column = { first: 1, step: 2, end: 2 * cells.length, size };
        const counts = Int32Array.from(cells.flatMap(({ count }) => [7, count]));
        const means = Float64Array.from(cells.flatMap(({ mean }) => [Number.NaN, mean]));
        const single = cells.reduce((sum, { count, mean }) => sum + negativeBinomialLog(count, mean, size), 0);
        const all = negativeBinomialLogSum(counts, means, column);
        if (single === -Infinity) expect(all).toBe(-Infinity);
        else expect(Math.abs(all - single)).toBeLessThan(1e-9 * (1 + Math.abs(single)));
      }),
    );
  });

  test("[F5] a larger mean never gives a smaller count from the same number", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
        fc.double({ min: 0, max: 3_000, noNaN: true }),
        fc.double({ min: 0.2, max: 1e6, noNaN: true }),
        (u, mean, size) => {
          expect(negativeBinomialQuantile(u, mean * 1.1 + 0.1, size)).toBeGreaterThanOrEqual(negativeBinomialQuantile(u, mean, size));
        },
      ),
    );
  });

  test("[F5] means far out of the usual end at a count near them", () => {
    expect(negativeBinomialQuantile(0.5, 5_000, 1e9)).toBe(5_000);
    expect(negativeBinomialQuantile(0.5, 1e9, 2)).toBeLessThanOrEqual(100_000);
    expect(negativeBinomialQuantile(0.999999999, 0.001, 0.01)).toBeLessThan(100);
    expect(negativeBinomialQuantile(0.3, Number.NaN, 2)).toBe(0);
  });

  test("[F5] deaths have the stated share of none, mean and tail", () => {
    let mean = 0;
    let none = 0;
    let many = 0;
    const count = 1_000_000;
    for (let at = 0; at < count; at++) {
      const deaths = deathsAt((at + 0.5) / count);
      mean += deaths / count;
      if (deaths === 0) none++;
      if (deaths >= 10) many++;
    }
    expect(none / count).toBeCloseTo(SEVERITY.without, 3);
    expect(mean).toBeCloseTo(MEAN_DEATHS, 2);
    // the tail falls as a power: about 1.3 % of attacks kill ten or more
    expect(many / count).toBeGreaterThan(0.01);
    expect(many / count).toBeLessThan(0.02);
    expect(deathsAt(1 - 1e-12)).toBe(SEVERITY.most);
  });

  test("[F5] an interval's ends are the 5 % and 95 % points of what is drawn", () => {
    const about = { source: "test", date: "2026" };
    const amount = amountForm({ low: 2, high: 9, ...about });
    const share = shareForm({ low: 0.1, high: 0.6, ...about });
    const [five, ninetyFive] = [normalQuantile(0.05), normalQuantile(0.95)];
    expect([valueAt(amount, five), valueAt(amount, ninetyFive)].map((value) => value.toFixed(9))).toEqual(["2.000000000", "9.000000000"]);
    expect([valueAt(share, five), valueAt(share, ninetyFive)].map((value) => value.toFixed(9))).toEqual(["0.100000000", "0.600000000"]);
    // beta(2, 3): its distribution function at .5 is 11/16
    expect(valueAt({ form: "beta", alpha: 2, beta: 3 }, normalQuantile(11 / 16))).toBeCloseTo(0.5, 9);
  });
});

describe("numbers by counting", () => {
  test("[F6] are uniform, and neighbours in any key tell nothing of one another", () => {
    const count = 40_000;
    const cells = new Float64Array(20);
    let product = 0;
    for (let at = 0; at < count; at++) {
      const value = uniform(keyOf(1, 2, at >> 7), keyOf(9), at & 127);
      cells[Math.floor(20 * value)] = (cells[Math.floor(20 * value)] as number) + 1;
      product += (value - 0.5) * (uniform(keyOf(1, 2, (at >> 7) + 1), keyOf(9), at & 127) - 0.5);
    }
    const square = cells.reduce((sum, seen) => sum + (seen - count / 20) ** 2 / (count / 20), 0);
    // chi-square with 19 degrees of freedom: 43.8 at p = .001
    expect(square).toBeLessThan(43.8);
    expect(Math.abs((12 * product) / count)).toBeLessThan(4 / Math.sqrt(count));
  });

  test("[F6] Sobol points hit every part of every axis once, and no two axes go together", () => {
    const axes = 50;
    const points = sobolPoints(axes, 3);
    const point = new Float64Array(axes);
    const all = Array.from({ length: 1_024 }, (_, index) => {
      points.fill(index, point);
      return Array.from(point);
    });
    for (let axis = 0; axis < axes; axis++) expect(new Set(all.map((row) => Math.floor(1_024 * (row[axis] as number)))).size).toBe(1_024);
    let worst = 0;
    for (let left = 0; left < axes; left++) {
      for (let right = 0; right < left; right++) {
        const both = all.reduce((sum, row) => sum + ((row[left] as number) - 0.5) * ((row[right] as number) - 0.5), 0);
        worst = Math.max(worst, Math.abs((12 * both) / 1_024));
      }
    }
    expect(worst).toBeLessThan(0.06);
  });

  test("[F7] Sobol indices are those of Ishigami's function (a 7, b .1), known exactly", () => {
    const count = 4_096;
    const points = sobolPoints(6, 3);
    const row = new Float64Array(6);
    const ishigami = ([x = 0, y = 0, z = 0]: readonly number[]): number => Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
    const atA = new Float64Array(count);
    const atB = new Float64Array(count);
    const mixed = [0, 1, 2].map(() => new Float64Array(count));
    for (let index = 0; index < count; index++) {
      points.fill(index, row);
      const scaled = Array.from(row, (value) => Math.PI * (2 * value - 1));
      const [a, b] = [scaled.slice(0, 3), scaled.slice(3)];
      atA[index] = ishigami(a);
      atB[index] = ishigami(b);
      mixed.forEach((column, factor) => (column[index] = ishigami(a.with(factor, b[factor] as number))));
    }
    const found = mixed.map((column) => indicesOf(atA, atB, column));
    [0.3139, 0.4424, 0].forEach((first, factor) => expect(Math.abs((found[factor]?.first ?? 9) - first)).toBeLessThan(0.01));
    [0.5576, 0.4424, 0.2437].forEach((total, factor) => expect(Math.abs((found[factor]?.total ?? 9) - total)).toBeLessThan(0.01));
  });
});
