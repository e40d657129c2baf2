/** A small generator with a seed (mulberry32, Tommy Ettinger, public domain), so that every run asks the same questions. */
export interface Seeded {
  /** 0 ≤ x < 1 */
  next(): number;
  /** 0 ≤ n < below */
  below(below: number): number;
  pick<T>(from: readonly T[]): T;
  /** `count` of them without repetition, in random order */
  sample<T>(from: readonly T[], count: number): T[];
}

export function seeded(seed: number): Seeded {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return {
    next,
    below,
    pick: <T>(from: readonly T[]): T => from[below(from.length)] as T,
    sample: <T>(from: readonly T[], count: number): T[] => {
      const pool = [...from];
      const taken: T[] = [];
      while (taken.length < count && pool.length > 0) {
        const at = below(pool.length);
        taken.push(pool[at] as T);
        pool[at] = pool.at(-1) as T;
        pool.pop();
      }
      return taken;
    },
  };
}
