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
const SWAP = 4.5 * UNIT;
/** a written vowel against a script that writes none */
const UNWRITTEN = 0.1 * UNIT;

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

const WIDTH = 32;
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

/**
 * Consonants by class, doubled ones once: liquids, nasals, labials, and those of the throat and the teeth. The differences of the
 * counts bound the cost from below. Four bits each.
 */
const CLASS_OF = new Int8Array(WIDTH).fill(-1);
for (const [k, letters] of ["lr", "mn", "bpf", "kqcgxszdt"].entries()) for (const c of letters) CLASS_OF[c.charCodeAt(0) - 97] = k;

export function classCounts(text: string): number {
  let packed = 0;
  for (let i = 0; i < text.length; i++) {
    const k = CLASS_OF[letterOf(text.charCodeAt(i))] as number;
    if (k >= 0 && text[i] !== text[i - 1] && ((packed >> (4 * k)) & 15) < 15) packed += 1 << (4 * k);
  }
  return packed;
}

/**
 * No word with the counts `b` can be written for one with the counts `a` at less than this, in UNITs. A liquid or nasal too many
 * is dropped (5) or changed for a letter of another class (6, and settles a difference there, too); the others may turn into a
 * vowel, h or j for 2.
 */
export function leastCost(a: number, b: number): number {
  if (a === b) return 0;
  const liquids = (a & 15) - (b & 15);
  const nasals = ((a >> 4) & 15) - ((b >> 4) & 15);
  const others = Math.abs(((a >> 8) & 15) - ((b >> 8) & 15)) + Math.abs(((a >> 12) & 15) - ((b >> 12) & 15));
  const [l, n] = [Math.abs(liquids), Math.abs(nasals)];
  const swapped = liquids * nasals < 0 ? Math.min(l, n) : 0;
  const rest = l + n - 2 * swapped;
  return UNIT * (6 * swapped + 5 * rest + 2 * others - Math.min(rest, others));
}

/** One word ready to be compared: its letters and the cost of leaving each out. */
export interface CostedWord {
  readonly letters: Uint8Array;
  readonly gaps: Uint8Array;
  readonly unvowelled: boolean;
}

export function costedWord(text: string, unvowelled: boolean): CostedWord {
  const letters = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) letters[i] = letterOf(text.charCodeAt(i));
  return { letters, gaps: gapCosts(text), unvowelled };
}

const ROW = 48;
const dp = new Int32Array(3 * ROW);
const gapsB = new Int32Array(ROW);
/** beyond every limit */
export const FAR = 0x3fffffff;

/**
 * Cost of writing `a` for `b[bFrom, bTo)` in UNITs of 1/20 bit; FAR once it exceeds `limit`. Words of at most MAX_LETTERS units.
 * Where one side comes from a script without vowels, the vowels of the other cost next to nothing.
 */
export function editCost(
  a: CostedWord,
  b: Uint8Array,
  bGaps: Uint8Array,
  bFrom: number,
  bTo: number,
  bUnvowelled: boolean,
  limit: number,
): number {
  const letters = a.letters;
  let from = 0;
  let to = letters.length;
  // what both begin or end with costs nothing
  while (from < to && bFrom < bTo && letters[from] === b[bFrom]) {
    from++;
    bFrom++;
  }
  while (from < to && bFrom < bTo && letters[to - 1] === b[bTo - 1]) {
    to--;
    bTo--;
  }
  const n = to - from;
  const m = bTo - bFrom;
  if (n === 0 && m === 0) return 0;
  const bareA = a.unvowelled && !bUnvowelled;
  const bareB = bUnvowelled && !a.unvowelled;
  let before = 0;
  let previous = ROW;
  let current = 2 * ROW;
  let sum = 0;
  dp[previous] = 0;
  for (let j = 0; j < m; j++) {
    const gap = bareA && isVowel[b[bFrom + j] as number] === 1 ? UNWRITTEN : (bGaps[bFrom + j] as number);
    gapsB[j] = gap;
    sum += gap;
    dp[previous + j + 1] = sum;
  }
  let leastBefore = 0;
  let unitBefore = -1;
  for (let i = 0; i < n; i++) {
    const unit = letters[from + i] as number;
    const table = unit * WIDTH;
    const gap = bareB && isVowel[unit] === 1 ? UNWRITTEN : (a.gaps[from + i] as number);
    let left = (dp[previous] as number) + gap;
    let diagonal = dp[previous] as number;
    let least = left;
    let bBefore = -1;
    dp[current] = left;
    for (let j = 0; j < m; j++) {
      const other = b[bFrom + j] as number;
      const up = dp[previous + j + 1] as number;
      // least of three without a branch, which nothing could predict
      let best = (diagonal + (swapCost[table + other] as number)) | 0;
      let less = (up + gap - best) | 0;
      best += less & (less >> 31);
      less = (left + (gapsB[j] as number) - best) | 0;
      best += less & (less >> 31);
      if (unit === bBefore && other === unitBefore) {
        const swapped = (dp[before + j - 1] as number) + SWAP;
        if (swapped < best) best = swapped;
      }
      diagonal = up;
      left = best;
      bBefore = other;
      dp[current + j + 1] = best;
      less = (best - least) | 0;
      least += less & (less >> 31);
    }
    // a swap jumps one row: the row before must be beyond hope, too
    if (least > limit && leastBefore + SWAP > limit) return FAR;
    leastBefore = least;
    unitBefore = unit;
    const spare = before;
    before = previous;
    previous = current;
    current = spare;
  }
  const cost = dp[previous + m] as number;
  return cost <= limit ? cost : FAR;
}

/** The most a word of so many letters may be changed, in bits: short words bear little before they are another word. */
export function costLimit(letters: number): number {
  return letters <= 2 ? 1.6 : letters === 3 ? 3 : letters === 4 ? 5.5 : letters === 5 ? 6.6 : letters === 6 ? 8 : letters <= 8 ? 9.5 : 11;
}
