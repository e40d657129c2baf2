import { align, type Alignment, type PairBits } from "./align.ts";
import { neighboursByBruteForce, UNVOWELLED } from "./lexicon.ts";
import { HAS_INITIAL, ROLES, type NameIndex } from "./nameindex.ts";
import { PARAMETERS } from "./parameters.ts";
import { chargeOf } from "./pricing.ts";
import { partNeighbours, type Query, type QueryPart } from "./query.ts";
import { createLookup, type Lookup } from "./vocabulary.ts";

/** Scratch memory of one thread for one index. */
export interface Scratch {
  /** `round * SLOTS + slot` of each word of the lexicon that the query reaches */
  readonly tag: Int32Array;
  readonly seen: Int32Array;
  /** every name's words, then its joins, side by side in memory: word, and `role << ROLE_AT` or `JOIN << ROLE_AT` */
  readonly rows: Uint32Array;
  readonly rowStart: Uint32Array;
  readonly lookup: Lookup;
  round: number;
  /** whose words the tables hold */
  query: Query | null;
  table: Float32Array;
  /** the same for words run together */
  joined: Float32Array;
  /** the best of both for each place of the query, a join's shared out among its places */
  share: Float32Array;
}

const ROLE_AT = 28;
const WORD_MASK = (1 << ROLE_AT) - 1;
const JOIN = 7;

export function createScratch(index: NameIndex): Scratch {
  return {
    tag: new Int32Array(index.lexicon.size),
    seen: new Int32Array(index.names),
    ...layRows(index),
    lookup: createLookup(index.vocabulary),
    round: 0,
    query: null,
    table: new Float32Array(1024),
    joined: new Float32Array(1024),
    share: new Float32Array(1024),
  };
}

/** The bound of a name is mostly waiting for memory: one row a name instead of five arrays. */
function layRows(index: NameIndex): { readonly rows: Uint32Array; readonly rowStart: Uint32Array } {
  const rows = new Uint32Array(index.words.length + index.joinWords.length);
  const rowStart = new Uint32Array(index.names + 1);
  let at = 0;
  for (let n = 0; n < index.names; n++) {
    rowStart[n] = at;
    for (let k = index.wordStart[n] as number; k < (index.wordStart[n + 1] as number); k++)
      rows[at++] = (index.words[k] as number) | ((index.roles[k] as number) << ROLE_AT);
    for (let k = index.joinStart[n] as number; k < (index.joinStart[n + 1] as number); k++)
      rows[at++] = (index.joinWords[k] as number) | (JOIN << ROLE_AT);
  }
  rowStart[index.names] = at;
  return { rows, rowStart };
}

/** More words than one query can reach; rounds are so many that the tags begin anew once in a while. */
const SLOTS = 1 << 15;
const ROUNDS = (1 << 16) - 2;

function nextRound(scratch: Scratch): number {
  if (scratch.round >= ROUNDS) {
    scratch.round = 0;
    scratch.tag.fill(0);
    scratch.seen.fill(0);
  }
  return ++scratch.round;
}

export interface NameHit {
  readonly name: number;
  readonly alignment: Alignment;
}

/** What phase 1 found. */
interface Reached {
  /** by part: listed words within reach that some name bears */
  readonly words: readonly Uint32Array[];
  /** by place of the query: the most bits that any listed word gives it, a join's shared out among its places */
  readonly most: Float64Array;
  /** by place of the query: how long the postings of its words are */
  readonly volume: Float64Array;
}

/** Phase 1: listed words within reach of each part and the bits of each, into the scratch tables. */
function reachWords(query: Query, index: NameIndex, scratch: Scratch): Reached {
  const parts = query.parts.length;
  const places = query.words.length;
  const base = nextRound(scratch) * SLOTS;
  scratch.query = query;
  let slots = 0;
  const most = new Float64Array(places);
  const volume = new Float64Array(places);
  const words: Uint32Array[] = [];
  const { postStart } = index;
  for (let q = 0; q < parts; q++) {
    const part = query.parts[q] as QueryPart;
    const near = partNeighbours(scratch.lookup, part);
    const listed = new Uint32Array(near.ids.length);
    let count = 0;
    for (let k = 0; k < near.ids.length; k++) {
      const word = near.ids[k] as number;
      const names = (postStart[word + 1] as number) - (postStart[word] as number);
      if (names === 0) continue;
      const cost = near.costs[k] as number;
      const bits = wordBits(index, part, word, cost);
      const joined = joinedBits(index, part, word, cost);
      if (bits <= 0 && joined <= 0) continue;
      listed[count++] = word;
      let slot = (scratch.tag[word] as number) - base;
      if (slot < 0) {
        slot = slots++;
        scratch.tag[word] = base + slot;
        if ((slot + 1) * parts > scratch.table.length) {
          scratch.table = doubled(scratch.table);
          scratch.joined = doubled(scratch.joined);
          scratch.share = doubled(scratch.share);
        }
        scratch.table.fill(-Infinity, slot * parts, (slot + 1) * parts);
        scratch.joined.fill(-Infinity, slot * parts, (slot + 1) * parts);
        scratch.share.fill(0, slot * places, (slot + 1) * places);
      }
      if (bits > 0) scratch.table[slot * parts + q] = bits;
      if (joined > 0) scratch.joined[slot * parts + q] = joined;
      const share = Math.max(bits, joined) / part.span;
      for (let w = part.at; w < part.at + part.span; w++) {
        if (share > (most[w] as number)) most[w] = share;
        if (share > (scratch.share[slot * places + w] as number)) scratch.share[slot * places + w] = share;
        volume[w] = (volume[w] as number) + names;
      }
    }
    words.push(listed.subarray(0, count));
  }
  return { words, most, volume };
}

/** One listed name against the query that was searched last, or, if another, after its words were looked up. */
export function alignOne(query: Query, index: NameIndex, scratch: Scratch, name: number): Alignment {
  if (scratch.query !== query) reachWords(query, index, scratch);
  return align(query, index, name, pairBitsOf(query, scratch));
}

function pairBitsOf(query: Query, scratch: Scratch): PairBits {
  const { tag, table, joined } = scratch;
  const base = scratch.round * SLOTS;
  const parts = query.parts.length;
  return (part, word, together) => {
    const slot = (tag[word] as number) - base;
    return slot >= 0 ? ((together ? joined : table)[slot * parts + part] as number) : -Infinity;
  };
}

/**
 * All listed names whose alignment with the query is worth at least `least` bits: none is lost. In phases, after MaxScore
 * (Turtle & Flood 1995):
 *
 *  1 reach   for each part of the query the listed words within reach, and the bits of each
 *  2 bound   the places of the query with the shortest postings, until a name that agrees with none of them cannot reach
 *            `least`: it lacks what they would bring and pays for each that is left over
 *  3 gather  the names in the postings of those places
 *  4 align   each that its own bound does not rule out, exactly
 */
export function searchNames(query: Query, index: NameIndex, scratch: Scratch, least: number, found: (hit: NameHit) => void): void {
  const { words, most, volume } = reachWords(query, index, scratch);
  const p = PARAMETERS;
  const bonus = p.coverage + p.sameOrder + p.exact;
  const all = most.reduce((sum, x) => sum + x, 0);
  const { strict, loose } = essentialPlaces(query, most, volume, all, least);
  if (all + p.initial * most.length + bonus < least) return;
  const { tag, table, joined, seen, round } = scratch;
  const base = round * SLOTS;
  const { postStart, postings, nameFlags } = index;
  const parts = query.parts.length;
  const pairBits = pairBitsOf(query, scratch);
  for (let q = 0; q < parts; q++) {
    const part = query.parts[q] as QueryPart;
    let needed = false;
    let flagged = false;
    let others = all + bonus;
    for (let w = part.at; w < part.at + part.span; w++) {
      needed ||= strict[w] === 1;
      flagged ||= loose[w] === 1;
      others -= most[w] as number;
    }
    if (!needed && !flagged) continue;
    for (const word of words[q] as Uint32Array) {
      const at = ((tag[word] as number) - base) * parts + q;
      // whoever reaches `least` does so with what this very agreement brings and the most of all others
      const reach = Math.max(table[at] as number, joined[at] as number) + others;
      if (reach + p.initial * most.length < least) continue;
      const everyone = needed && reach >= least && !query.hasInitial;
      const end = postStart[word + 1] as number;
      for (let k = postStart[word] as number; k < end; k++) {
        const name = postings[k] as number;
        if (seen[name] === round || (!everyone && !query.hasInitial && ((nameFlags[name] as number) & HAS_INITIAL) === 0)) continue;
        seen[name] = round;
        if (bound(query, name, scratch) < least) continue;
        const alignment = align(query, index, name, pairBits);
        if (alignment.bits >= least) found({ name, alignment });
      }
    }
  }
}

/**
 * Places of the query of which a name must agree with one at least. `loose`: the same for names that have an initial, which may
 * agree with any word of its letter and so spare the cost of a left-over word.
 */
function essentialPlaces(
  query: Query,
  most: Float64Array,
  volume: Float64Array,
  all: number,
  least: number,
): { readonly strict: Uint8Array; readonly loose: Uint8Array } {
  const p = PARAMETERS;
  const order = [...most.keys()].sort((a, b) => (volume[a] as number) - (volume[b] as number) || a - b);
  const strict = new Uint8Array(most.length);
  const loose = new Uint8Array(most.length);
  let tail = all + p.coverage + p.sameOrder + p.exact;
  let covered = true;
  for (const w of order) {
    if (tail < least) break;
    if (strict.every((x) => x === 0)) tail -= p.exact;
    strict[w] = 1;
    tail -= (most[w] as number) + (query.leftCosts[w] as number);
    if (covered && query.roles[w] === WORD) {
      tail -= p.coverage;
      covered = false;
    }
  }
  let withInitials = all + p.coverage + p.sameOrder + p.exact + p.initial * most.length;
  for (const w of order) {
    if (withInitials < least) break;
    loose[w] = 1;
    withInitials -= most[w] as number;
  }
  return { strict, loose };
}

const INITIAL = ROLES.indexOf("initial");
const WORD = ROLES.indexOf("word");
const bestOf = new Float64Array(256);
const roleCosts = ROLES.map((r) => PARAMETERS.leftRole[r]);

/** The most that aligning a name can bring: each place of the query with its best listed word, each place without one at its cost. */
function bound(query: Query, name: number, scratch: Scratch): number {
  const places = query.words.length;
  const { tag, share, rows } = scratch;
  const base = scratch.round * SLOTS;
  for (let w = 0; w < places; w++) bestOf[w] = 0;
  let lone = 0;
  let cost = 0;
  let initials = query.hasInitial;
  let together = false;
  const to = scratch.rowStart[name + 1] as number;
  for (let k = scratch.rowStart[name] as number; k < to; k++) {
    const cell = rows[k] as number;
    const role = cell >>> ROLE_AT;
    const slot = (tag[cell & WORD_MASK] as number) - base;
    if (role === INITIAL) initials = true;
    if (slot >= 0) {
      if (role === JOIN) together = true;
      const row = slot * places;
      for (let w = 0; w < places; w++) if ((share[row + w] as number) > (bestOf[w] as number)) bestOf[w] = share[row + w] as number;
    } else if (role !== JOIN) {
      cost += roleCosts[role] as number;
      if (role === WORD) lone++;
    }
  }
  let sum = PARAMETERS.sameOrder + PARAMETERS.exact;
  let loneQuery = 0;
  let queryCost = 0;
  for (let w = 0; w < places; w++) {
    const best = bestOf[w] as number;
    sum += best;
    if (best === 0) {
      queryCost += query.leftCosts[w] as number;
      if (query.roles[w] === WORD) loneQuery++;
    }
  }
  if (initials) return sum + PARAMETERS.initial * places + PARAMETERS.coverage;
  sum -= queryCost;
  // a join may take in a listed word that agrees with nothing by itself
  if (together) return sum + (loneQuery === 0 ? PARAMETERS.coverage : 0);
  sum -= PARAMETERS.leftListed * cost * (query.bodies ? 1 : PARAMETERS.middle);
  if (lone > 0 && loneQuery > 0) return sum - PARAMETERS.exact - PARAMETERS.leftBoth;
  return loneQuery > 0 ? sum - PARAMETERS.exact : sum + (lone === 0 ? PARAMETERS.coverage : PARAMETERS.covered - PARAMETERS.exact);
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
  return Math.fround(
    ((index.lexicon.wordFlags[word] as number) & UNVOWELLED) !== 0 ? Math.min(bits, index.selfBits[word] as number) : bits,
  );
}

/** The same where the listed word is several run together: worth what they are worth, less a charge. */
function joinedBits(index: NameIndex, part: QueryPart, word: number, cost: number): number {
  if (cost > PARAMETERS.joinLimit) return -Infinity;
  return Math.fround(
    Math.min(
      part.openBitsAt(cost),
      (index.selfBits[word] as number) * (part.unvowelled ? PARAMETERS.frame : 1) - chargeOf(cost) - PARAMETERS.floorGrowth * cost,
    ) - PARAMETERS.join,
  );
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
