import { UNIT } from "./cost.ts";
import { bucketOf, dropSigns, keyWith } from "./dropped-keys.ts";
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
  /** groups within reach of skeletons that were asked for lately: `group | apart << APART_AT` */
  readonly near: Map<string, Uint32Array>;
}

const APART_AT = 30;
const GROUP_MASK = (1 << APART_AT) - 1;
const CACHE_LIMIT = 20_000;

export function createFinder(lexicon: Lexicon): Finder {
  return { lexicon, layer: createLayer(lexicon), seen: new Uint8Array(lexicon.skeletonMarks.length), round: 0, near: new Map() };
}

let vowelled = new Uint32Array(4096);
let unvowelled = new Uint32Array(4096);
let foundIds = new Uint32Array(4096);
let foundCosts = new Uint8Array(4096);

/** All words within reach of one. */
export function neighbours(finder: Finder, word: Spelt, within: Within = modelWithin(word.text)): Neighbours {
  const { lexicon, layer } = finder;
  const { groupWords, wordFlags } = lexicon;
  const limit = Math.floor(within.bits * UNIT + 1e-9);
  let plain = 0;
  let bare = 0;
  for (const near of nearGroups(finder, keyedSkeletons(word.text), within.edits)) {
    const g = near & GROUP_MASK;
    const apart = near >>> APART_AT;
    const from = groupWords[g] as number;
    const end = groupWords[g + 1] as number;
    if (plain + end - from > vowelled.length) vowelled = grown(vowelled, new Uint32Array((plain + end - from) * 2));
    if (bare + end - from > unvowelled.length) unvowelled = grown(unvowelled, new Uint32Array((bare + end - from) * 2));
    for (let w = from; w < end; w++) {
      const flags = wordFlags[w] as number;
      if (apart > 1 && (flags & TOGETHER) !== 0) continue;
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
  return { ids: foundIds.slice(0, found), costs: foundCosts.slice(0, found) };
}

/** Groups of which a skeleton is within so many edits of one of these. */
function nearGroups(finder: Finder, skeletons: readonly string[], edits: number): Uint32Array {
  const key = `${edits}${skeletons.join(" ")}`;
  const known = finder.near.get(key);
  if (known !== undefined) return known;
  const { skeletonStart, skeletonGroups } = finder.lexicon;
  const least = new Map<number, number>();
  for (const signs of skeletons)
    eachNear(finder, signs, edits, (s, apart) => {
      for (let k = skeletonStart[s] as number; k < (skeletonStart[s + 1] as number); k++) {
        const g = skeletonGroups[k] as number;
        const sofar = least.get(g);
        if (sofar === undefined || apart < sofar) least.set(g, apart);
      }
    });
  const near = Uint32Array.from(least, ([g, apart]) => (g | (apart << APART_AT)) >>> 0);
  if (finder.near.size >= CACHE_LIMIT) finder.near.delete(finder.near.keys().next().value as string);
  finder.near.set(key, near);
  return near;
}

/** Skeletons within so many edits of one, and how many. */
function eachNear(finder: Finder, signs: string, edits: number, found: (skeleton: number, apart: number) => void): void {
  const { bucketStart, keySkeletons, skeletonMarks, skeletonUnits, skeletonOffsets } = finder.lexicon;
  const pattern = patternOf(signs);
  const marks = marksOf(signs);
  const now = nextRound(finder);
  const { seen } = finder;
  const dropped = dropSigns(signs, edits);
  for (let d = 0; d < dropped.count; d++) {
    for (let theirs = 0; theirs <= edits; theirs++) {
      const b = bucketOf(bucketStart, keyWith(dropped.left[d] as number, theirs));
      const end = bucketStart[b + 1] as number;
      for (let k = bucketStart[b] as number; k < end; k++) {
        const s = keySkeletons[k] as number;
        if (seen[s] === now) continue;
        seen[s] = now;
        if (!mayBeWithin(marks, skeletonMarks[s] as number, edits)) continue;
        const apart = skeletonApart(pattern, skeletonUnits, skeletonOffsets[s] as number, skeletonOffsets[s + 1] as number);
        if (apart <= edits) found(s, apart);
      }
    }
  }
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

function grown(from: Uint32Array<ArrayBuffer>, to: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  to.set(from);
  return to;
}
