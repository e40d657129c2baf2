import { wilson } from "../../src/lab/index.ts";
import type { Estimate } from "../../src/match/parameters-file.ts";
import { PARAMETERS } from "../../src/match/parameters.ts";
import type { Found, Learnt } from "../evidence/found.ts";
import { FEATURES } from "../evidence/laid.ts";
import type { Told } from "../evidence/second-facts.ts";
import { levelled, pooledCost } from "./assumed-costs.ts";
import { costRows } from "./cost-rows.ts";
import type { Taught } from "./taught.ts";

/** Estimates by id of the number that they speak of; of one number, that comes first which would be taken. */
export type Estimates = ReadonlyMap<string, readonly Estimate[]>;

/** What each feature of the regression is worth is so many times this number: a coefficient of one says that it is right. */
const BY_FEATURE: Readonly<Record<(typeof FEATURES)[number], readonly [id: string, times: number] | null>> = {
  // the scale of the others
  agreement: null,
  "first letter": ["firstLetter", -1],
  "last vowel": ["lastVowel", -1],
  "other order": ["otherOrder", -1],
  "left, query": ["leftQuery", PARAMETERS.leftQuery],
  "left, listed": ["leftListed", PARAMETERS.leftListed],
  "left, both": ["leftBoth", PARAMETERS.leftBoth],
  coverage: ["coverage", PARAMETERS.coverage],
};

/** what covers a body's name is a number of its own */
const OF_BODIES = ["coverageBody", PARAMETERS.coverageBody] as const;

const BY_FACT: ReadonlyMap<string, string> = new Map([
  ["birth date, the same day", "birthDay"],
  ["birth date, the same month", "birthMonth"],
  ["birth date, day and month changed round", "birthSwapped"],
  ["birth date, the same year", "birthYear"],
  ["birth date, a year apart", "birthNearYear"],
  ["birth date, the same year, another day", "birthSameYearOtherDay"],
  ["birth date, two years apart", "birthTwoYears"],
  ["birth date, 3 to 5 years apart", "birthFiveYears"],
  ["birth date, 6 to 10 years apart", "birthTenYears"],
  ["birth date, farther apart", "birthFarther"],
  ["country, agrees", "country"],
  ["country, differs", "countryDiffers"],
  ["sex, agrees", "sex"],
  ["sex, differs", "sexDiffers"],
  ["birth place, agrees", "place"],
  ["address, agrees", "place"],
]);

/** Hundredths of a bit: more than that no estimate is worth. */
const hundredths = (value: number): number => Math.round(value * 100) / 100 + 0;

/**
 * All that the two estimations say of numbers of the file, on the numbers' own scale. Of spellings only the sources that count how often
 * each is written: what differing spellings alone teach is an order. What is taken of them comes first.
 */
export function estimatesOf({ letters, names }: { readonly letters: readonly Taught[]; readonly names: Found }): Estimates {
  const estimates = new Map<string, Estimate[]>();
  const add = (id: string, { source, value, error, pairs }: Estimate): void => {
    const known = estimates.get(id) ?? [];
    known.push({ source, value: hundredths(value), error: hundredths(error), pairs });
    estimates.set(id, known);
  };
  const said = letters.filter(({ source }) => source.counted).map(levelled);
  for (const { id } of costRows()) {
    const each = said.flatMap((of) => of.get(id) ?? []);
    const pooled = pooledCost(id, each);
    for (const one of pooled === null ? each : [pooled, ...each]) add(id, one);
  }
  for (const learnt of names.learnt) addWeights(learnt, add);
  // what a place of birth tells comes first: offices print it of the person, an address of a house
  for (const told of names.told.toSorted((a, b) => (a.what < b.what ? 1 : a.what > b.what ? -1 : 0))) addFact(told, add);
  return estimates;
}

type Add = (id: string, estimate: Estimate) => void;

function addWeights({ kind, same, chance, rows }: Learnt, add: Add): void {
  const scale = rows[0]?.bits ?? 1;
  for (const { feature, bits, error } of rows) {
    const known = FEATURES.find((one) => one === feature);
    const speaksOf = known === undefined ? null : BY_FEATURE[known];
    if (speaksOf === null) continue;
    const [id, times] = feature === "coverage" && kind === "organisation" ? OF_BODIES : speaksOf;
    const source = `pairs of names, ${kind}`;
    add(id, { source, value: (times * bits) / scale, error: Math.abs((times * error) / scale), pairs: same + chance });
  }
}

function addFact({ what, how, same, ofSame, chance, ofChance }: Told, add: Add): void {
  const id = BY_FACT.get(`${what}, ${how}`);
  // never seen of one person: only an upper end is known, which is no estimate
  if (id === undefined || same === 0 || chance === 0) return;
  const { low, high } = wilson(same, ofSame);
  const error = Math.log2(high / low) / (2 * 1.96);
  const value = Math.log2(same / ofSame / (chance / ofChance));
  add(`fact.${id}`, { source: `joined people, ${what}`, value, error, pairs: ofSame });
}
