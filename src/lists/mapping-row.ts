import { identifierType, parseDate } from "../ground/index.ts";
import type { Identifier, Kind } from "../ground/index.ts";
import { withoutGuards } from "./csv-write.ts";
import { foldHeader, TYPED, type Field } from "./mapping-fields.ts";
import type { ColumnPlan, Source } from "./mapping-plan.ts";
import { squeeze } from "./tally.ts";

/** One row's cells sorted by what they hold, as text; nothing is read into them yet. */
export interface RowTexts {
  readonly kind: Kind;
  readonly fields: ReadonlyMap<Field, readonly string[]>;
  readonly identifiers: readonly Identifier[];
  /** header and cell of every column that nothing uses, and kinds that are not known */
  readonly unmapped: readonly (readonly [header: string, value: string])[];
}

const NOTHING = /^(?:-0-|n\/?a|nil|null|none|-+|–|unknown|not (?:known|available))\.?$/i;

const told = (text: string): boolean => text !== "" && !NOTHING.test(text);

function valuesOf(source: Source, cells: readonly string[]): string[] {
  if (source.places.length > 1) {
    const joined = squeeze(
      source.places
        .map((place) => squeeze(cells[place] ?? ""))
        .filter(told)
        .join(source.glue),
    );
    return joined === "" ? [] : [joined];
  }
  const cell = cells[source.places[0] as number] ?? "";
  if (source.split === null) {
    const value = squeeze(cell);
    return told(value) ? [value] : [];
  }
  // runs of blanks are squeezed first: looked at from each of its places, a long one would take quadratic time
  const tidy = cell.replace(/[^\S\n]+/gu, " ").replace(/ ?\n[ \n]*/g, "\n");
  return tidy.split(source.split).map(squeeze).filter(told);
}

/** The parts of a name in their natural order, for tables that keep them apart. */
function partsName(fields: Map<Field, string[]>, parts: readonly Field[], into: Field): void {
  const name = squeeze(parts.map((part) => (fields.get(part) ?? []).join(" ")).join(" "));
  for (const part of parts) fields.delete(part);
  if (name === "") return;
  const there = fields.get(into);
  if (there === undefined) fields.set(into, [name]);
  else if (!there.includes(name)) there.push(name);
}

/** an identifier's type in a mapping: the cell holds type, country and value together, one identifier a line, as `writ export` writes them */
const WRITTEN_TYPE = "type@country:value";
const WRITTEN = /^([^\n:@]+)(?:@([a-z]{2}))?:(.+)$/;

function writtenIdentifiers(cell: string): { readonly identifiers: readonly Identifier[]; readonly unread: readonly string[] } {
  const identifiers: Identifier[] = [];
  const unread: string[] = [];
  for (const line of cell.split("\n").map(squeeze)) {
    const [, type, country, value] = WRITTEN.exec(line) ?? [];
    if (type !== undefined && value !== undefined) identifiers.push({ type, value, ...(country === undefined ? {} : { country }) });
    else if (line !== "") unread.push(line);
  }
  return { identifiers, unread };
}

/** Sorts one row by the plan. Names in parts become one, empty marks (`-0-`, `N/A`) are empty. */
export function readRow(plan: ColumnPlan, printedCells: readonly string[]): RowTexts {
  const cells = plan.exact ? printedCells.map(withoutGuards) : printedCells;
  const fields = new Map<Field, string[]>();
  for (const [field, sources] of plan.fields) {
    const values = sources.length === 1 ? valuesOf(sources[0] as Source, cells) : sources.flatMap((source) => valuesOf(source, cells));
    if (values.length > 0) fields.set(field, values.length > 1 ? [...new Set(values)] : values);
  }
  partsName(fields, ["firstName", "middleName", "lastName", "nameSuffix"], "name");
  partsName(fields, ["aliasFirstName", "aliasMiddleName", "aliasLastName", "aliasSuffix"], "alias");
  const unmapped: [string, string][] = [];
  const keep = (place: number, name: string, value: string): void => {
    if (value !== "") unmapped.push([name === "" ? `column ${place + 1}` : name, value]);
  };
  for (const place of plan.unused) keep(place, squeeze(plan.headers[place] ?? ""), squeeze(cells[place] ?? ""));
  for (let place = plan.headers.length; place < cells.length; place++) keep(place, "beyond the header", squeeze(cells[place] ?? ""));

  const identifiers: Identifier[] = [];
  for (const [field, type] of TYPED) for (const value of fields.get(field) ?? []) identifiers.push({ type, value });
  const at = (from: string | { readonly place: number }): string => (typeof from === "string" ? from : squeeze(cells[from.place] ?? ""));
  for (const { value, type, country } of plan.identifiers) {
    if (type === WRITTEN_TYPE) {
      const written = writtenIdentifiers(cells[value] ?? "");
      identifiers.push(...written.identifiers);
      for (const line of written.unread) keep(value, squeeze(plan.headers[value] ?? ""), line);
      continue;
    }
    const number = squeeze(cells[value] ?? "");
    const printed = at(type);
    const issuer = country === null ? "" : at(country);
    if (told(number)) identifiers.push({ type: identifierType(printed), value: number, ...(told(issuer) ? { country: issuer } : {}) });
    else if (typeof type !== "string" && told(printed)) keep(type.place, squeeze(plan.headers[type.place] ?? ""), printed);
  }
  let kind = plan.kind.constant;
  if (plan.kind.place !== null) {
    const printed = squeeze(cells[plan.kind.place] ?? "");
    // the words are folded already, and most tables print them so
    const known = plan.kind.values.get(printed) ?? plan.kind.values.get(foldHeader(printed));
    if (known !== undefined) kind = known;
    else keep(plan.kind.place, squeeze(plan.headers[plan.kind.place] ?? ""), printed);
  }
  return { kind, fields, identifiers, unmapped };
}

/**
 * Dates in the order that the mapping states, as text that `parseBirth` reads. Without an order a date that can be read
 * day first and month first comes out in both readings: a birth may have several, and none is invented.
 */
export function datesOf(texts: readonly string[], order: ColumnPlan["dates"]): string[] {
  return [
    ...new Set(
      texts.flatMap((text) => {
        const parts = /^(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?:[ T]\d{1,2}:\d{2}.*)?$/.exec(text);
        if (parts === null) return [text];
        const [, one, , two, three] = parts as unknown as [string, string, string, string, string];
        if (one.length === 4) return [parseDate(`${one}-${two}-${three}`) ?? text];
        if (order === "ymd" || three.length !== 4) return [text];
        const dayFirst = parseDate(`${one}/${two}/${three}`);
        const monthFirst = parseDate(`${two}/${one}/${three}`);
        if (order === "dmy") return [dayFirst ?? text];
        if (order === "mdy") return [monthFirst ?? text];
        const readings = [dayFirst, monthFirst].filter((date) => date !== null);
        return readings.length === 0 ? [text] : readings;
      }),
    ),
  ];
}

/** A row as a subject that is still to be validated: the fields of the contract, all as text. */
export interface RawSubject {
  readonly id?: string;
  readonly kind: "person" | "organisation" | "vessel" | "aircraft" | "any";
  readonly names: readonly string[];
  readonly births: readonly string[];
  readonly countries: readonly string[];
  readonly identifiers: readonly Identifier[];
  readonly sex?: string;
  readonly father: readonly string[];
  readonly mother: readonly string[];
  readonly addresses: readonly string[];
  readonly birthPlaces: readonly string[];
}

const NAME_FIELDS: readonly Field[] = ["name", "originalName", "alias", "formerName", "weakAlias", "acronym"];

/** The address of a table that keeps its parts in columns, as one text; "" when there is none. */
export function partedAddress(fields: RowTexts["fields"]): string {
  return (["street", "city", "region", "postalCode", "addressCountry"] as const).flatMap((field) => fields.get(field) ?? []).join(", ");
}

/** A row of a file of subjects. `parseSubject` validates it. */
export function subjectOfRow(
  plan: ColumnPlan,
  cells: readonly string[],
): { readonly raw: RawSubject; readonly unmapped: RowTexts["unmapped"] } {
  const row = readRow(plan, cells);
  const all = (...wanted: readonly Field[]): string[] => [...new Set(wanted.flatMap((field) => row.fields.get(field) ?? []))];
  const id = all("id")[0];
  const sex = all("sex")[0];
  const address = partedAddress(row.fields);
  const raw: RawSubject = {
    ...(id === undefined ? {} : { id }),
    kind: row.kind === "unknown" ? "any" : row.kind,
    names: all(...NAME_FIELDS),
    births: datesOf(all("birth"), plan.dates),
    countries: all("nationality", "country", "addressCountry"),
    identifiers: row.identifiers,
    ...(sex === undefined ? {} : { sex }),
    father: all("father"),
    mother: all("mother"),
    addresses: [...all("address"), ...(address === "" ? [] : [address])],
    birthPlaces: all("birthPlace", "birthCountry"),
  };
  return { raw, unmapped: row.unmapped };
}
