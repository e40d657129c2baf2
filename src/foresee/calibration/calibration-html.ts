import { escaped } from "../chart-svg.ts";
import { section, table } from "../report-parts.ts";
import { REPORT_STYLE } from "../report-style.ts";
import type { Calibration } from "./calibration.ts";
import { COUNT_FORMATS } from "./counts.ts";

/** The whole fit as one file that opens anywhere and asks nothing of anybody. */
export function calibrationHtml(calibration: Calibration): string {
  const { data, seed, sampler, notes, model, history } = calibration;
  return [
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">`,
    `<title>What the counts teach</title><style>${REPORT_STYLE}${OWN_STYLE}</style></head><body><h1>What the counts teach</h1>`,
    `<p class="faint">From ${escaped(COUNT_FORMATS[data.format])}, ${data.begins} to ${data.ends}. Measures: ${escaped(history ?? "none given")}. `,
    `${model.equations}, beliefs ${model.priors}, seed ${seed}. ${sampler.chains} chains of ${sampler.steps} steps, R-hat ${sampler.rHat.toFixed(3)}, `,
    `ESS ${sampler.bulk} (bulk), ${sampler.tail} (tail).</p>`,
    `<p><strong>Association, not cause.</strong> Force answers attacks, and attacks answer force; counts alone cannot tell the two apart.</p>`,
    learnt(calibration),
    checks(calibration),
    scores(calibration),
    years(calibration),
    section("Notes", `<ul class="notes">${notes.map((note) => `<li>${escaped(note)}</li>`).join("")}</ul>`),
    "</body></html>\n",
  ].join("");
}

/** units are sentences, and a column's name may be one long word */
const OWN_STYLE =
  "p,li{overflow-wrap:anywhere}.learnt td:last-child,.learnt th:last-child{white-space:normal;text-align:left;min-width:18ch}";

const number = (value: number): string => String(Number(value.toPrecision(2)));
const range = ([low, middle, high]: readonly [number, number, number]): string =>
  `${number(middle)} <span class="faint">[${number(low)}, ${number(high)}]</span>`;

function learnt({ learnt: rows }: Calibration): string {
  const bar = (share: number): string =>
    `<svg width="120" height="12" role="img" aria-label="${Math.round(100 * share)} % from your data"><rect width="120" height="12" fill="#8a8f98"/>` +
    `<rect width="${(120 * share).toFixed(1)}" height="12" fill="#2f9e64"/></svg>`;
  const lead =
    "<p>Green: how much narrower the counts have made a belief. Grey: from the literature, not from your data. A share that cannot be told from luck is 0. In brackets nine of ten draws.</p>";
  return section(
    "From your data, and from the literature",
    `${lead}<div class="learnt">${table(
      ["", "", "from your data", "now", "before", "unit"],
      rows.map(({ title, parameter, contraction, after, before, unit }) => [
        `${escaped(title)} <span class="faint">${escaped(parameter)}</span>`,
        bar(contraction),
        `${Math.round(100 * contraction)} %`,
        range(after),
        range(before),
        escaped(unit),
      ]),
    )}</div>`,
  );
}

function checks({ checks: rows }: Calibration): string {
  return section(
    "Does the model bring such counts?",
    table(
      ["", "observed", "the model", "p", ""],
      rows.map(({ group, feature, observed, expected, p, fits }) => [
        `${escaped(group)}: ${escaped(feature)}`,
        number(observed),
        range(expected),
        p.toFixed(2),
        fits ? "" : "<strong>not so</strong>",
      ]),
    ),
  );
}

function scores({ scores: rows }: Calibration): string {
  if (rows.length === 0) return section("Past years foretold", "<p>Not done.</p>");
  return section(
    "Past years foretold from what was before them",
    `<p>Mean scores, one to twelve months ahead; less is better. Printed whoever wins.</p>${table(
      ["", "CRPS", "ignorance (bits)", "interval score", "forecasts"],
      rows.map(({ who, crps, ignorance, interval, forecasts }) => [
        who,
        crps.toFixed(3),
        ignorance.toFixed(3),
        interval.toFixed(2),
        String(forecasts),
      ]),
    )}`,
  );
}

function years({ years: rows, published }: Calibration): string {
  const cell = (value: number | string | null): string => (value === null ? "–" : escaped(String(value)));
  const lead = `<p>Side by side, and no input of the fit. Expected: deaths that so many attacks would bring by the model's severity.${
    published === null ? "" : ` Published: ${escaped(published)}. Publishers count differently: look at the shape alone.`
  }</p>`;
  return section(
    "Year by year",
    lead +
      table(
        ["", "attacks", "deaths", "expected deaths", "acts of the state", "published deaths"],
        rows.map(({ year, attacks, deaths, expected, state, published: told }) => [
          String(year),
          ...[attacks, deaths, expected, state, told].map(cell),
        ]),
      ),
  );
}
