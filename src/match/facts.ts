import type { Birth, Kind } from "../ground/index.ts";
import { exactKey } from "../names/index.ts";
import type { Evidence } from "./alert.ts";
import { evidenceLine as said } from "./evidence-line.ts";
import { identifierEvidence } from "./identifier-evidence.ts";
import { parentNames, type ParentNames } from "./parent-names.ts";
import { PARAMETERS } from "./parameters.ts";
import type { Facts } from "./second-facts.ts";
import { settlingFacts } from "./settling.ts";

const FACT = PARAMETERS.fact;

/** The most that facts other than identifiers can add: the name search looks so much deeper. */
export function mostGain(facts: Facts): number {
  let most = 0;
  if (facts.births.length > 0) most += FACT.birthDay;
  if (facts.countries.length > 0) most += FACT.country;
  if (facts.sex !== undefined) most += FACT.sex;
  most += FACT.parent * (Math.min(1, facts.fathers.length) + Math.min(1, facts.mothers.length));
  most += FACT.place * (Math.min(1, facts.addresses.length) + Math.min(1, facts.birthPlaces.length));
  return most;
}

export interface FactFindings {
  readonly evidence: readonly Evidence[];
  readonly conflicts: readonly string[];
  readonly missing: readonly string[];
  /** an identifier of both agrees, or all but agrees */
  readonly identified: boolean;
}

/** Compares the second facts. `left` is the subject's side, `kind` what the party is. Silence counts nothing, and what would settle it is named as missing. */
export function compareFacts(left: Facts, right: Facts, kind: Kind): FactFindings {
  const evidence: Evidence[] = [];
  const conflicts: string[] = [];
  const add = (e: Evidence): void => {
    evidence.push(e);
    if (e.bits < 0) conflicts.push(`${e.what}: ${e.left ?? "nothing"} here, ${e.right ?? "nothing"} on the list`);
  };
  let most = 0;
  for (const e of identifierEvidence(left.identifiers, right.identifiers)) {
    most = Math.max(most, e.bits);
    add(e);
  }
  if (left.births.length > 0 && right.births.length > 0) add(birthEvidence(left.births, right.births));
  if (left.countries.length > 0 && right.countries.length > 0) {
    const shared = left.countries.find((c) => right.countries.includes(c));
    add(
      shared !== undefined
        ? said("country", shared, shared, FACT.country, "a country of both")
        : said(
            "country",
            left.countries.join(", "),
            right.countries.join(", "),
            FACT.countryDiffers,
            "no country in common; people have several and lists print few",
          ),
    );
  }
  if (left.sex !== undefined && right.sex !== undefined) {
    add(
      said(
        "sex",
        left.sex,
        right.sex,
        left.sex === right.sex ? FACT.sex : FACT.sexDiffers,
        left.sex === right.sex ? "half of all people agree here" : "the list says otherwise",
      ),
    );
  }
  for (const [what, mine, theirs] of [
    ["father", left.fathers, right.fathers],
    ["mother", left.mothers, right.mothers],
  ] as const) {
    const found = parentEvidence(what, mine, theirs);
    if (found !== null) add(found);
  }
  for (const [what, mine, theirs] of [
    ["address", left.addresses, right.addresses],
    ["birth place", left.birthPlaces, right.birthPlaces],
  ] as const) {
    const found = placeEvidence(what, mine, theirs);
    if (found !== null) add(found);
  }
  const missing = most >= FACT.sameIdentifier ? [] : settlingFacts(left, right, kind);
  return { evidence, conflicts, missing, identified: most > 0 };
}

const show = (b: Birth): string => `${b.circa ? "circa " : ""}${b.from}${b.to === b.from ? "" : "/" + b.to}`;

function birthEvidence(left: readonly Birth[], right: readonly Birth[]): Evidence {
  let best: Evidence | null = null;
  for (const a of left)
    for (const b of right) {
      const [value, note] = birthPair(a, b);
      if (best === null || value > best.bits) best = said("birth date", show(a), show(b), value, note);
    }
  return best as Evidence;
}

function birthPair(a: Birth, b: Birth): readonly [number, string] {
  const [yearA, yearB] = [Number(a.from.slice(0, 4)), Number(b.from.slice(0, 4))];
  const [lastA, lastB] = [Number(a.to.slice(0, 4)), Number(b.to.slice(0, 4))];
  const single = a.from === a.to && b.from === b.to && !a.circa && !b.circa;
  if (single && a.from.length === 10 && b.from.length === 10) {
    if (a.from === b.from) return [FACT.birthDay, "the same day"];
    if (yearA === yearB && a.from.slice(5, 7) === b.from.slice(8) && a.from.slice(8) === b.from.slice(5, 7))
      return [FACT.birthSwapped, "day and month changed round"];
    if (yearA === yearB) return [FACT.birthSameYearOtherDay, "the same year, another day"];
  }
  if (single && a.from.length >= 7 && b.from.length >= 7 && a.from.slice(0, 7) === b.from.slice(0, 7))
    return [FACT.birthMonth, "the same month"];
  const slack = a.circa || b.circa ? 2 : 0;
  const apart = Math.max(0, yearA - lastB, yearB - lastA) - slack;
  const width = Math.max(lastA - yearA, lastB - yearB) + 1 + 2 * slack;
  if (apart <= 0) return [Math.max(0.5, FACT.birthYear - Math.log2(width)), width > 1 ? `within ${width} years` : "the same year"];
  if (apart === 1) return [FACT.birthNearYear, "a year apart; years are often guessed"];
  if (apart === 2) return [FACT.birthTwoYears, "two years apart"];
  return apart <= 5
    ? [FACT.birthFiveYears, `${apart} years apart`]
    : apart <= 10
      ? [FACT.birthTenYears, `${apart} years apart`]
      : [FACT.birthFarther, `${apart} years apart`];
}

const PARENTS: readonly (readonly [ParentNames, number, note: (what: string) => string])[] = [
  ["same", FACT.parent, (what) => `the ${what}'s name agrees`],
  ["near", 0, (what) => `the ${what}'s name is spelt much like it, and may be the same or not`],
  ["part", 0, (what) => `a part of the ${what}'s name agrees, which tells nothing`],
];

function parentEvidence(what: string, left: readonly string[], right: readonly string[]): Evidence | null {
  const pairs = left.flatMap((a) => right.map((b) => [a, b, parentNames(a, b)] as const)).filter(([, , names]) => names !== null);
  if (pairs.length === 0) return null;
  for (const [names, value, note] of PARENTS) {
    const found = pairs.find((pair) => pair[2] === names);
    if (found !== undefined) return said(what, found[0], found[1], value, note(what));
  }
  return said(what, left.join(", "), right.join(", "), FACT.parentDiffers, `another ${what}'s name; spellings vary`);
}

const placeWords = (texts: readonly string[]): Set<string> =>
  new Set(
    texts
      .flatMap((t) => exactKey(t).split(" "))
      .filter(
        (w) => w.length >= 4 && !/^(?:street|road|district|province|city|area|house|near|block|town|village|pakistan|country)$/.test(w),
      ),
  );

function placeEvidence(what: string, left: readonly string[], right: readonly string[]): Evidence | null {
  if (left.length === 0 || right.length === 0) return null;
  const theirs = placeWords(right);
  const shared = [...placeWords(left)].filter((w) => theirs.has(w));
  return shared.length === 0 ? null : said(what, shared.join(" "), shared.join(" "), FACT.place, "a place in common");
}
