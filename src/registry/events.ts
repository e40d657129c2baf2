import type { LedgerEvent } from "../ledger/index.ts";
import type { SnapshotList } from "../match/index.ts";
import type { GuardRecord } from "./guard-rules.ts";

/** What the registry writes into the ledger, by kind. Other rooms' events are passed over. */
export interface ListAdded {
  readonly list: string;
  readonly title: string;
  readonly format: string;
  readonly published: string | null;
  /** of the publication (`publicationHash`) */
  readonly sha256: string;
  readonly parts: readonly PartRecord[];
  readonly entriesFile: string;
  readonly entries: number;
  readonly names: number;
  readonly rows: number;
  /** values in all that no field fits, and the most frequent keys */
  readonly unmapped: number;
  readonly unmappedKeys: readonly (readonly [key: string, count: number])[];
  readonly problems: number;
  readonly firstProblems: readonly unknown[];
  readonly state: SnapshotList["state"];
  readonly filed: "in-force" | "history";
  readonly notes: readonly string[];
  /** when its publisher was last asked, where another register handed it on; absent: when it was added */
  readonly checked?: string;
  /** what the guard saw; absent in events from before there was one */
  readonly guard?: GuardRecord;
  /** it came from the publisher's address: at that time it was the newest there was */
  readonly pulled?: true;
}

/** One file of a publication. */
export interface PartRecord {
  readonly part: string;
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  /** the file was not given this time: its last version was kept */
  readonly kept: boolean;
}

export interface ListChecked {
  readonly list: string;
  readonly sha256: string;
  /** the publisher's address was asked */
  readonly pulled?: true;
}

export interface ListRemoved {
  readonly list: string;
}

/**
 * `list.released`: a person let a quarantined version into force; `list.discarded`: a person refused it; `why` is the reason. `list.retired`: it was
 * only damaged, and its publisher serves the version in force again.
 */
export interface ListDecided {
  readonly list: string;
  /** the event that brought the version */
  readonly version: number;
  readonly sha256: string;
  /** the account that the person worked under, where it has another name than the person */
  readonly account?: string;
}

/** `party.joined`, `party.refused`, `party.split`: a person's decision about entries. `why` is the reason; the last one about a pair stands. */
export interface PartyDecided {
  /** `list:entry` of two entries each, in the order of text */
  readonly pairs: readonly (readonly [left: string, right: string])[];
  /** what spoke for and against when it was decided, in words */
  readonly seen: readonly string[];
  /** events whose decision about one of the pairs, to keep it apart, ends by this one */
  readonly takesBack?: readonly number[];
  /** it was decided in another register, and the person of this event has taken it over: who, when and why there, and the event's number there */
  readonly imported?: { readonly who: string; readonly at: string; readonly why: string; readonly event: number };
  /** the account that the person worked under, where it has another name than the person */
  readonly account?: string;
}

export interface SnapshotPublished {
  /** null: the folder holds no list any more */
  readonly snapshot: string | null;
  readonly parameters: string | null;
  /** the parameters of the engine at hand, also where there is no snapshot: another engine builds anew */
  readonly engine: string;
  /** the last event that is in the snapshot */
  readonly upTo: number;
}

export const KINDS_OF_EVENT = {
  added: "list.added",
  checked: "list.checked",
  removed: "list.removed",
  released: "list.released",
  discarded: "list.discarded",
  retired: "list.retired",
  joined: "party.joined",
  refused: "party.refused",
  split: "party.split",
  published: "snapshot.published",
  screened: "screening.recorded",
} as const;

/** The data of one of our own events: its shape is what this room wrote, and the chain says that nobody changed it. */
export const dataOf = <T>(event: LedgerEvent): T => event.data as unknown as T;
