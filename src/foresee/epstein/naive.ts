import { arrestChance, goesActive, grievance } from "./decision.ts";
import { createLuck, drawBelow, drawShare, type Luck } from "./luck.ts";
import { checkedCivilSettings, civilNumbers, type CivilSettings } from "./settings.ts";
import { triesAmong } from "./sites.ts";
import { offsetsInView } from "./view.ts";

/**
 * The model once more, as one would write it down from the paper: objects, and looking round each time. It exists to be read and to
 * judge the fast version by (same seed, same digits: world.test.ts), and is the slow side of `npm run bench:epstein`.
 */
export interface NaiveBeing {
  readonly kind: "agent" | "cop";
  readonly hardship: number;
  readonly risk: number;
  readonly group: number;
  state: "quiet" | "active" | "jailed" | "dead" | "cop";
  x: number;
  y: number;
  until: number;
  dies: number;
}

export interface NaiveWorld {
  readonly settings: CivilSettings;
  readonly luck: Luck;
  /** by row and column; null: empty */
  readonly sites: (NaiveBeing | null)[][];
  /** by vision */
  readonly offsets: Map<number, readonly Place[]>;
  legitimacy: number;
  tick: number;
  order: NaiveBeing[];
  killed: number;
  turns: number;
}

type Place = readonly [x: number, y: number];

export function createNaiveWorld(settings: CivilSettings, seed: number): NaiveWorld {
  const { cops, agents } = civilNumbers(checkedCivilSettings(settings));
  const sites = Array.from({ length: settings.height }, () => Array.from({ length: settings.width }, () => null));
  const luck = createLuck(seed);
  const world: NaiveWorld = {
    settings,
    luck,
    sites,
    offsets: new Map(),
    legitimacy: settings.legitimacy,
    tick: 0,
    order: [],
    killed: 0,
    turns: 0,
  };
  for (let i = 0; i < cops; i++) addNaiveCop(world, anywhere(world) as Place);
  for (let i = 0; i < agents; i++) {
    const hardship = drawShare(luck);
    addAgent(world, anywhere(world) as Place, hardship, settings.model === "groups" ? drawBelow(luck, 2) : 0);
  }
  return world;
}

function addNaiveCop(world: NaiveWorld, [x, y]: Place): void {
  put(world, { kind: "cop", state: "cop", x, y, hardship: 0, risk: 0, group: 0, until: 0, dies: Infinity });
}

function addAgent(world: NaiveWorld, [x, y]: Place, hardship: number, group: number): void {
  const { settings, luck, tick } = world;
  const risk = drawShare(luck);
  const dies = settings.model === "groups" ? tick + 1 + drawBelow(luck, settings.maxAge) : Infinity;
  put(world, { kind: "agent", state: "quiet", x, y, hardship, risk, group, until: 0, dies });
}

function put(world: NaiveWorld, being: NaiveBeing): void {
  setSite(world, being.x, being.y, being);
  world.order.push(being);
}

const at = (world: NaiveWorld, x: number, y: number): NaiveBeing | null => world.sites[y]?.[x] ?? null;
const setSite = (world: NaiveWorld, x: number, y: number, being: NaiveBeing | null): void => {
  (world.sites[y] as (NaiveBeing | null)[])[x] = being;
};

/** All places seen from one, row by row. */
function inView({ settings: { width, height }, offsets }: NaiveWorld, x: number, y: number, vision: number): Place[] {
  const known = offsets.get(vision) ?? offsetsInView(vision);
  offsets.set(vision, known);
  return known.map(([dx, dy]) => [(x + dx + width) % width, (y + dy + height) % height]);
}

function seen(world: NaiveWorld, being: NaiveBeing, vision: number): NaiveBeing[] {
  return inView(world, being.x, being.y, vision).flatMap(([x, y]) => at(world, x, y) ?? []);
}

/** One of the places that is empty, each as likely: of many places blindly until an empty one comes, else among the empty ones alone. */
function drawEmpty(world: NaiveWorld, places: readonly Place[]): Place | null {
  const isEmpty = ([x, y]: Place): boolean => at(world, x, y) === null;
  for (let i = 0; i < triesAmong(places.length); i++) {
    const place = places[drawBelow(world.luck, places.length)] as Place;
    if (isEmpty(place)) return place;
  }
  const empty = places.filter(isEmpty);
  return empty.length === 0 ? null : (empty[drawBelow(world.luck, empty.length)] as Place);
}

function anywhere(world: NaiveWorld): Place | null {
  const { width, height } = world.settings;
  return drawEmpty(
    world,
    Array.from({ length: width * height }, (_, number): Place => [number % width, Math.floor(number / width)]),
  );
}

function move(world: NaiveWorld, being: NaiveBeing, vision: number): void {
  const place = drawEmpty(world, inView(world, being.x, being.y, vision));
  if (place === null) return;
  setSite(world, being.x, being.y, null);
  [being.x, being.y] = place;
  setSite(world, being.x, being.y, being);
}

export function tickNaive(world: NaiveWorld): void {
  const { settings, luck, order } = world;
  world.tick++;
  for (let i = order.length - 1; i > 0; i--) {
    const j = drawBelow(luck, i + 1);
    [order[i], order[j]] = [order[j] as NaiveBeing, order[i] as NaiveBeing];
  }
  for (const being of order) {
    if (being.state === "jailed" || being.state === "dead") continue;
    world.turns++;
    if (being.kind === "cop") copTurn(world, being);
    else agentTurn(world, being);
  }
  world.order = world.order.filter(({ state }) => state !== "dead");
  for (const being of world.order) if (being.state === "jailed" && being.until <= world.tick) release(world, being);
  if (settings.model === "groups") population(world);
}

function copTurn(world: NaiveWorld, cop: NaiveBeing): void {
  const { settings, luck } = world;
  move(world, cop, settings.copVision);
  const actives = seen(world, cop, settings.copVision).filter(({ state }) => state === "active");
  if (actives.length === 0) return;
  const arrested = actives[drawBelow(luck, actives.length)] as NaiveBeing;
  setSite(world, arrested.x, arrested.y, null);
  arrested.state = "jailed";
  arrested.until = settings.maxJail === null ? Infinity : world.tick + Math.ceil(drawShare(luck) * settings.maxJail);
}

function agentTurn(world: NaiveWorld, agent: NaiveBeing): void {
  const { settings, luck } = world;
  if (settings.agentsMove) move(world, agent, settings.agentVision);
  const others = seen(world, agent, settings.agentVision);
  const cops = others.filter(({ kind }) => kind === "cop").length;
  const actives = 1 + others.filter(({ state }) => state === "active").length;
  const chance = arrestChance(cops, actives, settings);
  agent.state = goesActive(grievance(agent.hardship, world.legitimacy), agent.risk, chance, settings.threshold) ? "active" : "quiet";
  if (settings.model !== "groups" || agent.state !== "active") return;
  const victims = others.filter(({ kind, group }) => kind === "agent" && group !== agent.group);
  if (victims.length === 0) return;
  const victim = victims[drawBelow(luck, victims.length)] as NaiveBeing;
  setSite(world, victim.x, victim.y, null);
  victim.state = "dead";
  world.killed++;
}

function release(world: NaiveWorld, being: NaiveBeing): void {
  const place = drawEmpty(world, inView(world, being.x, being.y, world.settings.agentVision)) ?? anywhere(world);
  if (place === null) return;
  [being.x, being.y] = place;
  being.state = "quiet";
  setSite(world, being.x, being.y, being);
}

function population(world: NaiveWorld): void {
  const { settings, luck, tick } = world;
  const before = [...world.order];
  for (const parent of before) {
    if (parent.kind === "cop" || parent.state === "jailed" || drawShare(luck) >= settings.cloneChance) continue;
    const place = drawEmpty(world, inView(world, parent.x, parent.y, 1.5));
    if (place !== null) addAgent(world, place, parent.hardship, parent.group);
  }
  for (const being of before) {
    if (being.dies > tick) continue;
    if (being.state !== "jailed") setSite(world, being.x, being.y, null);
    being.state = "dead";
  }
  world.order = world.order.filter(({ state }) => state !== "dead");
}

/** From now on this many cops: as `setCops` of world.ts. */
export function setNaiveCops(world: NaiveWorld, count: number): void {
  const copsNow = (): NaiveBeing[] => world.order.filter(({ kind }) => kind === "cop");
  while (copsNow().length < count) {
    const place = anywhere(world);
    if (place === null) return;
    addNaiveCop(world, place);
  }
  while (copsNow().length > count) {
    const cops = copsNow();
    const cop = cops[drawBelow(world.luck, cops.length)] as NaiveBeing;
    setSite(world, cop.x, cop.y, null);
    world.order = world.order.filter((being) => being !== cop);
  }
}
