import { For, Show, createSignal, type JSX } from "solid-js";
import type { Facts, Question } from "./question.ts";

const KINDS = ["any", "person", "organisation", "vessel", "aircraft"];
const EXAMPLES = ["Jaish-i-Momhammed", "جیش محمد", "Army of Mohammed"];

function TextFact(props: {
  readonly question: Question;
  readonly name: keyof Facts;
  readonly label: string;
  readonly hint: string;
}): JSX.Element {
  return (
    <label class="fact">
      <span>{props.label}</span>
      <input
        type="text"
        autocomplete="off"
        dir="auto"
        placeholder={props.hint}
        value={props.question.facts[props.name]}
        onInput={(event) => props.question.setFact(props.name, event.currentTarget.value)}
      />
    </label>
  );
}

/** Whether the first letter of a text runs from right to left: what `dir="auto"` goes by. */
function writtenFromRight(text: string): boolean {
  const letter = /\p{L}/u.exec(text)?.[0] ?? "";
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u.test(letter);
}

/** The one box, and under it, folded, the facts that tell namesakes apart. */
export function SearchBox(props: { readonly question: Question; readonly ref: (input: HTMLInputElement) => void }): JSX.Element {
  const [more, setMore] = createSignal(false);
  return (
    <form
      class="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        props.question.confirm();
      }}
    >
      <label class="hidden" for="name">
        A name: a person, an organisation, a ship
      </label>
      <div class="search-line" dir={writtenFromRight(props.question.text()) ? "rtl" : "ltr"}>
        <input
          id="name"
          ref={props.ref}
          class="search-input"
          type="text"
          enterkeyhint="search"
          dir="auto"
          autofocus
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          maxlength="2000"
          placeholder="Who is it? Type a name"
          aria-describedby="search-hint"
          value={props.question.text()}
          onInput={(event) => props.question.setText(event.currentTarget.value)}
        />
        <span class="search-spinner" data-on={props.question.waiting()} aria-hidden="true" />
        <Show when={props.question.text() !== ""}>
          <button type="button" class="search-clear" aria-label="Clear the question" onClick={() => props.question.clear()}>
            ×
          </button>
        </Show>
      </div>
      <div class="search-under">
        <button type="button" class="quiet-button" aria-expanded={more()} aria-controls="facts" onClick={() => setMore(!more())}>
          {more() ? "Hide the second fact" : "Add a second fact"}
        </button>
        <p id="search-hint" class="search-hint">
          <Show
            when={props.question.text() === ""}
            fallback={
              <>
                <kbd>Enter</kbd> records · <kbd>↓</kbd> to the alerts · <kbd>Esc</kbd> clears
              </>
            }
          >
            Try{" "}
            <For each={EXAMPLES}>
              {(example, at) => (
                <>
                  {at() > 0 ? ", " : ""}
                  <button
                    type="button"
                    class="example"
                    dir="auto"
                    lang={at() === 1 ? "ur" : undefined}
                    onClick={() => props.question.setText(example)}
                  >
                    {example}
                  </button>
                </>
              )}
            </For>
          </Show>
        </p>
      </div>
      <Show when={more()}>
        <fieldset class="second-facts" id="facts">
          <legend class="hidden">A second fact</legend>
          <label class="fact">
            <span>Kind</span>
            <select value={props.question.facts.kind} onChange={(event) => props.question.setFact("kind", event.currentTarget.value)}>
              <For each={KINDS}>{(kind) => <option value={kind}>{kind}</option>}</For>
            </select>
          </label>
          <TextFact question={props.question} name="birth" label="Born" hint="1950, 1950-06-05, circa 1950" />
          <TextFact question={props.question} name="country" label="Country" hint="pk, Pakistan, پاکستان" />
          <TextFact question={props.question} name="father" label="Father" hint="father’s name" />
          <label class="fact">
            <span>As the lists stood on</span>
            <input
              type="date"
              max={new Date().toISOString().slice(0, 10)}
              value={props.question.facts.asOf}
              onChange={(event) => props.question.setFact("asOf", event.currentTarget.value)}
            />
          </label>
        </fieldset>
      </Show>
    </form>
  );
}
