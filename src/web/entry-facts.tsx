import { For, Show, type JSX } from "solid-js";
import type { Entry } from "./shapes/entry.ts";
import type { ListStatus } from "./shapes/list.ts";
import { titleOfList } from "./listings.ts";
import { Foreign } from "./script.tsx";
import { birthPlaceWord, bornWord, capitalised, countInWords, dateInWords } from "./wording.ts";

const SHOWN_NAMES = 12;

function birthInWords(birth: Entry["births"][number]): string {
  if (birth.printed !== undefined) return birth.printed;
  const range = birth.from === birth.to ? dateInWords(birth.from) : `${dateInWords(birth.from)} to ${dateInWords(birth.to)}`;
  return birth.circa ? `about ${range}` : range;
}

function Fact(props: { readonly name: string; readonly values: readonly string[] }): JSX.Element {
  return (
    <Show when={props.values.length > 0}>
      <dt>{props.name}</dt>
      <dd>
        <For each={props.values}>
          {(value, at) => (
            <>
              {at() > 0 ? "; " : ""}
              <Foreign text={value} />
            </>
          )}
        </For>
      </dd>
    </Show>
  );
}

/** The whole entry as one list prints it, folded away until asked for. */
export function EntryFacts(props: { readonly entry: Entry; readonly lists: readonly ListStatus[] }): JSX.Element {
  const entry = () => props.entry;
  const others = (): string[] => [...new Set(entry().names.map((name) => name.text))];
  return (
    <details class="entry">
      <summary>
        As printed: {titleOfList(entry().list, props.lists)}, <span class="key">{entry().id}</span>
        <span class="entry-count">{countInWords(entry().names.length, "name")}</span>
      </summary>
      <dl class="facts">
        <Fact name="Names" values={others().slice(0, SHOWN_NAMES)} />
        <Fact name={`${others().length - SHOWN_NAMES} more`} values={others().slice(SHOWN_NAMES)} />
        <Fact name={capitalised(bornWord(entry().kind))} values={entry().births.map(birthInWords)} />
        <Fact name={capitalised(birthPlaceWord(entry().kind))} values={entry().birthPlaces.map((place) => place.text)} />
        <Fact name="Nationality" values={entry().nationalities} />
        <Fact name="Father" values={entry().fathers} />
        <Fact
          name="Identifiers"
          values={entry().identifiers.map((one) => `${one.type} ${one.value}${one.note === undefined ? "" : ` (${one.note})`}`)}
        />
        <Fact name="Addresses" values={entry().addresses.map((address) => address.text)} />
        <Fact name="Position" values={entry().positions} />
        <Fact name="Programme" values={entry().programmes} />
        <Fact name="Measures" values={entry().measures} />
        <Fact
          name="Linked"
          values={entry().relations.map((one) =>
            [one.kind, one.name ?? one.to, one.note === undefined ? undefined : `(${one.note})`].filter(Boolean).join(" "),
          )}
        />
        <Fact name="Remarks" values={entry().remarks === undefined ? [] : [entry().remarks ?? ""]} />
        <Fact name="Not understood" values={entry().unmapped.map(([key, value]) => `${key}: ${value}`)} />
        <dt>Source</dt>
        <dd>
          {entry().source.file}, line {entry().source.line}
        </dd>
      </dl>
    </details>
  );
}
