import type { Ratio } from "./settings.ts";

/** Rounds to the nearest whole number, a half to the even one: Python's `round`, so that Mesa can be redone to the digit. */
function nearestEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  return rest < 0.5 || (rest === 0.5 && below % 2 === 0) ? below : below + 1;
}

/** How many cops stand against each active, by the rule asked for. `actives` counts the one who asks, so it is 1 at least. */
export function copsPerActive(cops: number, actives: number, ratio: Ratio): number {
  const literal = cops / actives;
  if (ratio === "literal") return literal;
  return ratio === "floor" ? Math.floor(literal) : nearestEven(literal);
}

/** P = 1 − exp(−k (C/A)v): what an agent takes for the chance of being arrested if he goes active. */
export function arrestChance(cops: number, actives: number, rule: { readonly arrestConstant: number; readonly ratio: Ratio }): number {
  return 1 - Math.exp(-rule.arrestConstant * copsPerActive(cops, actives, rule.ratio));
}

/** G = H (1 − L). H: hardship, L: legitimacy, both 0 to 1. */
export function grievance(hardship: number, legitimacy: number): number {
  return hardship * (1 - legitimacy);
}

/** Agent rule A: active if and only if G − R P > T. Equality is quiet. */
export function goesActive(felt: number, risk: number, chance: number, threshold: number): boolean {
  return felt - risk * chance > threshold;
}
