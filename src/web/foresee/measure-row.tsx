import { createSignal, createUniqueId, Show, type JSX } from "solid-js";
import { measureInWords, moved, spanOf, type Grip, type Line } from "./measure-edit.ts";
import { isMonth } from "./month.ts";
import { Source } from "./source.tsx";
import type { MeasureFacts, PlannedMeasure } from "./shapes.ts";

export interface RowProps {
  readonly planned: PlannedMeasure;
  readonly facts: MeasureFacts | undefined;
  readonly line: Line;
  /** `Groups that run charities`: for who does not see the row's place */
  readonly group: string;
  readonly open: boolean;
  readonly keysId: string;
  readonly onOpen: (open: boolean) => void;
  readonly onChange: (planned: PlannedMeasure) => void;
  readonly onRemove: () => void;
}

const percent = (share: number): string => `${Math.max(0, Math.min(100, share * 100)).toFixed(2)}%`;
const STRENGTH_STEP = 0.05;

/** What the keys do to a measure that has the focus. */
const KEYS: Readonly<Record<string, readonly [grip: Grip, months: number, strength: number]>> = {
  ArrowLeft: ["whole", -1, 0],
  ArrowRight: ["whole", 1, 0],
  "shift ArrowLeft": ["end", -1, 0],
  "shift ArrowRight": ["end", 1, 0],
  ArrowUp: ["top", 0, STRENGTH_STEP],
  ArrowDown: ["top", 0, -STRENGTH_STEP],
  "shift ArrowUp": ["top", 1, 0],
  "shift ArrowDown": ["top", -1, 0],
};

/** The measure drawn as what it does: as high as it is strong, rising over its ramp, as long as it lasts. It is moved by its grips. */
function Bar(props: RowProps & { readonly name: string }): JSX.Element {
  let track: HTMLDivElement | undefined;
  let wasMoved = false;
  const [held, setHeld] = createSignal(false);
  const acts = (): boolean => props.facts?.benefit !== null;
  const span = () => spanOf(props.planned, props.line.begins, props.line.months);
  const shownEnd = (): number => Math.min(span().end, props.line.months);
  const length = (): number => Math.max(1, shownEnd() - span().start);
  const top = (): number => (acts() ? 1 - props.planned.strength : 0.35);
  const shape = (): string =>
    `0,100 ${acts() ? ((100 * Math.max(0, span().ramp - 1)) / length()).toFixed(1) : 0},${(100 * top()).toFixed(1)} 100,${(100 * top()).toFixed(1)} 100,100`;

  const onPointerDown = (event: PointerEvent & { readonly currentTarget: HTMLButtonElement }): void => {
    if (event.button !== 0 || track === undefined) return;
    const grip = ((event.target as Element).getAttribute("data-grip") ?? "whole") as Grip;
    const begun = props.planned;
    const { width, height } = track.getBoundingClientRect();
    const button = event.currentTarget;
    const [x, y] = [event.clientX, event.clientY];
    wasMoved = false;
    button.setPointerCapture(event.pointerId);
    const onMove = (now: PointerEvent): void => {
      const months = Math.round(((now.clientX - x) / width) * props.line.months);
      const strength = grip === "top" ? Math.round((y - now.clientY) / height / STRENGTH_STEP) * STRENGTH_STEP : 0;
      if (months === 0 && strength === 0 && !wasMoved) return;
      wasMoved = true;
      setHeld(true);
      props.onChange(moved(begun, grip, { months, strength }, props.line));
    };
    const onUp = (): void => {
      setHeld(false);
      button.removeEventListener("pointermove", onMove);
      button.removeEventListener("pointerup", onUp);
      button.removeEventListener("pointercancel", onUp);
    };
    button.addEventListener("pointermove", onMove);
    button.addEventListener("pointerup", onUp);
    button.addEventListener("pointercancel", onUp);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      props.onRemove();
      return;
    }
    const found = KEYS[`${event.shiftKey ? "shift " : ""}${event.key}`];
    if (found === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const [grip, months, strength] = found;
    if (strength !== 0 && !acts()) return;
    props.onChange(moved(props.planned, grip, { months, strength }, props.line));
  };
  return (
    <div class="track" ref={(element) => (track = element)}>
      <button
        type="button"
        class="bar-measure"
        data-held={held()}
        data-acts={acts()}
        aria-label={`${props.name}, ${props.group}: ${measureInWords(props.planned)}`}
        aria-describedby={props.keysId}
        aria-expanded={props.open}
        style={{ left: percent(span().start / props.line.months), width: percent(length() / props.line.months) }}
        onPointerDown={onPointerDown}
        onKeyDown={onKeyDown}
        onClick={() => {
          if (!wasMoved) props.onOpen(!props.open);
          wasMoved = false;
        }}
      >
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          <polygon points={shape()} />
        </svg>
        <span class="grip grip-start" data-grip="start" />
        <Show when={acts()}>
          <span
            class="grip grip-top"
            data-grip="top"
            style={{ left: percent(Math.max(0, span().ramp - 1) / length()), top: percent(top()) }}
          />
        </Show>
        <span class="grip grip-end" data-grip="end" />
      </button>
    </div>
  );
}

/** The same in fields, for exact values and for those who move no pointer. */
function Fields(props: RowProps & { readonly name: string }): JSX.Element {
  const id = createUniqueId();
  const change = (patch: Partial<PlannedMeasure>): void => props.onChange({ ...props.planned, ...patch });
  const acts = (): boolean => props.facts?.benefit !== null;
  return (
    <fieldset class="measure-fields">
      <legend class="hidden">
        {props.name}, {props.group}
      </legend>
      <label class="fact">
        <span>From (year-month)</span>
        <input
          type="month"
          placeholder="2026-01"
          value={props.planned.start}
          onChange={(event) => {
            if (isMonth(event.currentTarget.value)) change({ start: event.currentTarget.value });
            else event.currentTarget.value = props.planned.start;
          }}
        />
      </label>
      <label class="fact">
        <span>Until (empty: it stays)</span>
        <input
          type="month"
          placeholder="stays"
          value={props.planned.end ?? ""}
          onChange={(event) => {
            const text = event.currentTarget.value;
            if (text === "" || isMonth(text)) change({ end: text === "" ? null : text });
            else event.currentTarget.value = props.planned.end ?? "";
          }}
        />
      </label>
      <Show when={acts()}>
        <label class="fact">
          <span>Grows over, months</span>
          <input
            type="number"
            min="0"
            max="120"
            step="1"
            value={props.planned.ramp}
            onChange={(event) => {
              const ramp = event.currentTarget.valueAsNumber;
              if (Number.isInteger(ramp) && ramp >= 0 && ramp <= 120) change({ ramp });
              else event.currentTarget.value = String(props.planned.ramp);
            }}
          />
        </label>
        <label class="fact slide" for={`${id}-strength`}>
          <span>
            Strength <output for={`${id}-strength`}>{props.planned.strength.toFixed(2)}</output>
          </span>
          <input
            id={`${id}-strength`}
            type="range"
            min="0"
            max="1"
            step={STRENGTH_STEP}
            value={props.planned.strength}
            onInput={(event) => change({ strength: event.currentTarget.valueAsNumber })}
          />
        </label>
      </Show>
      <Show when={props.planned.measure === "disarm"}>
        <label class="fact slide" for={`${id}-selectivity`}>
          <span>
            Selectivity{" "}
            <output for={`${id}-selectivity`}>
              {props.planned.selectivity === null ? "usual (0.80)" : props.planned.selectivity.toFixed(2)}
            </output>
          </span>
          <input
            id={`${id}-selectivity`}
            type="range"
            min="0"
            max="1"
            step={STRENGTH_STEP}
            value={props.planned.selectivity ?? 0.8}
            onInput={(event) => change({ selectivity: event.currentTarget.valueAsNumber })}
          />
        </label>
      </Show>
      <button type="button" class="quiet-button" onClick={() => props.onRemove()}>
        Take {props.name.toLowerCase()} out
      </button>
    </fieldset>
  );
}

/** One measure against one group: its name with who says what it does, its place on the time line, and its fields when it is open. */
export function MeasureRow(props: RowProps): JSX.Element {
  const name = (): string => props.facts?.title ?? props.planned.measure;
  return (
    <li class="measure" data-open={props.open}>
      <div class="measure-name">
        <Source
          label={name()}
          text={
            <>
              {props.facts?.says}.
              <Show when={props.facts?.benefit}>{(benefit) => <span class="source-line">How violence may fall: {benefit()}.</span>}</Show>
              <Show when={props.facts?.harm}>{(harm) => <span class="source-line">How it may rise: {harm()}.</span>}</Show>
              <Show when={props.facts?.benefit === null}>
                <span class="source-line">It moves nothing by itself.</span>
              </Show>
            </>
          }
        />
        <span class="measure-strength">{props.facts?.benefit === null ? "" : props.planned.strength.toFixed(2)}</span>
      </div>
      <Bar {...props} name={name()} />
      <Show when={props.open}>
        <Fields {...props} name={name()} />
      </Show>
    </li>
  );
}
