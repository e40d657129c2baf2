import { fail } from "../ground/index.ts";
import type { Kind } from "../ground/index.ts";
import type { Mapping, MappingSource } from "./mapping.ts";
import { FIELDS, foldHeader, NAMING, plainField, TYPED, type Field } from "./mapping-fields.ts";
import { squeeze } from "./tally.ts";

/** Where one value comes from: one column, or several that make it up. */
export interface Source {
  readonly places: readonly number[];
  /** between the columns of one value */
  readonly glue: string;
  /** what stands between several values in the cell */
  readonly split: RegExp | null;
}

export interface IdentifierSource {
  readonly value: number;
  readonly type: string | { readonly place: number };
  readonly country: string | { readonly place: number } | null;
}

export interface ColumnPlan {
  readonly headers: readonly string[];
  readonly fields: ReadonlyMap<Field, readonly Source[]>;
  readonly identifiers: readonly IdentifierSource[];
  readonly kind: { readonly constant: Kind; readonly place: number | null; readonly values: ReadonlyMap<string, Kind> };
  /** null: told by each date, both readings where both are possible */
  readonly dates: "dmy" | "mdy" | "ymd" | null;
  /** the cells are those of `writ export`: nothing is read into a name, and an apostrophe before a formula's sign is taken off */
  readonly exact: boolean;
  /** of a register's table: the column that names the list, and those that hold what no other does */
  readonly register: { readonly list: number; readonly rest: readonly number[] } | null;
  /** columns that nothing uses */
  readonly unused: readonly number[];
  /** true: found from the headers alone */
  readonly plain: boolean;
}

export interface PlanOptions {
  /** the table's name in messages */
  readonly file: string;
  readonly line?: number;
}

const KIND_WORDS = new Map<string, Kind>([
  ...["person", "individual", "natural person", "p", "i", "human", "male", "female"].map((word) => [word, "person"] as const),
  ...[
    "organisation",
    "organization",
    "company",
    "business",
    "entity",
    "e",
    "legal entity",
    "firm",
    "group",
    "enterprise",
    "corporation",
    "ngo",
    "trust",
    "charity",
  ].map((word) => [word, "organisation"] as const),
  ...["vessel", "ship", "v"].map((word) => [word, "vessel"] as const),
  ...["aircraft", "airplane", "plane"].map((word) => [word, "aircraft"] as const),
  ["unknown", "unknown"],
  ["any", "unknown"],
]);

/** Between several values of a cell, when no mapping says it. Commas stand inside names and addresses. */
const PLAIN_SPLIT: ReadonlyMap<Field, RegExp> = new Map<Field, RegExp>([
  ...(
    [
      "name",
      "alias",
      "weakAlias",
      "formerName",
      "acronym",
      "originalName",
      "birth",
      "birthPlace",
      "address",
      "programme",
      "relation",
      "father",
      "mother",
    ] as const
  ).map(
    (field) =>
      [field, field === "name" || field === "alias" || field === "father" ? /\s*[;|\n]\s*|\s+@\s*|^@\s*/ : /\s*[;|\n]\s*/] as [
        Field,
        RegExp,
      ],
  ),
  // a comma stands inside `Dec 10, 1948`, but between two dates of figures it divides
  ["birth", /\s*[;|\n]\s*|(?<=\d{4})\s*,\s*(?=\d)/],
  ...(["nationality", "country", "addressCountry", ...TYPED.keys()] as const).map((field) => [field, /\s*[;,|\n]\s*/] as [Field, RegExp]),
]);

const shown = (headers: readonly string[]): string => {
  const text = headers
    .slice(0, 200)
    .map((header) => `“${squeeze(header).slice(0, 60)}”`)
    .join(", ");
  return text.length > 2000 ? `${text.slice(0, 2000)} …` : text;
};
const HOW = "write a mapping (docs/mapping.md), for example: columns: {name: THE COLUMN WITH THE NAMES}";

/**
 * Which column holds what: by the mapping, or without one by plain header words in English (name, aliases, dob, cnic, …).
 * Serves list files and files of subjects alike. Throws `mapping-invalid` (field, value, the columns found) and, without a
 * mapping, `format-unknown` when no header speaks of a name or an identifier.
 */
export function mapColumns(headers: readonly string[], mapping: Mapping | undefined, options: PlanOptions): ColumnPlan {
  return mapping === undefined ? plainPlan(headers, options) : mappedPlan(headers, mapping, options);
}

function plainPlan(headers: readonly string[], { file, line }: PlanOptions): ColumnPlan {
  const places = new Map<Field, number[]>();
  headers.forEach((header, place) => {
    const field = plainField(header);
    if (field === null) return;
    const there = places.get(field);
    if (there === undefined) places.set(field, [place]);
    else there.push(place);
  });
  const one = (field: Field): number | undefined => places.get(field)?.[0];
  // an id beside a type of its own is a document's number
  const typed = one("identifierType");
  if (
    typed === undefined &&
    !places.has("id") &&
    places.has("identifier") &&
    /^id\b/.test(foldHeader(headers[one("identifier") as number] ?? ""))
  ) {
    places.set("id", places.get("identifier") as number[]);
    places.delete("identifier");
  }
  if (![...places.keys()].some((field) => NAMING.has(field)))
    fail("format-unknown", {
      file,
      ...(line === undefined ? {} : { line }),
      message: `no column is recognised as a name or an identifier; the columns found: ${shown(headers)}`,
      remedy: HOW,
    });
  // `country` beside a street or a city is the address's
  if (
    places.has("country") &&
    !places.has("addressCountry") &&
    ["street", "city", "region", "postalCode"].some((part) => places.has(part as Field))
  ) {
    places.set("addressCountry", places.get("country") as number[]);
    places.delete("country");
  }
  const fields = new Map<Field, Source[]>();
  for (const [field, found] of places) {
    if (field === "kind" || field.startsWith("identifier")) continue;
    const sourcesOf =
      field === "street"
        ? [{ places: found, glue: ", ", split: null }]
        : found.map((place) => ({ places: [place], glue: " ", split: PLAIN_SPLIT.get(field) ?? null }));
    fields.set(field, sourcesOf);
  }
  const country = one("identifierCountry");
  const identifiers = (places.get("identifier") ?? []).map((value) => ({
    value,
    type: typed === undefined ? "unknown" : { place: typed },
    country: country === undefined ? null : { place: country },
  }));
  const kind = { constant: "unknown" as const, place: one("kind") ?? null, values: KIND_WORDS };
  return close({ headers, fields, identifiers, kind, dates: null, exact: false, register: null, plain: true }, []);
}

function mappedPlan(headers: readonly string[], mapping: Mapping, { file }: PlanOptions): ColumnPlan {
  const exact = new Map<string, number>();
  const folded = new Map<string, number>();
  headers.forEach((header, place) => {
    if (!exact.has(squeeze(header))) exact.set(squeeze(header), place);
    if (!folded.has(foldHeader(header))) folded.set(foldHeader(header), place);
  });
  const find = (name: string, field: string): number =>
    exact.get(squeeze(name)) ??
    folded.get(foldHeader(name)) ??
    fail("mapping-invalid", {
      file,
      field,
      value: name,
      message: `the table has no column “${name}”`,
      remedy: `the columns found: ${shown(headers)}`,
    });
  const source = (stated: MappingSource, field: string): Source => {
    if (typeof stated === "string") return { places: [find(stated, field)], glue: " ", split: null };
    if ("join" in stated) return { places: stated.join.map((name) => find(name, field)), glue: stated.with ?? " ", split: null };
    return { places: [find(stated.column, field)], glue: " ", split: stated.split === undefined ? null : splitter(stated.split) };
  };
  const fields = new Map<Field, Source[]>();
  for (const field of FIELDS) {
    const stated = mapping.columns?.[field];
    if (stated === undefined) continue;
    fields.set(
      field,
      (Array.isArray(stated) ? stated : [stated]).map((each) => source(each, `columns.${field}`)),
    );
  }
  const placed = (stated: string | { readonly column: string }, field: string): string | { readonly place: number } =>
    typeof stated === "string" ? stated : { place: find(stated.column, field) };
  const identifiers: IdentifierSource[] = (mapping.identifiers ?? []).map((each, at) => ({
    value: find(each.column, `identifiers.${at}.column`),
    type: placed(each.type, `identifiers.${at}.type`),
    country: each.country === undefined ? null : placed(each.country, `identifiers.${at}.country`),
  }));
  // the short form: the fields identifier, identifierType and identifierCountry beside the others
  const single = (field: Field): number | undefined => fields.get(field)?.[0]?.places[0];
  const short = single("identifier");
  if (short !== undefined) {
    const [type, country] = [single("identifierType"), single("identifierCountry")];
    identifiers.push({
      value: short,
      type: type === undefined ? "unknown" : { place: type },
      country: country === undefined ? null : { place: country },
    });
  }
  for (const field of ["identifier", "identifierType", "identifierCountry"] as const) fields.delete(field);
  if (identifiers.length === 0 && ![...fields.keys()].some((field) => NAMING.has(field)))
    fail("mapping-invalid", {
      file,
      field: "columns",
      message: "the mapping says of no column that it holds a name or an identifier",
      remedy: HOW,
    });
  const plan = { headers, fields, identifiers, kind: kindOf(mapping, fields, find), dates: mapping.dates ?? null, plain: false };
  const { register: stated } = mapping;
  const register =
    stated === undefined
      ? null
      : { list: find(stated.column, "register.column"), rest: stated.rest.map((name) => find(name, "register.rest")) };
  return close(
    { ...plan, exact: mapping.exact === true, register },
    (mapping.ignore ?? []).map((name) => find(name, "ignore")),
  );
}

function kindOf(mapping: Mapping, fields: Map<Field, Source[]>, find: (name: string, field: string) => number): ColumnPlan["kind"] {
  const stated = mapping.kind;
  const column = fields.get("kind")?.[0]?.places[0] ?? null;
  fields.delete("kind");
  if (stated === undefined || typeof stated === "string") return { constant: stated ?? "unknown", place: column, values: KIND_WORDS };
  const own = Object.entries(stated.values ?? {}).map(([word, kind]) => [foldHeader(word), kind] as const);
  return { constant: stated.otherwise ?? "unknown", place: find(stated.column, "kind.column"), values: new Map([...KIND_WORDS, ...own]) };
}

/** The text between values, blanks around it allowed; `\n` is a line break. */
function splitter(text: string): RegExp {
  const literal = text.replaceAll("\\n", "\n").replaceAll("\\t", "\t");
  return new RegExp(`\\s*${(literal.trim() || literal).replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&")}\\s*`, "u");
}

function close(plan: Omit<ColumnPlan, "unused">, ignored: readonly number[]): ColumnPlan {
  const used = new Set<number>(ignored);
  for (const sources of plan.fields.values()) for (const { places } of sources) for (const place of places) used.add(place);
  for (const { value, type, country } of plan.identifiers) {
    used.add(value);
    if (typeof type !== "string") used.add(type.place);
    if (country !== null && typeof country !== "string") used.add(country.place);
  }
  if (plan.kind.place !== null) used.add(plan.kind.place);
  if (plan.register !== null) for (const place of [plan.register.list, ...plan.register.rest]) used.add(place);
  return { ...plan, unused: plan.headers.map((_, place) => place).filter((place) => !used.has(place)) };
}
