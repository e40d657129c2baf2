import { CIVIL_SITES, OUTBURST, type CivilFrame, type CivilSite, type Spread } from "../foresee/index.ts";
import type { EpsteinAnswer } from "./foresee-epstein.ts";
import { padded, wrapped } from "./plain-text.ts";
import { count, grouped } from "./problem-lines.ts";
import type { Style } from "./style.ts";

const BARS = "▁▂▃▄▅▆▇█";
const LEFT = 14;

/** A run for people: what it is, its series as small curves, its figures, and the lattice when most were active. */
export function epsteinLines({ run, settings, changes, runs, series }: EpsteinAnswer, frame: CivilFrame | null, style: Style): string[] {
  const groups = settings.model === "groups";
  const jail = settings.maxJail === null ? "for ever" : `up to ${settings.maxJail}`;
  const curves: (readonly [string, readonly number[]])[] = groups
    ? [
        ["first group", series.groups.map(([first]) => first)],
        ["second group", series.groups.map(([, second]) => second)],
        ["active", series.active],
        ["jailed", series.jailed],
      ]
    : [
        ["active", series.active],
        ["jailed", series.jailed],
        ...(changes.some(({ what }) => what === "legitimacy") ? [["legitimacy", series.legitimacy] as const] : []),
        ...(changes.some(({ what }) => what === "copDensity") ? [["cops", series.cops] as const] : []),
      ];
  return [
    style.bold(
      `Epstein 2002, run ${run}: ${groups ? "two groups (model II)" : "rebellion (model I)"}, ${grouped(series.ticks)} ticks, seed ${runs[0]?.seed ?? 0}`,
    ),
    style.faint(
      `legitimacy ${settings.legitimacy}, cops ${settings.copDensity}, vision ${settings.agentVision}, jail ${jail}, ratio ${settings.ratio}`,
    ),
    "",
    ...curves.map(([name, values]) => curve(name, values, style.width - LEFT - 12)),
    "",
    ...runs.flatMap((figures) => wrapped(sentence(figures, groups), style.width)),
    ...(frame === null ? [] : ["", ...picture(frame, style)]),
    "",
    ...wrapped(
      style.faint(
        "An illustration: fitted to no country, and nothing in it is a forecast. What of the paper does not reproduce: docs/epstein.md",
      ),
      style.width,
    ),
  ];
}

/** The highest value of each stretch, so that no outburst falls between two signs. Scaled to the highest of all. */
function curve(name: string, values: readonly number[], width: number): string {
  const most = Math.max(...values, 0);
  const places = Math.min(width, values.length);
  const signs = Array.from({ length: places }, (_, at) => {
    const stretch = values.slice(Math.floor((at * values.length) / places), Math.floor(((at + 1) * values.length) / places));
    const share = most === 0 ? 0 : Math.max(...stretch) / most;
    return BARS[Math.min(BARS.length - 1, Math.floor(share * BARS.length))];
  });
  return `${padded(name, LEFT)}${signs.join("")}  to ${Number.isInteger(most) ? grouped(most) : most}`;
}

function sentence(figures: EpsteinAnswer["runs"][number], groups: boolean): string {
  const { seed, outbursts, wait, activation, peak, jailedAtEnd, killed, extinct, ticks } = figures;
  if (groups) {
    const end = extinct === null ? `both groups alive after ${grouped(ticks)} ticks` : `one group gone after tick ${grouped(extinct)}`;
    return `Seed ${seed}: ${end}; ${grouped(killed)} killed.`;
  }
  const parts = [
    `${count(outbursts, "outburst")} (more than ${OUTBURST} active)`,
    ...(wait.mean === null ? [] : [`wait ${spread(wait, 1)} ticks`]),
    ...(activation.mean === null ? [] : [`activation ${spread(activation, 0)}`]),
    `at most ${grouped(peak)} active`,
    `${grouped(jailedAtEnd)} jailed at the end`,
  ];
  return `Seed ${seed}: ${parts.join(", ")}.`;
}

function spread({ mean, sd }: Spread, digits: number): string {
  return `${(mean ?? 0).toFixed(digits)}${sd === null ? "" : ` ± ${sd.toFixed(digits)}`}`;
}

const SIGNS: Readonly<Record<CivilSite, string>> = {
  empty: "·",
  first: "o",
  second: "x",
  "first-active": "O",
  "second-active": "X",
  cop: "#",
};

function picture({ tick, width, height, sites, active, jailed }: CivilFrame, style: Style): string[] {
  const dyes: Readonly<Record<CivilSite, (text: string) => string>> = {
    empty: style.faint,
    first: (text) => text,
    second: style.good,
    "first-active": style.alarm,
    "second-active": style.warn,
    cop: style.bold,
  };
  const shown = new Set(Array.from(sites, (site) => CIVIL_SITES[site] as CivilSite));
  const words: Readonly<Record<CivilSite, string>> = {
    empty: "empty",
    first: "quiet",
    second: "quiet, second group",
    "first-active": "active",
    "second-active": "active, second group",
    cop: "cop",
  };
  const legend = CIVIL_SITES.filter((site) => shown.has(site)).map((site) => `${dyes[site](SIGNS[site])} ${words[site]}`);
  return [
    `The lattice after tick ${grouped(tick)}: ${grouped(active)} active, ${grouped(jailed)} jailed.`,
    ...wrapped(legend.join("  "), style.width),
    ...Array.from({ length: height }, (_, y) =>
      Array.from({ length: width }, (_, x) => {
        const site = CIVIL_SITES[sites[y * width + x] as number] as CivilSite;
        return dyes[site](SIGNS[site]);
      }).join(""),
    ),
  ];
}
