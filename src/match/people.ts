import { KINDS } from "../ground/index.ts";
import { ROLE_AT, WORD, WORD_MASK } from "./cells.ts";
import { grouped, type Grouped } from "./grouped.ts";
import type { NameIndex } from "./nameindex.ts";

const PERSON = KINDS.indexOf("person");

/** Whose names are searched together. Names of entry e: `entryNames[e] … entryNames[e + 1]`. */
export interface Bearers {
  readonly entryKind: Uint8Array;
  readonly entryNames: Uint32Array;
}

/** Word → the entries of people of several names who bear it in one of them, ascending, each once. */
export function peopleByWord({ lexicon, nameForm, cellStart, formWords, cells }: NameIndex, { entryKind, entryNames }: Bearers): Grouped {
  const last = new Int32Array(lexicon.size);
  return grouped(lexicon.size, (put) => {
    last.fill(-1);
    for (let entry = 0; entry < entryKind.length; entry++) {
      const first = entryNames[entry] as number;
      const end = entryNames[entry + 1] as number;
      if (entryKind[entry] !== PERSON || end - first < 2) continue;
      for (let name = first; name < end; name++) {
        const form = nameForm[name] as number;
        const from = cellStart[form] as number;
        for (let k = from; k < from + (formWords[form] as number); k++) {
          const word = (cells[k] as number) & WORD_MASK;
          if ((cells[k] as number) >>> ROLE_AT !== WORD || last[word] === entry) continue;
          last[word] = entry;
          put(word, entry);
        }
      }
    }
  });
}
