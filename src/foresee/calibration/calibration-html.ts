import { escapeXml } from "../../ground/index.ts";
import { shareSvg } from "../chart-svg.ts";
import { section, tableHtml } from "../report-parts.ts";
import { REPORT_STYLE } from "../report-style.ts";
import type { Calibration } from "./calibration.ts";
import { shownCalibration } from "./shown-calibration.ts";

/** The whole fit as one file that opens anywhere and asks nothing of anybody. */
export function calibrationHtml(calibration: Calibration): string {
  const shown = shownCalibration(calibration);
  const {
    heading,
    verdict,
    association,
    learntSays,
    learntChart,
    learnt,
    sampler,
    samplerSays,
    checks,
    checksSay,
    scores,
    scoresSay,
    years,
    yearsSay,
  } = shown;
  const says = (text: string): string => `<p>${escapeXml(text)}</p>`;
  return [
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">`,
    `<title>What the counts teach</title><style>${REPORT_STYLE}${OWN_STYLE}</style></head><body><h1>What the counts teach</h1>`,
    `<p class="faint">${escapeXml(heading)}</p><p><strong>${escapeXml(association)}</strong></p>`,
    section("Do the chains agree?", says(verdict) + says(samplerSays) + tableHtml(sampler)),
    section(
      "From your data, and from the literature",
      `${says(learntSays)}<p class="faint">${KEY}</p><figure>${shareSvg(learntChart.chart, learntChart.caption)}</figure>` +
        `<p class="faint">In brackets nine of ten draws.</p><div class="learnt">${tableHtml(learnt)}</div>`,
    ),
    section("Does the model bring such counts?", says(checksSay) + tableHtml(checks)),
    section("Past years foretold from what was before them", says(scoresSay) + (scores === null ? "" : tableHtml(scores))),
    section("Year by year", says(yearsSay) + tableHtml(years)),
    section("Notes", `<ul class="notes">${shown.notes.map((note) => `<li>${escapeXml(note)}</li>`).join("")}</ul>`),
    "</body></html>\n",
  ].join("");
}

const KEY =
  '<span class="key" style="background:#2f9e64;margin-left:0"></span>from your data' +
  '<span class="key" style="background:#8a8f98"></span>from the literature, not from your data';

/** units are sentences, and a column's name may be one long word */
const OWN_STYLE = "p,li{overflow-wrap:anywhere}.learnt td:last-child{white-space:normal;text-align:left;min-width:18ch}";
