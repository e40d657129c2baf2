import { CHARGES } from "./pricing.ts";
import { JOINS, UNVOWELLED } from "./lexicon.ts";
import { WORD } from "./cells.ts";
import type { NameIndex } from "./nameindex.ts";
import type { Neighbours } from "./neighbours.ts";
import { PARAMETERS } from "./parameters.ts";
import { stepOf } from "./population.ts";
import type { Query, QueryPart } from "./query.ts";
import { createLookup, surroundings, type Lookup } from "./vocabulary.ts";
import { UNIT } from "./cost.ts";

/**
 * What one query reaches of the listed words, in memory of one thread that is used again and again.
 *
 *     bit of each word: reached?      one read says no for most cells of a form, from the nearest cache
 *     reached word ──▶ link ──▶ link  one link for each part of the query that reaches it: the part, and its bits
 */
export interface Scratch {
  readonly lookup: Lookup;
  readonly reached: Uint32Array;
  readonly firstLink: Int32Array;
  /** the words whose bit is set */
  words: Uint32Array;
  wordCount: number;
  links: Links;
  linkCount: number;
  /** forms that were looked at in this round */
  readonly seen: Uint8Array;
  round: number;
  /** whose words these are */
  query: Query | null;
}

interface Links {
  readonly next: Int32Array;
  readonly part: Uint16Array;
  /** bits against the word by itself; zero or less where they do not agree */
  readonly bits: Float32Array;
  /** the same where the word is several run together */
  readonly joined: Float32Array;
  /** the better of both for each place of the query that the part takes */
  readonly share: Float32Array;
}

function createLinks(size: number): Links {
  return {
    next: new Int32Array(size),
    part: new Uint16Array(size),
    bits: new Float32Array(size),
    joined: new Float32Array(size),
    share: new Float32Array(size),
  };
}

export function createScratch(index: NameIndex): Scratch {
  return {
    lookup: createLookup(index.vocabulary),
    reached: new Uint32Array((index.lexicon.size >>> 5) + 1),
    firstLink: new Int32Array(index.lexicon.size),
    words: new Uint32Array(4096),
    wordCount: 0,
    links: createLinks(4096),
    linkCount: 0,
    seen: new Uint8Array(index.forms),
    round: 0,
    query: null,
  };
}

/** 1 where the query reaches a word, else 0. */
export const isReached = ({ reached }: Scratch, word: number): number => ((reached[word >>> 5] as number) >>> (word & 31)) & 1;

/** A new round of looking at forms. */
export function nextRound(scratch: Scratch): number {
  if (scratch.round === 255) {
    scratch.seen.fill(0);
    scratch.round = 0;
  }
  return ++scratch.round;
}

/** What a query reaches. */
export interface Reached {
  /** by part: the listed words within reach that are worth anything */
  readonly words: readonly Uint32Array[];
  /** and the bits that each is worth at most */
  readonly bits: readonly Float32Array[];
  /** and the best of those */
  readonly best: Float64Array;
  /** by place of the query: the most bits that any listed word gives it, a join's shared out among its places */
  readonly most: Float64Array;
  /** by place of the query: how long the postings of its words are */
  readonly volume: Float64Array;
}

/** Which listed words lie around a part: from the index, or, for the oracle, by looking at every word. */
export type Around = (part: QueryPart) => Neighbours;

const aroundIn =
  (lookup: Lookup): Around =>
  (part) =>
    surroundings(lookup, part, part.within).listed;

/** Listed words within reach of each part of the query and the bits of each, into the scratch memory. */
export function reachWords(query: Query, index: NameIndex, scratch: Scratch, around: Around = aroundIn(scratch.lookup)): Reached {
  const { reached, firstLink } = scratch;
  for (let k = 0; k < scratch.wordCount; k++) reached[(scratch.words[k] as number) >>> 5] = 0;
  scratch.wordCount = 0;
  scratch.linkCount = 0;
  scratch.query = query;
  const most = new Float64Array(query.words.length);
  const volume = new Float64Array(query.words.length);
  const words: Uint32Array[] = [];
  const bits: Float32Array[] = [];
  const bestOf = new Float64Array(query.parts.length);
  const { postStart } = index;
  const { wordFlags } = index.lexicon;
  for (let q = 0; q < query.parts.length; q++) {
    const part = query.parts[q] as QueryPart;
    const near = around(part);
    const some = new Uint32Array(near.ids.length);
    const worth = new Float32Array(near.ids.length);
    let count = 0;
    let best = 0;
    const least = part.span === 1 && query.roles[part.at] === WORD ? PARAMETERS.leastAgreement : 0;
    let forms = 0;
    makeRoom(scratch, near.ids.length);
    const { next, part: parts, bits: linkBits, joined: linkJoined, share } = scratch.links;
    for (let k = 0; k < near.ids.length; k++) {
      const word = near.ids[k] as number;
      const cost = near.costs[k] as number;
      if (cost > part.most) continue;
      const flags = wordFlags[word] as number;
      const alone = aloneBits(index, part, word, cost, (flags & UNVOWELLED) !== 0);
      const joined = (flags & JOINS) === 0 ? -Infinity : joinedBits(index, part, word, cost);
      const worthMost = Math.max(alone, joined);
      if (worthMost <= least) continue;
      some[count] = word;
      worth[count++] = worthMost;
      if (worthMost > best) best = worthMost;
      forms += (postStart[word + 1] as number) - (postStart[word] as number);
      const bit = 1 << (word & 31);
      const link = scratch.linkCount++;
      if (((reached[word >>> 5] as number) & bit) === 0) {
        reached[word >>> 5] = (reached[word >>> 5] as number) | bit;
        scratch.words[scratch.wordCount++] = word;
        next[link] = -1;
      } else next[link] = firstLink[word] as number;
      firstLink[word] = link;
      parts[link] = q;
      linkBits[link] = alone;
      linkJoined[link] = joined;
      share[link] = worthMost / part.span;
    }
    words.push(some.subarray(0, count));
    bits.push(worth.subarray(0, count));
    bestOf[q] = best;
    for (let w = part.at; w < part.at + part.span; w++) {
      most[w] = Math.max(most[w] as number, Math.fround(best / part.span));
      volume[w] = (volume[w] as number) + forms;
    }
  }
  return { words, bits, best: bestOf, most, volume };
}

function makeRoom(scratch: Scratch, more: number): void {
  const size = scratch.linkCount + more;
  if (size <= scratch.words.length) return;
  const words = new Uint32Array(size * 2);
  words.set(scratch.words);
  scratch.words = words;
  const links = createLinks(size * 2);
  for (const key of Object.keys(links) as (keyof Links)[]) links[key].set(scratch.links[key]);
  scratch.links = links;
}

/** Bits of a part against a listed word that stands by itself, as the table keeps them. */
function aloneBits(index: NameIndex, part: QueryPart, word: number, cost: number, unvowelled: boolean): number {
  const bits = (part.prices[stepOf(cost)] as number) - (CHARGES[cost] as number);
  // many words have this frame of consonants: agreeing with one is worth no more than the frame
  return Math.fround(unvowelled ? Math.min(bits, index.selfBits[word] as number) : bits);
}

const JOIN_LIMIT = PARAMETERS.joinLimit * UNIT;

/** The same where the listed word is several run together: worth what they are worth, less a charge. */
function joinedBits(index: NameIndex, part: QueryPart, word: number, cost: number): number {
  if (cost > JOIN_LIMIT || part.open === null) return -Infinity;
  const { join, floorGrowth, frame } = PARAMETERS;
  const own = (index.selfBits[word] as number) * (part.unvowelled ? frame : 1);
  const spelling = (CHARGES[cost] as number) + (floorGrowth * cost) / UNIT;
  return Math.fround(Math.min(part.open[stepOf(cost)] as number, own) - spelling - join);
}
