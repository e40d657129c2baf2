import type { EntryId, Kind, ListId, PartyId } from "../ground/index.ts";
import type { Facts } from "./second-facts.ts";

export interface ListedName {
  readonly text: string;
  /** the publisher calls it weak (low quality, weak a.k.a.) */
  readonly weak: boolean;
  readonly role: string;
}

/** What the engine needs of one entry. The registry makes it from an `Entry` and the party it belongs to. */
export interface ListedEntry extends Facts {
  readonly list: ListId;
  readonly id: EntryId;
  readonly party: PartyId;
  readonly kind: Kind;
  readonly caption: string;
  readonly names: readonly ListedName[];
  /** JSON for the evidence card (programmes, legal basis, listed on, claims …); the engine only carries it */
  readonly card: string;
}

/** State of one list when the snapshot was made; whether it is stale is judged by the asker's clock. */
export interface SnapshotList {
  readonly id: ListId;
  readonly title: string;
  readonly published: string | null;
  /** ISO instant of the last successful check or of the day it was added */
  readonly checked: string;
  readonly entries: number;
  readonly names: number;
  readonly unmapped: number;
  readonly problems: number;
  readonly sha256: string;
  /** `partial`: half read, or a sibling file is missing */
  readonly state: "current" | "quarantined" | "partial";
  readonly note?: string;
}
