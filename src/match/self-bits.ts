import { skeleton, type NameWord } from "../names/index.ts";
import { PARAMETERS } from "./parameters.ts";
import { AREA_COUNT } from "./population.ts";
import { floorBits } from "./pricing.ts";
import { populationNumbers, shippedPopulation } from "./vocabulary.ts";

/** Bits of a word where it is commonest: no rarer than its letters let it be, than the population has it, than its frame of consonants. */
export function selfBitsOf(w: NameWord, { text, unvowelled }: NameWord["readings"][number]): number {
  const { shares } = shippedPopulation();
  let share = unvowelled ? (frameShares().get(skeleton(text)) ?? 0) : 0;
  const id = populationNumbers().get(text);
  if (id !== undefined)
    for (let p = shares.start[id] as number; p < (shares.start[id + 1] as number); p++) share = Math.max(share, shares.share[p] as number);
  const rare = Math.max(0, floorBits(w));
  const most = w.role === "particle" ? PARAMETERS.cap.particle : w.role === "honorific" ? PARAMETERS.cap.honorific : Infinity;
  return Math.min(share > 0 ? Math.min(rare, -Math.log2(Math.min(1, share))) : rare, most);
}

let shippedFrames: Map<string, number> | null = null;
/** Share of the population, in the area where it is largest, that has each skeleton: how common a word is that shows its consonants only. */
function frameShares(): Map<string, number> {
  if (shippedFrames !== null) return shippedFrames;
  const { words, shares } = shippedPopulation();
  const frames = new Map<string, number>();
  const frameOf = Uint32Array.from(words, (word) => {
    const signs = skeleton(word);
    const known = frames.get(signs);
    if (known !== undefined) return known;
    frames.set(signs, frames.size);
    return frames.size - 1;
  });
  const sums = new Float64Array(frames.size * AREA_COUNT);
  for (let id = 0; id < words.length; id++)
    for (let p = shares.start[id] as number; p < (shares.start[id + 1] as number); p++) {
      const at = (frameOf[id] as number) * AREA_COUNT + (shares.area[p] as number);
      sums[at] = (sums[at] as number) + (shares.share[p] as number);
    }
  for (const [signs, frame] of frames) {
    let most = 0;
    for (let a = 0; a < AREA_COUNT; a++) most = Math.max(most, sums[frame * AREA_COUNT + a] as number);
    frames.set(signs, most);
  }
  return (shippedFrames = frames);
}
