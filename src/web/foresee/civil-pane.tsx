import { createEffect, createResource, createSignal, For, onCleanup, Show, type JSX } from "solid-js";
import { fetchCivil } from "../client.ts";
import { sentenceOf } from "../wording.ts";
import type { CivilPicture } from "./shapes.ts";

const RUNS: readonly (readonly [run: number, says: string])[] = [
  [2, "Calm, then bursts"],
  [3, "Legitimacy lost slowly"],
  [4, "Legitimacy lost at once"],
  [5, "The police taken away"],
];
const SCALE = 8;
const FRAME_MS = 60;

/** Names of the style sheet's colours for the kinds of site, in the server's order. */
const INKS: Readonly<Record<string, string>> = { first: "--line-strong", "first-active": "--red", cop: "--accent" };

function draw(canvas: HTMLCanvasElement, picture: CivilPicture, at: number): void {
  const frame = picture.frames[at];
  const pen = canvas.getContext("2d");
  if (frame === undefined || pen === null) return;
  const style = getComputedStyle(canvas);
  const inks = picture.kinds.map((kind) => style.getPropertyValue(INKS[kind] ?? "--sunken").trim());
  for (let site = 0; site < frame.sites.length; site++) {
    pen.fillStyle = inks[Number(frame.sites[site])] ?? "transparent";
    pen.fillRect((site % picture.width) * SCALE, Math.floor(site / picture.width) * SCALE, SCALE - 1, SCALE - 1);
  }
}

function Player(props: { readonly picture: CivilPicture }): JSX.Element {
  const [at, setAt] = createSignal(0);
  const [playing, setPlaying] = createSignal(false);
  let canvas: HTMLCanvasElement | undefined;
  const last = (): number => props.picture.frames.length - 1;
  const frame = () => props.picture.frames[at()];
  createEffect(() => {
    if (canvas !== undefined) draw(canvas, props.picture, at());
  });
  const timer = setInterval(() => {
    if (!playing()) return;
    if (at() >= last()) setPlaying(false);
    else setAt(at() + 1);
  }, FRAME_MS);
  onCleanup(() => clearInterval(timer));
  const says = (): string =>
    `Tick ${frame()?.tick ?? 0}: ${frame()?.active ?? 0} in revolt, ${frame()?.jailed ?? 0} jailed, ${frame()?.cops ?? 0} police, legitimacy ${(frame()?.legitimacy ?? 0).toFixed(2)}`;
  return (
    <div class="civil">
      <canvas
        ref={(element) => (canvas = element)}
        width={props.picture.width * SCALE}
        height={props.picture.height * SCALE}
        role="img"
        aria-label={`A lattice of people and police. ${says()}`}
      />
      <div class="civil-side">
        <p class="civil-says">{says()}</p>
        <p class="civil-key">
          <span class="civil-quiet">quiet</span>
          <span class="civil-active">in revolt</span>
          <span class="civil-cop">police</span>
        </p>
        <label class="fact slide">
          <span>Tick</span>
          <input
            type="range"
            min="0"
            max={last()}
            value={at()}
            aria-valuetext={says()}
            onInput={(event) => {
              setPlaying(false);
              setAt(event.currentTarget.valueAsNumber);
            }}
          />
        </label>
        <button
          type="button"
          class="line-button"
          onClick={() => {
            if (at() >= last()) setAt(0);
            setPlaying(!playing());
          }}
        >
          {playing() ? "Pause" : "Play"}
        </button>
      </div>
    </div>
  );
}

/** Epstein's civil violence, to be watched: an illustration of how calm breaks, and of nothing else. */
export function CivilPane(): JSX.Element {
  const [shown, setShown] = createSignal(false);
  const [run, setRun] = createSignal(2);
  const [seed, setSeed] = createSignal(1);
  const [reply] = createResource(
    () => (shown() ? { run: run(), seed: seed() } : false),
    (asked) => fetchCivil(asked.run, asked.seed),
  );
  const picture = (): CivilPicture | null => {
    const found = reply();
    return found !== undefined && found.ok ? found.value : null;
  };
  const trouble = (): string | null => {
    const found = reply();
    return found === undefined || found.ok ? null : sentenceOf(found.problem);
  };
  return (
    <details class="found illustration" onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>
        <h3>An illustration: how calm breaks</h3>
      </summary>
      <p class="banner">
        <strong>An illustration, no forecast.</strong> Epstein’s model of civil violence (2002): people revolt when grievance outweighs the
        risk of arrest. It is fitted to no country and no group, nothing above comes from it, and parts of the paper do not reproduce
        (docs/epstein.md).
      </p>
      <div class="belief-choices civil-choice">
        <label class="fact choice">
          <span>What happens</span>
          <select value={run()} onChange={(event) => setRun(Number(event.currentTarget.value))}>
            <For each={RUNS}>
              {([number, says]) => (
                <option value={number} selected={number === run()}>
                  {says}
                </option>
              )}
            </For>
          </select>
        </label>
        <button type="button" class="quiet-button" onClick={() => setSeed(seed() + 1)}>
          Another society (seed {seed()})
        </button>
      </div>
      <Show when={reply.loading}>
        <p class="loading">Setting up…</p>
      </Show>
      <Show when={trouble()}>
        {(says) => (
          <p class="banner banner-bad" role="alert">
            {says()}
          </p>
        )}
      </Show>
      <Show when={picture()} keyed>
        {(found) => <Player picture={found} />}
      </Show>
    </details>
  );
}
