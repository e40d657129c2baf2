import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { shared } from "../../test/shared.ts";
import type { Entry } from "./entry.ts";
import { readPublication, recognise } from "./publications.ts";
import type { ReadResult } from "./reader.ts";
import { listFileFromBytes, openListFile } from "./source.ts";

const lists = join(shared ?? "", "data/lists");
interface Count {
  readonly rows: number;
  readonly entries: number;
  readonly names: number | null;
  readonly persons: number | null;
  readonly organisations: number | null;
}
const counts = new Map<string, Count>(
  shared === null ? [] : Object.entries(JSON.parse(readFileSync(join(lists, "counts.json"), "utf8")) as Record<string, Count>),
);

/** The mappings that docs/lists.md shows for the files that others derived from official ones. */
const MAPPINGS = new Map<string, string>([
  [
    "eu/eu-fsf-2025-04-15.names.derived.csv.gz",
    "list: eu\nkind: { column: type, values: { person: person, enterprise: organisation }, otherwise: unknown }\ncolumns: { id: eu_logical_id, name: name }\n",
  ],
  [
    "uk/uksl-2026-05-sample/subjects.csv",
    "list: uk\nkind: { column: subject_type, values: { individual: person, entity: organisation, ship: vessel } }\ncolumns: { id: unique_id, unRef: un_reference_number, listedOn: date_designated, amendedOn: last_updated }\ndates: dmy\nidentifiers: [{ column: ofsi_group_id, type: uk-group-id }, { column: unique_id, type: uk-ref }]\n",
  ],
  ["uk/uksl-2026-05-sample/subject_names.csv", "list: uk\ncolumns: { id: unique_id, name: full_name }\n"],
  [
    "uk/uksl-2026-05-sample/subject_dobs.csv",
    "list: uk\ncolumns: { id: unique_id, birth: raw_value }\ndates: dmy\nidentifiers: [{ column: unique_id, type: uk-ref }]\n",
  ],
  [
    "uk/uksl-2026-05-sample/subject_countries.csv",
    "list: uk\ncolumns: { id: unique_id, country: raw_value }\nidentifiers: [{ column: unique_id, type: uk-ref }]\n",
  ],
  [
    "uk/uksl-2026-05-sample/subject_identifiers.csv",
    "list: uk\ncolumns: { id: unique_id }\nidentifiers: [{ column: raw_value, type: { column: identifier_type } }]\n",
  ],
]);

async function read(path: string, mapping: string): Promise<{ readonly result: ReadResult; readonly entries: readonly Entry[] }> {
  const [group] = await recognise([await openListFile(join(lists, path)), await listFileFromBytes("mapping.yaml", Buffer.from(mapping))]);
  const entries: Entry[] = [];
  const result = await readPublication(group!, { onEntry: (entry) => void entries.push(entry) });
  return { result, entries };
}

describe.skipIf(shared === null)("[L12] derived files are read by the mapping importer (skipped where ../shared is not there)", () => {
  test.each([...MAPPINGS])("%s has the numbers of counts.json", async (path, mapping) => {
    const { result, entries } = await read(path, mapping);
    const count = counts.get(path)!;
    const of = (kind: string): number => entries.filter((entry) => entry.kind === kind).length;
    expect({ rows: result.rows, entries: new Set(entries.map(({ id }) => id)).size, whole: result.whole }).toEqual({
      rows: count.rows,
      entries: count.entries,
      whole: true,
    });
    if (count.names !== null) expect(result.names).toBe(count.names);
    if (count.persons !== null) expect([of("person"), of("organisation")]).toEqual([count.persons, count.organisations]);
    // `dd/07/1976`: letters for what is not known are the UK's own custom, which a table of somebody's own is not read by
    expect(result.problems.filter(({ field, value }) => field !== "birth" || !/^dd\/(?:\d\d|mm)\/\d{4}$/.test(value ?? ""))).toEqual([]);
    expect(result.problemCount).toBe(path.endsWith("dobs.csv") ? 7 : 0);
  });
});
