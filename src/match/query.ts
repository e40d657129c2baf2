import { isPlace, looksLikeBody, readName, setsKin } from "../names/index.ts";
import type { SubjectKind } from "../ground/index.ts";
import { UNIT } from "./cost.ts";
import { joinsOf, type Join } from "./joins.ts";
import type { Sought } from "./lexicon.ts";
import { roleNumber } from "./cells.ts";
import { PARAMETERS } from "./parameters.ts";
import { STEPS, type Mass, type OwnCount } from "./population.ts";
import { chargesOf, soughtOf } from "./charges.ts";
import { floorBits, floorShares, JOIN_STEPS, priceWords, type PricedWord } from "./pricing.ts";
import { isNumeral } from "./told-apart.ts";
import { surroundings, type Lookup } from "./vocabulary.ts";

/** One place of the query that a listed word may agree with: a word, or neighbours joined. */
export interface QueryPart {
  readonly at: number;
  readonly span: number;
  readonly text: string;
  readonly unvowelled: boolean;
  readonly sought: Sought;
  /** bits that are charged for a spelling, by its cost in UNITs */
  readonly charges: Float64Array;
  /** bits of agreeing within each step of spelling, the charge not yet taken */
  readonly prices: Float32Array;
  /** the same for a word that is one of several listed ones run together, of which the population may know nothing; null for a join */
  readonly open: Float32Array | null;
  /** the most the spelling may cost, in UNITs */
  readonly most: number;
  /** bits of agreeing to the letter, rounded as the table keeps them; Infinity for a join or a meaning, which are never exact */
  readonly exactBits: number;
}

export interface Query {
  readonly text: string;
  readonly words: readonly PricedWord[];
  /** how likely its bearer is from each language area */
  readonly areas: Float64Array;
  readonly roles: Uint8Array;
  readonly parts: readonly QueryPart[];
  readonly cut: number;
  readonly bodies: boolean;
  /** bits of having nothing left over */
  readonly coverage: number;
  /** how many of its words are initials */
  readonly initials: number;
  /** first letter of each word, which an initial may stand for */
  readonly firstUnits: Uint16Array;
  /** places of the particles that set a father's or a husband's name behind: *bin*, *ibn*, *s/o*, *w/o*; of people only */
  readonly kin: readonly number[];
  /** places of numbers, in figures or in words */
  readonly numerals: readonly number[];
  /** what it costs that a place has no partner */
  readonly leftCosts: Float64Array;
}

/** Reads and prices one name of a subject. `atMost`: bits that each word can tell at most, for a name read out of another script. */
export function readQuery(lookup: Lookup, text: string, kind: SubjectKind, own?: OwnCount, atMost: readonly number[] | null = null): Query {
  const read = readName(text, kind);
  const { words, areas } = priceWords(lookup, read.words, kind === "person" ? "people" : kind === "any" ? "both" : "bodies", own, atMost);
  const parts: QueryPart[] = [];
  for (let at = 0; at < words.length; at++) {
    const { word, prices, open, meanings } = words[at] as PricedWord;
    const exactBits = Math.fround(prices[0] as number);
    const charges = chargesOf(word);
    const sought = soughtOf(word);
    for (const { text: reading, unvowelled, meaning } of word.readings)
      if (meaning !== true)
        parts.push({ at, span: 1, text: reading, unvowelled, sought, charges, prices, open, most: ANY_COST, exactBits });
    // a meaning is never to the letter
    for (const meant of meanings)
      parts.push({
        at,
        span: 1,
        text: meant.text,
        unvowelled: false,
        sought: "written",
        charges,
        prices: meant.prices,
        open: null,
        most: ANY_COST,
        exactBits: Infinity,
      });
  }
  for (const join of joinsOf(read.words)) parts.push(joinPart(lookup, join, words));
  const roles = new Uint8Array(words.length);
  const firstUnits = new Uint16Array(words.length);
  const leftCosts = new Float64Array(words.length);
  let initials = 0;
  for (let at = 0; at < words.length; at++) {
    const w = words[at] as PricedWord;
    roles[at] = roleNumber(w.role);
    if (w.role === "initial") initials++;
    firstUnits[at] = w.word.readings[0]?.text.charCodeAt(0) ?? 0;
    leftCosts[at] = leftCost(w, kind);
  }
  if (kind !== "person") sparePlaces(words, leftCosts);
  return {
    text,
    words,
    areas,
    roles,
    parts,
    cut: read.cut,
    bodies: kind !== "person",
    coverage: kind === "organisation" ? PARAMETERS.coverageBody : PARAMETERS.coverage,
    initials,
    firstUnits,
    kin: kind === "person" || kind === "any" ? kinIn(words, kind) : NO_PLACES,
    numerals: numeralsIn(words),
    leftCosts,
  };
}

const NO_PLACES: readonly number[] = [];
function numeralsIn(words: readonly PricedWord[]): readonly number[] {
  let found: number[] | null = null;
  for (const [at, { word }] of words.entries()) if (word.readings.some(({ text }) => isNumeral(text))) (found ??= []).push(at);
  return found ?? NO_PLACES;
}

/** Where *bin* stands between two words of a name. */
function kinIn(words: readonly PricedWord[], kind: SubjectKind): readonly number[] {
  const found: number[] = [];
  for (let at = 1; at + 1 < words.length; at++) {
    const { role, word } = words[at] as PricedWord;
    if (role === "particle" && setsKin(word.readings[0]?.text ?? "")) found.push(at);
  }
  // *Zayed bin Sultan Foundation* is nobody's son
  return found.length > 0 && kind === "any" && looksLikeBody(words.map(({ word }) => word.native).join(" ")) ? NO_PLACES : found;
}

/** A word left over of the query costs by its role. A place or a trade in the name of a body tells it from others, so there it costs by its bits, too. */
function leftCost(word: PricedWord, kind: SubjectKind): number {
  const p = PARAMETERS;
  const cost = p.leftQuery * p.leftRole[word.role];
  return kind !== "person" && word.role === "word" ? cost / 2 + p.leftBodyQuery * (word.prices[0] as number) : cost;
}

/** A place behind a body's name says where its branch is: *Tolvan Trust Karachi*, *Tolvan Trust Bahawal Pur*, *Tolvan Trust Saudi Arabia*. It costs little, however rare its name. */
function sparePlaces(words: readonly PricedWord[], leftCosts: Float64Array): void {
  const spare = (at: number): void => void (leftCosts[at] = Math.min(leftCosts[at] as number, PARAMETERS.leftPlace));
  for (let at = 1; at < words.length; at++) {
    const [before, { word, role }] = [words[at - 1] as PricedWord, words[at] as PricedWord];
    if (role !== "word") continue;
    if (isPlace(word.native)) spare(at);
    else if (at > 1 && isPlace(`${before.word.native} ${word.native}`)) for (const part of [at - 1, at]) spare(part);
  }
}

/** the costs of words are kept in a byte */
const ANY_COST = 255;
/** Neighbours run together, priced as one word: the commonest area decides, for the other words say nothing of a word that is two. */
function joinPart(lookup: Lookup, { text, at, span, unvowelled }: Join, words: readonly PricedWord[]): QueryPart {
  const around = surroundings(lookup, { text, unvowelled: false }, "joined");
  const rare = floorBits({ ...(words[at] as PricedWord).word, readings: [{ text, unvowelled: false }] });
  if (around.joined.floor !== rare) around.joined = { floor: rare, bits: joinedBits(around.mass, floorShares(rare)) };
  let apart = 0;
  for (let k = at; k < at + span; k++) apart += (words[k] as PricedWord).prices[0] as number;
  const prices = new Float32Array(JOIN_STEPS);
  for (let s = 0; s < JOIN_STEPS; s++) prices[s] = Math.min(apart, around.joined.bits[s] as number) - PARAMETERS.join;
  const charges = chargesOf((words[at] as PricedWord).word);
  const most = PARAMETERS.joinLimit * UNIT;
  return { at, span, text, unvowelled, sought: "joined", charges, prices, open: null, most, exactBits: Infinity };
}

function joinedBits(mass: Mass, floors: Float64Array): Float64Array {
  const bits = new Float64Array(JOIN_STEPS);
  for (let s = 0; s < JOIN_STEPS; s++) {
    let most = floors[s] as number;
    for (let k = s; k < mass.length; k += STEPS) most = Math.max(most, mass[k] as number);
    bits[s] = -Math.log2(Math.min(1, most));
  }
  return bits;
}
