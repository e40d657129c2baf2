import { checkOf, identifierNumber, type IdentifierNumber } from "./identifier-number.ts";

const SHAPES: readonly (readonly [type: string, shape: RegExp])[] = [
  ["imo", /^IMO(?:\s{0,2}(?:no|number))?[\s.:#-]{0,3}\d{7}$/i],
  ["cnic", /^\d{5}-\d{7}-\d$/],
  ["lei", /^(?=.*[A-Z])[A-Z0-9]{18}\d{2}$/i],
  ["iban", /^[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}$/i],
  ["wallet", /^[A-Za-z0-9]{25,90}$/],
];
/** by its label or its dashes alone; all others by their check digits */
const SURE: ReadonlySet<string> = new Set(["imo", "cnic"]);
/** no word mixes these */
const MIXED = /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])/;
const HEX = /^0x[0-9a-f]{40}$/i;

/**
 * A number of which nobody said what it is and that says so itself: by its check digits, by `IMO` before it, by a CNIC's dashes, or because an
 * address of a wallet looks like nothing else, also where a sign of it is wrong. Null where it may be anything.
 */
export function recognisedNumber(text: string): IdentifierNumber | null {
  const value = text.trim();
  for (const [type, shape] of SHAPES) {
    if (!shape.test(value)) continue;
    const number = identifierNumber({ type, value });
    const check = checkOf(number);
    if (check === "right" || SURE.has(type)) return number;
    if (type === "wallet" && (HEX.test(value) || (check === "wrong" && MIXED.test(value)))) return number;
  }
  return null;
}
