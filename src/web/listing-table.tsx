import { For, Show, type JSX } from "solid-js";
import type { Listing } from "./listings.ts";
import { dateInWords } from "./wording.ts";

const CONFIDENCE: Readonly<Record<Listing["confidence"], string>> = {
  seen: "seen in the source",
  recalled: "recalled, no source found yet",
  contested: "contested",
};

/** Who lists a party: legal basis, since when, by which source and how sure. */
export function ListingTable(props: { readonly listings: readonly Listing[] }): JSX.Element {
  return (
    <ul class="listings">
      <For each={props.listings}>
        {(listing) => (
          <li class={`listing listing-${listing.confidence}`}>
            <p class="listing-head">
              <strong>{listing.by}</strong>
              <span class="listing-since">
                {listing.since === null ? "date not printed" : `since ${dateInWords(listing.since)}`}
                <Show when={listing.until !== null}>{`, until ${dateInWords(listing.until ?? "")}`}</Show>
              </span>
            </p>
            <p class="listing-basis">
              {listing.verb.replace(/ (by|on)$/, "")}
              {listing.basis === "" ? "" : ` under ${listing.basis}`}
              <Show when={listing.detail !== ""}>
                <span class="listing-detail"> · {listing.detail}</span>
              </Show>
            </p>
            <p class="listing-source">
              <Show when={listing.confidence !== "seen"}>
                <span class={`tag tag-${listing.confidence}`}>{CONFIDENCE[listing.confidence]}</span>{" "}
              </Show>
              {listing.source}
            </p>
          </li>
        )}
      </For>
    </ul>
  );
}
