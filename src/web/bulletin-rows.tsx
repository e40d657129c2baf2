import { For, Show, type JSX } from "solid-js";
import { Foreign } from "./script.tsx";
import type { Amended, EntryHead, FieldChange, Move } from "./shapes/bulletin.ts";
import { birthPlaceWord, bornWord, capitalised, countInWords, dateInWords } from "./wording.ts";

const FIELDS: ReadonlyMap<string, string> = new Map([
  ["kind", "Kind"],
  ["names", "Names"],
  ["sex", "Sex"],
  ["nationalities", "Nationality"],
  ["identifiers", "Identifiers"],
  ["addresses", "Addresses"],
  ["fathers", "Father"],
  ["mothers", "Mother"],
  ["titles", "Titles"],
  ["positions", "Positions"],
  ["programmes", "Programme"],
  ["legalBasis", "Legal basis"],
  ["measures", "Measures"],
  ["listedOn", "Listed on"],
  ["amendedOn", "Amended on"],
  ["endedOn", "Ended on"],
  ["relations", "Linked"],
  ["claims", "Claims"],
  ["remarks", "Remarks"],
  ["unmapped", "Not understood"],
]);

function factsOf(head: EntryHead): string[] {
  return [
    head.kind,
    head.births.length === 0 ? "" : `${bornWord(head.kind)} ${head.births.map(dateInWords).join(" or ")}`,
    head.nationalities.join(", ").toUpperCase(),
    head.programmes.join(", "),
    head.listedOn === undefined ? "" : `listed ${dateInWords(head.listedOn)}`,
  ].filter((fact) => fact !== "");
}

function Head(props: { readonly head: EntryHead }): JSX.Element {
  return (
    <p class="change-head">
      <strong>
        <Foreign text={props.head.caption} />
      </strong>
      <Show when={props.head.original}>
        {(original) => (
          <span class="change-original">
            <Foreign text={original()} />
          </span>
        )}
      </Show>
      <Show when={props.head.otherNames > 0}>
        <span class="change-more">and {countInWords(props.head.otherNames, "more name")}</span>
      </Show>
      <span class="key">{props.head.id}</span>
    </p>
  );
}

/** An entry that came or went. The sign is text, so that nothing hangs on the colour. */
export function HeadRow(props: { readonly head: EntryHead; readonly how: "added" | "removed" }): JSX.Element {
  return (
    <li class={`change change-${props.how}`}>
      <span class="change-sign" aria-hidden="true">
        {props.how === "added" ? "+" : "−"}
      </span>
      <div>
        <Head head={props.head} />
        <p class="change-facts">
          <For each={factsOf(props.head)}>
            {(fact, at) => (
              <>
                {at() > 0 ? " · " : ""}
                <Foreign text={fact} />
              </>
            )}
          </For>
        </p>
      </div>
    </li>
  );
}

export function MoveRow(props: { readonly move: Move }): JSX.Element {
  const ids = (all: readonly string[]): string => all.join(" + ");
  return (
    <li class="change change-moved">
      <span class="change-sign" aria-hidden="true">
        ⇄
      </span>
      <div>
        <p class="change-head">
          <strong>
            <Foreign text={props.move.caption} />
          </strong>
          <span class="tag">{props.move.how}</span>
          <span class="key">
            {ids(props.move.from)} → {ids(props.move.to)}
          </span>
        </p>
        <p class="change-facts">
          <Foreign text={props.move.because.join(" · ")} />
        </p>
      </div>
    </li>
  );
}

type Stretch = FieldChange["changed"][number]["words"][number];

/** The blank in front of a changed word is no part of the change. */
function Marked(props: { readonly stretch: Stretch }): JSX.Element {
  const words = (): string => props.stretch.text.trimStart();
  return (
    <>
      {props.stretch.text.length > words().length ? " " : ""}
      {props.stretch.in === "both" ? shortened(words()) : props.stretch.in === "from" ? <del>{words()}</del> : <ins>{words()}</ins>}
    </>
  );
}

const Words = (props: { readonly change: FieldChange["changed"][number] }): JSX.Element => (
  <bdi dir="auto">
    <For each={props.change.words}>{(stretch) => <Marked stretch={stretch} />}</For>
  </bdi>
);

const AROUND = 90;

/** Of a long text only the words next to a change. */
function shortened(text: string): string {
  if (text.length <= 2 * AROUND + 20) return text;
  const head = text.slice(0, text.lastIndexOf(" ", AROUND));
  const tail = text.slice(text.indexOf(" ", text.length - AROUND) + 1);
  return `${head} … ${tail}`;
}

const fieldWord = (field: string, kind: string): string =>
  field === "births"
    ? capitalised(bornWord(kind))
    : field === "birthPlaces"
      ? capitalised(birthPlaceWord(kind))
      : (FIELDS.get(field) ?? field);

function Field(props: { readonly change: FieldChange; readonly kind: string }): JSX.Element {
  return (
    <>
      <dt>{fieldWord(props.change.field, props.kind)}</dt>
      <dd>
        <For each={props.change.changed}>
          {(change) => (
            <p>
              <Words change={change} />
            </p>
          )}
        </For>
        <For each={props.change.removed}>
          {(value) => (
            <p>
              <del>
                <Foreign text={value} />
              </del>
            </p>
          )}
        </For>
        <For each={props.change.added}>
          {(value) => (
            <p>
              <ins>
                <Foreign text={value} />
              </ins>
            </p>
          )}
        </For>
      </dd>
    </>
  );
}

export function AmendedRow(props: { readonly entry: Amended }): JSX.Element {
  return (
    <li class="change change-amended">
      <span class="change-sign" aria-hidden="true">
        ~
      </span>
      <div>
        <Head head={props.entry} />
        <dl class="change-fields">
          <For each={props.entry.fields}>{(change) => <Field change={change} kind={props.entry.kind} />}</For>
        </dl>
      </div>
    </li>
  );
}
