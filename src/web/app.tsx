import { For, Match, Show, Suspense, Switch, createSignal, lazy, onCleanup, onMount, type JSX } from "solid-js";
import { AnswerView } from "./answer-view.tsx";
import { fetchStatus, signIn } from "./client.ts";
import type { Problem } from "./shapes/problem.ts";
import type { ServerStatus } from "./shapes/status.ts";
import { ChangesView } from "./changes-view.tsx";
import { createDesk } from "./desk.ts";
import { DropZone } from "./drop-zone.tsx";
import { Help } from "./help.tsx";
import { handleKeys } from "./keys.ts";
import { ListsPanel } from "./lists-panel.tsx";
import { ProposalsView } from "./proposals-view.tsx";
import { createQuestion } from "./question.ts";
import { SearchBox } from "./search-box.tsx";
import { ThemeButton } from "./theme.tsx";
import { createView, type View } from "./view.ts";
import { ageInWords, asSentence, countInWords, dateInWords, sentenceOf } from "./wording.ts";

/** Comes when it is asked for: who asks a name does not wait for charts. */
const ForeseeView = lazy(() => import("./foresee/foresee-view.tsx").then(({ ForeseeView: view }) => ({ default: view })));

/** The address says what the page shows: skipping within it must not change it. */
function skip(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById("content")?.focus();
}

/** The link's token stands behind the #, which no browser sends; it is traded for the cookie and taken out of the address. */
async function signInFromAddress(): Promise<Problem | null> {
  const token = /^#sign-in=([\w-]+)$/.exec(location.hash)?.[1];
  if (token === undefined) return null;
  history.replaceState(null, "", location.pathname);
  const reply = await signIn(token);
  return reply.ok ? null : reply.problem;
}

function SignedOut(props: { readonly problem: Problem }): JSX.Element {
  return (
    <main class="signed-out" id="content">
      <h1>Writ</h1>
      <p>{sentenceOf(props.problem)}</p>
    </main>
  );
}

function listsInWords(status: ServerStatus): string {
  if (status.lists.length === 0) return "no list loaded";
  const oldest = Math.max(...status.lists.map((list) => list.ageDays));
  const bad = status.lists.filter((list) => list.state !== "current").length;
  return `${countInWords(status.lists.length, "list")}, ${bad > 0 ? `${bad} not current` : `checked ${ageInWords(oldest)}`}`;
}

export function App(): JSX.Element {
  const [status, setStatus] = createSignal<ServerStatus | null>(null);
  const [signedOut, setSignedOut] = createSignal<Problem | null>(null);
  const [trouble, setTrouble] = createSignal<Problem | null>(null);
  let input: HTMLInputElement | undefined;
  let help: HTMLDialogElement | undefined;

  const view = createView();
  const question = createQuestion(setSignedOut);
  const refresh = async (): Promise<void> => {
    const reply = await fetchStatus();
    if (reply.ok) {
      setStatus(reply.value);
      setTrouble(null);
    } else if (reply.problem.code === "unauthorised") setSignedOut(reply.problem);
    else setTrouble(reply.problem);
  };
  const onListsChanged = (): void => {
    void refresh();
    question.repeat();
  };
  const desk = createDesk(onListsChanged);

  onMount(() => {
    void signInFromAddress().then(async (problem) => {
      await refresh();
      // a used link does not matter to somebody who is signed in
      if (problem !== null && status() === null) setSignedOut(problem);
      input?.focus();
    });
    const stop = handleKeys({ input: () => input, help: () => help, clear: () => question.clear() });
    // after a night on the desk the ages have changed
    const timer = setInterval(() => void refresh(), 60_000);
    onCleanup(() => {
      stop();
      clearInterval(timer);
    });
  });

  const changesAsked = (): Extract<View, { readonly at: "changes" }> | null => {
    const now = view();
    return now.at === "changes" ? now : null;
  };

  const spoken = (): string => {
    const answer = question.answer();
    if (answer === null) return "";
    const { alerts } = answer;
    const best = alerts[0];
    if (best === undefined && !question.settled()) return "";
    const found = best === undefined ? "no alert" : `${countInWords(alerts.length, "alert")}, best ${best.caption}, ${best.band}`;
    return answer.outcome === "incomplete" ? `Incomplete: ${found}` : found;
  };

  return (
    <Show when={signedOut() === null} fallback={<SignedOut problem={signedOut() as Problem} />}>
      <a class="skip" href="#content" onClick={skip}>
        Skip to the answer
      </a>
      <header class="bar">
        <h1 class="wordmark">
          <a href="/">Writ</a>
        </h1>
        <Show when={status()}>
          {(now) => (
            <a
              class="bar-lists"
              href="#lists-title"
              data-good={now().lists.every((list) => list.state === "current") && now().lists.length > 0}
            >
              {listsInWords(now())}
            </a>
          )}
        </Show>
        <a class="bar-changes" href="#changes" aria-current={view().at === "changes" ? "page" : undefined}>
          What changed
        </a>
        <a class="bar-changes" href="#proposals" aria-current={view().at === "proposals" ? "page" : undefined}>
          Same parties?
        </a>
        <a class="bar-changes" href="#foresee" aria-current={view().at === "foresee" ? "page" : undefined}>
          Strategies
        </a>
        <ThemeButton />
        <button type="button" class="bar-button" aria-label="Help: keys and words" onClick={() => help?.showModal()}>
          <span aria-hidden="true">?</span>
        </button>
      </header>
      <main class="sheet">
        <Show when={status()?.mode === "reader"}>
          <p class="banner banner-reader" role="note">
            <strong>Read only.</strong> {status()?.readerBecause} Questions are answered, nothing is recorded, no list can be added.
          </p>
        </Show>
        <Show when={changesAsked()}>{(asked) => <ChangesView asked={asked()} lists={status()?.lists ?? []} />}</Show>
        <Show when={view().at === "proposals"}>
          <ProposalsView />
        </Show>
        <Show when={view().at === "foresee"}>
          <Suspense fallback={<p class="loading">Opening the strategies…</p>}>
            <ForeseeView />
          </Suspense>
        </Show>
        <Show when={view().at === "question"}>
          <SearchBox question={question} ref={(box) => (input = box)} />
          <p class="hidden" role="status" aria-live="polite">
            {spoken()}
          </p>
          <div id="content" tabindex="-1">
            <Show when={question.answeredFor() !== "" && question.answer() !== null}>
              <div class="banner banner-past" role="note">
                <strong>As the lists stood on {dateInWords(question.answeredFor())}.</strong> Not what they say today.
                <For each={question.answer()?.checked.notes ?? []}>{(note) => <> {asSentence(note)}</>}</For>
              </div>
            </Show>
            <Switch>
              <Match when={question.problem() ?? trouble()}>
                {(problem) => (
                  <div class="banner banner-bad" role="alert">
                    <strong>That did not work.</strong> {sentenceOf(problem())}
                  </div>
                )}
              </Match>
              <Match when={question.answer()}>
                {(answer) => (
                  <AnswerView
                    answer={answer()}
                    lists={status()?.lists ?? []}
                    waiting={question.waiting()}
                    settled={question.settled()}
                    recorded={question.recorded()}
                    mode={status()?.mode ?? "reader"}
                    onOpened={() => question.confirm()}
                  />
                )}
              </Match>
              <Match when={question.waiting()}>
                <p class="loading">Looking…</p>
              </Match>
              <Match when={status() === null}>
                <p class="loading">Opening the register…</p>
              </Match>
            </Switch>
          </div>
          <Show when={status()}>
            {(now) => (
              <div class="below">
                <ListsPanel status={now()} onChanged={onListsChanged} />
                <DropZone desk={desk} canWrite={now().mode === "writer"} />
              </div>
            )}
          </Show>
        </Show>
      </main>
      <Help ref={(dialog) => (help = dialog)} />
    </Show>
  );
}
