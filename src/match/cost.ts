import { LIMITED } from "./parameter-values.ts";
import { LETTER_COSTS } from "./parameters.ts";

/**
 * What it costs to write one word for another, in bits: −log2 of how likely an office, a typist or a romanisation makes that
 * change to a word that is meant. Vowels, h and y change lightly, letters of one sound a little more, others dear.
 *
 * The distance is the optimal string alignment (restricted Damerau–Levenshtein; Hyyrö 2003) with letter costs:
 *
 *            m  o  h  a  m  m  e  d       a vowel for a vowel             2 and less
 *         m  0                            one letter of a doubled one     .4
 *         u     .85                       h                               1.2
 *         h        0                      letters of one sound (k q, s z) .7 – 4.5
 *         a           0                   two neighbours changed round    4.5
 *         m              0  .4            any other                       5 – 6
 *
 * Costs are whole twentieths of a bit inside, so that sums are exact and the same everywhere.
 */
export const UNIT = 20;

const inUnits = (bits: number): number => Math.round(bits * UNIT);
const C = LETTER_COSTS;
const VOWEL_GAP = inUnits(C.vowelGap);
const VOWEL_BESIDE_VOWEL = inUnits(C.vowelBesideVowel);
const H_GAP = inUnits(C.hGap);
const FINAL_H_GAP = inUnits(C.finalHGap);
const DOUBLED = inUnits(C.doubled);
const CONSONANT_GAP = inUnits(C.consonantGap);
export const SWAP: number = inUnits(C.turned);
/** a written vowel against a script that writes none */
export const UNWRITTEN: number = inUnits(C.unwritten);

export const WIDTH = 32;
const D = 3;
const H = 7;
const J = 9;
const isVowel = new Uint8Array(WIDTH);
const swapCost = new Int32Array(WIDTH * WIDTH).fill(inUnits(C.consonantSwap));
for (const v of "aeiouy") {
  const a = v.charCodeAt(0) - 97;
  isVowel[a] = 1;
  for (const w of "aeiouy") swapCost[a * WIDTH + w.charCodeAt(0) - 97] = inUnits(C.vowelSwap);
}
for (let i = 0; i < WIDTH; i++) swapCost[i * WIDTH + i] = 0;
for (const [a, b, cost] of C.pairs) {
  const [i, j] = [a.charCodeAt(0) - 97, b.charCodeAt(0) - 97];
  swapCost[i * WIDTH + j] = inUnits(cost);
  swapCost[j * WIDTH + i] = inUnits(cost);
}

/** a–z as 0–25; the few other signs that a word may hold as 26–31. */
export function letterOf(unit: number): number {
  return unit >= 97 && unit <= 122 ? unit - 97 : 26 + (unit % 6);
}

/** What one letter costs for another, in UNITs. */
export const swapLetters = (a: number, b: number): number => swapCost[a * WIDTH + b] as number;
export const vowelLetter = (letter: number): boolean => isVowel[letter] === 1;

/** What it may cost to leave out a letter, in UNITs; which of them it is goes with the letter, above its five bits. */
export const GAP_COSTS: Uint8Array = Uint8Array.of(DOUBLED, FINAL_H_GAP, H_GAP, VOWEL_BESIDE_VOWEL, VOWEL_GAP, CONSONANT_GAP);
const [AS_DOUBLED, AS_FINAL_H, AS_H, AS_VOWEL_BESIDE_VOWEL, AS_VOWEL, AS_CONSONANT] = [0, 1, 2, 3, 4, 5];
const GAP_AT = 5;
/** The letter, and what it costs to leave it out, of one that is written with both. */
export const letterIn = (written: number): number => written & (WIDTH - 1);
export const gapIn = (written: number): number => GAP_COSTS[written >>> GAP_AT] as number;

/** Each letter of a word, with what it costs to leave it out, given its neighbours. */
export function writtenLetters(text: string): Uint8Array {
  const length = text.length;
  const written = new Uint8Array(length);
  let before = -1;
  let here = length === 0 ? -1 : letterOf(text.charCodeAt(0));
  for (let i = 0; i < length; i++) {
    const after = i + 1 < length ? letterOf(text.charCodeAt(i + 1)) : -1;
    // *Djamel* and *Jamal*: French and Dutch papers write dj for j
    let gap = AS_CONSONANT;
    if (here === before || (here === D && after === J)) gap = AS_DOUBLED;
    else if (here === H) gap = i === length - 1 ? AS_FINAL_H : AS_H;
    else if (isVowel[here] === 1) gap = isVowel[before] === 1 || isVowel[after] === 1 ? AS_VOWEL_BESIDE_VOWEL : AS_VOWEL;
    written[i] = here | (gap << GAP_AT);
    before = here;
    here = after;
  }
  return written;
}

/** What it costs, in UNITs, to leave out each letter of a word, given its neighbours. */
export const gapCosts = (text: string): Uint8Array => writtenLetters(text).map(gapIn);

/** by the number of letters, up to that from which on all have the last */
const LIMIT = Float64Array.from({ length: (LIMITED.at(-1) as number) + 1 }, (_, letters) => {
  const at = LIMITED.findLastIndex((from) => from <= letters);
  return C.limit[Math.max(0, at)] as number;
});

/** The most a word of so many letters may be changed, in bits: short words bear little before they are another word. */
export function costLimit(letters: number): number {
  return LIMIT[letters < LIMIT.length ? letters : LIMIT.length - 1] as number;
}
