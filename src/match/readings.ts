import { KINDS, type Kind } from "../ground/index.ts";
import { readName, type NameWord } from "../names/index.ts";
import { ANOTHER, ROLE_AT, roleNumber, SPAN_AT } from "./cells.ts";
import { growing, type Growing } from "./growing.ts";
import { joinsOf } from "./joins.ts";
import { itself, printedForms, type PrintedForm } from "./name-forms.ts";
import { keyedSkeletons, type Spelt } from "./lexicon.ts";
import { selfBitsOf } from "./self-bits.ts";
import { newSkeletons, placeOf, type Skeletons } from "./skeletons.ts";
import { populationNumbers, type Scope } from "./vocabulary.ts";

/**
 * Names as they were read, each once: a snapshot that is built with the readings of the one before it reads only names that are new, and comes
 * to the same bytes. What stands here depends on the name and its kind alone, never on the lists or on what was read before.
 *
 *     name 7  Hafiz Muhammad SAEED     hafiz@0 · muhammad@1 · saeed@2 · hafizmuhammad@0+2 · muhammadsaeed@1+2
 */
export interface Readings {
  /** words by their number here, each once as it is written and once as a word without vowels */
  readonly texts: string[];
  /** 1: out of a script without vowels */
  readonly bare: Growing<Uint8Array>;
  /** word → its place among the skeletons */
  readonly skeletonOf: Growing<Uint32Array>;
  /** of a word by its text: `numbers[1]` those without vowels */
  readonly numbers: readonly [Map<string, number>, Map<string, number>];
  /** name → its number here, kind by kind */
  readonly names: ReadonlyMap<Kind, Map<string, number>>;
  /** of name n */
  readonly nameTexts: string[];
  readonly nameKinds: Growing<Uint8Array>;
  /** what name n is read as: `items[starts[n]] … items[starts[n + 1]]`, in the order in which it is met */
  readonly starts: Growing<Uint32Array>;
  /** `word | role << ROLE_AT`, ANOTHER for what is not a word of the name itself */
  readonly items: Growing<Uint32Array>;
  /** `at | span << SPAN_AT` */
  readonly places: Growing<Uint8Array>;
  /** bits of a word by itself; NaN: not known (of words run together it never is, for it is the sum of theirs) */
  readonly bits: Growing<Float32Array>;
  readonly words: Growing<Uint8Array>;
  /** 1: has an initial */
  readonly initials: Growing<Uint8Array>;
  /** bits of what is read in the first place, by word and role */
  readonly firstBits: Map<number, number>;
  /** what a printed name is compared as; many lists print the same name. Of one that is compared as itself alone only its hash is kept */
  readonly printed: Map<string, number | readonly PrintedForm[]>;
  readonly skeletons: Skeletons;
}

/** For builds of this scope: with the population, its words come first among the skeletons, in their own order. */
export function newReadings(scope: Scope = "with population"): Readings {
  const starts = growing(Uint32Array);
  starts.push(0);
  const skeletons = newSkeletons();
  if (scope === "with population") for (const word of populationNumbers().keys()) placeOf(skeletons, word, keyedSkeletons);
  return {
    texts: [],
    bare: growing(Uint8Array),
    skeletonOf: growing(Uint32Array),
    numbers: [new Map(), new Map()],
    names: new Map(KINDS.map((kind) => [kind, new Map()])),
    nameTexts: [],
    nameKinds: growing(Uint8Array),
    starts,
    items: growing(Uint32Array),
    places: growing(Uint8Array),
    bits: growing(Float32Array),
    words: growing(Uint8Array),
    initials: growing(Uint8Array),
    firstBits: new Map(),
    printed: new Map(),
    skeletons,
  };
}

/** The forms of a printed name. */
export function formsOf({ printed }: Readings, text: string): readonly PrintedForm[] {
  const known = printed.get(text);
  if (typeof known === "number") return [itself(text, known)];
  if (known !== undefined) return known;
  const forms = printedForms(text);
  // the first is always the name as it is printed
  printed.set(text, forms.length === 1 ? (forms[0] as PrintedForm).exact : forms);
  return forms;
}

/** Reads a printed name before it is needed. */
export function readAhead(readings: Readings, text: string, kind: Kind): void {
  for (const form of formsOf(readings, text)) readingOf(readings, form.text, kind);
}

/**
 * Nobody reads with these again: all goes but the skeletons, which a build still asks for once it has read its names. To ask for more is an
 * error of the program.
 */
export function letGo({
  texts,
  bare,
  skeletonOf,
  numbers,
  names,
  nameTexts,
  nameKinds,
  starts,
  items,
  places,
  bits,
  words,
  initials,
  firstBits,
  printed,
}: Readings): void {
  for (const map of [...numbers, ...names.values(), firstBits, printed]) map.clear();
  for (const grown of [bare, skeletonOf, nameKinds, starts, items, places, bits, words, initials]) grown.drop();
  texts.length = nameTexts.length = 0;
}

/** Number of a name here; it is read when it was not. */
export function readingOf(readings: Readings, text: string, kind: Kind): number {
  const known = readings.names.get(kind) as Map<string, number>;
  let number = known.get(text);
  if (number === undefined) number = takeUp(readings, text, kind);
  return number;
}

function takeUp(readings: Readings, text: string, kind: Kind): number {
  const { items, places, bits } = readings;
  const read = readName(text, kind).words;
  let initial = 0;
  for (let at = 0; at < read.length; at++) {
    const w = read[at] as NameWord;
    if (w.role === "initial") initial = 1;
    for (let r = 0; r < w.readings.length; r++) {
      const reading = w.readings[r] as NameWord["readings"][number];
      const word = wordNumber(readings, reading);
      items.push(word | ((r === 0 ? roleNumber(w.role) : ANOTHER) << ROLE_AT));
      places.push(at | (1 << SPAN_AT));
      bits.push(r === 0 ? bitsOfFirst(readings, word, w) : selfBitsOf(w, reading));
    }
  }
  for (const { text: joined, unvowelled, at, span } of joinsOf(read)) {
    items.push(wordNumber(readings, { text: joined, unvowelled }) | (ANOTHER << ROLE_AT));
    places.push(at | (span << SPAN_AT));
    bits.push(Number.NaN);
  }
  return endOfName(readings, { text, kind }, read.length, initial);
}

/** The name whose items were pushed last is whole. */
export function endOfName(
  { names, nameTexts, nameKinds, words, initials, starts, items }: Readings,
  { text, kind }: { readonly text: string; readonly kind: Kind },
  wordCount: number,
  initial: number,
): number {
  const number = words.length;
  (names.get(kind) as Map<string, number>).set(text, number);
  nameTexts.push(text);
  nameKinds.push(KINDS.indexOf(kind));
  initials.push(initial);
  starts.push(items.length);
  words.push(wordCount);
  return number;
}

export function wordNumber({ texts, bare, skeletonOf, numbers, skeletons }: Readings, { text, unvowelled }: Spelt): number {
  const known = numbers[unvowelled ? 1 : 0];
  let number = known.get(text);
  if (number !== undefined) return number;
  known.set(text, (number = texts.push(text) - 1));
  bare.push(unvowelled ? 1 : 0);
  skeletonOf.push(placeOf(skeletons, text, keyedSkeletons));
  return number;
}

/** Where a sign stands for a word or a syllable its bits go by the sign; of all others by what is read and the role alone. */
const BY_SIGN: ReadonlySet<string> = new Set(["Hani", "Hang"]);

function bitsOfFirst({ firstBits }: Readings, word: number, w: NameWord): number {
  const reading = w.readings[0] as NameWord["readings"][number];
  if (BY_SIGN.has(w.script)) return selfBitsOf(w, reading);
  const key = word * 8 + roleNumber(w.role);
  let bits = firstBits.get(key);
  if (bits === undefined) firstBits.set(key, (bits = selfBitsOf(w, reading)));
  return bits;
}

/** Works out what bits of a name's words are not known. */
export function fillBits(readings: Readings, name: number): void {
  let k = readings.starts.at(name);
  const [text, kind] = [readings.nameTexts[name] as string, KINDS[readings.nameKinds.at(name)] as Kind];
  for (const w of readName(text, kind).words) for (const reading of w.readings) readings.bits.set(k++, selfBitsOf(w, reading));
}
