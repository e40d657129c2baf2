import { For, Show, createSignal, type JSX } from "solid-js";
import { decideParty } from "./client.ts";
import type { Problem } from "./shapes/problem.ts";
import type { PartyProposal } from "./shapes/proposal.ts";
import { asSentence, sentenceOf, weightInWords } from "./wording.ts";

type Decision = "join" | "refuse" | "split";

export interface DecideProps {
  readonly left: string;
  readonly right: string | null;
  readonly choices: readonly (readonly [what: Decision, label: string])[];
  /** what the person sees that speaks for and against */
  readonly seen: readonly string[];
  readonly onDecided: () => void;
  /** the cursor goes to the reason at once */
  readonly focus?: boolean;
}

/** A reason is asked for, and who is signed in signs; both become part of the record. */
export function Decide(props: DecideProps): JSX.Element {
  const [reason, setReason] = createSignal("");
  const [running, setRunning] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const decide = async (what: Decision, takeBack = {}): Promise<void> => {
    setRunning(true);
    setProblem(null);
    const reply = await decideParty({ what, left: props.left, right: props.right, reason: reason().trim(), seen: props.seen, ...takeBack });
    setRunning(false);
    if (reply.ok) props.onDecided();
    else setProblem(reply.problem);
  };
  return (
    <form class="decision" onSubmit={(event) => event.preventDefault()}>
      <label class="fact">
        <span>Why? The reason and your name become part of the record.</span>
        <input
          ref={(input) => props.focus === true && queueMicrotask(() => input.focus())}
          type="text"
          required
          maxlength={2000}
          value={reason()}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      <For each={props.choices}>
        {([what, label]) => (
          <>
            <button
              type="button"
              class="quiet-button"
              classList={{ bad: what !== "join" }}
              disabled={reason().trim() === "" || running()}
              onClick={() => void decide(what)}
            >
              {label}
            </button>{" "}
          </>
        )}
      </For>
      <p role="status">
        <Show when={running()}>Building the register anew…</Show>
        <Show when={problem()}>
          {(wrong) => <span class="bad">{isTakingBack(wrong()) ? asSentence(wrong().message) : sentenceOf(wrong())}</span>}
        </Show>
      </p>
      <Show when={isTakingBack(problem())}>
        <button
          type="button"
          class="quiet-button"
          disabled={reason().trim() === "" || running()}
          onClick={() => void decide("join", TAKING_BACK)}
        >
          They are one: take that back
        </button>
      </Show>
    </form>
  );
}

/** Other decisions keep the two parties apart, and the message says which. */
const isTakingBack = (wrong: Problem | null): boolean => wrong?.field === "take-back";

/** The person has read what keeps the two parties apart, and ends it. */
const TAKING_BACK = { takeBack: true } as const;

export const ONE_OR_TWO: DecideProps["choices"] = [
  ["join", "They are one"],
  ["refuse", "They are two"],
];

/** What spoke for and against, in words: it becomes part of the record. */
export const toldOf = ({ evidence }: Pick<PartyProposal, "evidence">): string[] =>
  evidence.map(({ what, left, right, bits }) => `${what}: ${left ?? "–"} / ${right ?? "–"}, ${weightInWords(bits)}`);
