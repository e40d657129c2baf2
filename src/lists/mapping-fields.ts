/** What a column may hold, for a list and for a file of subjects alike. */
export const FIELDS = [
  "id",
  "kind",
  "name",
  "firstName",
  "middleName",
  "lastName",
  "nameSuffix",
  "alias",
  "aliasFirstName",
  "aliasMiddleName",
  "aliasLastName",
  "aliasSuffix",
  "weakAlias",
  "formerName",
  "acronym",
  "originalName",
  "birth",
  "birthPlace",
  "birthCountry",
  "nationality",
  "country",
  "sex",
  "father",
  "mother",
  "title",
  "position",
  "address",
  "street",
  "city",
  "region",
  "postalCode",
  "addressCountry",
  "passport",
  "cnic",
  "nationalId",
  "tax",
  "registration",
  "imo",
  "mmsi",
  "lei",
  "swift",
  "iban",
  "wallet",
  "email",
  "phone",
  "website",
  "unRef",
  "identifier",
  "identifierType",
  "identifierCountry",
  "programme",
  "legalBasis",
  "measure",
  "listedOn",
  "amendedOn",
  "endedOn",
  "relation",
  "remarks",
] as const;
export type Field = (typeof FIELDS)[number];

/** The header words that say plainly what a column holds, folded by `foldHeader`. */
const WORDS: Readonly<Record<Field, string>> = {
  id: "id|key|ref|reference|reference number|reference no|record id|customer id|client id|party id|entity id|subject id|list id|tracking number|uid|account id|case id|source id",
  kind: "type|kind|entity type|party type|subject type|group type|customer type|individual or entity|person or entity",
  name: "name|full name|fullname|names|name as printed|entity name|party name|customer name|client name|subject name|person name|business name|company name|organisation name|organization name|organisation|organization|legal name|primary name|main name|name of individual or entity|name of organisation|name of organization|name of person|vessel name|ship name|aircraft name|account name|account holder|account holder name|beneficiary name|payee|payee name|owner name|name of the organisation|proscribed organisation",
  firstName: "first name|firstname|given name|given names|forename|forenames|fname",
  middleName: "middle name|middlename|middle names|second name",
  lastName: "last name|lastname|surname|family name|familyname|lname",
  nameSuffix: "suffix|name suffix",
  alias:
    "alias|aliases|alias name|alias names|aka|a k a|akas|also known as|other name|other names|alternative name|alternative names|alt name|alt names|dba|dba name|trade name|trading name|variant|variants|name variant|nickname|spelling",
  aliasFirstName: "alias first name|aka first name",
  aliasMiddleName: "alias middle name|aka middle name",
  aliasLastName: "alias last name|aka last name",
  aliasSuffix: "alias suffix|aka suffix",
  weakAlias: "weak alias|weak aliases|low quality alias|weak aka",
  formerName: "former name|former names|previous name|previous names|fka|f k a|formerly|formerly known as|maiden name|old name",
  acronym: "acronym|acronyms|abbreviation|short name",
  originalName:
    "original name|native name|name original script|original script|name in original script|name non latin script|urdu name|name urdu|name in urdu|arabic name|name arabic|name in arabic|local name",
  birth: "dob|d o b|date of birth|birth date|birthdate|birth|births|born|year of birth|birth year|birthday|dates of birth",
  birthPlace: "place of birth|pob|birth place|birthplace|town of birth|city of birth|places of birth",
  birthCountry: "country of birth|birth country",
  nationality: "nationality|nationalities|citizenship|citizenships|country of citizenship",
  country: "country|countries|country code|country name|jurisdiction|country of incorporation|flag",
  sex: "sex|gender",
  father: "father|father name|fathers name|fathername|son of|s o|name of father|father husband name|parentage",
  mother: "mother|mother name|mothers name|mothername|name of mother",
  title: "title|honorific|salutation",
  position: "position|designation|occupation|job title|profession|role",
  address: "address|addresses|full address|residence|residential address|address line|postal address|registered address",
  street: "street|street address",
  city: "city|town|district|place|tehsil",
  region: "state|province|region|state province|county",
  postalCode: "zip|zip code|postal code|postcode|post code|post zip code",
  addressCountry: "address country|country of residence|residence country",
  passport: "passport|passport no|passport number|passport nos|passport numbers|passports",
  cnic: "cnic|cnic no|cnic number|nic|nic no|nic number|nicop|computerised national identity card|computerized national identity card",
  nationalId:
    "national id|national id no|national id number|nid|national identity number|national identification number|national identity card|id card|id card number|identity number|identity card no|aadhaar",
  tax: "tax id|tax number|tax no|tin|ntn|ein|ssn|inn|vat|vat number|pan",
  registration:
    "registration number|registration no|registration|company number|company no|reg no|reg number|incorporation number|business reg no|secp number|cuin",
  imo: "imo|imo number|imo no|ship imo number",
  mmsi: "mmsi|mmsi number",
  lei: "lei|lei code",
  swift: "swift|swift bic|bic|swift code|bic code",
  iban: "iban|iban number",
  wallet: "wallet|wallet address|crypto address|digital currency address|crypto wallet",
  email: "email|e mail|email address|emails|e mail address",
  phone: "phone|phone number|telephone|tel|mobile|mobile number|phone no|telephone number|contact number",
  website: "website|web site|url|homepage",
  unRef: "un ref|un reference|un reference number|unsc ref",
  identifier: "number|identifier|id number|id no|document number|document no|identification number",
  identifierType: "number type|identifier type|id type|document type|type of document",
  identifierCountry: "identifier country|id country|document country|issuing country|country of issue",
  programme: "programme|program|programmes|programs|regime|sanctions programme|sanctions program|sanctions regime",
  legalBasis: "legal basis|basis|legal authority|law|act|schedule|notification",
  measure: "measure|measures|sanctions imposed|status",
  listedOn:
    "listed on|date listed|listing date|date of listing|designation date|date designated|date of designation|date of ban|banned on|ban date|date|date of proscription|proscribed on|date of notification",
  amendedOn: "last updated|amended on|updated on|last update|modified on",
  endedOn: "end date|ended on|expiry|expires|expiry date|expiration date|valid until|ended",
  relation:
    "affiliate of|affiliated with|parent|parent company|parent organisation|parent organization|front of|linked to|associated with|related to",
  remarks:
    "remarks|remark|note|notes|comment|comments|details|other information|additional information|reason|reasons|description|information",
};

/** Words, small letters, single blanks: `Father's_Name`, `fatherName` and `FATHER NAME` come near each other. */
export function foldHeader(header: string): string {
  return header
    .normalize("NFKC")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .replace(/['’`]s\b/gu, "s")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

const BY_WORD = new Map<string, Field>(FIELDS.flatMap((field) => WORDS[field].split("|").map((word) => [word, field] as const)));

/** What a header says plainly, or null. A number at the end counts further columns of one kind: `Alias 2`, `name_3`. */
export function plainField(header: string): Field | null {
  const folded = foldHeader(header);
  // numbered address columns are lines of one address
  if (/^address(?: line)? ?\d$/.test(folded)) return "street";
  return BY_WORD.get(folded) ?? BY_WORD.get(folded.replace(/ ?\d{1,2}$/, "")) ?? null;
}

/** Fields that make a table one of names or identifiers: without any of them nothing can be screened. */
export const NAMING: ReadonlySet<Field> = new Set<Field>([
  "name",
  "firstName",
  "lastName",
  "alias",
  "formerName",
  "acronym",
  "originalName",
  "weakAlias",
  "aliasLastName",
  "passport",
  "cnic",
  "nationalId",
  "imo",
  "mmsi",
  "lei",
  "wallet",
  "registration",
  "iban",
  "swift",
  "identifier",
]);

/** Fields of one identifier type each. */
export const TYPED: ReadonlyMap<Field, string> = new Map<Field, string>([
  ["passport", "passport"],
  ["cnic", "cnic"],
  ["nationalId", "national-id"],
  ["tax", "tax"],
  ["registration", "registration"],
  ["imo", "imo"],
  ["mmsi", "mmsi"],
  ["lei", "lei"],
  ["swift", "swift"],
  ["iban", "iban"],
  ["wallet", "wallet"],
  ["email", "email"],
  ["phone", "phone"],
  ["website", "website"],
  ["unRef", "un-ref"],
]);
