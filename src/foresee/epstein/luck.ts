import { keyOf } from "../random.ts";

/** Made ahead in blocks: three times faster than one at a time. */
const BLOCK = 1024;
/** of a whole number of 32 bits to a share */
export const SCALE = 2 ** -32;

/**
 * One stream of chance: xoshiro128** (Blackman and Vigna 2021), its 128 bits from the counting generator of ../random.ts. A world of
 * agents draws in the order of its turns, so its luck is a stream and no table of purposes.
 */
export interface Luck {
  readonly words: Uint32Array;
  readonly state: Int32Array;
  used: number;
}

export function createLuck(seed: number): Luck {
  return { words: new Uint32Array(BLOCK), state: Int32Array.from([1, 2, 3, 4], (part) => keyOf(seed, part)), used: BLOCK };
}

/** Afterwards at least `count` words (of at most a block) lie ready from `used` on. The sequence of words does not depend on who asks when. */
export function reserve(luck: Luck, count: number): void {
  const { words, state, used } = luck;
  if (BLOCK - used >= count) return;
  words.copyWithin(0, used);
  let [a, b, c, d] = state as unknown as [number, number, number, number];
  for (let i = BLOCK - used; i < BLOCK; i++) {
    const product = Math.imul(b, 5);
    words[i] = Math.imul((product << 7) | (product >>> 25), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
  }
  state.set([a, b, c, d]);
  luck.used = 0;
}

/** A whole number from 0 to `count` − 1. `count` at most 2³⁰. */
export function drawBelow(luck: Luck, count: number): number {
  if (luck.used === BLOCK) reserve(luck, 1);
  return ((luck.words[luck.used++] as number) * (count * SCALE)) | 0;
}

/** A number strictly between 0 and 1. */
export function drawShare(luck: Luck): number {
  if (luck.used === BLOCK) reserve(luck, 1);
  return ((luck.words[luck.used++] as number) + 0.5) * SCALE;
}
