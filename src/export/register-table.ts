import { type Cell, type Entry, inCells, REST_COLUMNS, restWriter } from "../lists/index.ts";
import { formatBirth } from "../ground/index.ts";
import { entriesOf, type ExportSource, type Leaving, leaveOut, leaveRulings, partyNames } from "./source.ts";

/**
 * Rows without the header; list by list. What no column is for stands as JSON in the last ones. `most`: characters that a cell of the format
 * holds.
 */
export function* tableRows(source: ExportSource, { most, ...leaving }: Leaving & { readonly most: number }): IterableIterator<Cell[]> {
  const rest = restWriter();
  leaveRulings(source, leaving);
  let list = "";
  let partyOf = (id: string): string => id;
  for (const entry of entriesOf(source)) {
    if (entry.list !== list) {
      list = entry.list;
      partyOf = partyNames(source, list);
    }
    const columns = rowOf(entry, partyOf(entry.id), leaving).map((cell) => fitting(cell, most));
    const cells = inCells(rest(entry, columns), { count: REST_COLUMNS, most });
    if (cells === null) leaveOut(leaving.lost, "entries with more than the cells of a workbook hold, told by their columns alone");
    yield [...columns, ...(cells ?? Array<string>(REST_COLUMNS).fill(""))];
  }
}

/** Cut where it is known that it was: what was cut stands whole in the last columns. */
const fitting = (cell: string, most: number): string => (cell.length <= most ? cell : `${cell.slice(0, most - 1).toWellFormed()}…`);

function rowOf(entry: Entry, party: string, { left }: Leaving): string[] {
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
