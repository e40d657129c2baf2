import { exactWords, isFigure, skeleton } from "../names/index.ts";
import { cutLike, type Cut } from "./cut-like.ts";
import { stretches } from "./within.ts";

/** fewer signs are one word as often as several: *Muhammadali* has five, *alqaida* four */
const LEAST_SIGNS = 5;
/** of shorter words the engine finds the two that they are by itself, and longer ones are no name */
const LEAST_LETTERS = 8;
const MOST_LETTERS = 64;
/** a name with more behind it or before it, *jamaatuddawapakistan*, has more of them, and what is left is a word, too */
const LEAST_PART = 10;
const LEAST_REST = 2;
/** letters by which one word may be spelt otherwise, of all; who spells several otherwise does not divide them otherwise, too */
const MOST_EDITS = 0.4;
const MOST_EDITS_DIVIDED = 0.1;
const MOST_EDITS_PART = 0.2;
/** words of one name that are looked up, and ways to cut them that are asked */
const MOST_WORDS = 4;
/** neighbours in which a name is looked for that is divided otherwise, and up to which word of a name */
const MOST_TOGETHER = 6;
const MOST_LOOKED_THROUGH = 12;
const MOST_WAYS = 8;

/** The listed names of several words, by the letters of all their words run together. */
export interface WholeNames {
  /** the names with this key, and a few by chance, by their numbers and texts */
  named(key: string): Iterable<readonly [name: number, text: string]>;
  /** words that people and bodies bear: within such a one there is no name */
  isKnown(word: string): boolean;
}

/** A name that was asked with its words cut as those of listed names are, which alone it is laid beside. */
export interface ApartName {
  readonly text: string;
  readonly names: readonly number[];
  /** those that stand in it letter by letter with more beside them, and the words that are they; else null */
  readonly within: { readonly part: string; readonly names: readonly number[] } | null;
}

/** The key under which *jamaatuddawa* and *Jama'at ud-Dawah* are the same; null where a name has one word, or too few letters. */
export function wholeKey(name: string): string | null {
  const words = exactWords(name);
  return words.length < 2 ? null : keyOf(words.join(""));
}

function keyOf(letters: string): string | null {
  if (letters.length < LEAST_LETTERS || letters.length > MOST_LETTERS) return null;
  const key = skeleton(letters);
  return key.length < LEAST_SIGNS ? null : key;
}

/** How one listed name divides a name that was asked. */
interface Way {
  readonly before: readonly string[];
  readonly cut: Cut;
  readonly behind: readonly string[];
}

/**
 * A name with a word of it cut as a listed name that sounds like it is divided: *jamatuddawah* → *jamat ud dawah*; or all of it divided so, where
 * its words are cut elsewhere: *ahlesunnatwal jamaat*. `parts`: or some of its words, where their letters are just those: *altolvan trust
 * karachi* → *al tolvan trust karachi*. What is found for a listed name is the same whatever others there are.
 */
export function wordsApart(text: string, listed: WholeNames, { parts }: { readonly parts: boolean }): readonly ApartName[] {
  const words = exactWords(text);
  const asked = words.join(" ");
  const ways = new Map<number, Way>();
  const keep = (name: number, way: Way): void => {
    if (way.cut.edits < (ways.get(name)?.cut.edits ?? Infinity)) ways.set(name, way);
  };
  // *Maru III* is not *Maru II* with a letter at the wrong word
  if (words.length > 1 && !words.some((word, at) => isFigure(word, { isLast: at === words.length - 1 })))
    for (const [name, cut] of cutsOf(words.join(""), listed, { mostEdits: MOST_EDITS_DIVIDED, but: asked }))
      keep(name, { before: [], cut, behind: [] });
  const long = [...words.entries()].filter(([, word]) => word.length >= LEAST_LETTERS && word.length <= MOST_LETTERS);
  for (const [at, word] of long.slice(0, MOST_WORDS)) {
    const [before, behind] = [words.slice(0, at), words.slice(at + 1)];
    for (const [name, cut] of cutsOf(word, listed)) keep(name, { before, cut, behind });
    if (word.length < LEAST_PART + LEAST_REST || listed.isKnown(word)) continue;
    for (let length = word.length - LEAST_REST; length >= LEAST_PART; length--) {
      for (const [name, cut] of cutsOf(word.slice(0, length), listed, { mostEdits: MOST_EDITS_PART }))
        keep(name, { before, cut, behind: [word.slice(length), ...behind] });
      for (const [name, cut] of cutsOf(word.slice(-length), listed, { mostEdits: MOST_EDITS_PART }))
        keep(name, { before: [...before, word.slice(0, -length)], cut, behind });
    }
  }
  for (const [from, end] of parts ? stretches(Math.min(words.length, MOST_LOOKED_THROUGH), MOST_TOGETHER) : []) {
    const together = words.slice(from, end);
    for (const [name, cut] of cutsOf(together.join(""), listed, { mostEdits: 0, but: together.join(" ") }))
      keep(name, { before: words.slice(0, from), cut, behind: words.slice(end) });
  }
  return ways.size === 0 ? [] : grouped(ways, asked);
}

interface Cutting {
  /** share of the letters that may be spelt otherwise */
  readonly mostEdits?: number;
  /** how they are divided already */
  readonly but?: string;
}

/** How listed names that sound like these letters divide them. */
function* cutsOf(
  letters: string,
  listed: WholeNames,
  { mostEdits = MOST_EDITS, but }: Cutting = {},
): Generator<readonly [name: number, cut: Cut]> {
  const key = keyOf(letters);
  if (key === null) return;
  const known = new Map<string, Cut | null>(but === undefined ? [] : [[but, null]]);
  for (const [name, text] of listed.named(key)) {
    const like = exactWords(text);
    const division = like.join(" ");
    let cut = known.get(division);
    if (cut === undefined) known.set(division, (cut = cutAs(letters, like, { key, mostEdits })));
    if (cut !== null) yield [name, cut];
  }
}

function cutAs(
  letters: string,
  like: readonly string[],
  { key, mostEdits }: { readonly key: string; readonly mostEdits: number },
): Cut | null {
  const whole = like.join("");
  const most = mostEdits * letters.length;
  // no letters are nearer than their number
  if (Math.abs(whole.length - letters.length) > most || keyOf(whole) !== key) return null;
  return cutLike(letters, like, most);
}

/** The names by the texts they are to be asked under, the nearest first; one that divides nothing anew is none. */
function grouped(ways: ReadonlyMap<number, Way>, asked: string): readonly ApartName[] {
  const texts = new Map<string, [name: number, way: Way][]>();
  for (const [name, way] of ways) {
    const text = [...way.before, ...way.cut.words, ...way.behind].join(" ");
    if (text === asked) continue;
    const known = texts.get(text);
    if (known === undefined) texts.set(text, [[name, way]]);
    else known.push([name, way]);
  }
  const editsOf = (of: readonly [number, Way][]): number => Math.min(...of.map(([, { cut }]) => cut.edits));
  return [...texts]
    .toSorted(([, a], [, b]) => editsOf(a) - editsOf(b))
    .slice(0, MOST_WAYS)
    .map(([text, of]) => ({ text, names: of.map(([name]) => name), within: withinOf(of) }));
}

function withinOf(ways: readonly [name: number, way: Way][]): ApartName["within"] {
  const inside = ways.filter(([, { before, cut, behind }]) => cut.edits === 0 && before.length + behind.length > 0);
  const first = inside[0];
  return first === undefined ? null : { part: first[1].cut.words.join(" "), names: inside.map(([name]) => name) };
}
