import type { Entry } from "../lists/index.ts";
import type { PartialDate } from "../ground/index.ts";

/** What a publication is made of, in numbers: enough to see that a column is gone or that letters were harmed, without the file. */
export interface Shape {
  readonly entries: number;
  /** names of all entries, added up */
  readonly names: number;
  /** fact → entries that have it */
  readonly facts: readonly (readonly [fact: string, entries: number])[];
  /** column, tag or label that no field fits → how often it was met; the most frequent */
  readonly keys: readonly (readonly [key: string, times: number])[];
  /** entries with letters that only a wrongly read encoding makes */
  readonly harmed: number;
  /** the latest day on which an entry was listed or amended, as far as entries say */
  readonly newest: PartialDate | null;
}

const FACTS = [
  "births",
  "birthPlaces",
  "identifiers",
  "addresses",
  "nationalities",
  "fathers",
  "titles",
  "positions",
  "programmes",
  "legalBasis",
  "measures",
  "amendedOn",
  "relations",
] as const;
const SINGLE_FACTS = ["sex", "listedOn", "remarks"] as const;
/** an event stays small whatever a file holds */
const MAX_KEYS = 300;
const MAX_KEY = 200;

/** Counts a publication while it streams by; memory does not grow with it. `today`: days after it are slips of the pen, and the newest of nothing. */
export function newShape(today: string): { add(entry: Entry): void; shape(unmapped: ReadonlyMap<string, number>): Shape } {
  const facts = new Map<string, number>();
  const meet = (fact: string): void => void facts.set(fact, (facts.get(fact) ?? 0) + 1);
  let entries = 0;
  let names = 0;
  let harmed = 0;
  let newest: PartialDate | null = null;
  return {
    add(entry) {
      entries += 1;
      names += entry.names.length;
      meet(`kind ${entry.kind}`);
      for (const fact of FACTS) if ((entry[fact] ?? []).length > 0) meet(fact);
      for (const fact of SINGLE_FACTS) if (entry[fact] !== undefined) meet(fact);
      for (const role of new Set(entry.names.map((name) => name.role))) meet(`${role} names`);
      if (isHarmed(entry)) harmed += 1;
      for (const day of [entry.listedOn, ...(entry.amendedOn ?? [])])
        if (day !== undefined && day <= today && (newest === null || day > newest)) newest = day;
    },
    shape(unmapped) {
      const keys = [...unmapped].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, MAX_KEYS);
      return {
        entries,
        names,
        facts: [...facts].toSorted(([a], [b]) => (a < b ? -1 : 1)),
        keys: keys.map(([key, times]) => [key.slice(0, MAX_KEY), times] as const),
        harmed,
        newest,
      };
    },
  };
}

/**
 * U+FFFD, C1 controls, or two-letter traces of UTF-8 that was read as Windows-1252 (`Ã©`, `â€™`, `Ø§Ù„`): a capital of the first byte's range
 * before a letter or sign of the second's. Real names have neither.
 */
const HARM = /[\uFFFD\u0080-\u009F]|Ã[\u00A0-\u00BF\u0192\u201A-\u2122]|â€|[ÐÑØÙ][\u00A0-\u00BF\u0152-\u0178\u2020-\u2122]{1}/;

function isHarmed(entry: Entry): boolean {
  if (entry.names.some(({ text, printed }) => HARM.test(text) || (printed !== undefined && HARM.test(printed)))) return true;
  return entry.addresses.some(({ text }) => HARM.test(text)) || (entry.remarks !== undefined && HARM.test(entry.remarks));
}
