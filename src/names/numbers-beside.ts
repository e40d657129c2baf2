import { checkOf, identifierNumber, plainDigits, recognisedNumber, type Identifier, type IdentifierNumber } from "../ground/index.ts";

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

/** a longer one is no name but a text */
const LONGEST = 1_000;
/** what may be an identifier within a name: announced, or too odd to be anything else */
const WITHIN = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?<imo>IMO${NO}\d{7})|(?:[cs]?nic|nicop)${NO}(?<cnic>\d{5}-?\d{7}-?\d)|(?<other>\d{5}-\d{7}-\d|[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?|[A-Za-z0-9]{20,90}))(?![\p{L}\p{N}])`,
  "giu",
);
/** the whole of a text without a label */
const ALONE: readonly (readonly [type: string, shape: RegExp])[] = [
  ["imo", /^\d{7}$/],
  ["cnic", /^[1-7]\d{12}$/],
];

/**
 * The identifiers in a text that was given as a name, each once: `IMO 9074729`, a wallet, an LEI, an IBAN, a CNIC, known by their check digits,
 * their label or their dashes. A number that may be anything is none.
 */
export function describedIdentifiers(text: string): readonly Identifier[] {
  if (text.length > LONGEST || !/\p{Nd}/u.test(text)) return [];
  const plain = plainDigits(text).trim();
  for (const [type, shape] of ALONE)
    if (shape.test(plain) && checkOf(identifierNumber({ type, value: plain })) === "right") return [{ type, value: plain }];
  const found = new Map<string, Identifier>();
  for (const { groups = {} } of plain.matchAll(WITHIN)) {
    const { imo, cnic, other } = groups;
    const read =
      other === undefined ? identifierNumber({ type: imo === undefined ? "cnic" : "imo", value: imo ?? cnic ?? "" }) : oddNumber(other);
    if (read !== null) found.set(`${read.type} ${read.key}`, { type: read.type, value: read.printed });
  }
  return [...found.values()];
}

/** What stands in fours may have a word behind it that looks like one of them. */
function oddNumber(text: string): IdentifierNumber | null {
  const fours = text.split(" ");
  for (let count = fours.length; count > 0; count--) {
    const read = recognisedNumber(fours.slice(0, count).join(" "));
    if (read !== null) return read;
  }
  return null;
}
