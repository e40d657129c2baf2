import { figure, percent } from "../words.ts";
import type { ShownTable } from "../shown-tables.ts";
import type { Caption } from "../chart-svg.ts";
import type { Calibration } from "./calibration.ts";
import { shareChart, type ShareChart } from "./chart-share.ts";
import { COUNT_FORMATS } from "./counts.ts";
import { WANTED } from "./fit.ts";
import type { ScoreRow } from "./rolling.ts";
import type { Learnt } from "./learnt.ts";

/** A fit as it is shown, in the report and on the page alike: words, figures and lines, ready to be drawn. */
export interface ShownCalibration {
  readonly heading: string;
  /** how far what follows may be trusted: the chains, and what counts can say at all */
  readonly verdict: string;
  readonly converged: boolean;
  readonly association: string;
  /** `34 beliefs: 9 of them at least half from your data, …` */
  readonly learntSays: string;
  readonly learntChart: { readonly id: string; readonly chart: ShareChart; readonly caption: Caption };
  readonly learnt: ShownTable;
  readonly samplerSays: string;
  readonly sampler: ShownTable;
  readonly checksSay: string;
  readonly checks: ShownTable;
  readonly scoresSay: string;
  readonly scores: ShownTable | null;
  readonly yearsSay: string;
  readonly years: ShownTable;
  readonly notes: readonly string[];
}

export const ASSOCIATION =
  "Association, not cause: force answers attacks, and attacks answer force. Counts alone cannot tell the two apart.";

export function shownCalibration(calibration: Calibration): ShownCalibration {
  const { learnt, checks, scores, years, sampler, notes } = calibration;
  return {
    heading: headingOf(calibration),
    verdict: verdictOf(calibration),
    converged: sampler.converged,
    association: ASSOCIATION,
    learntSays: learntWords(learnt),
    learntChart: learntChart(calibration),
    learnt: {
      head: ["Belief", "From your data", "Now", "Before", "R-hat", "ESS (bulk)", "ESS (tail)", "Unit"],
      rows: learnt.map((row) => ({
        title: nameOf(row),
        cells: [
          percent(row.contraction),
          range(row.after),
          range(row.before),
          row.rHat.toFixed(3),
          figure(row.bulk),
          figure(row.tail),
          row.unit,
        ],
      })),
    },
    samplerSays:
      "Of the belief on which they agree least: rank-normalised split R-hat and effective draws (Vehtari and others 2021). Each belief's own stand in the last table.",
    sampler: {
      head: ["What", "Reached", "Wanted"],
      rows: [
        { title: "Chains", cells: [`${sampler.chains} of ${figure(sampler.steps)} steps`, "4"] },
        { title: "Worst R-hat", cells: [sampler.rHat.toFixed(3), `below ${WANTED.rHat}`] },
        { title: "Least effective draws, bulk", cells: [figure(sampler.bulk), `more than ${WANTED.bulk}`] },
        { title: "Least effective draws, tail", cells: [figure(sampler.tail), "–"] },
      ],
    },
    checksSay: `${checks.filter(({ fits }) => fits).length} of ${checks.length} features of the counts lie where the fitted model would put them.`,
    checks: {
      head: ["Feature", "Observed", "The model", "p", "Fits"],
      rows: checks.map(({ group, feature, observed, expected, p, fits }) => ({
        title: `${group}: ${feature}`,
        cells: [short(observed), range(expected), p.toFixed(2), fits ? "yes" : "not so"],
      })),
    },
    scoresSay: scoresWords(calibration),
    scores:
      (scores[0]?.forecasts ?? 0) === 0
        ? null
        : {
            head: ["Who foretells", "CRPS", "Ignorance (bits)", "Interval score", "Forecasts"],
            rows: scores.map(({ who, crps, ignorance, interval, forecasts }) => ({
              title: WHO[who],
              cells: [crps.toFixed(3), ignorance.toFixed(3), interval.toFixed(2), String(forecasts)],
            })),
          },
    yearsSay: yearsWords(calibration),
    years: {
      head: ["Year", "Attacks", "Deaths", "Expected deaths", "Acts of the state", "Published deaths"],
      rows: years.map(({ year, attacks, deaths, expected, state, published }) => ({
        title: String(year),
        cells: [attacks, deaths, expected, state, published].map((cell) => (cell === null ? "–" : String(cell))),
      })),
    },
    notes,
  };
}

const WHO: Readonly<Record<ScoreRow["who"], string>> = {
  model: "the model",
  "last-12-months": "last 12 months",
  "poisson-last": "Poisson of the last month",
  zeros: "zeros",
  "nb-ingarch": "NB-INGARCH",
};

const short = (value: number): string => String(Number(value.toPrecision(2)));
const range = ([low, middle, high]: readonly [number, number, number]): string => `${short(middle)} [${short(low)}, ${short(high)}]`;
/** `removal (h)`, `attacks a month (base:anti-state)` */
const nameOf = ({ title, parameter }: Learnt): string => `${title} (${parameter})`;

function headingOf({ data, history, model, seed, situation }: Calibration): string {
  return (
    `From ${COUNT_FORMATS[data.format]}, ${data.begins} to ${data.ends} (${data.months} months). Measures: ${history ?? "none given"}. ` +
    `Situation ${situation}, ${model.equations}, beliefs ${model.priors}, seed ${seed}.`
  );
}

function verdictOf({ sampler }: Calibration): string {
  const { rHat, bulk, converged } = sampler;
  return converged
    ? `The chains agree: worst R-hat ${rHat.toFixed(3)} (below ${WANTED.rHat} is wanted), at least ${figure(bulk)} effective draws (more than ${WANTED.bulk}).`
    : `The chains do not agree: worst R-hat ${rHat.toFixed(3)} (below ${WANTED.rHat} is wanted), as few as ${figure(bulk)} effective draws (more than ${WANTED.bulk}). Nothing of this fit can be used in a comparison.`;
}

function learntWords(learnt: readonly Learnt[]): string {
  const half = learnt.filter(({ contraction }) => contraction >= 0.5).length;
  const none = learnt.filter(({ contraction }) => contraction === 0).length;
  return (
    `Of ${learnt.length} beliefs ${half} come from your data by half or more, ${learnt.length - half - none} by less, and ${none} not at all: ` +
    "those are from the literature, not from your data. A share that cannot be told from luck is 0."
  );
}

function learntChart({ learnt }: Calibration): ShownCalibration["learntChart"] {
  // a group's belief by its id: its title and the group's would not fit
  const shares = learnt.map((row) => ({ title: row.group === null ? nameOf(row) : row.parameter, share: row.contraction }));
  return {
    id: "learnt",
    chart: shareChart(shares),
    caption: {
      title: "From your data, and from the literature",
      says: shares.map(({ title, share }) => `${title}: ${percent(share)} from your data`).join("; "),
    },
  };
}

function scoresWords({ scores }: Calibration): string {
  const [first] = scores;
  if (first === undefined || first.forecasts === 0)
    return "Not done: either it was not asked for, or fewer than four years lie before the first year to be foretold.";
  const best = scores.toSorted((left, right) => left.crps - right.crps)[0] ?? first;
  return `Each year foretold from what was before it, one to twelve months ahead; less is better. Best by CRPS: ${WHO[best.who]}. Printed whoever wins.`;
}

function yearsWords({ published }: Calibration): string {
  const lead =
    "Side by side: association, not cause, and no input of the fit. Expected: deaths that so many attacks would bring by the model's severity.";
  return published === null ? lead : `${lead} Published: ${published}. Publishers count differently: look at the shape alone.`;
}
