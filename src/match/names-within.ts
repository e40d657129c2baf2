import type { AskedName } from "./asked-names.ts";
import { NO_NAME, type Candidate } from "./candidate.ts";
import type { Place } from "./candidates.ts";
import { WEAK } from "./nameindex.ts";
import { paperName } from "./paper-name.ts";
import { PARAMETERS } from "./parameters.ts";
import { readQuery, type Query } from "./query.ts";
import { alignOne } from "./search.ts";
import type { Subject } from "./subject.ts";
import { partsOf } from "./within.ts";

/** Adds, to the entries that were found, bodies by names that stand within longer ones. */
export type AddWithin = (found: Map<number, Candidate>, subject: Subject, names: readonly AskedName[]) => void;

export function createWithin({ inside, scratch, printed, typed }: Place): AddWithin {
  const { index } = inside;
  return addWithin;

  /** Bodies whose names stand, to the letter, within those of the subject, and would by themselves be possible: *Al-Qaida Karachi*. */
  function addWithin(found: Map<number, Candidate>, subject: Subject, names: readonly AskedName[]): void {
    for (const { text, spoken, apart } of names.flatMap(({ forms }) => forms)) {
      if (spoken) continue;
      for (const part of partsOf(text)) lift(found, subject, { text, of: text, part: part.text, names: printed.byKey(part.key) });
      for (const { text: cut, within } of apart) if (within !== null) lift(found, subject, { text: cut, of: text, ...within });
    }
  }

  /** Those of these names, each of which is a part of the text, that are a body's and would by themselves be possible. `of`: the text as it was typed. */
  function lift(
    found: Map<number, Candidate>,
    subject: Subject,
    { text, of, part, names }: { readonly text: string; readonly of: string; readonly part: string; readonly names: readonly number[] },
  ): void {
    // several lists print one name
    let asked: Query | null = null;
    let query: Query | null = null;
    for (const name of names) {
      const entry = index.nameEntry[name] as number;
      const sofar = found.get(entry);
      if (inside.kindOf(entry) !== "organisation" || ((index.nameFlags[name] as number) & WEAK) !== 0) continue;
      if (sofar !== undefined && (sofar.exact || sofar.within !== null)) continue;
      asked ??= readQuery(scratch.lookup, part, "organisation");
      if (alignOne(asked, index, scratch, name).bits < PARAMETERS.bands.possible) continue;
      const within = {
        part: paperName(
          of,
          asked.words.map(({ word }) => word),
          "part",
        ).at(0, asked.words.length),
        listed: inside.nameText(name),
      };
      if (sofar !== undefined) found.set(entry, { ...sofar, within });
      else {
        query ??= readQuery(scratch.lookup, text, subject.kind);
        if (of !== text) typed.set(query, of);
        const alignment = alignOne(query, index, scratch, name);
        found.set(entry, { ...NO_NAME, query, name, alignment, bits: alignment.bits, within });
      }
    }
  }
}
