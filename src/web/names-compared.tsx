import { For, Show, type JSX } from "solid-js";
import type { Alert } from "./shapes/alert.ts";
import { Foreign } from "./script.tsx";
import { compareSpelling, type Run } from "./spelling.ts";

function Letters(props: { readonly text: string; readonly runs: readonly Run[] | undefined }): JSX.Element {
  return (
    <Foreign text={props.text}>
      <Show when={props.runs} fallback={props.text}>
        {(runs) => <For each={runs()}>{(run) => (run.same ? <>{run.text}</> : <mark>{run.text}</mark>)}</For>}
      </Show>
    </Foreign>
  );
}

/** The name that was asked for above the name that is listed, the letters that differ marked. */
export function NamesCompared(props: { readonly matched: Alert["matched"] }): JSX.Element {
  const spelling = () => compareSpelling(props.matched.query, props.matched.listed);
  const verdict = (): string => {
    if (props.matched.exact) return "the same to the letter";
    return spelling() === null ? "other letters, compared by sound" : "letters that differ are marked";
  };
  return (
    <dl class="names-compared">
      <dt>Asked</dt>
      <dd>
        <Letters text={props.matched.query} runs={spelling()?.left} />
      </dd>
      <dt>Listed</dt>
      <dd>
        <Letters text={props.matched.listed} runs={spelling()?.right} />
      </dd>
      <dt class="hidden">Spelling</dt>
      <dd class="names-verdict">{verdict()}</dd>
    </dl>
  );
}
