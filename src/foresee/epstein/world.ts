import { createCounts, type Counts } from "./counts.ts";
import { arrestChance } from "./decision.ts";
import { createLuck, drawBelow, drawShare, type Luck } from "./luck.ts";
import { checkedCivilSettings, civilNumbers, type CivilSettings } from "./settings.ts";
import { drawEmptyAnywhere } from "./sites.ts";
import { ACTIVE, COP, EMPTY, JAILED, QUIET } from "./states.ts";
import { createGrid, createView, type Grid, type View } from "./view.ts";

/** Never: a jail term or a death that does not come. */
export const NEVER = 2 ** 31 - 1;

/** Agents and cops, a column each; a being is a place in the columns. EMPTY: the place is free. */
export interface Beings {
  readonly state: Uint8Array;
  /** where it stands; of the jailed, where it was arrested */
  readonly site: Int32Array;
  readonly hardship: Float64Array;
  readonly risk: Float64Array;
  /** model II: 0 or 1 */
  readonly group: Uint8Array;
  /** tick at whose end the jailed one is let out */
  readonly until: Int32Array;
  /** tick at whose end it dies of age */
  readonly dies: Int32Array;
}

/** A lattice with all who are on it. Changed in place by `tickCivil`; read it, never write it. */
export interface CivilWorld {
  readonly settings: CivilSettings;
  readonly grid: Grid;
  readonly agentView: View;
  readonly copView: View;
  /** the eight sites next to one, where children stand */
  readonly nextView: View;
  readonly luck: Luck;
  /** ticks done */
  tick: number;
  legitimacy: number;
  beings: Beings;
  /** all living beings, in the order of the last tick's turns; `alive` of them */
  order: Int32Array;
  alive: number;
  /** free places of the columns, the last one taken first */
  readonly free: number[];
  /** by site: EMPTY, QUIET, ACTIVE or COP */
  readonly cell: Uint8Array;
  /** by site: who stands there; only where `cell` is not EMPTY */
  readonly who: Int32Array;
  /** cops in an agent's view, by site */
  readonly cops: Counts;
  /** actives in an agent's view, by site */
  readonly actives: Counts;
  /** arrest chance by cops and actives: `cops * (view + 1) + others active`; empty when the view is too large for a table */
  readonly chances: Float64Array;
  active: number;
  jailed: number;
  copCount: number;
  /** agents, free or jailed, by group; model I has all in the first */
  readonly groupCount: [number, number];
  /** since the world began */
  killed: number;
  /** turns taken since the world began: free agents and cops, not the jailed */
  turns: number;
}

/** A table of chances has at most this many cells: 0.5 MB, and no slower to build than a hundred ticks. */
const MOST_CHANCES = 65_536;

function emptyBeings(capacity: number): Beings {
  return {
    state: new Uint8Array(capacity),
    site: new Int32Array(capacity),
    hardship: new Float64Array(capacity),
    risk: new Float64Array(capacity),
    group: new Uint8Array(capacity),
    until: new Int32Array(capacity),
    dies: new Int32Array(capacity),
  };
}

function chanceTable(settings: CivilSettings, seen: number): Float64Array {
  const across = seen + 1;
  if (across * across > MOST_CHANCES) return new Float64Array(0);
  return Float64Array.from({ length: across * across }, (_, at) => arrestChance(Math.floor(at / across), 1 + (at % across), settings));
}

/** A world at tick 0: cops first, then agents, each on a site drawn among the empty ones; all quiet. Fails with `field-invalid`. */
export function createCivilWorld(settings: CivilSettings, seed: number): CivilWorld {
  const { cops, agents, sites } = civilNumbers(checkedCivilSettings(settings));
  const grid = createGrid(settings.width, settings.height);
  const agentView = createView(grid, settings.agentVision);
  const capacity = sites + cops;
  const world: CivilWorld = {
    settings,
    grid,
    agentView,
    copView: createView(grid, settings.copVision),
    nextView: createView(grid, 1.5),
    luck: createLuck(seed),
    tick: 0,
    legitimacy: settings.legitimacy,
    beings: emptyBeings(capacity),
    order: new Int32Array(capacity),
    alive: 0,
    free: Array.from({ length: capacity }, (_, place) => capacity - 1 - place),
    cell: new Uint8Array(grid.stride * grid.height),
    who: new Int32Array(grid.stride * grid.height),
    cops: createCounts(grid, agentView),
    actives: createCounts(grid, agentView),
    chances: chanceTable(settings, agentView.size),
    active: 0,
    jailed: 0,
    copCount: 0,
    groupCount: [0, 0],
    killed: 0,
    turns: 0,
  };
  for (let i = 0; i < cops; i++) addCop(world, drawEmptyAnywhere(world));
  for (let i = 0; i < agents; i++) {
    const hardship = drawShare(world.luck);
    addAgent(world, drawEmptyAnywhere(world), hardship, settings.model === "groups" ? drawBelow(world.luck, 2) : 0);
  }
  return world;
}

/** Twice the room, when births have filled it. */
function grow(world: CivilWorld): void {
  const old = world.beings;
  const capacity = old.state.length;
  world.beings = emptyBeings(2 * capacity);
  for (const column of Object.keys(old) as (keyof Beings)[]) world.beings[column].set(old[column]);
  const order = new Int32Array(2 * capacity);
  order.set(world.order);
  world.order = order;
  for (let place = 2 * capacity - 1; place >= capacity; place--) world.free.push(place);
}

function addBeing(world: CivilWorld, site: number, state: number): number {
  if (world.free.length === 0) grow(world);
  const being = world.free.pop() as number;
  world.beings.state[being] = state;
  world.beings.site[being] = site;
  world.beings.dies[being] = NEVER;
  world.cell[site] = state;
  world.who[site] = being;
  world.order[world.alive++] = being;
  return being;
}

/** One more quiet agent on the empty `site`. Draws his risk aversion and, in model II, his age at death. */
export function addAgent(world: CivilWorld, site: number, hardship: number, group: number): void {
  const being = addBeing(world, site, QUIET);
  const { beings, settings, luck } = world;
  beings.hardship[being] = hardship;
  beings.risk[being] = drawShare(luck);
  beings.group[being] = group;
  if (settings.model === "groups") beings.dies[being] = world.tick + 1 + drawBelow(luck, settings.maxAge);
  world.groupCount[group as 0 | 1]++;
}

/** One more cop on the empty `site`. */
export function addCop(world: CivilWorld, site: number): void {
  addBeing(world, site, COP);
  world.cops.add(site);
  world.copCount++;
}

/** From now on this many cops: new ones on drawn empty sites (as many as fit), or drawn ones taken away. */
export function setCops(world: CivilWorld, count: number): void {
  while (world.copCount < count) {
    const site = drawEmptyAnywhere(world);
    if (site < 0) return;
    addCop(world, site);
  }
  while (world.copCount > count) {
    let nth = drawBelow(world.luck, world.copCount);
    const at = world.order.subarray(0, world.alive).findIndex((being) => world.beings.state[being] === COP && nth-- === 0);
    const being = world.order[at] as number;
    const site = world.beings.site[being] as number;
    world.cell[site] = EMPTY;
    world.cops.remove(site);
    world.copCount--;
    world.beings.state[being] = EMPTY;
    world.free.push(being);
    world.order.copyWithin(at, at + 1, world.alive--);
  }
}

/** An agent is gone for good: off the lattice or out of jail. His place is free after `dropGone`. */
export function takeAway(world: CivilWorld, being: number): void {
  const { beings } = world;
  const site = beings.site[being] as number;
  if (beings.state[being] === JAILED) world.jailed--;
  else world.cell[site] = EMPTY;
  if (beings.state[being] === ACTIVE) {
    world.active--;
    world.actives.remove(site);
  }
  beings.state[being] = EMPTY;
  world.groupCount[beings.group[being] as 0 | 1]--;
}

/** Closes the gaps that the gone have left in the order. */
export function dropGone(world: CivilWorld): void {
  const { order, beings, free } = world;
  let kept = 0;
  for (let i = 0; i < world.alive; i++) {
    const being = order[i] as number;
    if (beings.state[being] === EMPTY) free.push(being);
    else order[kept++] = being;
  }
  world.alive = kept;
}
