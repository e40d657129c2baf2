import { buildLexicon, LISTED, type Lexicon, type LexiconWord, type Spelt, type Within } from "./lexicon.ts";
import { createFinder, neighbours, type Finder, type Neighbours } from "./neighbours.ts";
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

/** What is known of a word of a query: what lies around it. */
export interface Surroundings {
  /** words within reach that some listed name bears */
  readonly listed: Neighbours;
  /** how much of the population lies within each distance */
  readonly mass: Mass;
}

/** What was looked up lately. A cache changes nothing but time. */
export interface Lookup {
  readonly vocabulary: Vocabulary;
  readonly finder: Finder;
  readonly around: Map<string, Surroundings>;
}
const CACHE_LIMIT = 30_000;

export function createLookup(vocabulary: Vocabulary): Lookup {
  return { vocabulary, finder: createFinder(vocabulary.lexicon), around: new Map() };
}

const keyOf = ({ text, unvowelled }: Spelt, within: Within | undefined): string =>
  `${unvowelled ? "~" : ""}${text}${within === undefined ? "" : `|${within.edits}|${within.bits}`}`;

/** What lies around a word; `within`: look less far than the model does. */
export function surroundings(lookup: Lookup, word: Spelt, within?: Within): Surroundings {
  const key = keyOf(word, within);
  const known = lookup.around.get(key);
  if (known !== undefined) return known;
  const { lexicon, populationOf, shares } = lookup.vocabulary;
  const near = neighbours(lookup.finder, word, within);
  const found = { listed: listedOf(lexicon, near), mass: massAround(shares, populationOf, near) };
  if (lookup.around.size >= CACHE_LIMIT) lookup.around.delete(lookup.around.keys().next().value as string);
  lookup.around.set(key, found);
  return found;
}

function listedOf(lexicon: Lexicon, near: Neighbours): Neighbours {
  const { ids, costs } = near;
  let count = 0;
  const listedIds = new Uint32Array(ids.length);
  const listedCosts = new Uint8Array(ids.length);
  for (let k = 0; k < ids.length; k++) {
    if (((lexicon.wordFlags[ids[k] as number] as number) & LISTED) === 0) continue;
    listedIds[count] = ids[k] as number;
    listedCosts[count++] = costs[k] as number;
  }
  return { ids: listedIds.slice(0, count), costs: listedCosts.slice(0, count) };
}

/** Measuring runs only: the mass around a word without the subject's own row. */
export function massWithout(lookup: Lookup, word: Spelt, own: OwnCount): Mass {
  const { populationOf, shares } = lookup.vocabulary;
  return massAround(shares, populationOf, neighbours(lookup.finder, word), own);
}
