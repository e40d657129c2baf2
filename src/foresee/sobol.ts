import { fail } from "../ground/index.ts";
import { keyed, keyOf } from "./random.ts";
import { CANDIDATES } from "./sobol-table.ts";

/**
 * Points that fill a cube evenly (Sobol 1967): parameters are drawn by them, since a few thousand chance points leave holes
 * and heaps. Primitive polynomials are reckoned here, the free direction numbers drawn from a fixed key; each axis is shifted by the seed, so that every seed has other points and an honest error. A point depends on its
 * number alone: any worker can make any of them.
 */
export interface SobolPoints {
  readonly axes: number;
  /** fills `point` with the `index`-th point, each coordinate strictly between 0 and 1 */
  fill(index: number, point: Float64Array): void;
}

const BITS = 32;
/** fixed for ever: another key gives other points under the same seed */
const DIRECTIONS_KEY = keyOf(0x50b01);

export const MOST_AXES = CANDIDATES.length + 1;

export function sobolPoints(axes: number, seed: number): SobolPoints {
  if (axes > MOST_AXES)
    fail("too-many", { field: "groups", value: String(axes), message: `more than ${MOST_AXES} unknown numbers at once` });
  const directions = directionNumbers(axes);
  const shifts = Int32Array.from({ length: axes }, (_, axis) => keyOf(seed, 0x51f7, axis));
  return {
    axes,
    fill(index, point) {
      for (let axis = 0; axis < axes; axis++) {
        let word = shifts[axis] as number;
        // the first point of an unshifted sequence is the corner; with the shift it is as good as any
        for (let rest = index, bit = 0; rest > 0; rest >>>= 1, bit++) if (rest & 1) word ^= directions[axis * BITS + bit] as number;
        point[axis] = ((word >>> 0) + 0.5) / 4294967296;
      }
    },
  };
}

function directionNumbers(axes: number): Int32Array {
  const directions = new Int32Array(axes * BITS);
  for (let bit = 0; bit < BITS; bit++) directions[bit] = 1 << (BITS - 1 - bit);
  const polynomials = primitivePolynomials(axes - 1);
  polynomials.forEach((polynomial, index) => fillAxis(directions, index + 1, polynomial));
  return directions;
}

/** Bratley and Fox 1988: the recurrence that the polynomial gives, from as many free odd numbers as its degree. */
function fillAxis(directions: Int32Array, axis: number, polynomial: number): void {
  const degree = 31 - Math.clz32(polynomial);
  const start = axis * BITS;
  const key = keyed(keyed(DIRECTIONS_KEY, axis), CANDIDATES[axis - 1] as number);
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

/** The first `count` primitive polynomials over the field of two elements, as bits, by rising degree: x+1, x²+x+1, … */
function primitivePolynomials(count: number): number[] {
  const found: number[] = [];
  for (let polynomial = 3; found.length < count; polynomial += 2) if (isPrimitive(polynomial)) found.push(polynomial);
  return found;
}

/** Primitive: the powers of x modulo the polynomial run through all 2^degree - 1 others before they come round to 1. */
function isPrimitive(polynomial: number): boolean {
  const degree = 31 - Math.clz32(polynomial);
  const full = 1 << degree;
  let power = 1;
  for (let order = 1; order < full; order++) {
    power <<= 1;
    if (power & full) power ^= polynomial;
    if (power === 1) return order === full - 1;
  }
  return false;
}
