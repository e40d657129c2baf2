import { gapCosts, letterOf, SWAP, swapLetters, UNWRITTEN, vowelLetter } from "./cost.ts";
import type { Spelt } from "./lexicon.ts";

/** A word made ready to be laid beside others. */
export interface Spelling extends Spelt {
  readonly letters: Uint8Array;
  /** what it costs to leave out each letter, in UNITs; and where the other word is of a script that writes no vowels */
  readonly gaps: Uint8Array;
  readonly bareGaps: Uint8Array;
}

export function spellingOf({ text, unvowelled }: Spelt): Spelling {
  const letters = Uint8Array.from({ length: text.length }, (_, i) => letterOf(text.charCodeAt(i)));
  const gaps = gapCosts(text);
  const bareGaps = unvowelled ? gaps : gaps.map((gap, i) => (vowelLetter(letters[i] as number) ? UNWRITTEN : gap));
  return { text, unvowelled, letters, gaps, bareGaps };
}

/** three rows of the table, for two neighbours may have changed places; the longest word has MAX_LETTERS, several run together have more */
let [before, above, row] = [new Uint16Array(256), new Uint16Array(256), new Uint16Array(256)];

/**
 * What it costs to write one word for another, in UNITs: for a few words at hand, what lay-letters.ts does for many. Infinity where it is more than
 * `limit`.
 */
export function spellingCost(a: Spelling, b: Spelling, limit: number): number {
  const [x, y] = [a.letters, b.letters];
  const gapsX = b.unvowelled ? a.bareGaps : a.gaps;
  const gapsY = a.unvowelled ? b.bareGaps : b.gaps;
  if (y.length >= row.length)
    [before, above, row] = [1, 2, 3].map(() => new Uint16Array(2 * y.length)) as [
      Uint16Array<ArrayBuffer>,
      Uint16Array<ArrayBuffer>,
      Uint16Array<ArrayBuffer>,
    ];
  row[0] = 0;
  for (let j = 1; j <= y.length; j++) row[j] = (row[j - 1] as number) + (gapsY[j - 1] as number);
  let leastBefore = Infinity;
  for (let i = 1; i <= x.length; i++) {
    [before, above, row] = [above, row, before];
    const [letter, gap] = [x[i - 1] as number, gapsX[i - 1] as number];
    let least = (row[0] = (above[0] as number) + gap);
    for (let j = 1; j <= y.length; j++) {
      const theirs = y[j - 1] as number;
      let best = (above[j - 1] as number) + swapLetters(letter, theirs);
      best = Math.min(best, (above[j] as number) + gap, (row[j - 1] as number) + (gapsY[j - 1] as number));
      if (i > 1 && j > 1 && letter === y[j - 2] && x[i - 2] === theirs) best = Math.min(best, (before[j - 2] as number) + SWAP);
      row[j] = best;
      if (best < least) least = best;
    }
    // two neighbours changed round reach back two rows
    if (least > limit && leastBefore > limit) return Infinity;
    leastBefore = least;
  }
  const cost = row[y.length] as number;
  return cost > limit ? Infinity : cost;
}
