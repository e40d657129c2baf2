import { describe, expect, test } from "vitest";
import { equilibria, type Equilibrium } from "./equilibria.ts";
import { onPath, saddlePath, solveFireAndWater } from "./optimal.ts";
import { bestControls, canonical, costRate, FIRE_AND_WATER, growth, type FireAndWater } from "./problem.ts";
import { fireAndWaterSvg } from "./picture.ts";
import { integrate } from "./runge-kutta.ts";

const relative = (value: number, reference: number): number => Math.abs(value / reference - 1);

/** Our reference: another program (SciPy's LSODA along the saddle branches), to the digits that were kept. Not the paper's figures. */
const REFERENCE: readonly (readonly [
  cost: number,
  kind: Equilibrium["kind"],
  strength: number,
  costate: number,
  water: number,
  fire: number,
])[] = [
  [1, "saddle", 1.0967e-6, 396.26, 0.0046, 0],
  [1, "unstable focus", 0.01719, 188.73, 0.2571, 0],
  [1, "saddle", 1.0008, 15.998, 0, 0],
  [2, "saddle", 0.79173, 31.16, 0, 0.0691],
  [5, "unstable focus", 0.0477, 196.24, 0.4476, 0],
  [5, "saddle", 0.57177, 73.83, 0, 0.2317],
];

const solved = solveFireAndWater(FIRE_AND_WATER);

describe("fire and water", () => {
  test("[E11] steady states agree with another program's to 1e-4, or to the digits it printed, in kind, state, costate and controls", () => {
    for (const [cost, kind, strength, costate, water, fire] of REFERENCE) {
      const found = equilibria({ ...FIRE_AND_WATER, cost });
      const near = found.toSorted((left, right) => relative(left.strength, strength) - relative(right.strength, strength))[0]!;
      expect(near.kind).toBe(kind);
      // half a unit of the last printed digit, where that is coarser
      expect(relative(near.strength, strength)).toBeLessThan(strength === 0.01719 ? 2e-4 : 1e-4);
      expect(relative(near.costate, costate)).toBeLessThan(cost === 2 ? 2e-4 : 1e-4);
      expect(Math.abs(near.water - water)).toBeLessThan(6e-5);
      expect(Math.abs(near.fire - fire)).toBeLessThan(6e-5);
    }
    expect(equilibria(FIRE_AND_WATER).map(({ kind }) => kind)).toEqual(["saddle", "unstable focus", "saddle"]);
    expect(equilibria(FIRE_AND_WATER)[0]?.strength).toBeCloseTo(1.08e-6, 8);
  });

  test("[E11] at a steady state nothing moves, whatever the constants", () => {
    for (const problem of [FIRE_AND_WATER, { ...FIRE_AND_WATER, cost: 1 }, { ...FIRE_AND_WATER, provocation: 0.3, discount: 0.03 }]) {
      for (const point of equilibria(problem)) {
        const [strengthRate, costateRate] = canonical(problem, point);
        expect(Math.abs(strengthRate / point.strength)).toBeLessThan(1e-8);
        expect(Math.abs(costateRate / point.costate)).toBeLessThan(1e-8);
      }
    }
  });

  test("[E12] the DNSS point at cost 5 is within 2 % of the reference .0454, and fire begins at .330 on the way to the strong state", () => {
    const { skiba, fireFrom, paths } = solved;
    expect(skiba).toHaveLength(1);
    expect(relative(skiba[0]!.strength, 0.0454)).toBeLessThan(0.02);
    expect(relative(fireFrom!, 0.33)).toBeLessThan(0.02);
    // never on the way to the weak state, from where that is optimal
    expect(paths[0]!.points.filter(({ fire, strength }) => fire > 0 && strength < skiba[0]!.strength)).toEqual([]);
  });

  test("[E12] fire is used if and only if λ γ S > 1 + λ ρ k S^α, and water everywhere on the way to the weak state", () => {
    const { paths, skiba } = solved;
    for (const { points } of paths) {
      for (const { strength, costate, fire } of points) {
        const gain = costate * FIRE_AND_WATER.fire * strength;
        const price = 1 + costate * FIRE_AND_WATER.provocation * FIRE_AND_WATER.recruitment * strength ** FIRE_AND_WATER.recruitmentPower;
        expect(fire > 0).toBe(gain / price - 1 > 0);
      }
    }
    const down = paths[0]!.points.filter(({ strength }) => strength > 1.1e-6 && strength < skiba[0]!.strength);
    expect(down.length).toBeGreaterThan(100);
    expect(down.filter(({ water }) => water <= 0)).toEqual([]);
  });

  test("[E12] the cost of a path by the Hamiltonian is the cost added up along it, and its slope is the costate", () => {
    for (const path of solved.paths) {
      for (const { value, summed } of path.points) expect(relative(summed, value)).toBeLessThan(1e-6);
      for (const strength of [0.03, 0.05, 0.06]) {
        const slope = (onPath(path, strength * 1.001)!.value - onPath(path, strength * 0.999)!.value) / (0.002 * strength);
        expect(relative(slope, onPath(path, strength)!.costate)).toBeLessThan(5e-4);
      }
      expect(onPath(path, 3)).toBeNull();
    }
  });

  test("[E12] dynamic programming, which knows nothing of costates, turns round at the same point and finds the same cost", () => {
    const { turn, valueAt } = byDynamicProgramming(FIRE_AND_WATER);
    const { skiba, paths } = solved;
    expect(relative(turn, skiba[0]!.strength)).toBeLessThan(0.03);
    for (const strength of [0.001, 0.02]) expect(relative(valueAt(strength), onPath(paths[0]!, strength)!.value)).toBeLessThan(0.03);
    for (const strength of [0.1, 0.5, 0.9]) expect(relative(valueAt(strength), onPath(paths[1]!, strength)!.value)).toBeLessThan(0.03);
  });

  test("a constant that makes no sense is refused by name", () => {
    expect(() => equilibria({ ...FIRE_AND_WATER, discount: 0 })).toThrow(
      expect.objectContaining({ code: "field-invalid", problem: expect.objectContaining({ field: "discount" }) }),
    );
    expect(() => equilibria({ ...FIRE_AND_WATER, waterPower: 1 })).toThrow(expect.objectContaining({ code: "field-invalid" }));
    expect(() => equilibria({ ...FIRE_AND_WATER, loss: NaN })).toThrow(expect.objectContaining({ code: "field-invalid" }));
  });

  test("a path that begins at a saddle passes through it", () => {
    const [weak] = equilibria(FIRE_AND_WATER);
    const path = saddlePath(FIRE_AND_WATER, weak!);
    expect(relative(onPath(path, weak!.strength)!.costate, weak!.costate)).toBeLessThan(1e-9);
  });
});

describe("integration", () => {
  test("a circle closes to 1e-9, and a step never leaves the allowed states", () => {
    const steps = integrate(([x, y]) => [-(y as number), x as number], {
      from: [1, 0],
      tolerance: 1e-12,
      most: { time: 2 * Math.PI, steps: 100_000 },
      allowed: () => true,
    });
    for (const { time, state } of steps) {
      expect(state[0]).toBeCloseTo(Math.cos(time), 9);
      expect(state[1]).toBeCloseTo(Math.sin(time), 9);
    }
    const edge = integrate(() => [1], {
      from: [0],
      tolerance: 1e-10,
      most: { time: 100, steps: 10_000 },
      allowed: ([x]) => (x as number) < 2,
    });
    expect(edge.at(-1)!.state[0]).toBeCloseTo(2, 7);
  });
});

/** A chain on a grid of ln S that steps to the neighbour on the side to which the controls push, swept until it stands still. */
function byDynamicProgramming(problem: FireAndWater): { readonly turn: number; readonly valueAt: (strength: number) => number } {
  const nodes = 800;
  const [from, until] = [Math.log(1e-7), Math.log(1.5)];
  const height = (until - from) / (nodes - 1);
  const waters = Array.from({ length: 21 }, (_, at) => 0.05 * at);
  const fires = [0, 0.1, 0.2, 0.3, 0.4];
  const controls = waters.flatMap((water) => fires.map((fire) => ({ water, fire })));
  const strengths = Array.from({ length: nodes }, (_, at) => Math.exp(from + at * height));
  const drift = strengths.map((strength) => Float64Array.from(controls, (choice) => growth(problem, strength, choice) / strength));
  const rate = strengths.map((strength) => Float64Array.from(controls, (choice) => costRate(problem, strength, choice)));
  const value = Float64Array.from({ length: nodes }, () => 1e4);
  const side = new Int8Array(nodes);
  let moved = Infinity;
  for (let sweep = 0; moved > 1e-6 && sweep < 400; sweep++) {
    moved = 0;
    for (let step = 0; step < nodes; step++) {
      const node = sweep % 2 === 0 ? step : nodes - 1 - step;
      for (let choice = 0; choice < controls.length; choice++) {
        const speed = drift[node]![choice]!;
        const next = node + Math.sign(speed);
        if (next < 0 || next >= nodes) continue;
        const kept = speed === 0 ? 0 : Math.exp((-problem.discount * height) / Math.abs(speed));
        const found = (rate[node]![choice]! * (1 - kept)) / problem.discount + kept * value[next]!;
        if (found < value[node]! - 1e-12) {
          moved = Math.max(moved, value[node]! - found);
          value[node] = found;
          side[node] = Math.sign(speed);
        }
      }
    }
  }
  const turn = strengths.findIndex((strength, node) => strength > 0.005 && side[node] === 1);
  const valueAt = (strength: number): number => {
    const place = (Math.log(strength) - from) / height;
    const node = Math.floor(place);
    return value[node]! + (place - node) * (value[node + 1]! - value[node]!);
  };
  return { turn: strengths[turn]!, valueAt };
}

test("controls of the closed form are better than their neighbours", () => {
  const hamiltonian = (strength: number, costate: number, water: number, fire: number): number =>
    costRate(FIRE_AND_WATER, strength, { water, fire }) + costate * growth(FIRE_AND_WATER, strength, { water, fire });
  for (const [strength, costate] of [
    [0.04, 200],
    [0.5, 90],
    [1, 20],
  ] as const) {
    const { water, fire } = bestControls(FIRE_AND_WATER, { strength, costate });
    const best = hamiltonian(strength, costate, water, fire);
    for (const [other, another] of [
      [water + 0.01, fire],
      [Math.max(0, water - 0.01), fire],
      [water, fire + 0.01],
      [water, Math.max(0, fire - 0.01)],
    ] as const) {
      expect(hamiltonian(strength, costate, other, another)).toBeGreaterThanOrEqual(best);
    }
  }
});

test("[E12] the picture shows each steady state, each path and the DNSS point, and no number that is none", () => {
  const svg = fireAndWaterSvg(solved);
  expect(svg.match(/<circle/g)).toHaveLength(3);
  expect(svg.match(/<polyline/g)).toHaveLength(6);
  expect(svg).toContain("DNSS point 0.0455");
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
});
