import { KINDS, type Kind } from "../ground/index.ts";
import { growing, type Growing } from "./growing.ts";
import { hashText } from "./hash-text.ts";
import { readIdentifiers } from "./identifier-evidence.ts";
import type { ListedEntry } from "./listed.ts";
import { newReadNames, takeName, type ReadNames } from "./nameindex.ts";
import { formsOf, type Readings } from "./readings.ts";
import { NO_FACTS, type Facts } from "./second-facts.ts";
import type { StoredEntry } from "./snapshot.ts";
import { newTexts, type Texts } from "./texts.ts";
import { wholeKey } from "./words-apart.ts";

/**
 * What a snapshot keeps of its entries, column by column: of all of them, or of those of one list, which are taken in while others still come
 * and are put together when all have.
 */
export interface EntryColumns {
  readonly kind: Growing<Uint8Array>;
  /** by entry */
  readonly lists: string[];
  readonly parties: string[];
  /** names of entry e: `names[e] … names[e + 1]` */
  readonly names: Growing<Uint32Array>;
  /** by name */
  readonly read: ReadNames;
  readonly exact: Growing<Uint32Array>;
  /** of the names of several words: the hash of all their letters run together, and whose it is */
  readonly wholeHash: Growing<Uint32Array>;
  readonly wholeName: Growing<Uint32Array>;
  readonly identifierHash: Growing<Uint32Array>;
  readonly identifierOwner: Growing<Uint32Array>;
  readonly nameTexts: Texts;
  readonly stored: Texts;
  /** where in what is stored its party begins, and how long that is: `party-change.ts` puts another there */
  readonly partyAt: Growing<Uint32Array>;
  readonly partyBytes: Growing<Uint32Array>;
  readonly cards: Texts;
}

export function newEntryColumns(): EntryColumns {
  const names = growing(Uint32Array);
  names.push(0);
  return {
    kind: growing(Uint8Array),
    lists: [],
    parties: [],
    names,
    read: newReadNames(),
    exact: growing(Uint32Array),
    wholeHash: growing(Uint32Array),
    wholeName: growing(Uint32Array),
    identifierHash: growing(Uint32Array),
    identifierOwner: growing(Uint32Array),
    nameTexts: newTexts(),
    stored: newTexts(),
    partyAt: growing(Uint32Array),
    partyBytes: growing(Uint32Array),
    cards: newTexts(),
  };
}

export const kindNumber = (kind: Kind): number => KINDS.indexOf(kind);

/** Takes an entry in, and reads its names. */
export function takeEntry(columns: EntryColumns, readings: Readings, e: ListedEntry): void {
  const { kind, lists, parties, names, read, exact, wholeHash, wholeName, nameTexts, cards } = columns;
  const entry = kind.length;
  const seen = new Set<string>();
  for (const n of e.names) {
    const forms = formsOf(readings, n.text);
    const alone = forms.length === 1;
    for (const form of forms) {
      const key = `${n.weak ? 1 : 0}${form.spoken ? 1 : 0}${form.text}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const whole = form.spoken ? null : wholeKey(form.text);
      if (whole !== null) {
        wholeHash.push(hashText(whole));
        wholeName.push(exact.length);
      }
      exact.push(form.exact);
      nameTexts.add(form.text);
      takeName(read, readings, { text: form.text, entry, kind: e.kind, weak: n.weak, derived: form.derived, spoken: form.spoken, alone });
    }
  }
  kind.push(kindNumber(e.kind));
  names.push(exact.length);
  lists.push(e.list);
  parties.push(e.party);
  takeIdentifiers(columns, e, entry);
  store(columns, e);
  cards.add(e.card);
}

function takeIdentifiers({ identifierHash, identifierOwner }: EntryColumns, { identifiers }: ListedEntry, entry: number): void {
  for (const { lookup } of readIdentifiers(identifiers)) {
    identifierHash.push(hashText(lookup));
    identifierOwner.push(entry);
  }
}

/** A `StoredEntry` as JSON, without the facts of which it has none: of most entries these are nearly all. */
function store({ stored, partyAt, partyBytes }: EntryColumns, entry: ListedEntry): void {
  partyAt.push(stored.begin(`{"list":${JSON.stringify(entry.list)},"id":${JSON.stringify(entry.id)},`));
  partyBytes.push(stored.begin(storedParty(entry)));
  let facts = "";
  for (const name of FACTS) {
    const fact = entry[name];
    if (fact !== undefined && fact.length > 0) facts += `,"${name}":${JSON.stringify(fact)}`;
  }
  stored.add(`${facts}}`);
}
const FACTS = [
  "births",
  "countries",
  "identifiers",
  "sex",
  "fathers",
  "mothers",
  "addresses",
  "birthPlaces",
] as const satisfies (keyof Facts)[];

/** The entry that was stored so. */
export const readStored = (json: string): StoredEntry => ({
  ...NO_FACTS,
  ...(JSON.parse(json) as Omit<StoredEntry, keyof Facts> & Partial<Facts>),
});

/** Its party as it stands in the midst of a stored entry. */
export const storedParty = ({ party, caption }: Pick<ListedEntry, "party" | "caption">): string =>
  `"party":${JSON.stringify(party)},"caption":${JSON.stringify(caption)}`;

/** The columns of several lists as those of one, in the order in which they are given; theirs are used up. */
export function joinedColumns(parts: readonly EntryColumns[]): EntryColumns {
  const [whole = newEntryColumns(), ...rest] = parts;
  for (const part of rest) {
    const [entries, names] = [whole.kind.length, whole.exact.length];
    for (const list of part.lists) whole.lists.push(list);
    for (const party of part.parties) whole.parties.push(party);
    append(whole.kind, part.kind);
    for (let e = 1; e < part.names.length; e++) whole.names.push(names + part.names.at(e));
    part.names.drop();
    append(whole.read.read, part.read.read);
    append(whole.read.entry, part.read.entry, entries);
    append(whole.read.flags, part.read.flags);
    append(whole.exact, part.exact);
    append(whole.wholeHash, part.wholeHash);
    append(whole.wholeName, part.wholeName, names);
    append(whole.identifierHash, part.identifierHash);
    append(whole.identifierOwner, part.identifierOwner, entries);
    append(whole.partyAt, part.partyAt);
    append(whole.partyBytes, part.partyBytes);
    for (const texts of ["nameTexts", "stored", "cards"] as const) whole[texts].takeOver(part[texts]);
  }
  return whole;
}

function append<T extends Uint8Array | Uint32Array>(to: Growing<T>, from: Growing<T>, more = 0): void {
  for (let k = 0; k < from.length; k++) to.push(more + from.at(k));
  from.drop();
}
