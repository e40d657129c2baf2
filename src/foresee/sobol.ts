import { keyed, keyOf, uniform } from "./random.ts";
import { DIRECTIONS } from "./sobol-table.ts";

/**
 * Points that fill a cube evenly (Sobol 1967): parameters are drawn by them, since a few thousand chance points leave holes
 * and heaps. Polynomials stand in a table, the free direction numbers are drawn from a fixed key; each axis is shifted by the
 * seed, so that every seed has other points and an honest error. A point depends on its number alone: any worker can make any
 * of them. Beyond the table an axis is plain chance.
 */
export interface SobolPoints {
  readonly axes: number;
  /** fills `point` with the `index`-th point, each coordinate strictly between 0 and 1 */
  fill(index: number, point: Float64Array): void;
}

const BITS = 32;
/** fixed for ever: another key gives other points under the same seed */
const DIRECTIONS_KEY = keyOf(0x50b01);
/** axes that fill the cube evenly with one another */
const EVEN_AXES = DIRECTIONS.length + 1;

export function sobolPoints(axes: number, seed: number): SobolPoints {
  const even = Math.min(axes, EVEN_AXES);
  const directions = directionNumbers(even);
  const shifts = Int32Array.from({ length: axes }, (_, axis) => keyOf(seed, 0x51f7, axis));
  return {
    axes,
    fill(index, point) {
      for (let axis = 0; axis < even; axis++) {
        let word = shifts[axis] as number;
        // the first point of an unshifted sequence is the corner; with the shift it is as good as any
        for (let rest = index, bit = 0; rest > 0; rest >>>= 1, bit++) if (rest & 1) word ^= directions[axis * BITS + bit] as number;
        point[axis] = ((word >>> 0) + 0.5) / 4294967296;
      }
      for (let axis = even; axis < axes; axis++) point[axis] = uniform(shifts[axis] as number, axis, index);
    },
  };
}

function directionNumbers(axes: number): Int32Array {
  const directions = new Int32Array(axes * BITS);
  for (let bit = 0; bit < BITS; bit++) directions[bit] = 1 << (BITS - 1 - bit);
  DIRECTIONS.slice(0, axes - 1).forEach(([polynomial, numbers], index) => fillAxis(directions, index + 1, polynomial, numbers));
  return directions;
}

/** Bratley and Fox 1988: the recurrence that the polynomial gives, from as many free odd numbers as its degree. */
function fillAxis(directions: Int32Array, axis: number, polynomial: number, numbers: number): void {
  const degree = 31 - Math.clz32(polynomial);
  const start = axis * BITS;
  const key = keyed(keyed(DIRECTIONS_KEY, axis), numbers);
  for (let bit = 0; bit < BITS; bit++) {
    if (bit < degree) {
      // odd, and below 2^(bit+1)
      const free = ((keyed(key, bit) >>> 0) & ((1 << bit) - 1)) * 2 + 1;
      directions[start + bit] = (bit === 0 ? 1 : free) << (BITS - 1 - bit);
    } else {
      const earlier = directions[start + bit - degree] as number;
      let word = earlier ^ (earlier >>> degree);
      for (let back = 1; back < degree; back++) {
        if ((polynomial >>> (degree - back)) & 1) word ^= directions[start + bit - back] as number;
      }
      directions[start + bit] = word;
    }
  }
}
