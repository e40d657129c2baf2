import { buildLexicon, neighbours, type Lexicon, type LexiconWord, type Neighbours, type Within } from "./lexicon.ts";
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

/**
 * The population's words and these; `position[i]` is where word i of `extra` came to stand. `alone`: only these, for comparing two
 * parties, where the population has a vocabulary of its own.
 */
export function buildVocabulary(
  extra: readonly LexiconWord[],
  scope: "with population" | "alone" = "with population",
): { readonly vocabulary: Vocabulary; readonly position: Uint32Array } {
  const { words: everyone, shares } = shippedPopulation();
  const words = scope === "alone" ? [] : everyone;
  const all: LexiconWord[] = words.map((text) => ({ text, unvowelled: false }));
  const known = new Map(words.map((w, i) => [w, i]));
  const own = extra.map((w) => {
    const there = w.unvowelled ? undefined : known.get(w.text);
    return there ?? all.push(w) - 1;
  });
  const { lexicon, position } = buildLexicon(all);
  const populationOf = new Int32Array(lexicon.size).fill(-1);
  for (let i = 0; i < words.length; i++) populationOf[position[i] as number] = i;
  return { vocabulary: { lexicon, populationOf, shares }, position: Uint32Array.from(own, (i) => position[i] as number) };
}

/** What was looked up lately. A cache changes nothing but time. */
export interface Lookup {
  readonly vocabulary: Vocabulary;
  readonly near: Map<string, Neighbours>;
  readonly masses: Map<string, Mass>;
}
const CACHE_LIMIT = 30_000;

export function createLookup(vocabulary: Vocabulary): Lookup {
  return { vocabulary, near: new Map(), masses: new Map() };
}

const keyOf = (text: string, unvowelled: boolean, within: Within | undefined): string =>
  `${unvowelled ? "~" : ""}${text}${within === undefined ? "" : `|${within.edits}|${within.bits}`}`;

function remember<T>(cache: Map<string, T>, key: string, value: T): T {
  if (cache.size >= CACHE_LIMIT) cache.delete(cache.keys().next().value as string);
  cache.set(key, value);
  return value;
}

/** Words within reach. */
export function near(lookup: Lookup, text: string, unvowelled: boolean, within?: Within): Neighbours {
  const key = keyOf(text, unvowelled, within);
  return lookup.near.get(key) ?? remember(lookup.near, key, neighbours(lookup.vocabulary.lexicon, text, unvowelled, within));
}

/** Mass of the population around a word. */
export function massOf(lookup: Lookup, text: string, unvowelled: boolean, within?: Within, own?: OwnCount): Mass {
  const { shares, populationOf } = lookup.vocabulary;
  if (own !== undefined) return massAround(shares, populationOf, near(lookup, text, unvowelled, within), own);
  const key = keyOf(text, unvowelled, within);
  return lookup.masses.get(key) ?? remember(lookup.masses, key, massAround(shares, populationOf, near(lookup, text, unvowelled, within)));
}
