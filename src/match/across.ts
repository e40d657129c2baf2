import { WORD } from "./cells.ts";
import type { Grouped } from "./grouped.ts";
import { eachWord, WEAK, type NameIndex } from "./nameindex.ts";
import { PARAMETERS } from "./parameters.ts";
import type { Query, QueryPart } from "./query.ts";
import { isReached, type Reached, type Scratch } from "./scratch.ts";

/** A word of the subject, and the word of a listed name that agrees with it. */
export interface Drawn {
  readonly queryAt: number;
  /** number of the listed name */
  readonly name: number;
  /** place in it */
  readonly listedAt: number;
  readonly bits: number;
  readonly exact: boolean;
}

/** The subject's name, put together from words of several names of one person. */
export interface Across {
  readonly entry: number;
  /** what is drawn, less what it costs */
  readonly bits: number;
  /** the dearest first */
  readonly drawn: readonly Drawn[];
  /** what it costs that they are several names, and that words of those stay over; negative */
  readonly cost: number;
  /** the publisher calls one of the names weak */
  readonly weak: boolean;
}

/** Finds each person of whom it is worth `least` bits. `query`: whose words were reached last; `reached`: what they reached. */
export type SearchAcross = (query: Query, reached: Reached, least: number, found: (hit: Across) => void) => void;

/** places of the subject's name are bits of a number */
const MOST_PLACES = 24;
/** Words of all names of a person, on average; each is looked up where the names are read. */
const CELLS_OF_A_PERSON = 40;

/**
 * Searches the names of each person taken together. Offices cut and join aliases: a man listed as *Sanaullah Ghafari* and as *Shahab
 * al-Muhajir* is *Sanaullah al-Muhajir* in another's books, a name that no list prints.
 *
 *     subject     Sanaullah      Muhajir
 *                     │             │
 *     listed      Sanaullah       Ghafari      one word stays over, −1.8
 *                 Shahab      al- Muhajir      one word stays over, −1.8;  several names, −3
 *
 * Every word of the subject must be drawn, the dearest first, each from another listed word; two that are spellings of one word are not
 * two. Whoever reaches `least` agrees with every place, and with each by what the others lack at least of it: so only the postings of
 * such words are walked, of the place where they are shortest, and of others to strike out who is not there.
 */
export function createAcross(
  index: NameIndex,
  scratch: Scratch,
  { people, entryNames }: { readonly people: Grouped; readonly entryNames: Uint32Array },
): SearchAcross {
  const { starts, values: bearers } = people;
  const met = new Uint32Array(entryNames.length);
  const seen = new Uint32Array(entryNames.length);
  let round = 0;

  return (query, { start, most: ofAll }, least, found) => {
    if (query.words.length > MOST_PLACES || query.initials > 0) return;
    const places = Array.from({ length: query.words.length }, (_, at) => at).filter((at) => query.roles[at] === WORD);
    const { covered, across } = PARAMETERS;
    if (places.length < 2 || places.reduce((sum, at) => sum + (ofAll[at] as number), covered - across) < least) return;
    const { firstLink } = scratch;
    const { bits: bitsOf, word: wordOf, part: partOf, next: nextOf } = scratch.links;
    const parts = query.parts.map((_, q) => q).filter((q) => isOneWord(query.parts[q] as QueryPart, query));
    const placeOf = (q: number): number => (query.parts[q] as QueryPart).at;

    const most = new Float64Array(query.words.length);
    for (const q of parts) {
      let best = most[placeOf(q)] as number;
      for (let link = start[q] as number, end = start[q + 1] as number; link < end; link++)
        if ((bitsOf[link] as number) > best) best = bitsOf[link] as number;
      most[placeOf(q)] = best;
    }
    const spare = places.reduce((sum, at) => sum + (most[at] as number), covered - across) - least;
    if (spare < 0) return;
    const volume = new Float64Array(query.words.length);
    for (const q of parts) {
      let postings = 0;
      eachBringing(q, (word) => (postings += (starts[word + 1] as number) - (starts[word] as number)));
      volume[placeOf(q)] = (volume[placeOf(q)] as number) + postings;
    }
    places.sort((x, y) => (volume[x] as number) - (volume[y] as number) || x - y);

    let count = 0;
    for (const [turn, at] of places.entries()) {
      if (turn > 0 && (volume[at] as number) > count * CELLS_OF_A_PERSON) break;
      const before = turn === 0 ? -1 : round;
      round++;
      let there = 0;
      for (const q of parts) if (placeOf(q) === at) eachBringing(q, (word) => (there = meet(word, before, there)));
      count = there;
      if (count === 0) return;
    }
    for (let k = 0; k < count; k++) {
      const entry = met[k] as number;
      const hit = mayReach(entry) ? draw(entry) : null;
      if (hit !== null && hit.bits >= least) found(hit);
    }

    /** Words that bring enough, if all other places bring the most. */
    function eachBringing(q: number, use: (word: number) => void): void {
      const needed = Math.max(Number.MIN_VALUE, (most[placeOf(q)] as number) - spare);
      for (let link = start[q] as number, end = start[q + 1] as number; link < end; link++)
        if ((bitsOf[link] as number) >= needed) use(wordOf[link] as number);
    }

    /** Adds to `met` the people who bear the word and were there in the round `before`, each once; -1: all. Returns how many are there. */
    function meet(word: number, before: number, there: number): number {
      for (let k = starts[word] as number; k < (starts[word + 1] as number); k++) {
        const entry = bearers[k] as number;
        if (seen[entry] === round || (before >= 0 && seen[entry] !== before)) continue;
        seen[entry] = round;
        met[there++] = entry;
      }
      return there;
    }

    /** Whether the best words of its names, each for itself, may reach `least`. */
    function mayReach(entry: number): boolean {
      const best = new Float64Array(query.words.length);
      for (let name = entryNames[entry] as number; name < (entryNames[entry + 1] as number); name++)
        eachAgreement(name, (at, link) => (best[at] = Math.max(best[at] as number, bitsOf[link] as number)));
      let sum = covered - across;
      for (const at of places) {
        if ((best[at] as number) === 0) return false;
        sum += best[at] as number;
      }
      return sum >= least;
    }

    /** The agreements of the words of a listed name with places of the subject's. */
    function eachAgreement(name: number, use: (at: number, link: number, listedAt: number) => void): void {
      eachWord(index, name, (word, listedAt) => {
        if (isReached(scratch, word) === 0) return;
        for (let link = firstLink[word] as number; link >= 0; link = nextOf[link] as number) {
          const part = query.parts[partOf[link] as number] as QueryPart;
          if (isOneWord(part, query) && (bitsOf[link] as number) > 0) use(part.at, link, listedAt);
        }
      });
    }

    function draw(entry: number): Across | null {
      const drawn: Agreement[] = [];
      const over = new Map<number, number>();
      let bits = covered;
      for (const each of agreementsOf(entry).sort(dearestFirst)) {
        if (drawn.some((other) => other.queryAt === each.queryAt || mayBeOne(each, other))) continue;
        drawn.push(each);
        bits += each.bits;
        over.set(each.name, (over.get(each.name) ?? each.words) - 1);
      }
      if (drawn.length < places.length || over.size < 2) return null;
      let cost = -across;
      let weak = false;
      for (const [name, words] of over) {
        cost -= PARAMETERS.leftListed * words;
        weak ||= ((index.nameFlags[name] as number) & WEAK) !== 0;
      }
      return { entry, bits: bits + cost + (weak ? PARAMETERS.weakName : 0), drawn, cost, weak };
    }

    function agreementsOf(entry: number): Agreement[] {
      const out: Agreement[] = [];
      const reaches = new Map<number, number>();
      for (let name = entryNames[entry] as number; name < (entryNames[entry + 1] as number); name++) {
        let words = 0;
        eachWord(index, name, () => words++);
        eachAgreement(name, (at, link, listedAt) => {
          const word = wordOf[link] as number;
          const bits = bitsOf[link] as number;
          const { exactBits } = query.parts[partOf[link] as number] as QueryPart;
          reaches.set(word, (reaches.get(word) ?? 0) | (1 << at));
          out.push({ queryAt: at, name, listedAt, bits, exact: bits === exactBits, word, reaches, words });
        });
      }
      return out;
    }
  };
}

const isOneWord = ({ at, span }: QueryPart, { roles }: Query): boolean => span === 1 && roles[at] === WORD;

interface Agreement extends Drawn {
  readonly word: number;
  /** by word: the places of the subject that it agrees with */
  readonly reaches: ReadonlyMap<number, number>;
  /** how many words its name has, titles and particles aside */
  readonly words: number;
}

/** The dearest, less what its name would leave over; among equals what stands earlier. */
const dearestFirst = (a: Agreement, b: Agreement): number =>
  b.bits - a.bits - PARAMETERS.leftListed * (b.words - a.words) || a.queryAt - b.queryAt || a.name - b.name || a.listedAt - b.listedAt;

/** Whether two agreements may draw on one word in two spellings: each could stand for the other. */
const mayBeOne = (a: Agreement, b: Agreement): boolean => a.word === b.word || (reachesPlaceOf(a, b) && reachesPlaceOf(b, a));
const reachesPlaceOf = (a: Agreement, b: Agreement): boolean => ((a.reaches.get(a.word) as number) & (1 << b.queryAt)) !== 0;
