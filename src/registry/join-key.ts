import { type Identifier, identifierType } from "../ground/index.ts";
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
export function joinKey({ type, value, country }: Identifier): JoinKey | null {
  const by = joinType(type);
  if (by === null) return null;
  const normal = normalised(by, { value, country });
  return normal === null ? null : { ...normal, own: false };
}

/** types repeat, ten thousands of them a list */
const typesMet = new Map<string, JoinType | null>();

function joinType(type: string): JoinType | null {
  const known = typesMet.get(type);
  if (known !== undefined) return known;
  const word = identifierType(type);
  const by = JOINING.has(word) ? (word as JoinType) : null;
  // the vocabulary is open: what a strange file prints must not fill the memory
  if (typesMet.size < 500) typesMet.set(type, by);
  return by;
}

interface Printed {
  readonly value: string;
  readonly country: string | undefined;
}

function normalised(by: JoinType, { value, country }: Printed): Omit<JoinKey, "own"> | null {
  const letters = /^[A-Z0-9]*$/.test(value) ? value : value.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
  switch (by) {
    case "un-ref": {
      const parts = /^([A-Z]{2}[IE])0*(\d{1,4})$/.exec(letters);
      return parts === null ? null : { by, value: `${parts[1]}.${(parts[2] as string).padStart(3, "0")}` };
    }
    case "ofac-id":
    case "uk-group-id":
    case "eu-id":
      return /^\d{1,9}$/.test(letters) ? { by, value: letters } : null;
    case "uk-ref":
      return /^[A-Z]{3}\d{4}$/.test(letters) ? { by, value: letters } : null;
    case "lei":
      return isLei(letters) ? { by, value: letters } : null;
    case "imo": {
      const number = letters.replace(/^IMO/, "");
      return isImo(number) ? { by, value: number } : null;
    }
    case "cnic":
      return cnic(letters);
    case "national-id":
      // a Pakistani national number is a CNIC, whatever the column is called
      if (country === "pk" && /^\d{13}$/.test(letters)) return cnic(letters);
      return inCountry(by, { letters, country });
    case "passport":
    case "tax":
    case "registration":
      return inCountry(by, { letters, country });
    case "swift":
      return /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(letters) ? { by, value: letters.padEnd(11, "X") } : null;
    case "wallet": {
      // base58 tells upper from lower case, hexadecimal does not
      const address = value.trim();
      if (!/^[A-Za-z0-9]{20,120}$/.test(address)) return null;
      return { by, value: /^0x/i.test(address) ? address.toLowerCase() : address };
    }
  }
}

function inCountry(
  by: JoinType,
  { letters, country }: { readonly letters: string; readonly country: string | undefined },
): Omit<JoinKey, "own"> | null {
  if (country === undefined || !/^[a-z]{2}$/.test(country)) return null;
  // short numbers and fillers (0000000, 111111) are met by chance
  if (letters.length < 6 || (letters.match(/\d/g)?.length ?? 0) < 3 || new Set(letters).size < 3) return null;
  return { by, value: `${country} ${letters}` };
}

function cnic(digits: string): Omit<JoinKey, "own"> | null {
  return /^[1-9]\d{12}$/.test(digits) && new Set(digits).size >= 3 ? { by: "cnic", value: digits } : null;
}

/** Seven digits, the last is the check: the sum of the first six, weighted 7 to 2, ends in it (IMO resolution A.1117). */
function isImo(number: string): boolean {
  if (!/^[1-9]\d{6}$/.test(number)) return false;
  let sum = 0;
  for (let i = 0; i < 6; i++) sum += Number(number[i]) * (7 - i);
  return sum % 10 === Number(number[6]);
}

/** ISO 17442: letters read as 10 to 35, the whole number leaves 1 modulo 97. */
function isLei(code: string): boolean {
  if (!/^[A-Z0-9]{18}\d{2}$/.test(code)) return false;
  let rest = 0;
  for (const ch of code) {
    const digit = Number.parseInt(ch, 36);
    rest = (rest * (digit > 9 ? 100 : 10) + digit) % 97;
  }
  return rest === 1;
}
