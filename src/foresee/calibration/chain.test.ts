import { describe, expect, test } from "vitest";
import { goOn, startChain, type LogDensity } from "./chain.ts";
import { choleskyRoot, fromReference, priorReference, referenceOf, toReference } from "./reference.ts";

/** Two numbers: normal with means 1 and -2, standard deviations .3 and 2, correlation .8; the third a Gumbel, which leans. */
const density: LogDensity = ([x = 0, y = 0, z = 0]) => {
  const [a, b] = [(x - 1) / 0.3, (y + 2) / 2];
  return -(a * a - 1.6 * a * b + b * b) / (2 * 0.36) - z - Math.exp(-z);
};
const EULER = 0.5772156649;

function run(seed: number, steps: number): Float64Array[] {
  let state = startChain(seed, 0, 3, density);
  let reference = priorReference(3);
  for (const warming of [400, 800]) {
    const piece = goOn({ seed, state, reference, steps: warming }, density);
    state = piece.state;
    reference = referenceOf(rowsOf(piece.draws).slice(warming / 2), 3);
  }
  return rowsOf(goOn({ seed, state, reference, steps }, density).draws);
}
const rowsOf = (draws: Float64Array): Float64Array[] =>
  Array.from({ length: draws.length / 3 }, (_, at) => draws.subarray(3 * at, 3 * at + 3));
const mean = (rows: readonly Float64Array[], of: (row: Float64Array) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0) / rows.length;

describe("a chain", () => {
  test("[F20] has the density as its limit: means, spreads, correlation, and one that leans", () => {
    const rows = run(3, 12_000);
    const at = (axis: number) => (row: Float64Array) => row[axis] as number;
    expect(mean(rows, at(0))).toBeCloseTo(1, 1);
    expect(Math.abs(mean(rows, at(1)) + 2)).toBeLessThan(0.12);
    expect(Math.sqrt(mean(rows, (row) => (at(0)(row) - 1) ** 2))).toBeCloseTo(0.3, 1);
    expect(Math.abs(Math.sqrt(mean(rows, (row) => (at(1)(row) + 2) ** 2)) - 2)).toBeLessThan(0.12);
    expect(Math.abs(mean(rows, (row) => ((at(0)(row) - 1) * (at(1)(row) + 2)) / 0.6) - 0.8)).toBeLessThan(0.08);
    expect(Math.abs(mean(rows, at(2)) - EULER)).toBeLessThan(0.08);
    expect(Math.abs(mean(rows, (row) => (at(2)(row) - EULER) ** 2) - Math.PI ** 2 / 6)).toBeLessThan(0.2);
  });

  test("[F20] the same seed gives the same digits, another seed others", () => {
    expect(run(5, 50)).toEqual(run(5, 50));
    expect(run(5, 50)).not.toEqual(run(6, 50));
  });

  test("[F20] a chain that begins where nothing can be looks for a place that can", () => {
    const half: LogDensity = ([x = 0]) => (x > 1 ? -x : -Infinity);
    const { z } = startChain(1, 2, 1, half);
    expect(z[0]).toBeGreaterThan(1);
    const { draws } = goOn({ seed: 1, state: { chain: 2, z, used: 0 }, reference: priorReference(1), steps: 500 }, half);
    expect(Math.min(...draws)).toBeGreaterThan(1);
  });
});

describe("a reference", () => {
  test("[F20] there and back again is where one was", () => {
    const root = choleskyRoot(Float64Array.of(4, 0, 1.2, 1), 2);
    expect([...root]).toEqual([2, 0, 0.6, 0.8]);
    const reference = { mean: Float64Array.of(1, -1), root };
    const z = fromReference(reference, Float64Array.of(0.5, -2), new Float64Array(2));
    expect([...z]).toEqual([2, expect.closeTo(-2.3, 12)]);
    expect([...toReference(reference, z, new Float64Array(2))]).toEqual([expect.closeTo(0.5, 12), expect.closeTo(-2, 12)]);
  });
});
