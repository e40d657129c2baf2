import { createSignal, createUniqueId, For, Show, type JSX } from "solid-js";
import type { ForeseeDesk, Plan } from "./desk.ts";
import { FileDrop } from "../file-drop.tsx";
import { countInWords } from "../wording.ts";

function PlanCard(props: { readonly plan: Plan; readonly desk: ForeseeDesk }): JSX.Element {
  const id = createUniqueId();
  const strategy = () => props.plan.strategy;
  const isOpen = (): boolean => props.desk.open() === strategy().id;
  return (
    <li class="strategy" data-chosen={props.plan.chosen}>
      <label class="strategy-choose">
        <input
          type="checkbox"
          checked={props.plan.chosen}
          aria-describedby={id}
          onChange={(event) => props.desk.choose(strategy().id, event.currentTarget.checked)}
        />
        <span class="strategy-title">{strategy().title}</span>
        <Show when={!props.plan.ships}>
          <span class="tag">yours</span>
        </Show>
        <Show when={props.plan.problems.length > 0}>
          <span class="tag tag-quarantined">cannot be run</span>
        </Show>
      </label>
      <p class="strategy-about" id={id}>
        {strategy().about}
        <Show when={props.plan.leavesServicesOff}>
          <span class="strategy-off"> Closes services; nobody goes on with them.</span>
        </Show>
      </p>
      <p class="strategy-does">
        <button
          type="button"
          class="quiet-button"
          aria-expanded={isOpen()}
          onClick={() => props.desk.edit(isOpen() ? null : strategy().id)}
        >
          Measures<span class="hidden"> of {strategy().title}</span>
        </button>
        <button type="button" class="quiet-button" onClick={() => props.desk.copy(strategy().id)}>
          Copy<span class="hidden"> {strategy().title}</span>
        </button>
        <Show when={props.plan.leavesServicesOff}>
          <button type="button" class="quiet-button" onClick={() => props.desk.twin(strategy().id)}>
            Let services go on<span class="hidden"> in {strategy().title}</span>
          </button>
        </Show>
        <Show when={!props.plan.ships}>
          <a
            class="quiet-button"
            download={`${strategy().id}.json`}
            href={`data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(strategy(), null, 2))}`}
          >
            Save as JSON<span class="hidden"> {strategy().title}</span>
          </a>
          <button type="button" class="quiet-button" onClick={() => props.desk.remove(strategy().id)}>
            Remove<span class="hidden"> {strategy().title}</span>
          </button>
        </Show>
      </p>
    </li>
  );
}

/** Own strategies and an own situation: dropped anywhere, chosen, or pasted. */
function TakeIn(props: { readonly desk: ForeseeDesk; readonly onFiles: (files: readonly File[]) => void }): JSX.Element {
  const [text, setText] = createSignal("");
  let picker: HTMLInputElement | undefined;
  return (
    <details class="take-in">
      <summary>Your own strategy or situation</summary>
      <p class="found-about">
        Drop a JSON file anywhere on this page, choose one, or paste it here. A strategy names the schema <code>writ-strategy/1</code>, the
        groups as they stand today <code>writ-situation/1</code>. It never leaves this machine.
      </p>
      <label class="fact">
        <span>JSON</span>
        <textarea rows="5" spellcheck={false} value={text()} onInput={(event) => setText(event.currentTarget.value)} />
      </label>
      <p class="strategy-does">
        <button
          type="button"
          class="line-button"
          onClick={() =>
            void props.desk.take(text(), "pasted").then((taken) => {
              if (taken) setText("");
            })
          }
        >
          Take it in
        </button>
        <button type="button" class="quiet-button" onClick={() => picker?.click()}>
          Choose a file
        </button>
        <input
          ref={(input) => (picker = input)}
          type="file"
          multiple
          accept=".json,application/json"
          class="hidden"
          tabindex="-1"
          aria-label="Strategies and situations to take in"
          onChange={(event) => {
            props.onFiles([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = "";
          }}
        />
      </p>
      <FileDrop take={props.onFiles} />
    </details>
  );
}

/** Which strategies stand side by side. */
export function StrategyPicker(props: {
  readonly desk: ForeseeDesk;
  readonly most: number;
  readonly onFiles: (files: readonly File[]) => void;
}): JSX.Element {
  const chosen = (): number => props.desk.plans.filter((plan) => plan.chosen).length;
  return (
    <section aria-labelledby="strategies-title">
      <h3 id="strategies-title">Strategies</h3>
      <p class="found-about" aria-live="polite">
        {chosen() === 0 ? "Choose what to compare." : `${countInWords(chosen(), "strategy", "strategies")} side by side.`}
        {chosen() > props.most ? ` At most ${props.most} at a time.` : ""}
      </p>
      <ul class="strategies">
        <For each={props.desk.plans}>{(plan) => <PlanCard plan={plan} desk={props.desk} />}</For>
      </ul>
      <TakeIn desk={props.desk} onFiles={props.onFiles} />
    </section>
  );
}
