import type { EntryId, Kind, ListId, PartyId } from "../ground/index.ts";
import { DERIVED, WEAK } from "./nameindex.ts";
import type { Snapshot } from "./snapshot.ts";

/** One name as its list prints it, and whose it is. */
export interface PrintedName {
  readonly text: string;
  /** the publisher calls it weak */
  readonly weak: boolean;
  readonly kind: Kind;
  readonly party: PartyId;
  readonly list: ListId;
  readonly entry: EntryId;
}

/** Every printed name of a snapshot, entry by entry; parts of a printed cell that the engine compares besides are left out. */
export function* listedNames({ inside, entryCount }: Snapshot): Generator<PrintedName> {
  const { nameFlags } = inside.index;
  for (let entry = 0; entry < entryCount; entry++) {
    const { list, id, party } = inside.entry(entry);
    const kind = inside.kindOf(entry);
    for (let name = inside.entryNames[entry] as number; name < (inside.entryNames[entry + 1] as number); name++) {
      const flags = nameFlags[name] as number;
      if ((flags & DERIVED) === 0) yield { text: inside.nameText(name), weak: (flags & WEAK) !== 0, kind, party, list, entry: id };
    }
  }
}
