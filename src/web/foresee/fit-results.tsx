import { For, Show, type JSX } from "solid-js";
import { asSentence } from "../wording.ts";
import { Axes } from "./axes.tsx";
import { Chart } from "./chart.tsx";
import { FiguresTable } from "./figures-table.tsx";
import { fitReportPath } from "./fit-client.ts";
import type { Calibration } from "./fit-shapes.ts";
import type { Table } from "./shapes.ts";

/** Belief by belief: how much of it is data, how much literature. The lines come from the server as they stand in the report. */
function LearntFigure(props: { readonly learnt: Calibration["learntChart"]; readonly fit: string }): JSX.Element {
  const chart = () => props.learnt.chart;
  return (
    <figure class="fan learnt">
      <div class="fan-head">
        <h4>{props.learnt.caption.title}</h4>
        <span class="chart-files">
          <a href={fitReportPath(props.fit, "svg")} download="learnt.svg">
            SVG<span class="hidden"> of {props.learnt.caption.title}</span>
          </a>
          <a href={fitReportPath(props.fit, "csv")} download="learnt.csv">
            CSV<span class="hidden"> of {props.learnt.caption.title}</span>
          </a>
        </span>
      </div>
      <Chart frame={chart().frame} caption={props.learnt.caption}>
        <For each={chart().rows}>
          {(row) => (
            <>
              <text class="range-label" x={chart().frame.left - 8} y={row.labelAt} text-anchor="end">
                {row.label}
              </text>
              <rect class="grey-literature" x={row.from} y={row.top} width={row.to - row.from} height={chart().height} />
              <rect class="grey-data" x={row.from} y={row.top} width={row.turn - row.from} height={chart().height} />
              <text x={row.to + 6} y={row.labelAt}>
                {row.says}
              </text>
            </>
          )}
        </For>
        <Axes frame={chart().frame} across={chart().across} up={[]} />
      </Chart>
      <figcaption>
        <span class="grey-key">
          <span class="grey-key-data">from your data</span>
          <span class="grey-key-literature">from the literature</span>
        </span>
      </figcaption>
    </figure>
  );
}

/** A table with its sentence, opened when it is wanted. */
function Part(props: {
  readonly title: string;
  readonly says: string;
  readonly table: Table | null;
  readonly open?: true;
  readonly units?: true;
}): JSX.Element {
  return (
    <details class="fit-part" classList={{ "fit-units": props.units === true }} open={props.open}>
      <summary>
        <h4>{props.title}</h4>
      </summary>
      <p class="found-about">{props.says}</p>
      <Show when={props.table}>{(table) => <FiguresTable table={table()} label={props.title} />}</Show>
    </details>
  );
}

/** What a fit found, in the order of its report. */
export function FitResults(props: { readonly calibration: Calibration; readonly fit: string }): JSX.Element {
  const found = (): Calibration => props.calibration;
  return (
    <div class="fit-results">
      <h4 id="fit-results-title" tabindex="-1">
        What the counts teach
      </h4>
      <p classList={{ "banner banner-bad": !found().converged, "fit-converged": found().converged }}>{found().verdict}</p>
      <p>
        <strong>{found().association}</strong>
      </p>
      <p>{found().learntSays}</p>
      <p class="found-about">{found().heading}</p>
      <div class="downloads">
        <a class="line-button" href={fitReportPath(props.fit, "html")} download="calibration.html">
          Report of the fit (HTML)
        </a>
        <Show when={found().converged}>
          <a class="line-button" href={fitReportPath(props.fit, "json")} download="learnt.json">
            What was learnt (JSON)
          </a>
        </Show>
      </div>
      <LearntFigure learnt={found().learntChart} fit={props.fit} />
      <Part title="Do the chains agree?" says={found().samplerSays} table={found().sampler} open />
      <Part title="Past years foretold" says={found().scoresSay} table={found().scores} open />
      <Part title="Does the model bring such counts?" says={found().checksSay} table={found().checks} />
      <Part title="Year by year, beside published deaths: association" says={found().yearsSay} table={found().years} />
      <Part title="Each belief before and after" says={found().learntSays} table={found().learnt} units />
      <ul class="notes">
        <For each={found().notes}>{(note) => <li>{asSentence(note)}</li>}</For>
      </ul>
    </div>
  );
}
