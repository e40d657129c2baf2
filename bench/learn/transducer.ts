import { swapKind, GAPS, LETTERS, type Chances, type Letters } from "./changes.ts";

export interface Pair {
  readonly left: Letters;
  readonly right: Letters;
  /** how often two people write it so */
  readonly weight: number;
}

/** Expected number of each change, and of the letters that might have changed so. */
export interface Counts {
  readonly gap: Float64Array;
  readonly gapPlaces: Float64Array;
  readonly swap: Float64Array;
  readonly letters: Float64Array;
  round: number;
  neighbours: number;
  /** log2 likelihood and weight of the pairs that are one name, and the weight of all */
  bits: number;
  one: number;
  all: number;
}

/** another name that happens to be written alike in the other script, before anything is compared: the rest is learned */
const OTHER_AT_FIRST = 0.1;
/** index into GAPS of the second of two like letters: which letter it is, the first says */
const DOUBLED = 4;

const noCounts = (): Counts => ({
  gap: new Float64Array(GAPS.length),
  gapPlaces: new Float64Array(GAPS.length),
  swap: new Float64Array(LETTERS * LETTERS),
  letters: new Float64Array(LETTERS),
  round: 0,
  neighbours: 0,
  bits: 0,
  one: 0,
  all: 0,
});

function letterShares(pairs: readonly Pair[]): Float64Array {
  const counts = new Float64Array(LETTERS).fill(1);
  for (const { left, right, weight } of pairs)
    for (const { at } of [left, right]) for (const a of at) counts[a] = (counts[a] as number) + weight;
  const sum = counts.reduce((x, y) => x + y, 0);
  return counts.map((count) => count / sum);
}

/**
 * Expectation of a stochastic edit distance (Ristad and Yianilos 1998) with the changes that the engine prices, over all alignments
 * of each pair; a pair may also be two names, spelt letter by letter as names are.
 */
export function expect(pairs: readonly Pair[], chances: Chances, otherShare = OTHER_AT_FIRST): Counts {
  const counts = noCounts();
  const share = letterShares(pairs);
  const kept = Float64Array.from({ length: LETTERS }, (_, a) => {
    let changed = 0;
    for (let b = 0; b < LETTERS; b++) if (b !== a) changed += chances.swap[a * LETTERS + b] as number;
    return 1 / (1 + changed);
  });
  for (const { left, right, weight } of pairs) {
    const [x, y] = [left.at, right.at];
    const width = y.length + 1;
    const size = (x.length + 1) * width;
    const forward = new Float64Array(size);
    const backward = new Float64Array(size);
    const drop = (i: number): number => chances.gap[left.gaps[i] as number] as number;
    const add = (j: number): number => {
      const gap = right.gaps[j] as number;
      return (chances.gap[gap] as number) * (gap === DOUBLED ? 1 : (share[y[j] as number] as number));
    };
    const swap = (i: number, j: number): number => {
      const [a, b] = [x[i] as number, y[j] as number];
      // neither left out nor written besides: without this, to drop a letter and to write it again would pass for keeping it
      const keep = (kept[a] as number) * (1 - drop(i)) * (1 - (chances.gap[right.gaps[j] as number] as number));
      return a === b ? keep : keep * (chances.swap[a * LETTERS + b] as number);
    };
    const round = (i: number, j: number): number =>
      i + 1 < x.length && j + 1 < y.length && x[i] === y[j + 1] && x[i + 1] === y[j] && x[i] !== x[i + 1] ? chances.round : 0;
    forward[0] = 1;
    for (let i = 0; i <= x.length; i++) {
      for (let j = 0; j <= y.length; j++) {
        const k = i * width + j;
        let sum = forward[k] as number;
        if (i > 0) sum += (forward[k - width] as number) * drop(i - 1);
        if (j > 0) sum += (forward[k - 1] as number) * add(j - 1);
        if (i > 0 && j > 0) sum += (forward[k - width - 1] as number) * swap(i - 1, j - 1);
        if (i > 1 && j > 1) sum += (forward[k - 2 * width - 2] as number) * round(i - 2, j - 2);
        forward[k] = sum;
      }
    }
    backward[size - 1] = 1;
    for (let i = x.length; i >= 0; i--) {
      for (let j = y.length; j >= 0; j--) {
        const k = i * width + j;
        let sum = backward[k] as number;
        if (i < x.length) sum += (backward[k + width] as number) * drop(i);
        if (j < y.length) sum += (backward[k + 1] as number) * add(j);
        if (i < x.length && j < y.length) sum += (backward[k + width + 1] as number) * swap(i, j);
        if (i + 1 < x.length && j + 1 < y.length) sum += (backward[k + 2 * width + 2] as number) * round(i, j);
        backward[k] = sum;
      }
    }
    const total = forward[size - 1] as number;
    const other = y.reduce((product, b) => product * (share[b] as number), 1);
    const asOne = total * (1 - otherShare);
    const one = asOne / (asOne + other * otherShare);
    counts.all += weight;
    counts.one += weight * one;
    counts.bits += weight * Math.log2(asOne + other * otherShare);
    const of = (weight * one) / total;
    for (let i = 0; i < x.length; i++) {
      for (let j = 0; j <= y.length; j++) {
        const k = i * width + j;
        const f = (forward[k] as number) * of;
        const gap = left.gaps[i] as number;
        counts.gap[gap] = (counts.gap[gap] as number) + f * drop(i) * (backward[k + width] as number);
        if (j === y.length) continue;
        const pair = (x[i] as number) * LETTERS + (y[j] as number);
        counts.swap[pair] = (counts.swap[pair] as number) + f * swap(i, j) * (backward[k + width + 1] as number);
        if (round(i, j) > 0) counts.round += f * round(i, j) * (backward[k + 2 * width + 2] as number);
      }
    }
    for (let i = 0; i <= x.length; i++) {
      for (let j = 0; j < y.length; j++) {
        const k = i * width + j;
        const gap = right.gaps[j] as number;
        counts.gap[gap] = (counts.gap[gap] as number) + (forward[k] as number) * of * add(j) * (backward[k + 1] as number);
      }
    }
    for (const { at, gaps } of [left, right]) {
      at.forEach((a, i) => {
        counts.letters[a] = (counts.letters[a] as number) + weight * one;
        counts.gapPlaces[gaps[i] as number] = (counts.gapPlaces[gaps[i] as number] as number) + weight * one;
        if (i > 0 && at[i - 1] !== a) counts.neighbours += weight * one;
      });
    }
  }
  return counts;
}

/** so many changes of each kind are taken as seen, at the chance in force: what no pair shows stays as it is */
const SMOOTH = 2;

/** The chances that the counts show, both directions alike. */
export function maximise(counts: Counts, before: Chances): Chances {
  const kinds = new Map<string, { changed: number; chance: number; pairs: number }>();
  const seen = (a: number, b: number): number => {
    const changed = (counts.swap[a * LETTERS + b] as number) + (counts.swap[b * LETTERS + a] as number);
    return (
      (changed + SMOOTH * (before.swap[a * LETTERS + b] as number)) /
      (Math.sqrt((counts.letters[a] as number) * (counts.letters[b] as number)) + SMOOTH)
    );
  };
  for (let a = 0; a < LETTERS; a++) {
    for (let b = a + 1; b < LETTERS; b++) {
      const kind = kinds.get(swapKind(a, b)) ?? { changed: 0, chance: 0, pairs: 0 };
      const weight = Math.sqrt((counts.letters[a] as number) * (counts.letters[b] as number)) + 1e-9;
      kind.changed += seen(a, b) * weight;
      kind.pairs += weight;
      kinds.set(swapKind(a, b), kind);
    }
  }
  return {
    gap: counts.gap.map((gap, k) => {
      const was = before.gap[k] as number;
      // a doubled letter left out and written again has no price beside keeping it: held, and read off the counts in the end
      return k === DOUBLED ? was : (gap + SMOOTH * was) / ((counts.gapPlaces[k] as number) + SMOOTH);
    }),
    swap: Float64Array.from({ length: LETTERS * LETTERS }, (_, k) => {
      const [a, b] = [Math.floor(k / LETTERS), k % LETTERS];
      const kind = kinds.get(swapKind(a, b));
      return a === b || kind === undefined ? 1 : Math.min(0.9, kind.changed / kind.pairs);
    }),
    round: (counts.round + SMOOTH * before.round) / (counts.neighbours + SMOOTH),
  };
}

const STEPS = 12;

/** Expectation and maximisation. */
export function learnChances(
  pairs: readonly Pair[],
  from: Chances,
): { readonly chances: Chances; readonly counts: Counts; readonly other: number } {
  let chances = from;
  let other = OTHER_AT_FIRST;
  let counts = expect(pairs, chances, other);
  for (let step = 0; step < STEPS; step++) {
    chances = maximise(counts, chances);
    other = Math.min(0.9, Math.max(0.001, 1 - counts.one / counts.all));
    counts = expect(pairs, chances, other);
  }
  return { chances, counts, other };
}
