import { bestControls, FIRE_AND_WATER, type FireAndWater } from "./problem.ts";
import type { Optimum, PathPoint, SaddlePath } from "./optimal.ts";

const WIDTH = 720;
const LEFT = 56;
const RIGHT = 16;
/** decades of S that are shown */
const FROM = -7;
const UNTIL = 0.2;

interface Panel {
  readonly top: number;
  readonly height: number;
  readonly most: number;
  readonly title: string;
}

const across = (strength: number): number => LEFT + ((Math.log10(strength) - FROM) / (UNTIL - FROM)) * (WIDTH - LEFT - RIGHT);
const up = ({ top, height, most }: Panel, value: number): number => top + height * (1 - value / most);
const round = (value: number): string => value.toFixed(1);

/** Thinned to one point a pixel: the file stays small and looks the same. */
function line(panel: Panel, points: readonly PathPoint[], value: (point: PathPoint) => number, style: string): string {
  const shown: string[] = [];
  let last = -Infinity;
  for (const point of points) {
    const x = across(point.strength);
    if (x < LEFT || x > WIDTH - RIGHT || (Math.abs(x - last) < 1 && point !== points.at(-1))) continue;
    shown.push(`${round(x)},${round(up(panel, value(point)))}`);
    last = x;
  }
  return `<polyline points="${shown.join(" ")}" fill="none" stroke-width="2" ${style}/>`;
}

function axes(panel: Panel, ticks: readonly number[]): string {
  const { top, height, title } = panel;
  const rows = ticks.map((tick) => {
    const y = round(up(panel, tick));
    return `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y}" y2="${y}" class="grid"/><text x="${LEFT - 6}" y="${y}" text-anchor="end" dominant-baseline="middle">${tick}</text>`;
  });
  const decades = Array.from({ length: -FROM + 1 }, (_, at) => FROM + at).map((decade) => {
    const x = round(across(10 ** decade));
    return `<text x="${x}" y="${top + height + 16}" text-anchor="middle">${decade === 0 ? "1" : `1e${decade}`}</text>`;
  });
  return `${rows.join("")}${decades.join("")}<text x="${LEFT}" y="${top - 8}" class="title">${title}</text>`;
}

/**
 * A picture of the optimum as one SVG, for light and dark: above the costate along the paths into each saddle with the steady states and
 * the DNSS points, below the controls where each path is optimal.
 */
export function fireAndWaterSvg(optimum: Optimum, problem: FireAndWater = FIRE_AND_WATER): string {
  const upper: Panel = {
    top: 32,
    height: 200,
    most: 450,
    title: `What one more of the group costs, λ (c = ${problem.cost}); S to the right, by powers of ten`,
  };
  const lower: Panel = { top: 292, height: 130, most: 1, title: "What is done where it is optimal: water u (blue), fire v (red)" };
  const turn = optimum.skiba.at(-1)?.strength ?? null;
  const optimal = ({ points }: SaddlePath, at: number): PathPoint[] =>
    points.filter(({ strength }) => turn === null || (at === optimum.paths.length - 1 ? strength >= turn : strength <= turn));
  const states = optimum.equilibria.map((state) => {
    const x = round(across(state.strength));
    const y = round(up(upper, state.costate));
    const fill = state.kind === "saddle" ? "currentColor" : "none";
    return `<circle cx="${x}" cy="${y}" r="4" fill="${fill}" stroke="currentColor"/><text x="${x}" y="${Number(y) - 9}" text-anchor="middle">${state.kind}</text>`;
  });
  const mark = (strength: number, words: string): string => {
    const x = round(across(strength));
    return `<line x1="${x}" x2="${x}" y1="${upper.top}" y2="${lower.top + lower.height}" class="mark"/><text x="${Number(x) - 5}" y="${upper.top + 12}" text-anchor="end">${words}</text>`;
  };
  const controls = optimum.paths.flatMap((path, at) => {
    const points = optimal(path, at).map((point) => ({ ...point, ...bestControls(problem, point) }));
    return [
      line(lower, points, ({ water }) => Math.min(1, water), 'stroke="#1f6fb2"'),
      line(lower, points, ({ fire }) => Math.min(1, fire), 'stroke="#c0392b" stroke-dasharray="6 3"'),
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} 460" role="img" aria-label="Optimal paths of fire and water: two saddles and the point between them">`,
    "<style>svg{color:#222;font:12px system-ui,sans-serif}text{fill:currentColor}.title{font-weight:600}.grid{stroke:#8884}.mark{stroke:currentColor;stroke-dasharray:2 3}@media(prefers-color-scheme:dark){svg{color:#ddd}}</style>",
    axes(upper, [0, 100, 200, 300, 400]),
    ...optimum.paths.map(({ points }, at) => line(upper, points, ({ costate }) => costate, `stroke="${at === 0 ? "#2e8b57" : "#8e5bb5"}"`)),
    ...states,
    ...(turn === null ? [] : [mark(turn, `DNSS point ${turn.toPrecision(3)}`)]),
    axes(lower, [0, 0.5, 1]),
    ...controls,
    "</svg>",
    "",
  ].join("\n");
}
