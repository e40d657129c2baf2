/** A skeleton made ready to be compared with many. The places of its signs are kept in one table: one skeleton at a time. */
export interface SkeletonPattern {
  readonly signs: string;
}

/** by sign, the places where it stands, as bits */
const places = new Map<number, number>();
const latinPlaces = new Int32Array(128);

export function patternOf(signs: string): SkeletonPattern {
  places.clear();
  latinPlaces.fill(0);
  for (let i = 0; i < signs.length; i++) {
    const unit = signs.charCodeAt(i);
    if (unit < 128) latinPlaces[unit] = (latinPlaces[unit] as number) | (1 << i);
    else places.set(unit, (places.get(unit) ?? 0) | (1 << i));
  }
  return { signs };
}

/**
 * Edits between two skeletons of at most KEYED signs (optimal string alignment), all places of a column at once in the bits of one
 * number: Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances", 2003, figure 5. The pattern is the
 * one made last.
 */
export function skeletonApart(pattern: SkeletonPattern, units: Uint16Array, from: number, to: number): number {
  const length = pattern.signs.length;
  if (length === 0) return to - from;
  const last = 1 << (length - 1);
  let rising = (1 << length) - 1;
  let falling = 0;
  let same = 0;
  let before = 0;
  let apart = length;
  for (let j = from; j < to; j++) {
    const unit = units[j] as number;
    const here = unit < 128 ? (latinPlaces[unit] as number) : (places.get(unit) ?? 0);
    const swapped = ((~same & here) << 1) & before;
    same = (((here & rising) + rising) ^ rising) | here | falling | swapped;
    let up = falling | ~(same | rising);
    let down = same & rising;
    if ((up & last) !== 0) apart++;
    if ((down & last) !== 0) apart--;
    up = (up << 1) | 1;
    down <<= 1;
    rising = down | ~(same | up);
    falling = same & up;
    before = here;
  }
  return apart;
}
