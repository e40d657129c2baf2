import { For, Match, Show, Switch, createComputed, createEffect, createMemo, createSignal, on, type JSX } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import { AlertCard } from "./alert-card.tsx";
import type { SaidAlert } from "./shapes/alert.ts";
import type { ScreenAnswer } from "./shapes/answer.ts";
import type { ListStatus } from "./shapes/list.ts";
import { insideOf } from "./listings.ts";
import { Foreign } from "./script.tsx";
import { asSentence, countInWords, dateInWords } from "./wording.ts";

export interface AnswerViewProps {
  readonly answer: ScreenAnswer;
  readonly lists: readonly ListStatus[];
  readonly waiting: boolean;
  /** nobody is typing any more: only then is a question called clear */
  readonly settled: boolean;
  readonly recorded: number | null;
  /** `reader`: nothing can be recorded */
  readonly mode: "writer" | "reader";
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
function ownNameFirst(answer: ScreenAnswer): readonly SaidAlert[] {
  const isInside = (alert: SaidAlert): number => {
    const entries = answer.cards.filter((card) => alert.entries.some((one) => one.list === card.list && one.id === card.id));
    return insideOf(entries, alert.matched.listed).length > 0 ? 1 : 0;
  };
  return answer.alerts.toSorted((left, right) => right.weight - left.weight || isInside(left) - isInside(right));
}

/** The answer: what to make of it first, then the alerts, then what was and was not checked. */
export function AnswerView(props: AnswerViewProps): JSX.Element {
  // alerts of the same party stay the same elements: focus, open details and the eye keep their place while one types
  const [held, setHeld] = createStore<{ alerts: readonly SaidAlert[]; faint: readonly SaidAlert[] }>({ alerts: [], faint: [] });
  createComputed(() => {
    setHeld("alerts", reconcile(structuredClone(ownNameFirst(props.answer)), { key: "party" }));
    setHeld("faint", reconcile(structuredClone(props.answer.faint ?? []), { key: "party" }));
  });
  // a contradiction lowers an alert and never hides it
  const contradicted = createMemo(() => held.faint.filter((alert) => alert.conflicts.length > 0));
  // where there is nothing else it must not stay unseen that the name is on a list, which calls it weak
  const calledWeak = createMemo(() =>
    held.alerts.length > 0 ? [] : held.faint.filter((alert) => alert.conflicts.length === 0 && alert.matched.exact),
  );
  const shown = createMemo(() => [...contradicted(), ...calledWeak()]);
  const faintOnes = createMemo(() => held.faint.filter((alert) => !shown().includes(alert)));
  const isClear = (): boolean => props.settled && props.answer.outcome !== "incomplete";
  const [showFaint, setShowFaint] = createSignal(false);
  const [open, setOpen] = createSignal<string | null>(null);
  const subjectName = (): string => props.answer.subject.names[0] ?? "";
  const asked = (): JSX.Element => <Foreign text={subjectName()} />;
  // the best alert is open from the start; what a person opened stays open while the question grows
  createEffect(
    on(
      () => props.answer,
      (answer, before) => {
        const still = [...answer.alerts, ...(answer.faint ?? [])].some((alert) => alert.party === open());
        const topMoved = before?.alerts[0]?.party !== answer.alerts[0]?.party;
        if (!still || topMoved) setOpen((held.alerts[0] ?? shown()[0])?.party ?? null);
        if (before?.subject.names[0] !== answer.subject.names[0]) setShowFaint(false);
      },
    ),
  );
  const card = (alert: SaidAlert): JSX.Element => (
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
      <Show when={held.alerts.length === 0}>
        <div class="verdict" classList={{ "verdict-clear": isClear() && shown().length === 0 }}>
          <p class="verdict-word">
            {isClear() ? (calledWeak().length > 0 ? "Clear, but for a weak name." : "Clear.") : "Nothing found so far."}
          </p>
          <p class="verdict-why">
            <Switch fallback={<>No listed name comes near “{asked()}”.</>}>
              <Match when={contradicted().length > 0}>A listed name is like “{asked()}”, but a fact differs; see below what.</Match>
              <Match when={calledWeak().length > 0}>
                “<Foreign text={calledWeak()[0]?.matched.query ?? subjectName()} />” is to the letter a name that the list calls weak: too
                little for an alert by itself. Whose it is stands below.
              </Match>
            </Switch>
          </p>
        </div>
      </Show>
      <Show when={held.alerts.length > 1}>
        <p class="answer-count">
          {countInWords(held.alerts.length, "alert")}, best first. A second fact (birth, father, country) tells namesakes apart.
        </p>
      </Show>
      <div class="alerts">
        <For each={held.alerts}>{card}</For>
        <For each={shown()}>{card}</For>
      </div>
      <Show when={faintOnes().length > 0}>
        <button type="button" class="quiet-button" aria-expanded={showFaint()} onClick={() => setShowFaint(!showFaint())}>
          {showFaint() ? "Hide" : "Show"} {countInWords(faintOnes().length, "faint resemblance")}
        </button>
        <Show when={showFaint()}>
          <div class="alerts">
            <For each={faintOnes()}>{card}</For>
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
