import { IBAN_SHAPE, isIban, isImo, isLei } from "./check-digits.ts";
import { identifierType, type Identifier } from "./identifier.ts";
import { walletAddress, walletCheck, walletKey, type Check } from "./wallet.ts";

/** An identifier as it is compared, by the joining of parties and by the engine alike. */
export interface IdentifierNumber {
  /** the vocabulary's word, however the heading was spelt; that of the number where it says so itself: a Pakistani national number is a CNIC */
  readonly type: string;
  /** letters and digits without signs and blanks, in capitals; a wallet's letter case stays where it counts */
  readonly key: string;
  /** without its label */
  readonly printed: string;
}

export type { Check } from "./wallet.ts";

/** Reads an identifier; any text gives one. Takes no hash: what its check digits say, `checkOf` tells. */
export function identifierNumber({ type: heading, value, country }: Identifier): IdentifierNumber {
  const type = typeOf(heading);
  const text = plainDigits(value);
  if (type === "wallet") {
    const printed = walletAddress(text);
    return { type, key: walletKey(printed), printed };
  }
  const letters = text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");
  const label = LABELS.get(type)?.exec(letters)?.[0] ?? "";
  const key = letters.slice(label.length);
  const printed = label === "" ? text.trim() : key;
  switch (type) {
    case "national-id":
      // whatever the column is called
      return { type: country === "pk" && /^\d{13}$/.test(key) ? "cnic" : type, key, printed };
    case "swift":
      return { type, key: SWIFT.test(key) ? key.padEnd(11, "X") : key, printed };
    case "un-ref": {
      const parts = UN_REFERENCE.exec(key);
      return { type, key: parts === null ? key : `${parts[1]}.${(parts[2] as string).padStart(3, "0")}`, printed };
    }
    default:
      return { type, key, printed };
  }
}

/** Written before the number itself: `IMO 9074729`, `CNIC No. 35202-…`. */
const LABELS: ReadonlyMap<string, RegExp> = new Map([
  ["imo", /^IMO(?:NUMBER|NO)?(?=\d)/],
  ["mmsi", /^MMSI(?:NUMBER|NO)?(?=\d)/],
  ["cnic", /^(?:CNIC|NICOP|NIC)(?:NUMBER|NO)?(?=\d)/],
  ["lei", /^LEI(?:CODE)?(?=[A-Z0-9]{20}$)/],
  ["iban", /^IBAN(?:NUMBER|NO)?(?=[A-Z]{2}\d{2})/],
  ["swift", /^(?:SWIFT|BIC)+(?:CODE)?(?=(?:[A-Z0-9]{3})?[A-Z0-9]{8}$)/],
]);
const SWIFT = /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/;
const UN_REFERENCE = /^([A-Z]{2}[IE])0*(\d{1,4})$/;

/**
 * Whether the number can be one: by its check digits, else by its shape, where its type has either. `wrong`: it was misprinted, mistyped or made up.
 * An ethereum address in one case and an identity card's number of before 2000 (11 digits) are `none`.
 */
export function checkOf({ type, key, printed }: IdentifierNumber): Check {
  if (isFiller({ key })) return "wrong";
  switch (type) {
    case "imo":
      return is(isImo(key));
    case "lei":
      return is(isLei(key));
    case "iban":
      return is(isIban(key));
    case "mmsi":
      return is(/^\d{9}$/.test(key));
    case "cnic":
      return /^\d{11}$/.test(key) ? "none" : is(/^[1-9]\d{12}$/.test(key) && new Set(key).size >= 3);
    case "swift":
      return is(SWIFT.test(key));
    case "wallet":
      return walletCheck(printed);
    default:
      return "none";
  }
}
const is = (right: boolean): Check => (right ? "right" : "wrong");
/** 0000000: what a form is filled with */
export const isFiller = ({ key }: Pick<IdentifierNumber, "key">): boolean => key.length > 5 && new Set(key).size === 1;

/** Types of which a number says by itself whether one sign of it is wrong. */
export const hasCheckDigits = (type: string): boolean => type === "imo" || type === "lei" || type === "iban" || type === "wallet";

/** What is wrong with a number whose check is, in words. */
export function faultOf({ type, key, printed }: IdentifierNumber): string {
  const shown = printed.length > 70 ? `${printed.slice(0, 70)}…` : printed;
  if (isFiller({ key })) return `${shown} fills a field and is no number`;
  switch (type) {
    case "imo":
      return /^\d{7}$/.test(key)
        ? `the check digit of ${shown} is wrong, perhaps by a misprint`
        : `${shown} is no IMO number, which has seven digits`;
    case "lei":
      return /^[A-Z0-9]{18}\d{2}$/.test(key)
        ? `the check digits of ${shown} are wrong, perhaps by a misprint`
        : `${shown} is no LEI, which has twenty signs`;
    case "iban":
      return IBAN_SHAPE.test(key)
        ? `the check digits of ${shown} are wrong, perhaps by a misprint`
        : `${shown} has not the shape of an IBAN`;
    case "wallet":
      return `the check of the address ${shown} is wrong, perhaps by a misprint`;
    case "mmsi":
      return `${shown} is no MMSI, which has nine digits`;
    case "cnic":
      return `${shown} is no CNIC, which has thirteen digits`;
    case "swift":
      return `${shown} has not the shape of a SWIFT code`;
    default:
      return `${shown} cannot be right`;
  }
}

/** headings repeat, ten thousands of them a list */
const typesMet = new Map<string, string>();

function typeOf(heading: string): string {
  const known = typesMet.get(heading);
  if (known !== undefined) return known;
  const type = identifierType(heading);
  // the vocabulary is open: what a strange file prints must not fill the memory
  if (typesMet.size < 500) typesMet.set(heading, type);
  return type;
}

const ASCII = /^[\x20-\x7e]*$/;

/** One form of each sign, and digits of any script as 0 to 9: those of a script stand in tens, from its zero on. */
export function plainDigits(text: string): string {
  if (ASCII.test(text)) return text;
  return text.normalize("NFKC").replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) as number;
    if (code < 0x80) return digit;
    let zero = code;
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
    return String(code - zero);
  });
}
