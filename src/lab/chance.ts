/** Chance by key: what is drawn for one name and category never depends on what else is drawn. */
export interface Chance {
  /** 0 ≤ x < 1 */
  share(): number;
  /** 0 ≤ n < bound */
  below(bound: number): number;
  /** one of `from`, which is not empty */
  pick<T>(from: readonly [T, ...T[]]): T;
}

/** A chance that follows from `key` alone: FNV-1a into mulberry32 (Tommy Ettinger, public domain). Same key, same draws. */
export function chanceOf(key: string): Chance {
  let state = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) state = Math.imul(state ^ key.charCodeAt(at), 0x01000193);
  const share = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number): number => Math.floor(share() * bound);
  return { share, below, pick: (from) => from[below(from.length)] as (typeof from)[number] };
}

/** A part of a stream whose length is not known, each row as likely as another (reservoir, Vitter's R). Memory: `size` rows. */
export interface Draw<T> {
  offer(row: T): void;
  /** in the order in which they stood in the stream */
  drawn(): readonly T[];
  /** rows offered so far */
  seen(): number;
}

export function drawOf<T>(size: number, chance: Chance): Draw<T> {
  const held: { readonly at: number; readonly row: T }[] = [];
  let seen = 0;
  return {
    offer(row) {
      const at = seen++;
      if (held.length < size) held.push({ at, row });
      else {
        const place = chance.below(seen);
        if (place < size) held[place] = { at, row };
      }
    },
    drawn: () => held.toSorted((left, right) => left.at - right.at).map(({ row }) => row),
    seen: () => seen,
  };
}
