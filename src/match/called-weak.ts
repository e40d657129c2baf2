import { KINDS, type PartyId } from "../ground/index.ts";
import { exactKey } from "../names/index.ts";
import type { ScreenOptions } from "./alert.ts";
import { WEAK } from "./nameindex.ts";
import type { PrintedNames } from "./printed-names.ts";
import type { Snapshot } from "./snapshot.ts";
import type { Subject } from "./subject.ts";

/** A name of the subject that is, to the letter, one of this party's that its publisher calls weak. */
export interface CalledWeak {
  readonly asked: string;
  readonly party: PartyId;
  readonly caption: string;
}

/** Each party once for each such name, in the order of the lists. By itself a weak name is no alert (`interface.md`, Bands); that it is there must not stay unsaid. */
export function calledWeak(
  { inside, lists }: Snapshot,
  printed: PrintedNames,
  subject: Subject,
  options: Pick<ScreenOptions, "lists"> = {},
): readonly CalledWeak[] {
  const { index } = inside;
  const found = new Map<string, CalledWeak>();
  for (const asked of subject.names) {
    const key = exactKey(asked);
    if (key === "") continue;
    for (const name of printed.byKey(key).toSorted((a, b) => a - b)) {
      if (((index.nameFlags[name] as number) & WEAK) === 0) continue;
      const at = index.nameEntry[name] as number;
      const kind = KINDS[inside.entryKind[at] as number];
      if (subject.kind !== "any" && kind !== "unknown" && kind !== subject.kind) continue;
      const list = lists[inside.entryList[at] as number];
      if (options.lists !== undefined && (list === undefined || !options.lists.includes(list.id))) continue;
      const { party, caption } = inside.entry(at);
      const one = `${party}\n${asked}`;
      if (!found.has(one)) found.set(one, { asked, party, caption });
    }
  }
  return [...found.values()];
}
