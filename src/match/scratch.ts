import { EDGE_COSTS, EDGES_AT } from "./edges.ts";
import { JOINS, UNVOWELLED } from "./lexicon.ts";
import { WORD } from "./cells.ts";
import { bitsOf } from "./needed.ts";
import type { NameIndex } from "./nameindex.ts";
import { PARAMETERS } from "./parameters.ts";
import { stepOf } from "./population.ts";
import type { Query, QueryPart } from "./query.ts";
import { BESIDE_INITIAL, createLookup, surroundings, type Listed, type Lookup } from "./vocabulary.ts";
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
  /** by word: the places of the query for which it brings enough for the weight in hand, if all others bring the most */
  readonly covers: Uint8Array;
  readonly firstLink: Int32Array;
  /** the words whose bit is set */
  words: Uint32Array;
  wordCount: number;
  links: Links;
  linkCount: number;
  /** by form: the round in which it was met, `<< ROUND_AT`, and the places of the query that its words cover, as far as they were looked at */
  readonly covered: Uint16Array;
  round: number;
  /** whose words these are */
  query: Query | null;
}

export const ROUND_AT = 8;
export const PLACES_MASK: number = (1 << ROUND_AT) - 1;

interface Links {
  readonly word: Uint32Array;
  readonly next: Int32Array;
  readonly part: Uint16Array;
  /** bits against the word by itself; zero or less where they do not agree */
  readonly bits: Float32Array;
  /** the same where the word is several run together */
  readonly joined: Float32Array;
  /** the better of both */
  readonly worth: Float32Array;
  /** and of it for each place of the query that the part takes */
  readonly share: Float32Array;
  /** the places of the query that the part takes, a bit for each */
  readonly places: Uint8Array;
  /** not zero: some form that bears the word has an initial */
  readonly besideInitial: Uint8Array;
}

function createLinks(size: number): Links {
  return {
    word: new Uint32Array(size),
    next: new Int32Array(size),
    part: new Uint16Array(size),
    bits: new Float32Array(size),
    joined: new Float32Array(size),
    worth: new Float32Array(size),
    share: new Float32Array(size),
    places: new Uint8Array(size),
    besideInitial: new Uint8Array(size),
  };
}

export function createScratch(index: NameIndex): Scratch {
  return {
    lookup: createLookup(index.vocabulary, index),
    reached: new Uint32Array((index.lexicon.size >>> 5) + 1),
    covers: new Uint8Array(index.lexicon.size),
    firstLink: new Int32Array(index.lexicon.size),
    words: new Uint32Array(4096),
    wordCount: 0,
    links: createLinks(4096),
    linkCount: 0,
    covered: new Uint16Array(index.forms),
    round: 0,
    query: null,
  };
}

/** 1 where the query reaches a word, else 0. */
export const isReached = ({ reached }: Scratch, word: number): number => ((reached[word >>> 5] as number) >>> (word & 31)) & 1;

/** A new round of looking at forms. */
export function nextRound(scratch: Scratch): number {
  if (scratch.round === 255) {
    scratch.covered.fill(0);
    scratch.round = 0;
  }
  return ++scratch.round;
}

/** What a query reaches. */
export interface Reached {
  /** links of part q: from `start[q]` to `start[q + 1]`, to the listed words within reach that are worth anything */
  readonly start: Uint32Array;
  /** by part: the most bits that one of them is worth */
  readonly best: Float64Array;
  /** by place of the query: the most bits that any listed word gives it, a join's shared out among its places */
  readonly most: Float64Array;
  /** by place of the query: how long the postings of its words are */
  readonly volume: Float64Array;
}

/** Which listed words lie around a part: from the index, or, for the oracle, by looking at every word. */
export type Around = (part: QueryPart) => Listed;

const aroundIn =
  (lookup: Lookup): Around =>
  (part) =>
    surroundings(lookup, part, part.sought).listed;

/** Listed words within reach of each part of the query and the bits of each, into the scratch memory. */
export function reachWords(query: Query, scratch: Scratch, around: Around = aroundIn(scratch.lookup)): Reached {
  const { reached, covers, words } = scratch;
  for (let k = 0; k < scratch.wordCount; k++) {
    reached[(words[k] as number) >>> 5] = 0;
    covers[words[k] as number] = 0;
  }
  scratch.wordCount = 0;
  scratch.linkCount = 0;
  scratch.query = query;
  const parts = query.parts.length;
  const most = new Float64Array(query.words.length);
  const volume = new Float64Array(query.words.length);
  const start = new Uint32Array(parts + 1);
  const bestOf = new Float64Array(parts);
  for (let q = 0; q < parts; q++) {
    const part = query.parts[q] as QueryPart;
    const near = around(part);
    makeRoom(scratch, near.ids.length);
    const forms = linkWords(query, scratch, q, near);
    start[q + 1] = scratch.linkCount;
    let best = 0;
    const { worth } = scratch.links;
    for (let link = start[q] as number; link < scratch.linkCount; link++) if ((worth[link] as number) > best) best = worth[link] as number;
    bestOf[q] = best;
    for (let w = part.at; w < part.at + part.span; w++) {
      most[w] = Math.max(most[w] as number, Math.fround(best / part.span));
      volume[w] = (volume[w] as number) + forms;
    }
  }
  return { start, best: bestOf, most, volume };
}

/** Links part q to the listed words around it; returns how long their postings are. */
function linkWords(query: Query, scratch: Scratch, q: number, near: Listed): number {
  const part = query.parts[q] as QueryPart;
  const { prices, span, most } = part;
  const { reached, firstLink, words } = scratch;
  const { word: linkWord, next, part: linkPart, bits: linkBits, joined: linkJoined, worth, share, places, besideInitial } = scratch.links;
  const { ids, costs, flags, forms, own: owns } = near;
  const least = span === 1 && query.roles[part.at] === WORD ? PARAMETERS.leastAgreement : 0;
  const taken = bitsOf(part);
  let volume = 0;
  let link = scratch.linkCount;
  let wordCount = scratch.wordCount;
  for (let k = 0; k < ids.length; k++) {
    const cost = costs[k] as number;
    if (cost > most) continue;
    const word = ids[k] as number;
    const told = flags[k] as number;
    let alone = Math.fround((prices[stepOf(cost)] as number) - (part.charges[cost] as number) - (EDGE_COSTS[told >>> EDGES_AT] as number));
    let joined = -Infinity;
    if ((told & (UNVOWELLED | JOINS)) !== 0) {
      const own = owns[k] as number;
      // many words have this frame of consonants: agreeing with one is worth no more than the frame
      if ((told & UNVOWELLED) !== 0) alone = Math.min(alone, own);
      if ((told & JOINS) !== 0) joined = joinedBits(part, own, cost);
    }
    const better = alone > joined ? alone : joined;
    if (better <= least) continue;
    volume += forms[k] as number;
    const bit = 1 << (word & 31);
    const cell = reached[word >>> 5] as number;
    if ((cell & bit) === 0) {
      reached[word >>> 5] = cell | bit;
      words[wordCount++] = word;
      next[link] = -1;
    } else next[link] = firstLink[word] as number;
    firstLink[word] = link;
    linkWord[link] = word;
    linkPart[link] = q;
    linkBits[link] = alone;
    linkJoined[link] = joined;
    worth[link] = better;
    share[link] = span === 1 ? better : better / span;
    places[link] = taken;
    besideInitial[link] = told & BESIDE_INITIAL;
    link++;
  }
  scratch.linkCount = link;
  scratch.wordCount = wordCount;
  return volume;
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

const JOIN_LIMIT = PARAMETERS.joinLimit * UNIT;

/** Bits of a part against a listed word that is several run together: worth what they are worth, less a charge. `own`: bits of the word by itself. */
function joinedBits(part: QueryPart, own: number, cost: number): number {
  if (cost > JOIN_LIMIT || part.open === null) return -Infinity;
  const { join, floorGrowth, frame } = PARAMETERS;
  const spelling = (part.charges[cost] as number) + (floorGrowth * cost) / UNIT;
  return Math.fround(Math.min(part.open[stepOf(cost)] as number, own * (part.unvowelled ? frame : 1)) - spelling - join);
}
