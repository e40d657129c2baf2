import { For, Show, type JSX } from "solid-js";
import { contestedOf, statementsOf } from "./listings.ts";
import { Foreign } from "./script.tsx";
import type { Claim, Entry } from "./shapes/entry.ts";
import { dateInWords } from "./wording.ts";

function Source(props: { readonly claim: Claim }): JSX.Element {
  return (
    <span class="claim-source">
      <Show when={props.claim.confidence === "recalled"}>
        <span class="tag tag-recalled">recalled</span>{" "}
      </Show>
      <Show when={props.claim.from}>
        {(from) => (
          <>
            {dateInWords(from())}
            {props.claim.to === undefined ? "" : ` to ${dateInWords(props.claim.to)}`} ·{" "}
          </>
        )}
      </Show>
      {props.claim.source}
    </span>
  );
}

/** Claims that contradict each other stand side by side; none is picked. */
export function Contested(props: { readonly entries: readonly Entry[] }): JSX.Element {
  return (
    <For each={contestedOf(props.entries)}>
      {(one) => (
        <section class="contested" aria-label="Contested">
          <h3>
            <span class="tag tag-contested">contested</span> {one.question}
          </h3>
          <ul>
            <For each={one.answers}>
              {(answer) => (
                <li>
                  <p>
                    <Foreign text={answer.text} />
                  </p>
                  <Source claim={answer} />
                </li>
              )}
            </For>
          </ul>
        </section>
      )}
    </For>
  );
}

/** Events, facilities, known namesakes: folded away until asked for. */
export function Statements(props: { readonly entries: readonly Entry[] }): JSX.Element {
  return (
    <Show when={statementsOf(props.entries).length > 0}>
      <details class="entry">
        <summary>
          What else the register says <span class="entry-count">{statementsOf(props.entries).length}</span>
        </summary>
        <ul class="statements">
          <For each={statementsOf(props.entries)}>
            {(claim) => (
              <li>
                <span class="tag">{claim.what}</span> <Foreign text={claim.text} /> <Source claim={claim} />
              </li>
            )}
          </For>
        </ul>
      </details>
    </Show>
  );
}
