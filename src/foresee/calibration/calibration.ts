import { fail } from "../../ground/index.ts";
import type { Month, Strategy } from "../../strategy/index.ts";
import { MODEL } from "../model-version.ts";
import { shownPeople, type Shown } from "../people.ts";
import type { Posterior } from "../posterior.ts";
import { rounded } from "../quantile.ts";
import type { Situation } from "../situation.ts";
import { attacksOf, COUNT_FORMATS, lastMonth, type CountFormat, type MonthlyCounts } from "./counts.ts";
import { thinned, WANTED, type Fit } from "./fit.ts";
import type { FitModel } from "./fit-model.ts";
import { learntOf, type Learnt } from "./learnt.ts";
import { overlayOf, type OverlayRow, type YearlySeries } from "./overlay.ts";
import { predictiveChecks, type PredictiveCheck } from "./predictive.ts";
import type { ScoreRow } from "./rolling.ts";
import { today } from "./today.ts";

export const CALIBRATION_SCHEMA = "writ-foresee-calibration/1";

/** Everything a fit has to say, as `--json` prints it. */
export interface Calibration {
  readonly schema: typeof CALIBRATION_SCHEMA;
  readonly model: typeof MODEL;
  readonly seed: number;
  readonly situation: string;
  /** the strategy that tells what was done in those months; null: nothing was */
  readonly history: string | null;
  readonly data: {
    readonly format: CountFormat;
    readonly begins: Month;
    readonly ends: Month;
    readonly months: number;
    readonly groups: readonly { readonly id: string; readonly attacks: Shown }[];
    readonly provinces: readonly { readonly id: string; readonly attacks: Shown }[];
  };
  readonly sampler: {
    readonly chains: number;
    readonly steps: number;
    readonly evaluations: number;
    readonly rHat: number;
    readonly bulk: number;
    readonly tail: number;
    readonly converged: boolean;
  };
  readonly learnt: readonly Learnt[];
  readonly checks: readonly PredictiveCheck[];
  /** empty where none were asked for */
  readonly scores: readonly ScoreRow[];
  readonly years: readonly OverlayRow[];
  readonly published: string | null;
  readonly notes: readonly string[];
  /** null when the chains did not agree: such draws must not be used */
  readonly posterior: Posterior | null;
}

export interface CalibrationInput {
  readonly situation: Situation;
  readonly counts: MonthlyCounts;
  readonly done: Strategy | null;
  readonly model: FitModel;
  readonly fit: Fit;
  readonly scores: readonly ScoreRow[];
  readonly series: YearlySeries | null;
  readonly seed: number;
  /** the file's name without its folder, for the posterior's source */
  readonly file: string;
}

/** rows of a posterior: as many as any comparison draws in earnest */
const ROWS = 2_000;
const REPLICAS = 400;

/** Puts a fit into words and tables. Fails with `internal` if a figure is no number: none may ever be told. */
export function calibrationOf({ situation, counts, done, model, fit, scores, series, seed, file }: CalibrationInput): Calibration {
  const { agreement, converged, chains, steps, evaluations, draws } = fit;
  const { rows, held } = today(thinned(draws, ROWS), model, situation);
  const worst = {
    rHat: rounded(agreement.reduce((most, { rHat }) => Math.max(most, rHat), 0)),
    bulk: Math.round(agreement.reduce((least, { bulk }) => Math.min(least, bulk), Infinity)),
    tail: Math.round(agreement.reduce((least, { tail }) => Math.min(least, tail), Infinity)),
  };
  const ends = lastMonth(counts);
  const checks = predictiveChecks(thinned(draws, REPLICAS), model, seed);
  const calibration: Calibration = {
    schema: CALIBRATION_SCHEMA,
    model: MODEL,
    seed,
    situation: situation.id,
    history: done?.id ?? null,
    data: { format: counts.format, begins: counts.begins, ends, months: counts.months, ...sumsOf(counts) },
    sampler: { chains, steps, evaluations, ...worst, converged },
    learnt: learntOf(fit, model),
    checks,
    scores,
    years: overlayOf(counts, series),
    published: series?.title ?? null,
    notes: [
      "Force answers attacks, so what counts teach of it is association, not cause",
      ...(done === null ? ["No history of measures was given: the fit takes it that nothing was done"] : []),
      ...apartFrom(situation, counts),
      ...(converged
        ? []
        : [`The chains did not agree (R-hat below ${WANTED.rHat} and bulk ESS above ${WANTED.bulk} are wanted); no posterior is given`]),
      ...(held > 0
        ? [
            `${held} coordinates of the posterior lay beyond what its priors allow and are held there: compare the situation with the counts`,
          ]
        : []),
      ...counts.notes,
    ],
    posterior: converged
      ? {
          schema: "writ-posterior/1",
          parameters: model.space.parameters.map(({ id }) => id),
          rows,
          source: `${file.slice(0, 100)}: ${COUNT_FORMATS[counts.format]}, ${counts.begins} to ${ends}, situation ${situation.id}, seed ${seed}`,
        }
      : null,
  };
  refuseNaN(calibration, "");
  return calibration;
}

/** Groups whose last year is not what the situation says of today: one of the two should be looked at. */
function apartFrom({ groups }: Situation, counts: MonthlyCounts): string[] {
  const attacks = attacksOf(counts);
  return groups.flatMap(({ id, attacks: stated }) => {
    const g = counts.groups.indexOf(id);
    let sum = 0;
    for (let t = counts.months - YEAR; t < counts.months; t++) sum += attacks[t * counts.groups.length + g] as number;
    const mean = sum / YEAR;
    return mean >= stated.low && mean <= stated.high
      ? []
      : [
          `${id}: ${mean.toFixed(1)} attacks a month in the last year of the counts; the situation says ${stated.low} to ${stated.high}. The counts go first`,
        ];
  });
}

const YEAR = 12;

function sumsOf(counts: MonthlyCounts): Pick<Calibration["data"], "groups" | "provinces"> {
  const attacks = attacksOf(counts);
  const total = (cells: Int32Array, every: number, at: number): number =>
    cells.reduce((sum, count, cell) => sum + (cell % every === at ? count : 0), 0);
  return {
    groups: counts.groups.map((id, g) => ({ id, attacks: shownPeople(total(attacks, counts.groups.length, g)) })),
    provinces: counts.provinces.map((id, p) => ({ id, attacks: shownPeople(total(counts.attacks, counts.provinces.length, p)) })),
  };
}

/** A figure that is no number would be read as one by the next program. */
function refuseNaN(value: unknown, path: string): void {
  if (typeof value === "number" && !Number.isFinite(value))
    fail("internal", { field: path, value: String(value), message: "a figure is not finite" });
  if (typeof value === "object" && value !== null) for (const [key, inner] of Object.entries(value)) refuseNaN(inner, `${path}.${key}`);
}
