import { identifierNumber, type Identifier, type Kind } from "../ground/index.ts";
import type { Facts } from "./second-facts.ts";

/**
 * Facts that one side alone has and that would settle it, by what the party is, each with the side that lacks it. What neither has nobody can
 * look up; a country is shared by millions, so it is not among them.
 */
export function settlingFacts(left: Facts, right: Facts, kind: Kind): readonly string[] {
  const out: string[] = [];
  const add = (what: string, mine: readonly unknown[], theirs: readonly unknown[]): void => {
    if ((mine.length === 0) === (theirs.length === 0)) return;
    out.push(`${what} (${mine.length === 0 ? "on the list, not given" : "given, not on the list"})`);
  };
  const identity = NUMBERS[kind];
  if (kind === "person" || kind === "unknown") {
    add("birth date", left.births, right.births);
    add("father's name", left.fathers, right.fathers);
  }
  const [mine, theirs] = [typesOf(left.identifiers), typesOf(right.identifiers)];
  for (const [type, what] of identity) add(what, mine.has(type) ? [type] : [], theirs.has(type) ? [type] : []);
  if (kind === "organisation" || kind === "unknown") add("address", left.addresses, right.addresses);
  return out;
}

const typesOf = (identifiers: readonly Identifier[]): ReadonlySet<string> => new Set(identifiers.map((one) => identifierNumber(one).type));

type Numbers = readonly (readonly [type: string, what: string])[];

const OF_PEOPLE: Numbers = [
  ["cnic", "CNIC"],
  ["passport", "passport number"],
  ["national-id", "national identity number"],
  ["ssn", "social security number"],
  ["driving-licence", "driving licence number"],
];
const OF_BODIES: Numbers = [
  ["registration", "registration number"],
  ["lei", "LEI"],
  ["ogrn", "state registration number"],
  ["imo", "IMO company number"],
];
const OF_BOTH: Numbers = [
  ["tax", "tax number"],
  ["wallet", "wallet address"],
];
const NUMBERS: Readonly<Record<Kind, Numbers>> = {
  person: [...OF_PEOPLE, ...OF_BOTH],
  organisation: [...OF_BODIES, ...OF_BOTH],
  vessel: [
    ["imo", "IMO number"],
    ["mmsi", "MMSI"],
  ],
  aircraft: [
    ["registration", "tail number"],
    ["serial", "serial number"],
  ],
  unknown: [...OF_PEOPLE, ...OF_BODIES.filter(([type]) => type !== "imo"), ["imo", "IMO number"], ...OF_BOTH],
};
