import { For, Show, createUniqueId, type JSX } from "solid-js";
import { BandMark, BandMeaning } from "./band.tsx";
import type { SaidAlert } from "./shapes/alert.ts";
import type { Entry } from "./shapes/entry.ts";
import type { ListStatus } from "./shapes/list.ts";
import { Contested, Statements } from "./claims.tsx";
import { EntryFacts } from "./entry-facts.tsx";
import { ListingTable } from "./listing-table.tsx";
import { insideOf, listingsOf } from "./listings.ts";
import { NamesCompared } from "./names-compared.tsx";
import { PartyLinks } from "./party-links.tsx";
import { Foreign } from "./script.tsx";
import { answerSentence } from "./sentence.ts";
import { Waterfall } from "./waterfall.tsx";
import { weightInWords } from "./wording.ts";

export interface AlertCardProps {
  readonly alert: SaidAlert;
  readonly cards: readonly Entry[];
  readonly lists: readonly ListStatus[];
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** The entries about the alert's party, heaviest first. */
function entriesOf(alert: SaidAlert, cards: readonly Entry[]): Entry[] {
  return alert.entries.flatMap((named) => cards.find((card) => card.list === named.list && card.id === named.id) ?? []);
}

/** One subject against one party: a line when closed, the whole evidence when open. */
export function AlertCard(props: AlertCardProps): JSX.Element {
  const id = createUniqueId();
  const entries = () => entriesOf(props.alert, props.cards);
  const listings = () => listingsOf(entries(), props.lists);
  const sentence = () => answerSentence(props.alert, listings(), insideOf(entries(), props.alert.matched.listed));
  return (
    <article class="alert" data-band={props.alert.band} data-open={props.open}>
      <h2 class="alert-head">
        <button
          type="button"
          class="alert-button"
          data-alert
          aria-expanded={props.open}
          aria-controls={id}
          onClick={() => props.onToggle()}
        >
          <span class="alert-name">
            <Foreign text={props.alert.caption} />
          </span>
          <span class="alert-kind">{props.alert.kind}</span>
          <Show when={!props.open}>
            <BandMark band={props.alert.band} />
          </Show>
          <span class="alert-weight">{weightInWords(props.alert.weight)}</span>
        </button>
      </h2>
      <Show when={props.open}>
        <div class="alert-body" id={id}>
          <p class="alert-sentence">
            <strong>{sentence().lead}</strong> <Foreign text={props.alert.caption} />:{" "}
            <For each={sentence().parts}>
              {(part, at) => (
                <>
                  {at() > 0 ? <span class="dot"> · </span> : ""}
                  <span class="alert-part">{part}</span>
                </>
              )}
            </For>
            .
          </p>
          <div class="alert-verdict">
            <BandMeaning alert={props.alert} />
            <Show when={props.alert.says.caveat}>{(caveat) => <p class="alert-caveat">{caveat()}</p>}</Show>
            <Show when={props.alert.conflicts.length > 0}>
              <p class="alert-conflict">
                <strong>But:</strong> {props.alert.conflicts.join("; ")}.
              </p>
            </Show>
          </div>
          <div class="alert-columns">
            <section aria-label="Who lists it">
              <h3>Who lists it</h3>
              <ListingTable listings={listings()} />
            </section>
            <section aria-label="Evidence">
              <h3>Evidence</h3>
              <NamesCompared alert={props.alert} />
              <Waterfall alert={props.alert} />
              <Show when={props.alert.missing.length > 0}>
                <p class="alert-missing">
                  <span class="tag">Missing</span> {props.alert.missing.join(", ")}. It could settle this.
                </p>
              </Show>
            </section>
          </div>
          <PartyLinks party={props.alert.party} />
          <Contested entries={entries()} />
          <Statements entries={entries()} />
          <For each={entries()}>{(entry) => <EntryFacts entry={entry} lists={props.lists} />}</For>
        </div>
      </Show>
    </article>
  );
}
