import { escapeXml } from "../ground/index.ts";
import type { CurveChart, FanChart, Frame, Tick } from "./chart.ts";
import type { RangeChart } from "./chart-range.ts";
import type { ShareChart } from "./calibration/chart-share.ts";
import type { SpreadShares } from "./variance.ts";

/** What a chart shows, in words: for those who do not see it. */
export interface Caption {
  readonly title: string;
  readonly says: string;
}

/** A fan chart as SVG that stands alone; colours follow the reader's light or dark. */
export function fanSvg(chart: FanChart, caption: Caption): string {
  return svg(chart.frame, caption, [
    axes(chart.frame, chart.across, chart.up),
    `<path d="${chart.outer}" fill="#3b7dd8" fill-opacity=".2"/>`,
    `<path d="${chart.inner}" fill="#3b7dd8" fill-opacity=".35"/>`,
    chart.guide === null ? "" : dashed(chart.frame, chart.guide),
    `<path d="${chart.middle}" fill="none" stroke="#1f5fb8" stroke-width="2"/>`,
  ]);
}

const dashed = ({ left, right }: Frame, y: number): string =>
  `<path d="M${left} ${y.toFixed(1)}H${right}" stroke="currentColor" stroke-dasharray="3 3" stroke-opacity=".6"/>`;

/** The curve of a deciding belief as SVG. */
export function curveSvg(chart: CurveChart, caption: Caption): string {
  const { frame, half, flip } = chart;
  return svg(frame, caption, [
    axes(frame, chart.across, chart.up),
    dashed(frame, half),
    `<path d="${chart.curve}" fill="none" stroke="#1f5fb8" stroke-width="2"/>`,
    flip === null ? "" : `<circle cx="${flip.x.toFixed(1)}" cy="${flip.y.toFixed(1)}" r="4" fill="#c2410c"/>`,
  ]);
}

/** Ranges as SVG: thin line nine of ten runs, thick line half of them, dot the middle, cross the mean. */
export function rangeSvg({ frame, rows, across }: RangeChart, caption: Caption): string {
  const grid = across.map(
    ({ at }) => `<path d="M${at.toFixed(1)} ${frame.top}V${frame.bottom}" stroke="currentColor" stroke-opacity=".15"/>`,
  );
  const ranges = rows.map(({ label, labelAt, at, low, quarter, middle, threeQuarters, high, mean }) =>
    [
      `<text x="${frame.left}" y="${labelAt.toFixed(1)}" fill="currentColor">${escapeXml(label)}</text>`,
      `<path d="M${low.toFixed(1)} ${at.toFixed(1)}H${high.toFixed(1)}" stroke="#3b7dd8" stroke-width="3" stroke-opacity=".4"/>`,
      `<path d="M${quarter.toFixed(1)} ${at.toFixed(1)}H${threeQuarters.toFixed(1)}" stroke="#3b7dd8" stroke-width="9" stroke-opacity=".55"/>`,
      `<circle cx="${middle.toFixed(1)}" cy="${at.toFixed(1)}" r="4" fill="#1f5fb8"/>`,
      `<path d="${mean}" stroke="currentColor" stroke-width="1.5"/>`,
    ].join(""),
  );
  return svg(frame, caption, [...grid, ...ranges, axes(frame, across, [])]);
}

/** Shares from data (green) and from the literature (grey), belief by belief, as SVG. */
export function shareSvg({ frame, height, rows, across }: ShareChart, caption: Caption): string {
  const bars = rows.map(({ label, labelAt, top, from, turn, to, says }) =>
    [
      `<text x="${frame.left - 8}" y="${labelAt}" text-anchor="end" fill="currentColor">${escapeXml(label)}</text>`,
      `<rect x="${from}" y="${top}" width="${to - from}" height="${height}" fill="#8a8f98"/>`,
      `<rect x="${from}" y="${top}" width="${(turn - from).toFixed(1)}" height="${height}" fill="#2f9e64"/>`,
      `<text x="${to + 6}" y="${labelAt}" fill="currentColor">${says}</text>`,
    ].join(""),
  );
  return svg(frame, caption, [...bars, axes(frame, across, [])]);
}

/** The grey bar: how much of a figure's spread comes from published studies, how much from your data, how much is luck. */
export function spreadSvg({ chance, literature, data }: SpreadShares): string {
  const width = 200;
  const parts = [
    { share: literature, fill: "#8a8f98" },
    { share: data, fill: "#2f9e64" },
    { share: chance, fill: "#d6d9de" },
  ];
  let x = 0;
  const bars = parts.map(({ share, fill }) => {
    const bar = `<rect x="${x.toFixed(1)}" width="${(share * width).toFixed(1)}" height="12" fill="${fill}"/>`;
    x += share * width;
    return bar;
  });
  const says = spreadWords({ chance, literature, data });
  return `<svg viewBox="0 0 ${width} 12" width="${width}" height="12" role="img" aria-label="${escapeXml(says)}"><title>${escapeXml(says)}</title>${bars.join("")}</svg>`;
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** The same in words. */
export function spreadWords({ chance, literature, data }: SpreadShares): string {
  if (chance + literature + data === 0) return "no spread";
  return `${percent(literature)} from the literature, not from your data; ${percent(data)} from your data; ${percent(chance)} luck`;
}

function svg({ width, height }: Frame, { title, says }: Caption, parts: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img"`,
    ` font-family="system-ui, sans-serif" font-size="11"><title>${escapeXml(title)}</title><desc>${escapeXml(says)}</desc>`,
    ...parts,
    "</svg>",
  ].join("");
}

function axes(frame: Frame, across: readonly Tick[], up: readonly Tick[]): string {
  const grid = up.map(
    ({ at, label }) =>
      `<path d="M${frame.left} ${at.toFixed(1)}H${frame.right}" stroke="currentColor" stroke-opacity=".15"/>` +
      `<text x="${frame.left - 5}" y="${(at + 4).toFixed(1)}" text-anchor="end" fill="currentColor">${escapeXml(label)}</text>`,
  );
  const names = across.map(
    ({ at, label }) =>
      `<text x="${at.toFixed(1)}" y="${frame.bottom + 16}" text-anchor="middle" fill="currentColor">${escapeXml(label)}</text>`,
  );
  return [...grid, ...names].join("");
}
