/**
 * What it costs to write one word for another, in bits: −log2 of how likely an office, a typist or a romanisation makes that
 * change to a word that is meant. Vowels, h and y change lightly, letters of one sound a little more, others dear.
 *
 * The distance is the optimal string alignment (restricted Damerau–Levenshtein; Hyyrö 2003) with letter costs:
 *
 *            m  o  h  a  m  m  e  d       a vowel for a vowel             .9 and less
 *         m  0                            one letter of a doubled one     .4
 *         u     .6                        h                               1
 *         h        0                      letters of one sound (k q, s z) .5 – 2.5
 *         a           0                   two neighbours changed round    4.5
 *         m              0  .4            any other                       5 – 6
 *
 * Costs are whole twentieths of a bit inside, so that sums are exact and the same everywhere.
 */
export const UNIT = 20;

const VOWEL_SWAP = 0.9;
const VOWEL_GAP = 1.5;
const VOWEL_BESIDE_VOWEL = 0.8;
const H_GAP = 1;
const FINAL_H_GAP = 0.4;
const DOUBLED = 0.4;
const CONSONANT_SWAP = 6;
const CONSONANT_GAP = 5;
export const SWAP = 4.5 * UNIT;
/** a written vowel against a script that writes none */
export const UNWRITTEN = 0.1 * UNIT;

/** Pairs of letters that offices write for one sound. Symmetric. */
const PAIRS: readonly (readonly [string, string, number])[] = [
  ["i", "y", 0.5],
  ["i", "e", 0.6],
  ["u", "o", 0.6],
  ["a", "e", 0.7],
  ["i", "j", 1.5],
  ["y", "j", 1.2],
  ["u", "w", 1],
  ["o", "w", 1.4],
  ["u", "v", 2],
  ["v", "w", 0.6],
  ["b", "v", 2.2],
  ["f", "v", 2],
  ["f", "w", 2.5],
  ["f", "p", 2.5],
  ["b", "p", 2.2],
  ["d", "t", 2],
  ["k", "q", 0.5],
  ["c", "k", 0.7],
  ["c", "q", 1.2],
  ["c", "s", 1.5],
  ["c", "z", 2.5],
  ["s", "z", 1],
  ["s", "t", 3.5],
  ["x", "k", 2],
  ["x", "s", 2.5],
  ["x", "h", 2.2],
  ["g", "j", 2],
  ["g", "k", 2.5],
  ["g", "q", 2],
  ["g", "h", 2.5],
  ["j", "z", 2],
  ["d", "z", 2.5],
  ["d", "j", 3.5],
  ["k", "h", 2.5],
  ["h", "j", 3],
  ["m", "n", 3.5],
  ["l", "r", 4],
  ["d", "s", 4.5],
  ["t", "z", 3.5],
  ["c", "t", 3.5],
  ["c", "j", 2.5],
  ["b", "w", 4],
];

/** All of the above, for whoever names the parameters of an answer. */
export const SPELLING_COSTS = [
  UNIT,
  VOWEL_SWAP,
  VOWEL_GAP,
  VOWEL_BESIDE_VOWEL,
  H_GAP,
  FINAL_H_GAP,
  DOUBLED,
  CONSONANT_SWAP,
  CONSONANT_GAP,
  SWAP,
  UNWRITTEN,
  PAIRS,
] as const;

export const WIDTH = 32;
const H = 7;
const isVowel = new Uint8Array(WIDTH);
const swapCost = new Int32Array(WIDTH * WIDTH).fill(CONSONANT_SWAP * UNIT);
for (const v of "aeiouy") {
  const a = v.charCodeAt(0) - 97;
  isVowel[a] = 1;
  for (const w of "aeiouy") swapCost[a * WIDTH + w.charCodeAt(0) - 97] = VOWEL_SWAP * UNIT;
}
for (let i = 0; i < WIDTH; i++) swapCost[i * WIDTH + i] = 0;
for (const [a, b, cost] of PAIRS) {
  const [i, j] = [a.charCodeAt(0) - 97, b.charCodeAt(0) - 97];
  swapCost[i * WIDTH + j] = Math.round(cost * UNIT);
  swapCost[j * WIDTH + i] = Math.round(cost * UNIT);
}

/** a–z as 0–25; the few other signs that a word may hold as 26–31. */
export function letterOf(unit: number): number {
  return unit >= 97 && unit <= 122 ? unit - 97 : 26 + (unit % 6);
}

/** What one letter costs for another, in UNITs. */
export const swapLetters = (a: number, b: number): number => swapCost[a * WIDTH + b] as number;
export const vowelLetter = (letter: number): boolean => isVowel[letter] === 1;

/** What it costs, in UNITs, to leave out each letter of a word, given its neighbours. */
export function gapCosts(text: string): Uint8Array {
  const length = text.length;
  const gaps = new Uint8Array(length);
  let before = -1;
  let here = length === 0 ? -1 : letterOf(text.charCodeAt(0));
  for (let i = 0; i < length; i++) {
    const after = i + 1 < length ? letterOf(text.charCodeAt(i + 1)) : -1;
    if (here === before) gaps[i] = DOUBLED * UNIT;
    else if (here === H) gaps[i] = (i === length - 1 ? FINAL_H_GAP : H_GAP) * UNIT;
    else if (isVowel[here] === 1) gaps[i] = (isVowel[before] === 1 || isVowel[after] === 1 ? VOWEL_BESIDE_VOWEL : VOWEL_GAP) * UNIT;
    else gaps[i] = CONSONANT_GAP * UNIT;
    before = here;
    here = after;
  }
  return gaps;
}

/** The most a word of so many letters may be changed, in bits: short words bear little before they are another word. */
export function costLimit(letters: number): number {
  return letters <= 2 ? 1.6 : letters === 3 ? 5.1 : letters === 4 ? 6.2 : letters === 5 ? 6.6 : letters === 6 ? 8 : letters <= 8 ? 9.5 : 11;
}
