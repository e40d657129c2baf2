import type { Birth, EntryId, Identifier, Kind, ListId, PartialDate, Sex } from "../ground/index.ts";

/** `primary` the publisher's main name; `variation` a further main name (UK); `alias` a.k.a.; `former` f.k.a.; `original` the original-script column; `acronym` printed as an abbreviation. */
export type NameRole = "primary" | "variation" | "alias" | "former" | "original" | "acronym";
/** The publisher's own judgement; `unknown` where it gives none. */
export type NameQuality = "strong" | "weak" | "unknown";

export interface EntryName {
  /** natural order (`Given SURNAME`), white space squeezed */
  readonly text: string;
  /** the cell as printed, when that differs (`SURNAME, Given`) */
  readonly printed?: string;
  readonly role: NameRole;
  readonly quality: NameQuality;
  /** ISO 15924, from the letters: `Latn`, `Arab`, `Cyrl` … */
  readonly script: string;
  /** ISO 639 where the source says so */
  readonly language?: string;
}

export interface EntryAddress {
  readonly text: string;
  readonly street?: string;
  readonly city?: string;
  readonly region?: string;
  readonly postalCode?: string;
  /** ISO 3166 alpha-2, lower case, where it could be read */
  readonly country?: string;
  readonly note?: string;
}

export interface EntryPlace {
  readonly text: string;
  readonly country?: string;
}

/** `kind` is an open vocabulary: linked-to, associated-with, owned-by, subsidiary, parent, family, leader, front-of, formerly, operator … */
export interface EntryRelation {
  readonly kind: string;
  /** the publisher's key of the other entry, where it prints one */
  readonly to?: EntryId;
  readonly name?: string;
  readonly note?: string;
}

/** A dated statement with its source: the starter register's contested and recalled claims live here. */
export interface EntryClaim {
  readonly what: string;
  readonly text: string;
  readonly from?: PartialDate;
  readonly to?: PartialDate;
  readonly source: string;
  /** of a designation: who ordered it, on what legal basis, `proscribed` · `observed` · `lapsed` · `delisted`, and its number as printed */
  readonly by?: string;
  readonly basis?: string;
  readonly status?: string;
  readonly reference?: string;
  /** `seen` in the named source · `recalled` from memory, shown as such · `contested` another source says otherwise */
  readonly confidence: "seen" | "recalled" | "contested";
}

/** Where in the file this entry stands. */
export interface EntrySource {
  readonly file: string;
  /** 1-based line, row or node number */
  readonly line: number;
}

/** What one list prints about one party. Nothing printed is lost: what no field fits is in `unmapped`. */
export interface Entry {
  readonly list: ListId;
  readonly id: EntryId;
  readonly kind: Kind;
  readonly names: readonly EntryName[];
  readonly births: readonly Birth[];
  readonly birthPlaces: readonly EntryPlace[];
  readonly identifiers: readonly Identifier[];
  readonly addresses: readonly EntryAddress[];
  /** ISO 3166 alpha-2, lower case; as printed (trimmed) where it could not be read */
  readonly nationalities: readonly string[];
  readonly sex?: Sex;
  readonly fathers: readonly string[];
  readonly mothers: readonly string[];
  readonly titles: readonly string[];
  readonly positions: readonly string[];
  readonly programmes: readonly string[];
  readonly legalBasis: readonly string[];
  /** what the listing orders, as the publisher names it (asset freeze, travel ban, …); empty where it does not say */
  readonly measures: readonly string[];
  readonly listedOn?: PartialDate;
  readonly amendedOn?: readonly PartialDate[];
  /** end of validity where the list prints one (lapsed ordinance, expired order) */
  readonly endedOn?: PartialDate;
  readonly relations: readonly EntryRelation[];
  readonly claims: readonly EntryClaim[];
  readonly remarks?: string;
  /** column, tag or label → values as printed; a Map's entries, because the keys come from outside */
  readonly unmapped: readonly (readonly [key: string, value: string])[];
  readonly source: EntrySource;
}
