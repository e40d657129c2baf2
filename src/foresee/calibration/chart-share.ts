import type { Frame, Tick } from "../chart.ts";

/** One belief: how much of it comes from data, the rest from the literature; places along the axis. */
export interface ShareRow {
  readonly label: string;
  /** of the label's foot, and of the bar's upper edge */
  readonly labelAt: number;
  readonly top: number;
  readonly from: number;
  /** where data end and literature begins */
  readonly turn: number;
  readonly to: number;
  /** `94 %` */
  readonly says: string;
}

/** Shares from data and from the literature, belief by belief. */
export interface ShareChart {
  readonly frame: Frame;
  readonly height: number;
  readonly rows: readonly ShareRow[];
  readonly across: readonly Tick[];
}

const ROW = 19;
const BAR = 11;
const LETTERS = 30;

/** Lays out shares of 0 to 1 under one another. */
export function shareChart(shares: readonly { readonly title: string; readonly share: number }[]): ShareChart {
  const frame: Frame = { width: 420, height: shares.length * ROW + 30, left: 170, right: 380, top: 6, bottom: shares.length * ROW + 6 };
  const x = (share: number): number => frame.left + (frame.right - frame.left) * share;
  return {
    frame,
    height: BAR,
    rows: shares.map(({ title, share }, place): ShareRow => {
      const top = frame.top + place * ROW + 4;
      return {
        label: title.length > LETTERS ? `${title.slice(0, LETTERS - 1).trimEnd()}…` : title,
        labelAt: top + 10,
        top,
        from: x(0),
        turn: Math.round(10 * x(share)) / 10,
        to: x(1),
        says: `${Math.round(100 * share)} %`,
      };
    }),
    across: [0, 0.5, 1].map((share) => ({ at: x(share), label: `${100 * share} %` })),
  };
}
