import { KINDS, type EntryId, type Kind, type ListId, type PartyId } from "../ground/index.ts";
import { READ_SCRIPTS } from "../names/index.ts";
import { checksum128 } from "./checksum.ts";
import { newEntryColumns, readStored, takeEntry, type EntryColumns } from "./entry-columns.ts";
import type { ListedEntry, SnapshotList } from "./listed.ts";
import { indexNames, type NameIndex, type Reading } from "./nameindex.ts";
import { PARAMETERS_HASH } from "./parameters.ts";
import type { Grouped } from "./grouped.ts";
import { peopleByWord } from "./people.ts";
import { newReadings, type Readings } from "./readings.ts";
import type { Facts } from "./second-facts.ts";
import { packSections, unpackSections, type Section } from "./sections.ts";
import type { Texts } from "./texts.ts";

/** An opened snapshot: views on one immutable buffer, nothing copied. */
export interface Snapshot {
  readonly buffer: ArrayBufferLike;
  /** 128-bit checksum of the content, hexadecimal: the name of the snapshot */
  readonly id: string;
  /** hash of the parameters it was built with */
  readonly parameters: string;
  readonly lists: readonly SnapshotList[];
  readonly entryCount: number;
  readonly nameCount: number;
  /** the card JSON of an entry, or null */
  card(list: ListId, id: EntryId): string | null;
  /** for the engine alone */
  readonly inside: Inside;
}

export interface Inside {
  readonly index: NameIndex;
  readonly parties: number;
  readonly entryKind: Uint8Array;
  readonly entryList: Uint32Array;
  readonly entryParty: Uint32Array;
  /** names of entry e: `entryNames[e] … entryNames[e + 1]` */
  readonly entryNames: Uint32Array;
  /** hashes ascending, and whose they are */
  readonly exactHash: Uint32Array;
  readonly exactName: Uint32Array;
  readonly wholeHash: Uint32Array;
  readonly wholeName: Uint32Array;
  readonly identifierHash: Uint32Array;
  readonly identifierEntry: Uint32Array;
  /** word → entries of people of several names who bear it */
  readonly people: Grouped;
  kindOf(entry: number): Kind;
  nameText(name: number): string;
  entry(entry: number): StoredEntry;
  cardOf(entry: number): string;
}

/** What is kept of an entry beside its names. */
export interface StoredEntry extends Facts {
  readonly list: ListId;
  readonly id: EntryId;
  readonly party: PartyId;
  readonly caption: string;
}

export { hashText } from "./hash-text.ts";

let parameterHash: string | null = null;
/** Names what answers come of: the parameter file, and with it the population table, and which scripts are read. */
export function parametersId(): string {
  return (parameterHash ??= checksum128(new TextEncoder().encode([PARAMETERS_HASH, ...READ_SCRIPTS].join(" "))));
}

interface Owned {
  readonly hash: Uint32Array;
  readonly owner: Uint32Array;
}

/** Pairs of a hash and its owner by hash, those of one hash in the order in which they came: by the low half, then by the high. */
function sortedByHash(hash: Uint32Array, owner: Uint32Array): Owned {
  let from: Owned = { hash, owner };
  for (const shift of [0, 16]) {
    const starts = new Uint32Array((1 << 16) + 1);
    for (const hash of from.hash) {
      const digit = (hash >>> shift) & 0xffff;
      starts[digit + 1] = (starts[digit + 1] as number) + 1;
    }
    for (let d = 0; d < 1 << 16; d++) starts[d + 1] = (starts[d + 1] as number) + (starts[d] as number);
    const to: Owned = { hash: new Uint32Array(hash.length), owner: new Uint32Array(hash.length) };
    for (let k = 0; k < from.hash.length; k++) {
      const digit = ((from.hash[k] as number) >>> shift) & 0xffff;
      const at = starts[digit] as number;
      starts[digit] = at + 1;
      to.hash[at] = from.hash[k] as number;
      to.owner[at] = from.owner[k] as number;
    }
    from = to;
  }
  return from;
}

function numberOf(numbers: Map<string, number>, text: string): number {
  let number = numbers.get(text);
  if (number === undefined) numbers.set(text, (number = numbers.size));
  return number;
}

/** What the header says of the content. */
interface SnapshotFacts {
  readonly lists: readonly SnapshotList[];
  readonly entries: number;
  readonly names: number;
  readonly forms: number;
  readonly firstWithInitial: number;
  readonly parties: number;
}

/** Builds one immutable buffer (magic, version, parameter hash, checksum). Same input, same bytes, whatever `readings` knew before. */
export function buildSnapshot(
  entries: Iterable<ListedEntry>,
  lists: readonly SnapshotList[],
  { readings = newReadings(), ...reading }: Reading = {},
): Uint8Array {
  const columns = newEntryColumns();
  for (const entry of entries) takeEntry(columns, readings, entry);
  return snapshotOf(columns, lists, { ...reading, readings });
}

/** The snapshot of entries that were taken in before, their names read with these readings; the columns are used up. */
export function snapshotOf(
  columns: EntryColumns,
  lists: readonly SnapshotList[],
  reading: Reading & { readonly readings: Readings },
): Uint8Array {
  const index = indexNames(columns.read, "with population", reading);
  const sections = new Map<string, Section | Texts>();
  const put = (prefix: string, arrays: object): void => {
    for (const [key, value] of Object.entries(arrays)) if (ArrayBuffer.isView(value)) sections.set(`${prefix}.${key}`, value as Section);
  };
  const putTexts = (name: string, texts: Texts): void => void sections.set(`entry.${name}`, texts);
  put("index", index);
  put("lexicon", index.lexicon);
  put("vocabulary", index.vocabulary);
  put("shares", index.vocabulary.shares);
  const { nameTexts, stored, cards } = columns;
  const listNumber = new Map<string, number>(lists.map(({ id }, at) => [id, at]));
  const partyNumber = new Map<string, number>();
  const byName = sortedByHash(
    columns.exact.taken(),
    Uint32Array.from({ length: index.names }, (_, name) => name),
  );
  const byWhole = sortedByHash(columns.wholeHash.taken(), columns.wholeName.taken());
  const byIdentifier = sortedByHash(columns.identifierHash.taken(), columns.identifierOwner.taken());
  const bearers = { entryKind: columns.kind.taken(), entryNames: columns.names.taken() };
  put("people", peopleByWord(index, bearers));
  put("entry", {
    kind: bearers.entryKind,
    list: Uint32Array.from(columns.lists, (list) => listNumber.get(list) ?? lists.length),
    party: Uint32Array.from(columns.parties, (party) => numberOf(partyNumber, party)),
    names: bearers.entryNames,
    exactHash: byName.hash,
    exactName: byName.owner,
    wholeHash: byWhole.hash,
    wholeName: byWhole.owner,
    identifierHash: byIdentifier.hash,
    identifierEntry: byIdentifier.owner,
    nameAt: nameTexts.offsets(),
  });
  putTexts("nameText", nameTexts);
  put("entry", { storedAt: stored.offsets() });
  putTexts("stored", stored);
  put("entry", { cardAt: cards.offsets() });
  putTexts("cards", cards);
  const { names, forms, firstWithInitial } = index;
  const facts: SnapshotFacts = { lists, entries: columns.kind.length, names, forms, firstWithInitial, parties: partyNumber.size };
  // every snapshot takes the population's shares from one table
  return packSections(sections, { facts, parameters: parametersId(), held: new Set(Object.values(index.vocabulary.shares)) });
}

/** the text in hand: TextDecoder takes no view on shared memory */
let copied = new Uint8Array(4096);

/** Validates the header and gives views. Throws `snapshot-damaged`. Takes a SharedArrayBuffer as well. */
export function openSnapshot(buffer: ArrayBufferLike): Snapshot {
  const s = unpackSections(buffer);
  const { lists, entries, names, forms, firstWithInitial, parties } = s.facts as SnapshotFacts;
  const lexicon: NameIndex["lexicon"] = {
    size: s.section("lexicon.wordFlags", "u8").length,
    wordOffsets: s.section("lexicon.wordOffsets", "u32"),
    wordLetters: s.section("lexicon.wordLetters", "u8"),
    otherAt: s.section("lexicon.otherAt", "u32"),
    otherUnits: s.section("lexicon.otherUnits", "u16"),
    wordFlags: s.section("lexicon.wordFlags", "u8"),
    groupWords: s.section("lexicon.groupWords", "u32"),
    skeletonStart: s.section("lexicon.skeletonStart", "u32"),
    skeletonGroups: s.section("lexicon.skeletonGroups", "u32"),
    skeletonOffsets: s.section("lexicon.skeletonOffsets", "u32"),
    skeletonUnits: s.section("lexicon.skeletonUnits", "u16"),
    skeletonMarks: s.section("lexicon.skeletonMarks", "u32"),
    bucketStart: s.section("lexicon.bucketStart", "u32"),
    keySkeletons: s.section("lexicon.keySkeletons", "u32"),
  };
  const index: NameIndex = {
    names,
    forms,
    firstWithInitial,
    lexicon,
    vocabulary: {
      lexicon,
      populationOf: s.section("vocabulary.populationOf", "i32"),
      shares: { start: s.section("shares.start", "u32"), area: s.section("shares.area", "u8"), share: s.section("shares.share", "f32") },
    },
    selfBits: s.section("index.selfBits", "f32"),
    nameForm: s.section("index.nameForm", "u32"),
    formStart: s.section("index.formStart", "u32"),
    formNames: s.section("index.formNames", "u32"),
    formWords: s.section("index.formWords", "u8"),
    cellStart: s.section("index.cellStart", "u32"),
    cells: s.section("index.cells", "u32"),
    cellPlaces: s.section("index.cellPlaces", "u8"),
    postStart: s.section("index.postStart", "u32"),
    postings: s.section("index.postings", "u32"),
    nameEntry: s.section("index.nameEntry", "u32"),
    nameFlags: s.section("index.nameFlags", "u8"),
  };
  const text = (prefix: string): ((k: number) => string) => {
    const at = s.section(`entry.${prefix}At`, "u32");
    const bytes = s.section(prefix === "name" ? "entry.nameText" : prefix === "card" ? "entry.cards" : "entry.stored", "u8");
    const decoder = new TextDecoder();
    return (k) => {
      const [from, end] = [at[k] as number, at[k + 1] as number];
      if (end - from > copied.length) copied = new Uint8Array(2 * (end - from));
      copied.set(bytes.subarray(from, end));
      return decoder.decode(copied.subarray(0, end - from));
    };
  };
  const storedText = text("stored");
  const cardOf = text("card");
  const entryKind = s.section("entry.kind", "u8");
  const inside: Inside = {
    index,
    parties,
    entryKind,
    kindOf: (entry) => KINDS[entryKind[entry] as number] as Kind,
    entryList: s.section("entry.list", "u32"),
    entryParty: s.section("entry.party", "u32"),
    entryNames: s.section("entry.names", "u32"),
    exactHash: s.section("entry.exactHash", "u32"),
    exactName: s.section("entry.exactName", "u32"),
    wholeHash: s.section("entry.wholeHash", "u32"),
    wholeName: s.section("entry.wholeName", "u32"),
    identifierHash: s.section("entry.identifierHash", "u32"),
    identifierEntry: s.section("entry.identifierEntry", "u32"),
    people: { starts: s.section("people.starts", "u32"), values: s.section("people.values", "u32") },
    nameText: text("name"),
    entry: (k) => readStored(storedText(k)),
    cardOf,
  };
  let places: Map<string, number> | null = null;
  const place = (list: ListId, id: EntryId): number | undefined => {
    if (places === null) {
      places = new Map();
      for (let k = 0; k < entries; k++) {
        const e = inside.entry(k);
        places.set(`${e.list}\u0000${e.id}`, k);
      }
    }
    return places.get(`${list}\u0000${id}`);
  };
  return {
    buffer,
    id: s.checksum,
    parameters: s.parameters,
    lists,
    entryCount: entries,
    nameCount: names,
    inside,
    card: (list, id) => {
      const at = place(list, id);
      return at === undefined ? null : cardOf(at);
    },
  };
}
