import { isReference, type JoinType } from "./join-key.ts";
import type { JoinBirth, JoinFacts } from "./join-facts.ts";
import { namesContradict } from "./names-contradict.ts";

/** In words, why two entries that share an identifier are not one party all the same; null: nothing speaks against it. */
export function contradiction(one: JoinFacts, other: JoinFacts, by: JoinType): string | null {
  if (one.list === other.list) return `${[one.id, other.id].toSorted().join(" and ")} are two entries of ${one.list}`;
  if (one.kind !== other.kind && one.kind !== "unknown" && other.kind !== "unknown")
    return `one is of kind ${one.kind}, the other ${other.kind}`;
  if (one.sex !== null && other.sex !== null && one.sex !== other.sex) return `one is ${one.sex}, the other ${other.sex}`;
  if (one.births.length > 0 && other.births.length > 0) {
    const gap = yearsApart(one.births, other.births);
    const allowed = isReference(by) ? REFERENCE_YEARS : PAPER_YEARS;
    if (gap > allowed) return `their births lie ${gap} years apart`;
  }
  // a ship keeps its IMO number through every new name and flag
  return by !== "imo" && namesContradict(one, other) ? "their names have nothing in common" : null;
}

/** A publisher who refers to another's entry means that person: only a gross difference tells of a misprinted reference. */
const REFERENCE_YEARS = 10;
/** A misprinted number belongs to somebody else, whose birth is anywhere; the same person's births differ by a year or two between lists. */
const PAPER_YEARS = 3;
/** "circa 1960" is a guess */
const CIRCA_YEARS = 3;

/** The smallest gap between any two of the births, in whole years; circa stretches its side. */
function yearsApart(ours: readonly JoinBirth[], theirs: readonly JoinBirth[]): number {
  let least = Infinity;
  for (const a of ours) {
    for (const b of theirs) {
      const stretch = (a.circa ? CIRCA_YEARS : 0) + (b.circa ? CIRCA_YEARS : 0);
      least = Math.min(least, Math.max(0, a.from - b.to - stretch, b.from - a.to - stretch));
    }
  }
  return least;
}
