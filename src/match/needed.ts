import { INITIAL, isLight, WORD } from "./cells.ts";
import { PARAMETERS } from "./parameters.ts";
import type { Query, QueryPart } from "./query.ts";
import type { Reached } from "./scratch.ts";

/** sums in another order differ in their last bits */
const SLACK = 1e-9;

/** What the places of a query can bring at most. *Beside an initial*: by a form that has one, which may stand for any word of its letter. */
export interface Most {
  readonly floor: number;
  readonly volume: Float64Array;
  /** by place, with its best word */
  readonly places: Float64Array;
  readonly placesBesideInitial: Float64Array;
  /** all places and all that comes on top */
  readonly all: number;
  readonly allBesideInitial: number;
  /** by part: the same without the places that it takes */
  readonly others: Float64Array;
  readonly othersBesideInitial: Float64Array;
}

export function mostOf(query: Query, reached: Reached, least: number): Most {
  const { initial, sameOrder, exact } = PARAMETERS;
  // an initial of the query may stand for any word of its letter
  const places = new Float64Array(query.words.length);
  const placesBesideInitial = new Float64Array(query.words.length);
  let all = query.coverage + sameOrder + exact;
  let allBesideInitial = all;
  for (let w = 0; w < places.length; w++) {
    const role = query.roles[w];
    const most = reached.most[w] as number;
    const orInitial = Math.max(most, initial);
    places[w] = role === INITIAL ? orInitial : most;
    placesBesideInitial[w] = role === INITIAL || role === WORD ? orInitial : most;
    all += places[w] as number;
    allBesideInitial += placesBesideInitial[w] as number;
  }
  const others = new Float64Array(query.parts.length);
  const othersBesideInitial = new Float64Array(query.parts.length);
  for (let q = 0; q < query.parts.length; q++) {
    const { at, span } = query.parts[q] as QueryPart;
    let rest = all;
    let restBesideInitial = allBesideInitial;
    for (let w = at; w < at + span; w++) {
      rest -= places[w] as number;
      restBesideInitial -= placesBesideInitial[w] as number;
    }
    others[q] = rest;
    othersBesideInitial[q] = restBesideInitial;
  }
  return { floor: least - SLACK, volume: reached.volume, places, placesBesideInitial, all, allBesideInitial, others, othersBesideInitial };
}

/** Places of the query (1) of which a form must agree with one at least. */
export interface Needed {
  readonly plain: Uint8Array;
  /** the same for forms that have an initial, which may stand for a word and so spare the cost of one that is left over */
  readonly besideInitial: Uint8Array;
}

/** Those with the shortest postings. */
export function neededPlaces(query: Query, most: Most): Needed {
  const p = PARAMETERS;
  const { volume, places, placesBesideInitial, floor } = most;
  const order = ascending(volume);
  const plain = new Uint8Array(order.length);
  const besideInitial = new Uint8Array(order.length);
  let rest = most.all;
  let left = 0;
  /** what a further word left over costs on top of those before */
  const leave = (w: number): number => {
    const before = Math.min(left, p.leftMost);
    left += query.leftCosts[w] as number;
    return Math.min(left, p.leftMost) - before;
  };
  // who does not agree with a place is not the same to the letter, but for titles and particles
  let exact = p.exact;
  let covered = true;
  for (const w of order) {
    if (rest < floor) break;
    const still = isLight(query, query.roles[w] as number) ? Math.min(exact, p.exactUntitled) : 0;
    rest -= exact - still;
    exact = still;
    plain[w] = 1;
    if (query.roles[w] === INITIAL) {
      rest -= (places[w] as number) - p.initial;
      continue;
    }
    rest -= (places[w] as number) + leave(w);
    if (!covered || query.roles[w] !== WORD) continue;
    rest -= query.coverage;
    covered = false;
  }
  rest = most.allBesideInitial;
  left = 0;
  exact = p.exact;
  for (const w of order) {
    if (rest < floor) break;
    const still = isLight(query, query.roles[w] as number) ? Math.min(exact, p.exactUntitled) : 0;
    rest -= exact - still;
    exact = still;
    besideInitial[w] = 1;
    const mayBeInitial = query.roles[w] === INITIAL || query.roles[w] === WORD;
    rest -= (placesBesideInitial[w] as number) + (mayBeInitial ? -p.initial : leave(w));
  }
  return { plain, besideInitial };
}

/** Places in the order of their values; equal ones as they stand. */
function ascending(values: Float64Array): Uint8Array {
  const order = new Uint8Array(values.length);
  for (let w = 0; w < values.length; w++) {
    let k = w;
    for (; k > 0 && (values[order[k - 1] as number] as number) > (values[w] as number); k--) order[k] = order[k - 1] as number;
    order[k] = w;
  }
  return order;
}

/** places that are told apart; those from the last on count as one */
const MOST_PLACES = 8;

/** The places of the query that a part takes, a bit for each. */
export function bitsOf({ at, span }: QueryPart): number {
  let taken = 0;
  for (let w = at; w < at + span; w++) taken |= 1 << Math.min(w, MOST_PLACES - 1);
  return taken;
}

/**
 * Whether a form can reach the weight if its words cover these places of the query: the most of those, less what the others cost that are
 * left over. `initials`: of the form; each may stand for one word that would be left over, the dearest first.
 */
export function enoughPlaces(query: Query, most: Most, initials: number): Uint8Array {
  const { initial, sameOrder, exact, exactUntitled, leftMost } = PARAMETERS;
  const places = initials > 0 ? most.placesBesideInitial : most.places;
  const enough = new Uint8Array(1 << Math.min(places.length, MOST_PLACES));
  for (let covered = 0; covered < enough.length; covered++) {
    let sum = sameOrder;
    let toTheLetter = exact;
    let lone = 0;
    let dearest = 0;
    let cost = 0;
    for (let w = 0; w < places.length; w++) {
      if (((covered >>> Math.min(w, MOST_PLACES - 1)) & 1) === 1) {
        sum += places[w] as number;
        continue;
      }
      toTheLetter = isLight(query, query.roles[w] as number) ? Math.min(toTheLetter, exactUntitled) : 0;
      // an initial of the query may stand for any word of its letter
      if (query.roles[w] === INITIAL) {
        sum += initial;
        continue;
      }
      const left = query.leftCosts[w] as number;
      cost += left;
      if (query.roles[w] !== WORD) continue;
      lone++;
      dearest = Math.max(dearest, left);
    }
    const stoodFor = Math.min(initials, lone);
    sum += initial * stoodFor - Math.min(leftMost, Math.max(0, cost - dearest * stoodFor));
    enough[covered] = sum + toTheLetter + (lone > stoodFor ? 0 : query.coverage) >= most.floor ? 1 : 0;
  }
  return enough;
}
