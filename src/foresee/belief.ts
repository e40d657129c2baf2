import { normalCdf } from "./normal.ts";
import type { Form } from "./priors-table.ts";

/**
 * A belief as a function of a standard normal number: every parameter, whatever its shape, is drawn, fitted and varied in
 * this one space, in which the prior is always the same and no value is out of bounds.
 */
export function valueAt(form: Form, z: number): number {
  switch (form.form) {
    case "log-normal":
      return form.median * Math.exp(form.sd * z);
    case "logit-normal":
      return 1 / (1 + Math.exp(-(Math.log(form.median / (1 - form.median)) + form.sd * z)));
    case "normal":
      return form.mean + form.sd * z;
    case "beta":
      return betaQuantile(form.alpha, form.beta, normalCdf(z));
  }
}

/** P(X <= x) of a beta distribution with whole numbers alpha and beta: a binomial tail. */
function betaCdf(alpha: number, beta: number, x: number): number {
  const trials = alpha + beta - 1;
  let sum = 0;
  let choose = 1;
  for (let hits = 0; hits <= trials; hits++) {
    if (hits >= alpha) sum += choose * x ** hits * (1 - x) ** (trials - hits);
    choose = (choose * (trials - hits)) / (hits + 1);
  }
  return sum;
}

function betaQuantile(alpha: number, beta: number, p: number): number {
  if (beta === 1) return p ** (1 / alpha);
  if (alpha === 1) return 1 - (1 - p) ** (1 / beta);
  let low = 0;
  let high = 1;
  // halving to the last bit of a double that matters: no start, no slope, no failure
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (betaCdf(alpha, beta, middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
