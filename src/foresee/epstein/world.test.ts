import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawBelow } from "./luck.ts";
import { createNaiveWorld, setNaiveCops, tickNaive, type NaiveWorld } from "./naive.ts";
import { CIVIL_RUNS, RATIOS, type CivilSettings } from "./settings.ts";
import { ACTIVE, COP, EMPTY, JAILED, QUIET } from "./states.ts";
import { tickCivil } from "./tick.ts";
import { createCivilWorld, setCops, type CivilWorld } from "./world.ts";

/** Everything there is, in the order of turns: who stands where, feels what, and is free when. */
function everything(world: CivilWorld): unknown {
  const { beings, order, grid } = world;
  const name = new Map<number | undefined, string>([
    [QUIET, "quiet"],
    [ACTIVE, "active"],
    [COP, "cop"],
    [JAILED, "jailed"],
  ]);
  return [...order.subarray(0, world.alive)].map((being) => {
    const site = beings.site[being] as number;
    const isCop = beings.state[being] === COP;
    return [
      name.get(beings.state[being]),
      grid.xOf[site],
      grid.yOf[site],
      ...(isCop ? [] : [beings.hardship[being], beings.risk[being], beings.group[being]]),
    ];
  });
}

function everythingNaive(world: NaiveWorld): unknown {
  return world.order.map(({ kind, state, x, y, hardship, risk, group }) => [
    state,
    x,
    y,
    ...(kind === "cop" ? [] : [hardship, risk, group]),
  ]);
}

/** The kept counts against counting anew. */
function countedAnew(world: CivilWorld): Record<string, unknown> {
  const { grid, agentView, cell } = world;
  const count = (what: number): number[] => {
    const found = Array.from(cell, () => 0);
    for (let site = 0; site < cell.length; site++) {
      const x = site % grid.stride;
      if (x >= grid.width) continue;
      for (let k = 0; k < agentView.size; k++) {
        const row = agentView.row[Math.floor(site / grid.stride) + (agentView.dy[k] as number)] as number;
        if (cell[row + (agentView.column[x + (agentView.dx[k] as number)] as number)] === what) found[site] = (found[site] as number) + 1;
      }
    }
    return found;
  };
  const states = [...world.order.subarray(0, world.alive)].map((being) => world.beings.state[being]);
  const number = (state: number): number => states.filter((found) => found === state).length;
  const agents = [...world.order.subarray(0, world.alive)].filter((being) => world.beings.state[being] !== COP);
  return {
    cops: count(COP),
    actives: count(ACTIVE),
    active: number(ACTIVE),
    jailed: number(JAILED),
    copCount: number(COP),
    groupCount: [0, 1].map((group) => agents.filter((being) => world.beings.group[being] === group).length),
    standing: [...cell].filter((state) => state !== EMPTY).length,
  };
}

function kept(world: CivilWorld): Record<string, unknown> {
  const { active, jailed, copCount, groupCount } = world;
  return {
    cops: [...world.cops.at],
    actives: [...world.actives.at],
    active,
    jailed,
    copCount,
    groupCount,
    standing: world.alive - jailed,
  };
}

const anySettings: fc.Arbitrary<CivilSettings> = fc
  .record({
    model: fc.constantFrom("rebellion", "groups"),
    width: fc.integer({ min: 3, max: 13 }),
    height: fc.integer({ min: 3, max: 13 }),
    agentDensity: fc.double({ min: 0, max: 0.85, noNaN: true }),
    copDensity: fc.double({ min: 0, max: 0.14, noNaN: true }),
    legitimacy: fc.double({ min: 0, max: 1, noNaN: true }),
    threshold: fc.constantFrom(0, 0.1, -0.1),
    arrestConstant: fc.constantFrom(2.3, 0.7),
    agentVision: fc.constantFrom(1, 1.7, 2, 3, 3.5),
    copVision: fc.constantFrom(1, 1.7, 2, 3),
    maxJail: fc.constantFrom(1, 4, 12.5, null),
    agentsMove: fc.boolean(),
    ratio: fc.constantFrom(...RATIOS),
    cloneChance: fc.constantFrom(0.05, 0.4),
    maxAge: fc.constantFrom(5, 40),
  })
  .map((settings): CivilSettings => {
    const furthest = (Math.min(settings.width, settings.height) - 1) / 2;
    return { ...settings, agentVision: Math.min(settings.agentVision, furthest), copVision: Math.min(settings.copVision, furthest) };
  });

describe("a world of agents", () => {
  test("[E9] the fast version gives the digits of the naive one, with cops coming and going and legitimacy falling", () => {
    fc.assert(
      fc.property(anySettings, fc.integer(), fc.nat(12), (settings, seed, cops) => {
        const fast = createCivilWorld(settings, seed);
        const naive = createNaiveWorld(settings, seed);
        for (let tick = 0; tick < 25; tick++) {
          if (tick === 8) {
            setCops(fast, cops);
            setNaiveCops(naive, cops);
          }
          if (tick === 16) fast.legitimacy = naive.legitimacy = settings.legitimacy / 2;
          tickCivil(fast);
          tickNaive(naive);
          expect(everything(fast)).toEqual(everythingNaive(naive));
          expect([fast.killed, fast.turns]).toEqual([naive.killed, naive.turns]);
        }
        expect(kept(fast)).toEqual(countedAnew(fast));
        expect(drawBelow(fast.luck, 2 ** 30)).toBe(drawBelow(naive.luck, 2 ** 30));
      }),
      { numRuns: 150 },
    );
  });

  test("[E9] the same on the paper's own lattice, through an outburst and through a genocide", () => {
    for (const [run, ticks] of [
      [2, 30],
      [7, 30],
      [8, 30],
    ] as const) {
      const fast = createCivilWorld(CIVIL_RUNS[run], 11);
      const naive = createNaiveWorld(CIVIL_RUNS[run], 11);
      let most = 0;
      for (let tick = 0; tick < ticks; tick++) {
        tickCivil(fast);
        tickNaive(naive);
        most = Math.max(most, fast.active);
      }
      expect(most).toBeGreaterThan(50);
      expect(everything(fast)).toEqual(everythingNaive(naive));
      expect(kept(fast)).toEqual(countedAnew(fast));
    }
  });

  test("a view of more than 255 sites is counted in wider lanes, and its chances without a table", () => {
    const wide: CivilSettings = { ...CIVIL_RUNS[2], width: 27, height: 23, agentVision: 10, copVision: 3 };
    const fast = createCivilWorld(wide, 5);
    const naive = createNaiveWorld(wide, 5);
    expect(fast.agentView.size).toBe(316);
    expect(fast.chances).toHaveLength(0);
    for (let tick = 0; tick < 12; tick++) {
      tickCivil(fast);
      tickNaive(naive);
    }
    expect(everything(fast)).toEqual(everythingNaive(naive));
    expect(kept(fast)).toEqual(countedAnew(fast));
  });

  test("births beyond the first room: it grows and nothing is lost", () => {
    const crowded: CivilSettings = {
      ...CIVIL_RUNS[8],
      width: 7,
      height: 7,
      legitimacy: 0.2,
      copDensity: 0.2,
      maxJail: 200,
      cloneChance: 1,
    };
    const fast = createCivilWorld(crowded, 3);
    const room = fast.beings.state.length;
    const naive = createNaiveWorld(crowded, 3);
    for (let tick = 0; tick < 60; tick++) {
      tickCivil(fast);
      tickNaive(naive);
    }
    expect(fast.beings.state.length).toBeGreaterThan(room);
    expect(everything(fast)).toEqual(everythingNaive(naive));
  });

  test("another seed is another history, the same seed the same", () => {
    const after = (seed: number): unknown => {
      const world = createCivilWorld(CIVIL_RUNS[2], seed);
      for (let tick = 0; tick < 5; tick++) tickCivil(world);
      return everything(world);
    };
    expect(after(1)).toEqual(after(1));
    expect(after(1)).not.toEqual(after(2));
  });
});
