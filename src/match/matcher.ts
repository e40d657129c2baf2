import { bits } from "../ground/index.ts";
import { exactKey } from "../names/index.ts";
import { BANDS, type Alert, type Band, type Comparison, type Evidence, type ScreenOptions } from "./alert.ts";
import { askedNames } from "./asked-names.ts";
import { bandOf, leastWeight, probabilityOf } from "./bands.ts";
import { calledWeak, type CalledWeak } from "./called-weak.ts";
import type { Candidate } from "./candidate.ts";
import { createCandidates } from "./candidates.ts";
import { evidenceLine, toldLines } from "./evidence-line.ts";
import { explainAcross, explainName } from "./explain.ts";
import { compareFacts, type FactFindings } from "./facts.ts";
import { SPOKEN, WEAK } from "./nameindex.ts";
import { createWithin } from "./names-within.ts";
import { createPapers } from "./papers.ts";
import { PARAMETERS } from "./parameters.ts";
import type { OwnCount } from "./population.ts";
import { printedNames } from "./printed-names.ts";
import type { Query } from "./query.ts";
import { rounded } from "./rounded.ts";
import { createScratch } from "./scratch.ts";
import type { Snapshot, StoredEntry } from "./snapshot.ts";
import type { Subject } from "./subject.ts";
import { unread } from "./unread.ts";
import { kindEvidence, partyKind, weigh } from "./weigh.ts";

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

export function createMatcher(
  snapshot: Snapshot,
): Matcher & { measure(subject: Subject, options: ScreenOptions, measuring: Measuring): Alert[] } {
  const { inside } = snapshot;
  const { index } = inside;
  const printed = printedNames(inside);
  const typed = new WeakMap<Query, string>();
  const place = { inside, scratch: createScratch(index), printed, typed };
  const candidates = createCandidates(place);
  const addWithin = createWithin(place);
  const papers = createPapers(inside, typed);
  const screen = (subject: Subject, options: ScreenOptions = {}, measuring: Measuring = {}): Alert[] => {
    const minBand = options.minBand ?? "possible";
    const least = measuring.leastWeight ?? leastWeight(minBand);
    const allowed = options.lists === undefined ? null : new Set(options.lists.map((id) => snapshot.lists.findIndex((l) => l.id === id)));
    const asked = options.names === "asked";
    const across = !asked && (subject.kind === "person" || subject.kind === "any");
    const names = askedNames(subject, printed, asked ? "asked" : "all");
    const found = candidates(subject, names, { least, across, own: measuring.own });
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

  interface Scored {
    readonly weight: number;
    readonly stored: StoredEntry;
    readonly findings: FactFindings;
    readonly extra: readonly Evidence[];
    readonly conflicts: readonly string[];
  }

  function score(subject: Subject, entry: number, candidate: Candidate): Scored | null {
    const stored = inside.entry(entry);
    const kind = inside.kindOf(entry);
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
      kind: inside.kindOf(entry),
      entries: entries.map(([, , s]) => ({ list: s.stored.list, id: s.stored.id, weight: bits(rounded(s.weight)) })),
      ...comparison(candidate, best),
      band,
      byExactRule,
    };
  }

  function comparison(candidate: Candidate, best: Scored): Omit<Comparison, "band"> {
    const { query, across, alignment, name } = candidate;
    const asked = query === null ? null : papers.asked(query, candidate.spoken);
    const paper = name < 0 ? null : papers.listed(name);
    const named =
      query === null || asked === null || paper === null
        ? []
        : across !== null
          ? explainAcross(query, asked, across, papers.listed)
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

/** What the bits of the listed name hold already, in words. */
function nameEvidence({ bits: worth, within, lift }: Candidate, weak: boolean): readonly Evidence[] {
  const out: Evidence[] = [];
  if (weak && worth !== 0) out.push(evidenceLine("weak name", null, null, PARAMETERS.weakName, "the publisher calls this name weak"));
  if (within !== null) out.push(evidenceLine("within", within.part, within.listed, 0, "the listed name stands within, to the letter"));
  if (lift > 0)
    out.push(evidenceLine("exact name", null, null, lift, "no other name on the lists can be nearer to this one than the name itself"));
  return out;
}
