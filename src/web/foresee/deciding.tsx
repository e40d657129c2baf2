import { createEffect, createSignal, createUniqueId, For, on, Show, type JSX } from "solid-js";
import { Axes } from "./axes.tsx";
import { ChartFiles } from "./fan-figure.tsx";
import { GreyBar } from "./grey-bar.tsx";
import { Source } from "./source.tsx";
import type { Belief, BeliefStep, DecidingPair } from "./shapes.ts";

/** Where the slider stands at first: the value nearest to the middle of what is believed at which the ranking is as it is told. */
function beginningOf({ steps }: Belief, ahead: string): number {
  const middle = Math.floor((steps.length - 1) / 2);
  const nearest = steps.map((_, at) => at).toSorted((left, right) => Math.abs(left - middle) - Math.abs(right - middle));
  return nearest.find((at) => steps[at]?.first === ahead) ?? middle;
}

/** A belief to be moved: along it the chance changes, and with it who is ahead. */
function BeliefSlider(props: { readonly pair: DecidingPair; readonly belief: Belief; readonly run: string }): JSX.Element {
  const id = createUniqueId();
  const beginning = (): number => beginningOf(props.belief, props.pair.ahead);
  const [at, setAt] = createSignal(beginning());
  createEffect(
    on(
      () => props.belief.curve.id,
      () => setAt(beginning()),
    ),
  );
  const step = (): BeliefStep => props.belief.steps[Math.min(at(), props.belief.steps.length - 1)] as BeliefStep;
  const usual = (): BeliefStep => props.belief.steps[beginning()] as BeliefStep;
  const titleOf = (strategy: string): string => (strategy === props.pair.ahead ? props.pair.aheadTitle : props.pair.otherTitle);
  const flipped = (): boolean => step().first !== null && step().first !== props.pair.ahead;
  const says = (): string => {
    const first = step().first;
    return first === null
      ? "Neither is ahead."
      : `“${titleOf(first)}” is ahead: “${props.pair.aheadTitle}” has fewer attacks in ${step().chance} of runs.`;
  };
  const chart = () => props.belief.curve.chart;
  return (
    <div class="belief" data-flipped={flipped()}>
      <div class="belief-left">
        <p class="belief-says">
          {props.belief.says}. <Source label="Who says so?" text={props.belief.source} />
        </p>
        <figure class="fan">
          <div class="fan-head">
            <h4>{props.belief.curve.title}</h4>
            <ChartFiles run={props.run} chart={props.belief.curve.id} of={props.belief.curve.caption.title} />
          </div>
          <svg class="chart" viewBox={`0 0 ${chart().frame.width} ${chart().frame.height}`} role="img" aria-labelledby={`${id}-chart`}>
            <title id={`${id}-chart`}>{props.belief.curve.caption.says}</title>
            <Axes frame={chart().frame} across={chart().across} up={chart().up} />
            <path class="chart-guide" d={`M${chart().frame.left} ${chart().half}H${chart().frame.right}`} />
            <path class="fan-middle" d={chart().curve} />
            <Show when={chart().flip}>{(flip) => <circle class="chart-flip" cx={flip().x} cy={flip().y} r="3.5" />}</Show>
            <path class="chart-hand" d={`M${step().x} ${chart().frame.top}V${chart().frame.bottom}`} />
            <circle class="chart-hand-point" cx={step().x} cy={step().y} r="5" />
          </svg>
        </figure>
        <label class="belief-slide" for={`${id}-slide`}>
          If it were <output for={`${id}-slide`}>{step().value}</output> <span class="belief-unit">{props.belief.unit}</span>
        </label>
        <input
          id={`${id}-slide`}
          type="range"
          min="0"
          max={props.belief.steps.length - 1}
          step="1"
          value={at()}
          aria-valuetext={`${step().value} ${props.belief.unit}. ${says()}`}
          onInput={(event) => setAt(event.currentTarget.valueAsNumber)}
        />
        <p class="belief-sentence">
          {props.belief.sentence} <span class="belief-from">{props.belief.from}.</span>
        </p>
      </div>
      <div class="belief-right">
        <p class="belief-verdict" role="status">
          <Show when={flipped()}>
            <strong>The ranking flips. </strong>
          </Show>
          {says()}
        </p>
        <ol class="order">
          <For each={step().order}>
            {(row, place) => (
              <li data-pair={row.strategy === props.pair.ahead || row.strategy === props.pair.other}>
                <span class="order-place">{place() + 1}</span>
                <span>
                  <b>{row.title}</b>
                  <span class="order-says">{row.says}</span>
                </span>
              </li>
            )}
          </For>
        </ol>
        <Show when={at() !== beginning()}>
          <button type="button" class="quiet-button" onClick={() => setAt(beginning())}>
            Back to {usual().value}
          </button>
        </Show>
      </div>
    </div>
  );
}

/** What you would have to believe: a pair, a belief, and a slider that turns the ranking round. */
export function Deciding(props: { readonly pairs: readonly DecidingPair[]; readonly run: string }): JSX.Element {
  const closest = (): number =>
    Math.max(
      0,
      props.pairs.findIndex(({ beliefs }) => beliefs.some(({ flips }) => flips)),
    );
  const [pairAt, setPairAt] = createSignal(closest());
  const [beliefAt, setBeliefAt] = createSignal(0);
  const pair = (): DecidingPair | undefined => props.pairs[pairAt()];
  const belief = (): Belief | undefined => pair()?.beliefs[beliefAt()];
  return (
    <section class="found" aria-labelledby="deciding-title">
      <h3 id="deciding-title">What you would have to believe</h3>
      <p class="found-about">
        The chance that the strategy ahead stays ahead, if one belief were known and all others stayed open. Move the belief.
      </p>
      <div class="belief-choices">
        <label class="fact choice">
          <span>Between</span>
          <select
            value={pairAt()}
            onChange={(event) => {
              setPairAt(Number(event.currentTarget.value));
              setBeliefAt(0);
            }}
          >
            <For each={props.pairs}>
              {(one, at) => (
                <option value={at()} selected={at() === pairAt()}>
                  {one.aheadTitle} and {one.otherTitle}
                </option>
              )}
            </For>
          </select>
        </label>
        <label class="fact choice">
          <span>Belief</span>
          <select value={beliefAt()} onChange={(event) => setBeliefAt(Number(event.currentTarget.value))}>
            <For each={pair()?.beliefs ?? []}>
              {(one, at) => (
                <option value={at()} selected={at() === beliefAt()}>
                  {one.curve.title}
                  {one.flips ? " (flips the ranking)" : ""}
                </option>
              )}
            </For>
          </select>
        </label>
      </div>
      <Show when={pair()}>
        {(now) => (
          <p class="pair-says">
            {now().says} <GreyBar spread={now().spread} says={now().spreadSays} />
          </p>
        )}
      </Show>
      <Show when={belief()}>{(now) => <BeliefSlider pair={pair() as DecidingPair} belief={now()} run={props.run} />}</Show>
    </section>
  );
}
