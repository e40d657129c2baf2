/**
 * The labels of OFAC's Remarks and what each holds. A label stands at the beginning of a part, after an optional `alt. `.
 * `id` an identifier of that type · `fact` by name · `measure` a measure in words · `keep` known, but no field of an entry fits it.
 */
export type LabelRule =
  | { readonly label: string; readonly is: "id"; readonly type: string }
  | { readonly label: string; readonly is: "fact"; readonly fact: Fact }
  | { readonly label: string; readonly is: "measure" }
  | { readonly label: string; readonly is: "keep" };

export type Fact =
  | "birth"
  | "birth-place"
  | "nationality"
  | "sex"
  | "alias"
  | "former"
  | "linked-to"
  | "operator"
  | "owner"
  | "imo"
  | "wallet"
  | "father"
  | "mother"
  | "listed-on";

const ids = (type: string, labels: readonly string[]): readonly LabelRule[] => labels.map((label) => ({ label, is: "id", type }));
const facts = (fact: Fact, labels: readonly string[]): readonly LabelRule[] => labels.map((label) => ({ label, is: "fact", fact }));

const RULES: readonly LabelRule[] = [
  ...facts("birth", [
    "DOB",
    "Birthdate",
    "Organization Established Date",
    "Aircraft Manufacture Date",
    "Vessel Year of Build",
    "Year of Build",
  ]),
  ...facts("birth-place", ["POB", "Place of Birth"]),
  ...facts("nationality", [
    "nationality of registration",
    "nationality",
    "citizen",
    "Nationality Country",
    "Citizenship Country",
    "Vessel Flag",
    "Flag",
  ]),
  ...facts("sex", ["Gender"]),
  ...facts("alias", ["a.k.a.", "n.k.a."]),
  ...facts("former", ["f.k.a."]),
  ...facts("linked-to", ["Linked To:"]),
  ...facts("operator", ["Aircraft Operator"]),
  ...facts("owner", ["Vessel Owner", "Registered Owner", "Vessel Registered Owner"]),
  ...facts("imo", [
    "Vessel Registration Identification IMO",
    "Vessel Registration Identification",
    "Identification Number IMO",
    "Company Number IMO",
    "Identification IMO",
  ]),
  ...facts("wallet", ["Digital Currency Address -"]),
  ...facts("father", ["Father's Name:", "Father's name:"]),
  ...facts("mother", ["Mother's Name:", "Mother's name:"]),
  ...ids("passport", [
    "Passport",
    "Diplomatic Passport",
    "Stateless Person Passport",
    "British National Overseas Passport",
    "Service Passport",
    "Travel Document Number",
    "Seafarer's Identification Document",
  ]),
  ...ids("national-id", [
    "National ID No.",
    "Identification Number",
    "Personal ID Card",
    "Cedula No.",
    "D.N.I.",
    "C.U.R.P.",
    "C.U.I.P.",
    "C.U.I.",
    "CNP (Personal Numerical Code)",
    "National Foreign ID Number",
    "CUI",
    "Tazkira National ID Card",
    "Tazkira",
    "Identity Card",
    "Citizen's Card Number",
    "Cedula No",
    "Interpol: Red Notice. File No.",
    "Numero de Identidad",
    "Kenyan ID No.",
    "Personal Identification",
    "Cartilla de Servicio Militar Nacional",
    "Electoral Registry No.",
    "Credencial electoral",
    "I.F.E.",
    "Residency Number",
    "LE Number",
    "UAE Identification",
    "Turkish Identification Number",
    "Bosnian Personal ID No.",
    "Moroccan Personal ID No.",
    "Cedula de Residencia",
    "Cedula de Ciudadania",
    "Carnet de Identidad",
    "Stateless Person ID Card",
    "Italian Fiscal Code",
    "File Number",
    "Dubai Identification",
  ]),
  ...ids("cnic", ["CNIC", "Pakistani CNIC", "National Identity Card (Pakistan)"]),
  ...ids("ssn", ["SSN"]),
  ...ids("driving-licence", ["Driver's License No.", "Driver's License issued by", "Driver's License"]),
  ...ids("birth-certificate", ["Birth Certificate Number"]),
  ...ids("pilot-licence", ["Pilot License Number"]),
  ...ids("voter-id", ["Voter ID", "Voter Identification Number"]),
  ...ids("military-id", ["Military Registration Number", "Military ID"]),
  ...ids("visa", ["VisaNumberID", "Visa Number", "U.S. Visa"]),
  ...ids("refugee-id", ["Refugee ID Card", "Alien Registration No.", "Residence Permit"]),
  ...ids("tax", [
    "Tax ID No.",
    "NIT #",
    "RUC #",
    "RIF #",
    "RFC",
    "R.F.C.",
    "RTN",
    "RUC",
    "US FEIN",
    "C.U.I.T.",
    "C.I.F.",
    "N.I.E.",
    "Numero Unico de Identificacao Tributaria (NUIT)",
    "Paraguayan tax identification number",
    "Tax Identification Number",
    "Fiscal Code",
    "Romanian Tax Registration",
  ]),
  ...ids("vat", ["V.A.T. Number", "VAT Number"]),
  ...ids("registration", [
    "Registration Number",
    "Registration ID",
    "Business Registration Number",
    "Business Registration Document #",
    "Company Number",
    "UK Company Number",
    "Company ID",
    "Commercial Registry Number",
    "Commercial Registry",
    "Unified Social Credit Code (USCC)",
    "Unified Social Credit Code",
    "United Social Credit Code Certificate (USCCC)",
    "Unified Social Credit Code Certificate (USCCC)",
    "Russian State Individual Business Registration Number Pattern (OGRNIP)",
    "Dubai Chamber of Commerce Membership No.",
    "Branch Unit Number",
    "Government Gazette Number",
    "C.R. No.",
    "CR No.",
    "Folio Mercantil No.",
    "Matricula Mercantil No",
    "Matricula Mercantil No.",
    "Public Registration Number",
    "Central Registration System Number",
    "Chamber of Commerce Number",
    "Istanbul Chamber of Comm. No.",
    "Economic Register Number (CBLS)",
    "Trade License No.",
    "License",
    "License Number",
    "Business Number",
    "Enterprise Number",
    "Certificate of Incorporation Number",
    "Corporate Registration Number",
    "Trade Registration Number",
    "Trade Mark No.",
    "Organization Code",
    "Legal Entity Identifier Number",
    "Registered Charity No.",
    "Afghan Money Service Provider License Number",
    "Money Service Business License",
    "Numero Mercantil",
    "Commercial Register Number",
    "Business Registration",
    "Municipality Number",
    "Permit Number",
    "Global Intermediary Identification Number",
    "Central Bank License No.",
    "National Registration Number",
  ]),
  ...ids("lei", ["Legal Entity Number", "LEI", "Legal Entity Identifier"]),
  ...ids("duns", ["D-U-N-S Number"]),
  ...ids("swift", ["SWIFT/BIC", "SWIFT"]),
  ...ids("bik", ["BIK (RU)", "BIK"]),
  ...ids("isin", ["ISIN"]),
  ...ids("ticker", ["Equity Ticker"]),
  ...ids("mmsi", ["MMSI", "Maritime Mobile Service Identity"]),
  ...ids("call-sign", ["Vessel Call Sign", "Call Sign"]),
  ...ids("tail-number", ["Aircraft Tail Number", "Tail Number", "Previous Aircraft Tail Number"]),
  ...ids("aircraft-serial", [
    "Aircraft Manufacturer's Serial Number (MSN)",
    "Aircraft Construction Number (also called L/N or S/N or F/N)",
    "Aircraft Serial Identification",
    "Aircraft Construction Number",
  ]),
  ...ids("mode-s", ["Aircraft Mode S Transponder Code"]),
  ...ids("email", ["Email Address", "Email"]),
  ...ids("website", ["Website"]),
  ...ids("phone", ["Telephone:", "Phone Number", "Phone No.", "Telephone No.", "Telephone Number:", "Telephone", "Phone"]),
  ...ids("fax", ["Fax:", "Fax Number", "Fax No.", "Fax"]),
  ...ids("bank-account", ["Bank Identifier", "IBAN", "Bank Account Number"]),
  ...[
    "Secondary sanctions risk:",
    "Additional Sanctions Information -",
    "Transactions Prohibited For Persons Owned or Controlled By U.S. Financial Institutions:",
    "Executive Order 13662 Directive Determination -",
    "Executive Order 13846 information:",
    "Executive Order 14059 information:",
    "Executive Order 14014 Directive Information:",
    "Executive Order 14024 Directive Information",
    "CAATSA Section 235 Information:",
    "PEESA Information:",
    "Executive Order 14024 Directive Information -",
    "IFCA Determination -",
    "Listing Date",
    "Effective Date",
    "Purchase/Sales For Divestment Date",
    "Secondary Sanctions Information",
    "IFSR Determination",
    "Prohibited Transactions",
  ].map((label): LabelRule => ({ label, is: "measure" })),
  ...[
    "Organization Type:",
    "Target Type",
    "Aircraft Model",
    "Vessel Type",
    "Former Vessel Flag",
    "Other Vessel Flag",
    "Other Vessel Type",
    "Other Vessel Call Sign",
    "Gross Registered Tonnage",
    "Gross Tonnage",
    "Dead Weight",
    "For more information on",
    "For more information, please see:",
    "Issuer Name",
    "Vessel Tonnage",
    "Vessel Gross Registered Tonnage",
    "Vessel Gross Tonnage",
    "Chinese Commercial Code",
    "Chinese Comm. Code",
    "Height",
    "Weight",
    "Physical Description",
    "Marital Status",
    "Ethnicity",
    "Complexion",
    "Hair Color",
    "Eye Color",
  ].map((label): LabelRule => ({ label, is: "keep" })),
];

/** First word of the label, in small letters → the rules that begin so, the longest label first. */
const BY_WORD: ReadonlyMap<string, readonly LabelRule[]> = byWord();

function byWord(): ReadonlyMap<string, readonly LabelRule[]> {
  const map = new Map<string, LabelRule[]>();
  for (const rule of RULES) {
    const word = firstWord(rule.label);
    const there = map.get(word);
    if (there === undefined) map.set(word, [rule]);
    else there.push(rule);
  }
  for (const rules of map.values()) rules.sort((left, right) => right.label.length - left.label.length);
  return map;
}

function firstWord(text: string): string {
  const end = text.indexOf(" ");
  return (end === -1 ? text : text.slice(0, end)).toLowerCase();
}

/** The rule of a part's label and what follows the label, or null for a part without a known label. */
export function ruleOf(part: string): { readonly rule: LabelRule; readonly value: string } | null {
  for (const rule of BY_WORD.get(firstWord(part)) ?? []) {
    if (part.length < rule.label.length || part.slice(0, rule.label.length).toLowerCase() !== rule.label.toLowerCase()) continue;
    const after = part[rule.label.length];
    // `License` is no label of `Licensed by …`
    if (after !== undefined && /[\p{L}\p{N}]/u.test(after) && !/[:.#-]$/.test(rule.label)) continue;
    return { rule, value: part.slice(rule.label.length).trim() };
  }
  return null;
}
