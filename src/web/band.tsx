import { createUniqueId, type JSX } from "solid-js";
import type { Alert, Band } from "./shapes/alert.ts";
import { isWithin } from "./sentence.ts";
import { BAND_MEANINGS } from "./wording.ts";

/** A band as word, colour and number of marks; what it means comes on hover and focus. */
export function BandMark(props: { readonly band: Band }): JSX.Element {
  return (
    <span class={`band band-${props.band}`}>
      <span class="band-steps" aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
      </span>
      {props.band}
    </span>
  );
}

export function BandMeaning(props: { readonly alert: Alert }): JSX.Element {
  const id = createUniqueId();
  return (
    <span class="meaning">
      <button type="button" class="meaning-button" aria-describedby={id}>
        <BandMark band={props.alert.band} />
        <span class="hidden">: what does this mean?</span>
      </button>
      <span role="tooltip" id={id} class="meaning-text">
        {BAND_MEANINGS[props.alert.band]}
        {props.alert.byExactRule
          ? ` It stands here because ${isWithin(props.alert) ? "a listed name stands within this one" : "the name is the same"} to the letter; the evidence alone would put it lower.`
          : ""}
      </span>
    </span>
  );
}
