import { exactKey } from "../names/index.ts";
import type { Band } from "../match/index.ts";
import type { LabName } from "./question.ts";

/** One alert, as much of it as the lab needs: any engine that answers in Writ's shape can be put to the test. */
export interface HeardAlert {
  readonly weight: number;
  readonly band: Band | null;
  readonly party: string | null;
  readonly entries: readonly { readonly list: string; readonly id: string }[];
  /** the listed name that was found, where the engine says it */
  readonly listed: string | null;
  /** the engine says that the name is there to the letter */
  readonly exact: boolean;
  /** in its band only because the name is there to the letter */
  readonly byExactRule: boolean;
}

/** What one question came to for the name that was meant. */
export interface Outcome {
  /** weight of the right party; null: not among the alerts */
  readonly weight: number | null;
  readonly band: Band | null;
  readonly byExactRule: boolean;
  /** 1 + wrong parties that weigh more; null: not found */
  readonly rank: number | null;
  /** the best wrong party to the letter: the changed name is somebody else's name */
  readonly isAnothers: boolean;
}

/** Parties that bear the name to the letter, besides its own: who finds one of them has found the name. */
export function bearersOf(name: LabName, control: readonly HeardAlert[]): ReadonlySet<string> {
  return new Set(control.filter((alert) => isItself(alert, name) || alert.exact).map(keyOf));
}

/** Where the name that was meant stands among the alerts, which come best first. */
export function outcomeOf(alerts: readonly HeardAlert[], name: LabName, bearers: ReadonlySet<string>): Outcome {
  const isRight = (alert: HeardAlert): boolean => bearers.has(keyOf(alert)) || isItself(alert, name);
  let best: HeardAlert | null = null;
  for (const alert of alerts) if (isRight(alert) && (best === null || alert.weight > best.weight)) best = alert;
  const isAnothers = alerts.some((alert) => alert.exact && !isRight(alert));
  if (best === null) return { weight: null, band: null, byExactRule: false, rank: null, isAnothers };
  const { weight, band, byExactRule } = best;
  return { weight, band, byExactRule, rank: 1 + alerts.filter((alert) => !isRight(alert) && alert.weight > weight).length, isAnothers };
}

function isItself(alert: HeardAlert, name: LabName): boolean {
  return (
    alert.party === name.party ||
    alert.entries.some(({ list, id }) => list === name.list && id === name.entry) ||
    // an engine of another house has its own ids, but may say which name it found
    (alert.party === null && alert.entries.length === 0 && alert.listed !== null && exactKey(alert.listed) === exactKey(name.text))
  );
}

const keyOf = ({ party, entries, listed }: HeardAlert): string =>
  party ?? entries.map(({ list, id }) => `${list}/${id}`).join(" ") + (entries.length === 0 ? exactKey(listed ?? "") : "");
