import type { Shape } from "./guard-shape.ts";

/** Which rule stopped a version. */
export type GuardRule = "damaged" | "empty" | "half" | "fall" | "names" | "gone" | "unknown" | "letters" | "older" | "future" | "undated";

/** Why a version is kept out of force, for a person who decides about it. */
export interface Suspicion {
  readonly rule: GuardRule;
  readonly text: string;
}

/** What the ledger keeps of a version for the guard, in the event and in the column `guard`. */
export interface GuardRecord {
  /** what it would be in force, whatever the guard says: half a file stays half when a person releases it */
  readonly stateReleased: "current" | "partial";
  readonly shape: Shape;
  /** against the version that was in force; null: none was */
  readonly change: { readonly lost: number; readonly gained: number; readonly days: number; readonly entries: number } | null;
  /** why it is quarantined; empty: it is not */
  readonly reasons: readonly Suspicion[];
}

/** The column: what the event said, and what became of it since. */
export interface GuardColumn extends GuardRecord {
  readonly released?: true;
  readonly discarded?: true;
  readonly retired?: true;
}

/** One accepted change of a list's past; changes that a person released are none. */
export interface PastStep {
  /** days between the two versions */
  readonly days: number;
  /** days from it to the version that arrives */
  readonly ago: number;
  /** entries of the version that was replaced */
  readonly entries: number;
  readonly lost: number;
}

export interface Change {
  readonly before: Shape;
  readonly after: Shape;
  /** entries that are gone, and that are new, by the publisher's key */
  readonly lost: number;
  readonly gained: number;
  /** from the version in force to this one */
  readonly days: number;
  /** in words: which of the two has no date, where that may be why; null: both have one, or the publisher was asked */
  readonly undated: string | null;
  readonly past: readonly PastStep[];
  /** keys of `unmapped` that any version of this list in this format has held; null: it comes in another format */
  readonly keysMet: ReadonlySet<string> | null;
  /** the version in force is whole and in the same format, so that what it holds is a measure */
  readonly comparable: boolean;
}

/**
 * The bounds, set on the shared history of the UN list (2018–2026), OFAC's (2018–2025) and the UK's (2014–2025): the largest legitimate
 * loss was 1.2 % in a week, the largest rate over months 0.6 % a month. docs/lists.md has the figures.
 */
export const GUARD_BOUNDS = {
  /** share of the entries that may go within a month while the list has no history of its own */
  firstMonth: 0.05,
  /** the same with history; a list whose history is calm is held to less, never to less than this */
  calmMonth: 0.02,
  /** share a month by which lists lose entries before their own history says otherwise, and how many months of history that is worth */
  usualRate: 0.005,
  usualMonths: 12,
  /** how many times its usual rate a list may lose */
  rateFactor: 3,
  /** months and changes of its own past from which a list's history counts */
  historyMonths: 12,
  historySteps: 5,
  /** so few entries may always go: small lists come and go by parts */
  alwaysAllowed: 3,
  /** a cut file adds nothing: then only this part of the bound holds */
  nothingAdded: 0.5,
  /** names an entry, compared with before */
  names: 0.8,
  /** a fact or column is gone when its share falls below this part of what it was */
  gone: 0.2,
  /** share of entries from which a fact, a kind, or a column that no field fits counts as mandatory */
  mandatoryFact: 0.05,
  mandatoryKind: 0.2,
  mandatoryKey: 0.5,
  /** entries below which shares say nothing */
  few: 10,
  /** share of entries that hold a column or label never met before */
  unknown: 0.25,
  /** share of entries, and number of them, with letters harmed by a wrong encoding more than before */
  letters: 0.01,
  lettersCount: 5,
  /** days by which the newest entry may be older than that of the version in force: the newest one may be delisted */
  newestBack: 14,
  /** days a version may be dated ahead of the clock: publishers in the east are a day ahead */
  future: 2,
} as const;

const MONTH = 365.25 / 12;

/** What speaks against putting a version into force; empty where nothing does. Pure. */
export function suspicionsOf(change: Change): Suspicion[] {
  return [
    fallen(change),
    ...(change.comparable ? [fewerNames(change), ...schema(change)] : []),
    letters(change),
    olderContent(change),
  ].filter((found) => found !== null);
}

/**
 * How many entries may go before a person looks: by the list's own rate of loss for the time that has passed (a rate of decay, so that ten
 * years do not allow more than everything), and for batches, since committees delist by the dozen.
 */
export function allowedLoss({ before, gained, days, past }: Pick<Change, "before" | "gained" | "days" | "past">): number {
  const months = Math.max(1, days / MONTH);
  const own = past.reduce((sum, step) => sum + (step.days / MONTH) * step.entries, 0);
  const lost = past.reduce((sum, step) => sum + step.lost, 0);
  const worth = GUARD_BOUNDS.usualMonths * Math.max(1, before.entries);
  const rate = (lost + GUARD_BOUNDS.usualRate * worth) / (own + worth);
  const decay = (time: number): number => 1 - Math.exp(-GUARD_BOUNDS.rateFactor * rate * time);
  const ownMonths = past.reduce((sum, step) => sum + step.days / MONTH, 0);
  const known = past.length >= GUARD_BOUNDS.historySteps && ownMonths >= GUARD_BOUNDS.historyMonths;
  const worst = Math.max(0, ...past.map((step) => step.lost / Math.max(1, step.entries) / Math.max(1, step.days / MONTH)));
  const month = known
    ? Math.min(GUARD_BOUNDS.firstMonth, Math.max(GUARD_BOUNDS.calmMonth, GUARD_BOUNDS.rateFactor * worst))
    : GUARD_BOUNDS.firstMonth;
  const batch = Math.max(0, month - decay(1));
  const share = (batch + decay(months)) * (gained === 0 ? GUARD_BOUNDS.nothingAdded : 1);
  return Math.max(GUARD_BOUNDS.alwaysAllowed, Math.floor(share * before.entries));
}

function fallen(change: Change): Suspicion | null {
  const { before, lost, gained, days, past, undated } = change;
  if (lost === 0) return null;
  // a list bled by a little every day loses as much as one that is cut once
  const lately = past.filter((step) => step.ago + step.days <= MONTH);
  const earlier = lately.reduce((sum, step) => sum + step.lost, 0);
  const allowed = allowedLoss({ before, gained, days, past });
  if (lost + earlier <= allowed) return null;
  const also = earlier === 0 ? "" : ` and ${earlier} in the month before`;
  const added = gained === 0 ? ", and none is new" : "";
  return {
    rule: "fall",
    text: `${lost} of ${before.entries} entries are gone in ${spell(days)}${also}${added}; at most ${allowed} are likely${undated === null ? "" : `. The likely cause: ${undated}`}`,
  };
}

function fewerNames({ before, after }: Change): Suspicion | null {
  if (before.entries < GUARD_BOUNDS.few || after.entries === 0) return null;
  const [was, is] = [before.names / before.entries, after.names / after.entries];
  return is >= was * GUARD_BOUNDS.names
    ? null
    : { rule: "names", text: `an entry has ${is.toFixed(2)} names, before it had ${was.toFixed(2)}: aliases are missing` };
}

function schema({ before, after, keysMet }: Change): Suspicion[] {
  if (before.entries < GUARD_BOUNDS.few || after.entries < GUARD_BOUNDS.few) return [];
  const found: Suspicion[] = [];
  const facts = new Map(after.facts);
  for (const [fact, times] of before.facts) {
    const mandatory = fact.startsWith("kind ") ? GUARD_BOUNDS.mandatoryKind : GUARD_BOUNDS.mandatoryFact;
    const [was, is] = [times / before.entries, (facts.get(fact) ?? 0) / after.entries];
    if (was >= mandatory && times >= GUARD_BOUNDS.few && is < was * GUARD_BOUNDS.gone)
      found.push({ rule: "gone", text: `${wordsOf(fact)}: ${percent(was)} of the entries had it, now ${percent(is)}` });
  }
  if (keysMet === null) return found;
  const keys = new Map(after.keys);
  for (const [key, times] of before.keys) {
    if (times >= GUARD_BOUNDS.mandatoryKey * before.entries && !keys.has(key))
      found.push({ rule: "gone", text: `the column or element "${key}" is gone; it stood there ${times} times` });
  }
  for (const [key, times] of after.keys) {
    if (times >= GUARD_BOUNDS.unknown * after.entries && !keysMet.has(key))
      found.push({ rule: "unknown", text: `the column or element "${key}" (${times} times) was never met in this list` });
  }
  return found;
}

function letters({ before, after }: Change): Suspicion | null {
  const more = after.harmed - before.harmed;
  return more > Math.max(GUARD_BOUNDS.lettersCount, GUARD_BOUNDS.letters * after.entries)
    ? { rule: "letters", text: `${after.harmed} entries hold letters harmed by a wrong encoding, before ${before.harmed}` }
    : null;
}

function olderContent({ before, after }: Change): Suspicion | null {
  if (before.newest === null || after.newest === null) return null;
  const back = (Date.parse(before.newest) - Date.parse(after.newest)) / 86_400_000;
  return back > GUARD_BOUNDS.newestBack
    ? { rule: "older", text: `its newest entry is of ${after.newest}, that of the version in force of ${before.newest}: an older file` }
    : null;
}

const wordsOf = (fact: string): string =>
  fact.startsWith("kind ") ? `entries of the ${fact}` : fact.replace(/([A-Z])/g, " $1").toLowerCase();
const percent = (share: number): string => `${(share * 100).toFixed(share < 0.1 && share > 0 ? 1 : 0)} %`;
const spell = (days: number): string => (days < 1 ? "less than a day" : days < 2 ? "a day" : `${Math.floor(days)} days`);
