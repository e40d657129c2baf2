import { ROLE_AT, WORD, WORD_MASK } from "./cells.ts";
import { WEAK, type NameIndex } from "./nameindex.ts";
import { PARAMETERS } from "./parameters.ts";
import type { Query, QueryPart } from "./query.ts";
import { isReached, type Scratch } from "./scratch.ts";

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

/** Names of entry e: from `entryNames[e]` to `entryNames[e + 1]`. */
export interface People {
  readonly entryNames: ArrayLike<number>;
  readonly isPerson: (entry: number) => boolean;
}

/** Finds each person of whom it is worth `least` bits; `query`: the one whose words were reached last. */
export type SearchAcross = (query: Query, least: number, found: (hit: Across) => void) => void;

/** places of the subject's name are bits of a number */
const MOST_PLACES = 24;

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
 * two. Whoever reaches `least` has some word near the place with the shortest postings, so that only these are walked.
 */
export function createAcross(index: NameIndex, scratch: Scratch, people: People): SearchAcross {
  const { postStart, postings, formStart, formNames, nameEntry, nameForm, cellStart, formWords, cells } = index;
  const seen = new Uint32Array(people.entryNames.length);
  let round = 0;
  const best = new Float64Array(MOST_PLACES);

  const isWord = (cell: number): boolean => cell >>> ROLE_AT === WORD;

  return (query, least, found) => {
    let places = 0;
    for (let at = 0; at < query.words.length; at++) if (query.roles[at] === WORD) places |= 1 << at;
    if (query.words.length > MOST_PLACES || query.initials > 0 || (places & (places - 1)) === 0) return;
    const { links, firstLink } = scratch;
    const partOf = (link: number): QueryPart => query.parts[links.part[link] as number] as QueryPart;

    const most = new Float64Array(MOST_PLACES);
    const volume = new Float64Array(MOST_PLACES);
    for (let link = 0; link < scratch.linkCount; link++) {
      const { at, span } = partOf(link);
      if (span > 1) continue;
      const word = links.word[link] as number;
      volume[at] = (volume[at] as number) + (postStart[word + 1] as number) - (postStart[word] as number);
      most[at] = Math.max(most[at] as number, links.bits[link] as number);
    }
    let sum = PARAMETERS.covered - PARAMETERS.across;
    let lead = -1;
    for (let at = 0; at < query.words.length; at++) {
      if ((places & (1 << at)) === 0) continue;
      sum += most[at] as number;
      if (lead < 0 || (volume[at] as number) < (volume[lead] as number)) lead = at;
    }
    if (sum < least) return;
    const missing = least - (sum - (most[lead] as number));
    round++;
    for (let link = 0; link < scratch.linkCount; link++) {
      const { at, span } = partOf(link);
      if (at !== lead || span > 1 || (links.bits[link] as number) < missing) continue;
      const word = links.word[link] as number;
      for (let k = postStart[word] as number; k < (postStart[word + 1] as number); k++) {
        const form = postings[k] as number;
        for (let n = formStart[form] as number; n < (formStart[form + 1] as number); n++) {
          const entry = nameEntry[formNames[n] as number] as number;
          if (seen[entry] === round) continue;
          seen[entry] = round;
          if (!people.isPerson(entry) || !mayReach(entry)) continue;
          const hit = draw(entry);
          if (hit !== null && hit.bits >= least) found(hit);
        }
      }
    }

    /** Whether the best words of its names, each for itself, may reach `least`. */
    function mayReach(entry: number): boolean {
      let covered = 0;
      best.fill(0);
      for (let name = people.entryNames[entry] as number; name < (people.entryNames[entry + 1] as number); name++) {
        const form = nameForm[name] as number;
        const from = cellStart[form] as number;
        for (let k = from; k < from + (formWords[form] as number); k++) {
          const word = (cells[k] as number) & WORD_MASK;
          if (isReached(scratch, word) === 0 || !isWord(cells[k] as number)) continue;
          for (let link = firstLink[word] as number; link >= 0; link = links.next[link] as number) {
            const { at, span } = partOf(link);
            const bits = links.bits[link] as number;
            if (span > 1 || bits <= (best[at] as number)) continue;
            best[at] = bits;
            covered |= 1 << at;
          }
        }
      }
      if ((covered & places) !== places) return false;
      let reaches = PARAMETERS.covered - PARAMETERS.across;
      for (let at = 0; at < query.words.length; at++) if ((places & (1 << at)) !== 0) reaches += best[at] as number;
      return reaches >= least;
    }

    function draw(entry: number): Across | null {
      const possible = agreementsOf(entry).toSorted(
        (a, b) =>
          b.bits - PARAMETERS.leftListed * (b.words - a.words) - a.bits ||
          a.queryAt - b.queryAt ||
          a.name - b.name ||
          a.listedAt - b.listedAt,
      );
      const drawn: Agreement[] = [];
      const left = new Map<number, number>();
      let drawnPlaces = 0;
      let bits = PARAMETERS.covered;
      for (const each of possible) {
        if ((drawnPlaces & (1 << each.queryAt)) !== 0 || drawn.some((other) => isOneWord(each, other))) continue;
        drawnPlaces |= 1 << each.queryAt;
        drawn.push(each);
        bits += each.bits;
        left.set(each.name, (left.get(each.name) ?? each.words) - 1);
      }
      if (drawnPlaces !== places || left.size < 2) return null;
      let over = 0;
      let weak = false;
      for (const [name, words] of left) {
        over += words;
        weak ||= ((index.nameFlags[name] as number) & WEAK) !== 0;
      }
      const cost = -PARAMETERS.across - PARAMETERS.leftListed * over;
      return { entry, bits: bits + cost + (weak ? PARAMETERS.weakName : 0), drawn, cost, weak };
    }

    function agreementsOf(entry: number): Agreement[] {
      const out: Agreement[] = [];
      for (let name = people.entryNames[entry] as number; name < (people.entryNames[entry + 1] as number); name++) {
        const form = nameForm[name] as number;
        const from = cellStart[form] as number;
        const end = from + (formWords[form] as number);
        let words = 0;
        for (let k = from; k < end; k++) if (isWord(cells[k] as number)) words++;
        for (let k = from; k < end; k++) {
          const word = (cells[k] as number) & WORD_MASK;
          if (isReached(scratch, word) === 0 || !isWord(cells[k] as number)) continue;
          let reaches = 0;
          for (let link = firstLink[word] as number; link >= 0; link = links.next[link] as number)
            if (partOf(link).span === 1 && (links.bits[link] as number) > 0) reaches |= 1 << partOf(link).at;
          for (let link = firstLink[word] as number; link >= 0; link = links.next[link] as number) {
            const { at, span, exactBits } = partOf(link);
            const bits = links.bits[link] as number;
            if (span === 1 && bits > 0 && (places & (1 << at)) !== 0)
              out.push({ queryAt: at, name, listedAt: k - from, bits, exact: bits === exactBits, word, reaches, words });
          }
        }
      }
      return out;
    }
  };
}

interface Agreement extends Drawn {
  readonly word: number;
  /** places of the subject that the word agrees with */
  readonly reaches: number;
  /** how many words its name has, titles and particles aside */
  readonly words: number;
}

/** Whether two agreements draw on one word in two spellings: each could as well stand for the other. */
const isOneWord = (a: Agreement, b: Agreement): boolean =>
  a.word === b.word || ((a.reaches & (1 << b.queryAt)) !== 0 && (b.reaches & (1 << a.queryAt)) !== 0);
