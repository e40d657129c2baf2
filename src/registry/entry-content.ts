import { BULLETIN_FIELDS, type BulletinField, type EntryHead } from "./bulletin.ts";
import type { Entry, EntryClaim, EntryName } from "../lists/index.ts";
import { captionOf } from "./facts.ts";
import { formatBirth } from "../ground/index.ts";

/** One value of a field. */
export interface Content {
  /** equal exactly when the list says the same: blanks squeezed, Unicode composed */
  readonly key: string;
  /** for a person */
  readonly text: string;
  /** two values with the same are one value that was changed (a name that became weak, a passport whose country was added) */
  readonly about: string;
}

/**
 * Numbers under which publishers keep their records: they change with the weather and say nothing about the party. The UN's are by name; OFAC
 * numbers every alias, address and fact: columns of its tables, and in its XML an element or attribute of a part (`aka/uid`, `feature/versionId`,
 * `IDRegDocument@ID`).
 */
const HOUSEKEEPING = /^(?:DATAID|VERSIONNUM|SORT_KEY|SORT_KEY_LAST_MOD|alt_num|add_num)$/;
const OFAC_NUMBER = /[/@](?:uid|id|ID|[A-Za-z]+(?:Id|ID))$/;
const OFAC_LISTS: ReadonlySet<string> = new Set(["us-sdn", "us-cons"]);

export const isHousekeeping = ({ list }: Entry, key: string): boolean =>
  HOUSEKEEPING.test(key) || (OFAC_LISTS.has(list) && OFAC_NUMBER.test(key));

/** All that an entry says, field by field; the order of values is the list's and means nothing. `housekeeping` is apart. */
export function contentOf(entry: Entry): {
  readonly fields: ReadonlyMap<BulletinField, readonly Content[]>;
  readonly housekeeping: string;
} {
  const fields = new Map<BulletinField, readonly Content[]>(BULLETIN_FIELDS.map((field) => [field, CONTENT[field](entry)]));
  const kept = entry.unmapped.filter(([key]) => isHousekeeping(entry, key)).map(([key, value]) => squeezed(`${key} ${value}`));
  return { fields, housekeeping: kept.toSorted().join("\n") };
}

const plain = (text: string, about = text): Content => ({ key: squeezed(text), text: squeezed(text), about: squeezed(about) });
const texts = (values: readonly string[] | undefined): Content[] => (values ?? []).map((value) => plain(value));
const single = (value: string | undefined): Content[] => (value === undefined ? [] : [plain(value, "")]);
const joined = (values: readonly (string | undefined)[]): string =>
  values.filter((value) => value !== undefined && value !== "").join(", ");

const CONTENT: Readonly<Record<BulletinField, (entry: Entry) => Content[]>> = {
  kind: ({ kind }) => single(kind),
  names: ({ names }) => names.map((name) => plain(nameText(name), name.text)),
  births: ({ births }) => births.map((birth) => plain(formatBirth(birth))),
  birthPlaces: ({ birthPlaces }) => birthPlaces.map(({ text }) => plain(text)),
  sex: ({ sex }) => single(sex),
  nationalities: ({ nationalities }) => texts(nationalities),
  identifiers: ({ identifiers }) =>
    identifiers.map(({ type, value, country, note }) => plain(joined([`${type} ${value}`, country, note]), `${type} ${value}`)),
  addresses: ({ addresses }) => addresses.map(({ text, note }) => plain(joined([text, note]), text)),
  fathers: ({ fathers }) => texts(fathers),
  mothers: ({ mothers }) => texts(mothers),
  titles: ({ titles }) => texts(titles),
  positions: ({ positions }) => texts(positions),
  programmes: ({ programmes }) => texts(programmes),
  legalBasis: ({ legalBasis }) => texts(legalBasis),
  measures: ({ measures }) => texts(measures),
  listedOn: ({ listedOn }) => single(listedOn),
  amendedOn: ({ amendedOn }) => texts(amendedOn),
  endedOn: ({ endedOn }) => single(endedOn),
  relations: ({ relations }) =>
    relations.map(({ kind, to, name, note }) =>
      plain(joined([`${kind}: ${name ?? to ?? ""}`, name === undefined ? undefined : to, note]), `${kind} ${name ?? to ?? ""}`),
    ),
  claims: ({ claims }) => claims.map((claim) => plain(claimText(claim), `${claim.what} ${claim.by ?? ""}`)),
  remarks: ({ remarks }) => (remarks === undefined ? [] : [{ ...plain(remarks, ""), key: reordered(remarks) }]),
  unmapped: (entry) => entry.unmapped.filter(([key]) => !isHousekeeping(entry, key)).map(([key, value]) => plain(`${key}: ${value}`, key)),
};

const nameText = ({ text, role, quality }: EntryName): string => `${text} (${joined([role, quality === "weak" ? "weak" : undefined])})`;

/** Without its source, which names file and line. */
function claimText({ what, text, from, to, by, basis, status, reference, confidence }: EntryClaim): string {
  const time = from === undefined ? undefined : to === undefined ? `since ${from}` : `${from} to ${to}`;
  return joined([`${what}: ${text}`, by, status, basis, reference, time, confidence === "seen" ? undefined : confidence]);
}

/** Remarks are pieces between semicolons or lines; which comes first means nothing. */
const reordered = (text: string): string =>
  text
    .split(/[;\n]/)
    .map((piece) => squeezed(piece).replace(/[.]$/, ""))
    .filter((piece) => piece !== "")
    .toSorted()
    .join(";");

/** Blanks of every kind are one, none at the ends; composed letters, so that another way to write the same letter is no change. */
export const squeezed = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[\s\u00a0\u200b\ufeff]+/gu, " ")
    .trim();

export function headOf(entry: Entry): EntryHead {
  const caption = captionOf(entry);
  const shown = entry.names.find(({ text }) => text === caption);
  const original = entry.names.find(
    ({ script, role }) => script !== (shown?.script ?? "Latn") && (role === "original" || role === "primary"),
  );
  return {
    id: entry.id,
    kind: entry.kind,
    caption,
    ...(original === undefined ? {} : { original: original.text }),
    births: entry.births.map((birth) => formatBirth(birth)),
    nationalities: entry.nationalities,
    programmes: entry.programmes,
    ...(entry.listedOn === undefined ? {} : { listedOn: entry.listedOn }),
    otherNames: Math.max(0, entry.names.length - 1 - (original === undefined ? 0 : 1)),
  };
}
