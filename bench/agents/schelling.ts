import { mix } from "../../src/foresee/random.ts";

/**
 * Schelling's segregation as ABMFrameworksComparison sets it: Chebyshev neighbourhood, no wrap, each agent in turn counts those of its
 * own kind in reach and moves to a random empty site when they are fewer than `needed`. A side check of speed; no part of Writ.
 */
export interface SchellingSettings {
  readonly side: number;
  readonly agents: number;
  readonly reach: number;
  readonly needed: number;
  readonly steps: number;
}
export const SCHELLING_SMALL: SchellingSettings = { side: 40, agents: 1_000, reach: 1, needed: 3, steps: 20 };
export const SCHELLING_LARGE: SchellingSettings = { side: 100, agents: 8_000, reach: 2, needed: 8, steps: 20 };

export interface SchellingEnd {
  /** by site: 0 empty, 1 and 2 the two kinds */
  readonly kinds: Uint8Array;
  readonly moves: number;
  /** content agents in the last step */
  readonly content: number;
}

const start = ({ side, agents }: SchellingSettings, draw: (count: number) => number) => {
  const sites = Int32Array.from({ length: side * side }, (_, site) => site);
  for (let i = sites.length - 1; i > 0; i--) {
    const j = draw(i + 1);
    [sites[i], sites[j]] = [sites[j] as number, sites[i] as number];
  }
  return { siteOf: sites.slice(0, agents), empty: sites.slice(agents) };
};

const drawer = (seed: number): ((count: number) => number) => {
  let counter = mix(seed);
  return (count) => {
    counter = (counter + 0x9e3779b9) | 0;
    return Math.floor((mix(counter) >>> 0) * 2 ** -32 * count);
  };
};

/** Neighbours of each kind are kept per site on a lattice with a margin, so that no edge has to be asked for. */
export function schelling(settings: SchellingSettings, seed: number): SchellingEnd {
  const { side, agents, reach, needed, steps } = settings;
  const draw = drawer(seed);
  const { siteOf, empty } = start(settings, draw);
  const across = side + 2 * reach;
  const inside = (site: number): number => (Math.floor(site / side) + reach) * across + (site % side) + reach;
  // one word holds both counts: the first kind in the low half, the second in the high
  const near = new Int32Array(across * across);
  const at = Int32Array.from(siteOf, inside);
  const free = Int32Array.from(empty, inside);
  const change = (site: number, amount: number): void => {
    for (let dy = -reach; dy <= reach; dy++) {
      const from = site + dy * across - reach;
      for (let cell = from; cell <= from + 2 * reach; cell++) near[cell] = (near[cell] as number) + amount;
    }
    near[site] = (near[site] as number) - amount;
  };
  for (let agent = 0; agent < agents; agent++) change(at[agent] as number, agent % 2 === 0 ? 1 : 65_536);
  let moves = 0;
  let content = 0;
  for (let step = 0; step < steps; step++) {
    content = 0;
    for (let agent = 0; agent < agents; agent++) {
      const site = at[agent] as number;
      const seen = near[site] as number;
      if ((agent % 2 === 0 ? seen & 65_535 : seen >>> 16) >= needed) {
        content++;
        continue;
      }
      if (free.length === 0) continue;
      const which = draw(free.length);
      const next = free[which] as number;
      const amount = agent % 2 === 0 ? 1 : 65_536;
      change(site, -amount);
      change(next, amount);
      free[which] = site;
      at[agent] = next;
      moves++;
    }
  }
  const kinds = new Uint8Array(side * side);
  at.forEach((site, agent) => {
    kinds[(Math.floor(site / across) - reach) * side + (site % across) - reach] = 1 + (agent % 2);
  });
  return { kinds, moves, content };
}

/** The same by looking round each time, to judge the other by. */
export function schellingNaive(settings: SchellingSettings, seed: number): SchellingEnd {
  const { side, agents, reach, needed, steps } = settings;
  const draw = drawer(seed);
  const { siteOf, empty } = start(settings, draw);
  const kinds = new Uint8Array(side * side);
  siteOf.forEach((site, agent) => {
    kinds[site] = 1 + (agent % 2);
  });
  let moves = 0;
  let content = 0;
  for (let step = 0; step < steps; step++) {
    content = 0;
    for (let agent = 0; agent < agents; agent++) {
      const site = siteOf[agent] as number;
      const [x, y] = [site % side, Math.floor(site / side)];
      let same = 0;
      for (let dy = -reach; dy <= reach; dy++) {
        for (let dx = -reach; dx <= reach; dx++) {
          const on = x + dx >= 0 && x + dx < side && y + dy >= 0 && y + dy < side;
          if (on && (dx !== 0 || dy !== 0) && kinds[(y + dy) * side + x + dx] === 1 + (agent % 2)) same++;
        }
      }
      if (same >= needed) {
        content++;
        continue;
      }
      if (empty.length === 0) continue;
      const which = draw(empty.length);
      const next = empty[which] as number;
      kinds[site] = 0;
      kinds[next] = 1 + (agent % 2);
      empty[which] = site;
      siteOf[agent] = next;
      moves++;
    }
  }
  return { kinds, moves, content };
}
