import { createEffect, createResource, createSignal, For, on, Show, type JSX } from "solid-js";
import { BulletinView, versionInWords } from "./bulletin.tsx";
import { fetchChanges, fetchVersions, type Reply } from "./client.ts";
import type { Changes } from "./shapes/bulletin.ts";
import type { ListStatus, ListVersion } from "./shapes/list.ts";
import { changesAddress, type View } from "./view.ts";
import { asSentence, countInWords, sentenceOf } from "./wording.ts";

const GLANCE = 4;
const FIRST = 100;

type Asked = Extract<View, { readonly at: "changes" }>;

/** Versions that can be compared, the newest first; the same bytes once. */
function offered(reply: Reply<{ readonly versions: readonly ListVersion[] }> | undefined): readonly ListVersion[] {
  if (reply === undefined || !reply.ok) return [];
  const held = reply.value.versions.filter((version) => version.removed === null);
  const byDay = held.toSorted((a, b) => ((a.published ?? a.at) < (b.published ?? b.at) ? 1 : -1));
  return byDay.filter((version, at) => byDay.findIndex(({ sha256 }) => sha256 === version.sha256) === at);
}

function Choice(props: {
  readonly label: string;
  readonly versions: readonly ListVersion[];
  readonly chosen: string;
  readonly onChoose: (sha256: string) => void;
}): JSX.Element {
  const state = (version: ListVersion): string => {
    if (version.inForce) return ", in force";
    if (version.state === "quarantined") return version.waits ? ", quarantined" : ", held back";
    return version.state === "partial" ? ", half read" : "";
  };
  return (
    <label class="fact choice">
      <span>{props.label}</span>
      <select value={props.chosen} onChange={(event) => props.onChoose(event.currentTarget.value)}>
        <For each={props.versions}>
          {(version) => (
            <option value={version.sha256} selected={version.sha256 === props.chosen}>
              {versionInWords(version)} · {countInWords(version.entries, "entry", "entries")}
              {state(version)}
            </option>
          )}
        </For>
      </select>
    </label>
  );
}

/** Which list, and which two of its versions. */
function Chooser(props: { readonly asked: Asked; readonly lists: readonly ListStatus[]; readonly shown: Changes | null }): JSX.Element {
  const [versions] = createResource(
    () => props.asked.list,
    (list) => fetchVersions(list),
  );
  const choices = (): readonly ListVersion[] => offered(versions());
  const shown = () => props.shown?.bulletins[0];
  const go = (more: Partial<Record<"list" | "from" | "to", string | null>>): void => {
    location.hash = changesAddress({ list: props.asked.list, from: shown()?.from.sha256 ?? null, to: shown()?.to.sha256 ?? null, ...more });
  };
  return (
    <div class="chooser">
      <label class="fact choice">
        <span>List</span>
        <select value={props.asked.list ?? ""} onChange={(event) => go({ list: event.currentTarget.value, from: null, to: null })}>
          <option value="">All lists, last change</option>
          <For each={props.lists}>
            {(list) => (
              <option value={list.id} selected={list.id === props.asked.list}>
                {list.title}
              </option>
            )}
          </For>
        </select>
      </label>
      <Show when={props.asked.list !== null && choices().length > 1}>
        <Choice
          label="From"
          versions={choices()}
          chosen={shown()?.from.sha256 ?? props.asked.from ?? ""}
          onChoose={(from) => go({ from })}
        />
        <Choice label="To" versions={choices()} chosen={shown()?.to.sha256 ?? props.asked.to ?? ""} onChoose={(to) => go({ to })} />
      </Show>
    </div>
  );
}

function Skeleton(): JSX.Element {
  return (
    <div class="bulletin bulletin-waiting" aria-hidden="true">
      <span />
      <span />
      <span />
    </div>
  );
}

/** The page of bulletins: the last change of every list, or two versions of one. */
export function ChangesView(props: { readonly asked: Asked; readonly lists: readonly ListStatus[] }): JSX.Element {
  let title: HTMLHeadingElement | undefined;
  const [kept, setKept] = createSignal<Changes | null>(null);
  const [changes] = createResource(
    () => props.asked,
    async ({ list, from, to }) => {
      const reply = await fetchChanges({
        ...(list === null ? {} : { list }),
        ...(from === null ? {} : { from }),
        ...(to === null ? {} : { to }),
        limit: list === null ? GLANCE : FIRST,
      });
      if (reply.ok) setKept(reply.value);
      return reply;
    },
  );
  // whoever comes by a link or by the keyboard begins at the title
  createEffect(
    on(
      () => props.asked.list,
      () => title?.focus(),
    ),
  );
  const reply = (): Reply<Changes> | undefined => (changes.loading ? undefined : changes());
  const found = (): Changes | null => {
    const answer = reply();
    return answer !== undefined && answer.ok ? answer.value : null;
  };
  return (
    <section class="changes-page" id="content" tabindex="-1" aria-labelledby="changes-title">
      <p class="changes-back">
        <a href="#question">← Back to the question</a>
      </p>
      <h2 id="changes-title" tabindex="-1" ref={(heading) => (title = heading)}>
        What changed
      </h2>
      <p class="panel-about">
        Entries that were added, removed or amended between two versions of a list. Another order and trailing blanks are no change.
      </p>
      <Chooser asked={props.asked} lists={props.lists} shown={found() ?? kept()} />
      <p class="hidden" role="status">
        {changes.loading ? "Comparing…" : found() === null ? "" : `${countInWords(found()?.bulletins.length ?? 0, "bulletin")}`}
      </p>
      <Show when={changes.loading}>
        <Skeleton />
      </Show>
      <Show when={reply()}>
        {(answer) => {
          const one = answer();
          if (!one.ok)
            return (
              <div class="banner banner-bad" role="alert">
                <strong>These cannot be compared.</strong> {sentenceOf(one.problem)}
              </div>
            );
          return (
            <>
              <For each={one.value.bulletins}>
                {(bulletin) => (
                  <BulletinView
                    bulletin={bulletin}
                    glance={props.asked.list === null ? GLANCE : null}
                    {...(props.asked.list === null ? { href: changesAddress({ list: bulletin.list }) } : {})}
                  />
                )}
              </For>
              <Show when={one.value.bulletins.length === 0}>
                <p class="changes-empty">
                  Nothing to compare yet. When the next version of a list comes, this page says what changed in it. Files of older days can
                  be dropped on the page, too: they are filed as history.
                </p>
              </Show>
              <For each={one.value.notes}>{(note) => <p class="list-note">{asSentence(note)}</p>}</For>
            </>
          );
        }}
      </Show>
    </section>
  );
}
