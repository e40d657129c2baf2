import { align, leftQueryCost, type Alignment, type PairBits } from "./align.ts";
import { neighboursByBruteForce, UNVOWELLED } from "./lexicon.ts";
import { ROLES, type NameIndex } from "./nameindex.ts";
import { PARAMETERS } from "./parameters.ts";
import { chargeOf } from "./pricing.ts";
import { partNeighbours, type Query, type QueryPart } from "./query.ts";
import { createLookup, type Lookup } from "./vocabulary.ts";

/** Scratch memory of one thread for one index. */
export interface Scratch {
  readonly slotOf: Int32Array;
  readonly stamp: Int32Array;
  readonly seen: Int32Array;
  readonly lookup: Lookup;
  round: number;
  /** whose words the tables hold */
  query: Query | null;
  table: Float32Array;
  /** the same for words run together */
  joined: Float32Array;
}

export function createScratch(index: NameIndex): Scratch {
  return { slotOf: new Int32Array(index.lexicon.size), stamp: new Int32Array(index.lexicon.size), seen: new Int32Array(index.names), lookup: createLookup(index.vocabulary), round: 0, query: null, table: new Float32Array(1024), joined: new Float32Array(1024) };
}

export interface NameHit {
  readonly name: number;
  readonly alignment: Alignment;
}

/** Phase 1: listed words within reach of each part and the bits of each, into the scratch tables. */
function reachWords(query: Query, index: NameIndex, scratch: Scratch): { readonly reached: readonly Uint32Array[]; readonly most: Float64Array } {
  const parts = query.parts.length;
  const round = ++scratch.round;
  scratch.query = query;
  let slots = 0;
  const most = new Float64Array(query.words.length).fill(PARAMETERS.initial);
  const reached: Uint32Array[] = [];
  for (let q = 0; q < parts; q++) {
    const part = query.parts[q] as Query["parts"][number];
    const near = partNeighbours(scratch.lookup, part);
    reached.push(near.ids);
    for (let k = 0; k < near.ids.length; k++) {
      const word = near.ids[k] as number;
      const cost = near.costs[k] as number;
      const bits = wordBits(index, part, word, cost);
      const joined = joinedBits(index, part, word, cost);
      if (bits <= 0 && joined <= 0) continue;
      let slot = scratch.slotOf[word] as number;
      if (scratch.stamp[word] !== round) {
        slot = slots++;
        scratch.stamp[word] = round;
        scratch.slotOf[word] = slot;
        if ((slot + 1) * parts > scratch.table.length) {
          scratch.table = doubled(scratch.table);
          scratch.joined = doubled(scratch.joined);
        }
        scratch.table.fill(-Infinity, slot * parts, (slot + 1) * parts);
        scratch.joined.fill(-Infinity, slot * parts, (slot + 1) * parts);
      }
      if (bits > 0) scratch.table[slot * parts + q] = bits;
      if (joined > 0) scratch.joined[slot * parts + q] = joined;
      const share = Math.max(bits, joined) / part.span;
      for (let w = part.at; w < part.at + part.span; w++) if (share > (most[w] as number)) most[w] = share;
    }
  }
  return { reached, most };
}

/** One listed name against the query that was searched last, or, if another, after its words were looked up. */
export function alignOne(query: Query, index: NameIndex, scratch: Scratch, name: number): Alignment {
  if (scratch.query !== query) reachWords(query, index, scratch);
  return align(query, index, name, pairBitsOf(query, scratch));
}

function pairBitsOf(query: Query, scratch: Scratch): PairBits {
  const { stamp, slotOf, table, joined, round } = scratch;
  const parts = query.parts.length;
  return (part, word, together) => (stamp[word] === round ? ((together ? joined : table)[(slotOf[word] as number) * parts + part] as number) : -Infinity);
}

/**
 * All listed names whose alignment with the query is worth at least `least` bits: none is lost. In phases, after MaxScore
 * (Turtle & Flood 1995):
 *
 *  1 reach   for each part of the query the listed words within reach, and the bits of each
 *  2 bound   parts in order of the most that any listed word can give them; the tail that cannot reach `least` even with
 *            everything in its favour needs no postings of its own
 *  3 gather  the names in the postings of the others
 *  4 align   each of them, exactly
 */
export function searchNames(query: Query, index: NameIndex, scratch: Scratch, least: number, found: (hit: NameHit) => void): void {
  const { reached, most } = reachWords(query, index, scratch);
  const parts = query.parts.length;
  // the tail of words that together with every bonus cannot reach `least`
  const order = [...most.keys()].sort((a, b) => (most[b] as number) - (most[a] as number));
  let all = PARAMETERS.coverage + PARAMETERS.sameOrder + PARAMETERS.exact;
  for (const w of order) all += most[w] as number;
  if (all < least) return;
  const essential = new Uint8Array(query.words.length);
  let rest = all;
  // an essential word may still agree by its initial alone, which no posting shows
  for (const w of order) {
    if (rest < least) break;
    essential[w] = 1;
    rest += PARAMETERS.initial - (most[w] as number);
  }
  const { stamp, slotOf, table, joined, seen, round } = scratch;
  const pairBits = pairBitsOf(query, scratch);
  for (let q = 0; q < parts; q++) {
    const part = query.parts[q] as Query["parts"][number];
    let needed = false;
    let others = all;
    for (let w = part.at; w < part.at + part.span; w++) {
      needed ||= essential[w] === 1;
      others -= most[w] as number;
    }
    if (!needed) continue;
    for (const word of reached[q] as Uint32Array) {
      // whoever reaches `least` does so with what this very agreement brings and the most of all others
      if (stamp[word] !== round) continue;
      const at = (slotOf[word] as number) * parts + q;
      if (Math.max(table[at] as number, joined[at] as number) + others < least) continue;
      for (let k = index.postStart[word] as number; k < (index.postStart[word + 1] as number); k++) {
        const name = index.postings[k] as number;
        if (seen[name] === round) continue;
        seen[name] = round;
        if (bound(query, index, name, scratch) < least) continue;
        const alignment = align(query, index, name, pairBits);
        if (alignment.bits >= least) found({ name, alignment });
      }
    }
  }
}

const INITIAL = ROLES.indexOf("initial");
const WORD = ROLES.indexOf("word");
const bestOf = new Float64Array(256);

/** The most that aligning a name can bring: each place of the query with its best listed word, each place without one at its cost. */
function bound(query: Query, index: NameIndex, name: number, scratch: Scratch): number {
  const parts = query.parts.length;
  const words = query.words.length;
  const { stamp, slotOf, table, joined, round } = scratch;
  bestOf.fill(0, 0, words);
  let lone = 0;
  let cost = 0;
  let initials = query.hasInitial;
  const from = index.wordStart[name] as number;
  const to = index.wordStart[name + 1] as number;
  const joinsFrom = index.joinStart[name] as number;
  const joinsTo = index.joinStart[name + 1] as number;
  let together = false;
  for (let k = joinsFrom; k < joinsTo; k++) {
    const word = index.joinWords[k] as number;
    if (stamp[word] !== round) continue;
    together = true;
    raise(query, parts, (index.joinSpan[k] as number) > 1 ? joined : table, (slotOf[word] as number) * parts);
  }
  for (let k = from; k < to; k++) {
    const word = index.words[k] as number;
    const role = index.roles[k] as number;
    if (role === INITIAL) initials = true;
    if (stamp[word] === round) raise(query, parts, table, (slotOf[word] as number) * parts);
    else {
      cost += roleCosts[role] as number;
      if (role === WORD) lone++;
    }
  }
  let sum = PARAMETERS.sameOrder + PARAMETERS.exact;
  let loneQuery = 0;
  let queryCost = 0;
  for (let w = 0; w < words; w++) {
    const best = bestOf[w] as number;
    sum += best;
    if (best === 0) {
      queryCost += leftQueryCost(query, w);
      if (query.roles[w] === WORD) loneQuery++;
    }
  }
  if (initials) return sum + PARAMETERS.initial * words + PARAMETERS.coverage;
  sum -= queryCost;
  // a join may take in a listed word that agrees with nothing by itself
  if (together) return sum + (loneQuery === 0 ? PARAMETERS.coverage : 0);
  sum -= PARAMETERS.leftListed * cost * (query.bodies ? 1 : PARAMETERS.middle);
  if (lone > 0 && loneQuery > 0) return sum - PARAMETERS.leftBoth;
  return loneQuery > 0 ? sum : sum + (lone === 0 ? PARAMETERS.coverage : PARAMETERS.covered);
}

const roleCosts = ROLES.map((r) => PARAMETERS.leftRole[r]);

function raise(query: Query, parts: number, table: Float32Array, row: number): void {
  for (let q = 0; q < parts; q++) {
    const bits = table[row + q] as number;
    if (bits === -Infinity) continue;
    const part = query.parts[q] as Query["parts"][number];
    const share = bits / part.span;
    for (let w = part.at; w < part.at + part.span; w++) if (share > (bestOf[w] as number)) bestOf[w] = share;
  }
}

function doubled(from: Float32Array): Float32Array {
  const to = new Float32Array(from.length * 2);
  to.set(from);
  return to;
}

/** Bits of a part against a listed word that stands by itself, as the table keeps them. */
function wordBits(index: NameIndex, part: QueryPart, word: number, cost: number): number {
  const bits = part.bitsAt(cost);
  // many words have this frame of consonants: agreeing with one is worth no more than the frame
  return Math.fround(((index.lexicon.wordFlags[word] as number) & UNVOWELLED) !== 0 ? Math.min(bits, index.selfBits[word] as number) : bits);
}

/** The same where the listed word is several run together: worth what they are worth, less a charge. */
function joinedBits(index: NameIndex, part: QueryPart, word: number, cost: number): number {
  if (cost > PARAMETERS.joinLimit) return -Infinity;
  return Math.fround(Math.min(part.openBitsAt(cost), (index.selfBits[word] as number) * (part.unvowelled ? PARAMETERS.frame : 1) - chargeOf(cost) - PARAMETERS.floorGrowth * cost) - PARAMETERS.join);
}

/** The same by aligning every listed name: the oracle of the property test. */
export function searchByBruteForce(query: Query, index: NameIndex, least: number, found: (hit: NameHit) => void): void {
  const costs = query.parts.map((part) => {
    const near = neighboursByBruteForce(index.lexicon, part.text, part.unvowelled, part.within);
    return new Map([...near.ids].map((id, k) => [id, near.costs[k] as number]));
  });
  for (let name = 0; name < index.names; name++) {
    const alignment = align(query, index, name, (p, word, together) => {
      const cost = costs[p]?.get(word);
      if (cost === undefined) return -Infinity;
      const part = query.parts[p] as QueryPart;
      const bits = together ? joinedBits(index, part, word, cost) : wordBits(index, part, word, cost);
      return bits > 0 ? bits : -Infinity;
    });
    if (alignment.bits >= least) found({ name, alignment });
  }
}
