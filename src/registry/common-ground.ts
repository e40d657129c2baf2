import type { Entry } from "../lists/index.ts";
import { isHousekeeping } from "./entry-content.ts";

/** What entries of two formats can be asked about: only what both versions print at all. */
export interface CommonGround {
  /** the entry without what only one of the two versions prints, and with links told as both tell them */
  of(entry: Entry): Entry;
  /** what only the older, and what only the newer version prints: words for a note */
  readonly onlyOlder: readonly string[];
  readonly onlyNewer: readonly string[];
}

/** Fields that some formats have no place for. A name and a kind each has. */
const TEXTS = [
  "births",
  "birthPlaces",
  "nationalities",
  "identifiers",
  "fathers",
  "mothers",
  "titles",
  "positions",
  "programmes",
  "legalBasis",
  "measures",
  "amendedOn",
  "relations",
  "claims",
] as const;
const SINGLES = ["sex", "listedOn", "endedOn", "remarks"] as const;
type Field = (typeof TEXTS)[number] | (typeof SINGLES)[number];

const OTHER_SCRIPTS = "names in other scripts";
const OTHER_ADDRESSES = "addresses in other scripts";
const ADDRESSES = "addresses";
const wordsOf = (field: Field): string => field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
const measureWords = (measure: string): string => `the measure ${measure}`;
const keyWords = (key: string): string => `"${key}"`;
const isKey = (what: string): boolean => what.startsWith('"');

/** a letter that is not of the Latin script */
const isOtherScript = (text: string): boolean => /(?!\p{Script=Latin})\p{L}/u.test(text);

/** Walks both versions once: what one of them never prints, while the other does, says nothing about any entry. */
export function commonGround(older: Iterable<Entry>, newer: Iterable<Entry>): CommonGround {
  const [ours, theirs] = [printedIn(older), printedIn(newer)];
  const [onlyOlder, onlyNewer] = [onlyIn(ours, theirs), onlyIn(theirs, ours)];
  const out = new Set([...onlyOlder, ...onlyNewer]);
  return { of: (entry) => without(entry, out), onlyOlder, onlyNewer };
}

interface Printed {
  readonly found: ReadonlySet<string>;
  readonly measures: ReadonlySet<string>;
}

/** Fields before keys; measures by their words, since each format has its own, as far as the other prints any. */
function onlyIn(one: Printed, other: Printed): string[] {
  const words = [...one.measures].filter((measure) => !other.measures.has(measure)).map(measureWords);
  const rest = [...one.found].filter((what) => !other.found.has(what));
  return [...rest.filter((what) => !isKey(what)), ...(other.measures.size === 0 ? [] : words), ...rest.filter(isKey)];
}

function printedIn(entries: Iterable<Entry>): Printed {
  const found = new Set<string>();
  const measures = new Set<string>();
  for (const each of entries) {
    const entry = withPlainLinks(each);
    for (const field of TEXTS) if ((entry[field] ?? []).length > 0) found.add(wordsOf(field));
    for (const field of SINGLES) if (entry[field] !== undefined) found.add(wordsOf(field));
    for (const { text } of entry.names) if (isOtherScript(text)) found.add(OTHER_SCRIPTS);
    for (const { text } of entry.addresses) found.add(isOtherScript(text) ? OTHER_ADDRESSES : ADDRESSES);
    for (const [key] of entry.unmapped) if (!isHousekeeping(entry, key)) found.add(keyWords(key));
    for (const measure of entry.measures) measures.add(measure);
  }
  return { found, measures };
}

function without(each: Entry, out: ReadonlySet<string>): Entry {
  const entry: Record<string, unknown> = { ...withPlainLinks(each) };
  for (const field of TEXTS) if (out.has(wordsOf(field))) entry[field] = [];
  for (const field of SINGLES) if (out.has(wordsOf(field))) delete entry[field];
  return {
    ...(entry as unknown as Entry),
    measures: (entry["measures"] as Entry["measures"]).filter((measure) => !out.has(measureWords(measure))),
    names: out.has(OTHER_SCRIPTS) ? each.names.filter(({ text }) => !isOtherScript(text)) : each.names,
    addresses: each.addresses.filter(({ text }) => !out.has(isOtherScript(text) ? OTHER_ADDRESSES : ADDRESSES)),
    // one format ends a sentence with a full stop where the other does not
    unmapped: each.unmapped.filter(([key]) => !out.has(keyWords(key))).map(([key, value]) => [key, value.replace(/\.$/, "")] as const),
  };
}

/**
 * One format says how two parties are linked, and to which key; the other that they are, in its remarks (OFAC's `(Linked To: …)`), which is where
 * its reader has the link from. What both say is the name at the other end.
 */
function withPlainLinks(entry: Entry): Entry {
  const { remarks, ...rest } = entry;
  const pieces = remarks?.split(/[;\n]/).filter((piece) => !/^\s*\(?Linked To:/i.test(piece));
  const kept = pieces?.join(";").trim() ?? "";
  return {
    ...rest,
    relations: entry.relations.map(({ name, to }) => ({ kind: "linked-to", name: name ?? to ?? "" })),
    ...(kept === "" ? {} : { remarks: kept }),
  };
}
