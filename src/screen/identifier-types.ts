/** FollowTheMoney's property names and everyday spellings → Writ's identifier types. Looked up after `identifierType` has squeezed the key. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ["imonumber", "imo"],
  ["imo", "imo"],
  ["mmsi", "mmsi"],
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
  ["swiftbic", "swift"],
  ["swift", "swift"],
  ["bic", "swift"],
  ["biccode", "swift"],
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
  ["accountnumber", "account"],
  ["iban", "iban"],
  ["email", "email"],
  ["emailaddress", "email"],
  ["phone", "phone"],
  ["phonenumber", "phone"],
  ["website", "website"],
  ["url", "website"],
  ["serialnumber", "serial"],
  ["tailnumber", "registration"],
  ["wikidataid", "wikidata"],
]);

/**
 * The vocabulary's word for an identifier type however it was spelt: `imoNumber`, `IMO number` and `imo` are one.
 * The vocabulary is open: an unknown type comes back in kebab case and is compared by value with all.
 */
export function identifierType(printed: string): string {
  const known = SYNONYMS.get(printed.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ""));
  if (known !== undefined) return known;
  const kebab = printed
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1-$2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return kebab === "" ? "unknown" : kebab;
}
