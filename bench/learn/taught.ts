import { assumedChances } from "./assumed-costs.ts";
import { inForce, type Chances } from "./changes.ts";
import { SOURCES, spellingPairs, type Source } from "./spellings.ts";
import { expect, learnChances, type Counts, type Pair } from "./transducer.ts";

/** What one source taught, and what its other half says of it. */
export interface Taught {
  readonly source: Source;
  readonly pairs: number;
  readonly counts: Counts;
  readonly other: number;
  /** bits by which the assumed costs are made dearer to tell the teaching half best: they say how changes compare, not how often one is made */
  readonly level: number;
  /** bits that a pair of the other half takes to write down, with the costs in force at that level and with the learned ones */
  readonly check: { readonly pairs: number; readonly inForce: number; readonly learned: number };
}

const LEVELS = Array.from({ length: 9 }, (_, i) => i);

/** Bits that a pair takes to write down. */
function bitsOf(pairs: readonly Pair[], chances: Chances, other?: number): number {
  const { bits, all } = expect(pairs, chances, other);
  return -bits / all;
}

const bestOf = (choices: readonly number[], cost: (choice: number) => number): number =>
  choices.map((choice) => ({ choice, cost: cost(choice) })).reduce((x, y) => (y.cost < x.cost ? y : x)).choice;

/** `data`: the folder of the measuring data. Same input, same result. */
export function teachLetters(data: string): Taught[] {
  return SOURCES.map((source): Taught => {
    const { teaches, checks } = spellingPairs(data, source);
    const level = bestOf(LEVELS, (at) => bitsOf(teaches, assumedChances({ level: at })));
    const { chances, counts, other } = learnChances(teaches, assumedChances({ level }));
    const check = { pairs: checks.length, inForce: bitsOf(checks, inForce({ level }), other), learned: bitsOf(checks, chances, other) };
    return { source, pairs: teaches.length, counts, other, level, check };
  });
}
