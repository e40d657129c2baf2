import { For, Match, Show, Switch, createSignal, onCleanup, onMount, type JSX } from "solid-js";
import { fetchSearch, startSearch, stopSearch, type Reply } from "./client.ts";
import { ProposalRow, type Proposal } from "./proposal-row.tsx";
import type { Problem } from "./shapes/problem.ts";
import type { ProposalSearch } from "./shapes/proposal.ts";
import { countInWords, durationInWords, sentenceOf } from "./wording.ts";

const SLICE = 50;
/** most that the server gives at once */
const MOST = 200;
const ASK_EVERY_MS = 700;

const keyOf = ({ left, right }: Proposal): string => `${left}\n${right}`;

function Progress(props: { readonly search: ProposalSearch; readonly onStop: () => void }): JSX.Element {
  const says = (): string => {
    const { done, total, found, secondsLeft } = props.search;
    if (total === 0) return "Reading the lists…";
    const left = secondsLeft === null ? "" : `, about ${durationInWords(secondsLeft)} left`;
    return `${done.toLocaleString("en")} of ${countInWords(total, "entry", "entries")} compared, ${countInWords(found, "pair")} found${left}.`;
  };
  return (
    <div class="proposals-run">
      <div class="progress">
        <Show when={props.search.total > 0} fallback={<progress aria-label="Progress" />}>
          <progress max={props.search.total} value={props.search.done} aria-label="Progress" />
        </Show>
        <p>{says()}</p>
      </div>
      <button type="button" class="line-button" onClick={() => props.onStop()}>
        Stop
      </button>
    </div>
  );
}

/** What stands where no pair waits for an answer. */
function Nothing(props: { readonly search: ProposalSearch }): JSX.Element {
  return (
    <p class="changes-empty">
      <Switch fallback="No pair was found that may be one party.">
        <Match when={props.search.lists < 2}>Lists are compared with each other. Load a second one first: drop its file on the page.</Match>
        <Match when={props.search.state === "idle"}>Nothing was searched yet in this sitting.</Match>
        <Match when={props.search.state === "running"}>No pair yet.</Match>
        <Match when={props.search.found > 0}>All that was found is decided.</Match>
        <Match when={props.search.state === "stopped"}>Stopped before a pair was found.</Match>
      </Switch>
    </p>
  );
}

/** The page of proposals: pairs on different lists that may be one party, for a person to join or refuse. */
export function ProposalsView(): JSX.Element {
  let title: HTMLHeadingElement | undefined;
  let list: HTMLOListElement | undefined;
  const [search, setSearch] = createSignal<ProposalSearch | null>(null);
  const [shown, setShown] = createSignal<readonly Proposal[]>([]);
  const [open, setOpen] = createSignal<string | null>(null);
  const [limit, setLimit] = createSignal(SLICE);
  const [trouble, setTrouble] = createSignal<Problem | null>(null);

  /** Rows stay the same objects, so that what a person reads is not drawn anew; and none moves while one is open. */
  const show = (next: readonly Proposal[]): void => {
    const known = new Map(shown().map((proposal) => [keyOf(proposal), proposal]));
    if (open() === null) setShown(next.map((proposal) => known.get(keyOf(proposal)) ?? proposal));
  };
  const take = (reply: Reply<ProposalSearch>): void => {
    if (!reply.ok) {
      setTrouble(reply.problem);
      return;
    }
    setTrouble(null);
    setSearch(reply.value);
    show(reply.value.proposals);
  };
  const look = async (): Promise<void> => take(await fetchSearch(limit()));
  const begin = async (): Promise<void> => {
    setOpen(null);
    setShown([]);
    take(await startSearch());
  };
  const decided = async (proposal: Proposal): Promise<void> => {
    const at = shown().findIndex((row) => keyOf(row) === keyOf(proposal));
    setOpen(null);
    setShown(shown().filter((_, place) => place !== at));
    const buttons = list?.querySelectorAll<HTMLButtonElement>("[data-alert]");
    (buttons?.[at] ?? buttons?.[at - 1] ?? title)?.focus();
    await look();
  };
  const more = (): void => {
    setLimit(Math.min(MOST, limit() + SLICE));
    void look();
  };

  onMount(() => {
    title?.focus();
    void look();
    const timer = setInterval(() => {
      if (search()?.state === "running") void look();
    }, ASK_EVERY_MS);
    onCleanup(() => clearInterval(timer));
  });

  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || open() === null) return;
    event.stopPropagation();
    const at = shown().findIndex((row) => keyOf(row) === open());
    setOpen(null);
    list?.querySelectorAll<HTMLButtonElement>("[data-alert]")[at]?.focus();
  };

  return (
    <section class="changes-page" id="content" tabindex="-1" aria-labelledby="proposals-title" on:keydown={onKey}>
      <p class="changes-back">
        <a href="#question">← Back to the question</a>
      </p>
      <h2 id="proposals-title" tabindex="-1" ref={(heading) => (title = heading)}>
        Same parties?
      </h2>
      <p class="panel-about">
        Entries of different lists that may be one party by the evidence of names and facts, the heaviest first. Nothing is joined unless a
        person says so; the reason and the name stand in the record.
      </p>
      <Show when={trouble() ?? search()?.error}>
        {(problem) => (
          <div class="banner banner-bad" role="alert">
            <strong>That did not work.</strong> {sentenceOf(problem())}
          </div>
        )}
      </Show>
      <Show
        when={search()}
        fallback={
          <Show when={trouble() === null}>
            <p class="loading">Looking…</p>
          </Show>
        }
      >
        {(now) => (
          <>
            <Show
              when={now().state === "running"}
              fallback={
                <div class="proposals-run">
                  <button type="button" class="solid-button" disabled={now().lists < 2} onClick={() => void begin()}>
                    {now().state === "idle" ? "Search all lists" : "Search again"}
                  </button>
                  <Show when={now().outdated}>
                    <p class="list-note">The lists have changed since this search.</p>
                  </Show>
                </div>
              }
            >
              <Progress search={now()} onStop={() => void stopSearch().then(take)} />
            </Show>
            <p class="proposals-count" role="status">
              <Show when={now().state !== "running" && now().open > 0}>
                {countInWords(now().open, "pair")} wait for an answer
                {now().found > now().open ? `, of ${now().found.toLocaleString("en")} found` : ""}.
              </Show>
            </p>
            <Show when={shown().length > 0} fallback={<Nothing search={now()} />}>
              <ol class="proposals" ref={(element) => (list = element)}>
                <For each={shown()}>
                  {(proposal) => (
                    <ProposalRow
                      proposal={proposal}
                      open={open() === keyOf(proposal)}
                      canDecide={now().canDecide}
                      onToggle={() => setOpen(open() === keyOf(proposal) ? null : keyOf(proposal))}
                      onDecided={() => void decided(proposal)}
                    />
                  )}
                </For>
              </ol>
              <Show when={now().open > shown().length}>
                <Show when={limit() < MOST} fallback={<p class="list-note">Further ones are shown when some of these are decided.</p>}>
                  <button type="button" class="line-button" onClick={more}>
                    Show {Math.min(SLICE, now().open - shown().length)} more
                  </button>
                </Show>
              </Show>
            </Show>
          </>
        )}
      </Show>
    </section>
  );
}
