import { For, Match, Show, Switch, createSignal, createUniqueId, type JSX } from "solid-js";
import { resultPath } from "./client.ts";
import type { Job, NamesReport, TextAnswer, UploadUse } from "./shapes/job.ts";
import type { ListReport } from "./shapes/list.ts";
import { BandMark } from "./band.tsx";
import type { Desk, Drop } from "./desk.ts";
import { ProblemList } from "./problem-list.tsx";
import { Foreign } from "./script.tsx";
import { asSentence, bytesInWords, countInWords, durationInWords, sentenceOf } from "./wording.ts";

const USES: readonly (readonly [use: UploadUse, label: string])[] = [
  ["names", "A file of names: screen each against the lists"],
  ["text", "A document: find every listed name in it"],
  ["list", "A list: take it into the register"],
];

function Progress(props: { readonly label: string; readonly done: number; readonly total: number; readonly says: string }): JSX.Element {
  return (
    <div class="progress">
      <Show when={props.total > 0} fallback={<progress aria-label={props.label} />}>
        <progress max={props.total} value={props.done} aria-label={props.label} />
      </Show>
      <p>{props.says}</p>
    </div>
  );
}

function progressInWords(job: Job): string {
  if (job.state === "waiting") return "Waiting for the work before it.";
  const amount =
    job.unit === "bytes"
      ? `${bytesInWords(job.done)} of ${bytesInWords(job.total)}`
      : `${job.done.toLocaleString("en")}${job.total > 0 ? ` of ${job.total.toLocaleString("en")}` : ""} ${job.unit}`;
  const rate =
    job.rate > 0
      ? ` · ${job.unit === "bytes" ? bytesInWords(job.rate) : `${Math.round(job.rate).toLocaleString("en")} ${job.unit}`}/s`
      : "";
  const left = job.secondsLeft === null ? "" : ` · ${durationInWords(job.secondsLeft)} left`;
  return `${job.phase}: ${amount}${rate}${left}`;
}

/** Asks what a file is for, when its content leaves that open. */
function Choice(props: { readonly drop: Drop; readonly desk: Desk; readonly canWrite: boolean }): JSX.Element {
  const id = createUniqueId();
  const possible = () => {
    const uses = props.drop.uploads.map((upload) => upload.recognised.uses);
    return USES.filter(
      ([use]) => uses.every((those) => those.includes(use)) && (use === "list" ? props.canWrite : props.drop.uploads.length === 1),
    );
  };
  const [use, setUse] = createSignal<UploadUse | null>(null);
  const [list, setList] = createSignal("");
  const [nameColumn, setNameColumn] = createSignal<string | null>(null);
  const chosen = (): UploadUse | null => use() ?? possible()[0]?.[0] ?? null;
  const columns = () => props.drop.uploads[0]?.recognised.columns ?? [];
  const asksColumn = (): boolean =>
    chosen() !== "text" && props.drop.uploads.length === 1 && props.drop.uploads[0]?.recognised.understood === false;
  return (
    <Show
      when={possible().length > 0}
      fallback={
        <p class="bad">These files cannot be taken in together. Drop lists of one publication together, everything else one by one.</p>
      }
    >
      <form
        class="choice"
        onSubmit={(event) => {
          event.preventDefault();
          const what = chosen();
          if (what !== null)
            props.desk.begin(props.drop, {
              use: what,
              list: list().trim(),
              nameColumn: asksColumn() ? (nameColumn() ?? columns()[0] ?? null) : null,
            });
        }}
      >
        <fieldset>
          <legend>What is it?</legend>
          <Show when={columns().length > 0}>
            <p class="choice-columns">
              Its columns:{" "}
              <For each={columns()}>
                {(column) => (
                  <>
                    <code>
                      <Foreign text={column} />
                    </code>{" "}
                  </>
                )}
              </For>
            </p>
          </Show>
          <For each={possible()}>
            {([value, label]) => (
              <label>
                <input type="radio" name={id} value={value} checked={chosen() === value} onChange={() => setUse(value)} /> {label}
              </label>
            )}
          </For>
          <Show when={asksColumn()}>
            <label class="fact">
              <span>Which column holds the names?</span>
              <select onChange={(event) => setNameColumn(event.currentTarget.value)}>
                <For each={columns()}>{(column) => <option value={column}>{column}</option>}</For>
              </select>
            </label>
          </Show>
          <Show when={chosen() === "list"}>
            <label class="fact">
              <span>Its short name</span>
              <input type="text" value={list()} onInput={(event) => setList(event.currentTarget.value)} placeholder="own-list" />
            </label>
          </Show>
        </fieldset>
        <button class="solid-button">Go on</button>
      </form>
    </Show>
  );
}

function ListsTaken(props: { readonly reports: readonly ListReport[] }): JSX.Element {
  const FILED = {
    "in-force": "now in force",
    history: "older than the one in force: filed as history",
    unchanged: "the same as before",
  } as const;
  return (
    <For each={props.reports}>
      {(report) => (
        <div class="outcome">
          <p>
            <strong>{report.list}</strong>: {countInWords(report.entries, "entry", "entries")}, {countInWords(report.names, "name")},{" "}
            {report.state === "quarantined" ? "held back: a person must release it" : FILED[report.filed]}
            {report.state === "current" || report.state === "quarantined" ? "." : "; only partly read, so answers on it are incomplete."}
          </p>
          <For each={report.notes}>{(note) => <p>{note}</p>}</For>
          <Show when={report.problemCount > 0}>
            <details open>
              <summary>{countInWords(report.problemCount, "problem")}</summary>
              <ProblemList problems={report.problems} total={report.problemCount} />
            </details>
          </Show>
        </div>
      )}
    </For>
  );
}

function NamesScreened(props: { readonly job: string; readonly report: NamesReport }): JSX.Element {
  return (
    <div class="outcome">
      <ul class="tallies">
        <li class="tally tally-hit">
          <b>{props.report.hits.toLocaleString("en")}</b> {props.report.hits === 1 ? "hit" : "hits"}
        </li>
        <li class="tally tally-clear">
          <b>{props.report.clear.toLocaleString("en")}</b> clear
        </li>
        <li class="tally tally-incomplete">
          <b>{props.report.incomplete.toLocaleString("en")}</b> incomplete
        </li>
        <li class="tally tally-bad">
          <b>{props.report.bad.toLocaleString("en")}</b> {props.report.bad === 1 ? "bad row" : "bad rows"}
        </li>
      </ul>
      <p class="downloads">
        <For each={props.report.formats}>
          {(format, at) => (
            <a class={at() === 0 ? "solid-button" : "line-button"} href={resultPath(props.job, format)} download="">
              Download the result ({format.toUpperCase()})
            </a>
          )}
        </For>
      </p>
      <p class="outcome-note">
        One row for each alert, one for each clear name.
        <For each={props.report.notes}>{(note) => <> {asSentence(note)}</>}</For>
        <Show when={props.report.recorded !== null}> Recorded as ledger event {props.report.recorded}.</Show>
      </p>
      <Show when={props.report.bad > 0}>
        <details open>
          <summary>{countInWords(props.report.bad, "row")} could not be screened</summary>
          <ProblemList problems={props.report.problems} total={props.report.bad} />
        </details>
      </Show>
    </div>
  );
}

function TextScreened(props: { readonly answer: TextAnswer }): JSX.Element {
  return (
    <div class="outcome">
      <p>
        {props.answer.mentions.length === 0
          ? "No listed name is mentioned in it."
          : `${countInWords(props.answer.mentions.length, "mention")} of listed names.`}
      </p>
      <For each={props.answer.checked.missing}>{(reason) => <p class="bad">Incomplete: {asSentence(reason)}</p>}</For>
      <ul class="mentions">
        <For each={props.answer.mentions}>
          {(mention) => (
            <li>
              <q>
                <Foreign text={mention.text} />
              </q>
              <span class="mention-at">at character {mention.start.toLocaleString("en")}</span>
              <For each={mention.alerts.slice(0, 3)}>
                {(alert) => (
                  <span class="mention-alert">
                    <Foreign text={alert.caption} /> <BandMark band={alert.band} />
                  </span>
                )}
              </For>
            </li>
          )}
        </For>
      </ul>
    </div>
  );
}

/** One drop from the first byte to the result. */
export function DropView(props: { readonly drop: Drop; readonly desk: Desk; readonly canWrite: boolean }): JSX.Element {
  const job = () => props.drop.job;
  const running = (): boolean => job()?.state === "running" || job()?.state === "waiting";
  const done = () => {
    const ended = job();
    return ended?.state === "done" ? ended : null;
  };
  const failure = () => {
    const ended = job();
    return props.drop.problem ?? (ended?.state === "failed" ? ended.error : null);
  };
  const outcome = <U extends UploadUse>(use: U) => {
    const result = done()?.outcome;
    return result?.use === use ? (result as Extract<typeof result, { use: U }>) : null;
  };
  return (
    <article class="drop" aria-busy={running()}>
      <header class="drop-head">
        <h3>
          <Foreign text={props.drop.names.join(", ")} />
        </h3>
        <Show when={props.drop.uploads[0]?.recognised.format}>{(format) => <span class="key">{format()}</span>}</Show>
        <button type="button" class="quiet-button" onClick={() => props.desk.remove(props.drop)}>
          {running() ? "Stop" : "Remove"}
        </button>
      </header>
      <div aria-live="polite">
        <Switch>
          <Match when={failure()}>{(problem) => <p class="bad">{sentenceOf(problem())}</p>}</Match>
          <Match when={props.drop.asking}>
            <Choice drop={props.drop} desk={props.desk} canWrite={props.canWrite} />
          </Match>
          <Match when={job()?.state === "stopped"}>
            <p>Stopped. Nothing of it was kept.</p>
          </Match>
          <Match when={outcome("list")}>{(result) => <ListsTaken reports={result().reports} />}</Match>
          <Match when={outcome("names")}>{(result) => <NamesScreened job={job()?.id ?? ""} report={result().report} />}</Match>
          <Match when={outcome("text")}>{(result) => <TextScreened answer={result().answer} />}</Match>
        </Switch>
      </div>
      <Show when={failure() === null}>
        <Show when={job() === null && !props.drop.asking}>
          <Progress
            label="Sending"
            done={props.drop.sent}
            total={props.drop.total}
            says={`sending: ${bytesInWords(props.drop.sent)} of ${bytesInWords(props.drop.total)}`}
          />
        </Show>
        <Show when={running() ? job() : null}>
          {(now) => <Progress label="Progress" done={now().done} total={now().total} says={progressInWords(now())} />}
        </Show>
      </Show>
    </article>
  );
}
