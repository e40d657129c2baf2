import { WORD_MASK } from "./cells.ts";
import { fetchAll } from "./fetched.ts";
import type { NameIndex } from "./nameindex.ts";
import { bitsOf, enoughPlaces, type Most, type Needed } from "./needed.ts";
import { PARAMETERS } from "./parameters.ts";
import type { Query, QueryPart } from "./query.ts";
import { nextRound, PLACES_MASK, ROUND_AT, type Reached, type Scratch } from "./scratch.ts";

/** Words whose postings are to be walked. */
interface Walks {
  count: number;
  word: Uint32Array;
  /** the places of the query that each covers */
  places: Uint8Array;
  /** no form before this one */
  least: Uint32Array;
  /** where its postings begin, and where they end */
  start: Uint32Array;
  end: Uint32Array;
}

function walksOf(size: number): Walks {
  return {
    count: 0,
    word: new Uint32Array(size),
    places: new Uint8Array(size),
    least: new Uint32Array(size),
    start: new Uint32Array(size),
    end: new Uint32Array(size),
  };
}

/** words of places that are needed: who agrees with none of them is not met */
let leading = walksOf(4096);
/** words that bring enough, and may stand beside one of those */
let others = walksOf(4096);

/** the forms that were met */
export let met = new Uint32Array(4096);
let metAt = new Uint32Array(4096);
let metCell = new Uint32Array(4096);

/** Cells of a form, on average; each is looked up where a posting is walked. */
const CELLS_OF_A_FORM = 8;

/**
 * Collects in `met` the forms that agree with a place that is needed and of which the words cover enough places of the query; returns
 * how many. What a form covers is told by its words or, where these would be more to read, by the postings of the words that cover any.
 */
export function meetForms(
  query: Query,
  index: NameIndex,
  scratch: Scratch,
  reached: Reached,
  most: Most,
  needed: Needed,
  enough: Uint8Array,
): number {
  chooseWalks(query, index, scratch, reached, most, needed);
  locate(index, leading);
  const round = nextRound(scratch) << ROUND_AT;
  const count = walkLeading(index, scratch, round);
  if (others.count < count * CELLS_OF_A_FORM) {
    locate(index, others);
    let volume = others.count;
    for (let n = 0; n < others.count; n++) volume += (others.end[n] as number) - (others.start[n] as number);
    if (volume < count * CELLS_OF_A_FORM) {
      walkOthers(index, scratch, round);
      return coveringByPostings(index, scratch, count, enough, enoughPlaces(query, most, ANY_INITIALS));
    }
  }
  return coveringByWords(index, scratch, count, enough);
}

/** Marks the words that bring enough for any form, and sorts out which postings lead and which only tell more of the forms that were met. */
function chooseWalks(
  query: Query,
  index: NameIndex,
  scratch: Scratch,
  { start }: Reached,
  most: Most,
  { plain, besideInitial }: Needed,
): void {
  const { covers } = scratch;
  const { firstWithInitial } = index;
  const { word: words, bits, worth, besideInitial: bearsInitial } = scratch.links;
  if (scratch.linkCount > leading.word.length) [leading, others] = [walksOf(2 * scratch.linkCount), walksOf(2 * scratch.linkCount)];
  let lead = 0;
  let other = 0;
  for (let q = 0; q < query.parts.length; q++) {
    const part = query.parts[q] as QueryPart;
    const { at, span, exactBits } = part;
    const taken = bitsOf(part);
    let needed = false;
    let neededBesideInitial = false;
    for (let w = at; w < at + span; w++) {
      needed ||= plain[w] === 1;
      neededBesideInitial ||= besideInitial[w] === 1;
    }
    // whoever reaches the weight does so with what this very agreement brings and the most of all others
    const missing = most.floor - (most.others[q] as number);
    const missingBesideInitial = neededBesideInitial ? most.floor - (most.othersBesideInitial[q] as number) : Infinity;
    const end = start[q + 1] as number;
    for (let link = start[q] as number; link < end; link++) {
      const brings = (worth[link] as number) - (bits[link] === exactBits ? 0 : PARAMETERS.exact);
      const word = words[link] as number;
      const enough = brings >= missing;
      if (enough) covers[word] = (covers[word] as number) | taken;
      const leads = enough && needed;
      const leadsBesideInitial = !leads && bearsInitial[link] !== 0 && brings >= missingBesideInitial;
      if (leads || leadsBesideInitial) {
        leading.word[lead] = word;
        leading.places[lead] = taken;
        leading.least[lead++] = leads ? 0 : firstWithInitial;
      }
      // a form with initials may reach the weight with words that bring little besides
      if (!leads && (enough || (bearsInitial[link] !== 0 && !leadsBesideInitial))) {
        others.word[other] = word;
        others.places[other] = taken;
        others.least[other++] = enough ? 0 : firstWithInitial;
      }
    }
  }
  leading.count = lead;
  others.count = other;
}

function locate({ postStart }: NameIndex, { count, word, start, end }: Walks): void {
  for (let n = 0; n < count; n++) {
    start[n] = postStart[word[n] as number] as number;
    end[n] = postStart[(word[n] as number) + 1] as number;
  }
}

function walkLeading({ postings }: NameIndex, { covered }: Scratch, round: number): number {
  let count = 0;
  for (let n = 0; n < leading.count; n++) {
    const first = leading.start[n] as number;
    const last = (leading.end[n] as number) - 1;
    const least = leading.least[n] as number;
    const places = leading.places[n] as number;
    if (count + last - first >= met.length) makeRoom(count + last - first + 1);
    for (let k = last; k >= first; k--) {
      const form = postings[k] as number;
      if (form < least) break;
      const before = covered[form] as number;
      met[count] = form;
      count += before < round ? 1 : 0;
      covered[form] = (before < round ? round : before) | places;
    }
  }
  return count;
}

function walkOthers({ postings }: NameIndex, { covered }: Scratch, round: number): void {
  for (let n = 0; n < others.count; n++) {
    const first = others.start[n] as number;
    const least = others.least[n] as number;
    const places = others.places[n] as number;
    for (let k = (others.end[n] as number) - 1; k >= first; k--) {
      const form = postings[k] as number;
      if (form < least) break;
      const before = covered[form] as number;
      covered[form] = (before < round ? round : before) | places;
    }
  }
}

function makeRoom(least: number): void {
  const larger = new Uint32Array(2 * least);
  larger.set(met);
  met = larger;
  metAt = new Uint32Array(2 * least);
  metCell = new Uint32Array(2 * least);
}

/** As many as a name can have. The more initials a form has, the fewer places its words must cover. */
const ANY_INITIALS = 64;

function coveringByPostings(
  { firstWithInitial, cellStart, cells }: NameIndex,
  { covered }: Scratch,
  count: number,
  enough: Uint8Array,
  enoughBesideInitials: Uint8Array,
): number {
  let left = 0;
  for (let n = 0; n < count; n++) {
    const form = met[n] as number;
    met[left] = form;
    const table = form >= firstWithInitial ? enoughBesideInitials : enough;
    left += table[(covered[form] as number) & PLACES_MASK] as number;
  }
  // whoever is left is looked at word by word
  fetchAll(metAt, cellStart, met, left);
  fetchAll(metCell, cells, metAt, left);
  return left;
}

/** Forms with initials, which the words of any place may lead to, are looked at by themselves. */
function coveringByWords(
  { cellStart, cells, firstWithInitial }: NameIndex,
  { covers }: Scratch,
  count: number,
  enough: Uint8Array,
): number {
  fetchAll(metAt, cellStart, met, count);
  fetchAll(metCell, cells, metAt, count);
  let left = 0;
  for (let n = 0; n < count; n++) {
    const form = met[n] as number;
    const end = cellStart[form + 1] as number;
    let covered = 0;
    for (let k = metAt[n] as number; k < end; k++) covered |= covers[(cells[k] as number) & WORD_MASK] as number;
    met[left] = form;
    left += form >= firstWithInitial ? 1 : (enough[covered] as number);
  }
  return left;
}
