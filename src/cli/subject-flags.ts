import { fail, type Problem } from "../ground/index.ts";
import { isProblem, parseSubject, type SubjectNote } from "../screen/index.ts";
import type { Subject } from "../match/index.ts";
import type { Flag } from "./command.ts";
import type { Flags } from "./flags.ts";

export const SUBJECT_FLAGS: readonly Flag[] = [
  { name: "name", value: "NAME", many: true, says: "a further name of the same subject" },
  { name: "kind", value: "KIND", says: "person, organisation, vessel, aircraft or any (default)" },
  { name: "birth-date", value: "DATE", many: true, says: '1950, 1950-06, 1950-06-05, "circa 1950" or 1948/1952' },
  { name: "country", value: "COUNTRY", many: true, says: "ISO code or name, in any official language" },
  { name: "id", value: "TYPE:VALUE", many: true, says: "an identifier: passport:AB123, cnic:…, imo:…; passport@pk:AB123 with its country" },
  { name: "sex", value: "SEX", says: "male or female" },
  { name: "father", value: "NAME", many: true, says: "the father's name" },
  { name: "mother", value: "NAME", many: true, says: "the mother's name" },
  { name: "address", value: "TEXT", many: true, says: "an address" },
  { name: "birth-place", value: "TEXT", many: true, says: "a place of birth" },
];

/** field of a subject → the flag it came from, for messages */
const FLAG_OF: ReadonlyMap<string, string> = new Map([
  ["names", "NAME"],
  ["kind", "--kind"],
  ["births", "--birth-date"],
  ["countries", "--country"],
  ["identifiers", "--id"],
  ["sex", "--sex"],
  ["father", "--father"],
  ["mother", "--mother"],
  ["addresses", "--address"],
  ["birthPlaces", "--birth-place"],
]);

export interface Asked {
  readonly subject: Subject;
  readonly notes: readonly SubjectNote[];
}

/** The words are one name, quoted or not. Fails with the code, flag and remedy of what cannot be screened. */
export function subjectFromFlags(words: readonly string[], flags: Flags): Asked {
  return asked({
    names: [words.join(" "), ...flags.all("name")].filter((name) => name.trim() !== ""),
    kind: flags.text("kind"),
    births: flags.all("birth-date"),
    countries: flags.all("country"),
    identifiers: flags.all("id").map(identifierOf),
    sex: flags.text("sex"),
    father: flags.all("father"),
    mother: flags.all("mother"),
    addresses: flags.all("address"),
    birthPlaces: flags.all("birth-place"),
  });
}

/** A name, or a whole subject as JSON when it begins with a brace. */
export function subjectFromWord(word: string, kind: string | undefined): Asked {
  if (!word.trimStart().startsWith("{")) return asked({ names: [word], kind });
  try {
    return asked(JSON.parse(word));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return fail(
      "json-malformed",
      { value: word.slice(0, 80), message: `not JSON: ${error.message}`, remedy: 'Write a name, or {"names":["…"]}' },
      error,
    );
  }
}

function asked(raw: unknown): Asked {
  const notes: SubjectNote[] = [];
  const subject = parseSubject(raw, { onNote: (note) => notes.push(note) });
  if (isProblem(subject)) refuse(subject);
  return { subject, notes };
}

function refuse(found: Problem): never {
  const { code, field, ...where } = found;
  const flag = field === undefined ? undefined : FLAG_OF.get(field.replace(/[[.].*/s, ""));
  return fail(code, { ...where, ...(field === undefined ? {} : { field: flag ?? field }) });
}

function identifierOf(text: string): { readonly type: string; readonly value: string; readonly country?: string } {
  const colon = text.indexOf(":");
  // without a type it is compared by value with all
  if (colon === -1) return { type: "", value: text };
  const [type = "", country] = text.slice(0, colon).split("@");
  const value = text.slice(colon + 1);
  if (value.trim() === "")
    fail("usage", { field: "--id", value: text, message: `"${text}" has no value`, remedy: "Write TYPE:VALUE, as in passport:AB123" });
  return { type, value, ...(country === undefined ? {} : { country }) };
}
