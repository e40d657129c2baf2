import { ANOTHER, AT_MASK, INITIAL, ROLE_AT, SPAN_AT, WORD, WORD_MASK } from "./cells.ts";
import { chosen, growPossible, initial, isExact, possible, roleOf, usedListed, usedQuery } from "./in-hand.ts";
import { firstUnit } from "./lexicon.ts";
import type { NameIndex } from "./nameindex.ts";
import { PARAMETERS } from "./parameters.ts";
import { costs, price, total } from "./alignment-price.ts";
import type { Query, QueryPart } from "./query.ts";
import { toldApart, type ToldApart } from "./told-apart.ts";
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
  /** what is taken off so that a name that is told apart by a number or by kinship is worth `toldApart` at most */
  readonly apart: number;
  readonly whyApart: ToldApart | null;
  /** bits of every word agreeing to the letter with none left over but, in the name of a person, titles and particles; else 0 */
  readonly exact: number;
}

/**
 * Lays a query over a form: the dearest agreements first, each place used once; what stays over costs by its role, on both sides at
 * once more; nothing left over earns a bonus (matching.md 6.3). Words run together may take the place of a dearer whole, so it is
 * tried without them, too, and the better counts. Null where it is worth less than `least`.
 */
export function align(query: Query, index: NameIndex, form: number, scratch: Scratch, least: number): Alignment | null {
  gather(query, index, form, scratch);
  let bits = choose(query, index, form, true);
  if (hasJoin(query)) {
    const apart = choose(query, index, form, false);
    if (apart >= bits) bits = apart;
    else choose(query, index, form, true);
  }
  return bits < least ? null : describe(query, index, form);
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

const hasJoin = (query: Query): boolean => {
  for (let c = 0; c < chosen.count; c++) {
    const k = chosen.of[c] as number;
    if ((possible.listedSpan[k] as number) > 1 || (query.parts[possible.part[k] as number] as QueryPart).span > 1) return true;
  }
  return false;
};

/** Takes agreements, the dearest first; returns what the whole is worth. */
function choose(query: Query, index: NameIndex, form: number, joins: boolean): number {
  const cells = index.cellStart[form] as number;
  const count = index.formWords[form] as number;
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
  price(query, index, form);
  return total();
}

function free(used: Uint8Array, at: number, span: number): boolean {
  for (let k = at; k < at + span; k++) if (used[k] === 1) return false;
  return true;
}

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
      if (firstUnit(lexicon, word) !== query.firstUnits[i]) continue;
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

/** The alignment in hand, in words. */
function describe(query: Query, index: NameIndex, form: number): Alignment {
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
    leftListed: free(usedListed, index.formWords[form] as number),
    queryCost: costs.query,
    listedCost: costs.listed,
    bothCost: costs.both,
    coverage: costs.coverage,
    order: costs.order,
    apart: costs.apart,
    whyApart: costs.apart < 0 ? toldApart(query, index, form) : null,
  };
}
