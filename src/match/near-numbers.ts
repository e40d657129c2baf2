import { checkOf, hasCheckDigits, type IdentifierNumber } from "../ground/index.ts";

/** In what two numbers differ that are all but one. */
export type NearBy = "letter case" | "one sign" | "two neighbours";

/**
 * How one number may be a misprint of the other: its check digits fail and the other's hold. Null where both hold or neither does, for then two
 * numbers that are near are two numbers.
 */
export function misprintOf(a: IdentifierNumber, b: IdentifierNumber): NearBy | null {
  if (a.type !== b.type || !hasCheckDigits(a.type)) return null;
  const by = nearBy(a.key, b.key);
  if (by === null) return null;
  const [mine, theirs] = [checkOf(a), checkOf(b)];
  return (mine === "wrong" && theirs === "right") || (mine === "right" && theirs === "wrong") ? by : null;
}

function nearBy(a: string, b: string): NearBy | null {
  if (a.length !== b.length || a === b) return null;
  if (a.toUpperCase() === b.toUpperCase()) return "letter case";
  let at = 0;
  while (a[at] === b[at]) at++;
  if (a.slice(at + 1) === b.slice(at + 1)) return "one sign";
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2) ? "two neighbours" : null;
}

const DIGITS = [..."0123456789"];
const SIGNS = [..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** The key by which a number is looked up: letter case and signs gone, so that one under another heading, or in another case, is found too. */
export const lookupKey = ({ key }: IdentifierNumber): string =>
  /^[A-Z0-9]*$/.test(key) ? key : key.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");

/** The lookup keys of all numbers that this one may be a misprint of, and of which may be misprints of it: some hundreds. */
export function* nearKeys(number: IdentifierNumber): Generator<string> {
  if (!hasCheckDigits(number.type) || checkOf(number) === "none") return;
  const key = lookupKey(number);
  const signs = number.type === "imo" ? DIGITS : SIGNS;
  for (let at = 0; at < key.length; at++) {
    const [before, here, behind] = [key.slice(0, at), key[at] as string, key.slice(at + 1)];
    for (const sign of signs) if (sign !== here) yield before + sign + behind;
    const next = behind[0];
    if (next !== undefined && next !== here) yield before + next + here + behind.slice(1);
  }
}
