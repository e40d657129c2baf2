import { For, Show, createResource, createSignal, type JSX } from "solid-js";
import { decideQuarantined, fetchQuarantined } from "./client.ts";
import { Foreign } from "./script.tsx";
import type { Quarantined } from "./shapes/list.ts";
import type { Problem } from "./shapes/problem.ts";
import { asSentence, countInWords, dateInWords, sentenceOf } from "./wording.ts";

interface Changed {
  readonly head: string;
  readonly some: Quarantined["change"]["lostFirst"];
  readonly all: number;
}

/** The entries on one side of the change, the first of them by name. */
function ChangedEntries(props: Changed): JSX.Element {
  return (
    <Show when={props.all > 0}>
      <details class="list-more">
        <summary>
          {props.head}: {countInWords(props.all, "entry", "entries")}
        </summary>
        <ul class="changed">
          <For each={props.some}>
            {([id, caption]) => (
              <li>
                <Foreign text={caption} /> <span class="key">{id}</span>
              </li>
            )}
          </For>
        </ul>
        <Show when={props.all > props.some.length}>
          <p class="list-more-head">and {countInWords(props.all - props.some.length, "entry", "entries")} more</p>
        </Show>
      </details>
    </Show>
  );
}

interface DecisionProps {
  readonly waiting: Quarantined;
  readonly onDecided: () => void;
}

/** A reason is asked for, and who is signed in signs; both become part of the record. */
function Decision(props: DecisionProps): JSX.Element {
  const [reason, setReason] = createSignal("");
  const [running, setRunning] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const decide = async (what: "release" | "discard"): Promise<void> => {
    setRunning(true);
    setProblem(null);
    const reply = await decideQuarantined(props.waiting.list, { version: props.waiting.version, decide: what, reason: reason().trim() });
    setRunning(false);
    if (reply.ok) props.onDecided();
    else setProblem(reply.problem);
  };
  const ready = (): boolean => reason().trim() !== "" && !running();
  return (
    <form class="decision" onSubmit={(event) => event.preventDefault()}>
      <label class="fact">
        <span>Why? The reason and your name become part of the record.</span>
        <input
          type="text"
          required
          maxlength={2000}
          value={reason()}
          onInput={(event) => setReason(event.currentTarget.value)}
          placeholder="Compared with the publisher's own notice of 3 March"
        />
      </label>
      <button type="button" class="quiet-button" disabled={!ready()} onClick={() => void decide("release")}>
        Release into force
      </button>{" "}
      <button type="button" class="quiet-button bad" disabled={!ready()} onClick={() => void decide("discard")}>
        Refuse it
      </button>
      <p role="status">
        <Show when={running()}>Building the register anew…</Show>
        <Show when={problem()}>{(wrong) => <span class="bad">{sentenceOf(wrong())}</span>}</Show>
      </p>
    </form>
  );
}

interface QuarantineViewProps {
  readonly list: string;
  /** changes when another version waits */
  readonly note: string | undefined;
  readonly canWrite: boolean;
  readonly onDecided: () => void;
}

/** The version that the guard has stopped: why, what releasing it would change, and the decision. */
export function QuarantineView(props: QuarantineViewProps): JSX.Element {
  const [reply] = createResource(
    () => ({ list: props.list, note: props.note }),
    ({ list }) => fetchQuarantined(list),
  );
  const waiting = (): Quarantined | null => {
    const got = reply();
    return got?.ok === true ? got.value : null;
  };
  const problem = (): Problem | null => {
    const got = reply();
    return got?.ok === false ? got.problem : null;
  };
  return (
    <div class="list-waiting">
      <Show when={problem()}>{(wrong) => <p class="bad">{sentenceOf(wrong())}</p>}</Show>
      <Show when={waiting()}>
        {(held) => (
          <>
            <p>
              <strong>
                A newer version is held back
                {held().published === null ? "" : `, published ${dateInWords(held().published?.slice(0, 10) ?? "")}`}.
              </strong>{" "}
              The one before stays in force, and answers on this list are incomplete until a person decides.
            </p>
            <ul class="reasons">
              <For each={held().reasons}>{({ text }) => <li>{asSentence(text)}</li>}</For>
            </ul>
            <p>
              It has {countInWords(held().entries, "entry", "entries")}. Releasing it would take{" "}
              {countInWords(held().change.lost, "entry", "entries")} out of force and bring{" "}
              {countInWords(held().change.gained, "entry", "entries")} in.
              <Show when={held().stateReleased === "partial"}> It is half a list: answers on it would stay incomplete.</Show>
            </p>
            <ChangedEntries head="Out of force" some={held().change.lostFirst} all={held().change.lost} />
            <ChangedEntries head="Into force" some={held().change.gainedFirst} all={held().change.gained} />
            <Show when={props.canWrite}>
              <Decision waiting={held()} onDecided={props.onDecided} />
            </Show>
          </>
        )}
      </Show>
    </div>
  );
}
