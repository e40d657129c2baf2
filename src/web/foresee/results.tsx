import { For, Show, type JSX } from "solid-js";
import { reportPath } from "../client.ts";
import { asSentence } from "../wording.ts";
import { Deciding } from "./deciding.tsx";
import { FanFigure } from "./fan-figure.tsx";
import { FiguresTable } from "./figures-table.tsx";
import { GreyKey } from "./grey-bar.tsx";
import { RegretFigure } from "./regret-figure.tsx";
import type { Comparison, Fan, ShownOutcome } from "./shapes.ts";

function Fans(props: { readonly fans: readonly Fan[]; readonly run: string; readonly reference: string }): JSX.Element {
  return (
    <div class="fans">
      <For each={props.fans}>{(fan) => <FanFigure fan={fan} run={props.run} reference={fan.strategy === props.reference} />}</For>
    </div>
  );
}

function Outcome(props: { readonly outcome: ShownOutcome; readonly run: string; readonly reference: string }): JSX.Element {
  const id = (): string => `outcome-${props.outcome.id}`;
  return (
    <section class="found" aria-labelledby={id()}>
      <h3 id={id()}>{props.outcome.title}</h3>
      {props.outcome.counted ? (
        <>
          <p class="found-about">
            {asSentence(`${props.outcome.unit}, by quarter`)} Middle line: half of all runs lie below. Inner band: half of all runs; outer:
            nine of ten.
          </p>
          <Fans fans={props.outcome.fans} run={props.run} reference={props.reference} />
        </>
      ) : (
        <p class="banner uncounted">
          <strong>Not counted</strong>
          {asSentence(props.outcome.why).replace(/^Not counted/, "")}
        </p>
      )}
    </section>
  );
}

/** What a comparison found, in the order of the report: what to read first stands first. */
export function Results(props: { readonly comparison: Comparison; readonly run: string }): JSX.Element {
  const against = (): string => props.comparison.strategies.find(({ id }) => id === props.comparison.reference)?.title ?? "";
  const outcome = (id: string): ShownOutcome | undefined => props.comparison.outcomes.find((one) => one.id === id);
  const shown = (...ids: readonly string[]): readonly ShownOutcome[] => ids.flatMap((id) => outcome(id) ?? []);
  return (
    <div class="results">
      <section class="found in-short" aria-labelledby="short-title">
        <h3 id="short-title" tabindex="-1">
          In short
        </h3>
        <For each={props.comparison.summary}>{(sentence) => <p>{sentence}</p>}</For>
        <p class="found-about">{props.comparison.heading}</p>
        <div class="downloads">
          <a class="line-button" href={reportPath(props.run, "html")} download="foresee.html">
            Report (HTML)
          </a>
          <a class="line-button" href={reportPath(props.run, "csv")} download="foresee.csv">
            All figures (CSV)
          </a>
          <a class="line-button" href={reportPath(props.run, "json")} download="foresee.json">
            All of it (JSON)
          </a>
        </div>
      </section>
      <GreyKey />
      <Show when={props.comparison.strategies.length > 1}>
        <section class="found" aria-labelledby="runs-title">
          <h3 id="runs-title">Short run and long run</h3>
          <p class="found-about">Attacks as a multiple of those under “{against()}”: middle, and nine of ten draws of the beliefs.</p>
          <FiguresTable table={props.comparison.shortAndLong} label="Short run and long run" />
          <Fans fans={props.comparison.ratios} run={props.run} reference={props.comparison.reference} />
        </section>
        <Deciding pairs={props.comparison.deciding} run={props.run} />
      </Show>
      <For each={shown("attacks", "deaths")}>
        {(one) => <Outcome outcome={one} run={props.run} reference={props.comparison.reference} />}
      </For>
      <Show when={props.comparison.strategies.length > 1}>
        <section class="found" aria-labelledby="pairs-title">
          <h3 id="pairs-title">Which has fewer attacks</h3>
          <p class="found-about">
            Share of runs in which the strategy of the row has fewer attacks over ten years than that of the column; same beliefs, same
            luck.
          </p>
          <FiguresTable table={props.comparison.pairs} label="Which has fewer attacks" />
        </section>
        <section class="found" aria-labelledby="regret-title">
          <h3 id="regret-title">Regret</h3>
          <p class="found-about">
            How many more attacks over ten years than under the strategy that would have been best, had one known how things turn out.
          </p>
          <FiguresTable table={props.comparison.regret} label="Regret" />
          <RegretFigure regret={props.comparison.regretChart} run={props.run} />
        </section>
      </Show>
      <For each={shown("unserved", "harmed")}>
        {(one) => <Outcome outcome={one} run={props.run} reference={props.comparison.reference} />}
      </For>
      <section class="found" aria-labelledby="totals-title">
        <h3 id="totals-title">Ten years in figures</h3>
        <FiguresTable table={props.comparison.totals} label="Ten years in figures" />
        <h4>Attacks of each group</h4>
        <FiguresTable table={props.comparison.groups} label="Attacks of each group" />
      </section>
      <For each={shown("support", "capacity")}>
        {(one) => <Outcome outcome={one} run={props.run} reference={props.comparison.reference} />}
      </For>
      <section class="found" aria-labelledby="notes-title">
        <h3 id="notes-title">What this is not</h3>
        <ul class="notes">
          <For each={props.comparison.notes}>{(note) => <li>{asSentence(note)}</li>}</For>
        </ul>
      </section>
      <details class="found">
        <summary>
          <h3>Beliefs and their sources</h3>
        </summary>
        <FiguresTable table={props.comparison.sources} label="Beliefs and their sources" />
      </details>
    </div>
  );
}
