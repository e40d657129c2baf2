import { For, Show, createResource, type JSX } from "solid-js";
import { fetchEntryHistory } from "./client.ts";
import type { Entry } from "./shapes/entry.ts";
import type { EntryHistory } from "./shapes/party.ts";
import { countInWords, dateInWords } from "./wording.ts";

function stepInWords({ what, since, fields, version }: EntryHistory["steps"][number]): string {
  const day = dateInWords(version.day);
  if (what === "came") return since === null ? `on the list in the first version held, of ${day}` : `new in the version of ${day}`;
  if (what === "left") return `gone in the version of ${day}`;
  return `amended in the version of ${day}: ${fields.map(({ field }) => field).join(", ")}`;
}

/** First and last listed, by the list's own word and by the versions that are held. */
function OneEntry(props: { readonly entry: Entry }): JSX.Element {
  const [history] = createResource(() => fetchEntryHistory(props.entry.list, props.entry.id));
  const found = (): EntryHistory | null => {
    const reply = history();
    return reply?.ok === true ? reply.value : null;
  };
  return (
    <li>
      <span class="key">{`${props.entry.list}:${props.entry.id}`}</span>{" "}
      {props.entry.listedOn === undefined ? "prints no day of listing" : `listed on ${dateInWords(props.entry.listedOn)}`}
      {props.entry.endedOn === undefined ? "" : `, ended ${dateInWords(props.entry.endedOn)}`}
      <Show when={found()}>
        {(held) => (
          <>
            ; {held().steps.map(stepInWords).join("; ")}
            {held().inForce ? "" : "; no longer on the list"} ({countInWords(held().versions, "version")} held)
          </>
        )}
      </Show>
    </li>
  );
}

/** Since when each list names the party, what was amended, and until when. */
export function PartyHistory(props: { readonly entries: readonly Entry[] }): JSX.Element {
  return (
    <>
      <p>First and last listed:</p>
      <ul class="party-list">
        <For each={props.entries}>{(entry) => <OneEntry entry={entry} />}</For>
      </ul>
    </>
  );
}
