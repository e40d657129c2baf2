import { bits, KINDS, type Kind } from "../ground/index.ts";
import { exactKey, lately, readName } from "../names/index.ts";
import { createAcross, type Across, type Drawn } from "./across.ts";
import { type Alignment } from "./align.ts";
import { BANDS, type Alert, type Band, type Comparison, type Evidence, type ScreenOptions } from "./alert.ts";
import { bandOf, leastWeight, probabilityOf } from "./bands.ts";
import { calledWeak, type CalledWeak } from "./called-weak.ts";
import { evidenceLine, toldLines } from "./evidence-line.ts";
import { explainAcross, explainName } from "./explain.ts";
import { compareFacts, mostGain, type FactFindings } from "./facts.ts";
import { readIdentifiers } from "./identifier-evidence.ts";
import { askedForms, nameForms, type NameForm } from "./name-forms.ts";
import { nearKeys } from "./near-numbers.ts";
import { DERIVED, SPOKEN, WEAK } from "./nameindex.ts";
import { paperName, type PaperName } from "./paper-name.ts";
import { PARAMETERS } from "./parameters.ts";
import type { OwnCount } from "./population.ts";
import { readQuery, type Query } from "./query.ts";
import { rounded } from "./rounded.ts";
import { createScratch } from "./scratch.ts";
import { alignOne, searchNames } from "./search.ts";
import { partsOf } from "./within.ts";
import { lowerBound } from "./lower-bound.ts";
import { printedNames } from "./printed-names.ts";
import { wordsApart, type ApartName } from "./words-apart.ts";
import { hashText, type Snapshot, type StoredEntry } from "./snapshot.ts";
import type { Subject } from "./subject.ts";
import { unread } from "./unread.ts";
import { kindEvidence, partyKind, sameKind, weigh } from "./weigh.ts";

/** Holds scratch memory; one per thread. */
export interface Matcher {
  /** Alerts at or above `minBand`, best first. */
  screen(subject: Subject, options?: ScreenOptions): Alert[];
  /** Parties of which the subject bears a weak name to the letter: too little for an alert by itself, and to be said. */
  calledWeak(subject: Subject, options?: Pick<ScreenOptions, "lists">): readonly CalledWeak[];
  /** What in the subject could not be read by the engine (a script without a reading, words beyond the limit): the answer must say so. */
  unread(subject: Subject): string[];
}

/** Settings of a measuring run; a desk has no use for them. */
export interface Measuring {
  /** the subject's own row was counted in this area of the population: leave it out */
  readonly own?: OwnCount;
  /** alerts from this weight instead of a band's */
  readonly leastWeight?: number;
}

/** A form of the subject's name, and the listed names that its words are cut like. */
interface AskedForm extends NameForm {
  readonly apart: readonly ApartName[];
}
interface AskedName {
  readonly text: string;
  readonly forms: readonly AskedForm[];
}
const alone = (form: NameForm): AskedForm => ({ ...form, apart: [] });

/** The best agreement of the subject's names with one entry. */
interface Candidate {
  readonly query: Query | null;
  readonly name: number;
  readonly alignment: Alignment | null;
  readonly bits: number;
  readonly exact: boolean;
  /** the query is a reading of the name that was asked, not the name */
  readonly spoken: boolean;
  /** words of several of its names; `name` is then that of the dearest */
  readonly across: Across | null;
  /** a listed name that stands to the letter within the one that was asked, and the words that are it */
  readonly within: { readonly part: string; readonly listed: string } | null;
  /** bits that a name to the letter was lifted by: no other name of the lists agrees better with it than it does itself */
  readonly lift: number;
}

/** listed names that are kept as they were read for an alert: many alerts are of few names */
const MOST_PAPERS = 1_000;

const NO_NAME: Candidate = {
  query: null,
  name: -1,
  alignment: null,
  bits: 0,
  exact: false,
  spoken: false,
  across: null,
  within: null,
  lift: 0,
};

export function createMatcher(
  snapshot: Snapshot,
): Matcher & { measure(subject: Subject, options: ScreenOptions, measuring: Measuring): Alert[] } {
  const { inside } = snapshot;
  const { index } = inside;
  const scratch = createScratch(index);
  const searchAcross = createAcross(index, scratch, inside);
  const printed = printedNames(inside);
  const kindOf = (entry: number): Kind => KINDS[inside.entryKind[entry] as number] as Kind;
  /** what was typed, of queries that are a reading of it or divide it otherwise */
  const typed = new WeakMap<Query, string>();
  const screen = (subject: Subject, options: ScreenOptions = {}, measuring: Measuring = {}): Alert[] => {
    const minBand = options.minBand ?? "possible";
    const least = measuring.leastWeight ?? leastWeight(minBand);
    const allowed = options.lists === undefined ? null : new Set(options.lists.map((id) => snapshot.lists.findIndex((l) => l.id === id)));
    const asked = options.names === "asked";
    const across = !asked && (subject.kind === "person" || subject.kind === "any");
    const names = subject.names.map((text) => ({ text, forms: asked ? nameForms(text).map(alone) : askedAs(text, subject.kind) }));
    const found = candidates(subject, names, least, { ...measuring, across });
    if (subject.kind !== "person" && !asked && BANDS.indexOf(minBand) <= BANDS.indexOf("possible")) addWithin(found, subject, names);
    const byParty = new Map<number, { entries: [entry: number, candidate: Candidate, scored: Scored][] }>();
    for (const [entry, candidate] of found) {
      if (allowed !== null && !allowed.has(inside.entryList[entry] as number)) continue;
      const scored = score(subject, entry, candidate);
      if (scored === null) continue;
      const party = inside.entryParty[entry] as number;
      const sofar = byParty.get(party);
      if (sofar === undefined) byParty.set(party, { entries: [[entry, candidate, scored]] });
      else sofar.entries.push([entry, candidate, scored]);
    }
    const ranked: { weight: number; exact: boolean; entry: number; make: () => Alert }[] = [];
    for (const { entries } of byParty.values()) {
      entries.sort((a, b) => b[2].weight - a[2].weight || Number(b[1].exact) - Number(a[1].exact) || a[0] - b[0]);
      const [entry, candidate, best] = entries[0] as [number, Candidate, Scored];
      const byRule = entries.some(
        ([, c, s]) => s.conflicts.length === 0 && (c.within !== null || (c.exact && ((index.nameFlags[c.name] as number) & WEAK) === 0)),
      );
      const own = bandOf(best.weight);
      const band: Band | null = byRule && (own === null || own === "weak") ? "possible" : own;
      const lifted = band !== own;
      if (band === null || (BANDS.indexOf(band) < BANDS.indexOf(minBand) && measuring.leastWeight === undefined)) continue;
      if (measuring.leastWeight !== undefined && best.weight < least && !lifted) continue;
      ranked.push({
        weight: best.weight,
        exact: candidate.exact,
        entry,
        make: () => alertOf(entry, candidate, best, band, lifted, entries),
      });
    }
    ranked.sort((a, b) => b.weight - a.weight || Number(b.exact) - Number(a.exact) || a.entry - b.entry);
    const limit = options.limit ?? 10;
    const edge = ranked[limit - 1]?.weight ?? -Infinity;
    return ranked.filter((r, i) => i < limit || r.weight === edge).map((r) => r.make());
  };

  /** Entries that may reach `least`: by name, by a name to the letter, by an identifier. */
  function candidates(
    subject: Subject,
    names: readonly AskedName[],
    least: number,
    { own, across }: Measuring & { readonly across: boolean },
  ): Map<number, Candidate> {
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
      if (value > top && sameKind(subject.kind, kindOf(entry))) top = value;
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
        if (own.bits < top && (best.get(entry) as Candidate).bits < top && sameKind(subject.kind, kindOf(entry)))
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

  /** The forms under which a name is asked, each with the listed names that its words are cut like. */
  function askedAs(text: string, kind: Subject["kind"]): readonly AskedForm[] {
    // a part of a person's name is another person's
    const parts = kind !== "person";
    return askedForms(text, kind).map((form) =>
      form.spoken ? alone(form) : { ...form, apart: wordsApart(form.text, printed, { parts }) },
    );
  }

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
      if (kindOf(entry) !== "organisation" || ((index.nameFlags[name] as number) & WEAK) !== 0) continue;
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

  /** Those that print one of its numbers, or one that may be a misprint of it. */
  function entriesByIdentifier(subject: Subject): Set<number> {
    const out = new Set<number>();
    const { identifierHash, identifierEntry } = inside;
    const add = (key: string): void => {
      const hash = hashText(key);
      for (let k = lowerBound(identifierHash, hash); k < identifierHash.length && identifierHash[k] === hash; k++)
        out.add(identifierEntry[k] as number);
    };
    for (const { number, lookup } of readIdentifiers(subject.identifiers)) {
      add(lookup);
      for (const key of nearKeys(number)) add(key);
    }
    return out;
  }

  interface Scored {
    readonly weight: number;
    readonly stored: StoredEntry;
    readonly findings: FactFindings;
    readonly extra: readonly Evidence[];
    readonly conflicts: readonly string[];
  }

  function score(subject: Subject, entry: number, candidate: Candidate): Scored | null {
    const stored = inside.entry(entry);
    const kind = kindOf(entry);
    const findings = compareFacts(subject, stored, partyKind(subject.kind, kind));
    const besides = kindEvidence(subject.kind, kind);
    const extra = [...besides, ...nameEvidence(candidate, candidate.across?.weak ?? ((index.nameFlags[candidate.name] ?? 0) & WEAK) !== 0)];
    return { ...weigh(candidate.bits, findings, besides), stored, findings, extra };
  }

  function alertOf(
    entry: number,
    candidate: Candidate,
    best: Scored,
    band: Band,
    byExactRule: boolean,
    entries: readonly [number, Candidate, Scored][],
  ): Alert {
    return {
      party: best.stored.party,
      caption: best.stored.caption,
      kind: kindOf(entry),
      entries: entries.map(([, , s]) => ({ list: s.stored.list, id: s.stored.id, weight: bits(rounded(s.weight)) })),
      ...comparison(candidate, best),
      band,
      byExactRule,
    };
  }

  function comparison(candidate: Candidate, best: Scored): Omit<Comparison, "band"> {
    const { query, across, alignment, name } = candidate;
    const asked = query === null ? null : askedPaper(query, candidate.spoken);
    const paper = name < 0 ? null : listedPaper(name);
    const named =
      query === null || asked === null || paper === null
        ? []
        : across !== null
          ? explainAcross(query, asked, across, listedPaper)
          : alignment === null
            ? []
            : explainName({ query, asked, listed: paper, askedOn: "left" }, alignment);
    return {
      matched: {
        query: asked?.text ?? "",
        listed: paper?.text ?? "",
        exact: query !== null && paper !== null && across === null && !readOnly(candidate) && keyOf(query) === paper.key(),
      },
      weight: bits(rounded(best.weight)),
      probability: rounded(probabilityOf(best.weight), 1e6),
      evidence: toldLines([...named, ...best.extra, ...best.findings.evidence]),
      conflicts: best.conflicts,
      missing: best.findings.missing,
    };
  }

  /** A name of the subject as it was typed. */
  function askedPaper(query: Query, spoken: boolean): PaperName {
    if (asked.query !== query) {
      const words = query.words.map(({ word }) => word);
      asked = { query, paper: paperName(typed.get(query) ?? query.text, words, spoken ? "spoken" : "written") };
    }
    return asked.paper as PaperName;
  }
  let asked: { readonly query: Query | null; readonly paper: PaperName | null } = { query: null, paper: null };

  /** A listed name as its list prints it. */
  const listedPaper = lately((name: number) => readListed(name), { most: MOST_PAPERS });
  function readListed(name: number): PaperName {
    const text = inside.nameText(name);
    const { words } = readName(text, kindOf(index.nameEntry[name] as number));
    if (((index.nameFlags[name] as number) & SPOKEN) === 0) return paperName(text, words);
    // a reading stands behind the printed name of which it is one
    let printedAt = name - 1;
    while (printedAt > 0 && ((index.nameFlags[printedAt] as number) & DERIVED) !== 0 && !isReadAs(printedAt, text)) printedAt--;
    return paperName(inside.nameText(printedAt), words, "spoken");
  }
  const isReadAs = (name: number, text: string): boolean =>
    nameForms(inside.nameText(name)).some((form) => form.spoken && form.text === text);

  /** A query that is the best of one party often is of the next. */
  function keyOf(query: Query): string {
    if (keyed.query !== query) keyed = { query, key: exactKey(query.text) };
    return keyed.key;
  }
  let keyed: { readonly query: Query | null; readonly key: string } = { query: null, key: "" };

  /** Whether what agrees is a reading, on either side, of a name that is printed in other letters. */
  function readOnly({ spoken, name }: Candidate): boolean {
    return spoken || ((index.nameFlags[name] ?? 0) & SPOKEN) !== 0;
  }

  return {
    screen: (subject, options) => screen(subject, options),
    measure: screen,
    calledWeak: (subject, options) => calledWeak(inside, printed, subject, options),
    unread,
  };
}

/** Whose letters are the same is so whichever of its readings agrees: of a word without vowels the likeliest is worth no more than its consonants. */
const toTheLetterIn = (alignment: Alignment): Alignment =>
  alignment.exact > 0 ? alignment : { ...alignment, bits: alignment.bits + PARAMETERS.exact, exact: PARAMETERS.exact };

/** What the bits of the listed name hold already, in words. */
function nameEvidence({ bits: worth, within, lift }: Candidate, weak: boolean): readonly Evidence[] {
  const out: Evidence[] = [];
  if (weak && worth !== 0) out.push(evidenceLine("weak name", null, null, PARAMETERS.weakName, "the publisher calls this name weak"));
  if (within !== null) out.push(evidenceLine("within", within.part, within.listed, 0, "the listed name stands within, to the letter"));
  if (lift > 0)
    out.push(evidenceLine("exact name", null, null, lift, "no other name on the lists can be nearer to this one than the name itself"));
  return out;
}
