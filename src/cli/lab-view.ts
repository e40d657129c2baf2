import { per1000Text, shareText, summaryOf, type LabReport } from "../lab/index.ts";
import { cleaned, clipped, padded, wrapped } from "./plain-text.ts";
import type { Style } from "./style.ts";

const NAME = 38;
const CELL = 24;

/** The run for people: what it says in sentences, then two tables and what was not measured. */
export function labLines(report: LabReport, style: Style): string[] {
  const { engine, lists, seed, cutOffs, rates, control, categories } = report;
  const shown = cutOffs.slice(0, 3);
  return [
    style.bold("Test of name screening"),
    style.faint(cleaned(`${engine.name}, lists ${lists.map(({ id }) => id).join(", ")}, seed ${seed}`)),
    "",
    ...summaryOf(report).flatMap((sentence) => wrapped(cleaned(sentence), style.width)),
    "",
    style.bold("What a cut-off costs"),
    row(["from", "alerts per 1,000", "as listed, found", "changed, found"]),
    ...cutOffs.map(({ label, alerts, control: asListed, manipulated }) =>
      row([label, per1000Text(alerts), shareText(asListed), shareText(manipulated)]),
    ),
    ...rates.flatMap(({ per1000, at }) =>
      at === null
        ? []
        : [row([`${per1000} in 1,000: ${at.label}`, per1000Text(at.alerts), shareText(at.control), shareText(at.manipulated)])],
    ),
    "",
    style.bold("Found, by kind of change"),
    row(["change", "among the alerts", ...shown.map(({ label }) => `from ${label}`)]),
    ...[control, ...categories].map((of) =>
      row([
        `${of.title} (${of.asked})`,
        shareText(of.found),
        ...shown.map((cutOff) => {
          const found = of.id === control.id ? cutOff.control : cutOff.categories.find(({ id }) => id === of.id)?.found;
          return found === undefined ? "–" : shareText(found);
        }),
      ]),
    ),
    "",
    style.bold("What these figures do not say"),
    ...report.notMeasured.flatMap((text) => wrapped(style.faint(`· ${cleaned(text)}`), style.width)),
  ];
}

const row = ([first = "", ...cells]: readonly string[]): string =>
  `${padded(clipped(cleaned(first), NAME), NAME)} ${cells.map((cell) => padded(cell, CELL)).join(" ")}`.trimEnd();
