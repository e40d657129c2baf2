import { For, Show, type JSX } from "solid-js";
import type { Problem } from "./shapes/problem.ts";
import { Foreign } from "./script.tsx";
import { countInWords, sentenceOf } from "./wording.ts";

const SHOWN = 50;

/** Bad rows and fields, each with its place, its value and what to do. */
export function ProblemList(props: { readonly problems: readonly Problem[]; readonly total: number }): JSX.Element {
  return (
    <Show when={props.problems.length > 0}>
      <ul class="problems">
        <For each={props.problems.slice(0, SHOWN)}>
          {(problem) => (
            <li>
              <Foreign text={sentenceOf(problem)} />
            </li>
          )}
        </For>
      </ul>
      <Show when={props.total > SHOWN}>
        <p class="list-more-head">and {countInWords(props.total - Math.min(SHOWN, props.problems.length), "more", "more")}.</p>
      </Show>
    </Show>
  );
}
