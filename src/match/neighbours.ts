import { UNIT } from "./cost.ts";
import { bucketOf, dropSigns, keyWith, MOST_BUCKETS } from "./dropped-keys.ts";
import { fetchAll } from "./fetched.ts";
import { createLayer, type Layer } from "./lay-letters.ts";
import {
  keyedSkeletons,
  lengthOfMarks,
  LETTER_MASK,
  marksOf,
  modelWithin,
  TOGETHER,
  TOGETHER_LIMIT,
  UNVOWELLED,
  type Lexicon,
  type Spelt,
  type Within,
} from "./lexicon.ts";
import { patternOf, skeletonApart } from "./skeleton-apart.ts";

/** Words within reach of a query: `ids[k]` at `costs[k]` UNITs. */
export interface Neighbours {
  readonly ids: Uint32Array;
  readonly costs: Uint8Array;
}

/** Finds words of one lexicon; holds scratch memory, one per thread. */
export interface Finder {
  readonly lexicon: Lexicon;
  readonly layer: Layer;
  /** a byte a skeleton keeps the table of the seen in the nearest cache */
  readonly seen: Uint8Array;
  round: number;
  /** by group: one more than its place among the groups found */
  readonly foundAt: Uint32Array;
  /** groups within reach of skeletons that were asked for lately: `group | apart << APART_AT` */
  readonly near: Map<string, Uint32Array>;
}

const APART_AT = 30;
const GROUP_MASK = (1 << APART_AT) - 1;
const CACHE_LIMIT = 20_000;

export function createFinder(lexicon: Lexicon): Finder {
  return {
    lexicon,
    layer: createLayer(lexicon),
    seen: new Uint8Array(lexicon.skeletonMarks.length),
    round: 0,
    foundAt: new Uint32Array(lexicon.groupWords.length),
    near: new Map(),
  };
}

let vowelled = new Uint32Array(4096);
let unvowelled = new Uint32Array(4096);
let foundIds = new Uint32Array(4096);
let foundCosts = new Uint8Array(4096);

/** All words within reach of one; good until the next call. */
export function neighbours(finder: Finder, word: Spelt, within: Within = modelWithin(word.text)): Neighbours {
  const { lexicon, layer } = finder;
  const { groupWords, wordFlags } = lexicon;
  const limit = Math.floor(within.bits * UNIT + 1e-9);
  let plain = 0;
  let bare = 0;
  const groups = nearGroups(finder, keyedSkeletons(word.text), within.edits);
  if (groups.length > firsts.length) makeRoom(groups.length);
  for (let n = 0; n < groups.length; n++) firsts[n] = groupWords[(groups[n] as number) & GROUP_MASK] as number;
  for (let n = 0; n < groups.length; n++) starts[n] = wordFlags[firsts[n] as number] as number;
  for (let n = 0; n < groups.length; n++) {
    const near = groups[n] as number;
    const notTogether = near >>> APART_AT > 1 ? TOGETHER : 0;
    const from = firsts[n] as number;
    const end = groupWords[(near & GROUP_MASK) + 1] as number;
    if (plain + end - from > vowelled.length) vowelled = grown(vowelled, plain + end - from);
    if (bare + end - from > unvowelled.length) unvowelled = grown(unvowelled, bare + end - from);
    for (let w = from; w < end; w++) {
      const flags = wordFlags[w] as number;
      if ((flags & notTogether) !== 0) continue;
      if ((flags & UNVOWELLED) === 0) vowelled[plain++] = w;
      else unvowelled[bare++] = w;
    }
  }
  if (plain + bare > foundIds.length) {
    foundIds = new Uint32Array((plain + bare) * 2);
    foundCosts = new Uint8Array((plain + bare) * 2);
  }
  let found = 0;
  const keep = (w: number, cost: number): void => {
    if (cost > TOGETHER_LIMIT && ((wordFlags[w] as number) & TOGETHER) !== 0) return;
    foundIds[found] = w;
    foundCosts[found++] = cost;
  };
  if (plain + bare > 0) layer.begin(word);
  if (plain > 0) layer.lay(vowelled.subarray(0, plain), "vowelled", limit, keep);
  if (bare > 0) layer.lay(unvowelled.subarray(0, bare), "unvowelled", limit, keep);
  return { ids: foundIds.subarray(0, found), costs: foundCosts.subarray(0, found) };
}

let groupsInHand = new Uint32Array(4096);

/** Groups of which a skeleton is within so many edits of one of these, in the order in which they are met. */
function nearGroups(finder: Finder, skeletons: readonly string[], edits: number): Uint32Array {
  const key = `${edits}${skeletons.join(" ")}`;
  const known = finder.near.get(key);
  if (known !== undefined) return known;
  const { skeletonStart, skeletonGroups } = finder.lexicon;
  const { foundAt } = finder;
  let count = 0;
  for (const signs of skeletons) {
    const found = nearSkeletons(finder, signs, edits);
    fetchAll(starts, skeletonStart, inHand, found);
    fetchAll(firsts, skeletonGroups, starts, found);
    for (let n = 0; n < found; n++) {
      const s = inHand[n] as number;
      const apart = apartInHand[n] as number;
      const end = skeletonStart[s + 1] as number;
      if (count + end > groupsInHand.length) groupsInHand = grown(groupsInHand, count + end);
      for (let k = starts[n] as number; k < end; k++) {
        const g = skeletonGroups[k] as number;
        const at = foundAt[g] as number;
        const near = (g | (apart << APART_AT)) >>> 0;
        if (at === 0) {
          groupsInHand[count] = near;
          foundAt[g] = ++count;
        } else if (near < (groupsInHand[at - 1] as number)) groupsInHand[at - 1] = near;
      }
    }
  }
  const near = groupsInHand.slice(0, count);
  for (let n = 0; n < count; n++) foundAt[(near[n] as number) & GROUP_MASK] = 0;
  if (finder.near.size >= CACHE_LIMIT) finder.near.delete(finder.near.keys().next().value as string);
  finder.near.set(key, near);
  return near;
}

/** the skeletons in hand, and how many edits away each is */
let inHand = new Uint32Array(4096);
let apartInHand = new Uint8Array(4096);
/** of each of them what was fetched */
let starts = new Uint32Array(4096);
let firsts = new Uint32Array(4096);
const bucketsInHand = new Uint32Array(MOST_BUCKETS);

/** Skeletons within so many edits of one come to hand; returns how many. */
function nearSkeletons(finder: Finder, signs: string, edits: number): number {
  const { bucketStart, keySkeletons, skeletonMarks, skeletonUnits, skeletonOffsets } = finder.lexicon;
  const dropped = dropSigns(signs, edits);
  let buckets = 0;
  for (let d = 0; d < dropped.count; d++)
    for (let theirs = 0; theirs <= edits; theirs++)
      bucketsInHand[buckets++] = bucketOf(bucketStart, keyWith(dropped.left[d] as number, theirs));
  fetchAll(starts, bucketStart, bucketsInHand, buckets);
  fetchAll(firsts, keySkeletons, starts, buckets);
  let count = 0;
  for (let n = 0; n < buckets; n++) {
    const from = starts[n] as number;
    const end = bucketStart[(bucketsInHand[n] as number) + 1] as number;
    if (count + end - from > inHand.length) makeRoom(count + end - from);
    for (let k = from; k < end; k++) inHand[count++] = keySkeletons[k] as number;
  }
  fetchAll(firsts, skeletonMarks, inHand, count);
  const now = nextRound(finder);
  const { seen } = finder;
  const marks = marksOf(signs);
  let left = 0;
  for (let n = 0; n < count; n++) {
    // most are not; the table of the seen is asked for the few that may be
    if (!mayBeWithin(marks, firsts[n] as number, edits)) continue;
    const s = inHand[n] as number;
    if (seen[s] === now) continue;
    seen[s] = now;
    inHand[left++] = s;
  }
  if (left === 0) return 0;
  fetchAll(starts, skeletonOffsets, inHand, left);
  for (let n = 0; n < left; n++) firsts[n] = skeletonUnits[starts[n] as number] as number;
  const pattern = patternOf(signs);
  let found = 0;
  for (let n = 0; n < left; n++) {
    const s = inHand[n] as number;
    const apart = skeletonApart(pattern, skeletonUnits, starts[n] as number, skeletonOffsets[s + 1] as number);
    inHand[found] = s;
    apartInHand[found] = apart;
    found += apart <= edits ? 1 : 0;
  }
  return found;
}

function makeRoom(least: number): void {
  inHand = grown(inHand, least);
  starts = grown(starts, least);
  firsts = grown(firsts, least);
  const apart = new Uint8Array(inHand.length);
  apart.set(apartInHand);
  apartInHand = apart;
}

function nextRound(finder: Finder): number {
  if (finder.round === 255) {
    finder.seen.fill(0);
    finder.round = 0;
  }
  return ++finder.round;
}

/** An edit brings one letter at most and takes one away, and changes the length by one. */
function mayBeWithin(a: number, b: number, edits: number): boolean {
  const longer = lengthOfMarks(a) - lengthOfMarks(b);
  if (longer > edits || longer < -edits) return false;
  return !moreBitsThan(a & ~b & LETTER_MASK, edits) && !moreBitsThan(b & ~a & LETTER_MASK, edits);
}
function moreBitsThan(bits: number, most: number): boolean {
  let rest = bits;
  for (let k = 0; k < most; k++) rest &= rest - 1;
  return rest !== 0;
}

function grown(from: Uint32Array<ArrayBuffer>, least: number): Uint32Array<ArrayBuffer> {
  const to = new Uint32Array(2 * least);
  to.set(from);
  return to;
}
