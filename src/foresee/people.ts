import { rounded, type Quantiles } from "./quantile.ts";

/** A number as it may be shown: counts of people under five are not. */
export type Shown = number | "<5";
export type ShownQuantiles = readonly [Shown, Shown, Shown, Shown, Shown];

/** Fewer than five people could be known by name: say no more than that there are some. */
export const FEWEST_SHOWN = 5;

/** A count of people, whole; `<5` for one to four, and for parts of one. */
export function shownPeople(count: number): Shown {
  if (count === 0) return 0;
  const size = Math.abs(count);
  return size < FEWEST_SHOWN ? "<5" : Math.sign(count) * Math.round(size);
}

export function shown(value: number, { people }: { readonly people: boolean }): Shown {
  return people ? shownPeople(value) : rounded(value);
}

export function shownQuantiles(values: Quantiles, options: { readonly people: boolean }): ShownQuantiles {
  return values.map((value) => shown(value, options)) as unknown as ShownQuantiles;
}

/** Where a number is drawn in a chart: what is hidden is drawn at the height of what hides it. */
export function drawnAt(value: Shown): number {
  return value === "<5" ? FEWEST_SHOWN / 2 : value;
}
