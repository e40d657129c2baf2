import { For, Show, createResource, createSignal, type JSX } from "solid-js";
import { fetchParty, fetchProposals } from "./client.ts";
import { Decide, ONE_OR_TWO, toldOf } from "./decide.tsx";
import { PartyHistory } from "./party-history.tsx";
import { Foreign } from "./script.tsx";
import type { Party, PartyRuling } from "./shapes/party.ts";
import type { Problem } from "./shapes/problem.ts";
import type { PartyProposal } from "./shapes/proposal.ts";
import { countInWords, dateInWords, sentenceOf, weightInWords } from "./wording.ts";

const VERBS: Readonly<Record<PartyRuling["what"], string>> = { joined: "joined", refused: "refused to join", split: "split" };

/** One identifier that several pairs share, with every place that prints it. */
function printedPlaces(party: Party): { readonly head: string; readonly places: readonly string[] }[] {
  const groups = new Map<string, Map<string, string>>();
  for (const { left, right, by, value, printed } of party.links) {
    if (printed === null) continue;
    const places = groups.get(`${by} ${value}`) ?? new Map<string, string>();
    groups.set(`${by} ${value}`, places);
    for (const [name, side] of [
      [left, printed.left],
      [right, printed.right],
    ] as const)
      places.set(name, `${name}: ${side.own ? "its own key" : side.text} (${side.file}, line ${side.line})`);
  }
  return [...groups].map(([head, places]) => ({ head, places: [...places.values()] }));
}

function Joined(props: { readonly party: Party; readonly onDecided: () => void }): JSX.Element {
  return (
    <Show
      when={props.party.entries.length > 1}
      fallback={<p>One entry: no other list prints a number of this party, as far as the lists are loaded.</p>}
    >
      <p>{countInWords(props.party.entries.length, "entry", "entries")} count as one party, because of what their publishers print:</p>
      <ul class="party-list">
        <For each={printedPlaces(props.party)}>
          {({ head, places }) => (
            <li>
              <strong>
                <Foreign text={head} />
              </strong>
              <ul>
                <For each={places}>
                  {(place) => (
                    <li>
                      <Foreign text={place} />
                    </li>
                  )}
                </For>
              </ul>
            </li>
          )}
        </For>
      </ul>
      <details class="list-more">
        <summary>An entry does not belong here</summary>
        <For each={props.party.entries}>
          {(entry) => (
            <details class="list-more">
              <summary>
                Take out <span class="key">{`${entry.list}:${entry.id}`}</span>
              </summary>
              <Decide
                left={`${entry.list}:${entry.id}`}
                right={null}
                choices={[["split", "Split it from the others"]]}
                seen={[]}
                onDecided={() => props.onDecided()}
              />
            </details>
          )}
        </For>
      </details>
    </Show>
  );
}

function Proposal(props: { readonly proposal: PartyProposal; readonly onDecided: () => void }): JSX.Element {
  const told = (): string[] => toldOf(props.proposal);
  return (
    <li>
      <details class="list-more">
        <summary>
          <Foreign text={props.proposal.rightCaption} /> <span class="key">{props.proposal.right}</span>,{" "}
          {weightInWords(props.proposal.weight)}, {props.proposal.band}
        </summary>
        <ul>
          <For each={told()}>
            {(line) => (
              <li>
                <Foreign text={line} />
              </li>
            )}
          </For>
        </ul>
        <Show when={props.proposal.conflicts.length > 0}>
          <p class="alert-conflict">
            <strong>But:</strong> {props.proposal.conflicts.join("; ")}.
          </p>
        </Show>
        <Decide
          left={props.proposal.left}
          right={props.proposal.right}
          choices={ONE_OR_TWO}
          seen={told()}
          onDecided={() => props.onDecided()}
        />
      </details>
    </li>
  );
}

function Loaded(props: {
  readonly party: Party;
  readonly proposals: readonly PartyProposal[];
  readonly onDecided: () => void;
}): JSX.Element {
  return (
    <>
      <Joined party={props.party} onDecided={() => props.onDecided()} />
      <PartyHistory entries={props.party.entries} />
      <Show when={props.party.decisions.length > 0}>
        <p>Decided:</p>
        <ul class="party-list">
          <For each={props.party.decisions}>
            {({ what, left, right, who, at, why }) => (
              <li>
                {who} {VERBS[what]} <span class="key">{left}</span> and <span class="key">{right}</span> on {dateInWords(at.slice(0, 10))}:{" "}
                <Foreign text={why} />
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.party.conflicts.length > 0}>
        <p>Not joined, although a number is shared:</p>
        <ul class="party-list">
          <For each={props.party.conflicts}>
            {(conflict) => (
              <li>
                <details class="list-more">
                  <summary>
                    <span class="key">{conflict.left}</span> <Foreign text={conflict.leftCaption} /> and{" "}
                    <span class="key">{conflict.right}</span> <Foreign text={conflict.rightCaption} />: {conflict.by} {conflict.value}, but{" "}
                    {conflict.reason}
                  </summary>
                  <Decide
                    left={conflict.left}
                    right={conflict.right}
                    choices={ONE_OR_TWO}
                    seen={[`${conflict.by} ${conflict.value}`, conflict.reason]}
                    onDecided={() => props.onDecided()}
                  />
                </details>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.proposals.length > 0}>
        <p>May be the same party, by names and facts alone. Nothing is joined unless a person says so:</p>
        <ul class="party-list">
          <For each={props.proposals}>{(proposal) => <Proposal proposal={proposal} onDecided={() => props.onDecided()} />}</For>
        </ul>
      </Show>
    </>
  );
}

/** Why the entries of an alert count as one party, and which others may belong to it; asked of the server when it is opened. */
export function PartyLinks(props: { readonly party: string }): JSX.Element {
  const [open, setOpen] = createSignal(false);
  const asked = (): string | null => (open() ? props.party : null);
  const [party, again] = createResource(asked, fetchParty);
  const [proposals, proposeAgain] = createResource(asked, fetchProposals);
  const refresh = (): void => {
    void again.refetch();
    void proposeAgain.refetch();
  };
  const shown = (): Party | null => {
    const reply = party();
    return reply?.ok === true ? reply.value : null;
  };
  const proposed = (): readonly PartyProposal[] => {
    const reply = proposals();
    return reply?.ok === true ? reply.value.proposals : [];
  };
  const problem = (): Problem | null => {
    const failed = [party(), proposals()].find((reply) => reply?.ok === false);
    return failed?.ok === false ? failed.problem : null;
  };
  return (
    <details class="entry" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>One party? Why these entries belong together, and which others may</summary>
      <Show when={problem()}>{(wrong) => <p class="bad">{sentenceOf(wrong())}</p>}</Show>
      <Show when={shown()} fallback={<p role="status">{problem() === null ? "Looking…" : ""}</p>}>
        {(found) => <Loaded party={found()} proposals={proposed()} onDecided={refresh} />}
      </Show>
    </details>
  );
}
