import { isReference, JOIN_TYPES, type JoinKey, type JoinType } from "./join-key.ts";
import type { EntryId, Kind, ListId, PartyId, Sex } from "../ground/index.ts";
import { byListOrder } from "./list-order.ts";
import { partyId } from "../ground/index.ts";

/** What joining needs of an entry. */
export interface JoinFacts {
  readonly list: ListId;
  readonly id: EntryId;
  readonly kind: Kind;
  readonly sex: Sex | null;
  readonly births: readonly JoinBirth[];
  readonly keys: readonly JoinKey[];
  readonly caption: string;
}

/** Years, inclusive. */
export interface JoinBirth {
  readonly from: number;
  readonly to: number;
  readonly circa: boolean;
}

/** One identifier that two entries share. `refused`: in words, why they are not one party all the same; null = they are. */
export interface PartyLink {
  readonly left: JoinFacts;
  readonly right: JoinFacts;
  readonly by: JoinType;
  readonly value: string;
  readonly refused: string | null;
}

export interface JoinedParty {
  readonly id: PartyId;
  /** by list order; the first gives the party its id and caption */
  readonly members: readonly JoinFacts[];
}

export interface Joined {
  /** parties of two entries or more; any other entry is a party of its own */
  readonly parties: readonly JoinedParty[];
  readonly links: readonly PartyLink[];
}

/** The party of an entry that stands alone. */
export const ownParty = (entry: { readonly list: string; readonly id: string }): PartyId => partyId(`${entry.list}:${entry.id}`);

/**
 * Joins entries of different lists that share an identifier which publishers print; never by a name. Publishers misprint, so a link is
 * refused, with its reason, when the identifier stands on several entries of one list, when kinds, sexes or births contradict each
 * other, or when it would put two entries of one list into one party. Stronger identifiers go first; the outcome does not depend on the
 * order in which lists came. `entries` is walked twice. Memory: the keys of all, the facts of those that share one.
 */
export function joinParties(entries: Iterable<JoinFacts>): Joined {
  const links: PartyLink[] = [];
  const partyOf = new Map<JoinFacts, JoinFacts[]>();
  for (const { by, value, holders } of sharedKeys(entries)) {
    const [printed, ambiguous] = perList(holders);
    if (ambiguous !== null) {
      const [left, right] = printed as [JoinFacts, JoinFacts];
      links.push({ left, right, by, value, refused: ambiguous });
      continue;
    }
    for (let i = 0; i < printed.length; i++) {
      for (let j = i + 1; j < printed.length; j++) {
        const left = printed[i] as JoinFacts;
        const right = printed[j] as JoinFacts;
        links.push({ left, right, by, value, refused: join(partyOf, { left, right, by }) });
      }
    }
  }
  return { parties: named(partyOf), links };
}

interface SharedKey {
  readonly by: JoinType;
  readonly value: string;
  readonly holders: readonly Holder[];
}

interface Holder {
  readonly entry: JoinFacts;
  readonly own: boolean;
}

/** Keys that stand on several lists, the strongest type first. Only their holders are kept: most keys stand on one list alone. */
function sharedKeys(entries: Iterable<JoinFacts>): SharedKey[] {
  const wanted = keysOfSeveralLists(entries);
  const shared = new Map<string, { by: JoinType; value: string; holders: Holder[] }>();
  for (const entry of entries) {
    for (const { by, value, own } of entry.keys) {
      const name = `${by} ${value}`;
      if (!wanted.has(name)) continue;
      const known = shared.get(name);
      if (known === undefined) shared.set(name, { by, value, holders: [{ entry, own }] });
      else known.holders.push({ entry, own });
    }
  }
  return [...shared.values()].toSorted((a, b) => JOIN_TYPES.indexOf(a.by) - JOIN_TYPES.indexOf(b.by) || (a.value < b.value ? -1 : 1));
}

function keysOfSeveralLists(entries: Iterable<JoinFacts>): Set<string> {
  const listOf = new Map<string, ListId>();
  const several = new Set<string>();
  for (const { list, keys } of entries) {
    for (const { by, value } of keys) {
      const name = `${by} ${value}`;
      const before = listOf.get(name);
      if (before === undefined) listOf.set(name, list);
      else if (before !== list) several.add(name);
    }
  }
  return several;
}

/**
 * The one entry of each list that bears the key, in list order; and why the key joins nobody, when a list has several. The entry whose own
 * key it is goes before those of its list that only mention it.
 */
function perList(holders: readonly Holder[]): [printed: JoinFacts[], ambiguous: string | null] {
  const lists = new Map<ListId, Holder[]>();
  for (const holder of holders) lists.set(holder.entry.list, [...(lists.get(holder.entry.list) ?? []), holder]);
  let ambiguous: string | null = null;
  const printed: JoinFacts[] = [];
  for (const [list, found] of [...lists].toSorted(([a], [b]) => byListOrder(a, b))) {
    const owners = found.filter((holder) => holder.own);
    const kept = (owners.length > 0 ? owners : found).map((holder) => holder.entry).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    if (kept.length > 1) ambiguous ??= `${kept.length} entries of ${list} print it`;
    printed.push(kept[0] as JoinFacts);
  }
  return [printed, ambiguous];
}

interface Pair {
  readonly left: JoinFacts;
  readonly right: JoinFacts;
  readonly by: JoinType;
}

/** Joins the parties of both entries, or says why not. */
function join(partyOf: Map<JoinFacts, JoinFacts[]>, { left, right, by }: Pair): string | null {
  const ours = partyOf.get(left) ?? [left];
  const theirs = partyOf.get(right) ?? [right];
  if (ours === theirs) return null;
  for (const one of ours) {
    for (const other of theirs) {
      const reason = contradiction(one, other, by);
      if (reason !== null) return reason;
    }
  }
  const both = [...ours, ...theirs];
  for (const member of both) partyOf.set(member, both);
  return null;
}

function contradiction(one: JoinFacts, other: JoinFacts, by: JoinType): string | null {
  if (one.list === other.list) return `${[one.id, other.id].toSorted().join(" and ")} are two entries of ${one.list}`;
  if (one.kind !== other.kind && one.kind !== "unknown" && other.kind !== "unknown")
    return `one is of kind ${one.kind}, the other ${other.kind}`;
  if (one.sex !== null && other.sex !== null && one.sex !== other.sex) return `one is ${one.sex}, the other ${other.sex}`;
  if (one.births.length > 0 && other.births.length > 0) {
    const gap = yearsApart(one.births, other.births);
    const allowed = isReference(by) ? REFERENCE_YEARS : PAPER_YEARS;
    if (gap > allowed) return `their births lie ${gap} years apart`;
  }
  return null;
}

/** A publisher who refers to another's entry means that person: only a gross difference tells of a misprinted reference. */
const REFERENCE_YEARS = 10;
/** A misprinted number belongs to somebody else, whose birth is anywhere; the same person's births differ by a year or two between lists. */
const PAPER_YEARS = 3;
/** "circa 1960" is a guess */
const CIRCA_YEARS = 3;

/** The smallest gap between any two of the births, in whole years; circa stretches its side. */
function yearsApart(ours: readonly JoinBirth[], theirs: readonly JoinBirth[]): number {
  let least = Infinity;
  for (const a of ours) {
    for (const b of theirs) {
      const stretch = (a.circa ? CIRCA_YEARS : 0) + (b.circa ? CIRCA_YEARS : 0);
      least = Math.min(least, Math.max(0, a.from - b.to - stretch, b.from - a.to - stretch));
    }
  }
  return least;
}

function named(partyOf: ReadonlyMap<JoinFacts, JoinFacts[]>): JoinedParty[] {
  return [...new Set(partyOf.values())]
    .map((members) => members.toSorted((a, b) => byListOrder(a.list, b.list)))
    .map((members) => ({ id: ownParty(members[0] as JoinFacts), members }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
