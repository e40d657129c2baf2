import { fail } from "../ground/index.ts";
import type { ListFile } from "./reader.ts";

/* Which mapping is for which table. */

/** A table with the mapping that says what its columns hold; `found`: it lay beside the table and was not named. */
export interface MappedTable {
  readonly table: ListFile;
  readonly mapping: ListFile | undefined;
  readonly found: boolean;
}

const TABLE_ENDING = /(?:\.(?:csv|tsv|txt|xlsx|xlsm))?(?:\.gz)?$/i;
const MAPPING_ENDINGS = [".mapping.yaml", ".mapping.yml", ".mapping.json"] as const;

const stem = (table: string): string => table.replace(TABLE_ENDING, "");
/** `un.mapping.yaml` and `un.yaml` are for `un.csv` */
const stemOfMapping = (mapping: string): string => mapping.replace(/(?:\.mapping)?\.(?:ya?ml|json)$/i, "");

/**
 * Pairs tables with mappings: by their names (`un.mapping.yaml` with `un.csv`), else the only one that is left is for all other tables. A table
 * without one takes the mapping that lies beside it in its folder. Throws `usage` where it cannot be told which is for which.
 */
export async function pairTables(tables: readonly ListFile[], mappings: readonly ListFile[]): Promise<readonly MappedTable[]> {
  const own = new Map<ListFile, ListFile>();
  const common: ListFile[] = [];
  for (const mapping of mappings) {
    const named = tables.filter(({ name }) => stem(name) === stemOfMapping(mapping.name));
    for (const table of named) {
      const other = own.get(table);
      if (other !== undefined)
        fail("usage", { file: mapping.name, message: `this and ${other.name} are both for ${table.name}`, remedy: "give one of them" });
      own.set(table, mapping);
    }
    // a name that says of one table that it is its mapping does not speak for others
    if (named.length === 0 || (mappings.length === 1 && !/\.mapping\.[a-z]+$/i.test(mapping.name))) common.push(mapping);
  }
  const [rest, second] = common;
  if (second !== undefined)
    fail("usage", {
      file: second.name,
      message: "two mappings were given, and their names do not say for which tables",
      remedy: "call each as its table: blocked.mapping.yaml for blocked.csv",
    });
  if (rest !== undefined && tables.every((table) => own.has(table) && own.get(table) !== rest))
    fail("usage", {
      file: rest.name,
      message: "a mapping was given without its table",
      remedy: "give the CSV or XLSX file beside it",
    });
  return Promise.all(
    tables.map(async (table) => {
      const given = own.get(table) ?? rest;
      const mapping = given ?? (await mappingBeside(table));
      return { table, mapping, found: given === undefined && mapping !== undefined };
    }),
  );
}

async function mappingBeside({ name, beside }: ListFile): Promise<ListFile | undefined> {
  for (const ending of MAPPING_ENDINGS) {
    const found = await beside?.(stem(name) + ending);
    if (found !== undefined && found !== null) return found;
  }
  return undefined;
}
