import { z } from "zod";
import {
  checkOf,
  countryCode,
  faultOf,
  identifierNumber,
  identifierType,
  parseBirth,
  problem,
  recognisedNumber,
  type Birth,
  type Identifier,
  type Problem,
  type Sex,
  type SubjectKind,
  type Where,
} from "../ground/index.ts";
import { describedBirth, describedFather, describedIdentifiers } from "../names/index.ts";
import type { Subject } from "../match/index.ts";

/** Most values of one field of one subject. */
export const MOST_VALUES = 100;
/** UTF-16 units; a longer name is a mistake of the sender, not a name. */
export const LONGEST_TEXT = 100_000;

/**
 * What the answer must say of a subject besides. `unused`: a field nobody knows · `unread`: a value that could not be read, so the answer is
 * incomplete · `read`: how a value was taken, or that it cannot be right.
 */
export interface SubjectNote {
  readonly effect: "unused" | "unread" | "read";
  readonly problem: Problem;
}

export interface SubjectOptions extends Where {
  /** default false: a birth date or sex that cannot be read is an error. True (rows of a table): the rest is screened and the answer says what was not read */
  readonly lenient?: boolean;
  readonly onNote?: (note: SubjectNote) => void;
}

const asText = (value: unknown): unknown => (typeof value === "number" ? String(value) : value);
const asList = (value: unknown): unknown =>
  value === null || value === undefined ? [] : Array.isArray(value) ? value.map(asText) : [asText(value)];
// a length is looked at of texts and lists alone: of an object it may be anything, and no number
const text = z.string().pipe(z.string().max(LONGEST_TEXT));
const texts = z.preprocess(asList, z.array(text).max(MOST_VALUES));
const optionalText = z.preprocess((value) => asText(value) ?? undefined, text.optional());
const identifier = z.strictObject({
  type: z.preprocess((value) => value ?? "", text),
  value: z.preprocess(asText, text),
  country: optionalText,
  note: optionalText,
});
const identifierList = z.preprocess((value) => value ?? [], z.array(z.unknown()).pipe(z.array(identifier).max(MOST_VALUES)));

const FIELDS = {
  id: optionalText,
  kind: optionalText,
  names: texts,
  births: texts,
  countries: texts,
  identifiers: identifierList,
  sex: optionalText,
  father: texts,
  mother: texts,
  addresses: texts,
  birthPlaces: texts,
};
const SHAPE = z.object(FIELDS);
const KNOWN = new Set(Object.keys(FIELDS));

const KINDS: ReadonlyMap<string, SubjectKind> = new Map<string, SubjectKind>([
  ["person", "person"],
  ["individual", "person"],
  ["organisation", "organisation"],
  ["organization", "organisation"],
  ["company", "organisation"],
  ["vessel", "vessel"],
  ["ship", "vessel"],
  ["aircraft", "aircraft"],
  ["any", "any"],
  ["unknown", "any"],
  ["entity", "any"],
  ["", "any"],
]);
const SEXES: ReadonlyMap<string, Sex | null> = new Map<string, Sex | null>([
  ["male", "male"],
  ["m", "male"],
  ["female", "female"],
  ["f", "female"],
  ["", null],
  ["unknown", null],
  ["other", null],
  ["u", null],
  ["x", null],
]);

/**
 * One subject from outside: JSON, a table's row or a form. Everything is validated here and trusted afterwards.
 * Gives a `Problem` (with the field) when it cannot be screened; tell the two apart with `isProblem`.
 * Fields that are not understood are told to `onNote`, never dropped in silence.
 */
export function parseSubject(raw: unknown, options: SubjectOptions = {}): Subject | Problem {
  const { lenient = false, onNote = () => {}, ...where } = options;
  if (typeof raw !== "object" || raw === null || Array.isArray(raw))
    return problem("row-malformed", { ...where, message: "a subject is a JSON object", remedy: 'write {"names":["…"]}' });
  const shape = SHAPE.safeParse(raw);
  if (!shape.success) return shapeProblem(shape.error, where);
  const given = shape.data;
  for (const key of Object.keys(raw)) if (!KNOWN.has(key)) onNote({ effect: "unused", problem: unknownField(key, where) });

  const clean = (value: string, field: string): string => {
    if (!value.isWellFormed()) {
      onNote({ effect: "unread", problem: problem("encoding-damaged", { ...where, field, message: `${field} holds damaged characters` }) });
    }
    return value.toWellFormed().trim();
  };
  const list = (values: readonly string[], field: string): string[] =>
    values.map((value, at) => clean(value, `${field}[${at}]`)).filter((value) => value !== "");
  // a fact that cannot be read is an error of the sender in JSON, and a gap in the answer in a table
  const unread = (field: string, value: string, wanted: string): Problem | null => {
    const found = problem("field-invalid", {
      ...where,
      field,
      value: shorten(value),
      message: `“${shorten(value)}” is not ${wanted}`,
      remedy: `give ${wanted} or leave the field out`,
    });
    if (!lenient) return found;
    onNote({ effect: "unread", problem: found });
    return null;
  };
  const country = (value: string, field: string): string | null => {
    const code = countryCode(value);
    if (code === null) {
      const message = `“${shorten(value)}” is no country that could be read; it was not compared`;
      onNote({ effect: "unread", problem: problem("field-invalid", { ...where, field, value: shorten(value), message }) });
    }
    return code;
  };

  const kind = KINDS.get((given.kind ?? "any").trim().toLowerCase());
  if (kind === undefined) {
    const message = `“${shorten(given.kind ?? "")}” is not a kind`;
    return problem("field-invalid", {
      ...where,
      field: "kind",
      value: shorten(given.kind ?? ""),
      message,
      remedy: "use person, organisation, vessel, aircraft or any",
    });
  }
  const births: Birth[] = [];
  for (const [at, value] of given.births.entries()) {
    if (value.trim() === "") continue;
    const birth = parseBirth(value);
    if (birth !== null) births.push(birth);
    else {
      const bad = unread(`births[${at}]`, value, "a date like 1950, 1950-06, 1950-06-05, circa 1950 or 1948/1952");
      if (bad !== null) return bad;
    }
  }
  const countries: string[] = [];
  for (const [at, value] of given.countries.entries()) {
    if (value.trim() === "") continue;
    const code = country(value, `countries[${at}]`);
    if (code !== null && !countries.includes(code)) countries.push(code);
  }
  const identifiers: Identifier[] = [];
  for (const [at, one] of given.identifiers.entries()) {
    const value = clean(one.value, `identifiers[${at}].value`);
    if (value === "") continue;
    const code = one.country === undefined || one.country.trim() === "" ? null : country(one.country, `identifiers[${at}].country`);
    identifiers.push({
      type: one.type.trim() === "" ? (recognisedNumber(value)?.type ?? identifierType("")) : identifierType(one.type),
      value,
      ...(code === null ? {} : { country: code }),
      ...(one.note === undefined ? {} : { note: clean(one.note, `identifiers[${at}].note`) }),
    });
  }
  let sex = SEXES.get((given.sex ?? "").trim().toLowerCase());
  if (sex === undefined) {
    const bad = unread("sex", given.sex ?? "", "male or female");
    if (bad !== null) return bad;
    sex = null;
  }
  const names = list(given.names, "names");
  if (names.length === 0 && identifiers.length === 0)
    return problem("field-missing", {
      ...where,
      field: "names",
      message: "a subject needs a name or an identifier",
      remedy: "give names or identifiers",
    });
  for (const one of inNames(names, identifiers)) {
    identifiers.push(one);
    const message = `“${shorten(one.value)}” in the name was asked as ${NUMBER_WORDS.get(one.type) ?? one.type}, too`;
    onNote({ effect: "read", problem: problem("field-invalid", { ...where, message }) });
  }
  for (const number of identifiers.map(identifierNumber))
    if (checkOf(number) === "wrong") onNote({ effect: "read", problem: problem("field-invalid", { ...where, message: faultOf(number) }) });
  const described = kind === "person" || kind === "any" ? names : [];
  return {
    id: given.id === undefined ? null : given.id.toWellFormed(),
    kind,
    names,
    births: given.births.some((value) => value.trim() !== "") ? births : birthsIn(described),
    countries,
    identifiers,
    ...(sex === null ? {} : { sex }),
    fathers: fathersOf(list(given.father, "father"), described),
    mothers: list(given.mother, "mother"),
    addresses: list(given.addresses, "addresses"),
    birthPlaces: list(given.birthPlaces, "birthPlaces"),
  };
}

/** Those that are given, else those that stand in the names. */
const fathersOf = (given: readonly string[], names: readonly string[]): readonly string[] =>
  given.length > 0 ? given : [...new Set(names.map(describedFather).filter((father) => father !== null))];

const NUMBER_WORDS: ReadonlyMap<string, string> = new Map([
  ["imo", "an IMO number"],
  ["cnic", "a CNIC"],
  ["lei", "an LEI"],
  ["iban", "an IBAN"],
  ["wallet", "a wallet's address"],
]);

/** Those that stand in the names and were not given, too. */
function inNames(names: readonly string[], given: readonly Identifier[]): readonly Identifier[] {
  const keyOf = (one: Identifier): string => identifierNumber(one).key;
  const known = new Set(given.map(keyOf));
  return names.flatMap(describedIdentifiers).filter((one) => {
    const key = keyOf(one);
    return !known.has(key) && known.add(key);
  });
}

/** Those that stand in the names; one that cannot be read is part of the name as it is asked. */
function birthsIn(names: readonly string[]): readonly Birth[] {
  const said = new Set(names.map(describedBirth).filter((birth) => birth !== null));
  return [...said].map(parseBirth).filter((birth) => birth !== null);
}

/** Whether `parseSubject` gave a problem instead of a subject. */
export function isProblem(value: Subject | Problem): value is Problem {
  return "code" in value;
}

/** The `id` of whatever came in, for an error's answer: a text or null. */
export function idOf(raw: unknown): string | null {
  if (typeof raw !== "object" || raw === null || !Object.hasOwn(raw, "id")) return null;
  const id: unknown = (raw as { id: unknown }).id;
  return typeof id === "string" ? id.slice(0, 1_000).toWellFormed() : typeof id === "number" ? String(id) : null;
}

function unknownField(key: string, where: Where): Problem {
  const field = shorten(key);
  return problem("field-invalid", {
    ...where,
    field,
    message: `no such field, it was not used: ${field}`,
    remedy: `the fields are ${[...KNOWN].join(", ")}`,
  });
}

function shapeProblem(error: z.ZodError, where: Where): Problem {
  const issue = error.issues[0];
  const field = (issue?.path ?? []).reduce<string>(
    (path, key) => (typeof key === "number" ? `${path}[${key}]` : path === "" ? String(key) : `${path}.${String(key)}`),
    "",
  );
  if (issue?.code === "too_big") {
    const many = issue.origin === "array";
    return problem(many ? "too-many" : "value-too-long", {
      ...where,
      field,
      message: many ? `more than ${MOST_VALUES} values` : `longer than ${LONGEST_TEXT} characters`,
      remedy: "split it",
    });
  }
  return problem("field-invalid", {
    ...where,
    field,
    message: issue?.message ?? "the value has the wrong type",
    remedy: "see docs/interface.md, A subject",
  });
}

function shorten(value: string): string {
  const short = value.length > 80 ? `${value.slice(0, 80)}…` : value;
  return short.toWellFormed();
}
