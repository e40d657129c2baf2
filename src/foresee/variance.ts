import { rounded, varianceOf } from "./quantile.ts";
import { contractionOf } from "./posterior.ts";
import { meansOfDraws, type Samples } from "./samples.ts";

/** Where the spread of a figure comes from; the three shares sum to 1, or are all 0 where there is no spread. */
export interface SpreadShares {
  /** luck: runs with the same parameters differ */
  readonly chance: number;
  /** parameters that the published literature alone decides: the grey bar */
  readonly literature: number;
  /** what calibration to your data has taught of the parameters */
  readonly data: number;
}

/**
 * Splits the spread of a figure: between draws and within them (analysis of variance), and the part between draws among the
 * parameters by regression on their coordinates. A parameter's part counts as the literature's but for the share by which
 * calibration has narrowed it. Without calibration all of it is the literature's.
 */
export function spreadOf(values: Float64Array, samples: Samples): SpreadShares {
  const { draws } = samples;
  const means = meansOfDraws(values, draws);
  const each = values.length / draws;
  let within = 0;
  for (let draw = 0; draw < draws; draw++) within += varianceOf(values.subarray(draw * each, (draw + 1) * each));
  within /= draws;
  const between = Math.max(0, varianceOf(means) - within / each);
  const total = within + between;
  // a spread of rounding errors is no spread
  if (!(total > 1e-18)) return { chance: 0, literature: 0, data: 0 };
  const chance = within / total;
  const learnt = learntShare(means, samples);
  return { chance: rounded(chance), literature: rounded((1 - chance) * (1 - learnt)), data: rounded((1 - chance) * learnt) };
}

/** Share of the parameters' part that the data has taught: each parameter's share of the regression times its contraction. */
function learntShare(means: Float64Array, samples: Samples): number {
  const { space, request } = samples.ensemble;
  const contractions = space.parameters.map(({ id }) => contractionOf(request.posterior, id));
  if (contractions.every((contraction) => contraction === 0)) return 0;
  let shares = 0;
  let learnt = 0;
  contractions.forEach((contraction, parameter) => {
    // less what a parameter without any part would have by luck
    const share = Math.max(0, correlationOf(samples.z(parameter), means) ** 2 - 1 / (samples.draws - 1));
    shares += share;
    learnt += share * contraction;
  });
  return shares > 0 ? learnt / Math.max(shares, 1e-12) : 0;
}

/** Pearson's correlation; 0 where one of the two does not vary. */
export function correlationOf(left: Float64Array, right: Float64Array): number {
  const meanLeft = left.reduce((sum, value) => sum + value, 0) / left.length;
  const meanRight = right.reduce((sum, value) => sum + value, 0) / right.length;
  let both = 0;
  let squaresLeft = 0;
  let squaresRight = 0;
  for (let at = 0; at < left.length; at++) {
    const fromLeft = (left[at] as number) - meanLeft;
    const fromRight = (right[at] as number) - meanRight;
    both += fromLeft * fromRight;
    squaresLeft += fromLeft * fromLeft;
    squaresRight += fromRight * fromRight;
  }
  return squaresLeft > 0 && squaresRight > 0 ? both / Math.sqrt(squaresLeft * squaresRight) : 0;
}
