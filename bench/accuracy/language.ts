import { readName, scriptOf } from "../../src/names/index.ts";
import { AREAS } from "../../src/match/areas.ts";
import { readPopulation } from "../../src/match/population.ts";

/** Areas of people in the population table; *listed people* is no language. */
const PEOPLE = AREAS.filter((area) => !["listed-people", "charities", "companies", "listed-bodies", "south-asian-bodies"].includes(area));
/** share of a word that an area does not know */
const UNSEEN = 3e-6;
/** bits by which an area must lead the next one */
const LEAD = 2;

/**
 * Tells the language area of a person's name from its words alone, by the shipped population table; `unclear` where no area leads. The
 * engine weighs areas the same way, so the rows show how it fares where it believes to be, not where a person is from.
 */
export function languageAreas(): (name: string) => string {
  const { words, shares } = readPopulation();
  const at = new Map(words.map((word, i) => [word, i]));
  return (name) => {
    const logs = PEOPLE.map(() => 0);
    let known = 0;
    for (const word of readName(name, "person").words) {
      if (word.role !== "word" && word.role !== "honorific") continue;
      const ids = word.readings.map(({ text }) => at.get(text)).filter((id) => id !== undefined);
      if (ids.length > 0) known++;
      for (const [k, area] of PEOPLE.entries()) {
        let most = UNSEEN;
        for (const id of ids) {
          for (let p = shares.start[id] as number; p < (shares.start[id + 1] as number); p++) {
            if (AREAS[shares.area[p] as number] === area) most = Math.max(most, shares.share[p] as number);
          }
        }
        logs[k] = (logs[k] as number) + Math.log2(most);
      }
    }
    const order = PEOPLE.map((area, k) => [area, logs[k] as number] as const).toSorted((a, b) => b[1] - a[1]);
    const [first, second] = order as [readonly [string, number], readonly [string, number]];
    return known === 0 || first[1] - second[1] < LEAD ? "unclear" : first[0];
  };
}

const SCRIPTS: ReadonlyMap<string, string> = new Map([
  ["Latn", "Latin"],
  ["Arab", "Arabic (Arabic, Persian, Urdu, Pashto)"],
  ["Cyrl", "Cyrillic"],
  ["Hani", "Han"],
  ["Hang", "Hangul"],
  ["Deva", "Devanagari"],
  ["Grek", "Greek"],
  ["Hebr", "Hebrew"],
]);

export const scriptName = (name: string): string => {
  const code = scriptOf(name);
  return SCRIPTS.get(code) ?? code;
};
