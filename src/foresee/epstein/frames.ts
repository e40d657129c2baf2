import { fail } from "../../ground/index.ts";
import { playCivil, type CivilPlan } from "./history.ts";
import type { CivilSettings } from "./settings.ts";
import { ACTIVE, COP, EMPTY } from "./states.ts";
import type { CivilWorld } from "./world.ts";

/** What a site shows: nobody, a quiet or an active agent of either group (model I has only the first), a cop. */
export const CIVIL_SITES = ["empty", "first", "second", "first-active", "second-active", "cop"] as const;
export type CivilSite = (typeof CIVIL_SITES)[number];

/** The lattice at the end of a tick, ready to be drawn. Sites row by row: `y * width + x`. */
export interface CivilFrame {
  /** 0: as it was set up */
  readonly tick: number;
  readonly width: number;
  readonly height: number;
  /** a place of CIVIL_SITES */
  readonly sites: Uint8Array;
  /** G of who stands there, 0 to 1; 0 for cops and empty sites. The paper's right-hand screen */
  readonly grievance: Float32Array;
  readonly active: number;
  readonly jailed: number;
  readonly cops: number;
  readonly legitimacy: number;
  readonly groups: readonly [number, number];
}

export function civilFrame(world: CivilWorld): CivilFrame {
  const { grid, cell, who, beings, legitimacy } = world;
  const { width, height } = grid;
  const sites = new Uint8Array(width * height);
  const grievance = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const site = y * grid.stride + x;
      const stands = cell[site] as number;
      if (stands === EMPTY) continue;
      const being = who[site] as number;
      const group = beings.group[being] === 0 ? "first" : "second";
      const shows: CivilSite = stands === COP ? "cop" : stands === ACTIVE ? `${group}-active` : group;
      sites[y * width + x] = CIVIL_SITES.indexOf(shows);
      if (stands !== COP) grievance[y * width + x] = (beings.hardship[being] as number) * (1 - legitimacy);
    }
  }
  const { tick, active, jailed, copCount, groupCount } = world;
  return { tick, width, height, sites, grievance, active, jailed, cops: copCount, legitimacy, groups: [...groupCount] };
}

/** Every `every`-th frame of a run: ticks `every`, `2 * every`, … Pure: the same settings and seed give the same frames. */
export function civilFrames(settings: CivilSettings, plan: CivilPlan & { readonly every: number }): CivilFrame[] {
  const { every } = plan;
  if (!Number.isInteger(every) || every < 1)
    fail("field-invalid", { field: "every", value: String(every), message: "is not a whole number from 1 on" });
  const frames: CivilFrame[] = [];
  playCivil(settings, plan, (world) => {
    if (world.tick % every === 0) frames.push(civilFrame(world));
    return plan.stopAtExtinction !== true || settings.model === "rebellion" || !world.groupCount.includes(0);
  });
  return frames;
}
