import { For, Show, type JSX } from "solid-js";
import { Decide, ONE_OR_TWO, toldOf } from "./decide.tsx";
import { Foreign } from "./script.tsx";
import type { ProposalSearch } from "./shapes/proposal.ts";
import { bitsInWords, weightInWords } from "./wording.ts";

export type Proposal = ProposalSearch["proposals"][number];

export interface ProposalRowProps {
  readonly proposal: Proposal;
  readonly open: boolean;
  readonly canDecide: boolean;
  readonly onToggle: () => void;
  readonly onDecided: () => void;
}

/** Two parties side by side; open: the evidence line by line, and a person's answer. */
export function ProposalRow(props: ProposalRowProps): JSX.Element {
  const side = (caption: string, key: string): JSX.Element => (
    <span class="proposal-side">
      <Foreign text={caption} />
      <span class="key">{key}</span>
    </span>
  );
  return (
    <li class="proposal" data-open={props.open}>
      <h3>
        <button type="button" class="proposal-button" data-alert="" aria-expanded={props.open} onClick={() => props.onToggle()}>
          {side(props.proposal.leftCaption, props.proposal.left)}
          {side(props.proposal.rightCaption, props.proposal.right)}
          <span class="proposal-weight">{weightInWords(props.proposal.weight)}</span>
        </button>
      </h3>
      <Show when={props.open}>
        <div class="proposal-body">
          <div class="proposal-table">
            <table>
              <caption class="hidden">Evidence</caption>
              <thead>
                <tr>
                  <th scope="col">What</th>
                  <th scope="col">{props.proposal.left}</th>
                  <th scope="col">{props.proposal.right}</th>
                  <th scope="col">Bits</th>
                </tr>
              </thead>
              <tbody>
                <For each={props.proposal.evidence}>
                  {({ what, left, right, bits }) => (
                    <tr>
                      <th scope="row">{what.replaceAll("-", " ")}</th>
                      <td>
                        <Foreign text={left ?? "–"} />
                      </td>
                      <td>
                        <Foreign text={right ?? "–"} />
                      </td>
                      <td class="proposal-bits">{bitsInWords(bits)}</td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          </div>
          <Show when={props.proposal.conflicts.length > 0}>
            <p class="alert-conflict">
              <strong>But:</strong> {props.proposal.conflicts.join("; ")}.
            </p>
          </Show>
          <Show when={props.canDecide} fallback={<p>This window only reads: nothing can be decided here.</p>}>
            <Decide
              left={props.proposal.left}
              right={props.proposal.right}
              choices={ONE_OR_TWO}
              seen={toldOf(props.proposal)}
              focus
              onDecided={() => props.onDecided()}
            />
          </Show>
        </div>
      </Show>
    </li>
  );
}
