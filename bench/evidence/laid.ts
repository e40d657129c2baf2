import type { Kind } from "../../src/ground/index.ts";
import type { Alignment } from "../../src/match/align.ts";
import { WORD_MASK } from "../../src/match/cells.ts";
import { EDGE_COSTS, edgesApart, edgesOf, FIRST_LETTER, FIRST_VOWEL, LAST_VOWEL } from "../../src/match/edges.ts";
import { lexiconWord, UNVOWELLED } from "../../src/match/lexicon.ts";
import { nameForms } from "../../src/match/name-forms.ts";
import { PARAMETERS } from "../../src/match/parameters.ts";
import type { OwnCount } from "../../src/match/population.ts";
import { readQuery, type Query } from "../../src/match/query.ts";
import { createScratch } from "../../src/match/scratch.ts";
import { alignOne, searchNames } from "../../src/match/search.ts";
import type { Snapshot } from "../../src/match/snapshot.ts";
import { exactKey, scriptOf } from "../../src/names/index.ts";

/** What is looked at in an alignment of two names, each in bits or a count. */
export const FEATURES = [
  "agreement",
  "first letter",
  "last vowel",
  "other order",
  "left, query",
  "left, listed",
  "left, both",
  "coverage",
] as const;
export interface Laid {
  readonly bits: number;
  readonly features: readonly number[];
  readonly script: string;
}

/** Names of one snapshot beside names, with what the fit looks at. */
export interface Laying {
  /** listed names of each kind */
  readonly names: ReadonlyMap<Kind, number>;
  /** every listed name of the kind worth at least so much; one of each entry, the best */
  chance(text: string, kind: "person" | "organisation", least: number, own?: OwnCount): Laid[];
  /** each printed name of people and bodies beside the nearest other name of its entry, up to `each` names of an entry */
  same(each: number, take: (entry: string, kind: Kind, laid: Laid) => void): void;
}

export function laying({ inside }: Snapshot): Laying {
  const { index } = inside;
  const scratch = createScratch(index);
  const lay = (query: Query, name: number, alignment: Alignment): Laid => {
    const from = index.cellStart[index.nameForm[name] as number] as number;
    let edges = 0;
    let first = 0;
    let last = 0;
    for (const { queryAt, querySpan, listedAt, listedSpan, exact } of alignment.pairs) {
      const { role, word } = query.words[queryAt] as Query["words"][number];
      if (exact || role !== "word" || querySpan > 1 || listedSpan > 1) continue;
      const theirs = (index.cells[from + listedAt] as number) & WORD_MASK;
      const { text, unvowelled } = word.readings[0] as (typeof word.readings)[number];
      if (text === lexiconWord(index.lexicon, theirs) || ((index.lexicon.wordFlags[theirs] as number) & UNVOWELLED) !== 0 || unvowelled)
        continue;
      const apart = edgesApart(edgesOf({ text, unvowelled }), index.lexicon, theirs);
      edges += EDGE_COSTS[apart] as number;
      first += (apart & FIRST_LETTER) !== 0 ? 1 : (apart & FIRST_VOWEL) !== 0 ? 0.5 : 0;
      last += (apart & LAST_VOWEL) !== 0 ? 1 : 0;
    }
    const turned = Math.max(0, -alignment.order / PARAMETERS.otherOrder);
    // what agrees, as if nothing were known of its edges
    const agreement = alignment.pairs.reduce((sum, { bits }) => sum + bits, 0) + edges;
    const { bits, queryCost, listedCost, bothCost, coverage } = alignment;
    return {
      bits,
      features: [agreement, first, last, turned, queryCost, listedCost, bothCost, coverage],
      script: scriptOf(query.words[0]?.word.native ?? ""),
    };
  };
  return {
    names: new Map(
      [...Map.groupBy(index.nameEntry.subarray(0, index.names), (entry) => inside.kindOf(entry))].map(
        ([kind, all]) => [kind, all.length] as const,
      ),
    ),
    chance(text, kind, least, own) {
      const best = new Map<number, Laid>();
      for (const form of nameForms(text)) {
        const query = readQuery(scratch.lookup, form.text, kind, own, form.atMost);
        searchNames(query, index, scratch, least, ({ name, alignment }) => {
          const entry = index.nameEntry[name] as number;
          if (inside.kindOf(entry) === kind && alignment.bits > (best.get(entry)?.bits ?? -Infinity))
            best.set(entry, lay(query, name, alignment));
        });
      }
      return [...best.values()].sort((a, b) => b.bits - a.bits);
    },
    same(each, take) {
      for (let entry = 0; entry < inside.entryKind.length; entry++) {
        const kind = inside.kindOf(entry);
        const from = inside.entryNames[entry] as number;
        const end = inside.entryNames[entry + 1] as number;
        if ((kind !== "person" && kind !== "organisation") || end - from < 2) continue;
        // spread over the names of the entry, the same in every run
        const step = Math.max(1, Math.floor((end - from) / each));
        for (let n = from, taken = 0; n < end && taken < each; n += step, taken++) {
          const text = inside.nameText(n);
          const own = exactKey(text);
          let best: Laid | null = null;
          for (const form of nameForms(text)) {
            const query = readQuery(scratch.lookup, form.text, kind, undefined, form.atMost);
            for (let m = from; m < end; m++) {
              if (exactKey(inside.nameText(m)) === own) continue;
              const alignment = alignOne(query, index, scratch, m);
              if (alignment.bits > (best?.bits ?? -Infinity)) best = lay(query, m, alignment);
            }
          }
          if (best !== null) take(inside.entry(entry).id, kind, best);
        }
      }
    },
  };
}
