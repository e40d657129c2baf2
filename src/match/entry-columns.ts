import { KINDS, type Kind } from "../ground/index.ts";
import { identifierKey, LEAST_IDENTIFIER } from "./facts.ts";
import { growing, type Growing } from "./growing.ts";
import { hashText } from "./hash-text.ts";
import type { ListedEntry, SnapshotList } from "./listed.ts";
import type { IndexedName } from "./name-forms.ts";
import { formsOf, type Readings } from "./readings.ts";
import type { StoredEntry } from "./snapshot.ts";
import { newTexts, type Texts } from "./texts.ts";
import { wholeKey } from "./words-apart.ts";

/** What a snapshot keeps of its entries beside the index of their names, column by column. */
export interface EntryColumns {
  readonly kind: Growing<Uint8Array>;
  readonly list: Growing<Uint32Array>;
  readonly party: Growing<Uint32Array>;
  /** names of entry e: `names[e] … names[e + 1]` */
  readonly names: Growing<Uint32Array>;
  /** by name */
  readonly exact: Growing<Uint32Array>;
  /** of the names of several words: the hash of all their letters run together, and whose it is */
  readonly wholeHash: Growing<Uint32Array>;
  readonly wholeName: Growing<Uint32Array>;
  readonly identifierHash: Growing<Uint32Array>;
  readonly identifierOwner: Growing<Uint32Array>;
  readonly nameTexts: Texts;
  readonly stored: Texts;
  readonly cards: Texts;
  readonly partyNumber: Map<string, number>;
}

export function newEntryColumns(): EntryColumns {
  const names = growing(Uint32Array);
  names.push(0);
  return {
    kind: growing(Uint8Array),
    list: growing(Uint32Array),
    party: growing(Uint32Array),
    names,
    exact: growing(Uint32Array),
    wholeHash: growing(Uint32Array),
    wholeName: growing(Uint32Array),
    identifierHash: growing(Uint32Array),
    identifierOwner: growing(Uint32Array),
    nameTexts: newTexts(),
    stored: newTexts(),
    cards: newTexts(),
    partyNumber: new Map(),
  };
}

export const kindNumber = (kind: Kind): number => KINDS.indexOf(kind);

interface Taking {
  readonly entries: Iterable<ListedEntry>;
  readonly lists: readonly SnapshotList[];
  readonly readings: Readings;
}

/** Takes the entries in, one by one, and hands on the names of each. */
export function* namesOf(columns: EntryColumns, { entries, lists, readings }: Taking): Generator<IndexedName> {
  const { kind, list, party, names, exact, wholeHash, wholeName, nameTexts, cards, stored, partyNumber } = columns;
  const listNumber = new Map(lists.map((l, i) => [l.id, i]));
  for (const e of entries) {
    const entry = kind.length;
    const seen = new Set<string>();
    for (const n of e.names) {
      for (const form of formsOf(readings, n.text)) {
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
        yield { text: form.text, entry, kind: e.kind, weak: n.weak, derived: form.derived, spoken: form.spoken };
      }
    }
    kind.push(kindNumber(e.kind));
    names.push(exact.length);
    list.push(listNumber.get(e.list) ?? lists.length);
    let number = partyNumber.get(e.party);
    if (number === undefined) partyNumber.set(e.party, (number = partyNumber.size));
    party.push(number);
    takeIdentifiers(columns, e, entry);
    stored.add(JSON.stringify(storedEntry(e)));
    cards.add(e.card);
  }
}

function takeIdentifiers({ identifierHash, identifierOwner }: EntryColumns, { identifiers }: ListedEntry, entry: number): void {
  for (const { value } of identifiers) {
    const key = identifierKey(value);
    if (key.length < LEAST_IDENTIFIER) continue;
    identifierHash.push(hashText(key));
    identifierOwner.push(entry);
  }
}

function storedEntry(entry: ListedEntry): StoredEntry {
  const { list, id, party, caption, births, countries, identifiers, sex, fathers, mothers, addresses, birthPlaces } = entry;
  return {
    list,
    id,
    party,
    caption,
    births,
    countries,
    identifiers,
    ...(sex === undefined ? {} : { sex }),
    fathers,
    mothers,
    addresses,
    birthPlaces,
  };
}
