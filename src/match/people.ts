import { KINDS } from "../ground/index.ts";
import { grouped, type Grouped } from "./grouped.ts";
import { eachWord, type NameIndex } from "./nameindex.ts";

const PERSON = KINDS.indexOf("person");

/** Whose names are searched together. Names of entry e: `entryNames[e] … entryNames[e + 1]`. */
export interface Bearers {
  readonly entryKind: Uint8Array;
  readonly entryNames: Uint32Array;
}

/** Word → the entries of people of several names who bear it in one of them, ascending, each once. */
export function peopleByWord(index: NameIndex, { entryKind, entryNames }: Bearers): Grouped {
  const last = new Int32Array(index.lexicon.size);
  return grouped(index.lexicon.size, (put) => {
    last.fill(-1);
    for (let entry = 0; entry < entryKind.length; entry++) {
      const first = entryNames[entry] as number;
      const end = entryNames[entry + 1] as number;
      if (entryKind[entry] !== PERSON || end - first < 2) continue;
      for (let name = first; name < end; name++)
        eachWord(index, name, (word) => {
          if (last[word] === entry) return;
          last[word] = entry;
          put(word, entry);
        });
    }
  });
}
