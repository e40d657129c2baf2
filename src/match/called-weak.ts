import type { PartyId } from "../ground/index.ts";
import { exactKey } from "../names/index.ts";
import type { ScreenOptions } from "./alert.ts";
import { askedForms } from "./name-forms.ts";
import { WEAK } from "./nameindex.ts";
import type { PrintedNames } from "./printed-names.ts";
import type { Inside } from "./snapshot.ts";
import type { Subject } from "./subject.ts";
import { sameKind } from "./weigh.ts";

/** A name of the subject that is, to the letter, one of these parties' that its publisher calls weak. */
export interface CalledWeak {
  readonly asked: string;
  /** in the order of the lists, each once */
  readonly parties: readonly { readonly party: PartyId; readonly caption: string }[];
}

/** By itself a weak name is no alert (`interface.md`, Bands); that it is there must not stay unsaid. */
export function calledWeak(
  inside: Inside,
  printed: PrintedNames,
  { names, kind }: Subject,
  { lists }: Pick<ScreenOptions, "lists"> = {},
): readonly CalledWeak[] {
  const { nameFlags, nameEntry } = inside.index;
  const captions = (asked: string): ReadonlyMap<PartyId, string> => {
    const found = new Map<PartyId, string>();
    const key = exactKey(asked);
    for (const name of key === "" ? [] : printed.byKey(key).toSorted((a, b) => a - b)) {
      const entry = nameEntry[name] as number;
      if (((nameFlags[name] as number) & WEAK) === 0 || !sameKind(kind, inside.kindOf(entry))) continue;
      const { list, party, caption } = inside.entry(entry);
      if (!found.has(party) && (lists?.includes(list) ?? true)) found.set(party, caption);
    }
    return found;
  };
  // *TTP Swat* is asked as *TTP*, too; a reading of a name is not the name to the letter
  const forms = names.flatMap((name) => [name, ...askedForms(name, kind).flatMap(({ text, spoken }) => (spoken ? [] : [text]))]);
  return [...new Set(forms)]
    .map((asked) => ({ asked, parties: Array.from(captions(asked), ([party, caption]) => ({ party, caption })) }))
    .filter(({ parties }) => parties.length > 0);
}
