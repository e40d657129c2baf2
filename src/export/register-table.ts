import type { Cell, Entry } from "../lists/index.ts";
import { formatBirth } from "../ground/index.ts";
import { entriesOf, type ExportSource, type LeftOut, leaveOut, partyNames } from "./source.ts";

/** The columns of a register as a table: one row an entry, several values of a cell on lines of their own. */
export const TABLE_COLUMNS = [
  "list",
  "id",
  "party",
  "kind",
  "name",
  "original name",
  "alias",
  "weak alias",
  "former name",
  "acronym",
  "birth",
  "birth place",
  "nationality",
  "sex",
  "father",
  "mother",
  "title",
  "position",
  "address",
  "identifiers",
  "programme",
  "legal basis",
  "measure",
  "listed on",
  "amended on",
  "ended on",
  "relations",
  "remarks",
  "source",
] as const;

/** The mapping with which `writ lists add TABLE MAPPING` reads such a table back. It ships beside every table that is written. */
export const TABLE_MAPPING = `# reads a table that writ export wrote: writ lists add un.csv un.mapping.yaml --as un
exact: true
ignore: [list, party, relations, source]
kind: { column: kind, otherwise: unknown }
columns:
  id: id
  name: name
  originalName: { column: original name, split: "\\n" }
  alias: { column: alias, split: "\\n" }
  weakAlias: { column: weak alias, split: "\\n" }
  formerName: { column: former name, split: "\\n" }
  acronym: { column: acronym, split: "\\n" }
  birth: { column: birth, split: "\\n" }
  birthPlace: { column: birth place, split: "\\n" }
  nationality: { column: nationality, split: "\\n" }
  sex: sex
  father: { column: father, split: "\\n" }
  mother: { column: mother, split: "\\n" }
  title: { column: title, split: "\\n" }
  position: { column: position, split: "\\n" }
  address: { column: address, split: "\\n" }
  programme: { column: programme, split: "\\n" }
  legalBasis: { column: legal basis, split: "\\n" }
  measure: { column: measure, split: "\\n" }
  listedOn: listed on
  amendedOn: { column: amended on, split: "\\n" }
  endedOn: ended on
  remarks: { column: remarks, split: "\\n" }
identifiers:
  - { column: identifiers, type: type@country:value }
`;

/** Rows without the header; list by list. What a row cannot carry is counted in `left`. */
export function* tableRows(source: ExportSource, left: LeftOut): IterableIterator<Cell[]> {
  let list = "";
  let partyOf = (id: string): string => id;
  for (const entry of entriesOf(source)) {
    if (entry.list !== list) {
      list = entry.list;
      partyOf = partyNames(source, list);
    }
    yield rowOf(entry, partyOf(entry.id), left);
  }
}

function rowOf(entry: Entry, party: string, left: LeftOut): Cell[] {
  const main = entry.names.find(({ role }) => role === "primary") ?? entry.names[0];
  const named = (wanted: (name: Entry["names"][number]) => boolean): string =>
    lines(entry.names.filter((name) => name !== main && wanted(name)).map(({ text }) => text));
  leaveOut(left, "claims", entry.claims.length);
  leaveOut(left, "values that were not understood", entry.unmapped.length);
  leaveOut(left, "notes of identifiers", entry.identifiers.filter(({ note }) => note !== undefined).length);
  return [
    entry.list,
    entry.id,
    party,
    entry.kind,
    main?.text ?? "",
    named(({ role, quality }) => role === "original" && quality !== "weak"),
    named(({ role, quality }) => ["primary", "variation", "alias"].includes(role) && quality !== "weak"),
    // that a name is weak says more for screening than what else it is
    named(({ quality }) => quality === "weak"),
    named(({ role, quality }) => role === "former" && quality !== "weak"),
    named(({ role, quality }) => role === "acronym" && quality !== "weak"),
    lines(entry.births.map(formatBirth)),
    lines(entry.birthPlaces.map(({ text }) => text)),
    lines(entry.nationalities),
    entry.sex ?? "",
    lines(entry.fathers),
    lines(entry.mothers),
    lines(entry.titles),
    lines(entry.positions),
    lines(entry.addresses.map(({ text }) => text)),
    lines(entry.identifiers.map(({ type, value, country }) => `${type}${country === undefined ? "" : `@${country}`}:${value}`)),
    lines(entry.programmes),
    lines(entry.legalBasis),
    lines(entry.measures),
    entry.listedOn ?? "",
    lines(entry.amendedOn ?? []),
    entry.endedOn ?? "",
    lines(
      entry.relations.map(({ kind, to, name, note }) =>
        [`${kind}: ${name ?? to ?? ""}`, name === undefined ? "" : (to ?? ""), note ?? ""].filter(Boolean).join(", "),
      ),
    ),
    entry.remarks ?? "",
    `${entry.source.file}:${entry.source.line}`,
  ];
}

const lines = (values: readonly string[]): string => values.map((value) => value.replace(/\s*[\r\n]+\s*/g, " ")).join("\n");
