import { compare, namedSubject, type Subject } from "../match/index.ts";
import type { Kind } from "../ground/index.ts";

/** What of an entry's names is kept for joining: enough to tell whether two entries have a name in common at all. */
export const NAMES_KEPT = 40;

/**
 * Whether two entries that share a number bear names that speak against their being one: no two words in common, and the engine finds less
 * than nothing in the best pair of names, whatever the script and spelling. Without a name on one side nothing speaks against it.
 */
export function namesContradict(left: NamedFacts, right: NamedFacts): boolean {
  if (left.names.length === 0 || right.names.length === 0 || shareWords(left.names, right.names)) return false;
  return compare(asked(left), asked(right)).weight < 0;
}

export interface NamedFacts {
  readonly kind: Kind;
  readonly names: readonly string[];
}

const asked = ({ kind, names }: NamedFacts): Subject => namedSubject(names, kind === "unknown" ? "any" : kind);

/** The cheap look, which settles nearly all: the same name to the letter, two words in common, or all words of the shorter name. */
function shareWords(ours: readonly string[], theirs: readonly string[]): boolean {
  if (ours.some((name) => theirs.includes(name))) return true;
  const others = theirs.map(wordsOf);
  return ours.some((name) => {
    const words = wordsOf(name);
    return others.some((other) => {
      let common = 0;
      for (const word of words) if (other.has(word)) common++;
      return common >= 2 || (common > 0 && common === Math.min(words.size, other.size));
    });
  });
}

const wordsOf = (name: string): Set<string> =>
  new Set(
    name
      .normalize("NFKD")
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 1),
  );
