import type { Entry } from "../lists/index.ts";
import type { ListedEntry } from "../match/index.ts";
import { ownIdentifier } from "./join-key.ts";
import type { PartyId } from "../ground/index.ts";

/** characters of remarks on a card; the whole text is in the entry */
const MAX_REMARKS = 4000;

/** The party that an entry belongs to, as the engine is to show it. */
export interface PartyName {
  readonly id: PartyId;
  readonly caption: string;
}

/** What the engine compares, and the card that it carries along. */
export function listedEntry(entry: Entry, party: PartyName, listTitle: string): ListedEntry {
  const own = ownIdentifier(entry);
  const identifiers =
    own === null || entry.identifiers.some(({ type, value }) => type === own.type && value === own.value)
      ? entry.identifiers
      : [...entry.identifiers, own];
  return {
    list: entry.list,
    id: entry.id,
    party: party.id,
    kind: entry.kind,
    caption: party.caption,
    names: entry.names.map(({ text, quality, role }) => ({ text, weak: quality === "weak", role })),
    births: entry.births,
    countries: countriesOf(entry),
    identifiers,
    ...(entry.sex === undefined ? {} : { sex: entry.sex }),
    fathers: entry.fathers,
    mothers: entry.mothers,
    addresses: entry.addresses.map(({ text }) => text),
    birthPlaces: entry.birthPlaces.map(({ text }) => text),
    card: JSON.stringify(cardOf(entry, listTitle)),
  };
}

/** Nationalities first, then where the addresses are: a body has no nationality, and its country is that of its address. */
function countriesOf(entry: Entry): string[] {
  const countries = new Set(entry.nationalities);
  for (const { country } of entry.addresses) if (country !== undefined) countries.add(country);
  return [...countries];
}

/** Facts of an entry that are shown and not compared. Empty ones are left out: `JSON.stringify` drops undefined. */
function cardOf(entry: Entry, listTitle: string): Record<string, unknown> {
  const some = <T>(values: readonly T[]): readonly T[] | undefined => (values.length === 0 ? undefined : values);
  return {
    listTitle,
    programmes: some(entry.programmes),
    legalBasis: some(entry.legalBasis),
    measures: some(entry.measures),
    listedOn: entry.listedOn,
    amendedOn: some(entry.amendedOn ?? []),
    endedOn: entry.endedOn,
    titles: some(entry.titles),
    positions: some(entry.positions),
    relations: some(entry.relations),
    claims: some(entry.claims),
    remarks: bounded(entry.remarks),
    source: entry.source,
  };
}

function bounded(text: string | undefined): string | undefined {
  if (text === undefined || text.length <= MAX_REMARKS) return text;
  // no half of a surrogate pair at the cut
  return `${text.slice(0, MAX_REMARKS).replace(/[\ud800-\udbff]$/, "")} …`;
}
