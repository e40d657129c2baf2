import { identifierType } from "../ground/index.ts";
import { addIdentifier, type Draft } from "./draft.ts";
import { euCountry } from "./eu-country.ts";
import { isTrue, type EuFields } from "./eu-fields.ts";
import { squeeze } from "./tally.ts";

/** the EU's type codes → the vocabulary; any other by its description */
const TYPES = new Map<string, string>([
  ["passport", "passport"],
  ["diplpassport", "passport"],
  ["diplomaticpassport", "passport"],
  ["id", "national-id"],
  ["idcard", "national-id"],
  ["ssn", "ssn"],
  ["fiscalcode", "tax"],
  ["tax", "tax"],
  ["vat", "vat"],
  ["regnumber", "registration"],
  ["imo", "imo"],
  ["imonumber", "imo"],
  ["swiftbic", "swift"],
  ["bic", "swift"],
  ["drivinglicence", "driving-licence"],
  ["drivinglicense", "driving-licence"],
  ["travdoc", "travel-document"],
  ["traveldoc", "travel-document"],
  ["residentperm", "residence-permit"],
  ["birthcert", "birth-certificate"],
  ["electionid", "voter-id"],
  ["other", "other-number"],
]);
/** `AD001095 (passport-National passport) ((passport))`: number, code, description, and what is said besides (1.0) */
const OLD = /^(.*?)\s*\(([a-z]{2,20})-([^()]{2,80})\)\s*(.*)$/is;
const FLAGS: readonly (readonly [string, string])[] = [
  ["diplomatic", "diplomatic"],
  ["knownexpired", "known to have expired"],
  ["knownfalse", "known to be false"],
  ["reportedlost", "reported lost"],
  ["revokedbyissuer", "revoked by its issuer"],
];
const SAID: readonly (readonly [string, string])[] = [
  ["issuedby", "issued by"],
  ["issueddate", "issued"],
  ["validfrom", "valid from"],
  ["validto", "valid to"],
  ["nameondocument", "name on document"],
  ["region", "region"],
  ["remark", ""],
];

/** An identification block as identifiers; flags and dates go into the note. */
export function addDocumentBlock(draft: Draft, fields: EuFields, keep: (label: string, text: string) => void): void {
  const printed = fields.take("number");
  const old = OLD.exec(printed);
  const country = euCountry(fields);
  const code = (fields.take("typecode") || fields.take("identificationtypecode") || (old?.[2] ?? "")).toLowerCase();
  const described = fields.take("typedescription") || fields.take("identificationtypedescription") || squeeze(old?.[3] ?? "");
  const value = squeeze(old === null ? printed : (old[1] as string));
  const type = typeOf({ code, described, value, country: country?.code ?? null });
  const said = SAID.flatMap(([field, words]) => {
    const text = fields.take(field);
    return text === "" ? [] : [words === "" ? text : `${words} ${text}`];
  });
  // the description says more than the vocabulary's word for it
  const what = [
    described !== "" && identifierType(described) !== type ? described : "",
    described !== "" && code !== "" && !TYPES.has(code) ? code : "",
  ];
  const noted = [...what, ...FLAGS.flatMap(([field, words]) => (isTrue(fields.take(field)) ? [words] : [])), ...said, bare(old?.[4] ?? "")];
  const note = noted.filter((part) => part !== "").join("; ");
  const latin = fields.take("latinnumber");
  const values = [value, latin].filter((text, at, all) => text !== "" && all.indexOf(text) === at);
  for (const one of values)
    addIdentifier(draft.identifiers, {
      type,
      value: one,
      ...(country?.code === null || country === null ? {} : { country: country.code }),
      ...(note === "" ? {} : { note }),
    });
  if (country !== null) keep("identification country", country.code === null ? country.text : country.odd);
  // a document without a number still says that there is one
  if (values.length === 0 && (note !== "" || described !== ""))
    keep("identification", [described, ...noted].filter((part, at, all) => part !== "" && all.indexOf(part) === at).join("; "));
}

function typeOf({
  code,
  described,
  value,
  country,
}: {
  readonly code: string;
  readonly described: string;
  readonly value: string;
  readonly country: string | null;
}): string {
  const type = TYPES.get(code) ?? (described === "" ? (code === "" ? "other-number" : identifierType(code)) : identifierType(described));
  // a Pakistani number of thirteen digits is a CNIC, whatever it is called
  return type === "national-id" && (country === "pk" || country === null) && /^\d{5}-\d{7}-\d$/.test(value) ? "cnic" : type;
}

/** `((passport))` repeats the type; other brackets are a remark. */
function bare(text: string): string {
  const inner = squeeze(text).replace(/^\(+|\)+$/g, "");
  return /^(?:passport|id|other|ssn|regnumber|fiscalcode)?$/i.test(inner) ? "" : squeeze(text);
}
