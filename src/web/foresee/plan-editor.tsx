import { createSignal, createUniqueId, For, Index, Show, type JSX } from "solid-js";
import { ProblemList } from "../problem-list.tsx";
import type { ForeseeDesk, Plan } from "./desk.ts";
import type { Line } from "./measure-edit.ts";
import { MeasureRow } from "./measure-row.tsx";
import { monthAt } from "./month.ts";
import type { ForeseeStart, PlannedMeasure } from "./shapes.ts";

function Years(props: { readonly line: Line }): JSX.Element {
  const years = (): number => props.line.months / 12;
  return (
    <div class="years" aria-hidden="true">
      <For each={Array.from({ length: years() }, (_, year) => year)}>
        {(year) => <span style={{ width: `${100 / years()}%` }}>{monthAt(props.line.begins, year * 12).slice(0, 4)}</span>}
      </For>
    </div>
  );
}

function AddMeasure(props: {
  readonly start: ForeseeStart;
  readonly group: string;
  readonly onAdd: (measure: string) => void;
}): JSX.Element {
  const [measure, setMeasure] = createSignal("seize");
  return (
    <div class="add-measure">
      <label>
        <span class="hidden">A measure for {props.group}</span>
        <select value={measure()} onChange={(event) => setMeasure(event.currentTarget.value)}>
          <For each={props.start.measures}>
            {({ id, title }) => (
              <option value={id} selected={id === measure()}>
                {title}
              </option>
            )}
          </For>
        </select>
      </label>
      <button type="button" class="quiet-button" onClick={() => props.onAdd(measure())}>
        Add this measure
      </button>
    </div>
  );
}

/** A strategy's measures, group by group, on a line of ten years. */
export function PlanEditor(props: { readonly plan: Plan; readonly start: ForeseeStart; readonly desk: ForeseeDesk }): JSX.Element {
  const keysId = createUniqueId();
  const [open, setOpen] = createSignal<string | null>(null);
  const strategy = () => props.plan.strategy;
  const line = (): Line => ({ begins: strategy().begins, months: props.start.months });
  const situation = () => props.desk.situation() ?? props.start.situation;
  /** the situation's groups, and those that only the strategy knows, with which it cannot be run */
  const groups = () => {
    const known = situation().groups.map(({ id, title }) => ({ id, title, known: true }));
    const others = strategy().groups.filter(({ id }) => !known.some((one) => one.id === id));
    return [...known, ...others.map(({ id, title }) => ({ id, title, known: false }))];
  };
  const measuresOf = (group: string): readonly PlannedMeasure[] => strategy().groups.find(({ id }) => id === group)?.measures ?? [];
  const set = (group: string, measures: readonly PlannedMeasure[]): void => props.desk.setMeasures(strategy().id, group, measures);
  const add = (group: string, measure: string): void => {
    const facts = props.start.measures.find(({ id }) => id === measure);
    const strength = facts?.benefit === null ? 1 : 0.5;
    const fresh: PlannedMeasure = { measure, start: strategy().begins, end: null, ramp: 0, strength, selectivity: null, note: null };
    const all = measuresOf(group);
    set(group, [...all, fresh]);
    setOpen(`${group} ${all.length}`);
  };
  return (
    <section class="plan" aria-labelledby="plan-title">
      <div class="plan-head">
        <h3 id="plan-title" tabindex="-1">
          {strategy().title}
        </h3>
        <button type="button" class="quiet-button" onClick={() => props.desk.edit(null)}>
          Close
        </button>
      </div>
      <p class="found-about">
        {props.plan.ships
          ? "This one ships with Writ. As soon as you change it, your copy takes its place."
          : "Yours. It stays as long as this tab is open; save it as JSON to keep it."}
      </p>
      <label class="fact plan-name">
        <span>Its name</span>
        <input
          type="text"
          maxlength="200"
          value={strategy().title}
          onChange={(event) => props.desk.rename(strategy().id, event.currentTarget.value)}
        />
      </label>
      <p id={keysId} class="plan-keys">
        Drag a measure, its ends or its round grip; or with the keyboard: <kbd>←</kbd> <kbd>→</kbd> move it, <kbd>Shift</kbd> with them
        moves its end, <kbd>↑</kbd> <kbd>↓</kbd> its strength, <kbd>Shift</kbd> with them its growth, <kbd>Enter</kbd> opens its fields,{" "}
        <kbd>Del</kbd> takes it out.
      </p>
      <Show when={props.plan.problems.length > 0}>
        <div class="banner banner-bad" role="alert">
          <strong>It cannot be run like this.</strong>
          <ProblemList problems={props.plan.problems} total={props.plan.problems.length} />
        </div>
      </Show>
      <Index each={groups()}>
        {(group) => (
          <div class="plan-group">
            <h4>
              {group().title}
              <Show when={!group().known}>
                <span class="bad"> not in the situation: it cannot be simulated</span>
              </Show>
            </h4>
            <Show when={measuresOf(group().id).length > 0} fallback={<p class="plan-nothing">Nothing is done.</p>}>
              <Years line={line()} />
              <ul>
                <Index each={measuresOf(group().id)}>
                  {(planned, at) => (
                    <MeasureRow
                      planned={planned()}
                      facts={props.start.measures.find(({ id }) => id === planned().measure)}
                      line={line()}
                      group={group().title}
                      keysId={keysId}
                      open={open() === `${group().id} ${at}`}
                      onOpen={(now) => setOpen(now ? `${group().id} ${at}` : null)}
                      onChange={(changed) => set(group().id, measuresOf(group().id).with(at, changed))}
                      onRemove={() => {
                        setOpen(null);
                        set(group().id, measuresOf(group().id).toSpliced(at, 1));
                        // what had the focus is gone
                        document.getElementById("plan-title")?.focus();
                      }}
                    />
                  )}
                </Index>
              </ul>
            </Show>
            <AddMeasure start={props.start} group={group().title} onAdd={(measure) => add(group().id, measure)} />
          </div>
        )}
      </Index>
    </section>
  );
}
