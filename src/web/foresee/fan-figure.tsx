import { Show, type JSX } from "solid-js";
import { chartPath } from "../client.ts";
import { Axes } from "./axes.tsx";
import { Chart } from "./chart.tsx";
import { GreyBar } from "./grey-bar.tsx";
import type { Fan } from "./shapes.ts";

/** A chart's two files: the picture and the numbers behind it. */
export function ChartFiles(props: { readonly run: string; readonly chart: string; readonly of: string }): JSX.Element {
  return (
    <span class="chart-files">
      <a href={chartPath(props.run, props.chart, "svg")} download={`${props.chart}.svg`}>
        SVG<span class="hidden"> of {props.of}</span>
      </a>
      <a href={chartPath(props.run, props.chart, "csv")} download={`${props.chart}.csv`}>
        CSV<span class="hidden"> of {props.of}</span>
      </a>
    </span>
  );
}

/** One strategy's fan: nine of ten runs, half of them, the middle. The lines come from the server as they stand in the report. */
export function FanFigure(props: { readonly fan: Fan; readonly run: string; readonly reference: boolean }): JSX.Element {
  const chart = () => props.fan.chart;
  return (
    <figure class="fan">
      <div class="fan-head">
        <h4>
          {props.fan.title}
          <Show when={props.reference}>
            <span class="fan-yardstick"> yardstick</span>
          </Show>
        </h4>
        <ChartFiles run={props.run} chart={props.fan.id} of={props.fan.caption.title} />
      </div>
      <Chart frame={chart().frame} caption={props.fan.caption}>
        <Axes frame={chart().frame} across={chart().across} up={chart().up} />
        <path class="fan-outer" d={chart().outer} />
        <path class="fan-inner" d={chart().inner} />
        <Show when={chart().guide}>{(y) => <path class="chart-guide" d={`M${chart().frame.left} ${y()}H${chart().frame.right}`} />}</Show>
        <path class="fan-middle" d={chart().middle} />
      </Chart>
      <figcaption>
        {props.fan.figures}
        <GreyBar spread={props.fan.spread} says={props.fan.spreadSays} />
      </figcaption>
    </figure>
  );
}
