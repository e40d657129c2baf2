import { giveBack } from "./give-back.ts";
import { grouped } from "./grouped.ts";

/**
 * Two skeletons within k edits of one another have a string in common when each drops up to k signs (Mor & Fraenkel 1982; Garbe's
 * SymSpell), so all such strings are keys:
 *
 *     MHMD → MHMD · HMD MMD MHD MHM · MD MM MH HD HM …
 *
 * A key says how many signs were dropped, so that a query that allows one edit never meets what dropped two.
 * It is a 32-bit hash: a collision brings a candidate too many, which the check of the skeletons throws out; never one too few.
 */

/** The longest skeleton whose signs are dropped: beyond it the keys would be many, and the first signs decide. */
export const KEYED = 12;
/** 1 + 12 + 12 · 11 / 2 */
const MOST_KEYS = 79;
export const MOST_EDITS = 2;
/** a query looks for each of its keys under every number of signs that the other side may have dropped */
export const MOST_BUCKETS = MOST_KEYS * (MOST_EDITS + 1);

const keys = new Uint32Array(MOST_KEYS);
const drops = new Uint8Array(MOST_KEYS);
const signs = new Uint16Array(KEYED);

/** FNV-1a over the signs but two. */
function hashWithout(length: number, first: number, second: number): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < length; i++) {
    if (i === first || i === second) continue;
    h = Math.imul(h ^ (signs[i] as number), 0x01000193);
    h ^= h >>> 15;
  }
  return h >>> 0;
}

/** The key of what is left when so many signs were dropped. */
export function keyWith(left: number, dropped: number): number {
  const h = Math.imul(left ^ dropped, 0x9e3779b1);
  return (h ^ (h >>> 15)) >>> 0;
}

function keep(count: number, left: number, dropped: number): number {
  for (let k = count - 1; k >= 0 && drops[k] === dropped; k--) if (keys[k] === left) return count;
  keys[count] = left;
  drops[count] = dropped;
  return count + 1;
}

/** Hashes of what is left when up to `edits` signs are dropped, each once, and how many were. Good until the next call. */
export interface Dropped {
  readonly count: number;
  readonly left: Uint32Array;
  readonly drops: Uint8Array;
}

export function dropSigns(skeleton: string, edits: number): Dropped {
  const length = Math.min(skeleton.length, KEYED);
  for (let i = 0; i < length; i++) signs[i] = skeleton.charCodeAt(i);
  let count = keep(0, hashWithout(length, -1, -1), 0);
  if (edits >= 1) for (let i = 0; i < length; i++) count = keep(count, hashWithout(length, i, -1), 1);
  if (edits >= 2) for (let i = 0; i < length; i++) for (let j = i + 1; j < length; j++) count = keep(count, hashWithout(length, i, j), 2);
  return { count, left: keys, drops };
}

/** Which skeletons have a key that falls into each bucket. Another key of the bucket brings a candidate too many, as a collision does. */
export interface KeyTable {
  /** skeletons of bucket b: `keySkeletons[bucketStart[b]] … keySkeletons[bucketStart[b + 1]]` */
  readonly bucketStart: Uint32Array;
  readonly keySkeletons: Uint32Array;
}

/** The bucket of a key; there are a power of two of them. */
export const bucketOf = (bucketStart: Uint32Array, key: number): number => key & (bucketStart.length - 2);

/** How many keys a skeleton has when all are different. */
function mostKeys(length: number, edits: number): number {
  const signs = Math.min(length, KEYED);
  return 1 + (edits >= 1 ? signs : 0) + (edits >= 2 ? (signs * (signs - 1)) / 2 : 0);
}

/** The keys of skeleton s, dropping up to `edits[s]` signs. */
export function buildKeyTable(skeletons: readonly string[], edits: Uint8Array): KeyTable {
  // memory that is never written to costs nothing
  const all = new Uint32Array(skeletons.reduce((most, signs, s) => most + mostKeys(signs.length, edits[s] as number), 0));
  const ends = new Uint32Array(skeletons.length);
  let count = 0;
  for (let s = 0; s < skeletons.length; s++) {
    const dropped = dropSigns(skeletons[s] as string, edits[s] as number);
    for (let k = 0; k < dropped.count; k++) all[count++] = keyWith(dropped.left[k] as number, dropped.drops[k] as number);
    ends[s] = count;
  }
  let buckets = 16;
  while (buckets < count / 2) buckets *= 2;
  const { starts, values } = grouped(buckets, (put) => {
    for (let s = 0, k = 0; s < skeletons.length; s++) for (; k < (ends[s] as number); k++) put((all[k] as number) & (buckets - 1), s);
  });
  giveBack(all);
  return { bucketStart: starts, keySkeletons: values };
}
