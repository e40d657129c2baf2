import type { ListFile } from "./reader.ts";
import { badRow } from "./tally.ts";
import type { Tally } from "./tally.ts";

interface Code {
  readonly text: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** The code tables at the beginning of an advanced file, by the name of their elements: `Country`, `FeatureType` … No number is built in. */
export interface AdvancedTables {
  put(table: string, attributes: ReadonlyMap<string, string>, text: string): void;
  /** The words of a code, squeezed; empty for no code. One that is in no table is told once, and its number stands for it. */
  words(table: string, id: string, line: number): string;
  has(table: string): boolean;
  /** An attribute of a code's row: `PartySubType` → `PartyTypeID`. */
  attribute(table: string, id: string, name: string): string;
}

export function newAdvancedTables({ file, tally }: { readonly file: Pick<ListFile, "name">; readonly tally: Tally }): AdvancedTables {
  const tables = new Map<string, Map<string, Code>>();
  const told = new Set<string>();
  const find = (table: string, id: string): Code | undefined => tables.get(table)?.get(id);
  return {
    put(table, attributes, text) {
      const id = attributes.get("ID") ?? "";
      const codes = tables.get(table) ?? new Map<string, Code>();
      tables.set(table, codes);
      const there = codes.get(id);
      if (there === undefined) codes.set(id, { text, attributes });
      else if (there.text !== text)
        tally.problem(
          badRow("row-malformed", { file: file.name, line: 1, field: table, value: id, message: `code ${id} stands for two values` }),
        );
    },
    words(table, id, line) {
      if (id === "") return "";
      const found = find(table, id);
      if (found !== undefined) return found.text;
      if (!told.has(`${table} ${id}`)) {
        told.add(`${table} ${id}`);
        tally.problem(
          badRow("field-invalid", {
            file: file.name,
            line,
            field: table,
            value: id,
            message: `the file has no meaning for the code ${id}`,
          }),
        );
      }
      return id;
    },
    has: (table) => tables.has(table),
    attribute: (table, id, name) => find(table, id)?.attributes.get(name) ?? "",
  };
}
