import { buildLexicon, LISTED, UNVOWELLED, type Lexicon, type Spelt, type Within } from "./lexicon.ts";
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
 * The population's words and these, with their flags (lexicon.ts); `position[i]` is where word i of `texts` came to stand. `alone`: only
 * these, for comparing two parties, where the population has a vocabulary of its own.
 */
export function buildVocabulary(
  texts: readonly string[],
  flags: Uint8Array,
  scope: "with population" | "alone" = "with population",
): { readonly vocabulary: Vocabulary; readonly position: Uint32Array } {
  const { words: everyone, shares } = shippedPopulation();
  const words = scope === "alone" ? [] : everyone;
  const all = [...words];
  const allFlags = new Uint8Array(words.length + texts.length);
  const known = scope === "alone" ? new Map<string, number>() : populationNumbers();
  const own = Uint32Array.from(texts, (text, i) => {
    const there = ((flags[i] as number) & UNVOWELLED) === 0 ? known.get(text) : undefined;
    if (there !== undefined) return there;
    allFlags[all.length] = flags[i] as number;
    return all.push(text) - 1;
  });
  const { lexicon, position } = buildLexicon(all, allFlags);
  const populationOf = new Int32Array(lexicon.size).fill(-1);
  for (let i = 0; i < words.length; i++) populationOf[position[i] as number] = i;
  return { vocabulary: { lexicon, populationOf, shares }, position: own.map((i) => position[i] as number) };
}

let numbers: Map<string, number> | null = null;
/** Word of the population → its number. */
export function populationNumbers(): Map<string, number> {
  return (numbers ??= new Map(shippedPopulation().words.map((word, i) => [word, i])));
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
