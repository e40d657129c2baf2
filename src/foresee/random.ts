/**
 * Chance by counting: a number is a function of what it is for (seed, draw, replicate, group, month), never of what was drawn
 * before. So two strategies meet the same luck, and one worker or eight give the same digits.
 */

/** What a random number is for; part of its key, so that two purposes never share a number. */
export const PURPOSE = { attacks: 1, severity: 2, dependants: 3, income: 4, harm: 5, shift: 6, resample: 7, price: 8 } as const;

/** A good 32-bit mixer (C. Wellons, "lowbias32"): every bit of the input moves every bit of the output. */
export function mix(word: number): number {
  let x = word | 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return (x ^ (x >>> 15)) | 0;
}

/** One more word into a key. Not commutative: the order of the words counts. */
export function keyed(key: number, word: number): number {
  return mix(Math.imul(key, 0x9e3779b1) ^ mix(word + 0x7f4a7c15));
}

/** A key from words in their order: `keyOf(seed, PURPOSE.attacks, draw, replicate)`. */
export function keyOf(...words: readonly number[]): number {
  return words.reduce(keyed, 0x2545f491);
}

/** A key of a text, so that a group's luck follows its id and not its place in the file. FNV-1a. */
export function keyOfText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash);
}

/** The `counter`-th uniform number of a stream of two keys, strictly between 0 and 1. */
export function uniform(key: number, other: number, counter: number): number {
  return ((mix(mix(Math.imul(counter + 1, 0x9e3779b9) + key) ^ other) >>> 0) + 0.5) / 4294967296;
}
