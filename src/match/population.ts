import { AREAS } from "./areas.ts";
import { UNIT } from "./cost.ts";
import { fetchAll } from "./fetched.ts";
import type { Neighbours } from "./neighbours.ts";
import { LINES, LINES_BEYOND, TOTALS } from "./population-table.ts";

/**
 * How common words are among ordinary people and bodies, by language area. What a fuzzy agreement is worth is not how rare this
 * word is, but how rare it is to come so near it by chance: the mass of all words at most as far away.
 */
export interface Shares {
  /** CSR by population word: areas, and the share of the area's words that it has */
  readonly start: Uint32Array;
  readonly area: Uint8Array;
  readonly share: Float32Array;
}

export const AREA_COUNT = AREAS.length;
/** areas of people come first, then those of bodies */
export const FIRST_BODY_AREA = AREAS.indexOf("charities");
/** distances are kept in steps of half a bit */
export const STEP = 0.5;
export const STEPS = 24;
const UNITS_A_STEP = STEP * UNIT;
/** The step that holds a cost in UNITs. */
export const stepOf = (units: number): number => STEP_OF[units] as number;
const STEP_OF = Uint8Array.from({ length: 256 }, (_, units) => Math.min(STEPS - 1, Math.ceil(units / UNITS_A_STEP)));

/** A line `word area:count …`: each area with the share of its words that this one has. */
function readShares(line: string, take: (area: number, share: number) => void): void {
  for (const pair of line.split(" ").slice(1)) {
    const colon = pair.indexOf(":");
    const area = Number(pair.slice(0, colon));
    take(area, Number(pair.slice(colon + 1)) / (TOTALS[area] as number));
  }
}

/**
 * The line of a word in the shipped table, or null. It is found where it stands, by halving, for whoever only screens needs none of the others:
 * to read them all takes 20 MB.
 */
function lineOf(word: string): string | null {
  const lines = word.charCodeAt(0) > LAST_ASCII ? LINES_BEYOND : LINES;
  // lines that begin from here …
  let from = 1;
  // … and before here
  let to = lines.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const start = lines.lastIndexOf("\n", middle - 1) + 1;
    const end = lines.indexOf("\n", middle);
    const met = lines.slice(start, lines.indexOf(" ", start));
    if (met === word) return lines.slice(start, end);
    if (met < word) from = end + 1;
    else to = start;
  }
  return null;
}
const LAST_ASCII = 0x7e;

/** Whether ordinary people or bodies bear a word. */
export const isOfPopulation = (word: string): boolean => lineOf(word) !== null;

/** The share of each area's words that a word has. */
export function sharesOf(word: string): ReadonlyMap<number, number> {
  const shares = new Map<number, number>();
  const line = lineOf(word);
  if (line !== null) readShares(line, (area, share) => shares.set(area, share));
  return shares;
}

/** The shipped table (docs/parameters.md), words in its own order, which is that of their UTF-16. */
export function readPopulation(): { readonly words: readonly string[]; readonly shares: Shares } {
  const words: string[] = [];
  const start: number[] = [0];
  const area: number[] = [];
  const share: number[] = [];
  for (const lines of [LINES, LINES_BEYOND])
    for (let from = 1; from < lines.length; from = lines.indexOf("\n", from) + 1) {
      const line = lines.slice(from, lines.indexOf("\n", from));
      words.push(line.slice(0, line.indexOf(" ")));
      readShares(line, (a, one) => {
        area.push(a);
        share.push(one);
      });
      start.push(area.length);
    }
  return { words, shares: { start: Uint32Array.from(start), area: Uint8Array.from(area), share: Float32Array.from(share) } };
}

/**
 * `mass[area * STEPS + step]`: share of the area's words at most `step * STEP` bits away, words a little farther counted in part
 * (half for each FADE bits beyond).
 */
export type Mass = Float32Array;
const FADE = 1;

/** Measuring runs only: the subject's own row was counted in this area and must not count for itself. */
export interface OwnCount {
  readonly area: number;
}

/** The mass around a word whose neighbours are known. `populationOf`: word of the lexicon → word of the population, or −1. */
export function massAround(shares: Shares, populationOf: Int32Array, near: Neighbours, own?: OwnCount): Mass {
  const { start, area, share: shareOf } = shares;
  const { ids, costs } = near;
  if (ids.length > known.length) [known, knownStep, knownAt, knownShare] = room(ids.length);
  let count = 0;
  for (let k = 0; k < ids.length; k++) {
    const id = populationOf[ids[k] as number] as number;
    known[count] = id;
    knownStep[count] = stepOf(costs[k] as number);
    count += id < 0 ? 0 : 1;
  }
  if (count === 0) return NOBODY;
  const mass = new Float32Array(AREA_COUNT * STEPS);
  let areas = 0;
  fetchAll(knownAt, start, known, count);
  for (let k = 0; k < count; k++) knownShare[k] = shareOf[knownAt[k] as number] as number;
  for (let k = 0; k < count; k++) {
    const step = knownStep[k] as number;
    const end = start[(known[k] as number) + 1] as number;
    for (let p = knownAt[k] as number; p < end; p++) {
      const a = area[p] as number;
      areas |= 1 << a;
      let share = shareOf[p] as number;
      // only the word itself costs nothing
      if (own !== undefined && step === 0 && a === own.area) share = Math.max(0, share - 1 / (TOTALS[a] as number));
      mass[a * STEPS + step] = (mass[a * STEPS + step] as number) + share;
    }
  }
  const fade = 2 ** (-STEP / FADE);
  for (let a = 0; a < AREA_COUNT; a++) {
    if (((areas >>> a) & 1) === 0) continue;
    const base = a * STEPS;
    let within = 0;
    for (let s = base; s < base + STEPS; s++) mass[s] = within += mass[s] as number;
    // what lies farther, faded: beyond[s] = Σ (mass[t] − mass[t−1]) fade^(t−s) for t > s
    let beyond = 0;
    for (let s = base + STEPS - 2; s >= base; s--) {
      const ring = (mass[s + 1] as number) - (s + 1 < base + STEPS ? (mass[s] as number) : 0);
      beyond = (beyond + ring) * fade;
      // kept aside in place: mass[s + 1] is no longer needed as a plain sum once s is done
      rings[s - base] = beyond;
    }
    for (let s = 0; s < STEPS - 1; s++) mass[base + s] = (mass[base + s] as number) + (rings[s] as number);
  }
  return mass;
}
const rings = new Float64Array(STEPS);
/** words run together are mostly near none that the population has */
const NOBODY: Mass = new Float32Array(AREA_COUNT * STEPS);

/** of the words that the population has: their number there, the step that holds their cost, where their shares begin, the first of those */
let [known, knownStep, knownAt, knownShare] = room(4096);
function room(size: number): [Uint32Array, Uint8Array, Uint32Array, Float32Array] {
  return [new Uint32Array(size), new Uint8Array(size), new Uint32Array(size), new Float32Array(size)];
}
