import type { Kind } from "../../src/ground/index.ts";
import type { Alignment } from "../../src/match/align.ts";
import { ROLES, ROLE_AT, WORD_MASK } from "../../src/match/cells.ts";
import { compare, namedSubject, type Snapshot } from "../../src/match/index.ts";
import { lexiconWord } from "../../src/match/lexicon.ts";
import { askedForms } from "../../src/match/name-forms.ts";
import { WEAK } from "../../src/match/nameindex.ts";
import { PARAMETERS } from "../../src/match/parameters.ts";
import type { PricedWord } from "../../src/match/pricing.ts";
import { readQuery, type Query } from "../../src/match/query.ts";
import { createScratch } from "../../src/match/scratch.ts";
import { alignOne } from "../../src/match/search.ts";
import { exactWords } from "../../src/names/index.ts";
import { LEAST_WEIGHT, LIMIT } from "./jobs.ts";
import { askedKind, type Measurer } from "./question.ts";
import type { QueryTask } from "./tasks.ts";

/** The name of the right entries that is nearest to a question, and how the engine lays the two side by side. Words are read in Latin letters. */
export interface Nearest {
  readonly listed: string;
  readonly bits: number;
  /** the same name asked to the letter, as it is printed */
  readonly own: number;
  /** the question asked of itself: no name is nearer to it */
  readonly asked: number;
  /** words that have their partner, without titles, particles, legal forms and initials; how many of them not to the letter */
  readonly drawn: number;
  readonly respelt: number;
  /** words without one, of the question and of the listed name */
  readonly left: readonly string[];
  readonly over: readonly string[];
  /** titles, particles, forms and initials without one, on either side */
  readonly light: number;
  /** bits taken off for another order, zero or less */
  readonly order: number;
  /** bits taken off because each has another legal form, zero or less */
  readonly forms: number;
  /** the engine's answer draws the words from several names of the one person */
  readonly across: boolean;
  /** printed words of the listed name of which none was drawn: a form hides the letters that were printed */
  readonly undrawn: readonly string[];
}

interface Laid {
  readonly query: Query;
  readonly name: number;
  readonly alignment: Alignment;
  readonly bits: number;
}

/** Finds the nearest name of what a question expects; null where none of it is on the list. */
export function nearestNames(snapshot: Snapshot, matcher: Measurer): (task: QueryTask) => Nearest | null {
  const { inside } = snapshot;
  const { index } = inside;
  const scratch = createScratch(index);
  const entryOf = new Map(Array.from({ length: snapshot.entryCount }, (_, e) => [inside.entry(e).id as string, e] as const));

  function nearest(text: string, asked: Kind, entries: readonly number[]): Laid | null {
    const kind = askedKind(asked);
    let best: Laid | null = null;
    for (const form of askedForms(text, kind)) {
      const query = readQuery(scratch.lookup, form.text, kind, undefined, form.atMost);
      for (const entry of entries) {
        const listed = inside.kindOf(entry);
        const differs = kind === "any" || listed === "unknown" || listed === kind ? 0 : PARAMETERS.kindDiffers;
        for (let name = inside.entryNames[entry] as number; name < (inside.entryNames[entry + 1] as number); name++) {
          const alignment = alignOne(query, index, scratch, name);
          const weak = ((index.nameFlags[name] as number) & WEAK) !== 0 ? PARAMETERS.weakName : 0;
          const bits = alignment.bits + weak + differs;
          if (best === null || bits > best.bits) best = { query, name, alignment, bits };
        }
      }
    }
    return best;
  }

  function isAcross({ name, kind }: QueryTask, expected: ReadonlySet<string>): boolean {
    const alerts = matcher.measure(namedSubject([name], askedKind(kind)), { limit: LIMIT }, { leastWeight: LEAST_WEIGHT });
    const right = alerts.find(({ entries }) => expected.has(entries[0]?.id ?? ""));
    return right !== undefined && right.evidence.some(({ what }) => what === "across names");
  }

  return (task) => {
    const entries = task.expect.map((id) => entryOf.get(id)).filter((entry) => entry !== undefined);
    const laid = nearest(task.name, task.kind, entries);
    if (laid === null) return null;
    const { query, name, alignment, bits } = laid;
    const from = index.cellStart[index.nameForm[name] as number] as number;
    const role = (at: number): string => ROLES[(index.cells[from + at] as number) >>> ROLE_AT] as string;
    const listedWord = (at: number): string => lexiconWord(index.lexicon, (index.cells[from + at] as number) & WORD_MASK);
    const mine = (at: number): PricedWord => query.words[at] as PricedWord;
    const words = alignment.pairs.filter((pair) => isContent(mine(pair.queryAt).role) || isContent(role(pair.listedAt)));
    const left = alignment.leftQuery.filter((at) => isContent(mine(at).role));
    const over = alignment.leftListed.filter((at) => isContent(role(at)));
    const drawn = new Set(
      alignment.pairs.flatMap(({ listedAt, listedSpan }) => Array.from({ length: listedSpan }, (_, k) => listedAt + k)),
    );
    const listed = inside.nameText(name);
    const drawnWords = new Set([...drawn].map(listedWord));
    const self = namedSubject([task.name], askedKind(task.kind));
    return {
      listed,
      bits,
      own: nearest(listed, task.kind, entries)?.bits ?? bits,
      asked: compare(self, self).weight,
      drawn: words.length,
      respelt: words.filter(({ exact }) => !exact).length,
      left: left.map((at) => mine(at).word.readings[0]?.text ?? mine(at).word.native),
      over: over.map(listedWord),
      light: alignment.leftQuery.length - left.length + alignment.leftListed.length - over.length,
      order: Math.min(0, alignment.order),
      forms: left.length > 0 && over.length > 0 ? 0 : alignment.bothCost,
      across: isAcross(task, new Set(task.expect)),
      undrawn: alignment.leftListed.length > over.length ? exactWords(listed).filter((word) => !drawnWords.has(word)) : [],
    };
  };
}

const isContent = (role: string): boolean => role === "word" || role === "number";
