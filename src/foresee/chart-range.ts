import { roundTop, shortNumber, ticksUpTo, type Frame, type Tick } from "./chart.ts";
import { drawnAt, type Shown, type ShownQuantiles } from "./people.ts";

/** One row of a range chart: nine of ten runs, half of them, the middle and the mean, as places along the axis. */
export interface RangeRow {
  readonly label: string;
  /** of the label's foot, and of the bar's middle */
  readonly labelAt: number;
  readonly at: number;
  readonly low: number;
  readonly quarter: number;
  readonly middle: number;
  readonly threeQuarters: number;
  readonly high: number;
  /** a small cross where the mean lies, for it may lie on the dot of the middle: SVG path data */
  readonly mean: string;
}

/** Ranges one under another on one axis, to be compared at a glance. */
export interface RangeChart {
  readonly frame: Frame;
  readonly rows: readonly RangeRow[];
  readonly across: readonly Tick[];
}

/** One range that is to be drawn. */
export interface Ranged {
  readonly title: string;
  readonly quantiles: ShownQuantiles;
  readonly mean: Shown;
}

const ROW = 36;
/** letters that fit over a bar; the whole title stands in the table beside it */
const LETTERS = 58;

/** Lays out ranges from 0 on; their labels stand over them, for titles are long. */
export function rangeChart(ranges: readonly Ranged[], { width = 420 }: { readonly width?: number } = {}): RangeChart {
  const height = ranges.length * ROW + 34;
  const frame: Frame = { width, height, left: 12, right: width - 18, top: 6, bottom: height - 24 };
  const top = roundTop(ranges.flatMap(({ quantiles, mean }) => [drawnAt(quantiles[4]), drawnAt(mean)]));
  const x = (value: Shown): number => frame.left + ((frame.right - frame.left) * Math.min(drawnAt(value), top)) / top;
  return {
    frame,
    rows: ranges.map(({ title, quantiles, mean }, place): RangeRow => {
      const labelAt = frame.top + place * ROW + 12;
      const at = labelAt + 12;
      const [low, quarter, middle, threeQuarters, high] = quantiles;
      return {
        label: title.length > LETTERS ? `${title.slice(0, LETTERS - 1).trimEnd()}…` : title,
        labelAt,
        at,
        low: x(low),
        quarter: x(quarter),
        middle: x(middle),
        threeQuarters: x(threeQuarters),
        high: x(high),
        mean: crossPath(x(mean), at),
      };
    }),
    across: ticksUpTo(top).map((value) => ({ at: x(value), label: shortNumber(value) })),
  };
}

const crossPath = (x: number, y: number): string =>
  `M${(x - 4).toFixed(1)} ${(y - 4).toFixed(1)}l8 8M${(x - 4).toFixed(1)} ${(y + 4).toFixed(1)}l8 -8`;
