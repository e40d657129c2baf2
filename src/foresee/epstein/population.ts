import { drawShare } from "./luck.ts";
import { drawEmptyAnywhere, drawEmptyInView } from "./sites.ts";
import { COP, JAILED, QUIET } from "./states.ts";
import { addAgent, dropGone, takeAway, type CivilWorld } from "./world.ts";

/**
 * Who has served his term stands, quiet and as aggrieved as before, on an empty site in view of where he was arrested, else on any;
 * on a full lattice he waits. In the order of this tick's turns.
 */
export function letOut(world: CivilWorld): void {
  if (world.jailed === 0) return;
  const { order, alive, beings, tick, cell, who } = world;
  for (let i = 0; i < alive; i++) {
    const being = order[i] as number;
    if (beings.state[being] !== JAILED || (beings.until[being] as number) > tick) continue;
    const near = drawEmptyInView(world, world.agentView, beings.site[being] as number);
    const site = near >= 0 ? near : drawEmptyAnywhere(world);
    if (site < 0) continue;
    beings.state[being] = QUIET;
    beings.site[being] = site;
    cell[site] = QUIET;
    who[site] = being;
    world.jailed--;
  }
}

/** Model II, in the order of this tick's turns: each free agent may clone onto one of the eight sites next to it; then the old die. */
export function ageAndClone(world: CivilWorld): void {
  const { settings, luck, nextView } = world;
  const before = world.alive;
  for (let i = 0; i < before; i++) {
    const parent = world.order[i] as number;
    const state = world.beings.state[parent] as number;
    if (state === COP || state === JAILED || drawShare(luck) >= settings.cloneChance) continue;
    const site = drawEmptyInView(world, nextView, world.beings.site[parent] as number);
    if (site >= 0) addAgent(world, site, world.beings.hardship[parent] as number, world.beings.group[parent] as number);
  }
  for (let i = 0; i < before; i++) {
    const being = world.order[i] as number;
    if ((world.beings.dies[being] as number) <= world.tick) takeAway(world, being);
  }
  dropGone(world);
}
