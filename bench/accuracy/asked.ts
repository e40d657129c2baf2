import type { Scores } from "./score.ts";

/** Where a figure is read. */
export type AskedSource =
  | { readonly what: "recall"; readonly row: string; readonly rate: string }
  | { readonly what: "alerts"; readonly row: string }
  | { readonly what: "pairs"; readonly row: string };

/** One figure that was asked for. */
export interface AskedFigure {
  readonly what: string;
  readonly source: AskedSource;
  readonly ask: number;
  readonly better: "high" | "low";
  readonly unit: "share" | "percent";
  /** of a prototype that weighed words by rarity alone; null where none is known */
  readonly prototype: number | null;
  /** what was judged the most that a matcher of names can reach here; null where nobody judged */
  readonly ceiling: number | null;
}

export interface AskedValue {
  readonly value: number;
  readonly n: number;
  readonly ci: readonly [number, number] | null;
}

type Numbers = readonly [prototype: number | null, ask: number, ceiling: number | null];

/** Recall at one alert in 1,000 who are on no list: people, or, of a row marked `*`, bodies; of one marked `°` at 3 % of Pakistani candidates. */
const recall = (row: string, [prototype, ask, ceiling]: Numbers): AskedFigure => ({
  what: row,
  source: { what: "recall", row, rate: row.endsWith("°") ? "0.03" : "0.001" },
  ask,
  better: "high",
  unit: "share",
  prototype,
  ceiling,
});
const alerts = (row: string, [prototype, ask, ceiling]: Numbers): AskedFigure => ({
  what: `${row}, alerted`,
  source: { what: "alerts", row },
  ask,
  better: "low",
  unit: "percent",
  prototype,
  ceiling,
});
const pairs = (row: string, [prototype, ask, ceiling]: Numbers): AskedFigure => ({
  what: `${row}, best F1`,
  source: { what: "pairs", row },
  ask,
  better: "high",
  unit: "share",
  prototype,
  ceiling,
});

/** The whole table of accuracy that was asked for when the engine was designed, by name alone, with one setting for all: what a prototype reached, what is asked, the judged ceiling. */
export const ASKED: readonly AskedFigure[] = [
  recall("cross/not exact, near/any", [0.765, 0.88, 0.93]),
  recall("cross/not exact, near/organisation *", [0.763, 0.89, 0.93]),
  recall("cross/original script/any", [0.862, 0.93, 0.95]),
  recall("cross/original script, none on target/any", [0.637, 0.8, 0.85]),
  recall("respelt/respelt-person °", [0.853, 0.92, 0.95]),
  recall("respelt/respelt-organisation *", [0.92, 0.97, 0.98]),
  recall("respelt/one-typo/person °", [0.995, 0.995, 1]),
  recall("respelt/one-typo/organisation *", [0.98, 0.99, 1]),
  recall("respelt/two-edits/person °", [0.92, 0.96, 0.98]),
  recall("respelt/two-edits/organisation *", [0.95, 0.98, 0.98]),
  recall("respelt/middle-name-dropped/person °", [0.975, 0.99, 1]),
  recall("respelt/words-joined-or-split/person °", [0.985, 0.99, 1]),
  recall("respelt/words-joined-or-split/organisation *", [1, 0.99, 1]),
  recall("un-positives", [0.975, 0.99, 0.99]),
  recall("pk-variants *", [0.882, 0.97, 0.97]),
  recall("facts/listed", [0.8, 0.92, 0.95]),
  alerts("people-na", [0.025, 0.022, 0.02]),
  alerts("people-kp", [0.025, 0.022, 0.02]),
  alerts("facts/hard-negative", [0.19, 0, 0]),
  pairs("name-bench/all", [0.784, 0.86, null]),
  pairs("name-bench/Person", [null, 0.82, null]),
  pairs("entity-checks/all", [0.779, 0.94, null]),
];

/** Asked besides: with the births that most questions come with, at the cut-off of people with theirs. */
export const ASKED_WITH_BIRTHS: AskedFigure = {
  ...recall("cross/not exact, near/any", [null, 0.92, null]),
  what: "cross/not exact, near/any, with births",
};

/** The figure among a system's scores, or null where it did not run the questions. */
export function readAsked({ source }: AskedFigure, scores: Scores): AskedValue | null {
  switch (source.what) {
    case "recall": {
      const found = scores.recall.get(source.row)?.[source.rate];
      return found === undefined ? null : { value: found.recall, n: found.n, ci: found.ci };
    }
    case "alerts": {
      const found = scores.alerts.get(source.row)?.["0.001"];
      return found === undefined ? null : { value: found.hit, n: found.n, ci: null };
    }
    case "pairs": {
      const found = scores.pairs.get(source.row);
      return found === undefined ? null : { value: found.bestF1, n: found.n, ci: null };
    }
  }
}

export const holds = ({ ask, better }: AskedFigure, value: number): boolean => (better === "high" ? value >= ask : value <= ask);
