import { monthAfter, type Month } from "../strategy/index.ts";
import { MONTHS_A_POINT } from "./outcome.ts";
import { drawnAt, type ShownQuantiles } from "./people.ts";

/**
 * Charts as geometry: numbers and paths, no markup. The report draws them as SVG on the spot, the page gets them from the server
 * and draws the same lines.
 */
export interface Tick {
  /** place along its axis, in the chart's units */
  readonly at: number;
  readonly label: string;
}

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A fan: nine of ten runs within the outer band, half of them within the inner, the middle line. SVG path data. */
export interface FanChart {
  readonly frame: Frame;
  readonly outer: string;
  readonly inner: string;
  readonly middle: string;
  /** height of the line to compare with, or null */
  readonly guide: number | null;
  readonly across: readonly Tick[];
  readonly up: readonly Tick[];
}

export interface FanOptions {
  /** month of the first point */
  readonly begins: Month;
  /** value at the upper edge; the same for charts that stand side by side */
  readonly top: number;
  /** what a point stands for. @default 3 */
  readonly monthsAPoint?: number;
  /** a value to compare with, drawn as a line */
  readonly guide?: number;
  /** @default 320 */
  readonly width?: number;
  /** @default 180 */
  readonly height?: number;
}

const number = (value: number): string => String(Math.round(value * 10) / 10);

/** Lays out a fan over time. */
export function fanChart(points: readonly ShownQuantiles[], options: FanOptions): FanChart {
  const { begins, top, monthsAPoint = MONTHS_A_POINT, guide, width = 320, height = 180 } = options;
  const frame: Frame = { width, height, left: 44, right: width - 10, top: 10, bottom: height - 24 };
  const last = Math.max(1, points.length - 1);
  const x = (point: number): number => frame.left + ((frame.right - frame.left) * point) / last;
  const y = (value: number): number => frame.bottom - ((frame.bottom - frame.top) * Math.min(value, top)) / top;
  const line = (level: number): string[] =>
    points.map((quantiles, point) => `${number(x(point))} ${number(y(drawnAt(quantiles[level] ?? 0)))}`);
  const band = (low: number, high: number): string => `M${line(high).join("L")}L${line(low).toReversed().join("L")}Z`;
  const yearly = 12 / monthsAPoint;
  const years = Array.from({ length: Math.floor(last / yearly / 2) + 1 }, (_, at) => at * 2);
  return {
    frame,
    outer: band(0, 4),
    inner: band(1, 3),
    middle: `M${line(2).join("L")}`,
    guide: guide === undefined ? null : y(guide),
    across: years.map((year) => ({ at: x(year * yearly), label: monthAfter(begins, year * 12).slice(0, 4) })),
    up: ticksUpTo(top).map((value) => ({ at: y(value), label: shortNumber(value) })),
  };
}

/** A round number not below any of the values: the upper edge of charts that are to be compared. */
export function roundTop(values: Iterable<number>): number {
  const most = Math.max(0, ...values);
  if (most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [1, 1.5, 2, 3, 4, 5, 8, 10].find((candidate) => candidate * power >= most) ?? 10;
  return Number((step * power).toPrecision(3));
}

/** The upper edge for fans of one outcome; what lies above it in a few runs is cut off at the edge rather than flattening the rest. */
export function fanTop(fans: readonly (readonly ShownQuantiles[])[]): number {
  return roundTop(fans.flatMap((points) => points.map((quantiles) => drawnAt(quantiles[4]))));
}

/** Nothing, half and the whole: the marks of an axis. */
export function ticksUpTo(top: number): number[] {
  return [0, top / 2, top];
}

/** `12`, `1.5k`, `2.3M`: for axes. */
export function shortNumber(value: number): string {
  const [size, letter] = Math.abs(value) >= 1e6 ? [1e6, "M"] : Math.abs(value) >= 1e3 ? [1e3, "k"] : [1, ""];
  return `${Number((value / size).toPrecision(3))}${letter}`;
}

/** A curve of chances over values of one belief, with the line of one half and the place where it flips. */
export interface CurveChart {
  readonly frame: Frame;
  readonly curve: string;
  /** height of one half */
  readonly half: number;
  readonly flip: { readonly x: number; readonly y: number } | null;
  readonly across: readonly Tick[];
  readonly up: readonly Tick[];
}

/** Lays out a deciding belief. Values stand evenly by how far they are from what is believed, not by size. */
export function curveChart(
  curve: readonly { readonly value: number; readonly probability: number }[],
  flipValue: number | null,
  { width = 260, height = 120 }: { readonly width?: number; readonly height?: number } = {},
): CurveChart {
  const frame: Frame = { width, height, left: 40, right: width - 22, top: 8, bottom: height - 22 };
  const last = Math.max(1, curve.length - 1);
  const x = (place: number): number => frame.left + ((frame.right - frame.left) * place) / last;
  const y = (chance: number): number => frame.bottom - (frame.bottom - frame.top) * chance;
  const label = (at: number): Tick => ({ at: x(at), label: String(Number((curve[at]?.value ?? 0).toPrecision(2))) });
  return {
    frame,
    curve: `M${curve.map(({ probability }, at) => `${number(x(at))} ${number(y(probability))}`).join("L")}`,
    half: y(0.5),
    flip: flipValue === null ? null : { x: x(placeOf(flipValue, curve)), y: y(0.5) },
    across: [label(0), label(Math.floor(last / 2)), label(last)],
    up: [0, 0.5, 1].map((chance) => ({ at: y(chance), label: `${100 * chance} %` })),
  };
}

/** Between which of the curve's values a value lies, as a broken index. */
function placeOf(value: number, curve: readonly { readonly value: number }[]): number {
  const after = curve.findIndex((point) => point.value >= value);
  if (after <= 0) return after === 0 ? 0 : curve.length - 1;
  const [low, high] = [curve[after - 1]?.value ?? 0, curve[after]?.value ?? 0];
  return high > low ? after - 1 + (value - low) / (high - low) : after;
}
