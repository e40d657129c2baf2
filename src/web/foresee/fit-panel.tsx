import { createEffect, createUniqueId, For, on, Show, type JSX } from "solid-js";
import { ProblemList } from "../problem-list.tsx";
import { durationInWords } from "../wording.ts";
import { CountsFound, Unassigned } from "./counts-found.tsx";
import type { ForeseeDesk } from "./desk.ts";
import { FileButton } from "./file-button.tsx";
import type { FitDesk } from "./fit-desk.ts";
import { FitResults } from "./fit-results.tsx";
import type { Fit } from "./fit-shapes.ts";
import type { ForeseeStart } from "./shapes.ts";

function progressInWords({ state, phase, done, total, secondsLeft }: Fit): string {
  if (state === "waiting") return "Waiting for what runs before it.";
  if (phase === "") return "Reading the counts…";
  if (phase !== "fitting") return `Foretelling past years: ${done} of ${total} done.`;
  const left = secondsLeft === null ? "" : ` · at most ${durationInWords(secondsLeft)} left`;
  return `Four chains, until they agree: ${done.toLocaleString("en")} of at most ${total.toLocaleString("en")} steps${left}`;
}

/** Counts in, beliefs out: what comparisons begin with. */
export function FitPanel(props: { readonly desk: ForeseeDesk; readonly fits: FitDesk; readonly start: ForeseeStart }): JSX.Element {
  const id = createUniqueId();
  const groups = (): ForeseeStart["situation"]["groups"] => (props.desk.situation() ?? props.start.situation).groups;
  const name = (): string => {
    const file = props.fits.file();
    return file === "example" ? "the invented counts that ship" : (file?.file ?? "");
  };
  const going = (): Fit | null => {
    const fit = props.fits.fit();
    return fit !== null && (fit.state === "waiting" || fit.state === "running") ? fit : null;
  };
  const done = (): (Fit & { readonly state: "done" }) | null => {
    const fit = props.fits.fit();
    return fit?.state === "done" ? fit : null;
  };
  // the eye and the keyboard go where the answer is
  createEffect(
    on(
      () => done()?.id,
      (now) => void (now !== undefined && document.getElementById("fit-results-title")?.focus()),
    ),
  );
  return (
    <section class="fit" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>From your data, or from the literature</h3>
      <Show
        when={props.desk.learnt()}
        fallback={
          <p class="fit-state">
            <span class="fit-mark fit-mark-literature" aria-hidden="true" />
            <span>
              Nothing was learnt from counts: every figure comes <strong>from the literature, not from your data</strong>.
            </span>
          </p>
        }
      >
        {(learnt) => (
          <p class="fit-state">
            <span class="fit-mark fit-mark-data" aria-hidden="true" />
            <span>
              Comparisons begin with what was learnt <strong>from your data</strong>: {learnt().source} ({learnt().parameters} beliefs,{" "}
              {learnt().draws.toLocaleString("en")} draws). The bar under each figure says how much of it that is.{" "}
              <button type="button" class="quiet-button" onClick={() => props.desk.learn(null)}>
                Back to the literature alone
              </button>
            </span>
          </p>
        )}
      </Show>
      <p class="found-about">
        Monthly counts of attacks (a CSV table, events of UCDP GED, or incidents as in BFRS) teach how often attacks come and how they
        cluster, less of what force does, next to nothing of services and money. Force answers attacks: what counts teach is{" "}
        <em>association</em>, not cause. Drop a file anywhere on this page; coordinates and persons are never taken in.
      </p>
      <p class="fit-doors">
        <FileButton label="Choose counts (CSV)" accept=".csv,.tsv,.txt,text/csv" onFile={(file) => props.fits.takeCounts(file)} />
        <FileButton
          label="Choose what was learnt before (JSON)"
          accept=".json,application/json"
          onFile={(file) => props.fits.takeLearnt(file)}
        />
        <button type="button" class="quiet-button" onClick={() => props.fits.takeExample()}>
          Try the invented counts
        </button>
      </p>
      <Show when={props.fits.trouble().length > 0}>
        <div class="banner banner-bad" role="alert">
          <strong>That did not work.</strong>
          <ProblemList problems={props.fits.trouble()} total={props.fits.trouble().length} />
        </div>
      </Show>
      <Show when={props.fits.file()}>
        <div class="fit-counts">
          <div class="fan-head">
            <h4>Counts: {name()}</h4>
            <button type="button" class="quiet-button" onClick={() => props.fits.dropCounts()}>
              Take them away
            </button>
          </div>
          <Show
            when={props.fits.counts()}
            fallback={props.fits.trouble().length === 0 ? <p class="loading">Reading the counts…</p> : undefined}
          >
            {(counts) => (
              <>
                <CountsFound counts={counts()} />
                <Unassigned names={counts().unassigned} fits={props.fits} groups={groups()} />
              </>
            )}
          </Show>
          <div class="fit-fields">
            <label class="fact">
              <span>What was done in those months</span>
              <select value={props.fits.history()} onChange={(event) => props.fits.setHistory(event.currentTarget.value)}>
                <option value="">{props.fits.file() === "example" ? "the history that goes with them" : "nothing"}</option>
                <For each={props.desk.plans.filter(({ ships }) => !ships)}>
                  {({ strategy }) => <option value={strategy.id}>{strategy.title}</option>}
                </For>
              </select>
            </label>
            <label class="fact">
              <span>Only in these countries (empty: all)</span>
              <input type="text" value={props.fits.countries()} onChange={(event) => props.fits.setCountries(event.currentTarget.value)} />
            </label>
            <label class="fact fit-origins">
              <span>Past years to foretell</span>
              <input
                type="number"
                min="0"
                max="10"
                step="1"
                value={props.fits.origins()}
                onChange={(event) => {
                  const origins = event.currentTarget.valueAsNumber;
                  if (Number.isFinite(origins)) props.fits.setOrigins(origins);
                  else event.currentTarget.value = String(props.fits.origins());
                }}
              />
            </label>
          </div>
          <p class="found-about">
            Measures of those months are a strategy like any other: drop its JSON, with months in the past and a source for each in its
            note, and choose it here. A published series of deaths by year (CSV: year, deaths) can be laid beside, as association; it enters
            no fit.
          </p>
          <p class="fit-doors">
            <Show
              when={props.fits.beside()}
              fallback={
                <FileButton
                  label="Lay a yearly series beside (CSV)"
                  accept=".csv,text/csv"
                  onFile={(file) => props.fits.takeBeside(file)}
                />
              }
            >
              {(beside) => (
                <>
                  <span>Beside: {beside().file}</span>
                  <button type="button" class="quiet-button" onClick={() => props.fits.takeBeside(null)}>
                    Without it
                  </button>
                </>
              )}
            </Show>
          </p>
          <div class="fit-go">
            <Show
              when={going()}
              fallback={
                <button
                  type="button"
                  class="solid-button"
                  disabled={props.fits.counts()?.kind !== "counts"}
                  onClick={() => props.fits.start()}
                >
                  Learn from these counts
                </button>
              }
            >
              {(fit) => (
                <>
                  <button type="button" class="line-button" onClick={() => props.fits.stop()}>
                    Stop the fit
                  </button>
                  <div class="progress run-progress">
                    <progress max={Math.max(1, fit().total)} value={fit().done} aria-label="Fitting" />
                    <p>{progressInWords(fit())}</p>
                  </div>
                </>
              )}
            </Show>
          </div>
          <p class="hidden" role="status">
            {done() === null ? "" : "Done: what the counts teach stands below."}
          </p>
          <Show when={props.fits.fit()?.state === "stopped"}>
            <p class="found-about">Stopped; nothing was kept.</p>
          </Show>
        </div>
      </Show>
      <Show when={done()} keyed>
        {(fit) => <FitResults calibration={fit.calibration} fit={fit.id} />}
      </Show>
    </section>
  );
}
