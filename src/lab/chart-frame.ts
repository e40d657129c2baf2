/** The drawing area of a chart and its scales: values in, places out. No markup here. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export const frameOf = (width: number, height: number, left = 48): Frame => ({
  width,
  height,
  left,
  right: width - 14,
  top: 12,
  bottom: height - 40,
});

export type Scale = (value: number) => number;

export function linear(from: number, to: number, start: number, end: number): Scale {
  const span = to === from ? 1 : to - from;
  return (value) => start + ((end - start) * (value - from)) / span;
}

/** A scale by tenfold steps; what is below `from` stands at its edge. */
export function tenfold(from: number, to: number, start: number, end: number): Scale {
  const scale = linear(Math.log10(from), Math.log10(to), start, end);
  return (value) => scale(Math.log10(Math.max(from, Math.min(to, value))));
}

/** One decimal is finer than any screen. */
export const place = (value: number): string => String(Math.round(value * 10) / 10);

export const pathOf = (points: readonly (readonly [x: number, y: number])[]): string =>
  points.map(([x, y], at) => `${at === 0 ? "M" : "L"}${place(x)} ${place(y)}`).join("");
