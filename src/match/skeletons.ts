import { growing, type Growing } from "./growing.ts";

/** Both skeletons of each word that was met, by number: whoever builds again does not work them out again, nor looks a word up by its text. */
export interface Skeletons {
  /** signs by their number here */
  readonly signs: string[];
  /** word → its place in `proper` and `plain` */
  readonly words: Map<string, number>;
  readonly proper: Growing<Uint32Array>;
  readonly plain: Growing<Uint32Array>;
  readonly numbers: Map<string, number>;
}

export const newSkeletons = (): Skeletons => ({
  signs: [],
  words: new Map(),
  proper: growing(Uint32Array),
  plain: growing(Uint32Array),
  numbers: new Map(),
});

/** Words and the place of each among the skeletons. */
export interface Placed {
  readonly skeletons: Skeletons;
  readonly places: Uint32Array;
}

/** The place of a word; `both` works out its skeletons, the proper one first, one where they are the same. */
export function placeOf(skeletons: Skeletons, word: string, both: (word: string) => readonly string[]): number {
  let place = skeletons.words.get(word);
  if (place !== undefined) return place;
  const [proper, plain = proper] = both(word);
  skeletons.words.set(word, (place = skeletons.proper.length));
  skeletons.proper.push(numberOf(skeletons, proper as string));
  skeletons.plain.push(numberOf(skeletons, plain as string));
  return place;
}

function numberOf({ signs, numbers }: Skeletons, text: string): number {
  let number = numbers.get(text);
  if (number === undefined) numbers.set(text, (number = signs.push(text) - 1));
  return number;
}
