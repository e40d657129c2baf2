const LABEL = String.raw`(?:a\/c|acc?t|account|iban|[sc]?nic|nicop|passport|ref(?:erence)?|inv(?:oice)?|voucher|chq|cheque|tel|ph|phone|mob(?:ile)?|cell|fax|whatsapp|ntn|strn|reg(?:d|istration)?|id|tt|ft|txn|po ?box|p\.?o\.? ?box)`;
const NO = String.raw`(?:[\s.:#-]{0,3}(?:nos?|num|number)\b)?[\s.:#-]{0,4}`;
/** a number that is announced, or one that is too long for a name's own: an identity card's, a telephone's, an account's, a day, a sum */
const NUMBER = new RegExp(
  String.raw`(?<![\p{L}\p{N}&#])(?:${LABEL}${NO}(?:[A-Z]{2,4})?\d[\d-]{0,34}|[A-Z]{0,4}(?:\+|00)?\d[\d-]{5,34}\d|[A-Z]{2}\d{2}[A-Z]{4}\d{8,20}|(?:rs|pkr|usd|eur|gbp|aed|sar)\.?\s?\d[\d,.]{0,14}(?:\/[-=])?|\d{1,2}[./]\d{1,2}[./]\d{2,4})(?![\p{L}\p{N}])`,
  "giu",
);

/** The name without an account's, a card's, a telephone's or a voucher's number beside it; null where there is none. */
export function withoutNumbers(text: string): string | null {
  if (!/\d/u.test(text)) return null;
  const bare = text.replace(NUMBER, " ");
  if (bare === text) return null;
  return bare
    .replace(/\(\s*\)/gu, " ")
    .replace(/\s{2,}/gu, " ")
    .replace(/[\s,:;#-]+$/u, "")
    .trim();
}
