import { drawBelow, drawShare } from "./luck.ts";
import { arrestChance, goesActive, grievance } from "./decision.ts";
import { ageAndClone, letOut } from "./population.ts";
import { drawEmptyInView } from "./sites.ts";
import { ACTIVE, COP, EMPTY, JAILED, QUIET } from "./states.ts";
import { dropGone, NEVER, takeAway, type CivilWorld } from "./world.ts";

/**
 * One tick: all in random order, each moves and then acts; then the jail opens; in model II agents are born and die.
 * The order of draws is the contract with the naive version (naive.ts), which gives the same digits.
 */
export function tickCivil(world: CivilWorld): void {
  world.tick++;
  shuffle(world);
  takeTurns(world);
  dropGone(world);
  letOut(world);
  if (world.settings.model === "groups") ageAndClone(world);
}

function shuffle({ order, alive, luck }: CivilWorld): void {
  for (let i = alive - 1; i > 0; i--) {
    const j = drawBelow(luck, i + 1);
    const swapped = order[i] as number;
    order[i] = order[j] as number;
    order[j] = swapped;
  }
}

function takeTurns(world: CivilWorld): void {
  const { order, alive, beings, settings, agentView, copView, cell, who, cops } = world;
  const { state, site } = beings;
  const fights = settings.model === "groups";
  for (let i = 0; i < alive; i++) {
    const being = order[i] as number;
    const was = state[being] as number;
    if (was === EMPTY || was === JAILED) continue;
    world.turns++;
    const from = site[being] as number;
    if (was === COP) {
      const to = drawEmptyInView(world, copView, from);
      if (to >= 0) {
        cell[from] = EMPTY;
        cell[to] = COP;
        who[to] = being;
        site[being] = to;
        cops.remove(from);
        cops.add(to);
      }
      arrestOne(world, site[being] as number);
      continue;
    }
    const to = settings.agentsMove ? drawEmptyInView(world, agentView, from) : -1;
    if (to >= 0) {
      cell[from] = EMPTY;
      who[to] = being;
      site[being] = to;
    }
    const stands = to >= 0 ? to : from;
    // nobody sees himself: his mark must go before he looks round from elsewhere, and may stay when he has not moved
    const marked = was === ACTIVE && to < 0;
    if (was === ACTIVE && to >= 0) world.actives.remove(from);
    const is = decides(world, being, stands) ? ACTIVE : QUIET;
    if (marked && is === QUIET) world.actives.remove(from);
    if (!marked && is === ACTIVE) world.actives.add(stands);
    cell[stands] = is;
    state[being] = is;
    world.active += (is === ACTIVE ? 1 : 0) - (was === ACTIVE ? 1 : 0);
    if (fights && is === ACTIVE) killOne(world, being, stands);
  }
}

/** Agent rule A, at the site where he stands now. */
function decides(world: CivilWorld, being: number, site: number): boolean {
  const { settings, chances, agentView } = world;
  const felt = grievance(world.beings.hardship[being] as number, world.legitimacy);
  // risk only takes away: most agents need not look round
  if (!(felt > settings.threshold)) return false;
  const others = world.actives.at[site] as number;
  const cops = world.cops.at[site] as number;
  const chance = chances.length > 0 ? (chances[cops * (agentView.size + 1) + others] as number) : arrestChance(cops, 1 + others, settings);
  return goesActive(felt, world.beings.risk[being] as number, chance, settings.threshold);
}

/** Cop rule C: one drawn among the actives in view is taken off the lattice. */
function arrestOne(world: CivilWorld, site: number): void {
  const { settings, beings, cell, who, luck } = world;
  const sameView = settings.copVision === settings.agentVision;
  const seen = sameView ? (world.actives.at[site] as number) : countInView(world, site);
  if (seen === 0) return;
  const where = nthActive(world, site, drawBelow(luck, seen));
  const being = who[where] as number;
  cell[where] = EMPTY;
  world.actives.remove(where);
  world.active--;
  beings.state[being] = JAILED;
  beings.until[being] = settings.maxJail === null ? NEVER : world.tick + Math.ceil(drawShare(luck) * settings.maxJail);
  world.jailed++;
}

function countInView({ grid, copView, cell }: CivilWorld, site: number): number {
  const { dx, dy, row, column, size } = copView;
  const x = grid.xOf[site] as number;
  const y = grid.yOf[site] as number;
  let seen = 0;
  for (let k = 0; k < size; k++) {
    if (cell[(row[y + (dy[k] as number)] as number) + (column[x + (dx[k] as number)] as number)] === ACTIVE) seen++;
  }
  return seen;
}

/** The site of the nth active in a cop's view, counted from 0. */
function nthActive({ grid, copView, cell }: CivilWorld, site: number, nth: number): number {
  const { dx, dy, row, column, size } = copView;
  const x = grid.xOf[site] as number;
  const y = grid.yOf[site] as number;
  let left = nth;
  let k = 0;
  let where = -1;
  for (; k < size; k++) {
    where = (row[y + (dy[k] as number)] as number) + (column[x + (dx[k] as number)] as number);
    if (cell[where] === ACTIVE && left-- === 0) break;
  }
  return where;
}

/** Model II: an active agent kills one drawn among the agents of the other group in view. */
function killOne(world: CivilWorld, killer: number, site: number): void {
  const { grid, agentView, cell, who, beings } = world;
  const { dx, dy, row, column, size } = agentView;
  const x = grid.xOf[site] as number;
  const y = grid.yOf[site] as number;
  const victims: number[] = [];
  for (let k = 0; k < size; k++) {
    const where = (row[y + (dy[k] as number)] as number) + (column[x + (dx[k] as number)] as number);
    const stands = cell[where] as number;
    if ((stands === QUIET || stands === ACTIVE) && beings.group[who[where] as number] !== beings.group[killer])
      victims.push(who[where] as number);
  }
  if (victims.length === 0) return;
  takeAway(world, victims[drawBelow(world.luck, victims.length)] as number);
  world.killed++;
}
