import { For, type JSX } from "solid-js";

const KEYS: readonly (readonly [keys: readonly string[], does: string])[] = [
  [["/"], "to the search box"],
  [["↓", "↑"], "through the alerts"],
  [["Enter"], "in the box: record the question in the ledger; on an alert: open or close it"],
  [["↓", "↑", "Enter"], "among proposals of same parties: through them; open one, the cursor in its reason; Tab to the answers"],
  [["Esc"], "clear the question, back to the box"],
  [["?"], "this help"],
];

/** Shown with `showModal`, so that focus stays inside and Esc closes it. */
export function Help(props: { readonly ref: (dialog: HTMLDialogElement) => void }): JSX.Element {
  return (
    <dialog class="help" ref={props.ref} aria-labelledby="help-title">
      <h2 id="help-title">Keys and words</h2>
      <dl class="keys">
        <For each={KEYS}>
          {([keys, does]) => (
            <>
              <dt>
                <For each={keys}>{(key) => <kbd>{key}</kbd>}</For>
              </dt>
              <dd>{does}</dd>
            </>
          )}
        </For>
      </dl>
      <dl class="words">
        <dt>Bits</dt>
        <dd>
          How much an observation speaks for the two being the same. Three bits: eight times likelier if they are the same than if they are
          two people. Agreement adds, contradiction takes away, nothing is hidden.
        </dd>
        <dt>Bands</dt>
        <dd>
          Identified, strong, possible, weak: set by how many people who are on no list would reach them by chance. A name alone is never
          enough for a freeze.
        </dd>
        <dt>Recalled</dt>
        <dd>A statement that no source was found for yet. Check it before you lean on it.</dd>
        <dt>Incomplete</dt>
        <dd>A list is missing, stale or half read, or part of the question could not be read. Never the same as clear.</dd>
      </dl>
      <form method="dialog">
        <button class="solid-button" autofocus>
          Close
        </button>
      </form>
    </dialog>
  );
}
