import { align, type Alignment } from "./align.ts";
import { bound } from "./bound.ts";
import { INITIAL, WORD, WORD_MASK } from "./cells.ts";
import type { NameIndex } from "./nameindex.ts";
import { PARAMETERS } from "./parameters.ts";
import type { Query, QueryPart } from "./query.ts";
import { isReached, nextRound, reachWords, type Reached, type Scratch } from "./scratch.ts";

export interface NameHit {
  readonly name: number;
  readonly alignment: Alignment;
}

/** One listed name against the query that was searched last, or, if another, after its words were looked up. */
export function alignOne(query: Query, index: NameIndex, scratch: Scratch, name: number): Alignment {
  if (scratch.query !== query) reachWords(query, index, scratch);
  return align(query, index, index.nameForm[name] as number, scratch, -Infinity) as Alignment;
}

/**
 * All listed names whose alignment with the query is worth at least `least` bits: none is lost. In phases, after MaxScore
 * (Turtle & Flood 1995):
 *
 *  1 reach   for each part of the query the listed words within reach, and the bits of each
 *  2 needed  the places of the query with the shortest postings, until a form that agrees with none of them cannot reach
 *            `least`: it lacks what they would bring and pays for each that is left over
 *  3 bound   the forms in the postings of those places: the most that each can bring
 *  4 align   those that their bound does not rule out, exactly
 */
export function searchNames(query: Query, index: NameIndex, scratch: Scratch, least: number, found: (hit: NameHit) => void): void {
  const reached = reachWords(query, index, scratch);
  const most = mostOf(query, reached);
  const p = PARAMETERS;
  const bonus = p.coverage + p.sameOrder + p.exact;
  const all = most.reduce((sum, x) => sum + x, bonus);
  const allWithInitials = all + p.initial * most.length;
  if (allWithInitials < least) return;
  const { plain, lettered } = neededPlaces(query, reached, most, { all, allWithInitials, least });
  const { seen } = scratch;
  const alone = aloneMost(query, reached) >= least;
  const round = nextRound(scratch);
  const { postStart, postings, firstWithInitial } = index;
  for (let q = 0; q < query.parts.length; q++) {
    const part = query.parts[q] as QueryPart;
    let needed = false;
    let neededWithInitial = false;
    let others = all;
    for (let w = part.at; w < part.at + part.span; w++) {
      needed ||= plain[w] === 1;
      neededWithInitial ||= lettered[w] === 1;
      others -= most[w] as number;
    }
    if (!needed && !neededWithInitial) continue;
    const words = reached.words[q] as Uint32Array;
    const bits = reached.bits[q] as Float32Array;
    for (let k = 0; k < words.length; k++) {
      // whoever reaches `least` does so with what this very agreement brings and the most of all others
      const reach = (bits[k] as number) + others;
      const from = needed && reach >= least ? 0 : neededWithInitial && reach + p.initial * most.length >= least ? firstWithInitial : -1;
      if (from < 0) continue;
      const start = postStart[words[k] as number] as number;
      for (let at = (postStart[(words[k] as number) + 1] as number) - 1; at >= start; at--) {
        const form = postings[at] as number;
        if (form < from) break;
        if (seen[form] === round) continue;
        seen[form] = round;
        if (!alone && form < firstWithInitial && isAlone(index, form, scratch)) continue;
        if (bound(query, index, form, scratch) < least) continue;
        const alignment = align(query, index, form, scratch, least);
        if (alignment !== null) eachName(index, form, alignment, found);
      }
    }
  }
}

/** The most that one agreement brings by itself, all other words of the query left over. */
function aloneMost(query: Query, { best }: Reached): number {
  // an initial of the query agrees with any word of its letter
  if (query.initials > 0) return Infinity;
  const { coverage, exact } = PARAMETERS;
  let most = -Infinity;
  for (let q = 0; q < query.parts.length; q++) {
    const { at, span } = query.parts[q] as QueryPart;
    let sum = best[q] as number;
    let lone = false;
    for (let w = 0; w < query.words.length; w++) {
      if (w >= at && w < at + span) continue;
      sum -= query.leftCosts[w] as number;
      lone ||= query.roles[w] === WORD;
    }
    most = Math.max(most, lone ? sum : sum + coverage + exact);
  }
  return most;
}

/** Whether the query reaches one word of a form only. Most forms end here, so it looks at nothing but the bits. */
function isAlone({ cellStart, cells }: NameIndex, form: number, scratch: Scratch): boolean {
  let hits = 0;
  const end = cellStart[form + 1] as number;
  for (let k = cellStart[form] as number; k < end; k++) {
    const word = (cells[k] as number) & WORD_MASK;
    hits += isReached(scratch, word);
  }
  return hits < 2;
}

export function eachName(index: NameIndex, form: number, alignment: Alignment, found: (hit: NameHit) => void): void {
  for (let k = index.formStart[form] as number; k < (index.formStart[form + 1] as number); k++)
    found({ name: index.formNames[k] as number, alignment });
}

/** The most each place of the query can bring: an initial of the query may stand for any word of its letter. */
function mostOf(query: Query, reached: Reached): Float64Array {
  return reached.most.map((most, w) => (query.roles[w] === INITIAL ? Math.max(most, PARAMETERS.initial) : most));
}

interface Sums {
  readonly all: number;
  readonly allWithInitials: number;
  readonly least: number;
}

/**
 * Places of the query of which a form must agree with one at least. `lettered`: the same for forms that have an initial, which may
 * agree with any word of its letter and so spare the cost of a left-over word.
 */
function neededPlaces(
  query: Query,
  { volume }: Reached,
  most: Float64Array,
  { all, allWithInitials, least }: Sums,
): { readonly plain: Uint8Array; readonly lettered: Uint8Array } {
  const p = PARAMETERS;
  const order = [...most.keys()].sort((a, b) => (volume[a] as number) - (volume[b] as number) || a - b);
  const plain = new Uint8Array(most.length);
  const lettered = new Uint8Array(most.length);
  let rest = all;
  let covered = true;
  let exact = true;
  for (const w of order) {
    if (rest < least) break;
    plain[w] = 1;
    if (exact && query.initials === 0) {
      rest -= p.exact;
      exact = false;
    }
    if (query.roles[w] === INITIAL) {
      rest -= (most[w] as number) - p.initial;
      continue;
    }
    rest -= (most[w] as number) + (query.leftCosts[w] as number);
    if (!covered || query.roles[w] !== WORD) continue;
    rest -= p.coverage;
    covered = false;
  }
  let restWithInitials = allWithInitials;
  for (const w of order) {
    if (restWithInitials < least) break;
    lettered[w] = 1;
    restWithInitials -= most[w] as number;
  }
  return { plain, lettered };
}
