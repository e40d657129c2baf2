import { escaped } from "./chart-svg.ts";
import type { Share } from "./interval.ts";

/** `87.5 % (82.1–91.4)`; a share of nothing is no share */
export function shareText({ share, low, high }: Share): string {
  if (share === null) return "not asked";
  const percent = (value: number): string => (Math.round(value * 1000) / 10).toFixed(1);
  return `${percent(share)} % (${percent(low)}–${percent(high)})`;
}

/** The same as alerts per 1,000 people. */
export function per1000Text({ share, low, high }: Share): string {
  if (share === null) return "not asked";
  const per = (value: number): string => (Math.round(value * 10_000) / 10).toFixed(1);
  return `${per(share)} (${per(low)}–${per(high)})`;
}

export const number = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ",");

export const section = (title: string, body: string): string => `<section><h2>${escaped(title)}</h2>${body}</section>`;

export const paragraph = (text: string): string => `<p>${escaped(text)}</p>`;

export interface Cell {
  readonly text: string;
  /** running words, set to the left and broken */
  readonly words?: true;
}

/** A table that scrolls sideways on a narrow screen; the first cell of a row is its head. */
export function table(caption: string, head: readonly string[], rows: readonly (readonly (string | Cell)[])[]): string {
  const cell = (of: string | Cell, at: number): string => {
    const { text, words } = typeof of === "string" ? { text: of, words: undefined } : of;
    if (at === 0) return `<th scope="row">${escaped(text)}</th>`;
    return words === true ? `<td class="words"><bdi>${escaped(text)}</bdi></td>` : `<td>${escaped(text)}</td>`;
  };
  return (
    `<div class="wide" tabindex="0" role="region" aria-label="${escaped(caption)}"><table><caption>${escaped(caption)}</caption>` +
    `<thead><tr>${head.map((text) => `<th scope="col">${escaped(text)}</th>`).join("")}</tr></thead>` +
    `<tbody>${rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("")}</tbody></table></div>`
  );
}
