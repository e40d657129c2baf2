import { gapCosts, letterOf, swapLetters, UNIT, vowelLetter, SWAP } from "../../src/match/cost.ts";
import { LETTER_COSTS } from "../../src/match/parameters.ts";

/** The kinds of change that src/match/cost.ts prices: gaps by place, swaps by pair of letters, two neighbours changed round. */
export const GAPS = ["vowel", "vowel beside vowel", "h", "final h", "doubled", "consonant"] as const;
export const LETTERS = 26;
const H = 7;

/** pairs of letters that have a price of their own */
export const NAMED: ReadonlySet<string> = new Set(LETTER_COSTS.pairs.map(([a, b]) => `${a}/${b}`));

export function pairName(a: number, b: number): string {
  const of = (letter: number): string => String.fromCharCode(97 + letter);
  return a < b ? `${of(a)}/${of(b)}` : `${of(b)}/${of(a)}`;
}

/** What a swap of two letters is counted under. */
export function swapKind(a: number, b: number): string {
  const pair = pairName(a, b);
  if (NAMED.has(pair)) return pair;
  return vowelLetter(a) && vowelLetter(b) ? "other vowels" : "other letters";
}

export interface Letters {
  readonly text: string;
  readonly at: Uint8Array;
  /** index into GAPS of each letter, were it left out */
  readonly gaps: Uint8Array;
}

export function lettersOf(text: string): Letters {
  const at = Uint8Array.from(text, (letter) => letterOf(letter.charCodeAt(0)));
  const gaps = at.map((here, i) => {
    const vowel = (letter: number | undefined): boolean => letter !== undefined && vowelLetter(letter);
    if (i > 0 && at[i - 1] === here) return 4;
    if (here === H) return i === at.length - 1 ? 3 : 2;
    return vowelLetter(here) ? (vowel(at[i - 1]) || vowel(at[i + 1]) ? 1 : 0) : 5;
  });
  return { text, at, gaps };
}

/** Chance of each change, as the engine takes it now: 2 to the minus cost. */
export interface Chances {
  readonly gap: Float64Array;
  readonly swap: Float64Array;
  readonly round: number;
}

/** words in which one letter stands in each place that GAPS tells apart, and where */
const SHOWN: readonly (readonly [string, number])[] = [
  ["bad", 1],
  ["baed", 1],
  ["bhd", 1],
  ["bdh", 2],
  ["bdd", 2],
  ["bdf", 1],
];

/** With `level`, each change so many bits dearer: the costs in force say how changes compare, not how often any is made. */
export function inForce({ level = 0 }: { readonly level?: number } = {}): Chances {
  const chance = (cost: number): number => 2 ** (-cost / UNIT - level);
  return {
    gap: Float64Array.from(SHOWN, ([text, i]) => chance(gapCosts(text)[i] as number)),
    swap: Float64Array.from({ length: LETTERS * LETTERS }, (_, k) => chance(swapLetters(Math.floor(k / LETTERS), k % LETTERS))),
    round: chance(SWAP),
  };
}
