import { AT_MASK, INITIAL, isLight, ROLE_AT, ROLE_COSTS, SPAN_AT, WORD, WORD_MASK } from "./cells.ts";
import type { NameIndex } from "./nameindex.ts";
import { PARAMETERS } from "./parameters.ts";
import type { Query, QueryPart } from "./query.ts";
import { isReached, type Scratch } from "./scratch.ts";

const MAX = 64;
/** the most that each place of the query can bring */
const best = new Float64Array(MAX);
/** whether some part of the query reaches each place of the form */
const touched = new Uint8Array(MAX);

/**
 * The most that aligning a form can bring: each place of the query with its best listed word, as if no two wanted the same; each
 * place that nothing reaches at its cost, on both sides; initials as if each found a partner and spared the dearest costs.
 */
export function bound(query: Query, index: NameIndex, form: number, scratch: Scratch): number {
  const { cells, cellPlaces } = index;
  const { firstLink, links } = scratch;
  const places = query.words.length;
  const from = index.cellStart[form] as number;
  const end = index.cellStart[form + 1] as number;
  const words = from + (index.formWords[form] as number);
  for (let w = 0; w < places; w++) best[w] = -Infinity;
  let initials = 0;
  for (let k = from; k < end; k++) {
    const cell = cells[k] as number;
    const word = cell & WORD_MASK;
    const hit = isReached(scratch, word);
    if (k < words) {
      touched[k - from] = hit;
      if (cell >>> ROLE_AT === INITIAL) initials++;
    }
    if (hit === 0) continue;
    if (k >= words) {
      const place = cellPlaces[k] as number;
      const at = place & AT_MASK;
      touched.fill(1, at, at + (place >>> SPAN_AT));
    }
    for (let link = firstLink[word] as number; link >= 0; link = links.next[link] as number) {
      const part = query.parts[links.part[link] as number] as QueryPart;
      const share = links.share[link] as number;
      for (let w = part.at; w < part.at + part.span; w++) if (share > (best[w] as number)) best[w] = share;
    }
  }
  return weigh(query, index, from, words - from, initials + query.initials);
}

function weigh(query: Query, index: NameIndex, from: number, count: number, initials: number): number {
  const p = PARAMETERS;
  let sum = p.sameOrder + p.exact;
  let queryCost = 0;
  // what would be spared if words that agree for less than nothing were left over for nothing
  let spared = 0;
  // what may be left over and the rest still agree to the letter
  let untitled = false;
  let dearest = 0;
  let loneQuery = 0;
  let left = false;
  let core = 0;
  for (let w = 0; w < query.words.length; w++) {
    const cost = query.leftCosts[w] as number;
    // what agrees for less than nothing may be left over instead
    if ((best[w] as number) > -Infinity) {
      const worth = Math.max(best[w] as number, -cost);
      sum += worth;
      if (worth < 0) spared -= worth;
      continue;
    }
    queryCost += cost;
    if (isLight(query, query.roles[w] as number)) untitled = true;
    else left = true;
    if (cost > dearest) dearest = cost;
    if (query.roles[w] !== WORD) continue;
    loneQuery++;
    core += (query.words[w] as Query["words"][number]).prices[0] as number;
  }
  let first = count;
  let last = -1;
  for (let k = 0; k < count; k++) {
    if (touched[k] === 0) continue;
    if (first === count) first = k;
    last = k;
  }
  let listedCost = 0;
  let lone = 0;
  let outer = 0;
  for (let k = 0; k < count; k++) {
    if (touched[k] === 1) continue;
    const cell = index.cells[from + k] as number;
    const role = cell >>> ROLE_AT;
    if (isLight(query, role)) untitled = true;
    else left = true;
    const middle = !query.bodies && (initials > 0 || (k > first && k < last));
    listedCost += (ROLE_COSTS[role] as number) * (middle ? p.middle : 1);
    if (role !== WORD) continue;
    if (!middle) outer++;
    lone++;
    if (query.bodies) core += index.selfBits[cell & WORD_MASK] as number;
  }
  if (initials > 0) {
    sum += p.initial * initials;
    queryCost = Math.max(0, queryCost - initials * dearest);
    listedCost = Math.max(0, listedCost - initials);
    loneQuery = Math.max(0, loneQuery - initials);
    lone = Math.max(0, lone - initials);
    outer = 0;
    core = 0;
  }
  sum += Math.max(-Math.min(queryCost, p.leftMost), spared - p.leftMost) - p.leftListed * listedCost;
  if (initials === 0) sum -= left ? p.exact : untitled ? p.exact - p.exactUntitled : 0;
  if (loneQuery > 0) return lone > 0 ? sum - p.leftBoth - (query.bodies ? p.leftBodyShare * core : 0) : sum;
  return sum + (lone === 0 ? query.coverage : outer === 0 ? p.covered : 0);
}
