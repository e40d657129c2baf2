import { For, type JSX } from "solid-js";
import type { Frame, Tick } from "./shapes.ts";

/** Grid, and the names along both edges. */
export function Axes(props: { readonly frame: Frame; readonly across: readonly Tick[]; readonly up: readonly Tick[] }): JSX.Element {
  return (
    <g class="axes">
      <For each={props.up}>
        {({ at, label }) => (
          <>
            <path d={`M${props.frame.left} ${at.toFixed(1)}H${props.frame.right}`} />
            <text x={props.frame.left - 5} y={at + 4} text-anchor="end">
              {label}
            </text>
          </>
        )}
      </For>
      <For each={props.across}>
        {({ at, label }) => (
          <text x={at} y={props.frame.bottom + 16} text-anchor="middle">
            {label}
          </text>
        )}
      </For>
    </g>
  );
}
