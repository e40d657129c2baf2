import type { EntryId, ListId } from "../ground/index.ts";
import type { ListedEntry, SnapshotList } from "./listed.ts";

/** An opened snapshot: views on one immutable buffer, nothing copied. */
export interface Snapshot {
  readonly buffer: ArrayBufferLike;
  /** SHA-256 of the buffer's content, hexadecimal: the name of the snapshot */
  readonly id: string;
  /** hash of the parameters it was built with */
  readonly parameters: string;
  readonly lists: readonly SnapshotList[];
  readonly entryCount: number;
  readonly nameCount: number;
  /** the card JSON of an entry, or null */
  card(list: ListId, id: EntryId): string | null;
}

/** Builds one immutable buffer (magic, version, parameter hash, checksum). Same input, same bytes. */
export declare function buildSnapshot(entries: Iterable<ListedEntry>, lists: readonly SnapshotList[]): Uint8Array;
/** Validates the header and gives views. Throws `snapshot-damaged`. Takes a SharedArrayBuffer as well. */
export declare function openSnapshot(buffer: ArrayBufferLike): Snapshot;
