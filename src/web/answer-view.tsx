import { For, Show, createComputed, createEffect, createMemo, createSignal, on, type JSX } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import { AlertCard } from "./alert-card.tsx";
import type { Alert, ListStatus, ScreenAnswer } from "./shapes.ts";
import { insideOf } from "./listings.ts";
import { Foreign } from "./script.tsx";
import { asSentence, countInWords, dateInWords } from "./wording.ts";

/** Alerts below this band are there on request only: noise must not bury the answer. */
const isWeak = (band: string): boolean => band === "weak";

export interface AnswerViewProps {
  readonly answer: ScreenAnswer;
  readonly lists: readonly ListStatus[];
  readonly waiting: boolean;
  readonly recorded: number | null;
  /** `reader`: nothing can be recorded */
  readonly mode: "writer" | "reader";
  /** whether alerts below the default band were asked for */
  readonly faint: boolean;
  readonly onFaint: (faint: boolean) => void;
  readonly onOpened: () => void;
}

function Checked(props: { readonly answer: ScreenAnswer; readonly lists: readonly ListStatus[] }): JSX.Element {
  const entries = (): number => props.answer.checked.lists.reduce((sum, list) => sum + list.entries, 0);
  return (
    <p class="checked">
      Checked: {countInWords(entries(), "entry", "entries")} on {countInWords(props.answer.checked.lists.length, "list")}
      {" ("}
      <For each={props.answer.checked.lists}>
        {(list, at) => (
          <>
            {at() > 0 ? ", " : ""}
            {props.lists.find((one) => one.id === list.id)?.title ?? list.id}
            {list.published === null ? "" : ` of ${dateInWords(list.published)}`}
          </>
        )}
      </For>
      {"). "}
      A list that is not named here was not checked.
    </p>
  );
}

/** Of alerts with the same weight, the body whose own name it is goes before one that merely has it inside. The rest keeps the server's order. */
function ownNameFirst(answer: ScreenAnswer): readonly Alert[] {
  const isInside = (alert: Alert): number => {
    const entries = answer.cards.filter((card) => alert.entries.some((one) => one.list === card.list && one.id === card.id));
    return insideOf(entries, alert.matched.listed).length > 0 ? 1 : 0;
  };
  return answer.alerts.toSorted((left, right) => right.weight - left.weight || isInside(left) - isInside(right));
}

/** The answer: what to make of it first, then the alerts, then what was and was not checked. */
export function AnswerView(props: AnswerViewProps): JSX.Element {
  // alerts of the same party stay the same elements: focus, open details and the eye keep their place while one types
  const [held, setHeld] = createStore<{ alerts: readonly Alert[] }>({ alerts: [] });
  createComputed(() => setHeld("alerts", reconcile(structuredClone(ownNameFirst(props.answer)), { key: "party" })));
  const strongerOnes = createMemo(() => held.alerts.filter((alert) => !isWeak(alert.band)));
  const weakOnes = createMemo(() => held.alerts.filter((alert) => isWeak(alert.band)));
  const [open, setOpen] = createSignal<string | null>(null);
  const subjectName = (): string => props.answer.subject.names[0] ?? "";
  // the best alert is open from the start; what a person opened stays open while the question grows
  createEffect(
    on(
      () => props.answer,
      (answer, before) => {
        const still = answer.alerts.some((alert) => alert.party === open());
        const topMoved = before?.alerts[0]?.party !== answer.alerts[0]?.party;
        if (!still || topMoved) setOpen(strongerOnes()[0]?.party ?? null);
      },
    ),
  );
  const card = (alert: Alert): JSX.Element => (
    <AlertCard
      alert={alert}
      cards={props.answer.cards}
      lists={props.lists}
      open={open() === alert.party}
      onToggle={() => {
        const opening = open() !== alert.party;
        setOpen(opening ? alert.party : null);
        if (opening) props.onOpened();
      }}
    />
  );
  return (
    <div class="answer" data-asked={subjectName()} classList={{ "answer-waiting": props.waiting }}>
      <Show when={props.answer.outcome === "incomplete"}>
        <div class="banner banner-incomplete" role="note">
          <strong>Incomplete.</strong> This answer must not be taken as clear:
          <ul>
            <For each={props.answer.checked.missing}>{(reason) => <li>{reason}</li>}</For>
          </ul>
        </div>
      </Show>
      <Show when={strongerOnes().length === 0}>
        <div class="verdict" classList={{ "verdict-clear": props.answer.outcome !== "incomplete" }}>
          <p class="verdict-word">{props.answer.outcome === "incomplete" ? "Nothing found so far." : "Clear."}</p>
          <p class="verdict-why">
            No listed name comes near “<Foreign text={subjectName()} />
            ”.
          </p>
        </div>
      </Show>
      <Show when={strongerOnes().length > 1}>
        <p class="answer-count">
          {countInWords(strongerOnes().length, "alert")}, best first. A second fact (birth, father, country) tells namesakes apart.
        </p>
      </Show>
      <div class="alerts">
        <For each={strongerOnes()}>{card}</For>
      </div>
      <button type="button" class="quiet-button" aria-expanded={props.faint} onClick={() => props.onFaint(!props.faint)}>
        {props.faint ? "Hide faint resemblances" : "Show faint resemblances"}
      </button>
      <Show when={props.faint}>
        <Show when={weakOnes().length > 0} fallback={<p class="answer-count">{props.waiting ? "" : "There is not even a faint one."}</p>}>
          <div class="alerts">
            <For each={weakOnes()}>{card}</For>
          </div>
        </Show>
      </Show>
      <footer class="answer-foot">
        <Checked answer={props.answer} lists={props.lists} />
        <For each={[...(props.answer.warnings ?? []), ...(props.answer.checked.notes ?? [])]}>{(note) => <p>{asSentence(note)}</p>}</For>
        <p class="engine">
          <Show
            when={props.recorded !== null}
            fallback={
              props.mode === "writer" ? "Not recorded: press Enter to put this question into the ledger." : "Not recorded: read only."
            }
          >
            Recorded as ledger event {props.recorded}.
          </Show>{" "}
          Answered in {props.answer.milliseconds < 1 ? "under 1" : Math.round(props.answer.milliseconds)} ms
          {" by Writ "}
          {props.answer.engine.version}, snapshot <span class="key">{props.answer.engine.snapshot.slice(0, 12)}</span>.
        </p>
      </footer>
    </div>
  );
}
