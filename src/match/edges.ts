import { letterOf, vowelLetter } from "./cost.ts";
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

/** The edges in which a word of the lexicon is apart from one that is asked. Vowels that a script leaves unwritten say nothing. */
export function edgesApart({ text, unvowelled }: Spelt, lexicon: Lexicon, word: number): number {
  const { wordLetters, wordOffsets, wordFlags } = lexicon;
  const written = !unvowelled && ((wordFlags[word] as number) & UNVOWELLED) === 0;
  const [a, b] = [letterOf(text.charCodeAt(0)), wordLetters[wordOffsets[word] as number] as number];
  const vowels = Number(vowelLetter(a)) + Number(vowelLetter(b));
  let edges = 0;
  if (a !== b && (written || vowels === 0)) edges = vowels === 2 ? FIRST_VOWEL : FIRST_LETTER;
  const [y, z] = [letterOf(text.charCodeAt(text.length - 1)), wordLetters[(wordOffsets[word + 1] as number) - 1] as number];
  if (written && y !== z && (vowelLetter(y) || vowelLetter(z))) edges |= LAST_VOWEL;
  return edges;
}
