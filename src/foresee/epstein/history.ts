import { fail } from "../../ground/index.ts";
import type { CivilSettings } from "./settings.ts";
import { COP, JAILED, QUIET } from "./states.ts";
import { tickCivil } from "./tick.ts";
import { createCivilWorld, setCops, type CivilWorld } from "./world.ts";

/** One thing that is changed on the way: in even steps from what it is before tick `from` to `to` at tick `until`. A jump: both the same. */
export interface CivilChange {
  readonly what: "legitimacy" | "copDensity";
  readonly from: number;
  readonly until: number;
  readonly to: number;
}

export interface CivilPlan {
  readonly seed: number;
  readonly ticks: number;
  readonly changes?: readonly CivilChange[];
  /** model II: stop when a group is gone */
  readonly stopAtExtinction?: true;
}

/** A run, tick by tick: place 0 is the first tick, not the start. */
export interface CivilHistory {
  readonly ticks: number;
  readonly active: readonly number[];
  readonly quiet: readonly number[];
  readonly jailed: readonly number[];
  readonly cops: readonly number[];
  readonly legitimacy: readonly number[];
  /** Ḡ·B̄/R̄ over free agents, B̄ the share of the quiet: the paper's tension. 0 when nobody is free */
  readonly tension: readonly number[];
  /** model II: agents of each group, free or jailed, and the killed so far */
  readonly groups: readonly (readonly [number, number])[];
  readonly killed: readonly number[];
  /** first tick after which a group was gone; null while both live, and in model I */
  readonly extinct: number | null;
  /** turns taken: free agents and cops */
  readonly turns: number;
}

/** Checks a plan; `field-invalid` names the change. */
export function checkedCivilPlan(plan: CivilPlan): CivilPlan {
  const changes = plan.changes ?? [];
  if (!Number.isInteger(plan.ticks) || plan.ticks < 0) {
    fail("field-invalid", { field: "ticks", value: String(plan.ticks), message: "is not a whole number from 0 on" });
  }
  if (!Number.isInteger(plan.seed)) fail("field-invalid", { field: "seed", value: String(plan.seed), message: "is not a whole number" });
  changes.forEach(({ what, from, until, to }, at) => {
    const field = `changes[${at}]`;
    if (!(to >= 0 && to <= 1)) fail("field-invalid", { field: `${field}.to`, value: String(to), message: "is not a number from 0 to 1" });
    if (!Number.isInteger(from) || !Number.isInteger(until) || from < 1 || until < from) {
      const remedy = "from and until are ticks, whole numbers from 1 on, from not after until";
      fail("field-invalid", { field, value: `${from} to ${until}`, message: "is no span of ticks", remedy });
    }
    const other = changes.findIndex((later, place) => place > at && later.what === what && later.from <= until && later.until >= from);
    if (other >= 0)
      fail("field-invalid", { field, message: `overlaps changes[${other}]`, remedy: `Let ${what} follow one ramp at a time` });
  });
  return plan;
}

/** Calls `seen` after each tick of a run; false ends it. The changes of a tick come before its turns. */
export function playCivil(settings: CivilSettings, plan: CivilPlan, seen: (world: CivilWorld) => boolean): CivilWorld {
  const { ticks, seed, changes = [] } = checkedCivilPlan(plan);
  const world = createCivilWorld(settings, seed);
  const sites = settings.width * settings.height;
  const before = changes.map(() => 0);
  for (let tick = 1; tick <= ticks; tick++) {
    changes.forEach(({ what, from, until, to }, at) => {
      if (tick === from) before[at] = what === "legitimacy" ? world.legitimacy : world.copCount / sites;
      if (tick < from || tick > until) return;
      const was = before[at] as number;
      const value = tick === until ? to : was + ((to - was) * (tick - from + 1)) / (until - from + 1);
      if (what === "legitimacy") world.legitimacy = value;
      else setCops(world, Math.round(value * sites));
    });
    tickCivil(world);
    if (!seen(world)) break;
  }
  return world;
}

/** Plays a run and writes down what the paper's figures show. */
export function runCivil(settings: CivilSettings, plan: CivilPlan): CivilHistory {
  const active: number[] = [];
  const quiet: number[] = [];
  const jailed: number[] = [];
  const cops: number[] = [];
  const legitimacy: number[] = [];
  const tension: number[] = [];
  const groups: [number, number][] = [];
  const killed: number[] = [];
  let extinct: number | null = null;
  const world = playCivil(settings, plan, (now) => {
    active.push(now.active);
    jailed.push(now.jailed);
    quiet.push(now.alive - now.copCount - now.jailed - now.active);
    cops.push(now.copCount);
    legitimacy.push(now.legitimacy);
    tension.push(tensionOf(now));
    groups.push([...now.groupCount]);
    killed.push(now.killed);
    if (settings.model === "groups" && extinct === null && now.groupCount.includes(0)) extinct = now.tick;
    return extinct === null || plan.stopAtExtinction !== true;
  });
  const { tick: ticks, turns } = world;
  return { ticks, active, quiet, jailed, cops, legitimacy, tension, groups, killed, extinct, turns };
}

/** Ḡ·B̄/R̄ over the free agents: high grievance, many quiet, little fear. */
export function tensionOf({ order, alive, beings, legitimacy }: CivilWorld): number {
  let free = 0;
  let calm = 0;
  let hardship = 0;
  let risk = 0;
  for (let i = 0; i < alive; i++) {
    const being = order[i] as number;
    const state = beings.state[being] as number;
    if (state === COP || state === JAILED) continue;
    free++;
    if (state === QUIET) calm++;
    hardship += beings.hardship[being] as number;
    risk += beings.risk[being] as number;
  }
  return free === 0 || risk === 0 ? 0 : ((hardship / free) * (1 - legitimacy) * (calm / free)) / (risk / free);
}
