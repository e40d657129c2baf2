import type { Alert, Band, Evidence, Matcher, Subject } from "../match/index.ts";
import type { Bits, ListId, PartyId, SubjectKind } from "../ground/index.ts";
import type { Entry } from "../lists/index.ts";
import { entryName, nameOfEntry } from "./join-facts.ts";
import { pairKey } from "./ruling.ts";
import type { Party, RegisterReader } from "./face.ts";

/**
 * Two parties that may be one by the evidence of names and facts. Nothing is joined by it: a person accepts or refuses. `left` is an entry of
 * the party asked about, `right` one of the other party, both `list:entry`.
 */
export interface PartyProposal {
  readonly left: string;
  readonly right: string;
  readonly leftCaption: string;
  readonly rightCaption: string;
  /** the other party */
  readonly party: PartyId;
  readonly weight: Bits;
  readonly probability: number;
  readonly band: Band;
  readonly evidence: readonly Evidence[];
  readonly conflicts: readonly string[];
  readonly missing: readonly string[];
}

/**
 * Least weight of a proposal, in bits. Measured (docs/parties.md): of 431 parties that the UN and the UK list join by reference, all are found
 * when references and papers are hidden.
 */
export const PROPOSAL_BITS = 20;

/** a brother is near too, but seldom as near as the man himself: beside the best of its list, one so many bits lighter is no proposal */
const BESIDE_BEST = 3;

/** most names, births and the like of one party that are asked about */
const MOST = 100;
const MOST_PROPOSALS = 10;
const MOST_ALERTS = 40;

export interface ProposalSettings {
  readonly matcher: Matcher;
  /** lists held; others than the party's own are asked */
  readonly lists: readonly ListId[];
  /** default `PROPOSAL_BITS` */
  readonly leastBits?: number;
  /** all entries of a party, as `list:entry` */
  readonly membersOf: (party: PartyId) => readonly string[];
}

/**
 * Parties on other lists that may be this one, the heaviest first. Left out: parties with an entry on one of this party's own lists (a publisher
 * that lists two keeps them apart), pairs about which a person has decided, and shared identifiers that were refused: those are conflicts.
 */
export function proposalsFor(party: Party, { matcher, lists, leastBits = PROPOSAL_BITS, membersOf }: ProposalSettings): PartyProposal[] {
  const own = new Set(party.entries.map(({ list }) => String(list)));
  const others = lists.filter((list) => !own.has(list));
  const subject = subjectOf(party);
  if (others.length === 0 || (subject.names.length === 0 && subject.identifiers.length === 0)) return [];
  const members = party.entries.map(nameOfEntry);
  const told = [...party.decisions, ...party.conflicts].map(({ left, right }) => pairKey(left, right));
  const settled = new Set(told);
  const proposable = (other: PartyId): boolean =>
    membersOf(other).every((name) => !own.has(entryName(name).list) && !members.some((member) => settled.has(pairKey(member, name))));
  const alerts = matcher.screen(subject, { limit: MOST_ALERTS, minBand: "strong", lists: others });
  const bestOn = new Map<string, number>();
  for (const { weight, entries } of alerts) for (const { list } of entries) bestOn.set(list, Math.max(bestOn.get(list) ?? 0, weight));
  return alerts
    .filter(({ weight }) => weight >= leastBits)
    .filter(({ weight, entries }) => entries.some(({ list }) => weight >= (bestOn.get(list) ?? 0) - BESIDE_BEST))
    .filter(({ party: other }) => proposable(other))
    .slice(0, MOST_PROPOSALS)
    .map((alert) => proposalOf(party, alert));
}

export interface ProposalRun extends Omit<ProposalSettings, "membersOf"> {
  readonly reader: Pick<RegisterReader, "parties" | "members">;
  /** how many entries each list holds: the longest is not asked about, it is found from the others' side */
  readonly entries: ReadonlyMap<ListId, number>;
  /** only parties with an entry on one of these; default all */
  readonly about?: readonly string[];
  /** entries gone through, of all */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Proposals about all parties in list order, each pair once, as they are found: one or two milliseconds a party. */
export function* allProposals({ reader, entries, about, onProgress, ...settings }: ProposalRun): IterableIterator<PartyProposal> {
  const longest = [...entries].toSorted(([, a], [, b]) => b - a)[0]?.[0];
  const total = [...entries.values()].reduce((sum, count) => sum + count, 0);
  const seen = new Set<string>();
  let done = 0;
  for (const party of reader.parties()) {
    onProgress?.((done += party.entries.length), total);
    const lists = party.entries.map(({ list }) => list);
    if (about === undefined ? lists.every((list) => list === longest) : !lists.some((list) => about.includes(list))) continue;
    for (const proposal of proposalsFor(party, { ...settings, membersOf: (id) => reader.members(id) })) {
      const pair = pairKey(party.id, proposal.party);
      if (seen.has(pair)) continue;
      seen.add(pair);
      yield proposal;
    }
  }
}

function proposalOf(party: Party, alert: Alert): PartyProposal {
  const { weight, probability, band, evidence, conflicts, missing } = alert;
  const best = alert.entries[0];
  return {
    left: nameOfEntry(party.entries[0] as Entry),
    right: best === undefined ? alert.party : nameOfEntry(best),
    leftCaption: party.caption,
    rightCaption: alert.caption,
    party: alert.party,
    weight,
    probability,
    band,
    evidence,
    conflicts,
    missing,
  };
}

/** All that a party's entries say, as one subject. */
export function subjectOf({ entries }: Pick<Party, "entries">): Subject {
  const all = <T>(pick: (entry: Entry) => readonly T[], key: (value: T) => string): T[] => {
    const found = new Map<string, T>();
    for (const entry of entries) for (const value of pick(entry)) if (!found.has(key(value))) found.set(key(value), value);
    return [...found.values()].slice(0, MOST);
  };
  const texts = (pick: (entry: Entry) => readonly string[]): string[] => all(pick, (text) => text);
  const kinds = new Set(entries.map(({ kind }) => kind).filter((kind) => kind !== "unknown"));
  const sexes = new Set(entries.flatMap(({ sex }) => (sex === undefined ? [] : [sex])));
  const [kind] = kinds;
  const [sex] = sexes;
  return {
    id: null,
    kind: kinds.size === 1 ? (kind as SubjectKind) : "any",
    // publishers copy each other's names in capitals: read alike, they are asked once
    names: all(
      (entry) => entry.names.map(({ text }) => text),
      (text) => text.toLowerCase(),
    ),
    births: all(
      (entry) => entry.births,
      ({ from, to, circa }) => `${from} ${to} ${circa}`,
    ),
    countries: texts((entry) => [
      ...entry.nationalities,
      ...entry.addresses.flatMap(({ country }) => (country === undefined ? [] : [country])),
    ]),
    identifiers: all(
      (entry) => entry.identifiers,
      ({ type, value, country }) => `${type} ${value} ${country}`,
    ),
    ...(sexes.size === 1 && sex !== undefined ? { sex } : {}),
    fathers: texts((entry) => entry.fathers),
    mothers: texts((entry) => entry.mothers),
    addresses: texts((entry) => entry.addresses.map(({ text }) => text)),
    birthPlaces: texts((entry) => entry.birthPlaces.map(({ text }) => text)),
  };
}
