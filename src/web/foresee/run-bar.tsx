import { createUniqueId, Show, type JSX } from "solid-js";
import { countInWords, durationInWords } from "../wording.ts";
import type { ForeseeDesk } from "./desk.ts";
import type { ForeseeRun, ForeseeStart } from "./shapes.ts";

function progressInWords(run: ForeseeRun): string {
  if (run.state === "waiting") return "Waiting for the comparison before it.";
  const share = run.total === 0 ? 0 : Math.floor((100 * run.done) / run.total);
  if (run.done === run.total) return "Reckoning the tables…";
  return `${share} % of ${run.total.toLocaleString("en")} draws of the beliefs${run.secondsLeft === null ? "" : ` · ${durationInWords(run.secondsLeft)} left`}`;
}

/** How often, with which luck; go, how far it is, stop. */
export function RunBar(props: { readonly desk: ForeseeDesk; readonly start: ForeseeStart }): JSX.Element {
  const id = createUniqueId();
  const { desk } = props;
  const chosen = (): number => desk.plans.filter((plan) => plan.chosen).length;
  const going = (): ForeseeRun | null => {
    const run = desk.run();
    return run !== null && (run.state === "waiting" || run.state === "running") ? run : null;
  };
  const most = (): number => Math.min(props.start.limits.mostRuns, Math.floor(props.start.limits.allRuns / Math.max(1, chosen())));
  return (
    <section class="run-bar" aria-labelledby={id}>
      <h3 id={id} class="hidden">
        Run
      </h3>
      <label class="fact">
        <span>Runs of each strategy</span>
        <input
          type="number"
          min={props.start.limits.fewestRuns}
          max={most()}
          step="10"
          value={desk.runs()}
          onChange={(event) => {
            const runs = event.currentTarget.valueAsNumber;
            if (Number.isFinite(runs)) desk.setRuns(runs);
            else event.currentTarget.value = String(desk.runs());
          }}
        />
      </label>
      <label class="fact">
        <span>Seed (the luck)</span>
        <input
          type="number"
          min="0"
          max="4294967295"
          step="1"
          value={desk.seed()}
          onChange={(event) => {
            const seed = event.currentTarget.valueAsNumber;
            if (Number.isFinite(seed)) desk.setSeed(seed);
            else event.currentTarget.value = String(desk.seed());
          }}
        />
      </label>
      <Show
        when={going()}
        fallback={
          <button type="button" class="solid-button" disabled={chosen() === 0} onClick={() => desk.compare()}>
            Compare {countInWords(chosen(), "strategy", "strategies")}
          </button>
        }
      >
        {(run) => (
          <>
            <button type="button" class="line-button" onClick={() => desk.stop()}>
              Stop
            </button>
            <div class="progress run-progress">
              <progress max={Math.max(1, run().total)} value={run().done} aria-label="Simulating" />
              <p>{progressInWords(run())}</p>
            </div>
          </>
        )}
      </Show>
      <Show when={going() === null && desk.runs() > most()}>
        <p class="run-note">
          With {countInWords(chosen(), "strategy", "strategies")} at most {most().toLocaleString("en")} runs each; more by{" "}
          <code>writ foresee compare</code>.
        </p>
      </Show>
      <p class="hidden" role="status">
        {desk.run()?.state === "done" ? "Done: the comparison stands below." : desk.run()?.state === "stopped" ? "Stopped." : ""}
      </p>
    </section>
  );
}
