import type { Problem } from "../ground/index.ts";
import { csvRows } from "./csv.ts";
import { foldHeader } from "./mapping-fields.ts";
import type { ColumnPlan, Source } from "./mapping-plan.ts";
import type { ListFile } from "./reader.ts";
import { badRow, squeeze } from "./tally.ts";
import { looksZipped } from "./xlsx.ts";
import { separatorOf } from "./xlsx-or-csv.ts";

/** Headers that can mean nothing but whose row it is, the surest first: `unique_id`, `eu_logical_id`, `Entity ID (UK)`. */
const SURE = [
  "unique",
  "logical",
  "entity",
  "entry",
  "subject",
  "party",
  "target",
  "designation",
  "record",
  "profile",
  "person",
  "individual",
].map((word) => new RegExp(`(?:^| )${word} (?:id|uid)(?: \\p{L}{2})?$`, "u"));
const LIKELY = /(?:^| )(?:id|uid|key|ref)$/;
/** numbers of something else than a party, or of the row by itself */
const OF_ANOTHER =
  /(?:^| )(?:name|alias|aka|address|document|row|line|type|kind|country|programme?|regime|status|source|list|file|batch|dataset|category|language|user|created|updated)s?(?: |$)/;
/** fewer rows tell nothing */
const FEW = 4;

export interface Keyed {
  readonly plan: ColumnPlan;
  /** that no column is taken for the key of an entry, and one looks like it */
  readonly told: Problem | null;
}

/**
 * A plan made of plain headers, with the column that says which rows are one entry, where its header says so surely. Where none does and the
 * first rows show a column whose values repeat from row to row, it is told with the mapping that takes it: to join rows on a guess would make
 * one entry of several parties.
 */
export async function keyedByColumn(plan: ColumnPlan, file: ListFile): Promise<Keyed> {
  if (!plan.plain || plan.fields.has("id")) return { plan, told: null };
  const free = plan.unused
    .map((place) => ({ place, header: foldHeader(plan.headers[place] ?? "") }))
    .filter(({ header }) => !OF_ANOTHER.test(header));
  const sure = SURE.map((word) => free.find(({ header }) => word.test(header))).find((found) => found !== undefined);
  if (sure !== undefined) return { plan: withId(plan, sure.place), told: null };
  const likely = free.filter(({ header }) => LIKELY.test(header));
  if (likely.length === 0) return { plan, told: null };
  const rows = await firstRows(file, plan.headers);
  const found = likely.find(({ place }) => repeatsInRuns(rows.map((cells) => squeeze(cells[place] ?? ""))));
  if (found === undefined) return { plan, told: null };
  const header = squeeze(plan.headers[found.place] ?? "");
  const told = badRow("field-missing", {
    file: file.name,
    line: 1,
    field: "id",
    value: header,
    message: `no column is surely the id of an entry: each row is an entry of its own; “${header}” looks like one`,
  });
  const mapping = mappingText(withId(plan, found.place), rows);
  return { plan, told: { ...told, remedy: `if so, give the table again with a file of this line beside it: ${mapping}` } };
}

function withId(plan: ColumnPlan, place: number): ColumnPlan {
  const fields = new Map([["id" as const, [{ places: [place], glue: " ", split: null }]], ...plan.fields]);
  return { ...plan, fields, unused: plan.unused.filter((unused) => unused !== place) };
}

/** Several rows in succession have one value, and each value stands in one place only: as the rows of one party do. */
function repeatsInRuns(values: readonly string[]): boolean {
  const told = values.filter((value) => value !== "");
  const runs = told.filter((value, at) => value !== told[at - 1]).length;
  const distinct = new Set(told).size;
  return told.length >= FEW && distinct > 1 && distinct < told.length && runs === distinct;
}

/** Rows of the file's head below its header; the last one may be cut. */
async function firstRows(file: ListFile, header: readonly string[]): Promise<readonly (readonly string[])[]> {
  async function* head(): AsyncGenerator<string> {
    yield file.head;
  }
  const separator = looksZipped(file.headBytes) ? "," : separatorOf(file.head).separator;
  const rows: (readonly string[])[] = [];
  for await (const { cells } of csvRows(head(), { file: file.name, separator, onProblem: () => undefined })) rows.push(cells);
  const begin = rows.findIndex((cells) => cells.length === header.length && cells.every((cell, at) => cell === header[at]));
  return rows.slice(begin + 1, file.size > file.headBytes.length ? -1 : undefined);
}

/** The plan as a line of a mapping: what was found by the headers is named, since a mapping reads nothing by them. */
function mappingText(plan: ColumnPlan, rows: readonly (readonly string[])[]): string {
  const name = (place: number): string => quoted(squeeze(plan.headers[place] ?? ""));
  const source = ({ places, glue, split }: Source): string => {
    const [place = 0] = places;
    if (places.length > 1) return `{join: [${places.map(name).join(", ")}], with: ${JSON.stringify(glue)}}`;
    const between =
      split === null ? undefined : SPLITS.find((sign) => split.test(sign) && rows.some((cells) => cells[place]?.includes(sign)));
    return between === undefined ? name(place) : `{column: ${name(place)}, split: ${JSON.stringify(between)}}`;
  };
  const pairs = [...plan.fields].map(([field, sources]) => {
    const [only, ...more] = sources.map(source);
    return `${field}: ${more.length === 0 ? only : `[${[only, ...more].join(", ")}]`}`;
  });
  if (plan.kind.place !== null) pairs.push(`kind: ${name(plan.kind.place)}`);
  for (const { value, type, country } of plan.identifiers.slice(0, 1)) {
    pairs.push(`identifier: ${name(value)}`);
    if (typeof type !== "string") pairs.push(`identifierType: ${name(type.place)}`);
    if (country !== null && typeof country !== "string") pairs.push(`identifierCountry: ${name(country.place)}`);
  }
  return `columns: {${pairs.join(", ")}}`;
}

const SPLITS = [";", "|", "@", ","] as const;

const quoted = (text: string): string => (/^[A-Za-z_][\w ]*$/.test(text) ? text : JSON.stringify(text));
