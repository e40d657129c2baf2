import { describe, expect, test } from "vitest";
import { normalQuantile } from "../normal.ts";
import { uniform } from "../random.ts";
import { agreementOf, effectiveDraws, rankNormal } from "./convergence.ts";

/** x(t) = echo x(t-1) + luck, of variance 1, beginning where it may be found at any time */
function wandering(chain: number, length: number, echo: number): Float64Array {
  const values = new Float64Array(length);
  for (let t = 0; t < length; t++) {
    const luck = normalQuantile(uniform(77, chain, t));
    values[t] = t === 0 ? luck : echo * (values[t - 1] as number) + Math.sqrt(1 - echo * echo) * luck;
  }
  return values;
}
const four = (length: number, echo: number): Float64Array[] => [0, 1, 2, 3].map((chain) => wandering(chain, length, echo));

describe("agreement of chains", () => {
  test("[F20] independent draws count whole; the wandering of an autoregression counts by (1 - a) / (1 + a)", () => {
    expect(effectiveDraws(four(4000, 0)) / 16_000).toBeCloseTo(1, 1);
    for (const echo of [0.5, 0.9]) {
      const { rHat, bulk } = agreementOf(four(8000, echo));
      const known = (32_000 * (1 - echo)) / (1 + echo);
      expect(Math.abs(bulk / known - 1)).toBeLessThan(0.15);
      expect(rHat).toBeLessThan(1.01);
    }
  });

  test("[F20] draws that turn back count for more than themselves, within the bound", () => {
    const draws = effectiveDraws(four(4000, -0.5));
    expect(draws / 16_000).toBeGreaterThan(2.5);
    expect(draws / 16_000).toBeLessThanOrEqual(Math.log10(16_000));
  });

  test("[F20] tells a chain that lies elsewhere, one that is wider, one that drifts", () => {
    const [a, b, c, d] = four(2000, 0) as [Float64Array, Float64Array, Float64Array, Float64Array];
    expect(agreementOf([a, b, c, d]).rHat).toBeLessThan(1.01);
    expect(agreementOf([a, b, c, d.map((x) => x + 0.5)]).rHat).toBeGreaterThan(1.02);
    // same middle, other width: only the folded ranks can see it
    expect(agreementOf([a, b, c, d.map((x) => 3 * x)]).rHat).toBeGreaterThan(1.05);
    expect(agreementOf([a, b, c, d].map((chain) => chain.map((x, t) => x + t / 2000))).rHat).toBeGreaterThan(1.03);
    expect(agreementOf([a, b, c, d.map((x) => x + 0.5)]).bulk).toBeLessThan(200);
  });

  test("[F20] wild values do not blind it, and what never moves has no draws and is no NaN", () => {
    const wild = four(2000, 0).map((chain) => chain.map((x) => Math.tan(Math.PI * 0.4999 * Math.tanh(x))));
    expect(agreementOf(wild).rHat).toBeLessThan(1.01);
    expect(agreementOf([0, 1, 2, 3].map(() => new Float64Array(100).fill(2)))).toEqual({ rHat: 1, bulk: 0, tail: 0 });
    expect(agreementOf([0, 1, 2, 3].map((chain) => new Float64Array(100).fill(chain))).rHat).toBe(99);
  });

  test("[F20] scores of ranks are Blom's, ties share theirs", () => {
    const [scores] = rankNormal([Float64Array.of(10, 30, 20, 20)]) as [Float64Array];
    const blom = (rank: number): number => normalQuantile((rank - 0.375) / 4.25);
    expect([...scores]).toEqual([blom(1), blom(4), blom(2.5), blom(2.5)]);
  });
});
