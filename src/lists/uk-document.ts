import { countryCode } from "../ground/index.ts";
import type { Identifier } from "../ground/index.ts";
import { numbered } from "./uk-text.ts";

/** Pakistan's identity number: five, seven and one digit. */
const CNIC = /^\d{5}-?\d{7}-?\d$/;
/** A number as passports and identity cards bear it: it holds a digit, and no word of letters but short marks. */
const NUMBER =
  /(?<![\p{L}\p{N}])(?:[A-Z]{1,3}[ -])?(?=[^\s,;()]{0,60}\d)[A-Z0-9][\p{L}\p{N}/.-]*(?: (?:[A-Z]{1,3} )?(?=[A-Z0-9/-]{0,60}\d)[A-Z0-9/-]+(?![\p{L}\p{N}]))*/u;

/** The country of a remark such as `(Yemeni). Issued on …`, `Tunisian. Issued …`, `Syrian Arab Republic number 2`, `Issued by Russia`. */
export function countryOf(details: string): string | null {
  const bracket = /\(([^()]{2,60})\)/.exec(details)?.[1];
  const candidates = [
    bracket,
    details.split(
      /[.(]|,? ?\b(?:passport|national|nationality|number|identification|identity|issued|issue|expires|expiry|expired|card|diplomatic|travel|document|fiscal|social|driving|driver)\b/i,
      1,
    )[0],
    /\bissued (?:by|in) (?:the )?([\p{Lu}][\p{L} ]{2,40}?)(?: on\b| in\b|[.,(]|$)/u.exec(details)?.[1],
    bracket?.split(/ /, 1)[0],
  ];
  for (const candidate of candidates) {
    const code = candidate === undefined || candidate.trim().length < 2 ? null : countryCode(candidate.trim());
    if (code !== null) return code;
  }
  return null;
}

function typeOf(kind: "passport" | "national-id", value: string, words: string, country: string | null): string {
  if (kind === "passport") return /travel document/i.test(words) ? "travel-document" : "passport";
  if ((country === "pk" || country === null) && CNIC.test(value) && (country === "pk" || value.includes("-"))) return "cnic";
  if (/fiscal code|\b(?:INN|TIN)\b|\btax/i.test(words)) return "tax";
  if (/social security/i.test(words)) return "ssn";
  if (/driv(?:er|ing)/i.test(words)) return "driving-licence";
  return "national-id";
}

const identifier = (type: string, value: string, country: string | null, note: string): Identifier => ({
  type,
  value,
  ...(country === null ? {} : { country }),
  ...(note === "" ? {} : { note }),
});

export interface Documents {
  readonly identifiers: readonly Identifier[];
  /** details that belong to no number */
  readonly rest: readonly string[];
}

/** Documents of the layout with a column for the number and one for the details, both numbered alike. */
export function documents(kind: "passport" | "national-id", numbers: string, details: string): Documents {
  const notes = numbered(details);
  const told = new Set<number>();
  const identifiers = numbered(numbers).flatMap((cell, place) => {
    if (cell === "") return [];
    // one remark speaks of all numbers
    const at = notes.length === 1 ? 0 : place;
    const note = notes[at] ?? "";
    told.add(at);
    // two numbers in one cell: `766045998. 652758341`
    const several = /^[A-Z0-9]{5,}\. [A-Z0-9]{5,}$/.test(cell)
      ? cell.split(". ")
      : [cell.replace(/^(?:no\.?|number)\s+/i, "").replace(/\.$/, "")];
    const country = countryOf(note);
    return several.map((value) => identifier(typeOf(kind, value, `${cell} ${note}`, country), value, country, note));
  });
  return { identifiers, rest: notes.filter((note, at) => note !== "" && !told.has(at)) };
}

/** Documents of the older layout, number and details in one cell: `(1) 541939 (Yemeni). Issued in …`. */
export function documentsIn(kind: "passport" | "national-id", cell: string): Identifier[] {
  return numbered(cell).flatMap((text) => {
    if (text === "") return [];
    const found = NUMBER.exec(text);
    const value = (found?.[0] ?? text).replace(/[.-]+$/, "");
    const rest =
      found === null ? "" : `${text.slice(0, found.index)} ${text.slice(found.index + value.length)}`.replace(/\s+/g, " ").trim();
    const note = /^(?:no\.?|number)?[.\s]*$/i.test(rest) ? "" : rest;
    const country = countryOf(note);
    return [identifier(typeOf(kind, value, note, country), value, country, note)];
  });
}
