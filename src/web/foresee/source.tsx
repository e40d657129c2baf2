import { createUniqueId, type JSX } from "solid-js";

/** Who says so: comes on hover and on focus. */
export function Source(props: { readonly label: string; readonly text: JSX.Element }): JSX.Element {
  const id = createUniqueId();
  return (
    <span class="meaning source">
      <button type="button" class="source-button" aria-describedby={id}>
        {props.label}
      </button>
      <span role="tooltip" id={id} class="meaning-text source-text">
        {props.text}
      </span>
    </span>
  );
}
