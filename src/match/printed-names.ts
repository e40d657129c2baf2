import { exactKey } from "../names/index.ts";
import { hashText } from "./hash-text.ts";
import { lowerBound } from "./lower-bound.ts";
import { SPOKEN } from "./nameindex.ts";
import { isOfPopulation } from "./population.ts";
import type { Inside } from "./snapshot.ts";
import type { WholeNames } from "./words-apart.ts";

/** Listed names by what is printed. */
export interface PrintedNames extends WholeNames {
  /** the names of this key, by their numbers */
  byKey(key: string): number[];
}

/** Looks a name up by the hash of its key. */
export function printedNames(inside: Inside): PrintedNames {
  return {
    byKey: (key) =>
      [...under(inside.exactHash, inside.exactName, key)].filter(
        (name) => ((inside.index.nameFlags[name] as number) & SPOKEN) === 0 && exactKey(inside.nameText(name)) === key,
      ),
    *named(key) {
      for (const name of under(inside.wholeHash, inside.wholeName, key)) yield [name, inside.nameText(name)];
    },
    isKnown: isOfPopulation,
  };
}

/** Whose hash is that of a key, of hashes in their order; another key may have the same. */
export function* under(hashes: Uint32Array, owners: Uint32Array, key: string): Generator<number> {
  const hash = hashText(key);
  for (let k = lowerBound(hashes, hash); k < hashes.length && hashes[k] === hash; k++) yield owners[k] as number;
}
