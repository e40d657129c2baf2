import { checkOf, type Identifier, identifierNumber, type IdentifierNumber } from "../ground/index.ts";
import type { Entry } from "../lists/index.ts";

/**
 * Identifiers through which parties may be joined, the most trustworthy first: publishers' references to each other, then numbers with a
 * check digit, then papers. Telephone, e-mail, website and MMSI are shared, sold and reassigned: they join nobody.
 */
export const JOIN_TYPES = [
  "un-ref",
  "ofac-id",
  "uk-group-id",
  "uk-ref",
  "eu-id",
  "lei",
  "imo",
  "cnic",
  "national-id",
  "passport",
  "tax",
  "registration",
  "swift",
  "wallet",
] as const;
export type JoinType = (typeof JOIN_TYPES)[number];

/** Publishers' references to an entry, not papers of a person. */
export const isReference = (type: JoinType): boolean =>
  type === "un-ref" || type === "ofac-id" || type === "uk-group-id" || type === "uk-ref" || type === "eu-id";

export interface JoinKey {
  readonly by: JoinType;
  /** normalised; with the country in front where the number is only unique within one */
  readonly value: string;
  /** the entry's own key on its list: what others refer to */
  readonly own: boolean;
}

const JOINING: ReadonlySet<string> = new Set(JOIN_TYPES);

/** Keys of an entry: its own on its list, and those it prints. Each once. */
export function joinKeys(entry: Entry): JoinKey[] {
  const keys: JoinKey[] = [];
  const own = ownKey(entry);
  if (own !== null) keys.push(own);
  for (const identifier of entry.identifiers) {
    const key = joinKey(identifier);
    // few an entry: looking through them is cheaper than a Map
    if (key !== null && !keys.some(({ by, value }) => by === key.by && value === key.value)) keys.push(key);
  }
  return keys;
}

const OWN_TYPES = new Map<string, JoinType>([
  ["un", "un-ref"],
  ["us-sdn", "ofac-id"],
  ["us-cons", "ofac-id"],
  ["uk", "uk-group-id"],
  ["eu", "eu-id"],
]);

/** The identifier that other publishers use for an entry of this list, or null. */
export function ownIdentifier(entry: Pick<Entry, "list" | "id">): Identifier | null {
  const type = OWN_TYPES.get(entry.list);
  return type === undefined ? null : { type, value: entry.id };
}

function ownKey(entry: Entry): JoinKey | null {
  const identifier = ownIdentifier(entry);
  const key = identifier === null ? null : joinKey(identifier);
  return key === null ? null : { ...key, own: true };
}

/** The normalised key, or null when this identifier may not join: an unknown type, a country missing, a number that cannot be one. */
export function joinKey(identifier: Identifier): JoinKey | null {
  const number = identifierNumber(identifier);
  const by = number.type;
  if (!mayJoin(by)) return null;
  const value = joiningValue(by, number, identifier.country);
  return value === null ? null : { by, value, own: false };
}

const mayJoin = (type: string): type is JoinType => JOINING.has(type);

function joiningValue(by: JoinType, number: IdentifierNumber, country: string | undefined): string | null {
  const { key } = number;
  switch (by) {
    case "un-ref":
      return /^[A-Z]{2}[IE]\.\d{3,4}$/.test(key) ? key : null;
    case "ofac-id":
    case "uk-group-id":
    case "eu-id":
      return /^\d{1,9}$/.test(key) ? key : null;
    case "uk-ref":
      return /^[A-Z]{3}\d{4}$/.test(key) ? key : null;
    case "lei":
    case "imo":
    case "cnic":
    case "swift":
      return checkOf(number) === "right" ? key : null;
    case "national-id":
    case "passport":
    case "tax":
    case "registration":
      return inCountry(key.replaceAll(/[^A-Z0-9]/g, ""), country);
    case "wallet":
      return /^[A-Za-z0-9]{20,120}$/.test(key) && checkOf(number) !== "wrong" ? key : null;
  }
}

function inCountry(letters: string, country: string | undefined): string | null {
  if (country === undefined || !/^[a-z]{2}$/.test(country)) return null;
  // short numbers and fillers (0000000, 111111) are met by chance
  if (letters.length < 6 || (letters.match(/\d/g)?.length ?? 0) < 3 || new Set(letters).size < 3) return null;
  return `${country} ${letters}`;
}
