/** One measurement of `npm run bench:epstein` in a process of its own: `node bench/epstein/child.ts WHAT`. Prints one JSON line. */
import { createNaiveWorld, tickNaive } from "../../src/foresee/epstein/naive.ts";
import { CIVIL_RUNS, type Ratio } from "../../src/foresee/epstein/settings.ts";
import { tickCivil } from "../../src/foresee/epstein/tick.ts";
import { createCivilWorld } from "../../src/foresee/epstein/world.ts";
import { schelling, SCHELLING_LARGE, SCHELLING_SMALL, type SchellingSettings } from "../agents/schelling.ts";

/** Turns taken by free agents and cops; the jailed take none and are not counted. */
export interface TurnsReport {
  readonly perSecond: number;
  readonly perCpuSecond: number;
}
export interface SchellingReport {
  readonly milliseconds: number;
  readonly cpuMilliseconds: number;
}

function turns(ticks: number, make: (seed: number) => { readonly turns: number; tick(): void }): TurnsReport {
  // once for the compiler
  const warm = make(1);
  for (let i = 0; i < ticks / 4; i++) warm.tick();
  const world = make(2);
  const cpu = process.cpuUsage();
  const before = performance.now();
  for (let i = 0; i < ticks; i++) world.tick();
  const wall = (performance.now() - before) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: world.turns / wall, perCpuSecond: world.turns / ((user + system) / 1e6) };
}

const fast = (ratio: Ratio): TurnsReport =>
  turns(3000, (seed) => {
    const world = createCivilWorld({ ...CIVIL_RUNS[2], ratio }, seed);
    return {
      get turns() {
        return world.turns;
      },
      tick: () => tickCivil(world),
    };
  });

const naive = (): TurnsReport =>
  turns(60, (seed) => {
    const world = createNaiveWorld(CIVIL_RUNS[2], seed);
    return {
      get turns() {
        return world.turns;
      },
      tick: () => tickNaive(world),
    };
  });

/** Median of 100 seeds, as the comparison that sets the task takes it. */
function segregation(settings: SchellingSettings): SchellingReport {
  const taken = Array.from({ length: 100 }, (_, seed) => {
    const cpu = process.cpuUsage();
    const before = performance.now();
    schelling(settings, seed);
    const wall = performance.now() - before;
    const { user, system } = process.cpuUsage(cpu);
    return { wall, cpu: (user + system) / 1000 };
  });
  const middle = (pick: (one: (typeof taken)[number]) => number): number =>
    taken.map(pick).toSorted((left, right) => left - right)[50] ?? NaN;
  return { milliseconds: middle(({ wall }) => wall), cpuMilliseconds: middle(({ cpu }) => cpu) };
}

const tasks: Readonly<Record<string, () => TurnsReport | SchellingReport>> = {
  floor: () => fast("floor"),
  literal: () => fast("literal"),
  naive,
  small: () => segregation(SCHELLING_SMALL),
  large: () => segregation(SCHELLING_LARGE),
};
process.stdout.write(`${JSON.stringify(tasks[process.argv[2] ?? ""]?.() ?? null)}\n`);
