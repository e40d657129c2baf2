/**
 * Seven digits, the last is the check. Of a ship: the sum of the first six, weighted 7 to 2, ends in it (IMO resolution A.1117). Of a company or
 * an owner (MSC.160), whose numbers begin lower: weighted 8 6 4 2 9 7, eleven less what the sum leaves modulo 11 ends in it.
 */
export function isImo(number: string): boolean {
  if (!/^\d{7}$/.test(number) || /^0+$/.test(number)) return false;
  const check = Number(number[6]);
  if (weighted(number, [7, 6, 5, 4, 3, 2]) % 10 === check && number[0] !== "0") return true;
  return /^[0-6]/.test(number) && (11 - (weighted(number, [8, 6, 4, 2, 9, 7]) % 11)) % 10 === check;
}

const weighted = (number: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * Number(number[at]), 0);

/** ISO 17442: eighteen letters and digits and two check digits; the whole leaves 1 modulo 97. */
export const isLei = (code: string): boolean => /^[A-Z0-9]{18}\d{2}$/.test(code) && modulo97(code) === 1;

/** ISO 13616: country, two check digits, account; with the first four signs moved behind the rest it leaves 1 modulo 97. */
export const isIban = (account: string): boolean => IBAN_SHAPE.test(account) && modulo97(account.slice(4) + account.slice(0, 4)) === 1;
export const IBAN_SHAPE = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;

/** ISO 7064: letters read as 10 to 35, sign by sign, so that no number grows beyond what is exact. */
function modulo97(signs: string): number {
  let rest = 0;
  for (const sign of signs) {
    const digit = Number.parseInt(sign, 36);
    rest = (rest * (digit > 9 ? 100 : 10) + digit) % 97;
  }
  return rest;
}
