import { keyOfText } from "./random.ts";
import { FIXED, SHARED_PRIORS, TREND_PRIOR } from "./priors-table.ts";
import { SEVERITY } from "./severity.ts";

/** Of the equations; raised whenever the same request could give other digits. */
const EQUATIONS = "writ-model/1";

/** Which equations and which beliefs gave the figures: two comparisons with the same model, seed and request agree to the digit. */
export const MODEL = {
  equations: EQUATIONS,
  /** of every prior, fixed number and the severity; changes with any of them */
  priors: (keyOfText(JSON.stringify([SHARED_PRIORS.map(({ id, prior }) => [id, prior]), TREND_PRIOR, FIXED, SEVERITY])) >>> 0)
    .toString(16)
    .padStart(8, "0"),
} as const;
