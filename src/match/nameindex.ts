import { readName, skeleton, splitCell, type NameWord, type ReadName } from "../names/index.ts";
import type { Kind } from "../ground/index.ts";
import type { Lexicon } from "./lexicon.ts";
import { PARAMETERS } from "./parameters.ts";
import { floorShare } from "./pricing.ts";
import { AREA_COUNT } from "./population.ts";
import { buildVocabulary, shippedPopulation, type Vocabulary } from "./vocabulary.ts";

/** Roles as small numbers, in the order of `leftRole`. */
export const ROLES = ["word", "honorific", "particle", "form", "initial", "number"] as const;
const ROLE_NUMBER: ReadonlyMap<string, number> = new Map(ROLES.map((r, i) => [r, i]));
export const roleNumber = (role: (typeof ROLES)[number]): number => ROLE_NUMBER.get(role) as number;

/**
 * All listed names as flat arrays: words in order, neighbours joined into one, and for each word the names that have it.
 *
 *     name 7   Hafiz Muhammad Saeed      words  [hafiz, muhammad, saeed]    joins  [hafizmuhammad@0+2, muhammadsaeed@1+2]
 *     word `saeed`                       postings → … 7 …
 */
export interface NameIndex {
  readonly names: number;
  readonly vocabulary: Vocabulary;
  /** the vocabulary's */
  readonly lexicon: Lexicon;
  /** bits of each word by itself, at its commonest: caps what a joined word may bring */
  readonly selfBits: Float32Array;
  readonly wordStart: Uint32Array;
  readonly words: Uint32Array;
  readonly roles: Uint8Array;
  readonly joinStart: Uint32Array;
  readonly joinWords: Uint32Array;
  readonly joinAt: Uint8Array;
  readonly joinSpan: Uint8Array;
  readonly postStart: Uint32Array;
  readonly postings: Uint32Array;
  readonly nameEntry: Uint32Array;
  /** bit 0: the publisher calls it weak; bit 1: made by us from a part of a printed cell; bit 2: has an initial */
  readonly nameFlags: Uint8Array;
}

export const WEAK = 1;
export const DERIVED = 2;
export const HAS_INITIAL = 4;

export interface IndexedName {
  readonly text: string;
  readonly entry: number;
  readonly weak: boolean;
  readonly derived: boolean;
}

/** The forms under which a printed name is compared: itself, then the names inside its cell. */
export function nameForms(text: string): readonly { readonly text: string; readonly derived: boolean }[] {
  return [{ text, derived: false }, ...splitCell(text).map((t) => ({ text: t, derived: true }))];
}

/** A join of neighbouring words, or of two words with a particle between. */
export interface Join {
  readonly text: string;
  readonly at: number;
  readonly span: number;
  readonly unvowelled: boolean;
}

const JOINED_LETTERS = 24;
const joinable = (w: NameWord): boolean =>
  w.role !== "initial" && w.role !== "number" && w.role !== "form" && /^[a-z]/.test(w.readings[0]?.text ?? "");

/** Every join that could be one word in another hand. */
export function joinsOf(words: readonly NameWord[]): readonly Join[] {
  const joins: Join[] = [];
  const add = (at: number, span: number): void => {
    const parts = words.slice(at, at + span);
    if (!parts.every(joinable) || parts.some((p) => p.readings[0]?.unvowelled !== parts[0]?.readings[0]?.unvowelled)) return;
    if (parts.every((p) => p.role === "particle")) return;
    const text = parts.map((p) => p.readings[0]?.text).join("");
    if (text.length <= JOINED_LETTERS) joins.push({ text, at, span, unvowelled: parts[0]?.readings[0]?.unvowelled ?? false });
  };
  for (let i = 0; i + 1 < words.length; i++) {
    add(i, 2);
    if (words[i + 1]?.role === "particle" && i + 2 < words.length) add(i, 3);
  }
  return joins;
}

export function buildNameIndex(
  names: readonly IndexedName[],
  kinds: (entry: number) => Kind,
  scope: "with population" | "alone" = "with population",
): NameIndex {
  const written = new Map<string, number>();
  const bare = new Map<string, number>();
  const lexiconWords: { text: string; unvowelled: boolean; together: boolean }[] = [];
  const selfBits: number[] = [];
  const { shares } = shippedPopulation();
  const populationIds = idsOfPopulation();
  const frames = frameShares();
  const idOf = (text: string, unvowelled: boolean, together: boolean, self: () => number): number => {
    const numbers = unvowelled ? bare : written;
    let id = numbers.get(text);
    if (id === undefined) {
      id = lexiconWords.length;
      numbers.set(text, id);
      lexiconWords.push({ text, unvowelled, together });
      selfBits.push(self());
    }
    // what is a word of its own somewhere is looked for as such
    else if (!together) (lexiconWords[id] as { together: boolean }).together = false;
    return id;
  };
  const self = (w: NameWord, text: string, unvowelled: boolean): number => {
    let share = floorShare(w, 0);
    if (unvowelled) share = Math.max(share, frames.get(skeleton(text)) ?? 0);
    const id = populationIds.get(text);
    if (id !== undefined)
      for (let p = shares.start[id] as number; p < (shares.start[id + 1] as number); p++)
        share = Math.max(share, shares.share[p] as number);
    return Math.min(
      -Math.log2(Math.min(1, share)),
      w.role === "particle" ? PARAMETERS.cap.particle : w.role === "honorific" ? PARAMETERS.cap.honorific : Infinity,
    );
  };
  const words: number[] = [];
  const roles: number[] = [];
  const wordStart = new Uint32Array(names.length + 1);
  const joinStart = new Uint32Array(names.length + 1);
  const joinWords: number[] = [];
  const joinAt: number[] = [];
  const joinSpan: number[] = [];
  const nameEntry = new Uint32Array(names.length);
  const nameFlags = new Uint8Array(names.length);
  for (const [n, name] of names.entries()) {
    const read: ReadName = readName(name.text, kinds(name.entry));
    const first: number[] = [];
    for (const w of read.words) {
      const reading = w.readings[0] as NameWord["readings"][number];
      const id = idOf(reading.text, reading.unvowelled, false, () => self(w, reading.text, reading.unvowelled));
      first.push(id);
      words.push(id);
      roles.push(roleNumber(w.role));
      // further readings stand at the same place as joins of one word
      for (const other of w.readings.slice(1)) {
        joinWords.push(idOf(other.text, other.unvowelled, false, () => self(w, other.text, other.unvowelled)));
        joinAt.push(first.length - 1);
        joinSpan.push(1);
      }
    }
    for (const j of joinsOf(read.words)) {
      let parts = 0;
      for (let k = j.at; k < j.at + j.span; k++) parts += selfBits[first[k] as number] as number;
      joinWords.push(idOf(j.text, j.unvowelled, true, () => parts));
      joinAt.push(j.at);
      joinSpan.push(j.span);
    }
    wordStart[n + 1] = words.length;
    joinStart[n + 1] = joinWords.length;
    nameEntry[n] = name.entry;
    nameFlags[n] = (name.weak ? WEAK : 0) | (name.derived ? DERIVED : 0) | (read.words.some((w) => w.role === "initial") ? HAS_INITIAL : 0);
  }
  const { vocabulary, position } = buildVocabulary(lexiconWords, scope);
  const { lexicon } = vocabulary;
  const renumber = (ids: number[]): Uint32Array => Uint32Array.from(ids, (id) => position[id] as number);
  const wordIds = renumber(words);
  const joinIds = renumber(joinWords);
  const self32 = new Float32Array(lexicon.size);
  for (let i = 0; i < selfBits.length; i++) self32[position[i] as number] = selfBits[i] as number;
  const { postStart, postings } = invert(lexicon.size, names.length, wordStart, wordIds, joinStart, joinIds);
  return {
    names: names.length,
    vocabulary,
    lexicon,
    selfBits: self32,
    wordStart,
    words: wordIds,
    roles: Uint8Array.from(roles),
    joinStart,
    joinWords: joinIds,
    joinAt: Uint8Array.from(joinAt),
    joinSpan: Uint8Array.from(joinSpan),
    postStart,
    postings,
    nameEntry,
    nameFlags,
  };
}

/** word → names that have it, each once, ascending. */
function invert(
  size: number,
  names: number,
  wordStart: Uint32Array,
  words: Uint32Array,
  joinStart: Uint32Array,
  joins: Uint32Array,
): { postStart: Uint32Array; postings: Uint32Array } {
  const last = new Int32Array(size).fill(-1);
  const postStart = new Uint32Array(size + 1);
  const each = (visit: (word: number, name: number) => void): void => {
    last.fill(-1);
    for (let n = 0; n < names; n++) {
      for (let k = wordStart[n] as number; k < (wordStart[n + 1] as number); k++) once(words[k] as number, n, visit);
      for (let k = joinStart[n] as number; k < (joinStart[n + 1] as number); k++) once(joins[k] as number, n, visit);
    }
  };
  const once = (word: number, name: number, visit: (word: number, name: number) => void): void => {
    if (last[word] === name) return;
    last[word] = name;
    visit(word, name);
  };
  each((word) => (postStart[word + 1] = (postStart[word + 1] as number) + 1));
  for (let w = 0; w < size; w++) postStart[w + 1] = (postStart[w + 1] as number) + (postStart[w] as number);
  const fill = postStart.slice(0, size);
  const postings = new Uint32Array(postStart[size] as number);
  each((word, name) => {
    const at = fill[word] as number;
    postings[at] = name;
    fill[word] = at + 1;
  });
  return { postStart, postings };
}

let shippedIds: Map<string, number> | null = null;
function idsOfPopulation(): Map<string, number> {
  return (shippedIds ??= new Map(shippedPopulation().words.map((w, i) => [w, i])));
}

let shippedFrames: Map<string, number> | null = null;
/** Share of the population, in the area where it is largest, that has each skeleton: how common a word is that shows its consonants only. */
function frameShares(): Map<string, number> {
  if (shippedFrames !== null) return shippedFrames;
  const { words, shares } = shippedPopulation();
  const byArea = new Map<string, Float64Array>();
  for (const [id, word] of words.entries()) {
    const signs = skeleton(word);
    let sums = byArea.get(signs);
    if (sums === undefined) byArea.set(signs, (sums = new Float64Array(AREA_COUNT)));
    for (let p = shares.start[id] as number; p < (shares.start[id + 1] as number); p++)
      sums[shares.area[p] as number] = (sums[shares.area[p] as number] as number) + (shares.share[p] as number);
  }
  return (shippedFrames = new Map([...byArea].map(([signs, sums]) => [signs, Math.max(...sums)])));
}
