import { checkOf, faultOf, identifierNumber, isFiller, type Identifier, type IdentifierNumber } from "../ground/index.ts";
import type { Evidence } from "./alert.ts";
import { evidenceLine } from "./evidence-line.ts";
import { lookupKey, misprintOf, type NearBy } from "./near-numbers.ts";
import { PARAMETERS } from "./parameters.ts";

const FACT = PARAMETERS.fact;

/** Shorter ones say too little. */
export const LEAST_IDENTIFIER = 5;

/** An identifier and its number. */
export interface ReadIdentifier {
  readonly identifier: Identifier;
  readonly number: IdentifierNumber;
  readonly lookup: string;
}

const read = new WeakMap<readonly Identifier[], readonly ReadIdentifier[]>();

/** Those that say enough to be compared; a subject's are read once for all candidates. */
export function readIdentifiers(identifiers: readonly Identifier[]): readonly ReadIdentifier[] {
  let found = read.get(identifiers);
  if (found !== undefined) return found;
  found = identifiers.flatMap((identifier) => {
    const number = identifierNumber(identifier);
    const lookup = lookupKey(number);
    return lookup.length < LEAST_IDENTIFIER || isFiller(number) ? [] : [{ identifier, number, lookup }];
  });
  read.set(identifiers, found);
  return found;
}

/** What identifiers of both sides say: those that agree, else those that are all but the same, else the first that differs. */
export function identifierEvidence(left: readonly Identifier[], right: readonly Identifier[]): readonly Evidence[] {
  if (left.length === 0 || right.length === 0) return [];
  const [mine, theirs] = [readIdentifiers(left), readIdentifiers(right)];
  const same = sameNumbers(mine, theirs);
  if (same.length > 0) return same;
  const near = mine.flatMap((a) => nearNumber(a, theirs) ?? []);
  return near.length > 0 ? near : otherNumbers(mine, theirs);
}

const shown = ({ identifier, number }: ReadIdentifier): string => `${number.type} ${identifier.value}`;
const ofOneCountry = (a: ReadIdentifier, b: ReadIdentifier): boolean =>
  a.identifier.country === undefined || b.identifier.country === undefined || a.identifier.country === b.identifier.country;
const isWrong = ({ number }: ReadIdentifier): boolean => checkOf(number) === "wrong";
const isOfType = (a: ReadIdentifier, b: ReadIdentifier): boolean => a.number.type === b.number.type;

function sameNumbers(mine: readonly ReadIdentifier[], theirs: readonly ReadIdentifier[]): Evidence[] {
  const out: Evidence[] = [];
  const agreed = new Set<string>();
  for (const a of mine) {
    const b =
      theirs.find((their) => isOfType(a, their) && their.number.key === a.number.key) ??
      theirs.find((their) => !isOfType(a, their) && their.lookup === a.lookup);
    if (b === undefined || agreed.has(a.lookup)) continue;
    agreed.add(a.lookup);
    const sameType = isOfType(a, b) && ofOneCountry(a, b);
    const wrong = [a, b].find(isWrong);
    const note =
      wrong !== undefined
        ? `the same number, but ${faultOf(wrong.number)}`
        : sameType
          ? "the same number"
          : a.number.type === "unknown"
            ? "the same number; nobody said of what kind"
            : "the same number under another heading; publishers misprint";
    // what cannot be right is copied, and settles nothing
    const value = sameType && wrong === undefined ? FACT.sameIdentifier : FACT.sameNumber;
    out.push(evidenceLine("identifier", shown(a), shown(b), value, note));
  }
  return out;
}

const NEAR: Readonly<Record<NearBy, string>> = {
  "letter case": "the same but for capitals",
  "one sign": "one sign apart",
  "two neighbours": "two neighbours changed round",
};

function nearNumber(a: ReadIdentifier, theirs: readonly ReadIdentifier[]): Evidence | null {
  for (const b of theirs) {
    const by = misprintOf(a.number, b.number);
    if (by === null) continue;
    const wrong = isWrong(a) ? a : b;
    return evidenceLine("identifier", shown(a), shown(b), FACT.nearNumber, `${NEAR[by]}; ${faultOf(wrong.number)}`);
  }
  return null;
}

/** Of these a party has one, for good. */
const ONE_A_PARTY: ReadonlySet<string> = new Set(["cnic", "lei", "imo"]);

function otherNumbers(mine: readonly ReadIdentifier[], theirs: readonly ReadIdentifier[]): Evidence[] {
  const silent: Evidence[] = [];
  for (const a of mine) {
    const others = theirs.filter((b) => isOfType(a, b) && b.number.key !== a.number.key && ofOneCountry(a, b));
    if (others.length === 0) continue;
    const right = others.filter((b) => !isWrong(b));
    const wrong = isWrong(a) ? a : right.length === 0 ? (others[0] as ReadIdentifier) : null;
    const list = (several: readonly ReadIdentifier[]): string => several.map(shown).join(", ");
    if (wrong !== null) {
      silent.push(evidenceLine("identifier", shown(a), list(others), 0, `${faultOf(wrong.number)} It tells nothing`));
      continue;
    }
    const one = ONE_A_PARTY.has(a.number.type) && checkOf(a.number) === "right" && right.some((b) => checkOf(b.number) === "right");
    return [
      ...silent,
      evidenceLine(
        "identifier",
        shown(a),
        list(right),
        one ? FACT.otherCnic : FACT.otherNumber,
        one ? "one party has one such number" : "another number; documents are renewed",
      ),
    ];
  }
  return silent;
}
