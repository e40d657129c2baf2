import { COUNT_FORMATS, HORIZON, type Calibration } from "../foresee/index.ts";
import { cleaned, clipped, padded, wrapped } from "./plain-text.ts";
import { grouped } from "./problem-lines.ts";
import type { Style } from "./style.ts";

const BAR = 20;

/** A fit for people: what was fitted, what it taught, whether the model fits, how well it foretells. */
export function calibrationLines(calibration: Calibration, style: Style): string[] {
  const { data, sampler, seed, notes, history } = calibration;
  const counted = data.groups.map(({ id, attacks }) => `${id} ${attacks}`).join(", ");
  return [
    style.bold(`What counts from ${data.begins} to ${data.ends} teach`),
    ...wrapped(
      style.faint(cleaned(`${COUNT_FORMATS[data.format]}, ${data.months} months: ${counted}. Measures: ${history ?? "none given"}`)),
      style.width,
    ),
    style.faint(
      `${sampler.chains} chains of ${grouped(sampler.steps)} steps, seed ${seed}: R-hat ${sampler.rHat.toFixed(3)}, ESS bulk ${grouped(sampler.bulk)}, tail ${grouped(sampler.tail)}`,
    ),
    "",
    style.bold("From your data (█), from the literature (░)"),
    ...learntLines(calibration),
    "",
    ...checkLines(calibration, style),
    "",
    ...scoreLines(calibration, style),
    ...yearLines(calibration, style),
    ...notes.flatMap((note) => wrapped(style.faint(cleaned(note)), style.width)),
  ];
}

function learntLines({ learnt }: Calibration): string[] {
  const number = (value: number): string => String(Number(value.toPrecision(2)));
  return learnt.map(({ parameter, title, contraction, before, after }) => {
    const full = Math.round(contraction * BAR);
    const bar = "█".repeat(full) + "░".repeat(BAR - full);
    const range = `${number(after[1])} [${number(after[0])}, ${number(after[2])}]`;
    const prior = `before ${number(before[1])} [${number(before[0])}, ${number(before[2])}]`;
    const name = parameter.includes(":") ? parameter : `${parameter}  ${title}`;
    return `${padded(clipped(cleaned(name), 29), 30)}${bar} ${padded(percent(contraction), 7)}${padded(range, 26)}${prior}`.trimEnd();
  });
}

function checkLines({ checks }: Calibration, style: Style): string[] {
  const off = checks.filter(({ fits }) => !fits);
  return [
    style.bold(`Does the model bring such counts? ${checks.length - off.length} of ${checks.length} features lie where it would put them`),
    ...off.map(({ group, feature, observed, expected, p }) =>
      cleaned(
        `  not so: ${group}, ${feature}: ${observed.toFixed(2)}, the model ${expected[1].toFixed(2)} [${expected[0].toFixed(2)}, ${expected[2].toFixed(2)}], p ${p.toFixed(3)}`,
      ),
    ),
  ];
}

function scoreLines({ scores }: Calibration, style: Style): string[] {
  if (scores.length === 0 || scores[0]?.forecasts === 0)
    return [style.faint("Past years were not foretold (--origins; four years must lie before the first)"), ""];
  const best = [...scores].toSorted((left, right) => left.crps - right.crps)[0];
  return [
    style.bold(`Past years foretold from what was before them, 1 to ${HORIZON} months ahead; less is better`),
    `${padded("", 18)}${padded("CRPS", 10)}${padded("ignorance", 12)}interval`,
    ...scores.map(
      ({ who, crps, ignorance, interval }) =>
        `${padded(who, 18)}${padded(crps.toFixed(3), 10)}${padded(ignorance.toFixed(3), 12)}${interval.toFixed(2)}`,
    ),
    style.faint(`${scores[0]?.forecasts} forecasts; ${best?.who ?? ""} has the best CRPS`),
    "",
  ];
}

function yearLines({ years, published }: Calibration, style: Style): string[] {
  const told = years.some(({ deaths }) => deaths !== null);
  const state = years.some((row) => row.state !== null);
  if (published === null && !told && !state) return [];
  const cell = (value: number | string | null): string => padded(value === null ? "–" : String(value), 12);
  const head = [
    "attacks",
    ...(told ? ["deaths"] : []),
    "expected",
    ...(state ? ["by state"] : []),
    ...(published === null ? [] : ["published"]),
  ];
  return [
    style.bold("Year by year, side by side: association, not cause, and no input of the fit"),
    `${padded("", 8)}${head.map((name) => padded(name, 12)).join("")}`.trimEnd(),
    ...years.map((row) =>
      `${padded(String(row.year), 8)}${cell(row.attacks)}${told ? cell(row.deaths) : ""}${cell(row.expected)}${state ? cell(row.state) : ""}${published === null ? "" : cell(row.published)}`.trimEnd(),
    ),
    ...wrapped(
      style.faint(
        cleaned(
          `Expected: deaths that so many attacks would bring by the model's severity.${published === null ? "" : ` Published: ${published}; publishers count differently, so look at the shape alone.`}`,
        ),
      ),
      style.width,
    ),
    "",
  ];
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;
