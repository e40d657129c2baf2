import { For, type JSX } from "solid-js";
import { Axes } from "./axes.tsx";
import { Chart } from "./chart.tsx";
import { ChartFiles } from "./fan-figure.tsx";
import { GreyBar } from "./grey-bar.tsx";
import type { RegretChart } from "./shapes.ts";

/** Regret of all strategies on one axis; the lines come from the server as they stand in the report. */
export function RegretFigure(props: { readonly regret: RegretChart; readonly run: string }): JSX.Element {
  const chart = () => props.regret.chart;
  return (
    <figure class="fan regret">
      <div class="fan-head">
        <h4>Attacks beyond those of the best</h4>
        <ChartFiles run={props.run} chart={props.regret.id} of={props.regret.caption.title} />
      </div>
      <Chart frame={chart().frame} caption={props.regret.caption}>
        <For each={chart().across}>{({ at }) => <path class="range-grid" d={`M${at} ${chart().frame.top}V${chart().frame.bottom}`} />}</For>
        <Axes frame={chart().frame} across={chart().across} up={[]} />
        <For each={chart().rows}>
          {(row) => (
            <>
              <text class="range-label" x={chart().frame.left} y={row.labelAt}>
                {row.label}
              </text>
              <path class="range-outer" d={`M${row.low} ${row.at}H${row.high}`} />
              <path class="range-inner" d={`M${row.quarter} ${row.at}H${row.threeQuarters}`} />
              <circle class="range-middle" cx={row.middle} cy={row.at} r="4" />
              <path class="range-mean" d={row.mean} />
            </>
          )}
        </For>
      </Chart>
      <figcaption>
        Thin line: nine of ten runs. Thick line: half of them. Dot: the middle. Cross: the mean.
        <For each={props.regret.spreads}>
          {({ title, spread, spreadSays }) => (
            <span class="range-spread">
              {title}
              <GreyBar spread={spread} says={spreadSays} />
            </span>
          )}
        </For>
      </figcaption>
    </figure>
  );
}
