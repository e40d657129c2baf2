import { exactKey } from "../names/index.ts";
import { createAcross, type Across, type Drawn } from "./across.ts";
import type { Alignment } from "./align.ts";
import type { AskedName } from "./asked-names.ts";
import { NO_NAME, type Candidate } from "./candidate.ts";
import { mostGain } from "./facts.ts";
import { readIdentifiers } from "./identifier-evidence.ts";
import { nearKeys } from "./near-numbers.ts";
import { WEAK } from "./nameindex.ts";
import { PARAMETERS } from "./parameters.ts";
import type { OwnCount } from "./population.ts";
import { under, type PrintedNames } from "./printed-names.ts";
import { readQuery, type Query } from "./query.ts";
import type { Scratch } from "./scratch.ts";
import { alignOne, searchNames } from "./search.ts";
import type { Inside } from "./snapshot.ts";
import type { Subject } from "./subject.ts";
import { sameKind } from "./weigh.ts";

/** What is looked in, and what is noted down. */
export interface Place {
  readonly inside: Inside;
  readonly scratch: Scratch;
  readonly printed: PrintedNames;
  /** what was typed, of queries that are a reading of it or divide it otherwise */
  readonly typed: WeakMap<Query, string>;
}

/** How far to look: entries that may reach `least`; `across`: words of several names of one entry count together. */
export interface Reaching {
  readonly least: number;
  readonly across: boolean;
  readonly own?: OwnCount | undefined;
}

export type FindCandidates = (subject: Subject, names: readonly AskedName[], reaching: Reaching) => Map<number, Candidate>;

/** Finds the entries of a snapshot that a subject may be, each with the name that agrees best. */
export function createCandidates({ inside, scratch, printed, typed }: Place): FindCandidates {
  const { index } = inside;
  const searchAcross = createAcross(index, scratch, inside);
  return candidates;

  /** Entries that may reach `least`: by name, by a name to the letter, by an identifier. */
  function candidates(subject: Subject, names: readonly AskedName[], { least, own, across }: Reaching): Map<number, Candidate> {
    const gain = mostGain(subject);
    const leastName = gain > 0 ? Math.min(least, Math.max(PARAMETERS.nameFloor, least - gain)) : least;
    const best = new Map<number, Candidate>();
    // of the text in hand: the most that any name of the right kind brings, and the names that are it to the letter
    let top = -Infinity;
    const toTheLetter = new Map<number, Candidate>();
    const keep = (query: Query, name: number, alignment: Alignment, exact: boolean, spoken = false): void => {
      const entry = index.nameEntry[name] as number;
      const value = alignment.bits + (((index.nameFlags[name] as number) & WEAK) !== 0 ? PARAMETERS.weakName : 0);
      const sofar = best.get(entry);
      if (sofar === undefined || value > sofar.bits || (value === sofar.bits && exact && !sofar.exact))
        best.set(entry, { ...NO_NAME, query, name, alignment, bits: value, exact: exact || (sofar?.exact ?? false), spoken });
      else if (exact && !sofar.exact) best.set(entry, { ...sofar, exact });
      if (value > top && sameKind(subject.kind, inside.kindOf(entry))) top = value;
      if (exact && (toTheLetter.get(entry)?.bits ?? -Infinity) < value)
        toTheLetter.set(entry, { ...NO_NAME, query, name, alignment, bits: value, exact, spoken });
    };
    const keepAcross = (query: Query, across: Across, spoken: boolean): void => {
      const sofar = best.get(across.entry);
      if (sofar !== undefined && (sofar.exact || sofar.bits >= across.bits)) return;
      best.set(across.entry, { ...NO_NAME, query, name: (across.drawn[0] as Drawn).name, bits: across.bits, spoken, across });
    };
    const byIdentifier = entriesByIdentifier(subject);
    for (const { forms } of names) {
      top = -Infinity;
      toTheLetter.clear();
      for (const form of forms) {
        const query = readQuery(scratch.lookup, form.text, subject.kind, own, form.atMost);
        if (form.of !== undefined) typed.set(query, form.of);
        const reached = searchNames(query, index, scratch, leastName, ({ name, alignment }) =>
          keep(query, name, alignment, false, form.spoken),
        );
        if (across) searchAcross(query, reached, leastName, (hit) => keepAcross(query, hit, form.spoken));
        for (const name of form.spoken ? [] : namesLike(form.text))
          keep(query, name, toTheLetterIn(alignOne(query, index, scratch, name)), !form.derived);
        for (const apart of form.apart) {
          const cut = readQuery(scratch.lookup, apart.text, subject.kind, own);
          typed.set(cut, form.text);
          const like = new Set(namesLike(apart.text));
          for (const name of apart.names) {
            const alignment = alignOne(cut, index, scratch, name);
            keep(cut, name, like.has(name) ? toTheLetterIn(alignment) : alignment, false);
          }
        }
        for (const entry of byIdentifier) {
          for (let n = inside.entryNames[entry] as number; n < (inside.entryNames[entry + 1] as number); n++)
            keep(query, n, alignOne(query, index, scratch, n), false, form.spoken);
        }
      }
      for (const [entry, own] of toTheLetter) {
        if (own.bits < top && (best.get(entry) as Candidate).bits < top && sameKind(subject.kind, inside.kindOf(entry)))
          best.set(entry, { ...own, bits: top, lift: top - own.bits });
      }
    }
    for (const entry of byIdentifier) if (!best.has(entry) || (best.get(entry) as Candidate).bits < 0) best.set(entry, NO_NAME);
    return best;
  }

  /** The listed names that are this one to the letter. */
  function namesLike(text: string): readonly number[] {
    const key = exactKey(text);
    return key === "" ? [] : printed.byKey(key);
  }

  /** Those that print one of its numbers, or one that may be a misprint of it. */
  function entriesByIdentifier(subject: Subject): Set<number> {
    const out = new Set<number>();
    const { identifierHash, identifierEntry } = inside;
    const add = (key: string): void => {
      for (const entry of under(identifierHash, identifierEntry, key)) out.add(entry);
    };
    for (const { number, lookup } of readIdentifiers(subject.identifiers)) {
      add(lookup);
      for (const key of nearKeys(number)) add(key);
    }
    return out;
  }
}

/** Whose letters are the same is so whichever of its readings agrees: of a word without vowels the likeliest is worth no more than its consonants. */
const toTheLetterIn = (alignment: Alignment): Alignment =>
  alignment.exact > 0 ? alignment : { ...alignment, bits: alignment.bits + PARAMETERS.exact, exact: PARAMETERS.exact };
