import type { Kind } from "../../src/ground/index.ts";
import { compare, namedSubject, type Band } from "../../src/match/index.ts";
import { exactKey } from "../../src/names/index.ts";
import { askedKind, withBirths, type matchers } from "./question.ts";
import type { PairAnswer, Side } from "./tasks.ts";

/** Work for a thread. What is asked carries neither `expect` nor `group`. */
export type Job =
  | { readonly what: "screen"; readonly list: string; readonly ownArea: number | null; readonly questions: readonly Question[] }
  | { readonly what: "pairs"; readonly pairs: readonly { readonly id: string; readonly left: Side; readonly right: Side }[] }
  | { readonly what: "self"; readonly list: string; readonly names: readonly PrintedName[] };

export interface Question {
  readonly id: string;
  readonly name: string;
  readonly kind: Kind;
  readonly births?: readonly string[];
}

/** An answer with what the table of bands needs. */
export interface Screened {
  readonly id: string;
  readonly hits: readonly (readonly [entity: string, weight: number])[];
  /** some alert is there by the rule of exact names alone */
  readonly byRule: boolean;
}

/** One name as printed on a list. */
export interface PrintedName {
  readonly list: string;
  readonly entry: string;
  readonly kind: Kind;
  readonly text: string;
  readonly weak: boolean;
  readonly role: string;
}

/**
 * How a printed name finds its own entry: `first` its party alone at the top; `homonym` with or after parties that bear the same words;
 * `level` first in order, but another party with other words weighs the same; `missed` after another, or not there.
 */
export interface SelfFound {
  readonly text: string;
  readonly outcome: "first" | "homonym" | "level" | "missed";
  /** null: not found */
  readonly weight: number | null;
  readonly band: Band | null;
  /** parties with other words that stand before it or level with it, the best three */
  readonly rivals: readonly { readonly entry: string; readonly listed: string; readonly weight: number }[];
  readonly rivalCount: number;
  /** parties of the same words */
  readonly homonyms: number;
  /** the evidence lays words of the name aside, though they are printed there */
  readonly leftOver: boolean;
}

/** screened as the report says: ten parties, from nine bits */
export const LIMIT = 10;
export const LEAST_WEIGHT = 9;

export function screenAll(job: Extract<Job, { what: "screen" }>, of: ReturnType<typeof matchers>): Screened[] {
  const { matcher } = of(job.list);
  const own = job.ownArea === null ? {} : { own: { area: job.ownArea } };
  return job.questions.map(({ id, name, kind, births }) => {
    const subject = namedSubject([name], askedKind(kind));
    const asked = births === undefined ? subject : withBirths(subject, births);
    const alerts = matcher.measure(asked, { limit: LIMIT }, { ...own, leastWeight: LEAST_WEIGHT });
    return {
      id,
      hits: alerts.slice(0, LIMIT).map(({ entries, weight }) => [entries[0]?.id ?? "", weight] as const),
      byRule: alerts.some(({ byExactRule }) => byExactRule),
    };
  });
}

export function compareAll(job: Extract<Job, { what: "pairs" }>): PairAnswer[] {
  return job.pairs.map(({ id, left, right }) => {
    const { weight, band } = compare(namedSubject(left.names, askedKind(left.kind)), namedSubject(right.names, askedKind(right.kind)));
    return { id, score: weight, band };
  });
}

/** Deep enough for the name at hand is cheap; a name of few bits is asked again, deeper, until everything that outweighs it is seen. */
const DEPTHS = [32, 22, 16, 10, 5, 2, Number.MIN_VALUE] as const;

export function findSelf({ list, entry, kind, text }: PrintedName, collection: string, of: ReturnType<typeof matchers>): SelfFound {
  const { matcher } = of(collection);
  const subject = namedSubject([text], askedKind(kind));
  for (const leastWeight of DEPTHS) {
    const alerts = matcher.measure(subject, { limit: Infinity, minBand: "weak" }, { leastWeight });
    const at = alerts.findIndex((alert) => alert.entries.some((e) => e.list === list && e.id === entry));
    const own = alerts[at];
    // an exact name is given whatever its weight; what outweighs it is all there only from `leastWeight` on
    if (own === undefined || (own.weight < leastWeight && leastWeight !== Number.MIN_VALUE)) continue;
    const bearers = bearersOf(collection, text, of);
    const level = alerts.filter((alert, i) => alert !== own && (i < at || alert.weight === own.weight));
    const homonyms = level.filter((alert) => bearers.has(alert.party));
    const others = level.filter((alert) => !bearers.has(alert.party));
    const isBefore = others.some((alert) => alerts.indexOf(alert) < at);
    return {
      text,
      outcome: isBefore ? "missed" : others.length > 0 ? "level" : homonyms.length > 0 ? "homonym" : "first",
      weight: own.weight,
      band: own.band,
      rivals: others
        .slice(0, 3)
        .map(({ entries, matched, weight }) => ({ entry: `${entries[0]?.list}/${entries[0]?.id}`, listed: matched.listed, weight })),
      rivalCount: others.length,
      homonyms: homonyms.length,
      leftOver: own.evidence.some(({ what }) => what === "left-over"),
    };
  }
  return { text, outcome: "missed", weight: null, band: null, rivals: [], rivalCount: 0, homonyms: 0, leftOver: false };
}

const bearersByCollection = new Map<string, Map<string, Set<string>>>();
/** Parties that bear exactly these words. */
function bearersOf(collection: string, text: string, of: ReturnType<typeof matchers>): ReadonlySet<string> {
  let byKey = bearersByCollection.get(collection);
  if (byKey === undefined) {
    byKey = new Map();
    const { inside } = of(collection).snapshot;
    for (let e = 0; e < inside.entryKind.length; e++) {
      const { party } = inside.entry(e);
      for (let n = inside.entryNames[e] as number; n < (inside.entryNames[e + 1] as number); n++) {
        const key = exactKey(inside.nameText(n));
        const there = byKey.get(key);
        if (there === undefined) byKey.set(key, new Set([party]));
        else there.add(party);
      }
    }
    bearersByCollection.set(collection, byKey);
  }
  return byKey.get(exactKey(text)) ?? new Set();
}
