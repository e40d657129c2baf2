import { countryCode } from "../ground/index.ts";
import type { Identifier } from "../ground/index.ts";
import { squeeze } from "./tally.ts";
import { childText } from "./xml-record.ts";
import type { XmlNode } from "./xml-record.ts";

/** what a document is called → its type; the first that fits */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/passport|pasaporte|passeport|laissez-passer|travel document/i, "passport"],
  [/social security|\bssn\b/i, "ssn"],
  [/fiscal code|\btax\b|codice fiscale/i, "tax"],
  [/driver|driving/i, "driving-licence"],
  [/birth certificate/i, "birth-certificate"],
  [/ration card/i, "ration-card"],
  [/voter/i, "voter-id"],
  [/student/i, "student-id"],
  [/residen/i, "residence-permit"],
  [/nationality/i, "nationality-certificate"],
  [/serviceman|military|\bfardc\b/i, "military-id"],
  [/tazkira|national|identi|civil|personal|\bid\b/i, "national-id"],
];
/** a number in a note: after the word that announces it, or at the very beginning */
const NUMBER_IN_NOTE =
  /(?:\b(?:[Nn]umber|[Nn]o\.?|[Nn]°|[Cc]ard|[Cc]ode|SSN|[Pp]assport)\s*:?\s*|^)((?:[A-Z]{1,6}[- ]{0,2})?\d[\dA-Z/ -]*[\dA-Z]|[A-Z]{4,}\d[\dA-Z]+)(?![\dA-Za-z])/;

/** Pakistan's identity number: 13 digits, hyphens anywhere; without a country only in the printed form `12345-1234567-1`. */
export function isCnic(value: string, country: string | null): boolean {
  return country === "pk" ? /^\d{13}$/.test(value.replace(/[\s-]/g, "")) : country === null && /^\d{5}-\d{7}-\d$/.test(value);
}

/** `Passport`, `Afghan national identification card (tazkira) number` … as a type of the identifier vocabulary. */
export function documentType(text: string): string | null {
  return TYPES.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** One INDIVIDUAL_DOCUMENT as an identifier, or null when it prints no number at all. Everything else it says is in the note. */
export function identifierOfDocument(node: XmlNode): Identifier | null {
  const [kind, kind2] = [squeeze(childText(node, "TYPE_OF_DOCUMENT")), squeeze(childText(node, "TYPE_OF_DOCUMENT2"))];
  const printed = squeeze(childText(node, "NUMBER"));
  const note = squeeze(childText(node, "NOTE"));
  const inNote = printed === "" ? (numberIn(note) ?? numberIn(kind2) ?? "") : "";
  const laissez = /\b(?:no\.?|n°|number)\s*:?\s*(\S.*)$/i.exec(printed)?.[1];
  const value = printed === "" ? inNote : (laissez ?? printed);
  if (value === "") return null;
  const [issuing, issued] = [squeeze(childText(node, "ISSUING_COUNTRY")), squeeze(childText(node, "COUNTRY_OF_ISSUE"))];
  const country = countryCode(issuing) ?? countryCode(issued) ?? countryOfNote(kind2) ?? countryOfNote(printed) ?? countryOfNote(note);
  const type =
    documentType(kind2) ??
    documentType(laissez === undefined ? "" : printed) ??
    (printed === "" ? documentType(note) : null) ??
    documentType(kind) ??
    "other-document";
  const told = [
    // the publisher's own word for it, where another of its words told more
    documentType(kind) === type || kind === kind2 ? "" : kind,
    kind2,
    laissez === undefined ? "" : printed,
    issuing !== "" && countryCode(issuing) === null ? issuing : "",
    issued !== "" && issued !== issuing && countryCode(issued) !== country ? `country of issue ${issued}` : "",
    label("issued", childText(node, "DATE_OF_ISSUE")),
    label("in", childText(node, "CITY_OF_ISSUE")),
    note,
  ].filter((text) => text !== "");
  return {
    type: type === "national-id" && isCnic(value, country) ? "cnic" : type,
    value,
    ...(country === null ? {} : { country }),
    ...(told.length === 0 ? {} : { note: told.join("; ") }),
  };
}

function numberIn(text: string): string | null {
  const found = NUMBER_IN_NOTE.exec(text)?.[1]?.trim() ?? "";
  // a year or a day is no number of a document
  return (found.match(/\d/g)?.length ?? 0) < 3 || /^(?:19|20)\d\d$/.test(found) || /^\d{1,2} /.test(found) ? null : found;
}

/** `Tunisian passport number L 191609`: the word for nationals tells the country. */
function countryOfNote(note: string): string | null {
  const first =
    /^(?:a |an |the |[Cc]ounterfeit |[Ff]alse )?(\p{Lu}\p{L}+)(?: (\p{Lu}\p{L}+))?(?=.{0,50}\b(?:passport|national|identity|identification|document|card|number|licen[cs]e))/u.exec(
      note,
    );
  if (first === null) return null;
  return countryCode(`${first[1]} ${first[2] ?? ""}`) ?? countryCode(first[1] as string);
}

function label(word: string, text: string): string {
  const tidy = squeeze(text);
  return tidy === "" ? "" : `${word} ${tidy}`;
}
