import type { Entry } from "./entry.ts";
import { digestOf, type EntryRest, restOf, withRest } from "./entry-rest.ts";
import { type ListFacts, writtenFacts } from "./handed-on.ts";

/* A register as a table: its columns, the mapping that reads them back, and what stands beside the columns because none of them holds it. */

/** One row an entry, several values of a cell on lines of their own. The last ones hold what no other does; a workbook's cells are short. */
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
  "rest",
  "rest 2",
  "rest 3",
] as const;
type TableColumn = (typeof TABLE_COLUMNS)[number];

const REST: readonly TableColumn[] = ["rest", "rest 2", "rest 3"];
/** where the columns of the rest begin */
export const REST_AT = TABLE_COLUMNS.indexOf("rest");
export const REST_COLUMNS = REST.length;

/** The mapping of such a table: what its columns hold, and what the register said of its lists. It lies beside every table that is written. */
export function tableMapping(lists: readonly ListFacts[]): string {
  const told = lists.map((facts) => `    - ${JSON.stringify(writtenFacts(facts))}\n`).join("");
  return `${HEAD}register:
  column: list
  rest: [${REST.join(", ")}]
  lists:${told === "" ? " []\n" : `\n${told}`}${COLUMNS}`;
}

const HEAD = `# reads the table beside it, which writ export wrote: writ lists add un.csv
# entries: how many the table holds. Fewer are taken for a table that was cut; put it right where rows were taken out on purpose
`;
const COLUMNS = `exact: true
ignore: [party, relations, source]
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

/** Which columns a field of an entry stands in: where a person has changed one of them, the field is what the columns say. */
const COLUMNS_OF: ReadonlyMap<keyof Entry, readonly TableColumn[]> = new Map<keyof Entry, readonly TableColumn[]>([
  ["id", ["id"]],
  ["kind", ["kind"]],
  ["names", ["name", "original name", "alias", "weak alias", "former name", "acronym"]],
  ["births", ["birth"]],
  ["birthPlaces", ["birth place"]],
  ["nationalities", ["nationality"]],
  ["sex", ["sex"]],
  ["fathers", ["father"]],
  ["mothers", ["mother"]],
  ["titles", ["title"]],
  ["positions", ["position"]],
  ["addresses", ["address"]],
  ["identifiers", ["identifiers"]],
  ["programmes", ["programme"]],
  ["legalBasis", ["legal basis"]],
  ["measures", ["measure"]],
  ["listedOn", ["listed on"]],
  ["amendedOn", ["amended on"]],
  ["endedOn", ["ended on"]],
  ["relations", ["relations"]],
  ["remarks", ["remarks"]],
]);

/** blanks and line ends at the edges say nothing: a spreadsheet that saves the table anew may change them */
function columnsDigest(cellOf: (column: string) => string, field: keyof Entry): string {
  const cells = (COLUMNS_OF.get(field) ?? []).map((column) => cellOf(column).replace(/\s+/gu, " ").trim());
  return digestOf(cells);
}

/** What the columns do not hold of an entry, as JSON for the last ones; `read`: what reading the row without them gives. */
export function rowRest(entry: Entry, read: Entry, cellOf: (column: string) => string): string {
  const rest = Object.entries(restOf(entry, read)) as [keyof Entry, unknown][];
  return plainJson(Object.fromEntries(rest.map(([field, value]) => [field, [columnsDigest(cellOf, field), value]])));
}

/** Signs that a sheet or a text file could lose are written as escapes, and those that a program which takes quotes for cells would run. */
const plainJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|(?<=")[=+\-@＝＋－＠]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** A row made whole by its rest; `changed`: fields whose columns a person has changed, so that they are read from these alone. */
export function wholeRow(
  read: Entry,
  text: string,
  cellOf: (column: string) => string,
): { readonly entry: Entry; readonly changed: readonly string[] } | { readonly fault: string } {
  let told: unknown;
  try {
    told = JSON.parse(text) as unknown;
  } catch {
    return { fault: "it is no JSON" };
  }
  if (typeof told !== "object" || told === null) return { fault: "it is no JSON object" };
  const rest: Record<string, unknown> = {};
  const changed: string[] = [];
  for (const [field, pair] of Object.entries(told)) {
    const [digest, value] = Array.isArray(pair) ? (pair as unknown[]) : [];
    if (digest === columnsDigest(cellOf, field as keyof Entry)) rest[field] = value;
    else changed.push(field);
  }
  const entry = withRest(read, rest as EntryRest);
  return "fault" in entry ? { fault: `${entry.field}: ${entry.fault}` } : { entry, changed };
}
