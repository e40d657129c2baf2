import { PARAMETERS } from "../../src/match/parameters.ts";
import type { PrintedName, SelfFound } from "./jobs.ts";
import type { Listed } from "./listed.ts";

/** Where printed names find their own entry, summed up. */
export interface SelfReport {
  readonly collection: string;
  readonly lists: readonly string[];
  readonly entries: number;
  /** names printed, each once an entry */
  readonly printed: number;
  readonly asked: number;
  /** its party alone at the top */
  readonly first: number;
  /** with parties that bear the same words */
  readonly homonym: number;
  /** first in order, another party with other words weighs the same */
  readonly level: number;
  readonly missed: number;
  /** found, but by its weight no alert: such a name carries too few bits, and the rule of exact names does not lift weak ones */
  readonly belowPossible: number;
  readonly misses: readonly SelfMiss[];
  readonly levels: readonly SelfMiss[];
}

export interface SelfMiss extends SelfFound {
  /** `list/entry` */
  readonly entry: string;
  readonly weak: boolean;
  readonly role: string;
  readonly kind: string;
  /** in words, from what was seen */
  readonly reason: string;
}

export function findings(
  collection: string,
  listed: Listed,
  asked: readonly PrintedName[],
  found: readonly SelfFound[],
  printed: number,
): SelfReport {
  const of = (outcome: SelfFound["outcome"]): number => found.filter((f) => f.outcome === outcome).length;
  const detailed = (outcome: SelfFound["outcome"]): SelfMiss[] =>
    found.flatMap((f, i) => {
      const name = asked[i] as PrintedName;
      return f.outcome === outcome
        ? [{ entry: `${name.list}/${name.entry}`, ...f, weak: name.weak, role: name.role, kind: name.kind, reason: reasonOf(f, name) }]
        : [];
    });
  return {
    collection,
    lists: listed.lists.map(({ id }) => id),
    entries: listed.entries.length,
    printed,
    asked: asked.length,
    first: of("first"),
    homonym: of("homonym"),
    level: of("level"),
    missed: of("missed"),
    belowPossible: found.filter(({ band }) => band === "weak").length,
    misses: detailed("missed"),
    levels: detailed("level"),
  };
}

const letters = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/** Why a name did not find its own entry first, from what the answer shows. */
function reasonOf({ weight, text, rivals, leftOver }: SelfFound, { weak }: PrintedName): string {
  if (weight === null)
    return weak ? "a weak name of no bits: no alert at any band" : "not among the alerts: neither by weight nor by the rule of exact names";
  const [rival] = rivals;
  if (rival === undefined) return "behind parties of the same words";
  if (leftOver)
    return "the alignment lays a word of the exact name aside: joined to its neighbour it agrees with one listed word, and the other is left over";
  if (weak && rival.weight - weight <= -PARAMETERS.weakName)
    return "the publisher calls this name weak (−2 bits), and another spelling of it is printed elsewhere as a good one";
  if (/\p{Script=Latin}/u.test(rival.listed) !== /\p{Script=Latin}/u.test(text))
    return "the same name in another script weighs more: a word without vowels is priced by its consonants, one with vowels as a rarer word";
  if (letters(rival.listed).includes(letters(text)) || letters(text).includes(letters(rival.listed)))
    return "the same letters with words joined or split weigh more: two words bring more than one";
  return "another spelling of the words weighs more than the exact one";
}
