import { monthAt, placeOf } from "./month.ts";
import type { PlannedMeasure } from "./shapes.ts";

/** A measure as places on the time line; `end` is `months` where it stays. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly ramp: number;
}

export function spanOf(planned: PlannedMeasure, begins: string, months: number): Span {
  const start = placeOf(begins, planned.start);
  const end = planned.end === null ? months : placeOf(begins, planned.end);
  return { start, end, ramp: Math.min(planned.ramp, Math.max(0, end - start)) };
}

/** Which part of a measure is taken hold of. */
export type Grip = "whole" | "start" | "end" | "top";

export interface Line {
  readonly begins: string;
  readonly months: number;
}

const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
/** hundredths: what a person means, and what is read back */
const tidy = (share: number): number => Math.round(within(share, 0, 1) * 100) / 100;

/**
 * The measure after `months` to the right and `strength` up at one of its grips, from how it was when the grip was taken. It
 * keeps at least one month, stays on the line, and its ramp fits between start and end: what is drawn can always be run.
 */
export function moved(
  planned: PlannedMeasure,
  grip: Grip,
  by: { readonly months: number; readonly strength: number },
  line: Line,
): PlannedMeasure {
  const { start, end, ramp } = spanOf(planned, line.begins, line.months);
  const stays = planned.end === null;
  const at = (place: number): string => monthAt(line.begins, place);
  switch (grip) {
    case "whole": {
      const shift = within(by.months, -start, line.months - 1 - start);
      return {
        ...planned,
        start: at(start + shift),
        end: stays ? null : at(end + shift),
        ramp: fitting(ramp, line.months, start + shift, stays ? null : end + shift),
      };
    }
    case "start": {
      const first = within(start + by.months, 0, Math.min(end, line.months) - 1);
      return { ...planned, start: at(first), ramp: Math.min(ramp, end - first) };
    }
    case "end": {
      const last = Math.max(start + 1, end + by.months);
      return { ...planned, end: last >= line.months ? null : at(last), ramp: Math.min(ramp, Math.min(last, line.months) - start) };
    }
    case "top":
      return { ...planned, ramp: within(ramp + by.months, 0, end - start), strength: tidy(planned.strength + by.strength) };
    default:
      return grip satisfies never;
  }
}

const fitting = (ramp: number, months: number, start: number, end: number | null): number => Math.min(ramp, (end ?? months) - start);

/** `from January 2026 for good, growing over 12 months, strength 0.6` without the words that go without saying. */
export function measureInWords({ start, end, ramp, strength, selectivity }: PlannedMeasure): string {
  return [
    end === null ? `from ${start}, stays` : `${start} to ${end}`,
    ...(ramp > 1 ? [`over ${ramp} months`] : []),
    `strength ${strength}`,
    ...(selectivity === null ? [] : [`selectivity ${selectivity}`]),
  ].join(", ");
}
