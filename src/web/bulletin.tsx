import { createSignal, For, Show, type JSX } from "solid-js";
import { AmendedRow, HeadRow, MoveRow } from "./bulletin-rows.tsx";
import { fetchChanges } from "./client.ts";
import type { Amended, Bulletin, BulletinPart, BulletinVersion, EntryHead, Move } from "./shapes/bulletin.ts";
import type { Problem } from "./shapes/problem.ts";
import { asSentence, countInWords, dateInWords, sentenceOf } from "./wording.ts";

/** rows that one more press brings */
const PAGE = 100;

export const versionInWords = ({ published, at }: Pick<BulletinVersion, "published" | "at">): string =>
  published === null ? `added ${dateInWords(at.slice(0, 10))}` : dateInWords(published.slice(0, 10));

interface PartProps<Row> {
  readonly bulletin: Bulletin;
  readonly part: BulletinPart;
  readonly title: string;
  readonly about?: string;
  readonly first: readonly Row[];
  readonly row: (row: Row) => JSX.Element;
  /** how many rows of it the overview shows; null: this page goes on to the end */
  readonly glance: number | null;
}

/** One part of a bulletin; a long one is fetched page by page, and focus stays where it was. */
function Part<Row>(props: PartProps<Row>): JSX.Element {
  const [more, setMore] = createSignal<readonly Row[]>([]);
  const [running, setRunning] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const rows = (): readonly Row[] => (props.glance === null ? [...props.first, ...more()] : props.first.slice(0, props.glance));
  const total = (): number => props.bulletin.totals[props.part];
  const id = (): string => `${props.bulletin.list}-${props.part}`;
  const next = async (): Promise<void> => {
    setRunning(true);
    const { list, from, to } = props.bulletin;
    const reply = await fetchChanges({ list, from: from.sha256, to: to.sha256, part: props.part, offset: rows().length, limit: PAGE });
    setRunning(false);
    setProblem(reply.ok ? null : reply.problem);
    const [bulletin] = reply.ok ? reply.value.bulletins : [];
    if (bulletin !== undefined) setMore((before) => [...before, ...(bulletin[props.part] as unknown as readonly Row[])]);
  };
  return (
    <Show when={total() > 0}>
      <section class="part" aria-labelledby={id()}>
        <h4 id={id()} tabindex="-1">
          {props.title} <span class="part-count">{total().toLocaleString("en")}</span>
        </h4>
        <Show when={props.about}>{(about) => <p class="part-about">{about()}</p>}</Show>
        <ul class="changes">
          <For each={rows()}>{(row) => props.row(row)}</For>
        </ul>
        <Show when={props.glance === null && rows().length < total()}>
          <button type="button" class="quiet-button" disabled={running()} onClick={() => void next()}>
            {running()
              ? "Fetching…"
              : `Show ${Math.min(PAGE, total() - rows().length).toLocaleString("en")} more of ${(total() - rows().length).toLocaleString("en")}`}
          </button>
        </Show>
        <Show when={problem()}>{(wrong) => <p class="bad">{sentenceOf(wrong())}</p>}</Show>
      </section>
    </Show>
  );
}

function Figure(props: {
  readonly list: string;
  readonly part: BulletinPart;
  readonly sign: string;
  readonly count: number;
  readonly word: string;
}): JSX.Element {
  const jump = (event: MouseEvent): void => {
    // the address holds the question; a jump within the page must not change it
    event.preventDefault();
    const target = document.getElementById(`${props.list}-${props.part}`);
    target?.scrollIntoView({ block: "start" });
    target?.focus();
  };
  return (
    <li class={`figure figure-${props.part}`}>
      <Show
        when={props.count > 0}
        fallback={
          <span>
            <b>0</b> {props.word}
          </span>
        }
      >
        <a href={`#${props.list}-${props.part}`} onClick={jump}>
          <b>
            {props.sign}
            {props.count.toLocaleString("en")}
          </b>{" "}
          {props.word}
        </a>
      </Show>
    </li>
  );
}

/** What changed between two versions of one list. `glance`: only the first rows of each part, with a way to all of it. */
export function BulletinView(props: { readonly bulletin: Bulletin; readonly glance: number | null; readonly href?: string }): JSX.Element {
  const b = (): Bulletin => props.bulletin;
  const same = (): boolean => b().counts.added + b().counts.removed + b().counts.amended === 0;
  const part = <Row,>(more: Omit<PartProps<Row>, "bulletin" | "glance">): JSX.Element => (
    <Part {...more} bulletin={b()} glance={props.glance} />
  );
  return (
    <article class="bulletin" aria-labelledby={`bulletin-${b().list}`}>
      <header class="bulletin-head">
        <h3 id={`bulletin-${b().list}`}>
          {b().title} <span class="key">{b().list}</span>
        </h3>
        <p class="bulletin-days">
          <time datetime={b().from.day}>{versionInWords(b().from)}</time> <span aria-label="to">→</span>{" "}
          <time datetime={b().to.day}>{versionInWords(b().to)}</time>
        </p>
      </header>
      <For each={b().notes}>{(note) => <p class="banner bulletin-note">{asSentence(note)}</p>}</For>
      <Show
        when={!same()}
        fallback={
          <p class="bulletin-same">
            Nothing changed: {countInWords(b().counts.after, "entry", "entries")}, the same in both.
            <Show when={b().counts.housekeeping > 0}>
              {" "}
              {countInWords(b().counts.housekeeping, "entry has", "entries have")} another record number.
            </Show>
          </p>
        }
      >
        <ul class="figures">
          <Figure list={b().list} part="added" sign="+" count={b().totals.added} word="added" />
          <Figure list={b().list} part="removed" sign="−" count={b().totals.removed} word="removed" />
          <Show when={b().totals.moves > 0}>
            <Figure list={b().list} part="moves" sign="" count={b().totals.moves} word="renumbered, merged or split" />
          </Show>
          <Figure list={b().list} part="amended" sign="" count={b().totals.amended} word="amended" />
        </ul>
        <p class="bulletin-sum">
          {countInWords(b().counts.before, "entry", "entries")} before, {b().counts.after.toLocaleString("en")} after,{" "}
          {b().counts.unchanged.toLocaleString("en")} unchanged.
        </p>
        {part<EntryHead>({ part: "removed", title: "Removed", first: b().removed, row: (head) => <HeadRow head={head} how="removed" /> })}
        {part<EntryHead>({ part: "added", title: "Added", first: b().added, row: (head) => <HeadRow head={head} how="added" /> })}
        {part<Move>({
          part: "moves",
          title: "Renumbered, merged, split",
          about: "Found by the evidence beside each; the publisher does not say so. Look before you rely on it.",
          first: b().moves,
          row: (move) => <MoveRow move={move} />,
        })}
        {part<Amended>({ part: "amended", title: "Amended", first: b().amended, row: (entry) => <AmendedRow entry={entry} /> })}
      </Show>
      <Show when={props.href !== undefined && !same()}>
        <p class="bulletin-all">
          <a href={props.href}>All of it, or between other days</a>
        </p>
      </Show>
    </article>
  );
}
