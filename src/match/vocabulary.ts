import { EDGES_AT, edgesApart, edgesOf } from "./edges.ts";
import { buildLexicon, JOINS, LISTED, modelWithin, SOUGHT, UNVOWELLED, type Lexicon, type Sought, type Spelt } from "./lexicon.ts";
import { createFinder, neighbours, type Finder, type Neighbours } from "./neighbours.ts";
import type { Placed } from "./skeletons.ts";
import { massAround, readPopulation, type Mass, type OwnCount, type Shares } from "./population.ts";

/** All words that the engine knows, those of the population and those of the lists, so that one look round serves both. */
export interface Vocabulary {
  readonly lexicon: Lexicon;
  /** word of the lexicon → word of the population, or −1 */
  readonly populationOf: Int32Array;
  readonly shares: Shares;
}

let population: ReturnType<typeof readPopulation> | null = null;
/** The shipped table, read once. */
export function shippedPopulation(): ReturnType<typeof readPopulation> {
  return (population ??= readPopulation());
}

/** `alone`: without the population's words, for comparing two parties, where the population has a vocabulary of its own. */
export type Scope = "with population" | "alone";

/** Listed words with their flags (lexicon.ts); `skeletons` are of readings (readings.ts) of the same scope. */
export interface ListedWords extends Placed {
  readonly texts: readonly string[];
  readonly flags: Uint8Array;
}

/** The population's words and these; `position[i]` is where listed word i came to stand. */
export function buildVocabulary(
  { texts, flags, places, skeletons }: ListedWords,
  scope: Scope,
): { readonly vocabulary: Vocabulary; readonly position: Uint32Array } {
  const { words: everyone, shares } = shippedPopulation();
  const words = scope === "alone" ? [] : everyone;
  const all = [...words];
  const allFlags = new Uint8Array(words.length + texts.length);
  const allPlaces = new Uint32Array(words.length + texts.length);
  // among the skeletons the population's words stand first, in their own order
  for (let i = 0; i < words.length; i++) allPlaces[i] = i;
  const own = Uint32Array.from(texts, (text, i) => {
    const place = places[i] as number;
    if (place < words.length && ((flags[i] as number) & UNVOWELLED) === 0) return place;
    allFlags[all.length] = flags[i] as number;
    allPlaces[all.length] = place;
    return all.push(text) - 1;
  });
  const { lexicon, position } = buildLexicon(all, allFlags, { skeletons, places: allPlaces.subarray(0, all.length) });
  const populationOf = new Int32Array(lexicon.size).fill(-1);
  for (let i = 0; i < words.length; i++) populationOf[position[i] as number] = i;
  return { vocabulary: { lexicon, populationOf, shares }, position: own.map((i) => position[i] as number) };
}

let numbers: Map<string, number> | null = null;
/** Word of the population → its number. */
export function populationNumbers(): Map<string, number> {
  return (numbers ??= new Map(shippedPopulation().words.map((word, i) => [word, i])));
}

/** Where the forms stand that bear each word, and its bits by itself (NameIndex). */
export interface Postings {
  readonly selfBits: Float32Array;
  readonly postStart: Uint32Array;
  readonly postings: Uint32Array;
  readonly firstWithInitial: number;
}

/** Words within reach that some listed name bears, with what a search asks of each: the index has it in many places, here it stands together. */
export interface Listed extends Neighbours {
  /** bits UNVOWELLED, JOINS, BESIDE_INITIAL, and from EDGES_AT on those of edges.ts */
  readonly flags: Uint8Array;
  /** how many forms bear it, up to 65,535 */
  readonly forms: Uint16Array;
  /** bits of it by itself */
  readonly own: Float32Array;
}
/** some form that bears the word has an initial */
export const BESIDE_INITIAL = 16;
const MOST_FORMS = 65_535;

/** What is known of a word of a query: what lies around it. */
export interface Surroundings {
  readonly listed: Listed;
  /** how much of the population lies within each distance */
  readonly mass: Mass;
  /** what pricing.ts worked out of it last */
  areas: { readonly floor: number; readonly logs: Float64Array };
  /** and query.ts: bits of words run together that lie so near, by step */
  joined: { readonly floor: number; readonly bits: Float64Array };
}
const UNKNOWN = new Float64Array(0);

/** What was looked up lately. A cache changes nothing but time. */
export interface Lookup {
  readonly vocabulary: Vocabulary;
  readonly finder: Finder;
  readonly postings: Postings | null;
  readonly around: Map<number, Map<string, Surroundings>>;
}
/** words of each kind; three kinds are common: those of Latin and the like, those without vowels, words run together */
const CACHE_LIMIT = 15_000;

/** `postings`: of the names that are searched; a vocabulary by itself has none. */
export function createLookup(vocabulary: Vocabulary, postings: Postings | null = null): Lookup {
  return { vocabulary, finder: createFinder(vocabulary.lexicon), postings, around: new Map() };
}

/** Of words that are written alike and looked for alike; the text by itself is the key, for to put keys together takes time. */
function placeOf({ around }: Lookup, { unvowelled }: Spelt, sought: Sought): Map<string, Surroundings> {
  const kind = SOUGHT.indexOf(sought) * 2 + (unvowelled ? 1 : 0);
  let place = around.get(kind);
  if (place === undefined) around.set(kind, (place = new Map()));
  return place;
}

/** What lies around a word. */
export function surroundings(lookup: Lookup, word: Spelt, sought: Sought): Surroundings {
  const place = placeOf(lookup, word, sought);
  const known = place.get(word.text);
  if (known !== undefined) return known;
  const { lexicon, populationOf, shares } = lookup.vocabulary;
  const near = neighbours(lookup.finder, word, modelWithin(word.text, sought));
  const found: Surroundings = {
    listed: listedOf(lexicon, word, near, lookup.postings),
    mass: massAround(shares, populationOf, near),
    areas: { floor: Number.NaN, logs: UNKNOWN },
    joined: { floor: Number.NaN, bits: UNKNOWN },
  };
  if (place.size >= CACHE_LIMIT) place.delete(place.keys().next().value as string);
  place.set(word.text, found);
  return found;
}

/** Those of the words that some listed name bears. */
export function listedOf(lexicon: Lexicon, asked: Spelt, near: Neighbours, postings: Postings | null): Listed {
  const { wordFlags } = lexicon;
  const { ids, costs } = near;
  if (ids.length > borne.length) borne = new Uint32Array(2 * ids.length);
  let count = 0;
  for (let k = 0; k < ids.length; k++) {
    borne[count] = k;
    count += ((wordFlags[ids[k] as number] as number) & LISTED) === 0 ? 0 : 1;
  }
  if (count === 0) return NO_WORDS;
  // one piece of memory for all five
  const kept = new ArrayBuffer(12 * count);
  const listed: Listed = {
    ids: new Uint32Array(kept, 0, count),
    own: new Float32Array(kept, 4 * count, count),
    forms: new Uint16Array(kept, 8 * count, count),
    costs: new Uint8Array(kept, 10 * count, count),
    flags: new Uint8Array(kept, 11 * count, count),
  };
  const edges = edgesOf(asked);
  for (let to = 0; to < count; to++) {
    const k = borne[to] as number;
    const word = ids[k] as number;
    const cost = costs[k] as number;
    listed.ids[to] = word;
    listed.costs[to] = cost;
    listed.flags[to] =
      ((wordFlags[word] as number) & (UNVOWELLED | JOINS)) | (cost === 0 ? 0 : edgesApart(edges, lexicon, word) << EDGES_AT);
  }
  if (postings === null) return listed;
  const { postStart, firstWithInitial, selfBits } = postings;
  for (let k = 0; k < count; k++) {
    listed.own[k] = selfBits[listed.ids[k] as number] as number;
    const start = postStart[listed.ids[k] as number] as number;
    const end = postStart[(listed.ids[k] as number) + 1] as number;
    listed.forms[k] = Math.min(MOST_FORMS, end - start);
    if ((postings.postings[end - 1] as number) >= firstWithInitial) listed.flags[k] = (listed.flags[k] as number) | BESIDE_INITIAL;
  }
  return listed;
}

/** which of the words in hand some listed name bears */
let borne = new Uint32Array(4096);
const NO_WORDS: Listed = {
  ids: new Uint32Array(0),
  own: new Float32Array(0),
  forms: new Uint16Array(0),
  costs: new Uint8Array(0),
  flags: new Uint8Array(0),
};

/** Measuring runs only: the mass around a word without the subject's own row. */
export function massWithout(lookup: Lookup, word: Spelt, sought: Sought, own: OwnCount): Mass {
  const { populationOf, shares } = lookup.vocabulary;
  return massAround(shares, populationOf, neighbours(lookup.finder, word, modelWithin(word.text, sought)), own);
}
