import { escapeXml } from "../ground/index.ts";
import { frameOf, linear, pathOf, place, tenfold, type Frame, type Scale } from "./chart-frame.ts";
import type { Share } from "./interval.ts";
import type { LabFigures } from "./result.ts";

/** What is listed may hold marks that turn the direction of a page. */
export const escaped = (text: string): string => escapeXml(text).replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");

/** An SVG that says in words what it shows; everything else is in tables beside it. */
const svg = ({ width, height }: Pick<Frame, "width" | "height">, title: string, body: string): string =>
  `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}"><title>${escaped(title)}</title>${body}</svg>`;

const text = (x: number, y: number, words: string, anchor: "start" | "middle" | "end" = "middle"): string =>
  `<text x="${place(x)}" y="${place(y)}" text-anchor="${anchor}">${escaped(words)}</text>`;

interface Ticks {
  readonly values: readonly number[];
  readonly label: (value: number) => string;
  readonly title: string;
}

function axes(frame: Frame, x: Scale, y: Scale, across: Ticks, up: Ticks): string {
  const { left, right, top, bottom } = frame;
  return [
    ...up.values.map(
      (value) => `<path class="grid" d="M${left} ${place(y(value))}H${right}"/>${text(left - 6, y(value) + 4, up.label(value), "end")}`,
    ),
    ...across.values.map(
      (value) => `<path class="grid" d="M${place(x(value))} ${top}V${bottom}"/>${text(x(value), bottom + 15, across.label(value))}`,
    ),
    text((left + right) / 2, bottom + 33, across.title),
    `<text x="${left - 40}" y="${top - 12}" text-anchor="start">${escaped(up.title)}</text>`,
  ].join("");
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const QUARTERS = [0, 0.25, 0.5, 0.75, 1] as const;

/** What a cut-off costs: recall against alerts per 1,000 people, a point for each band and each cut-off of the user's. */
export function costChart({ curve, cutOffs, population }: LabFigures): string {
  const frame: Frame = { ...frameOf(640, 320), top: 32 };
  const least = Math.max(0.1, Math.min(1, 1000 / Math.max(1, population.n)));
  const x = tenfold(least, 1000, frame.left, frame.right);
  const y = linear(0, 1, frame.bottom, frame.top);
  const decades = [0.1, 1, 10, 100, 1000].filter((value) => value >= least);
  const line = (key: "control" | "manipulated"): string =>
    `<path class="line ${key}" d="${pathOf(curve.map((point) => [x(point.alerts * 1000), y(point[key])] as const))}"/>`;
  const points = cutOffs.map(({ alerts, manipulated, control }) => {
    const across = place(x((alerts.share ?? 0) * 1000));
    return (
      `<circle class="dot manipulated" cx="${across}" cy="${place(y(manipulated.share ?? 0))}" r="4"/>` +
      `<circle class="dot control" cx="${across}" cy="${place(y(control.share ?? 0))}" r="4"/>`
    );
  });
  // beside their points, downwards, and never on one another
  let lowest = -Infinity;
  const labels = cutOffs
    .map(({ label, alerts, manipulated }) => ({ label, across: x((alerts.share ?? 0) * 1000), down: y(manipulated.share ?? 0) + 4 }))
    .toSorted((left, right) => left.down - right.down)
    .map(({ label, across, down }) => {
      lowest = Math.max(down, lowest + 14);
      return text(across + 9, lowest, label, "start");
    });
  return svg(
    frame,
    "Share of names found against alerts per 1,000 people of the population, for every cut-off",
    axes(
      frame,
      x,
      y,
      { values: decades, label: String, title: "alerts per 1,000 people (tenfold steps)" },
      { values: QUARTERS, label: percent, title: "names found" },
    ) +
      line("control") +
      line("manipulated") +
      points.join("") +
      labels.join(""),
  );
}

/** Where the weights lie: names as listed, changed names, people of the population, each as a share of its own number. */
export function weightChart({ histogram, cutOffs }: LabFigures): string {
  const frame: Frame = { ...frameOf(640, 260), top: 32 };
  const { from, step, control, manipulated, population } = histogram;
  const rows = [
    ["population", population],
    ["manipulated", manipulated],
    ["control", control],
  ] as const;
  const shares = rows.map(([key, counts]) => {
    const all = Math.max(
      1,
      counts.reduce((sum, count) => sum + count, 0),
    );
    return [key, counts.map((count) => count / all)] as const;
  });
  const last = Math.max(1, ...rows.map(([, counts]) => counts.findLastIndex((count) => count > 0) + 1));
  const most = Math.max(0.01, ...shares.flatMap(([, all]) => all));
  const x = linear(from, from + step * last, frame.left, frame.right);
  const y = linear(0, most, frame.bottom, frame.top);
  const lines = shares.map(([key, all]) => {
    const steps = all
      .slice(0, last)
      .flatMap((share, at) => [[x(from + at * step), y(share)] as const, [x(from + (at + 1) * step), y(share)] as const]);
    return `<path class="line ${key}" d="${pathOf(steps)}"/>`;
  });
  const marks = cutOffs
    .filter(({ bits }) => bits !== null)
    .map(
      ({ bits, label }) =>
        `<path class="mark" d="M${place(x(bits ?? 0))} ${frame.top}V${frame.bottom}"/>${text(x(bits ?? 0), frame.top + 8, label)}`,
    );
  const every = step < 1 ? (step * last) / 5 : Math.max(1, Math.ceil((step * last) / 10));
  const ticks = Array.from({ length: Math.floor((step * last) / every + 1e-9) + 1 }, (_, at) => from + at * every);
  return svg(
    frame,
    "Weights in bits of names as listed, of changed names and of people of the population",
    axes(
      frame,
      x,
      y,
      {
        values: ticks,
        label: (value) => String(step < 1 ? Math.round(value * 100) / 100 : Math.round(value)),
        title: "weight of those that were found",
      },
      { values: [0, most / 2, most], label: percent, title: "share" },
    ) +
      lines.join("") +
      marks.join(""),
  );
}

/** One row a category: the share found, with its interval. */
export function categoryChart(
  rows: readonly { readonly title: string; readonly found: Share; readonly isControl: boolean }[],
  title: string,
): string {
  const frame: Frame = { ...frameOf(640, 60 + rows.length * 22, 200), top: 16 };
  const x = linear(0, 1, frame.left, frame.right);
  const y = (at: number): number => frame.top + 12 + at * 22;
  const marks = rows.map(({ title: name, found, isControl }, at) => {
    const key = isControl ? "control" : "manipulated";
    const label = text(frame.left - 8, y(at) + 4, name, "end");
    if (found.share === null) return `${label}${text(frame.left + 4, y(at) + 4, "not asked", "start")}`;
    return (
      `${label}<path class="line ${key}" d="M${place(x(found.low))} ${y(at)}H${place(x(found.high))}"/>` +
      `<circle class="dot ${key}" cx="${place(x(found.share))}" cy="${y(at)}" r="4"/>`
    );
  });
  const grid = QUARTERS.map(
    (value) =>
      `<path class="grid" d="M${place(x(value))} ${frame.top}V${frame.bottom}"/>${text(x(value), frame.bottom + 15, percent(value))}`,
  );
  return svg(frame, title, grid.join("") + marks.join(""));
}
