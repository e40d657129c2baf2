import type { PartyId } from "../ground/index.ts";
import { storedParty, type EntryColumns } from "./entry-columns.ts";
import { newTexts } from "./texts.ts";

/** The party that an entry turned out to belong to. */
export interface FoundParty {
  readonly id: PartyId;
  readonly caption: string;
}

/**
 * Columns in which entries have other parties than when they were taken in; those given are used up. `found` says which, by the entry's place;
 * null: as before.
 */
export function withParties(columns: EntryColumns, found: (entry: number) => FoundParty | null): EntryColumns {
  const before = new Uint8Array(columns.stored.byteLength);
  const offsets = columns.stored.offsets();
  columns.stored.handOver(before, 0);
  const stored = newTexts();
  const encoder = new TextEncoder();
  for (let entry = 0; entry < columns.parties.length; entry++) {
    const [from, to] = [offsets[entry] as number, offsets[entry + 1] as number];
    const party = found(entry);
    if (party === null) {
      stored.addBytes(before.subarray(from, to));
      continue;
    }
    const at = from + columns.partyAt.at(entry);
    const named = encoder.encode(storedParty({ party: party.id, caption: party.caption }));
    const after = before.subarray(at + columns.partyBytes.at(entry), to);
    const bytes = new Uint8Array(at - from + named.length + after.length);
    bytes.set(before.subarray(from, at));
    bytes.set(named, at - from);
    bytes.set(after, at - from + named.length);
    stored.addBytes(bytes);
    columns.parties[entry] = party.id;
    columns.partyBytes.set(entry, named.length);
  }
  return { ...columns, stored };
}
