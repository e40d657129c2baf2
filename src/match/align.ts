import { ANOTHER, AT_MASK, FORM, INITIAL, isLight, PLACED, ROLE_AT, ROLE_COSTS, SPAN_AT, WORD, WORD_MASK } from "./cells.ts";
import type { NameIndex } from "./nameindex.ts";
import { PARAMETERS } from "./parameters.ts";
import type { Query, QueryPart } from "./query.ts";
import { isReached, type Scratch } from "./scratch.ts";

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
  /** bits of every word agreeing to the letter with none left over but, in the name of a person, titles and particles; else 0 */
  readonly exact: number;
}

const MAX = 64;
const usedQuery = new Uint8Array(MAX);
const usedListed = new Uint8Array(MAX);

/** Agreements that are possible, the dearest first; `chosen` are those that are taken. */
const possible = {
  count: 0,
  bits: new Float64Array(64),
  part: new Uint16Array(64),
  listedAt: new Uint8Array(64),
  listedSpan: new Uint8Array(64),
};
const chosen = { count: 0, of: new Uint32Array(MAX) };
/** initials beside words: place of the query, place of the listed name */
const initial = { count: 0, queryAt: new Uint8Array(MAX), listedAt: new Uint8Array(MAX) };

/**
 * Lays a query over a form: the dearest agreements first, each place used once; what stays over costs by its role, on both sides at
 * once more; nothing left over earns a bonus (matching.md 6.3). Words run together may take the place of a dearer whole, so it is
 * tried without them, too, and the better counts. Null where it is worth less than `least`.
 */
export function align(query: Query, index: NameIndex, form: number, scratch: Scratch, least: number): Alignment | null {
  gather(query, index, form, scratch);
  const cells = index.cellStart[form] as number;
  const count = index.formWords[form] as number;
  let bits = choose(query, index, cells, count, true);
  if (hasJoin(query)) {
    const apart = choose(query, index, cells, count, false);
    if (apart >= bits) bits = apart;
    else choose(query, index, cells, count, true);
  }
  return bits < least ? null : describe(query, count);
}

function gather(query: Query, index: NameIndex, form: number, scratch: Scratch): void {
  const { cells, cellPlaces } = index;
  const { firstLink, links } = scratch;
  possible.count = 0;
  const end = index.cellStart[form + 1] as number;
  for (let k = index.cellStart[form] as number; k < end; k++) {
    const word = (cells[k] as number) & WORD_MASK;
    if (isReached(scratch, word) === 0) continue;
    const role = (cells[k] as number) >>> ROLE_AT;
    const place = cellPlaces[k] as number;
    const span = place >>> SPAN_AT;
    for (let link = firstLink[word] as number; link >= 0; link = links.next[link] as number) {
      const q = links.part[link] as number;
      const worth = (span > 1 ? links.joined[link] : links.bits[link]) as number;
      // what agrees with another reading of the word is not to the letter
      const bits = span === 1 && role === ANOTHER ? worth - PARAMETERS.another : worth;
      if (
        bits <= (span === 1 && (role === WORD || role === ANOTHER) ? PARAMETERS.leastAgreement : 0) ||
        (span > 1 && (query.parts[q] as QueryPart).span > 1)
      )
        continue;
      insert(query, bits, q, place & AT_MASK, span);
    }
  }
}

/** Keeps the dearest first; among equals what stands earlier, what is shorter. */
function insert(query: Query, bits: number, part: number, listedAt: number, listedSpan: number): void {
  if (possible.count === possible.bits.length) growPossible();
  let k = possible.count++;
  for (; k > 0 && comesBefore(query, bits, part, listedAt, listedSpan, k - 1); k--) {
    possible.bits[k] = possible.bits[k - 1] as number;
    possible.part[k] = possible.part[k - 1] as number;
    possible.listedAt[k] = possible.listedAt[k - 1] as number;
    possible.listedSpan[k] = possible.listedSpan[k - 1] as number;
  }
  possible.bits[k] = bits;
  possible.part[k] = part;
  possible.listedAt[k] = listedAt;
  possible.listedSpan[k] = listedSpan;
}

function comesBefore(query: Query, bits: number, part: number, listedAt: number, listedSpan: number, other: number): boolean {
  const theirs = possible.bits[other] as number;
  if (bits !== theirs) return bits > theirs;
  const [a, b] = [query.parts[part] as QueryPart, query.parts[possible.part[other] as number] as QueryPart];
  if (a.at !== b.at) return a.at < b.at;
  if (listedAt !== possible.listedAt[other]) return listedAt < (possible.listedAt[other] as number);
  if (a.span !== b.span) return a.span < b.span;
  return listedSpan < (possible.listedSpan[other] as number);
}

function growPossible(): void {
  for (const key of ["bits", "part", "listedAt", "listedSpan"] as const) {
    const from = possible[key];
    const to = new (from.constructor as Uint8ArrayConstructor)(from.length * 2);
    to.set(from as Uint8Array);
    (possible as unknown as Record<string, unknown>)[key] = to;
  }
}

const hasJoin = (query: Query): boolean => {
  for (let c = 0; c < chosen.count; c++) {
    const k = chosen.of[c] as number;
    if ((possible.listedSpan[k] as number) > 1 || (query.parts[possible.part[k] as number] as QueryPart).span > 1) return true;
  }
  return false;
};

/** Takes agreements, the dearest first; returns what the whole is worth. */
function choose(query: Query, index: NameIndex, cells: number, count: number, joins: boolean): number {
  usedQuery.fill(0, 0, query.words.length);
  usedListed.fill(0, 0, count);
  chosen.count = 0;
  initial.count = 0;
  let agreed = 0;
  for (let k = 0; k < possible.count; k++) {
    const { at, span } = query.parts[possible.part[k] as number] as QueryPart;
    const listedAt = possible.listedAt[k] as number;
    const listedSpan = possible.listedSpan[k] as number;
    if (!joins && (span > 1 || listedSpan > 1)) continue;
    if (!free(usedQuery, at, span) || !free(usedListed, listedAt, listedSpan)) continue;
    for (let w = at; w < at + span; w++) usedQuery[w] = 1;
    for (let w = listedAt; w < listedAt + listedSpan; w++) usedListed[w] = 1;
    chosen.of[chosen.count++] = k;
    agreed += possible.bits[k] as number;
  }
  if (chosen.count > 0) agreed += pairInitials(query, index, cells, count);
  costs.agreed = agreed;
  price(query, index, cells, count);
  return total();
}

/** Agreements and costs of the alignment in hand. */
function total(): number {
  return costs.agreed + costs.query + costs.listed + costs.both + costs.coverage + costs.order + costs.exact;
}

function free(used: Uint8Array, at: number, span: number): boolean {
  for (let k = at; k < at + span; k++) if (used[k] === 1) return false;
  return true;
}

const roleOf = (index: NameIndex, cell: number): number => (index.cells[cell] as number) >>> ROLE_AT;

/** `J.` and `John`: an initial left over beside a word that begins with it. */
function pairInitials(query: Query, index: NameIndex, cells: number, count: number): number {
  const { lexicon } = index;
  let gained = 0;
  for (let i = 0; i < query.words.length; i++) {
    if (usedQuery[i] === 1) continue;
    const mine = query.roles[i] as number;
    if (mine !== INITIAL && mine !== WORD) continue;
    for (let k = 0; k < count; k++) {
      const theirs = roleOf(index, cells + k);
      if (usedListed[k] === 1 || !((mine === INITIAL && theirs === WORD) || (mine === WORD && theirs === INITIAL))) continue;
      const word = (index.cells[cells + k] as number) & WORD_MASK;
      if (lexicon.wordUnits[lexicon.wordOffsets[word] as number] !== query.firstUnits[i]) continue;
      usedQuery[i] = 1;
      usedListed[k] = 1;
      initial.queryAt[initial.count] = i;
      initial.listedAt[initial.count++] = k;
      gained += PARAMETERS.initial;
      break;
    }
  }
  return gained;
}

/** of the alignment in hand */
const costs = { agreed: 0, query: 0, listed: 0, both: 0, coverage: 0, order: 0, exact: 0 };

function price(query: Query, index: NameIndex, cells: number, count: number): void {
  const p = PARAMETERS;
  let costQuery = 0;
  let costListed = 0;
  let loneQuery = false;
  let loneListed = false;
  let formQuery = false;
  let formListed = false;
  let leftOver = false;
  let titled = false;
  let core = 0;
  for (let i = 0; i < query.words.length; i++) {
    if (usedQuery[i] === 1) continue;
    if (isLight(query, query.roles[i] as number)) titled = true;
    else leftOver = true;
    costQuery += query.leftCosts[i] as number;
    if (query.roles[i] === FORM) formQuery = true;
    if (query.roles[i] !== WORD) continue;
    loneQuery = true;
    core += (query.words[i] as Query["words"][number]).prices[0] as number;
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
    const role = roleOf(index, cells + k);
    if (isLight(query, role)) titled = true;
    else leftOver = true;
    // a middle name is often left out, the first or the family name hardly ever
    const middle = !query.bodies && k > first && k < last;
    costListed += (ROLE_COSTS[role] as number) * (middle ? p.middle : 1);
    if (role === FORM) formListed = true;
    if (role !== WORD) continue;
    if (!middle) outer++;
    loneListed = true;
    core += index.selfBits[(index.cells[cells + k] as number) & WORD_MASK] as number;
  }
  const some = chosen.count > 0;
  costs.query = -costQuery;
  costs.listed = -p.leftListed * costListed;
  costs.both = loneQuery && loneListed ? -p.leftBoth - (query.bodies ? p.leftBodyShare * core : 0) : 0;
  // a company and its sister, the one an Ltd, the other a GmbH
  if (query.bodies && formQuery && formListed) costs.both -= p.formDiffers;
  costs.coverage = loneQuery || !some ? 0 : !loneListed ? p.coverage : outer === 0 ? p.covered : 0;
  costs.order = orderOf(query);
  costs.exact = some && !leftOver && initial.count === 0 && everyExact(query) ? (titled ? p.exactUntitled : p.exact) : 0;
}

const queryAtOf = (query: Query, c: number): number =>
  c < chosen.count
    ? (query.parts[possible.part[chosen.of[c] as number] as number] as QueryPart).at
    : (initial.queryAt[c - chosen.count] as number);
const listedAtOf = (c: number): number =>
  c < chosen.count ? (possible.listedAt[chosen.of[c] as number] as number) : (initial.listedAt[c - chosen.count] as number);

/**
 * Words in the same order earn a little; each two that stand the other way round cost. A title, a particle, a legal form stands
 * anywhere. Words that were moved together from one end to the other (*Kim Jong Un*, *Jong Un Kim*) are one change, not two.
 */
function orderOf(query: Query): number {
  const pairs = chosen.count + initial.count;
  let words = 0;
  let turned = 0;
  for (let a = 0; a < pairs; a++) {
    if (!hasPlace(query, a)) continue;
    words++;
    for (let b = 0; b < pairs; b++)
      if (hasPlace(query, b) && queryAtOf(query, a) < queryAtOf(query, b) && listedAtOf(a) > listedAtOf(b)) turned++;
  }
  if (turned > 1 && isRotated(query, pairs)) turned = 1;
  return turned > 0 ? -PARAMETERS.otherOrder * turned : words > 1 ? PARAMETERS.sameOrder : 0;
}

/** Whether the places rise but for one fall, with the first after the last: one block was moved from one end to the other. */
function isRotated(query: Query, pairs: number): boolean {
  const places = Array.from({ length: pairs }, (_, c) => c)
    .filter((c) => hasPlace(query, c))
    .sort((a, b) => queryAtOf(query, a) - queryAtOf(query, b))
    .map(listedAtOf);
  return places.filter((place, k) => place > (places[(k + 1) % places.length] as number)).length === 1;
}

const hasPlace = (query: Query, c: number): boolean => PLACED[query.roles[queryAtOf(query, c)] as number] as boolean;

const isExact = (query: Query, k: number): boolean =>
  possible.listedSpan[k] === 1 && possible.bits[k] === (query.parts[possible.part[k] as number] as QueryPart).exactBits;

function everyExact(query: Query): boolean {
  for (let c = 0; c < chosen.count; c++) if (!isExact(query, chosen.of[c] as number)) return false;
  return true;
}

/** The alignment in hand, in words. */
function describe(query: Query, count: number): Alignment {
  const pairs: Pair[] = [];
  for (let c = 0; c < chosen.count; c++) {
    const k = chosen.of[c] as number;
    const { at, span } = query.parts[possible.part[k] as number] as QueryPart;
    pairs.push({
      queryAt: at,
      querySpan: span,
      listedAt: possible.listedAt[k] as number,
      listedSpan: possible.listedSpan[k] as number,
      bits: possible.bits[k] as number,
      exact: isExact(query, k),
    });
  }
  for (let c = 0; c < initial.count; c++) {
    const [queryAt, listedAt] = [initial.queryAt[c] as number, initial.listedAt[c] as number];
    pairs.push({ queryAt, querySpan: 1, listedAt, listedSpan: 1, bits: PARAMETERS.initial, exact: false });
  }
  const free = (used: Uint8Array, length: number): number[] => {
    const left: number[] = [];
    for (let k = 0; k < length; k++) if (used[k] !== 1) left.push(k);
    return left;
  };
  return {
    bits: total(),
    exact: costs.exact,
    pairs,
    leftQuery: free(usedQuery, query.words.length),
    leftListed: free(usedListed, count),
    queryCost: costs.query,
    listedCost: costs.listed,
    bothCost: costs.both,
    coverage: costs.coverage,
    order: costs.order,
  };
}
