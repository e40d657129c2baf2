import type { JSX } from "solid-js";
import type { Spread } from "./shapes.ts";

const WIDTH = 200;

/** How much of a figure's spread comes from the literature, how much from data, how much is luck. */
export function GreyBar(props: { readonly spread: Spread; readonly says: string }): JSX.Element {
  const literature = (): number => props.spread.literature * WIDTH;
  const data = (): number => props.spread.data * WIDTH;
  return (
    <span class="grey-bar">
      <svg viewBox={`0 0 ${WIDTH} 10`} preserveAspectRatio="none" aria-hidden="true">
        <rect class="grey-luck" width={WIDTH} height="10" />
        <rect class="grey-data" width={literature() + data()} height="10" />
        <rect class="grey-literature" width={literature()} height="10" />
      </svg>
      <span class="grey-says">{props.says}</span>
    </span>
  );
}

/** What the bar's colours mean; stands above every set of figures. */
export function GreyKey(): JSX.Element {
  return (
    <p class="grey-key">
      <span class="grey-key-literature">from the literature, not from your data</span>
      <span class="grey-key-data">from your data</span>
      <span class="grey-key-luck">luck</span>
    </p>
  );
}
