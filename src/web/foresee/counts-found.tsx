import { For, Show, type JSX } from "solid-js";
import { ProblemList } from "../problem-list.tsx";
import { asSentence } from "../wording.ts";
import type { FitDesk } from "./fit-desk.ts";
import type { Counts } from "./fit-shapes.ts";
import type { ForeseeStart } from "./shapes.ts";

/** Who of the file belongs to which group. */
export function Unassigned(props: {
  readonly names: Counts["unassigned"];
  readonly fits: FitDesk;
  readonly groups: ForeseeStart["situation"]["groups"];
}): JSX.Element {
  const all = (): Counts["unassigned"] => {
    const given = Object.keys(props.fits.names()).map((name) => ({
      name,
      events: props.names.find((one) => one.name === name)?.events ?? null,
    }));
    const open = props.names.filter(({ name }) => !(name in props.fits.names()));
    return [...given, ...open] as Counts["unassigned"];
  };
  return (
    <Show when={all().length > 0}>
      <h4>Who belongs to which group?</h4>
      <p class="found-about">
        The names of the file that are in no group yet, the most frequent first. What stays open is counted in no group.
      </p>
      <ul class="assign">
        <For each={all()}>
          {({ name, events }) => (
            <li>
              <label>
                <span>
                  {name}
                  <Show when={events !== null}>
                    <span class="assign-count"> {events === "<5" ? "fewer than 5" : events?.toLocaleString("en")} events</span>
                  </Show>
                </span>
                <select value={props.fits.names()[name] ?? ""} onChange={(event) => props.fits.assign(name, event.currentTarget.value)}>
                  <option value="">not assigned</option>
                  <For each={props.groups}>{(group) => <option value={group.id}>{group.title}</option>}</For>
                  <option value="state">the state itself</option>
                  <option value="-">left out on purpose</option>
                </select>
              </label>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

/** What the file holds, or what is wrong with it. */
export function CountsFound(props: { readonly counts: Counts }): JSX.Element {
  const found = (): (Counts & { readonly kind: "counts" }) | null => (props.counts.kind === "counts" ? props.counts : null);
  const sum = (attacks: number | "<5"): string => (attacks === "<5" ? "fewer than 5" : attacks.toLocaleString("en"));
  return (
    <>
      <Show when={found()}>
        {(counts) => (
          <>
            <p>
              {asSentence(counts().format)} From {counts().begins} to {counts().ends}, {counts().months} months. Attacks:{" "}
              {counts()
                .groups.map(({ id, attacks }) => `${id} ${sum(attacks)}`)
                .join(", ")}
              .
            </p>
            <ul class="notes">
              <For each={counts().notes}>{(note) => <li>{asSentence(note)}</li>}</For>
            </ul>
          </>
        )}
      </Show>
      <Show when={props.counts.problems.length > 0}>
        <div class="banner banner-bad" role="alert">
          <strong>{props.counts.kind === "counts" ? "Rows that were left out." : "These counts cannot be fitted."}</strong>
          <ProblemList problems={props.counts.problems} total={props.counts.problems.length} />
        </div>
      </Show>
    </>
  );
}
