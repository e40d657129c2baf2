import { readName, type NameWord } from "../names/index.ts";
import type { SubjectKind } from "../ground/index.ts";
import { modelWithin, type Neighbours, type Within } from "./lexicon.ts";
import { joinsOf, roleNumber } from "./nameindex.ts";
import { PARAMETERS } from "./parameters.ts";
import { STEP, STEPS, type OwnCount } from "./population.ts";
import { agreement, chargeOf, floorShare, openAgreement, priceWords, type PricedWord } from "./pricing.ts";
import { massOf, near, type Lookup } from "./vocabulary.ts";

/** One place of the query that a listed word may agree with: a word, or neighbours joined. */
export interface QueryPart {
  readonly at: number;
  readonly span: number;
  readonly text: string;
  readonly unvowelled: boolean;
  /** bits of agreeing within a spelling cost; −Infinity where the part does not reach so far */
  bitsAt(cost: number): number;
  /** the same for a word that is one of several listed ones run together: the population may know nothing of it */
  openBitsAt(cost: number): number;
  /** bits of agreeing to the letter, rounded as the table keeps them */
  readonly exactBits: number;
  /** how far to look: less than the model's reach for a join */
  readonly within: Within | undefined;
}

export interface Query {
  readonly text: string;
  readonly words: readonly PricedWord[];
  readonly roles: Uint8Array;
  readonly parts: readonly QueryPart[];
  readonly cut: number;
  readonly bodies: boolean;
  readonly hasInitial: boolean;
  /** what it costs that a place has no partner */
  readonly leftCosts: Float64Array;
}

/** Reads and prices one name of a subject. */
export function readQuery(lookup: Lookup, text: string, kind: SubjectKind, own?: OwnCount): Query {
  const read = readName(text, kind);
  const words = priceWords(lookup, read.words, kind === "person" ? "people" : kind === "any" ? "both" : "bodies", own);
  const parts: QueryPart[] = [];
  for (const [at, priced] of words.entries()) {
    for (const r of priced.word.readings)
      parts.push({
        at,
        span: 1,
        text: r.text,
        unvowelled: r.unvowelled,
        within: undefined,
        bitsAt: (cost) => agreement(priced, cost),
        openBitsAt: (cost) => openAgreement(priced, cost),
        exactBits: Math.fround(agreement(priced, 0)),
      });
  }
  for (const j of joinsOf(read.words)) {
    let sum = 0;
    for (let k = j.at; k < j.at + j.span; k++) sum += agreement(words[k] as PricedWord, 0);
    const within: Within = { edits: Math.min(1, modelWithin(j.text).edits), bits: PARAMETERS.joinLimit };
    const joined = joinPrices(lookup, j.text, within, read.words[j.at] as NameWord);
    parts.push({
      at: j.at,
      span: j.span,
      openBitsAt: () => -Infinity,
      exactBits: Infinity,
      text: j.text,
      unvowelled: j.unvowelled,
      within,
      bitsAt: (cost) =>
        cost > PARAMETERS.joinLimit
          ? -Infinity
          : Math.min(sum, joined[Math.ceil(cost / STEP)] as number) - PARAMETERS.join - chargeOf(cost),
    });
  }
  return {
    text,
    words,
    roles: Uint8Array.from(words, (w) => roleNumber(w.role)),
    parts,
    cut: read.cut,
    bodies: kind !== "person",
    hasInitial: words.some((w) => w.role === "initial"),
    leftCosts: Float64Array.from(words, (w) => leftCost(w, kind)),
  };
}

/** A word left over of the query costs by its role. A place or a trade in the name of a body tells it from others, so there it costs by its bits, too. */
function leftCost(word: PricedWord, kind: SubjectKind): number {
  const p = PARAMETERS;
  const cost = p.leftQuery * p.leftRole[word.role];
  return kind !== "person" && word.role === "word" ? cost / 2 + p.leftBodyQuery * (word.prices[0] as number) : cost;
}

/** Bits of a joined word by itself: the commonest area decides, for the other words say nothing of a word that is two. */
function joinPrices(lookup: Lookup, text: string, within: Within, like: NameWord): Float32Array {
  const mass = massOf(lookup, text, false, within);
  const prices = new Float32Array(STEPS);
  const word: NameWord = { ...like, readings: [{ text, unvowelled: false }] };
  for (let s = 0; s < STEPS; s++) {
    let most = floorShare(word, s * STEP);
    for (let k = s; k < mass.length; k += STEPS) most = Math.max(most, mass[k] as number);
    prices[s] = -Math.log2(Math.min(1, most));
  }
  return prices;
}

/** Words within reach of a part. */
export function partNeighbours(lookup: Lookup, part: QueryPart): Neighbours {
  return near(lookup, part.text, part.unvowelled, part.within);
}
