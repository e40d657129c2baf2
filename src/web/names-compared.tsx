import { For, Show, type JSX } from "solid-js";
import type { Alert } from "./shapes/alert.ts";
import { acrossNames } from "./sentence.ts";
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

/** The name that was asked for above the name that is listed, the letters that differ marked; or above the several that it is drawn from. */
export function NamesCompared(props: { readonly alert: Pick<Alert, "matched" | "evidence"> }): JSX.Element {
  const matched = () => props.alert.matched;
  const several = () => acrossNames(props.alert);
  // letters of words that agree by what they mean have nothing to do with each other
  const meant = (): boolean => props.alert.evidence.some(({ what, note }) => what === "name" && note.startsWith("the same meaning"));
  const spelling = () => (several() === null && !meant() ? compareSpelling(matched().query, matched().listed) : null);
  const turned = (): boolean => props.alert.evidence.some(({ what, bits }) => what === "name-order" && bits < 0);
  const verdict = (): string => {
    if (several() !== null) return "its words stand in several names of this person";
    if (matched().exact) return turned() ? "the same words in another order" : "the same to the letter";
    if (meant()) return "some of its words agree by what they mean";
    return spelling() === null ? "other letters, compared by sound" : "letters that differ are marked";
  };
  return (
    <dl class="names-compared">
      <dt>Asked</dt>
      <dd>
        <Letters text={matched().query} runs={spelling()?.left} />
      </dd>
      <dt>Listed</dt>
      <dd>
        <Letters text={several() ?? matched().listed} runs={spelling()?.right} />
      </dd>
      <dt class="hidden">Spelling</dt>
      <dd class="names-verdict">{verdict()}</dd>
    </dl>
  );
}
