import { type JoinFacts, nameOfEntry } from "./join-facts.ts";
import { JOIN_TYPES, type JoinType } from "./join-key.ts";
import { apartInWords, NO_RULINGS, type Rulings } from "./ruling.ts";
import { type ListId, type PartyId, partyId } from "../ground/index.ts";
import { byListOrder } from "./list-order.ts";
import { contradiction } from "./contradiction.ts";

/**
 * One identifier that two entries share, or a person's decision that they are one (`by` is `decision`, `value` the number of its event).
 * `refused`: in words, why they are not one party all the same; null = they are.
 */
export interface PartyLink {
  readonly left: JoinFacts;
  readonly right: JoinFacts;
  readonly by: JoinType | "decision";
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
export const ownParty = (entry: { readonly list: string; readonly id: string }): PartyId => partyId(nameOfEntry(entry));

export interface Joining {
  /** walked twice */
  readonly entries: Iterable<JoinFacts>;
  readonly rulings?: Rulings;
  /** an entry that a ruling names, or null where no list in force holds it: the ruling then rests */
  readonly entryOf?: (name: string) => JoinFacts | null;
}

/** more entries than one identifier can mean: the first pairs say enough */
const MOST_PAIRS = 60;

/**
 * Joins entries of different lists that share an identifier which publishers print; never by a name. What persons have decided goes first and
 * stands whatever is printed. Publishers misprint, so a link is refused, with its reason, when the identifier stands on several entries of
 * one list, when kinds, sexes, births or names contradict each other, or when it would put two entries of one list into one party. Stronger
 * identifiers go first; the outcome does not depend on the order in which lists came. Memory: the keys of all, the facts of those that share one.
 */
export function joinParties({ entries, rulings = NO_RULINGS, entryOf = () => null }: Joining): Joined {
  const links: PartyLink[] = [];
  const groups = createGroups();
  for (const { left, right, seq } of rulings.joined) {
    const [one, other] = [entryOf(left), entryOf(right)];
    if (one === null || other === null) continue;
    const refused = groups.join(one, other, (a, b) => keptApart(rulings, a, b));
    links.push({ ...inOrder(one, other), by: "decision", value: String(seq), refused });
  }
  for (const { by, value, holders } of sharedKeys(entries)) {
    const { printed, ambiguous } = perList(holders);
    let pairs = 0;
    for (const [at, ours] of printed.entries()) {
      for (const theirs of printed.slice(at + 1)) {
        for (const left of ours) {
          for (const right of theirs) {
            if (++pairs > MOST_PAIRS) continue;
            const refused =
              ambiguous ?? groups.join(left, right, (one, other) => keptApart(rulings, one, other) ?? contradiction(one, other, by));
            links.push({ left, right, by, value, refused });
          }
        }
      }
    }
  }
  // what one identifier could not join may have been joined by another, or by a person
  const final = links.map((link) => (link.refused !== null && groups.together(link.left, link.right) ? { ...link, refused: null } : link));
  return { parties: groups.parties(), links: final };
}

function keptApart(rulings: Rulings, one: JoinFacts, other: JoinFacts): string | null {
  const ruling = rulings.apart(nameOfEntry(one), nameOfEntry(other));
  return ruling === null ? null : apartInWords(ruling);
}

const inOrder = (one: JoinFacts, other: JoinFacts): Pick<PartyLink, "left" | "right"> =>
  byPlace(one, other) <= 0 ? { left: one, right: other } : { left: other, right: one };

const byPlace = (a: JoinFacts, b: JoinFacts): number => byListOrder(a.list, b.list) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

interface Groups {
  /** Makes one group of both entries' groups, or says why not: the first objection between any two of their members. */
  join(left: JoinFacts, right: JoinFacts, objection: (one: JoinFacts, other: JoinFacts) => string | null): string | null;
  together(left: JoinFacts, right: JoinFacts): boolean;
  parties(): JoinedParty[];
}

function createGroups(): Groups {
  // an entry comes as another object in each walk: its name tells it
  const groupOf = new Map<string, JoinFacts[]>();
  const of = (entry: JoinFacts): JoinFacts[] => groupOf.get(nameOfEntry(entry)) ?? [entry];
  const together = (left: JoinFacts, right: JoinFacts): boolean => {
    const ours = groupOf.get(nameOfEntry(left));
    return ours !== undefined && ours === groupOf.get(nameOfEntry(right));
  };
  return {
    together,
    join(left, right, objection) {
      if (together(left, right)) return null;
      const [ours, theirs] = [of(left), of(right)];
      for (const one of ours) {
        for (const other of theirs) {
          const reason = objection(one, other);
          if (reason !== null) return reason;
        }
      }
      const both = [...ours, ...theirs];
      for (const member of both) groupOf.set(nameOfEntry(member), both);
      return null;
    },
    parties: () =>
      [...new Set(groupOf.values())]
        .map((members) => members.toSorted(byPlace))
        .map((members) => ({ id: ownParty(members[0] as JoinFacts), members }))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
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
 * The entries of each list that bear the key, in list order; and why the key joins nobody, when a list has several. The entry whose own key
 * it is goes before those of its list that only mention it.
 */
function perList(holders: readonly Holder[]): { readonly printed: readonly (readonly JoinFacts[])[]; readonly ambiguous: string | null } {
  const lists = new Map<ListId, Holder[]>();
  for (const holder of holders) lists.set(holder.entry.list, [...(lists.get(holder.entry.list) ?? []), holder]);
  let ambiguous: string | null = null;
  const printed: JoinFacts[][] = [];
  for (const [list, found] of [...lists].toSorted(([a], [b]) => byListOrder(a, b))) {
    const owners = found.filter((holder) => holder.own);
    const kept = (owners.length > 0 ? owners : found).map((holder) => holder.entry).toSorted(byPlace);
    if (kept.length > 1) ambiguous ??= `${kept.length} entries of ${list} print it`;
    printed.push(kept);
  }
  return { printed, ambiguous };
}
