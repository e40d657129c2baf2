import { countryCode, entryId } from "../ground/index.ts";
import type { Kind, PartialDate } from "../ground/index.ts";
import type { Entry, EntryAddress, EntryPlace, NameRole } from "./entry.ts";
import { squeeze } from "./tally.ts";
import type { Column, Layout } from "./uk-columns.ts";
import { documents, documentsIn } from "./uk-document.ts";
import { addDocument, keep, newFacts, unreadable, type UkContext, type UkFacts } from "./uk-facts.ts";
import { takeName } from "./uk-names.ts";
import { emails, otherInformation, phones, registrations, websites } from "./uk-other.ts";
import { listed, numbered, reference, regimeOf, ukDate, withoutPoint } from "./uk-text.ts";

const KINDS = new Map<string, Kind>([
  ["individual", "person"],
  ["entity", "organisation"],
  ["ship", "vessel"],
  ["vessel", "vessel"],
]);
const ROLE_ORDER: readonly NameRole[] = ["primary", "variation", "alias", "former", "original", "acronym"];

/** One row of a table, or what an element of the XML holds, laid out as such. */
export interface UkRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly layout: Layout;
  /** elements and attributes that no column fits */
  readonly extras?: readonly (readonly [string, string])[];
}

interface Given {
  /** the key that the entry bears */
  readonly id: string;
  readonly facts: UkFacts;
  readonly cell: (column: Column) => string;
  readonly has: (column: Column) => boolean;
  readonly line: number;
  readonly context: UkContext;
}
/** Columns that say something together. */
interface Part {
  readonly columns: readonly Column[];
  readonly take: (given: Given) => void;
}

const isoMin = (a: PartialDate, b: PartialDate): PartialDate => (a <= b ? a : b);

function dateIn(given: Given, field: string, column: Column): PartialDate | null {
  const value = given.cell(column);
  const read = value === "" ? null : ukDate(value);
  if (value !== "" && read === null) unreadable(given.facts, { field, value, line: given.line }, given.context);
  return read;
}

function documentPart(
  of: "passport" | "national-id",
  number: Column,
  { details, label }: { readonly details: Column; readonly label: string },
): Part {
  return {
    columns: [number, details],
    take({ facts, cell, has }) {
      const printed = cell(details);
      // the older layouts have number and details in one cell
      const found = has(number) ? documents(of, cell(number), printed) : { identifiers: documentsIn(of, printed), rest: [] };
      for (const document of found.identifiers) addDocument(facts, document);
      for (const rest of found.rest) keep(facts, label, rest);
    },
  };
}
const kept = (column: Column, label: string): Part => ({
  columns: [column],
  take({ facts, cell }) {
    if (cell(column) !== "") keep(facts, label, cell(column));
  },
});
const related = (column: Column, kind: string): Part => ({
  columns: [column],
  take({ facts, cell }) {
    for (const name of listed(cell(column)).map(withoutPoint)) facts.relations.add(`${kind}\n${name}`, { kind, name });
  },
});

/** In this order: names are read by the kind, and identifiers stand in the order in which papers come before references. */
const PARTS: readonly Part[] = [
  {
    columns: ["kind"],
    take({ facts, cell, line, context }) {
      const stated = cell("kind");
      const known = KINDS.get(stated.toLowerCase());
      if (known !== undefined) facts.kind = known;
      else if (stated !== "") unreadable(facts, { field: "Group Type", value: stated, line }, context);
    },
  },
  {
    columns: [
      "name1",
      "name2",
      "name3",
      "name4",
      "name5",
      "name6",
      "aliasType",
      "aliasQuality",
      "original",
      "originalScript",
      "originalLanguage",
    ],
    take: ({ facts, cell, line, context }) => takeName(facts, { cell, line }, context),
  },
  { columns: ["title"], take: ({ facts, cell }) => listed(cell("title")).forEach((title) => facts.titles.add(title, title)) },
  { columns: ["position"], take: ({ facts, cell }) => listed(cell("position")).forEach((held) => facts.positions.add(held, held)) },
  {
    columns: ["birth"],
    take(given) {
      const printed = given.cell("birth");
      // a day that never was (30/02/1950) still tells the year
      const birth = dateIn(given, "DOB", "birth") ?? ukDate(/(?<=\/)\d{4}$/.exec(printed)?.[0] ?? "");
      if (birth !== null)
        given.facts.births.add(birth, { from: birth, to: birth, circa: false, ...(birth === printed ? {} : { printed }) });
    },
  },
  {
    columns: ["birthTown", "birthCountry"],
    take({ facts, cell }) {
      for (const place of birthPlaces(cell("birthTown"), cell("birthCountry"))) facts.places.add(place.text, place);
    },
  },
  {
    columns: ["nationality"],
    take({ facts, cell }) {
      for (const nationality of listed(cell("nationality")).map(withoutPoint)) {
        const code = countryCode(nationality) ?? nationality;
        facts.nationalities.add(code, code);
      }
    },
  },
  documentPart("passport", "passport", { details: "passportDetails", label: "Passport Details" }),
  documentPart("national-id", "nationalId", { details: "nationalIdDetails", label: "National Identification Details" }),
  { columns: ["ni"], take: ({ facts, cell }) => documentsIn("national-id", cell("ni")).forEach((found) => addDocument(facts, found)) },
  {
    columns: ["address1", "address2", "address3", "address4", "address5", "address6", "postalCode", "country"],
    take({ facts, cell }) {
      const address = addressOf(cell);
      if (address !== null) facts.addresses.add(`${address.text}\n${address.postalCode ?? ""}\n${address.country ?? ""}`, address);
    },
  },
  {
    columns: ["regime", "listedOn"],
    take(given) {
      const printed = given.cell("regime");
      const regime = regimeOf(printed);
      // the UK Sanctions List prints the regulation, which is the legal basis, the ConList the regime
      if (regime !== printed) given.facts.legalBasis.add(printed, printed);
      if (regime !== "") given.facts.programmes.add(regime, regime);
      const listedOn = dateIn(given, "Listed On", "listedOn");
      if (listedOn !== null) given.facts.listings.set(regime, isoMin(given.facts.listings.get(regime) ?? listedOn, listedOn));
    },
  },
  {
    columns: ["designatedOn"],
    take(given) {
      const date = dateIn(given, "UK Sanctions List Date Designated", "designatedOn");
      if (date !== null) given.facts.designations.add(date);
    },
  },
  {
    columns: ["updatedOn"],
    take(given) {
      const date = dateIn(given, "Last Updated", "updatedOn");
      if (date !== null) given.facts.amended.add(date);
    },
  },
  {
    columns: ["group"],
    // a Group ID that is not the entry's key stands with another designation: printed, so it is kept
    take: ({ facts, cell, id }) => cell("group") !== id && addDocument(facts, { type: "uk-group-id", value: cell("group") }),
  },
  {
    columns: ["uniqueId"],
    take: ({ facts, cell }) => takeReference(facts, { type: "uk-ref", label: "Unique ID", printed: cell("uniqueId") }),
  },
  {
    columns: ["unRef"],
    take: ({ facts, cell }) => takeReference(facts, { type: "un-ref", label: "UN Reference Number", printed: cell("unRef") }),
  },
  {
    columns: ["other"],
    take({ facts, cell }) {
      const found = otherInformation(cell("other"));
      for (const identifier of found.identifiers) addDocument(facts, identifier);
      for (const relation of found.relations) facts.relations.add(`${relation.kind}\n${relation.name ?? ""}`, relation);
      for (const measure of found.measures) facts.measures.add(measure.toLowerCase(), measure);
      for (const flag of found.flags) facts.nationalities.add(flag, flag);
      for (const [key, value] of found.unmapped) keep(facts, key, value);
      if (found.sex !== undefined) facts.sex ??= found.sex;
      if (found.remarks !== "") facts.remarks.add(found.remarks, found.remarks);
    },
  },
  { columns: ["reasons"], take: ({ facts, cell }) => cell("reasons") !== "" && facts.remarks.add(cell("reasons"), cell("reasons")) },
  {
    columns: ["measures"],
    take({ facts, cell }) {
      for (const measure of cell("measures").split("|").map(squeeze))
        if (measure !== "") facts.measures.add(measure.toLowerCase(), measure);
    },
  },
  { columns: ["phone"], take: ({ facts, cell }) => phones(cell("phone")).forEach((found) => addDocument(facts, found)) },
  { columns: ["website"], take: ({ facts, cell }) => websites(cell("website")).forEach((found) => addDocument(facts, found)) },
  { columns: ["email"], take: ({ facts, cell }) => emails(cell("email")).forEach((found) => addDocument(facts, found)) },
  {
    columns: ["sex"],
    take({ facts, cell }) {
      const word = cell("sex").toLowerCase();
      if (word === "male" || word === "female") facts.sex ??= word;
      // a second row that says the other
      if (word !== "" && facts.sex !== word) keep(facts, "Gender", cell("sex"));
    },
  },
  related("parents", "parent"),
  related("subsidiaries", "subsidiary"),
  related("owners", "owned-by"),
  related("formerOwners", "formerly-owned-by"),
  {
    columns: ["registration"],
    take: ({ facts, cell }) => registrations(cell("registration")).forEach((found) => addDocument(facts, found)),
  },
  {
    columns: ["imo"],
    take({ facts, cell }) {
      const numbers = cell("imo").match(/\b(?:IMO)?\d{7}\b/gi);
      if (numbers === null && cell("imo") !== "") keep(facts, "IMO number", cell("imo"));
      for (const number of numbers ?? []) addDocument(facts, { type: "imo", value: number.replace(/^IMO/i, "") });
    },
  },
  {
    columns: ["flag"],
    take({ facts, cell }) {
      for (const flag of listed(cell("flag")).map(withoutPoint))
        facts.nationalities.add(countryCode(flag) ?? flag, countryCode(flag) ?? flag);
    },
  },
  kept("entityType", "Type of entity"),
  kept("shipType", "Type of ship"),
  kept("tonnage", "Tonnage of ship"),
  kept("shipLength", "Length of ship"),
  kept("built", "Year built"),
  kept("formerFlags", "Previous flags"),
  kept("hull", "Hull identification number"),
  kept("designationSource", "Designation source"),
];

/** The places of each part in a layout, parts without any column left out. Layouts are few. */
const placesOf = new WeakMap<Layout, readonly (readonly [Part, readonly number[]])[]>();

function partsOf(layout: Layout): readonly (readonly [Part, readonly number[]])[] {
  const known = placesOf.get(layout);
  if (known !== undefined) return known;
  const found = PARTS.map((part) => [part, part.columns.flatMap((column) => layout.at.get(column) ?? [])] as const).filter(
    ([, places]) => places.length > 0,
  );
  placesOf.set(layout, found);
  return found;
}

/** One party of the list from its rows: one row per name × birth × address × document. `id` is the publisher's key. */
export function entryOf(id: string, rows: readonly UkRow[], context: UkContext): Entry {
  const facts = newFacts();
  let before: UkRow | undefined;
  for (const row of rows) {
    takeRow(facts, { id, row, before: before?.layout === row.layout ? before.cells : undefined }, context);
    before = row;
  }
  const dates = [...facts.listings.values()];
  if (dates.length > 1)
    for (const [regime, from] of facts.listings)
      facts.claims.add(`listed\n${regime}`, {
        what: "listed",
        text: `listed under ${regime}`,
        from,
        source: "OFSI Consolidated List",
        confidence: "seen",
      });
  for (const from of facts.designations)
    facts.claims.add(`designated\n${from}`, {
      what: "designated",
      text: "UK Sanctions List date designated",
      from,
      source: "UK Sanctions List",
      confidence: "seen",
    });
  // the UK Sanctions List prints one date only, that of the designation
  const since = dates.length > 0 ? dates : [...facts.designations];
  const remarks = facts.remarks.all();
  return {
    list: context.list,
    id: entryId(id),
    kind: facts.kind,
    names: facts.names.all().sort((a, b) => ROLE_ORDER.indexOf(a.role) - ROLE_ORDER.indexOf(b.role)),
    births: facts.births.all(),
    birthPlaces: facts.places.all(),
    identifiers: facts.identifiers.all(),
    addresses: facts.addresses.all(),
    nationalities: facts.nationalities.all(),
    ...(facts.sex === undefined ? {} : { sex: facts.sex }),
    fathers: [],
    mothers: [],
    titles: facts.titles.all(),
    positions: facts.positions.all(),
    programmes: facts.programmes.all(),
    legalBasis: facts.legalBasis.all(),
    measures: facts.measures.all(),
    ...(since.length === 0 ? {} : { listedOn: since.reduce(isoMin) }),
    ...(facts.amended.size === 0 ? {} : { amendedOn: [...facts.amended].sort() }),
    relations: facts.relations.all(),
    claims: facts.claims.all(),
    ...(remarks.length === 0 ? {} : { remarks: remarks.join("\n") }),
    unmapped: facts.unmapped.all(),
    source: { file: context.file, line: rows[0]?.line ?? 0 },
  };
}

function takeRow(
  facts: UkFacts,
  { id, row, before }: { readonly id: string; readonly row: UkRow; readonly before: readonly string[] | undefined },
  context: UkContext,
): void {
  const { line, cells, layout } = row;
  const cell = (column: Column): string => {
    const place = layout.at.get(column);
    return place === undefined ? "" : squeeze(cells[place] ?? "");
  };
  const has = (column: Column): boolean => layout.at.has(column);
  const given: Given = { id, facts, cell, has, line, context };
  for (const [part, places] of partsOf(layout)) {
    // the rows of a party differ in a cell or two: what is empty or stood in the row before is done
    if (before !== undefined && places.every((place) => cells[place] === before[place])) continue;
    if (places.every((place) => (cells[place] ?? "") === "")) continue;
    part.take(given);
  }
  for (const [place, name] of layout.unknown) if (squeeze(cells[place] ?? "") !== "") keep(facts, name, squeeze(cells[place] as string));
  for (let place = layout.width; place < cells.length; place++)
    if (squeeze(cells[place] ?? "") !== "" && !layout.unknown.some(([known]) => known === place))
      keep(facts, "beyond the header", squeeze(cells[place] as string));
  for (const [key, value] of row.extras ?? []) keep(facts, key, value);
}

function takeReference(
  facts: UkFacts,
  { type, label, printed }: { readonly type: "uk-ref" | "un-ref"; readonly label: string; readonly printed: string },
): void {
  for (const part of printed.split(/[;|,]|\s(?=[A-Z]{2,3}[ie]?\.?\d)/).map(squeeze)) {
    if (part === "") continue;
    const { ref, rest } = reference(part);
    if (ref === null) keep(facts, label, part);
    else {
      addDocument(facts, { type, value: ref });
      if (rest !== "") keep(facts, label, part);
    }
  }
}

/** Towns and countries stand in two cells, numbered alike; a country may hold words (`Former USSR now Belarus`). */
function birthPlaces(towns: string, countries: string): EntryPlace[] {
  const town = numbered(towns);
  const country = numbered(countries);
  const found: EntryPlace[] = [];
  for (let at = 0; at < Math.max(town.length, country.length); at++) {
    const where = withoutPoint(country[at] ?? (country.length === 1 ? (country[0] as string) : ""));
    const text = [withoutPoint(town[at] ?? ""), where].filter((part) => part !== "").join(", ");
    const code =
      where === ""
        ? null
        : (countryCode(where) ?? countryCode(/\bnow (.+)$/.exec(where)?.[1] ?? "") ?? countryCode(where.split(/[(.]/, 1)[0] ?? ""));
    if (text !== "") found.push(code === null ? { text } : { text, country: code });
  }
  return found;
}

function addressOf(cell: (column: Column) => string): EntryAddress | null {
  const parts = (["address1", "address2", "address3", "address4", "address5", "address6"] as const).map(cell);
  const postalCode = cell("postalCode");
  const country = cell("country");
  const text = [...parts, postalCode, country].filter((part) => part !== "").join(", ");
  if (text === "") return null;
  const code = countryCode(country);
  return { text, ...(postalCode === "" ? {} : { postalCode }), ...(code === null ? {} : { country: code }) };
}
