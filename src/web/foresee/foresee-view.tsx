import { createEffect, createMemo, For, on, onMount, Show, type JSX } from "solid-js";
import type { Problem } from "../shapes/problem.ts";
import { sentenceOf } from "../wording.ts";
import { CivilPane } from "./civil-pane.tsx";
import { createForesee, type Plan } from "./desk.ts";
import { createFits } from "./fit-desk.ts";
import { FitPanel } from "./fit-panel.tsx";
import { PlanEditor } from "./plan-editor.tsx";
import { Results } from "./results.tsx";
import { RunBar } from "./run-bar.tsx";
import type { Comparison, ForeseeStart } from "./shapes.ts";
import { StrategyPicker } from "./strategy-picker.tsx";
import { takeFiles } from "./take-files.ts";

/** Strategies side by side: chosen, drawn, simulated, read. */
export function ForeseeView(): JSX.Element {
  const desk = createForesee();
  const fits = createFits(desk);
  let title: HTMLHeadingElement | undefined;
  onMount(() => {
    desk.load();
    // whoever comes by a link or by the keyboard begins at the title
    title?.focus();
  });
  const plan = (): Plan | undefined => desk.plans.find(({ strategy }) => strategy.id === desk.open());
  const trouble = (): readonly Problem[] => {
    const run = desk.run();
    return run?.state === "failed" ? [run.error, ...desk.trouble()] : desk.trouble();
  };
  const found = createMemo(() => {
    const run = desk.run();
    return run?.state === "done" ? { id: run.id, comparison: run.comparison } : null;
  });
  createEffect(
    on(desk.open, (id, before) => {
      if (id !== null && before === null) document.getElementById("plan-title")?.focus();
    }),
  );
  // the eye and the keyboard go where the answer is
  createEffect(on(found, (now) => void (now !== null && document.getElementById("short-title")?.focus())));
  return (
    <section class="foresee-page" id="content" tabindex="-1" aria-labelledby="foresee-title">
      <p class="changes-back">
        <a href="#question">← Back to the question</a>
      </p>
      <h2 id="foresee-title" tabindex="-1" ref={(heading) => (title = heading)}>
        What a strategy may stir up
      </h2>
      <p class="panel-about">
        Force removes people and stirs the temper; a closed clinic feeds sympathy; talks let people leave, and those against them may strike
        first. Choose strategies, and see what follows from what is believed, in the short and in the long run, and which belief decides. No
        forecast, nothing about persons.
      </p>
      <Show when={trouble().length > 0}>
        <div class="banner banner-bad" role="alert">
          <strong>That did not work.</strong>
          <ul>
            <For each={trouble()}>{(problem) => <li>{sentenceOf(problem)}</li>}</For>
          </ul>
        </div>
      </Show>
      <Show when={desk.start()} fallback={trouble().length === 0 ? <p class="loading">Opening the strategies…</p> : undefined}>
        {(start) => (
          <>
            <StrategyPicker desk={desk} most={start().limits.strategies} onFiles={(files) => void takeFiles(files, desk, fits)} />
            <p class="situation">
              The groups as they stand: <strong>{(desk.situation() ?? start().situation).title}</strong>.{" "}
              {desk.situation() === null ? "Invented numbers, to try strategies out; give your own above." : ""}
              <Show when={desk.situation() !== null}>
                <button type="button" class="quiet-button" onClick={() => desk.usualSituation()}>
                  Back to the example
                </button>
              </Show>
            </p>
            <Show when={plan()}>{(open) => <PlanEditor plan={open()} start={start() as ForeseeStart} desk={desk} />}</Show>
            <FitPanel desk={desk} fits={fits} start={start() as ForeseeStart} />
            <RunBar desk={desk} start={start()} />
            <Show
              when={found()}
              keyed
              fallback={
                <p class="changes-empty">
                  {desk.run()?.state === "stopped" ? "Stopped; nothing was kept." : "Nothing is compared yet."} Charts, short run and long
                  run, people without a service and the belief that decides come here.
                </p>
              }
            >
              {(shown) => <Results comparison={shown.comparison as Comparison} run={shown.id} />}
            </Show>
            <CivilPane />
          </>
        )}
      </Show>
    </section>
  );
}
