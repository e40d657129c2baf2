import { COIN_NAMES } from "./wallet.ts";

/**
 * An identifier as printed. `type` is an open vocabulary: cnic, passport, national-id, registration, tax, imo, mmsi, lei,
 * swift, wallet, email, website, phone, un-ref, ofac-id, uk-group-id, … `country`: ISO 3166 alpha-2 in lower case.
 */
export interface Identifier {
  readonly type: string;
  readonly value: string;
  readonly country?: string;
  readonly note?: string;
}

/** FollowTheMoney's property names, publishers' references and everyday spellings → the vocabulary; looked up without signs and blanks. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ["unref", "un-ref"],
  ["unreference", "un-ref"],
  ["unreferencenumber", "un-ref"],
  ["unscid", "un-ref"],
  ["ofacid", "ofac-id"],
  ["ukgroupid", "uk-group-id"],
  ["ofsigroupid", "uk-group-id"],
  ["ukref", "uk-ref"],
  ["euid", "eu-id"],
  ["eulogicalid", "eu-id"],
  ["imonumber", "imo"],
  ["imo", "imo"],
  ["imono", "imo"],
  ["imoshipnumber", "imo"],
  ["mmsi", "mmsi"],
  ["mmsinumber", "mmsi"],
  ["callsign", "call-sign"],
  ["passportnumber", "passport"],
  ["passport", "passport"],
  ["passportno", "passport"],
  ["idnumber", "national-id"],
  ["nationalid", "national-id"],
  ["nationalidnumber", "national-id"],
  ["identitycard", "national-id"],
  ["cnic", "cnic"],
  ["nic", "cnic"],
  ["nicop", "cnic"],
  ["registrationnumber", "registration"],
  ["registration", "registration"],
  ["regnumber", "registration"],
  ["companynumber", "registration"],
  ["taxnumber", "tax"],
  ["tax", "tax"],
  ["taxid", "tax"],
  ["innnumber", "tax"],
  ["inncode", "tax"],
  ["inn", "tax"],
  ["vatcode", "vat"],
  ["vat", "vat"],
  ["ntn", "tax"],
  ["leicode", "lei"],
  ["lei", "lei"],
  ["legalentityidentifier", "lei"],
  ["swiftbic", "swift"],
  ["swift", "swift"],
  ["bic", "swift"],
  ["biccode", "swift"],
  ["swiftcode", "swift"],
  ["ogrncode", "ogrn"],
  ["ogrn", "ogrn"],
  ["kppcode", "kpp"],
  ["okpocode", "okpo"],
  ["dunscode", "duns"],
  ["duns", "duns"],
  ["unisin", "isin"],
  ["isincode", "isin"],
  ["isin", "isin"],
  ["permid", "permid"],
  ["npicode", "npi"],
  ["uniqueentityid", "uei"],
  ["socialsecuritynumber", "ssn"],
  ["ssn", "ssn"],
  ["driverslicense", "driving-licence"],
  ["drivinglicence", "driving-licence"],
  ["publickey", "wallet"],
  ["wallet", "wallet"],
  ["walletaddress", "wallet"],
  ["cryptowallet", "wallet"],
  ["digitalcurrencyaddress", "wallet"],
  ...[...COIN_NAMES].map((coin) => [coin, "wallet"] as const),
  ["accountnumber", "account"],
  ["iban", "iban"],
  ["ibannumber", "iban"],
  ["email", "email"],
  ["emailaddress", "email"],
  ["phone", "phone"],
  ["phonenumber", "phone"],
  ["website", "website"],
  ["url", "website"],
  ["serialnumber", "serial"],
  ["aircraftserial", "serial"],
  ["msn", "serial"],
  ["tailnumber", "registration"],
  ["tail", "registration"],
  ["tailno", "registration"],
  ["wikidataid", "wikidata"],
]);

/** Words printed beside documents (`SSN/ITIN`, `Passport No.`), asked in this order where no spelling is known. */
const PRINTED: readonly (readonly [RegExp, string])[] = [
  [/passport/, "passport"],
  [/cnic|nicop/, "cnic"],
  [/driv/, "driving-licence"],
  [/\b(?:ssn|itin|social-security)\b/, "ssn"],
  [/\bvat\b/, "vat"],
  [/\b(?:ein|tin|ntn|tax|inn)\b/, "tax"],
  [/\b(?:wallet|crypto|digital-currency)\b/, "wallet"],
  [/\biban\b/, "iban"],
  [/\b(?:national|identity|id-card|nid)\b/, "national-id"],
  [/\btail\b/, "registration"],
  [/registration|company|incorporation/, "registration"],
];

/**
 * The vocabulary's word for an identifier type however it was spelt or printed: `imoNumber`, `IMO number` and `imo` are one, for lists,
 * subjects and the joining of parties alike. The vocabulary is open: an unknown type comes back in kebab case.
 */
export function identifierType(printed: string): string {
  const known = SYNONYMS.get(printed.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ""));
  if (known !== undefined) return known;
  const kebab = printed
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1-$2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return PRINTED.find(([words]) => words.test(kebab))?.[1] ?? (kebab === "" ? "unknown" : kebab);
}
