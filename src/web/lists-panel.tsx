import { For, Show, createSignal, type JSX } from "solid-js";
import { removeList, verify } from "./client.ts";
import type { ListReport, ListStatus } from "./shapes/list.ts";
import type { Problem } from "./shapes/problem.ts";
import type { ServerStatus, VerifyReport } from "./shapes/status.ts";
import { ProblemList } from "./problem-list.tsx";
import { QuarantineView } from "./quarantine-view.tsx";
import { ageInWords, countInWords, dateInWords, sentenceOf } from "./wording.ts";

const STATES: Readonly<Record<ListStatus["state"], string>> = {
  current: "current",
  stale: "stale",
  partial: "half read",
  quarantined: "quarantined",
};

function Unmapped(props: { readonly report: ListReport }): JSX.Element {
  return (
    <Show when={props.report.unmapped.length > 0}>
      <p class="list-more-head">Kept and shown, but not understood:</p>
      <ul class="unmapped">
        <For each={props.report.unmapped}>
          {([key, count]) => (
            <li>
              <span class="key">{key}</span> {countInWords(count, "time")}
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

/** Asks once more: answers are not checked against a list that was taken out. */
function RemoveList(props: { readonly list: ListStatus; readonly onChanged: () => void }): JSX.Element {
  const [asking, setAsking] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const remove = async (): Promise<void> => {
    const reply = await removeList(props.list.id);
    setAsking(false);
    if (reply.ok) props.onChanged();
    else setProblem(reply.problem);
  };
  return (
    <p class="list-remove">
      <Show
        when={asking()}
        fallback={
          <button type="button" class="quiet-button" onClick={() => setAsking(true)}>
            Take this list out
          </button>
        }
      >
        Answers will no longer be checked against it; its history stays.{" "}
        <button type="button" class="quiet-button bad" onClick={() => void remove()}>
          Take it out
        </button>{" "}
        <button type="button" class="quiet-button" onClick={() => setAsking(false)}>
          Keep it
        </button>
      </Show>
      <Show when={problem()}>{(wrong) => <span class="bad">{sentenceOf(wrong())}</span>}</Show>
    </p>
  );
}

interface ListRowProps {
  readonly list: ListStatus;
  readonly report: ListReport | undefined;
  readonly canWrite: boolean;
  readonly onChanged: () => void;
}

function ListRow(props: ListRowProps): JSX.Element {
  const faults = (): string =>
    [
      props.list.problems > 0 ? countInWords(props.list.problems, "problem") : "",
      props.list.unmapped > 0 ? `${countInWords(props.list.unmapped, "value")} not understood` : "",
    ]
      .filter((text) => text !== "")
      .join(" · ");
  return (
    <li class="list" data-state={props.list.state}>
      <div class="list-name">
        <span class="list-title">{props.list.title}</span> <span class="key">{props.list.id}</span>
      </div>
      <div class="list-state">
        <span class={`tag tag-${props.list.state}`}>{STATES[props.list.state]}</span>
      </div>
      <div class="list-counts">
        {countInWords(props.list.entries, "entry", "entries")}, {countInWords(props.list.names, "name")}
      </div>
      <div class="list-age">
        {props.list.published === null ? "publication date unknown" : `published ${dateInWords(props.list.published.slice(0, 10))}`},
        checked {ageInWords(props.list.ageDays)}
      </div>
      <Show
        when={props.list.state === "quarantined"}
        fallback={
          <Show when={props.list.note !== undefined}>
            <div class="list-note">{props.list.note}</div>
          </Show>
        }
      >
        <QuarantineView list={props.list.id} note={props.list.note} canWrite={props.canWrite} onDecided={() => props.onChanged()} />
      </Show>
      <details class="list-more">
        <summary>{faults() === "" ? "No problems" : faults()}</summary>
        <Show
          when={props.report}
          fallback={
            <Show when={faults() !== ""}>
              <p class="list-more-head">Add the file again to see them one by one.</p>
            </Show>
          }
        >
          {(report) => (
            <>
              <ProblemList problems={report().problems} total={report().problemCount} />
              <Unmapped report={report()} />
              <For each={report().notes}>{(note) => <p>{note}</p>}</For>
            </>
          )}
        </Show>
        <p class="list-more-head">
          SHA-256 <span class="key long">{props.list.sha256}</span>
        </p>
        <Show when={props.canWrite}>
          <RemoveList list={props.list} onChanged={() => props.onChanged()} />
        </Show>
      </details>
    </li>
  );
}

function VerifyLine(): JSX.Element {
  const [report, setReport] = createSignal<VerifyReport | null>(null);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const [running, setRunning] = createSignal(false);
  const run = async (): Promise<void> => {
    setRunning(true);
    const reply = await verify();
    setRunning(false);
    setReport(reply.ok ? reply.value : null);
    setProblem(reply.ok ? null : reply.problem);
  };
  const sound = (): boolean => report()?.firstBroken === null && report()?.damage.length === 0;
  return (
    <div class="verify">
      <button type="button" class="quiet-button" disabled={running()} onClick={() => void run()}>
        Verify the ledger
      </button>
      <p role="status">
        <Show when={running()}>Checking every event…</Show>
        <Show when={report()}>
          {(done) => (
            <span classList={{ good: sound(), bad: !sound() }}>
              {done().firstBroken === null
                ? `${countInWords(done().events, "event")}, the chain is whole.`
                : `Event ${done().firstBroken?.seq} is broken: ${done().firstBroken?.reason}.`}
              <For each={done().damage}>{(damage) => <> {damage}.</>}</For>
            </span>
          )}
        </Show>
        <Show when={problem()}>{(wrong) => <span class="bad">{sentenceOf(wrong())}</span>}</Show>
      </p>
    </div>
  );
}

/** Which lists are loaded, how old and how whole they are. */
export function ListsPanel(props: { readonly status: ServerStatus; readonly onChanged: () => void }): JSX.Element {
  const sum = (what: "entries" | "names"): number => props.status.lists.reduce((total, list) => total + list[what], 0);
  return (
    <section class="panel" aria-labelledby="lists-title">
      <h2 id="lists-title">Lists</h2>
      <p class="panel-about">
        <Show when={props.status.lists.length > 0} fallback="No list is loaded. Drop one below.">
          {countInWords(sum("entries"), "entry", "entries")}, {countInWords(sum("names"), "name")}. A list not checked for{" "}
          {props.status.maxAgeDays} days counts as stale, and answers on it as incomplete.
        </Show>
        <Show when={props.status.snapshot?.origin === "starter"}>
          {" "}
          The data folder holds no list: the starter register that ships with Writ answers.
        </Show>
      </p>
      <ul class="lists">
        <For each={props.status.lists}>
          {(list) => (
            <ListRow
              list={list}
              report={props.status.reports.find((report) => report.list === list.id)}
              canWrite={props.status.mode === "writer"}
              onChanged={props.onChanged}
            />
          )}
        </For>
      </ul>
      <VerifyLine />
    </section>
  );
}
