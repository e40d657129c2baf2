import type { Form } from "./priors-table.ts";

/** What someone believes of a number: 90 % lies between `low` and `high`. Never a point: nobody knows these to a digit. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  /** who says so; "assumption" is an honest answer */
  readonly source: string;
  /** the day the source is of: `2019`, `2019-03`, `2019-03-05` */
  readonly date: string;
}

/** 5 % and 95 % of a standard normal lie so far from its middle. */
const TAIL = 1.6448536269514722;

/** A positive amount: the interval's ends are the 5 % and 95 % points of a log-normal. */
export function amountForm({ low, high }: Interval): Form {
  return { form: "log-normal", median: Math.sqrt(low * high), sd: Math.log(high / low) / (2 * TAIL) };
}

const logit = (share: number): number => Math.log(share / (1 - share));

/** A share between 0 and 1: the interval's ends are the 5 % and 95 % points of a logit-normal. */
export function shareForm({ low, high }: Interval): Form {
  const middle = (logit(low) + logit(high)) / 2;
  return { form: "logit-normal", median: 1 / (1 + Math.exp(-middle)), sd: (logit(high) - logit(low)) / (2 * TAIL) };
}
