import type { Scores } from "./score.ts";

/** One figure that was asked for. */
export interface AskedFigure {
  readonly what: string;
  readonly ask: number;
  readonly better: "high" | "low";
  readonly unit: "share" | "percent";
  /** of a prototype that weighed words by rarity alone; null where none is known */
  readonly prototype: number | null;
  read(scores: Scores): { readonly value: number; readonly n: number; readonly ci: readonly [number, number] | null } | null;
}

const recall =
  (row: string, rate: string): AskedFigure["read"] =>
  (scores) => {
    const found = scores.recall.get(row)?.[rate];
    return found === undefined ? null : { value: found.recall, n: found.n, ci: found.ci };
  };
const alerts =
  (row: string): AskedFigure["read"] =>
  (scores) => {
    const found = scores.alerts.get(row)?.["0.001"];
    return found === undefined ? null : { value: found.hit, n: found.n, ci: null };
  };

/** One setting for all, by name alone, at one alert in 1,000 people who are on no list (° 3 % of Pakistani candidates). */
export const ASKED: readonly AskedFigure[] = [
  {
    what: "cross/not exact, near",
    ask: 0.7,
    better: "high",
    unit: "share",
    prototype: 0.765,
    read: recall("cross/not exact, near/any", "0.001"),
  },
  {
    what: "respelt-person °",
    ask: 0.75,
    better: "high",
    unit: "share",
    prototype: 0.853,
    read: recall("respelt/respelt-person °", "0.03"),
  },
  {
    what: "middle-name-dropped °",
    ask: 0.95,
    better: "high",
    unit: "share",
    prototype: 0.975,
    read: recall("respelt/middle-name-dropped/person °", "0.03"),
  },
  { what: "un-positives", ask: 0.97, better: "high", unit: "share", prototype: 0.975, read: recall("un-positives", "0.001") },
  { what: "people-na, alerted", ask: 0.03, better: "low", unit: "percent", prototype: 0.025, read: alerts("people-na") },
  { what: "people-kp, alerted", ask: 0.03, better: "low", unit: "percent", prototype: 0.025, read: alerts("people-kp") },
  { what: "facts/hard-negative, alerted", ask: 0, better: "low", unit: "percent", prototype: 0.19, read: alerts("facts/hard-negative") },
  {
    what: "name-bench, best F1",
    ask: 0.8,
    better: "high",
    unit: "share",
    prototype: 0.784,
    read: (scores) => {
      const found = scores.pairs.get("name-bench/all");
      return found === undefined ? null : { value: found.bestF1, n: found.n, ci: null };
    },
  },
];

export const holds = ({ ask, better }: AskedFigure, value: number): boolean => (better === "high" ? value >= ask : value <= ask);
