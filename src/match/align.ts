import type { NameIndex } from "./nameindex.ts";
import { ROLES } from "./nameindex.ts";
import { PARAMETERS } from "./parameters.ts";
import type { Query } from "./query.ts";

/** One agreement between a part of the query and a part of a listed name. */
export interface Pair {
  readonly queryAt: number;
  readonly querySpan: number;
  readonly listedAt: number;
  readonly listedSpan: number;
  readonly bits: number;
  readonly exact: boolean;
}

/** How a listed name and a query lie side by side, and what it is worth. */
export interface Alignment {
  readonly bits: number;
  readonly pairs: readonly Pair[];
  /** places left over */
  readonly leftQuery: readonly number[];
  readonly leftListed: readonly number[];
  /** costs, zero or negative */
  readonly queryCost: number;
  readonly listedCost: number;
  readonly bothCost: number;
  readonly coverage: number;
  readonly order: number;
  /** every word agrees to the letter and none is left over */
  readonly exact: boolean;
}

/** Bits of part `p` of the query against listed word `w`; −Infinity where they do not agree. */
export type PairBits = (part: number, word: number, joined: boolean) => number;

const MAX = 64;
const usedQuery = new Uint8Array(MAX);
const usedListed = new Uint8Array(MAX);

/**
 * Lays a query over a listed name: the dearest agreements first, each place used once; what stays over costs by its role, on
 * both sides at once more; nothing left over earns a bonus (matching.md 6.3).
 */
export function align(query: Query, index: NameIndex, name: number, pairBits: PairBits): Alignment {
  const from = index.wordStart[name] as number;
  const count = (index.wordStart[name + 1] as number) - from;
  const candidates: Pair[] = [];
  for (let k = 0; k < count; k++) {
    for (let q = 0; q < query.parts.length; q++) {
      const bits = pairBits(q, index.words[from + k] as number, false);
      if (bits > -Infinity) candidates.push(pair(query, q, k, 1, bits));
    }
  }
  for (let k = index.joinStart[name] as number; k < (index.joinStart[name + 1] as number); k++) {
    const word = index.joinWords[k] as number;
    const span = index.joinSpan[k] as number;
    for (let q = 0; q < query.parts.length; q++) {
      const part = query.parts[q] as Query["parts"][number];
      if (span > 1 && part.span > 1) continue;
      const bits = pairBits(q, word, span > 1);
      if (bits === -Infinity) continue;
      candidates.push(pair(query, q, index.joinAt[k] as number, span, bits));
    }
  }
  candidates.sort(
    (a, b) =>
      b.bits - a.bits || a.queryAt - b.queryAt || a.listedAt - b.listedAt || a.querySpan - b.querySpan || a.listedSpan - b.listedSpan,
  );
  const words = query.words.length;
  usedQuery.fill(0, 0, words);
  usedListed.fill(0, 0, count);
  const pairs: Pair[] = [];
  let bits = 0;
  for (const c of candidates) {
    if (c.bits <= 0 || !free(usedQuery, c.queryAt, c.querySpan) || !free(usedListed, c.listedAt, c.listedSpan)) continue;
    usedQuery.fill(1, c.queryAt, c.queryAt + c.querySpan);
    usedListed.fill(1, c.listedAt, c.listedAt + c.listedSpan);
    pairs.push(c);
    bits += c.bits;
  }
  if (pairs.length > 0) bits += initials(query, index, from, count, pairs);
  return price(query, index, from, count, pairs, bits);
}

function pair(query: Query, q: number, listedAt: number, listedSpan: number, bits: number): Pair {
  const part = query.parts[q] as Query["parts"][number];
  return { queryAt: part.at, querySpan: part.span, listedAt, listedSpan, bits, exact: listedSpan === 1 && bits === part.exactBits };
}

function free(used: Uint8Array, at: number, span: number): boolean {
  for (let k = at; k < at + span; k++) if (used[k] === 1) return false;
  return true;
}

const INITIAL = ROLES.indexOf("initial");
const WORD = ROLES.indexOf("word");

/** `J.` and `John`: an initial left over beside a word that begins with it. */
function initials(query: Query, index: NameIndex, from: number, count: number, pairs: Pair[]): number {
  let gained = 0;
  for (let i = 0; i < query.words.length; i++) {
    if (usedQuery[i] === 1) continue;
    const mine = query.roles[i] as number;
    if (mine !== INITIAL && mine !== WORD) continue;
    const letter = (query.words[i] as Query["words"][number]).word.readings[0]?.text.charCodeAt(0);
    for (let k = 0; k < count; k++) {
      const theirs = index.roles[from + k] as number;
      if (usedListed[k] === 1 || !((mine === INITIAL && theirs === WORD) || (mine === WORD && theirs === INITIAL))) continue;
      const { lexicon } = index;
      if (lexicon.wordUnits[lexicon.wordOffsets[index.words[from + k] as number] as number] !== letter) continue;
      usedQuery[i] = 1;
      usedListed[k] = 1;
      pairs.push({ queryAt: i, querySpan: 1, listedAt: k, listedSpan: 1, bits: PARAMETERS.initial, exact: false });
      gained += PARAMETERS.initial;
      break;
    }
  }
  return gained;
}

const roleCost = ROLES.map((r) => PARAMETERS.leftRole[r]);

function price(query: Query, index: NameIndex, from: number, count: number, pairs: readonly Pair[], agreed: number): Alignment {
  const p = PARAMETERS;
  const leftQuery: number[] = [];
  const leftListed: number[] = [];
  let costQuery = 0;
  let costListed = 0;
  let loneQuery = false;
  let loneListed = false;
  let core = 0;
  for (let i = 0; i < query.words.length; i++) {
    if (usedQuery[i] === 1) continue;
    leftQuery.push(i);
    const role = query.roles[i] as number;
    costQuery += query.leftCosts[i] as number;
    if (role === WORD) {
      loneQuery = true;
      core += (query.words[i] as Query["words"][number]).prices[0] as number;
    }
  }
  let first = count;
  let last = -1;
  for (let k = 0; k < count; k++) {
    if (usedListed[k] !== 1) continue;
    if (first === count) first = k;
    last = k;
  }
  let outer = 0;
  for (let k = 0; k < count; k++) {
    if (usedListed[k] === 1) continue;
    leftListed.push(k);
    const role = index.roles[from + k] as number;
    // a middle name is often left out, the first or the family name hardly ever
    const middle = !query.bodies && k > first && k < last;
    costListed += (roleCost[role] as number) * (middle ? p.middle : 1);
    if (!middle && role === WORD) outer++;
    if (role === WORD) {
      loneListed = true;
      core += index.selfBits[index.words[from + k] as number] as number;
    }
  }
  const queryCost = -costQuery;
  const listedCost = -p.leftListed * costListed;
  const bothCost = loneQuery && loneListed ? -p.leftBoth - (query.bodies ? p.leftBodyShare * core : 0) : 0;
  const coverage = loneQuery || pairs.length === 0 ? 0 : !loneListed ? p.coverage : outer === 0 ? p.covered : 0;
  let ordered = pairs.length > 1;
  for (const a of pairs) for (const b of pairs) if (a.queryAt < b.queryAt && a.listedAt > b.listedAt) ordered = false;
  const order = ordered ? p.sameOrder : 0;
  const exact = pairs.length > 0 && leftQuery.length === 0 && leftListed.length === 0 && pairs.every((x) => x.exact);
  return {
    bits: agreed + queryCost + listedCost + bothCost + coverage + order + (exact ? p.exact : 0),
    exact,
    pairs,
    leftQuery,
    leftListed,
    queryCost,
    listedCost,
    bothCost,
    coverage,
    order,
  };
}
