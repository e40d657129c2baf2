import type { Ensemble } from "./ensemble.ts";
import { MONTHS } from "./outcome.ts";
import { keyed, keyOf, PURPOSE, uniform } from "./random.ts";

/** One uniform number for each group and month, the same for all strategies: they differ by what they do, not by luck. */
export function drawLuck({ request, groupKeys }: Ensemble, draw: number, replicate: number, uniforms: Float64Array): void {
  const luck = keyOf(request.seed, PURPOSE.attacks, draw, replicate);
  const groups = groupKeys.length;
  for (let g = 0; g < groups; g++) {
    const key = keyed(luck, groupKeys[g] as number);
    const other = keyed(key, 0x1cb5);
    for (let t = 0; t < MONTHS; t++) uniforms[t * groups + g] = uniform(key, other, t);
  }
}
