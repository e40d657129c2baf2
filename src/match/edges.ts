import { letterIn, letterOf, vowelLetter } from "./cost.ts";
import { UNVOWELLED, type Lexicon, type Spelt } from "./lexicon.ts";
import { PARAMETERS } from "./parameters.ts";

/**
 * How two words differ at their edges. Offices and typists change the inside of a word; its first sound they keep, and a vowel at
 * its end is often all that tells a man's name from a woman's: *Hauge* is not *Agha*, *Mario* not *Maria*. Bits of `Listed.flags`.
 */
export const EDGES_AT = 5;
export const FIRST_LETTER = 1;
export const FIRST_VOWEL = 2;
export const LAST_VOWEL = 4;

/** What each set of edges apart costs, in bits. */
export const EDGE_COSTS: Float64Array = Float64Array.from({ length: 8 }, (_, edges) => {
  const { firstLetter, lastVowel } = PARAMETERS;
  const first = (edges & FIRST_LETTER) !== 0 ? firstLetter : (edges & FIRST_VOWEL) !== 0 ? firstLetter / 2 : 0;
  return first + ((edges & LAST_VOWEL) !== 0 ? lastVowel : 0);
});

/** The first and the last letter of a word that is asked. Vowels that a script leaves unwritten say nothing. */
export interface Edges {
  readonly first: number;
  readonly last: number;
  readonly written: boolean;
}

export const edgesOf = ({ text, unvowelled }: Spelt): Edges => ({
  first: letterOf(text.charCodeAt(0)),
  last: letterOf(text.charCodeAt(text.length - 1)),
  written: !unvowelled,
});

/** The edges in which a word of the lexicon is apart from one that is asked. */
export function edgesApart(asked: Edges, lexicon: Lexicon, word: number): number {
  const { wordLetters, wordOffsets, wordFlags } = lexicon;
  const first = letterIn(wordLetters[wordOffsets[word] as number] as number);
  const last = letterIn(wordLetters[(wordOffsets[word + 1] as number) - 1] as number);
  return edgesBetween(asked, first, last, ((wordFlags[word] as number) & UNVOWELLED) === 0);
}

/** The edges in which two words are apart. */
export const wordEdgesApart = (a: Edges, b: Edges): number => edgesBetween(a, b.first, b.last, b.written);

function edgesBetween({ first, last, written: writes }: Edges, theirFirst: number, theirLast: number, theyWrite: boolean): number {
  const written = writes && theyWrite;
  let edges = 0;
  if (first !== theirFirst) {
    const vowels = Number(vowelLetter(first)) + Number(vowelLetter(theirFirst));
    if (written || vowels === 0) edges = vowels === 2 ? FIRST_VOWEL : FIRST_LETTER;
  }
  if (written && last !== theirLast && (vowelLetter(last) || vowelLetter(theirLast))) edges |= LAST_VOWEL;
  return edges;
}
