import type { EntryId, Kind, ListId, Sha256 } from "../ground/index.ts";
import type { SnapshotList } from "../match/index.ts";

/** One version of a list, as a bulletin names it. */
export interface BulletinVersion {
  /** number of the ledger's event that brought it */
  readonly seq: number;
  readonly sha256: Sha256;
  readonly published: string | null;
  /** the day from which it counts: `published`, its first day where that is a month or a year, else the day it was added */
  readonly day: string;
  /** when it came into this data folder */
  readonly at: string;
  readonly format: string;
  readonly entries: number;
  readonly state: SnapshotList["state"];
}

/** What of an entry a bulletin can speak of, in the order in which it does. */
export const BULLETIN_FIELDS = [
  "kind",
  "names",
  "births",
  "birthPlaces",
  "sex",
  "nationalities",
  "identifiers",
  "addresses",
  "fathers",
  "mothers",
  "titles",
  "positions",
  "programmes",
  "legalBasis",
  "measures",
  "listedOn",
  "amendedOn",
  "endedOn",
  "relations",
  "claims",
  "remarks",
  "unmapped",
] as const;
export type BulletinField = (typeof BULLETIN_FIELDS)[number];

/** What changed in one field; values as a person reads them. */
export interface FieldChange {
  readonly field: BulletinField;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly { readonly from: string; readonly to: string }[];
}

/** Who or what an entry is about, short. */
export interface EntryHead {
  readonly id: EntryId;
  readonly kind: Kind;
  readonly caption: string;
  /** a name in another script than the caption's, as the list prints it */
  readonly original?: string;
  readonly births: readonly string[];
  readonly nationalities: readonly string[];
  readonly programmes: readonly string[];
  readonly listedOn?: string;
  /** further names beside the caption */
  readonly otherNames: number;
}

/** How an entry that came or went hangs together with others, where the evidence says so; the entry counts as come or gone all the same. */
export interface Move {
  readonly how: "renumbered" | "merged" | "split";
  readonly from: readonly EntryId[];
  readonly to: readonly EntryId[];
  readonly caption: string;
  /** in words, for a person to judge: `same name, same birth 1971-06-05` */
  readonly because: readonly string[];
}

export interface Amended extends EntryHead {
  readonly fields: readonly FieldChange[];
}

/** What changed between two versions of one list. `counts.before + counts.added − counts.removed = counts.after`, always. */
export interface Bulletin {
  readonly list: ListId;
  readonly title: string;
  readonly from: BulletinVersion;
  readonly to: BulletinVersion;
  readonly counts: {
    readonly before: number;
    readonly after: number;
    readonly added: number;
    readonly removed: number;
    readonly amended: number;
    readonly renumbered: number;
    readonly merged: number;
    readonly split: number;
    /** to the letter the same, or the same but for order and blanks */
    readonly unchanged: number;
    /** of the unchanged: those whose record numbers (a publisher's housekeeping) differ */
    readonly housekeeping: number;
  };
  readonly moves: readonly Move[];
  /** by their keys; those of `moves` included */
  readonly added: readonly EntryHead[];
  readonly removed: readonly EntryHead[];
  readonly amended: readonly Amended[];
  /** in words: siblings that were not given, a version that was half read, another format */
  readonly notes: readonly string[];
}

/** Bulletins for all lists that were asked about, and in words which could not be compared. */
export interface Changes {
  readonly bulletins: readonly Bulletin[];
  readonly notes: readonly string[];
}
